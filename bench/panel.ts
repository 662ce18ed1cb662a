import { gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { newDocumentId } from '../tests/support/city';
import { copyOrganisations, makeIssues, makeOrganisations } from './city';
import { measure, type Call, type Result, type Scenario, type Variant } from './measure';
import { printTable } from './report';
import type { Child } from './servers';

/**
 * The pages in which people work all day. --workbench: its lists beside a plain Strapi's list of the same issues.
 * --panel: 今日, 诉求 and the page of an issue by who opens them, each one call: statements, milliseconds, kilobytes.
 * --sizes takes one number: how many issues there are.
 */

type Stage = {
  casework: Child;
  plainServer: () => Promise<Child>;
  db: Pool;
  plainDb: Pool;
  url: string;
  plainUrl: string;
};
type Options = { workbench: boolean; panel: boolean; sizes: string; rounds: string };
type Account = { userId: number; token: string };

const STAMP = `now() at time zone 'UTC'`;
const USUAL_SIZE = 100_000;

/** Makes an account of the panel. @returns its token */
export async function member(
  { casework, db }: Pick<Stage, 'casework' | 'db'>,
  kind: 'office' | 'group' | 'unit' | 'leader',
  of: { department?: number; leader?: number },
): Promise<string> {
  const { userId, token } = await casework.ask<Account>({
    type: 'panel',
    name: kind,
    role: `casework-${kind}`,
  });
  const { rows } = await db.query<{ id: number }>(
    `insert into staff_members (document_id, name, admin_user_id, active, created_at, updated_at, published_at)
     values ($1, $2, $3, true, ${STAMP}, ${STAMP}, ${STAMP}) returning id`,
    [newDocumentId(), kind, userId],
  );
  await db.query(
    `insert into memberships (document_id, staff_member_id, kind, department_id, leader_id, since, created_at, updated_at, published_at)
     values ($1, $2, $3, $4, $5, ${STAMP} - interval '1 day', ${STAMP}, ${STAMP}, ${STAMP})`,
    [newDocumentId(), rows[0]?.id, kind, of.department ?? null, of.leader ?? null],
  );
  return token;
}

/** Kilobytes of an answer, as it is and as it travels. */
async function weigh(url: string, { path, token }: Call): Promise<string> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const body = Buffer.from(await answer.arrayBuffer());
  const kb = (bytes: number): string => (bytes / 1024).toFixed(1);
  return `${kb(body.length)} KB, ${kb(gzipSync(body).length)} KB gzipped`;
}

const LIST =
  '/api/issues?populate[enterprise]=true&populate[leadUnit]=true&populate[category]=true&pagination[pageSize]=50';
const WORKBENCH = '/casework/workbench/issues';

export async function benchPanel(stage: Stage, options: Options): Promise<Result[]> {
  const { casework, db, plainDb, url, plainUrl } = stage;
  const size = options.sizes.includes(',') ? USUAL_SIZE : Number(options.sizes);
  const rounds = Number(options.rounds);
  await makeOrganisations(db);
  await makeIssues(url, size);
  const one = async (sql: string): Promise<number> => (await db.query<{ id: number }>(sql)).rows[0]?.id ?? 0;
  const group = await one(`select id from departments where code = 'fagai'`);
  const unit = await one(
    `select lead_unit_id as id from issues where stage = 'handling' order by id limit 1`,
  );
  const leader = await one(
    `select leader_id as id from issues where stage = 'confirmed' and group_id = ${group} limit 1`,
  );
  const tokens = {
    office: await member(stage, 'office', {}),
    group: await member(stage, 'group', { department: group }),
    unit: await member(stage, 'unit', { department: unit }),
    leader: await member(stage, 'leader', { leader }),
  };
  console.log(`${size} issues, 12 in 100 of them open`);
  const results: Result[] = [];
  const run = async (scenario: Scenario): Promise<void> => {
    const measured = await measure(scenario, rounds);
    printTable(measured);
    results.push(...measured);
  };
  const get = (label: string, token: string, path: string): Variant => ({
    label,
    server: casework,
    call: () => ({ method: 'GET', path, token }),
  });

  if (options.workbench) {
    const plain = await stage.plainServer();
    await copyOrganisations(db, plainDb);
    await makeIssues(plainUrl, size);
    const user = await plain.ask<Account>({ type: 'account', name: 'user', grantAll: true });
    const beside = (label: string, filters: string): Variant => ({
      label,
      server: plain,
      call: () => ({ method: 'GET', path: `${LIST}${filters}`, token: user.token }),
    });
    const open = ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed']
      .map((stageName, i) => `&filters[stage][$in][${i}]=${stageName}`)
      .join('');
    const words = encodeURIComponent('示例问题诉求99');
    await run({
      name: '50 open issues, the most pressing first',
      requests: 10,
      variants: [
        beside('plain Strapi, open, by due', `${open}&sort=dueAt`),
        get('workbench, the office', tokens.office, `${WORKBENCH}?view=open`),
        get('workbench, a group', tokens.group, `${WORKBENCH}?view=open`),
      ],
    });
    await run({
      name: '50 of all issues, the latest first',
      requests: 10,
      variants: [
        beside('plain Strapi, all', '&sort=receivedAt:desc'),
        get('workbench, the office', tokens.office, `${WORKBENCH}?view=all&sort=received`),
        get('workbench, a group', tokens.group, `${WORKBENCH}?view=all&sort=received`),
      ],
    });
    await run({
      name: 'search in number and title',
      requests: 5,
      variants: [
        beside('plain Strapi, contains', `&filters[title][$containsi]=${words}&sort=receivedAt:desc`),
        get('workbench, the office', tokens.office, `${WORKBENCH}?view=all&sort=received&q=${words}`),
        get('workbench, a group', tokens.group, `${WORKBENCH}?view=all&sort=received&q=${words}`),
      ],
    });
    await run({
      name: 'red, of one unit, older than a month',
      requests: 10,
      variants: [
        beside('plain Strapi, overdue of one unit', `${open}&filters[leadUnit][id][$eq]=${unit}&sort=dueAt`),
        get(
          'workbench, the office',
          tokens.office,
          `${WORKBENCH}?view=red&olderThan=30&unit=${await documentId(db, 'departments', unit)}`,
        ),
      ],
    });
  }

  if (options.panel) {
    const { rows } = await db.query<{ document_id: string }>(
      `select document_id from issues where group_id = $1 and stage = 'handling' order by id limit 1`,
      [group],
    );
    const { rows: ofUnit } = await db.query<{ document_id: string }>(
      `select document_id from issues where lead_unit_id = $1 and stage = 'handling' order by id limit 1`,
      [unit],
    );
    const issue = rows[0]?.document_id ?? '';
    const pages: [string, (kind: keyof typeof tokens) => string][] = [
      ['今日', () => '/casework/today'],
      ['诉求', () => `${WORKBENCH}?view=open`],
      [
        'an issue',
        (kind) => `/casework/issues/${kind === 'unit' ? (ofUnit[0]?.document_id ?? '') : issue}/page`,
      ],
    ];
    for (const [name, path] of pages) {
      const kinds = (Object.keys(tokens) as (keyof typeof tokens)[]).filter(
        (kind) => name !== 'an issue' || kind !== 'leader',
      );
      const variants = kinds.map((kind) => get(`${name}, ${kind}`, tokens[kind], path(kind)));
      await run({ name, requests: 5, variants });
      for (const variant of variants)
        console.log(`${variant.label}: ${await weigh(casework.url, variant.call(0))}`);
    }
  }
  return results;
}

async function documentId(db: Pool, table: string, id: number): Promise<string> {
  const { rows } = await db.query<{ document_id: string }>(`select document_id from ${table} where id = $1`, [
    id,
  ]);
  return rows[0]?.document_id ?? '';
}
