import { Client, type Pool } from 'pg';
import { creditCode, newDocumentId } from '../tests/support/city';
import { requireEnv } from '../tests/support/database';

/** How much there is to look through. */
export const SIZE = { issues: 100_000, enterprises: 2_000, leaders: 40 };

const COPIED = ['departments', 'categories', 'leaders', 'enterprises', 'pairings'] as const;

type Database = Pick<Pool, 'query'>;

const STAMP = `now() at time zone 'UTC'`;

/** Leaders, enterprises and pairings over all 27 groups. */
export async function makeOrganisations(db: Database): Promise<void> {
  await db.query(
    `insert into leaders (document_id, title, sort_order, active, created_at, updated_at, published_at)
     select 'leader' || n, '示例领导' || n, n, true, ${STAMP}, ${STAMP}, ${STAMP} from generate_series(1, $1::int) n`,
    [SIZE.leaders],
  );
  const codes = Array.from({ length: SIZE.enterprises }, (_, i) =>
    creditCode(`91230883MA${String(i).padStart(7, '0')}`),
  );
  await db.query(
    `insert into enterprises (document_id, name, credit_code, scale, created_at, updated_at, published_at)
     select 'enterprise' || n, '示例企业' || n || '有限公司', code, 'small', ${STAMP}, ${STAMP}, ${STAMP}
       from unnest($1::text[]) with ordinality as c(code, n)`,
    [codes],
  );
  await db.query(
    `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
     select 'pairing' || e.n, e.id, l.id, g.id, ${STAMP} - interval '700 days', ${STAMP}, ${STAMP}, ${STAMP}
       from (select id, row_number() over (order by id) - 1 as n from enterprises) e
       join (select id, row_number() over (order by id) - 1 as n from leaders) l on l.n = e.n % (select count(*) from leaders)
       join (select id, row_number() over (order by id) - 1 as n from departments where is_group) g
         on g.n = e.n % (select count(*) from departments where is_group)`,
  );
}

/**
 * The issues, 12 in 100 of them open, each with a first ledger entry, an open one with the entry of its stage
 * too (what is owed is read from those), and, once it has been sent on, a transfer. Runs on our database and on the plain one alike.
 */
export async function makeIssues(url: string, count = SIZE.issues): Promise<void> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `with numbered as (
         select p.*, row_number() over (order by p.id) - 1 as n from pairings p where p.until is null
       ), units as (
         select id, row_number() over (order by id) - 1 as n from departments where is_unit
       ), source as (
         select i, p.enterprise_id, p.group_id, p.leader_id, u.id as unit_id,
                case when i % 50 < 6 then (array['registered','accepted','transferred','handling','reported','confirmed'])[i % 50 + 1]
                     else 'closed' end as stage,
                ${STAMP} - make_interval(mins => (($1 - i) * 5)::int) as at,
                ${STAMP} + make_interval(hours => ((i::bigint * 7919) % 400 - 100)::int) as due
           from generate_series(1, $1::int) i
           join numbered p on p.n = (i * 31) % (select count(*) from numbered)
           join units u on u.n = (i / 50) % (select count(*) from units)
       )
       insert into issues (document_id, number, title, description, kind, channel, category_id, handling_type, enterprise_id,
         received_at, stage, stage_since, level, due_at, yellow_from, red_from, deadline, group_id, leader_id, lead_unit_id,
         closed_at, long_term, provisional, imported, instruction_open, complaint, accepted_ever, explain_allowed, rating_on_behalf,
         rework_count, return_count, reopen_count, urge_count, returns_since_reopening, clock, created_at, updated_at, published_at)
       select 'issue' || i, '包诉〔2020〕' || lpad(i::text, 7, '0') || '号', '示例问题诉求' || i,
         repeat('厂区门前道路破损，影响运输。', 5), 'appeal', 'phone',
         (select min(id) from categories where complaint is not true), 'normal', enterprise_id,
         at, stage, at, 0, case when stage <> 'closed' then due end, case when stage <> 'closed' then due - interval '2 days' end,
         case when stage <> 'closed' then due end, case when stage not in ('registered', 'accepted') then due end,
         group_id, leader_id, case when stage not in ('registered', 'accepted') then unit_id end,
         case when stage = 'closed' then at + interval '9 days' end, false, false, false, false, false, stage <> 'registered', false, false,
         0, 0, 0, 0, 0, '{}', at, at, at
       from source order by i`,
      [count],
    );
    await client.query(
      `insert into transfers (document_id, issue_id, unit_id, role, state, binding, standard, started_at, deadline, sequence,
         grant_count, created_at, updated_at, published_at)
       select 'transfer' || id, id, lead_unit_id, 'lead', case stage when 'transferred' then 'sent' else 'handling' end, false,
         '按时办结', received_at, deadline, 1, 0, received_at, received_at, received_at
       from issues where lead_unit_id is not null`,
    );
    await client.query(
      `insert into ledger_entries (document_id, issue_id, sequence, action, "to", actor, happened_at, recorded_at, dues, input,
         prev_hash, hash, shown_to_enterprise, shown_to_support, created_at, updated_at, published_at)
       select 'entry' || id, id, 1, 'register', 'registered', '{}', received_at, received_at, '{}', '{}',
         repeat('0', 64), encode(sha256(document_id::bytea), 'hex'), true, false, received_at, received_at, received_at
       from issues`,
    );
    await client.query(
      `insert into ledger_entries (document_id, issue_id, sequence, action, "from", "to", actor, happened_at, recorded_at, dues, input,
         prev_hash, hash, shown_to_enterprise, shown_to_support, created_at, updated_at, published_at)
       select 'stage' || i.id, i.id, 2, a.action, 'registered', i.stage, '{}', i.stage_since, i.stage_since, '{}', '{}',
         encode(sha256(i.document_id::bytea), 'hex'), encode(sha256(('stage' || i.document_id)::bytea), 'hex'), true, false,
         i.stage_since, i.stage_since, i.stage_since
       from issues i join (values ('accepted', 'accept'), ('transferred', 'transfer'), ('handling', 'take-up'), ('reported', 'report-back'),
         ('confirmed', 'confirm')) a(stage, action) on a.stage = i.stage`,
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  await analyse(url);
}

/** Has PostgreSQL count what there is, as it does in service by itself: only the owner of the tables may ask for it. */
export async function analyse(url: string): Promise<void> {
  const owner = new URL(requireEnv('TEST_OWNER_URL'));
  owner.pathname = new URL(url).pathname;
  const client = new Client({ connectionString: owner.href });
  await client.connect();
  try {
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** The same organisations in the other database, under the same keys. */
export async function copyOrganisations(from: Database, to: Database): Promise<void> {
  for (const table of COPIED) {
    const { rows } = await from.query<{ json: string }>(`select json_agg(t)::text as json from ${table} t`);
    await to.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      rows[0]?.json,
    ]);
    await to.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  }
}

/** Ties an API user to an organisation. */
export async function makeMember(
  db: Database,
  userId: number,
  kind: 'office' | 'group' | 'unit',
  departmentId: number | null,
): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `insert into staff_members (document_id, name, api_user_id, active, created_at, updated_at, published_at)
     values ($1, $2, $3, true, ${STAMP}, ${STAMP}, ${STAMP}) returning id`,
    [newDocumentId(), kind, userId],
  );
  await db.query(
    `insert into memberships (document_id, staff_member_id, kind, department_id, since, created_at, updated_at, published_at)
     values ($1, $2, $3, $4, ${STAMP} - interval '1 day', ${STAMP}, ${STAMP}, ${STAMP})`,
    [newDocumentId(), rows[0]?.id, kind, departmentId],
  );
}
