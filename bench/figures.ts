import knexFactory, { type Knex } from 'knex';
import type { Pool } from 'pg';
import { createPool, createTestDatabase } from '../tests/support/database';
import { makeIssues, makeMember, makeOrganisations } from './city';
import { measure, type Result, type Scenario } from './measure';
import { printTable } from './report';
import type { Child } from './servers';
import { KINDS } from '../src/plugins/casework/domain/measures';
import {
  figuresSql,
  recordsSql,
  type Counting,
  type Period,
} from '../src/plugins/casework/server/src/features/measures/issue-figures.sql';

/** All issue measures of all groups and units for a half-year beside one aggregate over the facts, written by hand. */

const PERIOD: Period = {
  from: new Date('2025-12-31T16:00:00Z'),
  to: new Date('2026-06-30T16:00:00Z'),
  now: new Date('2026-12-01T00:00:00Z'),
  imported: true,
};

/** The families of facts: each generated issue gets one fact of each family. */
const FAMILIES = [
  'received',
  'accept',
  'transfer',
  'take-up',
  'lead',
  'handling',
  'first-handling',
  'took-up',
  'report',
  'rating',
  'closing',
  'closed',
];

const TWO_YEARS = { from: '2025-01-01T00:00:00Z', minutes: 1_051_200 };

/**
 * Facts of issues spread over two years (or another time), over all groups and units. Every fifth of them was late and left a debt, every
 * fiftieth owes it still.
 */
export async function makeFacts(
  knex: Knex,
  issues: number,
  spread: { from: string; minutes: number } = TWO_YEARS,
): Promise<void> {
  await knex.raw(
    `insert into casework.facts (issue_id, family, step, unit_id, group_id, leader_id, kinds, at, by_due, num, den, more, imported,
        since_seq, known_from, known_until, made_seq)
     select i, f.family, '0', case when f.n > 3 then u.id end, g.id, 1, ?, s.at + make_interval(days => f.n::int), false,
            case when i % 5 = 0 then 0 else 1 end, 1, 1, false, f.n, s.at + make_interval(days => f.n::int), 'infinity', f.n
       from generate_series(1, ?::int) i
       cross join lateral (select ?::timestamp + make_interval(mins => (i::bigint * ?::int / ?)::int) as at) s
       join (select id, row_number() over (order by id) - 1 as k from departments where is_group) g on g.k = i % 27
       join (select id, row_number() over (order by id) - 1 as k from departments where is_unit) u on u.k = (i / 27) % 27
       cross join unnest(?::text[]) with ordinality f(family, n)`,
    [
      KINDS.unit + KINDS.group + KINDS.leader + KINDS.city,
      issues,
      spread.from,
      spread.minutes,
      issues,
      FAMILIES,
    ],
  );
  await knex.raw(
    `insert into casework.facts (issue_id, family, step, unit_id, group_id, leader_id, kinds, at, by_due, counts_from, num, den, more,
        imported, since_seq, known_from, known_until, made_seq)
     select f.issue_id, 'debt', '0', f.unit_id, f.group_id, 1, ?, f.at + interval '9 days', true, f.at + interval '9 days', 0, 1, 0,
            false, 20, f.at, case when f.issue_id % 50 = 0 then 'infinity'::timestamp else f.at + interval '15 days' end, 20
       from casework.facts f where f.family = 'handling' and f.issue_id % 5 = 0`,
    [KINDS.unit + KINDS.group + KINDS.leader + KINDS.city],
  );
  await knex.raw('vacuum analyze casework.facts');
}

const BY_HAND = (key: 'group_id' | 'unit_id', kind: number): string => `
  select ${key}, family, sum(num), sum(den), sum(more) from casework.facts
   where at >= ? and at < ? and family <> 'debt' and replaced_seq is null and kinds & ${kind} > 0 group by ${key}, family
  union all
  select ${key}, family, 0, sum(den), 0 from casework.facts
   where family = 'debt' and replaced_seq is null and counts_from <= known_until and counts_from <= ? and known_until > ?
     and kinds & ${kind} > 0 group by ${key}, family`;

const median = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** The measures of issues: npm run bench -- --figures [--sizes 10000,100000] [--rounds 7] */
export async function benchFigures(sizes: readonly number[], rounds: number): Promise<void> {
  for (const issues of sizes) {
    const database = await createTestDatabase();
    const knex = knexFactory({
      client: 'pg',
      // The settings of the application's own connections (platform/database/pooler.ts).
      connection: { connectionString: database.url, options: '-c timezone=UTC -c jit=off' },
    });
    const timed = async (sql: string, bindings: readonly unknown[]): Promise<number> => {
      const began = performance.now();
      await knex.raw(sql, bindings as Knex.RawBinding[]);
      return performance.now() - began;
    };
    try {
      // The owner of the table alone may analyze it.
      const owner = knexFactory({
        client: 'pg',
        connection: { connectionString: database.ownerUrl, options: '-c timezone=UTC' },
      });
      try {
        await makeFacts(owner, issues);
      } finally {
        await owner.destroy();
      }
      const counting = (subject: Counting['subject']): Counting => ({
        subject,
        period: PERIOD,
        groupId: null,
      });
      const [from, to] = [PERIOD.from.toISOString(), PERIOD.to.toISOString()];
      const range = [from, to, to, to];
      for (const [subject, key, kind] of [
        ['group', 'group_id', KINDS.group],
        ['unit', 'unit_id', KINDS.unit],
      ] as const) {
        const { sql, bindings } = figuresSql(counting(subject));
        const ours: number[] = [];
        const byHand: number[] = [];
        // The first round warms both.
        for (let round = 0; round <= rounds; round += 1) {
          const times = [await timed(sql, bindings), await timed(BY_HAND(key, kind), range)] as const;
          if (round === 0) continue;
          ours.push(times[0]);
          byHand.push(times[1]);
        }
        console.log(
          `${issues} issues, ${issues * FAMILIES.length} facts, all measures of all ${subject}s for a half-year: ${median(ours).toFixed(0)} ms, by hand ${median(byHand).toFixed(0)} ms, ratio ${(median(ours) / median(byHand)).toFixed(2)}`,
        );
      }
      const [{ id = 0 } = {}] = (await knex.raw(`select id from departments where code = 'fagai'`)).rows as {
        id: number;
      }[];
      const records = recordsSql(counting('group'), 'accept_timeliness', 'numerator', id);
      const cell: number[] = [];
      for (let round = 0; round <= rounds; round += 1) cell.push(await timed(records.sql, records.bindings));
      console.log(`${issues} issues, the records of one cell: ${median(cell.slice(1)).toFixed(0)} ms`);
    } finally {
      await knex.destroy();
      await database.drop();
    }
  }
}

type Start = (
  script: string,
  cwd: string,
  database: { url: string },
  dist: string,
  env: Record<string, string>,
) => Promise<Child>;
type Side = {
  server: Child;
  token: string;
  db: Pool;
  records: object;
  registered: readonly string[];
};

/** What an action costs with its facts, beside the same application without them. */
export async function benchFacts(
  distDir: string,
  root: string,
  start: Start,
  rounds: number,
): Promise<Result[]> {
  const databases = [await createTestDatabase(), await createTestDatabase()];
  const sides: Side[] = [];
  try {
    for (const [i, database] of databases.entries()) {
      const db = createPool(database.url);
      const without: Record<string, string> = i === 0 ? { BENCH_WITHOUT_FACTS: '1' } : {};
      const server = await start('strapi-server.ts', root, database, distDir, without);
      await makeOrganisations(db);
      await makeIssues(database.url, 10_000);
      const { rows: found } = await db.query<{ id: number; enterprise: string; category: string }>(
        `select p.group_id as id, e.document_id as enterprise,
                (select document_id from categories where complaint is not true order by id limit 1) as category
           from enterprises e join pairings p on p.enterprise_id = e.id order by e.id limit 1`,
      );
      const [records] = found;
      if (!records) throw new Error('a city without a pairing');
      const account = await server.ask<{ userId: number; token: string }>({
        type: 'account',
        name: 'group',
        grantAll: false,
      });
      await makeMember(db, account.userId, 'group', records.id);
      const { enterprise, category } = records;
      sides.push({ server, token: account.token, db, records: { enterprise, category }, registered: [] });
    }
    const labels = ['without facts', 'with facts'];
    const variants = (
      call: (side: Side, n: number) => { path: string; data: object },
    ): Scenario['variants'] =>
      sides.map((side, i) => ({
        label: labels[i] ?? '',
        server: side.server,
        call: (n) => {
          const { path, data } = call(side, n);
          return { method: 'POST', path, body: { data }, token: side.token };
        },
      }));
    const results: Result[] = [];
    const run = async (scenario: Scenario): Promise<void> => {
      const measured = await measure(scenario, rounds);
      printTable(measured);
      results.push(...measured);
    };
    await run({
      name: 'register',
      requests: 20,
      variants: variants(({ records }, n) => ({
        path: '/api/casework/issues',
        data: {
          ...records,
          title: `示例登记${n}`,
          description: '示例',
          kind: 'appeal',
          channel: 'phone',
          handlingType: 'normal',
        },
      })),
    });
    for (const side of sides)
      side.registered = (
        await side.db.query<{ id: string }>(
          `select document_id as id from issues where title like '示例登记%' order by id`,
        )
      ).rows.map(({ id }) => id);
    await run({
      name: 'accept',
      requests: 20,
      variants: variants(({ registered }, n) => ({
        path: `/api/casework/issues/${registered[n]}/actions/accept`,
        data: {},
      })),
    });
    return results;
  } finally {
    await Promise.all(sides.map(({ db }) => db.end()));
    await Promise.all(sides.map(({ server }) => server.stop()));
    for (const database of databases) await database.drop();
  }
}
