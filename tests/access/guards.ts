import type { Pool } from 'pg';
import { FIELD_RULES } from '../../src/plugins/casework/server/src/access/fields';
import { Doors, each, restList, type Truth, type TypeInfo } from './doors';
import { policyFindings } from './policies';
import type { ActorName, World } from './world';

/**
 * Mutation of the guards: each policy, each trigger and each rule of fields is taken away in turn, and the
 * comparison that goes red is named. A guard without which nothing goes red is a guard that nothing tests.
 */

export type Guard = {
  name: string;
  remove(): Promise<void> | void;
  restore(): Promise<void> | void;
  /** what is found amiss; empty with the guard in place */
  look(): Promise<string[]>;
};

type Setting = { world: World; types: TypeInfo[]; truth: Truth };

/** Every guard of the application, with how to take it away and where it must be missed. */
export async function guardsOf(setting: Setting): Promise<Guard[]> {
  return [...(await policies(setting)), ...(await triggers(setting)), ...fieldRules(setting)];
}

type Policy = {
  table: string;
  name: string;
  command: string;
  using: string | null;
  check: string | null;
  roles: string;
};

async function policies({ world, types, truth }: Setting): Promise<Guard[]> {
  const { db } = world.kit.app;
  const { rows } = await db.query<Policy>(
    `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check,
            array_to_string(roles, ', ') as roles
       from pg_policies where schemaname = 'public' order by 1, 2`,
  );
  return rows.flatMap((policy): Guard[] => {
    const { table, name, command, using, check, roles } = policy;
    const on = `policy ${name} on "${table}"`;
    const isFile = table === 'files';
    const look = (): Promise<string[]> =>
      isFile
        ? fileFindings(setting(world, types, truth))
        : policyFindings({ world, types, truth }, [table], 1);
    const restore = async (): Promise<void> => {
      await db.query(`drop ${on.replace('policy ', 'policy if exists ')}`);
      await db.query(
        `create ${on} for ${command} to ${roles} ${using ? `using (${using})` : ''} ${check ? `with check (${check})` : ''}`,
      );
    };
    const opened = `alter ${on} ${using ? 'using (true)' : ''} ${check ? 'with check (true)' : ''}`;
    return [
      { name: `${on}: dropped`, remove: async () => void (await db.query(`drop ${on}`)), restore, look },
      { name: `${on}: opened`, remove: async () => void (await db.query(opened)), restore, look },
    ].filter((guard) => !isEquivalent(policy, guard.name));
  });
}

const setting = (world: World, types: TypeInfo[], truth: Truth): Setting => ({ world, types, truth });

/** Opening a policy that lets every reader pass who has a membership changes nothing but for nobody. */
const isEquivalent = ({ table, name, using, check }: Policy, mutation: string): boolean =>
  (mutation.endsWith('opened') && [using, check].every((clause) => clause === null || clause === 'true')) ||
  // Locking changes nothing: the guard of the issues refuses the change itself.
  (table === 'issues' && name.startsWith('casework_lock')) ||
  // The super admin is no reader of the rule.
  name.endsWith('_super') ||
  (table === 'files' && name !== 'casework_see' && mutation.endsWith('opened'));

async function fileFindings({ world, types, truth }: Setting): Promise<string[]> {
  const { fileDoors } = await import('./doors');
  const doors = new Doors(world, types, truth);
  for (const name of ['groupA', 'groupB', 'unitB', 'enterpriseA', 'office'] as const)
    await fileDoors(doors, world.readers[name]);
  return [...doors.findings, ...(await fileWrites(world))];
}

/** A group may add a file, and take its own away again. */
async function fileWrites(world: World): Promise<string[]> {
  const { app, city } = world.kit;
  const client = await app.db.connect();
  const findings: string[] = [];
  const { rows } = await client.query<{ id: number }>(
    'select api_user_id as id from staff_members where id = $1',
    [city.people.groupB.staffId],
  );
  try {
    await client.query('begin');
    await client.query("select casework.enter('api', $1, 'api:groupB', null, false)", [rows[0]?.id]);
    const made = await client
      .query<{
        id: number;
      }>(`insert into files (document_id, name, hash, ext) values ('probe', 'x', 'x', '.pdf') returning id`)
      .catch((error: Error) => (findings.push(`adding a file: ${error.message}`), null));
    if (!made) return findings;
    const changed = await client.query(`update files set name = 'y' where id = $1`, [made.rows[0]?.id]);
    if (changed.rowCount !== 1) findings.push('changing one’s own file');
    const gone = await client.query(`delete from files where id = $1`, [made.rows[0]?.id]);
    if (gone.rowCount !== 1) findings.push('deleting one’s own file');
    return findings;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Triggers that refuse what they are called for, to the application's own login too. */
const REFUSING = [
  'casework_only_actions',
  'casework_never_delete',
  'casework_never_truncate',
  'casework_never_change',
];

type Trigger = { schema: string; table: string; name: string; event: string; column: string };

/** A statement that calls a trigger, and that would change nothing. */
const CALLS: Record<string, (on: string, column: string) => string> = {
  update: (on, column) => `update ${on} set "${column}" = "${column}"`,
  delete: (on) => `delete from ${on}`,
  truncate: (on) => `truncate ${on} cascade`,
  insert: (on) => `insert into ${on} default values`,
};

/** What must follow a change of an issue, a transfer, a pairing, a ledger, a file. */
const FOLLOWS: Record<string, string> = {
  'issues.casework_mirror_insert': `insert into issues (document_id, title, enterprise_id, group_id) select 'probe', 'x', enterprise_id, group_id from issues where group_id is not null limit 1;
    select exists (select 1 from casework.issue_access a join issues i on i.id = a.issue_id where i.document_id = 'probe') as ok`,
  'issues.casework_mirror_update': `update issues set complaint = true where id = (select min(id) from issues where complaint is not true);
    select not exists (select 1 from casework.issue_access a join issues i on i.id = a.issue_id where i.complaint is distinct from a.complaint) as ok`,
  'transfers.casework_mirror_insert': `insert into transfers (document_id, issue_id, unit_id, role, state, started_at) select 'probe', (select max(id) from issues), unit_id, 'support', 'sent', now() from transfers limit 1;
    select exists (select 1 from casework.transfer_access a join transfers t on t.id = a.transfer_id where t.document_id = 'probe') as ok`,
  'transfers.casework_mirror_update': `update transfers set state = 'returned' where id = (select min(transfer_id) from casework.transfer_access);
    select not exists (select 1 from casework.transfer_access a join transfers t on t.id = a.transfer_id where t.state = 'returned') as ok`,
  'pairings.casework_mirror': `update pairings set until = now() where until is null;
    select not exists (select 1 from casework.pairing_access) as ok`,
  'issues.casework_agenda_insert': `insert into issues (document_id, title, stage, due_at) values ('probe', 'x', 'registered', '2020-01-01');
    select exists (select 1 from casework.agenda a join issues i on i.id = a.issue_id where i.document_id = 'probe') as ok`,
  'issues.casework_agenda_update': `update issues set due_at = '2020-01-01' where id = (select min(id) from issues where stage = 'handling');
    select exists (select 1 from casework.agenda a join issues i on i.id = a.issue_id where i.due_at = '2020-01-01' and a.at <= '2020-01-01') as ok`,
  'escalations.casework_agenda': lookedAgain('escalations'),
  'milestones.casework_agenda': lookedAgain('milestones'),
  'ledger_entries.casework_keep_holder': `delete from casework.issue_holders;
    insert into ledger_entries (document_id, issue_id, sequence, happened_at) select 'probe', min(id), 999999, now() from issues where group_id is not null;
    select exists (select 1 from casework.issue_holders where sequence = 999999) as ok`,
  'meetings.casework_mirror': `insert into meetings (document_id, level, held_at, state) values ('probe', 'office', now(), 'planned');
    select exists (select 1 from casework.meeting_access a join meetings m on m.id = a.meeting_id where m.document_id = 'probe') as ok`,
  'files.casework_owner': `select set_config('casework.actor', '{"kind": "group", "account": "probe"}', true);
    insert into files (document_id, name, hash, ext) values ('probe', 'x', 'x', '.pdf');
    select exists (select 1 from casework.file_owner where account = 'probe') as ok`,
  'visits.casework_owner': `select set_config('casework.actor', '{"kind": "group", "departmentId": 1}', true);
    insert into visits (document_id, leader_id, date, form) select 'probe', min(id), '2026-03-01', 'onsite' from leaders;
    select exists (select 1 from casework.visit_recorder r join visits v on v.id = r.visit_id where v.document_id = 'probe' and r.group_id = 1) as ok`,
  ...Object.fromEntries(
    ['escalation_rules', 'notification_templates', 'notification_channels', 'settings'].map((table) => [
      `${table}.casework_record_change`,
      `delete from ${table} where id = (select min(id) from ${table});
       select exists (select 1 from casework.changes where subject = '${table}' and after is null and at = now()) as ok`,
    ]),
  ),
  'staff_members.casework_record_change': `update staff_members set active = not active where id = (select min(id) from staff_members);
    select exists (select 1 from casework.changes where subject = 'staff_members' and at = now()) as ok`,
  'memberships.casework_record_change': `update memberships set until = now() where until is null;
    select exists (select 1 from casework.changes where subject = 'memberships' and at = now()) as ok`,
};

/** What changes in a part of an issue has the sweep look at the issue again. */
function lookedAgain(table: string): string {
  const first = `(select min(p.id) from ${table} p join casework.agenda a on a.issue_id = p.issue_id)`;
  return `update casework.agenda set at = now();
    update ${table} set updated_at = now() where id = ${first};
    select exists (select 1 from casework.agenda a join ${table} p on p.issue_id = a.issue_id where p.id = ${first} and a.at = 'epoch') as ok`;
}

type Refusal = {
  sql: string;
  /** what the trigger says: not what a key or a policy would */
  says: string;
  /** what has to be so first */
  before?: string;
  /** as whom; as the application's own login otherwise */
  as?: ActorName;
  /** what another connection holds meanwhile */
  held?: string;
};

/** What a trigger of its own kind must refuse. */
const REFUSES: Record<string, Refusal> = {
  'pairings.casework_guard': {
    sql: `update pairings set group_id = (select max(id) from departments) where until is null`,
    says: 'changed by reassignment',
  },
  // A registration holds the enterprise's key; who opens a pairing waits for it to end.
  'pairings.casework_lock_enterprise': {
    held: `select id from enterprises order by id for key share`,
    before: `set local lock_timeout = '300ms'`,
    sql: `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, until)
      select 'probe', e.id, l.id, d.id, '2001-01-01', '2001-02-01' from (select min(id) as id from enterprises) e,
        (select min(id) as id from leaders) l, (select min(id) as id from departments) d`,
    says: 'lock timeout',
  },
  'meetings.casework_guard': {
    sql: `update meetings set people = 'x' where state = 'concluded'`,
    says: 'the meeting is concluded',
  },
  'meeting_items.casework_guard': {
    sql: `insert into meeting_items (document_id, meeting_id, issue_id, state) select 'probe', m.id, i.id, 'open'
      from (select min(id) as id from meetings where state = 'concluded') m, (select min(id) as id from issues) i`,
    says: 'the meeting is concluded',
  },
  'common_problems.casework_guard': {
    sql: `update common_problems set decision = 'x'`,
    says: 'decided by a meeting',
  },
  'reports.casework_keep_submitted': {
    before: `update reports set submitted_at = now() where state = 'submitted'`,
    sql: `update reports set issues = 'x' where state = 'submitted'`,
    says: 'has been submitted',
  },
  'work_plans.casework_keep_submitted': {
    sql: `update work_plans set body = 'x' where submitted_at is not null`,
    says: 'has been submitted',
  },
  'files.casework_keep': {
    sql: `update files set hash = 'x' where id in (select file_id from casework.file_access)`,
    says: 'belongs to a ledger entry',
  },
  'files_related_mph.casework_guard': {
    as: 'groupB',
    sql: `insert into files_related_mph (file_id, related_id, related_type, field)
      select a.file_id, v.id, 'api::visit.visit', 'photos' from (select min(f.file_id) as file_id from casework.file_access f
        join casework.issue_access i on i.issue_id = f.issue_id where i.group_id <> casework.org()) a, (select min(id) as id from visits) v`,
    says: 'no such file',
  },
  'visits_enterprises_lnk.casework_guard': {
    as: 'groupB',
    sql: `insert into visits_enterprises_lnk (visit_id, enterprise_id)
      select v.id, p.enterprise_id from (select min(id) as id from visits) v,
        (select min(enterprise_id) as enterprise_id from casework.pairing_access where group_id <> casework.org()) p`,
    says: 'no enterprise of the group',
  },
};

async function triggers({ world }: Setting): Promise<Guard[]> {
  const { db } = world.kit.app;
  const { rows } = await db.query<Trigger>(
    `select n.nspname as schema, c.relname as table, t.tgname as name,
            case when t.tgtype & 16 > 0 then 'update' when t.tgtype & 8 > 0 then 'delete'
                 when t.tgtype & 32 > 0 then 'truncate' else 'insert' end as event,
            (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                and a.attidentity = '' and a.attgenerated = '' and a.attname <> 'id' order by a.attnum limit 1) as column
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where t.tgname like 'casework%' and not t.tgisinternal order by 1, 2, 3`,
  );
  return rows.flatMap(({ schema, table, name, event, column }): Guard[] => {
    const on = `${schema}."${table}"`;
    const call = REFUSING.includes(name) ? CALLS[event]?.(on, column) : undefined;
    // By this table's own trigger, not by one that a cascade met.
    const refused = REFUSES[`${table}.${name}`] ?? (call && { sql: call, says: ` of ${table} ` });
    const follows = FOLLOWS[`${table}.${name}`];
    if (!refused && !follows) return [];
    return [
      {
        name: triggerName({ table, name }),
        remove: async () => void (await db.query(`alter table ${on} disable trigger ${name}`)),
        restore: async () => void (await db.query(`alter table ${on} enable trigger ${name}`)),
        look: () => (refused ? refusedProbe(world, refused) : followProbe(db, follows ?? '')),
      },
    ];
  });
}

const triggerName = ({ table, name }: Pick<Trigger, 'table' | 'name'>): string =>
  `trigger ${name} on ${table}`;

/** All of the application's triggers, by the names of their guards. */
export async function triggerNames({ kit }: World): Promise<string[]> {
  const { rows } = await kit.app.db.query<Pick<Trigger, 'table' | 'name'>>(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
      where not t.tgisinternal and (t.tgname like 'casework%' or n.nspname = 'casework') order by 1, 2`,
  );
  return rows.map(triggerName);
}

async function refusedProbe(world: World, { sql, says, before, as, held }: Refusal): Promise<string[]> {
  const { db } = world.kit.app;
  const [client, other] = [await db.connect(), held ? await db.connect() : null];
  try {
    await other?.query('begin');
    if (held) await other?.query(held);
    await client.query('begin');
    if (before) await client.query(before);
    if (as) {
      const { rows } = await client.query<{ id: number }>(
        'select api_user_id as id from staff_members where id = $1',
        [world.readers[as].staff],
      );
      await client.query('select casework.enter($1, $2, $3, null, false)', ['api', rows[0]?.id, `api:${as}`]);
    }
    await client.query(sql);
    return [`was let through: ${sql}`];
  } catch (error) {
    const { message } = error as Error;
    return message.includes(says) ? [] : [`refused otherwise, ${message}: ${sql}`];
  } finally {
    await client.query('rollback');
    await other?.query('rollback');
    client.release();
    other?.release();
  }
}

async function followProbe(db: Pool, sql: string): Promise<string[]> {
  const client = await db.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    const results = (await client.query(sql)) as unknown as { rows: { ok?: boolean }[] }[];
    return results.at(-1)?.rows[0]?.ok === true ? [] : [`does not follow: ${sql}`];
  } finally {
    await client.query('rollback');
    client.release();
  }
}

type FieldRules = Record<string, Record<string, unknown>>;

/** The rule of fields, entry by entry, in the module that the application has loaded. */
function fieldRules({ world, types, truth }: Setting): Guard[] {
  const all = FIELD_RULES as unknown as FieldRules;
  return Object.entries(all).flatMap(([name, rules]) =>
    Object.entries(rules).map(
      ([kind, rule]): Guard => ({
        name: `fields of ${name} for ${kind}`,
        remove: () => void delete rules[kind],
        restore: () => void (rules[kind] = rule),
        look: async () => {
          const doors = new Doors(world, types, truth);
          const readers = Object.values(world.readers)
            .filter((r) => r.kind === kind && r.signedIn)
            .slice(0, 3);
          const type = types.find((one) => one.name === name);
          await each(readers, async (reader) => {
            if (type) await restList(doors, reader, type);
          });
          return doors.findings;
        },
      }),
    ),
  );
}
