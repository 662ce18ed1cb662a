import { QiaomenError, createClient, type Client } from '../src/index.js';

/**
 * An issue from registration to 销号, each step by the account whose turn it is, and what can be read of it then.
 *
 *     LOOP='{"baseUrl": "http://localhost:1337", "tokens": {…}, "enterprise": "…", …}' node dist/examples/loop.js
 */

declare const process: { env: Record<string, string | undefined> };

type Account = 'group' | 'unit' | 'enterprise' | 'leader' | 'stranger';
type Given = {
  baseUrl: string;
  /** a token of each account: `signIn` gives one */
  tokens: Record<Account, string>;
  /** documentIds */
  enterprise: string;
  category: string;
  unit: string;
};

const { baseUrl, tokens, enterprise, category, unit } = JSON.parse(process.env['LOOP'] ?? '{}') as Given;

const as = (account: Account): Client => createClient({ baseUrl, token: tokens[account], language: 'en' });

const made = await as('group').issues.register(
  {
    enterprise,
    category,
    title: '厂区道路破损',
    description: '厂区门前道路破损，影响运输。',
    kind: 'appeal',
    channel: 'phone',
    handlingType: 'normal',
  },
  { idempotencyKey: 'example-loop-1' },
);
const issue = made.data.documentId;

await as('group').issues.act(issue, 'accept');
// A picture of one pixel: photos, PDF, XLSX and DOCX are taken.
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const [photo] = await as('unit').upload([
  {
    name: 'road.png',
    content: new Blob([Uint8Array.from(atob(PIXEL), (one) => one.charCodeAt(0))], { type: 'image/png' }),
  },
]);
await as('group').issues.act(issue, 'transfer', { leadUnit: unit, standard: '修复路面' });
await as('unit').issues.act(issue, 'take-up', {
  section: '市政科',
  responsiblePerson: '示例某',
  phone: '0454-0000000',
});
await as('unit').issues.act(issue, 'report-back', {
  result: 'solved',
  measures: '已修复',
  attachments: [photo?.documentId ?? ''],
});
await as('enterprise').issues.act(issue, 'confirm', { rating: 5 });
const { data: closed } = await as('leader').issues.act(issue, 'consent', { opinion: '同意' });

const ledger = await as('group').issues.ledger(issue, { pagination: { page: 1, pageSize: 50 } });
const found = await as('group').list('issues', {
  filters: { stage: { $in: ['closed'] }, enterprise: { documentId: { $eq: enterprise } } },
  sort: ['receivedAt:desc'],
  populate: ['leadUnit', 'enterprise'],
  pagination: { page: 1, pageSize: 10 },
});
const sheet = await as('group').tables.exportIssues({ filters: { stage: { $eq: 'closed' } } });
const day = new Date(closed.closedAt ?? '').getFullYear();
const figures = await as('group').assessment.figures({
  subject: 'group',
  from: `${day}-01-01`,
  to: `${day + 1}-01-01`,
});

const refusal = await as('stranger')
  .issues.ledger(issue)
  .then(
    () => null,
    (error: unknown) =>
      error instanceof QiaomenError ? { status: error.status, message: error.message } : String(error),
  );

console.log(
  JSON.stringify({
    stage: closed.stage,
    rating: closed.rating,
    photo: photo?.name,
    actions: ledger.data.map(({ action }) => action),
    total: ledger.meta.pagination.total,
    found: found.data.map((one) => ({
      number: one.number,
      unit: one.leadUnit?.name,
      documentId: one.documentId,
    })),
    sheet: sheet.size > 0,
    measures: figures.data[0]?.measures.map(({ code }) => code),
    refusal,
  }),
);
