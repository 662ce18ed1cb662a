import knexFactory, { type Knex } from 'knex';
import { createTestDatabase } from '../tests/support/database';
import { creditCode } from '../tests/support/city';
import { asOwner, rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { figuresOf, subjectsOf } from '../src/plugins/casework/server/src/features/measures/measures';
import { keepAllDuties } from '../src/plugins/casework/server/src/features/duties';
import { listSchema } from '../src/plugins/casework/contracts/duties';
import { listDuties } from '../src/plugins/casework/server/src/features/duties/list';

/** The duties of one year made at once, kept again, listed and counted, for a small city and a large one. */

const SIZES = [
  { enterprises: 10, issues: 50 },
  { enterprises: 1_000, issues: 5_000 },
] as const;

const BEGIN = new Date('2025-12-31T16:00:00Z');
const END = new Date('2026-12-31T16:00:00Z');

/** Enterprises paired all year; issues spread over it, each accepted, sent on, and open for about six weeks. */
async function makeYear(knex: Knex, size: (typeof SIZES)[number]): Promise<void> {
  const at = '2025-01-01';
  await knex.raw(
    `insert into leaders (document_id, title, active, created_at, updated_at, published_at)
     select 'l' || n, '示例领导' || n, true, ?, ?, ? from generate_series(1, 40) n`,
    [at, at, at],
  );
  const codes = Array.from({ length: size.enterprises }, (_, i) =>
    creditCode(`91230883MA${String(i).padStart(7, '0')}`),
  );
  await knex.raw(
    `insert into enterprises (document_id, name, credit_code, created_at, updated_at, published_at)
     select 'e' || n, '示例企业' || n, code, ?, ?, ? from unnest(?::text[]) with ordinality as c(code, n)`,
    [at, at, at, codes],
  );
  await knex.raw(
    `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
     select 'p' || e.n, e.id, l.id, g.id, ?, ?, ?, ?
       from (select id, row_number() over (order by id) - 1 as n from enterprises) e
       join (select id, row_number() over (order by id) - 1 as n from leaders) l on l.n = e.n % 40
       join (select id, row_number() over (order by id) - 1 as n from departments where is_group) g on g.n = l.n % 27`,
    [at, at, at, at],
  );
  await knex.transaction(async (trx) => {
    await trx.raw(`set local casework.inside = 'open'`);
    await trx.raw(
      `insert into issues (document_id, number, title, kind, channel, category_id, enterprise_id, group_id, leader_id, lead_unit_id,
         stage, stage_since, received_at, created_at, updated_at, published_at)
       select 'i' || n, 'N' || n, '示例诉求', 'appeal', 'phone', (select min(id) from categories), p.enterprise_id, p.group_id, p.leader_id, u.id,
              'closed', s.at + interval '42 days', s.at, s.at, s.at, s.at
         from generate_series(1, ?::int) n
         cross join lateral (select ?::timestamp + make_interval(mins => (n::bigint * 500000 / ?)::int) as at) s
         join (select *, row_number() over (order by id) - 1 as k from pairings) p on p.k = n % ?
         join (select id, row_number() over (order by id) - 1 as k from departments where is_unit) u on u.k = n % 27`,
      [size.issues, BEGIN.toISOString(), size.issues, size.enterprises],
    );
    await trx.raw(
      `insert into ledger_entries (document_id, issue_id, sequence, action, "from", "to", actor, happened_at, recorded_at, dues, input,
         prev_hash, hash, shown_to_enterprise, created_at, updated_at, published_at)
       select 'x' || i.id || '-' || s.n, i.id, s.n, s.action, s.f, s.t, '{}', i.received_at + s.after, i.received_at, '{}', '{}',
              repeat('0', 64), md5(i.id || '-' || s.n) || md5(s.n || '-' || i.id), false, i.received_at, i.received_at, i.received_at
         from issues i cross join (values
           (1, 'register', null, 'registered', interval '0'), (2, 'accept', 'registered', 'accepted', interval '4 hours'),
           (3, 'transfer', 'accepted', 'transferred', interval '1 day'), (4, 'take-up', 'transferred', 'handling', interval '2 days'),
           (5, 'follow-up', 'handling', 'handling', interval '8 days'), (6, 'follow-up', 'handling', 'handling', interval '15 days'),
           (7, 'report-back', 'handling', 'reported', interval '35 days'), (8, 'consent', 'confirmed', 'closed', interval '42 days'))
           as s(n, action, f, t, after)`,
    );
    await trx.raw(
      `insert into transfers (document_id, issue_id, unit_id, role, state, sequence, started_at, created_at, updated_at, published_at)
       select 't' || id, id, lead_unit_id, 'lead', 'reported', 3, received_at + interval '1 day', received_at, received_at, received_at from issues`,
    );
  });
  await knex.raw('analyze');
}

/** Runs the work in its own transaction and returns its duration and the number of statements sent. */
async function timed<T>(
  knex: Knex,
  work: (trx: Trx) => Promise<T>,
): Promise<{ result: T; ms: number; statements: number }> {
  let statements = 0;
  const began = performance.now();
  const result = await knex.transaction(async (trx) => {
    trx.on('query', () => (statements += 1));
    return work(trx as unknown as Trx);
  });
  return { result, ms: Math.round(performance.now() - began), statements };
}

/** npm run bench -- --duties */
export async function benchDuties(): Promise<void> {
  for (const size of SIZES) {
    const database = await createTestDatabase();
    const knex = knexFactory({
      client: 'pg',
      connection: { connectionString: database.url, options: '-c timezone=UTC' },
    });
    try {
      await makeYear(knex, size);
      const say = (what: string, { ms, statements }: { ms: number; statements: number }, more = ''): void =>
        console.log(
          `${size.enterprises} enterprises, ${size.issues} issues: ${what}: ${ms} ms, ${statements} statements ${more}`,
        );
      const made = await timed(knex, (trx) => keepAllDuties(trx, END, { since: BEGIN }));
      say('a year made and fulfilled', made, JSON.stringify(made.result));
      say('kept again', await timed(knex, (trx) => keepAllDuties(trx, END)));
      const day = new Date(END.getTime() + 86_400_000);
      say(
        'the next day',
        await timed(knex, (trx) => asOwner(trx, 'The benchmark keeps duties', () => keepAllDuties(trx, day))),
      );
      const query = listSchema.parse({ scope: 'all', from: '2026-06-01', to: '2026-07-01' });
      const [{ id = 0 } = {}] = (await knex.raw(`select id from departments where code = 'fagai'`)).rows as {
        id: number;
      }[];
      const asker = {
        kind: 'office',
        membership: null,
        staffId: null,
        name: '',
        organisation: '',
        departmentId: id,
        leaderId: null,
        enterpriseId: null,
        account: '',
        error: null,
      } as const;
      const listed = await timed(knex, (trx) => listDuties(trx, asker, query, END));
      say('a month listed', listed, `${listed.result.total} rows`);
      const group = await timed(knex, (trx) =>
        listDuties(trx, { ...asker, kind: 'group' }, { ...query, scope: 'mine' }, END),
      );
      say('a group’s month listed', group, `${group.result.total} rows`);
      const figures = await timed(knex, async (trx) =>
        figuresOf(
          trx,
          { subject: 'group', from: '2026-01-01', to: '2026-07-01', now: END, imported: true, groupId: null },
          await subjectsOf(trx, 'group'),
        ),
      );
      say('all measures of all groups, half a year', figures);
      const [{ n = 0 } = {}] = await knex.transaction((trx) =>
        rows<{ n: number }>(trx as unknown as Trx, 'select count(*)::int as n from duties'),
      );
      console.log(`${n} duties`);
    } finally {
      await knex.destroy();
      await database.drop();
    }
  }
}
