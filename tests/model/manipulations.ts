import type { Kit } from '../lifecycle/support';

/**
 * What somebody who owns the database changes with every trigger off, one thing at a time, and what of it
 * `npm run ledger:verify` has to name (tampering.test.ts).
 */

let kit: Kit;

/** The kinds of manipulations of a city's database, by name. */
export function manipulationsOf(of: Kit): Record<string, Make> {
  kit = of;
  return MAKES;
}

/** A generator whose numbers are the same in every run (mulberry32). */
export function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * most);
  };
}

export type Next = (most: number) => number;
/** What is done, and what the command has to name: numbers of issues, or words of a guard. */
type Manipulation = { sql: string; names: string[] };
export type Make = (next: Next) => Promise<Manipulation>;

const pick = <T>(next: Next, from: readonly T[]): T => {
  const one = from[next(from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

type Target = { id: number; number: string };

/** A row of a table, with the number of its issue. */
async function target(next: Next, table: string, where = 'true'): Promise<Target> {
  const found = await kit.rows<Target>(
    `select x.id, i.number from ${table} x join issues i on i.id = x.issue_id where ${where} order by x.id`,
  );
  return pick(next, found);
}

const change =
  (table: string, sets: readonly string[], where?: string): Make =>
  async (next) => {
    const { id, number } = await target(next, table, where);
    return { sql: `update ${table} set ${pick(next, sets)} where id = ${id}`, names: [number] };
  };

const remove =
  (table: string, where?: string): Make =>
  async (next) => {
    const { id, number } = await target(next, table, where);
    return { sql: `delete from ${table} where id = ${id}`, names: [number] };
  };

async function columnsOf(table: string): Promise<string> {
  const found = await kit.rows<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
        and attname not in ('id', 'document_id', 'number')`,
    [table],
  );
  return found.map(({ column }) => `"${column}"`).join(', ');
}

/** A forged row beside the true ones. */
const forge =
  (table: string): Make =>
  async (next) => {
    const { id, number } = await target(next, table);
    const columns = await columnsOf(table);
    return {
      sql: `insert into ${table} (document_id, ${columns}) select 'forged', ${columns} from ${table} where id = ${id}`,
      names: [number],
    };
  };

const anIssue = async (next: Next, where = 'true'): Promise<Target> =>
  pick(next, await kit.rows<Target>(`select id, number from issues where ${where} order by id`));

const changeIssue =
  (sets: readonly string[], where?: string): Make =>
  async (next) => {
    const { id, number } = await anIssue(next, where);
    return { sql: `update issues set ${pick(next, sets)} where id = ${id}`, names: [number] };
  };

const ofCasework =
  (sql: (issue: number, next: Next) => string, where: string): Make =>
  async (next) => {
    const { id, number } = await anIssue(next, where);
    return { sql: sql(id, next), names: [number] };
  };

type Objection = { issue: number; sequence: number; order: number; number: string };

const pickObjection = async (next: Next): Promise<Objection> =>
  pick(
    next,
    await kit.rows<Objection>(
      `select o.issue_id as issue, o.sequence, o.number as order, i.number from casework.entry_objections o
         join issues i on i.id = o.issue_id order by o.number`,
    ),
  );

function anObjection(sql: (issue: number, sequence: number, next: Next) => string): Make {
  return async (next) => {
    const { issue, sequence, number } = await pickObjection(next);
    return { sql: sql(issue, sequence, next), names: [number] };
  };
}

const OTHER = `(select min(id) from departments where id <> coalesce(unit_id, 0))`;
const LATER = `interval '3 days'`;

const MAKES: Record<string, Make> = {
  'an entry changed': change('ledger_entries', [
    `input = input || '{"text": "forged"}'`,
    `input = '{}'`,
    `actor = actor || '{"name": "他人"}'`,
    `actor = actor || '{"onBehalfOf": {"role": "leader", "name": "他人"}}'`,
    `action = 'note'`,
    `"from" = 'closed'`,
    `"to" = 'closed'`,
    `happened_at = happened_at - ${LATER}`,
    `recorded_at = recorded_at + interval '1 us'`,
    `hash = repeat('b', 64)`,
    `prev_hash = repeat('b', 64)`,
    `document_id = 'forged'`,
    `unit_id = ${OTHER}`,
    `shown_to_enterprise = not shown_to_enterprise`,
    `shown_to_support = not shown_to_support`,
  ]),
  'the dues of an entry changed': change('ledger_entries', [
    `dues = jsonb_set(dues, '{set}', '{}')`,
    `dues = jsonb_set(dues, '{met,deadline}', '"2030-01-01T00:00:00.000Z"')`,
    `dues = '{"met": {}, "set": {"deadline": "2030-01-01T00:00:00.000Z"}}'`,
  ], `x.dues -> 'set' <> '{}'`), // prettier-ignore
  'the hash of a file changed': change('ledger_entries', [
    `input = jsonb_set(input, '{fileHashes}', '{}')`,
    `input = input - 'fileHashes'`,
  ], `x.input ? 'fileHashes'`), // prettier-ignore
  'an entry removed': remove('ledger_entries'),
  'an entry forged': async (next) => {
    const { id, number } = await target(next, 'ledger_entries');
    const columns = (await columnsOf('ledger_entries')).replace('"sequence", ', '');
    return {
      sql: `insert into ledger_entries (document_id, sequence, ${columns})
        select 'forged', (select max(sequence) + 1 from ledger_entries m where m.issue_id = l.issue_id), ${columns}
          from ledger_entries l where id = ${id}`,
      names: [number],
    };
  },
  'a tail cut, its seals and facts too': async (next) => {
    const { id, number } = await target(next, 'ledger_entries', 'x.sequence > 1');
    const after = `(select issue_id from ledger_entries where id = ${id}) and sequence >= (select sequence from ledger_entries where id = ${id})`;
    return {
      sql: `delete from casework.ledger_seals where issue_id = ${after};
        delete from casework.issue_holders where issue_id = ${after};
        delete from ledger_entries where id in (select id from ledger_entries where issue_id = ${after})`,
      names: [number],
    };
  },
  'entries renumbered': async (next) => {
    const { id, number } = await target(next, 'ledger_entries', 'x.sequence = 3');
    return {
      sql: `update ledger_entries set sequence = sequence + 1000 where issue_id = (select issue_id from ledger_entries where id = ${id}) and sequence in (2, 3);
        update ledger_entries set sequence = 1005 - sequence where issue_id = (select issue_id from ledger_entries where id = ${id}) and sequence > 1000`,
      names: [number],
    };
  },
  'an issue changed': changeIssue([
    `stage = 'closed'`,
    `stage = 'registered'`,
    `closed_at = now()`,
    `deadline = coalesce(deadline, now()) + ${LATER}`,
    `committed_deadline = coalesce(committed_deadline, now()) + ${LATER}`,
    `first_deadline = coalesce(first_deadline, now()) + ${LATER}`,
    `accept_due_at = coalesce(accept_due_at, now()) + ${LATER}`,
    `received_at = received_at - ${LATER}`,
    `imported = true`,
    `rework_count = rework_count + 1`,
    `urge_count = urge_count + 1`,
    `level = 3`,
    `long_term = not long_term`,
    `title = 'forged'`,
    `description = 'forged'`,
    `complaint = not complaint`,
    `group_id = (select min(id) from departments where id <> coalesce(group_id, 0))`,
    `leader_id = (select min(id) from leaders where id <> coalesce(leader_id, 0))`,
    `enterprise_id = (select min(id) from enterprises where id <> enterprise_id)`,
    `category_id = (select min(id) from categories where id <> category_id)`,
    `lead_unit_id = (select max(id) from departments where id <> coalesce(lead_unit_id, 0))`,
    `clock = '{}'`,
    `red_from = null, yellow_from = null, due_at = coalesce(due_at, now()) + ${LATER}`,
    `not_fully_solved = not not_fully_solved`,
  ]),
  'a rating changed': changeIssue(['rating = 1', 'rating = 4', 'rating = null', 'rating_on_behalf = not rating_on_behalf', `solved = 'partly', rating = 4`], 'rating is not null'), // prettier-ignore
  'an issue erased with all that it had': async (next) => {
    const { id, number } = await anIssue(next);
    const tables = ['transfers', 'issue_requests', 'escalations', 'milestones', 'ledger_entries', 'casework.ledger_seals', 'casework.issue_holders', 'casework.facts', 'casework.entry_objections', 'casework.issue_access', 'casework.transfer_access', 'casework.file_access']; // prettier-ignore
    const sql = [...tables.map((t) => `delete from ${t} where issue_id = ${id}`), `delete from issues where id = ${id}`];
    const n = Number(/(\d+)号/.exec(number)?.[1]);
    return { sql: sql.join(';\n'), names: [`第 ${n} 号`] };
  },
  'an issue forged': async (next) => {
    const { id, number } = await anIssue(next);
    const columns = await columnsOf('issues');
    const forged = number.replace(/\d+号/, '9999号');
    return {
      sql: `insert into issues (document_id, number, ${columns}) select 'forged', '${forged}', ${columns} from issues where id = ${id}`,
      names: [forged],
    };
  },
  'a number changed': async (next) => {
    const { id, number } = await anIssue(next);
    const forged = number.replace(/\d+号/, `${500 + next(400)}号`);
    return { sql: `update issues set number = '${forged}' where id = ${id}`, names: [forged, number] };
  },
  'two numbers exchanged': async (next) => {
    const a = await anIssue(next);
    const b = await anIssue(next, `id <> ${a.id}`);
    return {
      sql: `update issues set number = null where id = ${a.id}; update issues set number = '${a.number}' where id = ${b.id};
        update issues set number = '${b.number}' where id = ${a.id}`,
      names: [a.number, b.number],
    };
  },
  'the counter of numbers set back': async (next) => ({
    sql: `update casework.counters set value = value - ${1 + next(3)} where key like 'issue:%'`,
    names: ['年'],
  }),
  'a transfer changed': change('transfers', [
    `unit_id = ${OTHER}`,
    `deadline = coalesce(deadline, now()) + ${LATER}`,
    `committed_deadline = coalesce(committed_deadline, now()) + ${LATER}`,
    `state = 'cancelled'`,
    `result = 'explained'`,
    `measures = 'forged'`,
    `responsible_person = '他人'`,
    `binding = not binding`,
    `taken_up_at = now()`,
    `grant_count = grant_count + 1`,
    `role = case role when 'lead' then 'support' else 'lead' end`,
  ]),
  'a transfer removed': remove('transfers'),
  'a transfer forged': forge('transfers'),
  'a request changed': change('issue_requests', [`state = 'pending'`, `reason = 'forged'`, `answered_by = '他人'`]),
  'a request removed': remove('issue_requests'),
  'a request forged': forge('issue_requests'),
  'an escalation changed': change('escalations', [`level = 3`, `state = 'lapsed'`, `decision = 'forged'`]),
  'an escalation removed': remove('escalations'),
  'a milestone changed': change('milestones', [`due_at = due_at + ${LATER}`, `state = 'answered'`, `goal = 'forged'`]),
  'a milestone removed': remove('milestones'),
  'a seal changed': ofCasework(
    (issue, next) =>
      `update casework.ledger_seals set ${pick(next, [`seal = repeat('c', 64)`, `prev_seal = repeat('c', 64)`, `rows = '{}'`, `holder = '{}'`, 'version = 1'])} where issue_id = ${issue} and sequence = 1`,
    'true',
  ),
  'a seal removed': ofCasework(
    (issue) => `delete from casework.ledger_seals where issue_id = ${issue} and sequence = 1`,
    'true',
  ),
  'all seals of an issue removed': ofCasework(
    (issue) => `delete from casework.ledger_seals where issue_id = ${issue}`,
    'true',
  ),
  'who held an issue changed': ofCasework(
    (issue, next) =>
      `update casework.issue_holders set ${pick(next, ['group_id = group_id + 1', 'leader_id = null', 'complaint = not coalesce(complaint, false)', `at = at - ${LATER}`])} where issue_id = ${issue}`,
    'true',
  ),
  'who held an issue removed': ofCasework(
    (issue) => `delete from casework.issue_holders where issue_id = ${issue}`,
    'true',
  ),
  'a fact changed': ofCasework(
    (issue, next) =>
      `update casework.facts set ${pick(next, ['num = 1 - num', 'den = den + 1', `at = at - interval '40 days'`, 'group_id = group_id + 1', 'imported = not imported'])} where issue_id = ${issue}`,
    'exists (select 1 from casework.facts f where f.issue_id = issues.id and f.replaced_seq is null)',
  ),
  'a fact removed': ofCasework(
    (issue) => `delete from casework.facts where issue_id = ${issue}`,
    'exists (select 1 from casework.facts f where f.issue_id = issues.id and f.replaced_seq is null)',
  ),
  'the stored hash of a file changed': ofCasework(
    () => `update casework.file_contents set sha256 = repeat('d', 64)`,
    `exists (select 1 from casework.file_access a where a.issue_id = issues.id)`,
  ),
  'a file taken from its entry': ofCasework(
    (issue) => `delete from casework.file_access where issue_id = ${issue}`,
    `exists (select 1 from casework.file_access a where a.issue_id = issues.id)`,
  ),
  'sight of an issue given to another': ofCasework(
    (issue) => `update casework.issue_access set group_id = coalesce(group_id, 0) + 1 where issue_id = ${issue}`,
    'true',
  ),
  'an objection changed': anObjection((issue, sequence, next) =>
    `update casework.entry_objections set ${pick(next, [
      `reason = '已认可'`,
      `organisation = '他单位'`,
      `name = '他人'`,
      `account = 'other'`,
      `role = 'leader'`,
      `at = at - ${LATER}`,
      `at = at + interval '1 us'`,
      `sequence = sequence - 1`,
      `issue_id = (select min(id) from issues where id <> issue_id)`,
      `version = 2`,
      `number = number + 10`,
      `prev_seal = repeat('e', 64)`,
      `seal = repeat('e', 64)`,
    ])} where issue_id = ${issue} and sequence = ${sequence}`),
  'an objection removed': async (next) => {
    const { issue, sequence, order } = await pickObjection(next);
    return {
      sql: `delete from casework.entry_objections where issue_id = ${issue} and sequence = ${sequence}`,
      names: [`第 ${order} 号异议`, '异议编号计数器'],
    };
  },
  'an objection forged': anObjection(
    (issue, sequence) =>
      `insert into casework.entry_objections (issue_id, sequence, role, organisation, name, account, reason, at, number, version, prev_seal, seal)
       select issue_id, 1, role, organisation, name, account, 'forged', at, (select max(number) + 1 from casework.entry_objections), 1, seal, seal
         from casework.entry_objections where issue_id = ${issue} and sequence = ${sequence};
       update casework.counters set value = value + 1 where key = 'objection'`,
  ),
  'two objections exchanged': async () => ({
    sql: `update casework.entry_objections a set reason = b.reason from casework.entry_objections b
      where a.number + b.number = 3 and a.number <> b.number`,
    names: ['号异议的内容与哈希不符'],
  }),
  'the counter of objections set back': async (next) => ({
    sql: `update casework.counters set value = value - ${1 + next(3)} where key = 'objection'`,
    names: ['异议编号计数器'],
  }),
  'the file of an issued document changed': async () => ({
    sql: `update casework.document_files set bytes = bytes || '\\x20'`,
    names: ['公文存档'],
  }),
  'the number of an issued document changed': async (next) => ({
    sql: `update official_documents set sequence = sequence + ${1 + next(5)} where sequence is not null`,
    names: ['公文文号不连续或重复'],
  }),
  'a trigger dropped': async (next) => {
    const found = await kit.rows<{ table: string; name: string }>(
      `select tgrelid::regclass::text as table, tgname as name from pg_trigger where tgname like 'casework%' order by 1, 2`,
    );
    const { table, name } = pick(next, found);
    return {
      sql: pick(next, [
        `drop trigger ${name} on ${table}`,
        `alter table ${table} disable trigger ${name}`,
        `alter table ${table} enable always trigger ${name}`,
      ]),
      names: [`${table.replace(/^casework\./, '')}.${name}`],
    };
  },
  'a function changed': async (next) => {
    const found = await kit.rows<{ name: string; args: string; trigger: boolean; definer: boolean }>(
      `select p.proname as name, pg_get_function_identity_arguments(p.oid) as args, p.prorettype = 'trigger'::regtype as trigger,
              p.prosecdef as definer
         from pg_proc p where p.pronamespace = 'casework'::regnamespace and p.prokind = 'f' order by 1, 2`,
    );
    const { name, args, trigger, definer } = pick(next, found);
    const replaced = `create or replace function casework.${name}() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$`;
    const owner = `alter function casework.${name}(${args}) security ${definer ? 'invoker' : 'definer'}`;
    return { sql: trigger ? pick(next, [replaced, owner]) : owner, names: [`casework.${name}`] };
  },
  'a policy opened': async (next) => {
    const found = await kit.rows<{ table: string; name: string }>(
      `select tablename as table, policyname as name from pg_policies where schemaname = 'public' and cmd = 'SELECT' and qual <> 'true' order by 1, 2`,
    );
    const { table, name } = pick(next, found);
    return {
      sql: pick(next, [
        `alter policy "${name}" on "${table}" using (true)`,
        `drop policy "${name}" on "${table}"`,
        `alter table "${table}" disable row level security`,
      ]),
      names: [table],
    };
  },
}; // prettier-ignore
