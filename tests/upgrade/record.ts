import { createHash } from 'node:crypto';

/**
 * Records the answers of a release about its demo data. The same questions are put to the release that made a dump and
 * to the one that is started on it.
 */

/** The demo's accounts whose sight is compared: every kind, two of the kinds that see a part. */
export const ACTORS = [
  'office',
  'auditor',
  'group-fagai',
  'group-gongxin',
  'unit-fagai',
  'unit-zhujian',
  'leader-01',
  'leader-02',
  'liaison-01',
  'multi-01',
  'enterprise-01',
  'enterprise-02',
];

/** Content types that each actor counts as far as he sees them, by their names in the REST API. */
const TYPES = [
  'issues',
  'ledger-entries',
  'transfers',
  'issue-requests',
  'escalations',
  'milestones',
  'enterprises',
  'pairings',
  'projects',
  'visits',
  'meetings',
  'meeting-items',
  'common-problems',
  'reports',
  'work-plans',
  'reassignments',
  'policies',
  'inspections',
];

/** Periods that were over when the dump was made: what is counted in them no longer moves with the clock. */
const PERIODS = ['from=2026-01-01&to=2026-07-01', 'from=2026-07-01&to=2026-10-01'];
const SUBJECTS = ['city', 'group', 'unit', 'leader'];

/** The sight of one actor: counts by type, and a digest of the issues' numbers. */
export type Sight = Record<string, number | string>;
/** The measures of one subject: code, numerator, denominator, value. */
export type Figures = { id: string | null; measures: unknown[][] }[];
export type Answers = { sight: Record<string, Sight>; figures: Record<string, Figures> };

type Headers = Record<string, string>;
type Body = {
  jwt?: string;
  data: never[];
  meta: { pagination: { total: number; pageCount: number } };
};

/**
 * @param url a running server with the demo's accounts
 * @param actors whose sight is asked for; the figures are the office's
 */
export async function recordAnswers(
  url: string,
  password: string,
  actors: readonly string[] = ACTORS,
): Promise<Answers> {
  const sight: Answers['sight'] = {};
  for (const actor of actors) sight[actor] = await sightOf(url, await signIn(url, actor, password));
  const office = await signIn(url, 'office', password);
  const figures: Answers['figures'] = {};
  for (const period of PERIODS) {
    for (const subject of SUBJECTS) {
      const { data } = await get(url, `/api/casework/measures?subject=${subject}&${period}`, office);
      figures[`${subject} ${period}`] = data
        .map(figuresOf)
        .sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
    }
  }
  return { sight, figures };
}

type Told = {
  id: string | null;
  measures: { code: string; numerator: unknown; denominator: unknown; value: unknown }[];
};

const figuresOf = ({ id, measures }: Told): Figures[number] => ({
  id,
  measures: measures.map(({ code, numerator, denominator, value }) => [code, numerator, denominator, value]),
});

async function sightOf(url: string, headers: Headers): Promise<Sight> {
  const seen: Sight = {};
  for (const type of TYPES) {
    const path = `/api/${type}?pagination[pageSize]=1&pagination[withCount]=true`;
    const { status, body } = await request(url, path, headers);
    seen[type] = status === 200 ? body.meta.pagination.total : `status ${status}`;
  }
  const numbers: string[] = [];
  for (let page = 1, last = 1; page <= last; page += 1) {
    const path = `/api/issues?fields[0]=number&sort[0]=number&pagination[page]=${page}&pagination[pageSize]=100`;
    const { data, meta } = await get(url, path, headers);
    numbers.push(...data.map(({ number }: { number: string }) => number));
    last = meta.pagination.pageCount;
  }
  return { ...seen, numbers: createHash('sha256').update(numbers.join('\n')).digest('hex') };
}

async function signIn(url: string, identifier: string, password: string): Promise<Headers> {
  const response = await fetch(`${url}/api/auth/local`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  const body = (await response.json()) as Body;
  if (response.status !== 200) throw new Error(`${identifier} cannot sign in: ${JSON.stringify(body)}`);
  const headers = { authorization: `Bearer ${body.jwt}` };
  const mine = (await request(url, '/api/casework/memberships', headers)).body.data as {
    documentId: string;
  }[];
  return mine.length > 1 ? { ...headers, 'x-acting-for': mine[0]?.documentId ?? '' } : headers;
}

async function request(url: string, path: string, headers: Headers): Promise<{ status: number; body: Body }> {
  const response = await fetch(url + path, { headers });
  return { status: response.status, body: (await response.json()) as Body };
}

async function get(url: string, path: string, headers: Headers): Promise<Body> {
  const { status, body } = await request(url, path, headers);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Counts the rows of every table but those that each start or request writes again. */
export const COUNTS = `
  select n.nspname || '.' || c.relname as name,
         (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::int as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname in ('public', 'casework')
     and c.relname !~ '^(strapi_|admin_permissions|up_permissions|i18n_|installed$|sweep_|claims$|sign_ins$|api_sessions$)'
   order by 1`;
