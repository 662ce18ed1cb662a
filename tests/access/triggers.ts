import type { Pool, PoolClient } from 'pg';
import { changeProbes } from './change-triggers';

/**
 * The purpose of each trigger named `casework…`, tested on the database without the application: a statement that
 * it must refuse, or a consequence that it must have. At least one probe for every event that calls it.
 */

export type TriggerEvent = 'insert' | 'update' | 'delete' | 'truncate';

export type Trigger = { schema: string; table: string; name: string; events: TriggerEvent[] };

/** A question to a trigger: what is amiss, or nothing. */
export type Probe = (db: Pool) => Promise<string[]>;

export async function triggersOf(db: Pool): Promise<Trigger[]> {
  const { rows } = await db.query<Trigger>(
    `select n.nspname as schema, c.relname as table, t.tgname as name,
            array_remove(array[case when t.tgtype & 4 > 0 then 'insert' end, case when t.tgtype & 16 > 0 then 'update' end,
              case when t.tgtype & 8 > 0 then 'delete' end, case when t.tgtype & 32 > 0 then 'truncate' end], null) as events
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where t.tgname like 'casework%' and not t.tgisinternal order by 1, 2, 3`,
  );
  return rows;
}

/** The questions to a trigger, by the event that calls it. */
export function probesOf({ schema, table, name, events }: Trigger): Partial<Record<TriggerEvent, Probe>> {
  const on = `${schema}."${table}"`;
  const own = PROBES[`${table}.${name}`] ?? {};
  return Object.fromEntries(
    events.flatMap((event): [TriggerEvent, Probe][] => {
      const probe =
        own[event] ?? (ALWAYS.includes(name) ? refuses(CALLS[event](on), ` of ${table} `) : undefined);
      return probe ? [[event, probe]] : [];
    }),
  );
}

/** Triggers that refuse every statement that calls them, to the application's own login too. */
const ALWAYS = [
  'casework_only_actions',
  'casework_never_delete',
  'casework_never_truncate',
  'casework_never_change',
];

/** A statement that calls a trigger, and would change nothing. */
const CALLS: Record<TriggerEvent, (on: string) => string> = {
  insert: (on) => `insert into ${on} default values`,
  // Keys of the application's own tables cannot be written.
  update: (on) => `update ${on} set ${on.startsWith('casework.') ? 'at = at' : 'id = id'}`,
  delete: (on) => `delete from ${on}`,
  truncate: (on) => `truncate ${on} cascade`,
};

/** In a transaction that leaves nothing behind. */
async function inPassing<T>(db: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The last statement must be refused in these words: another's refusal is not this trigger's. */
const refuses =
  (sql: string, words: string): Probe =>
  (db) =>
    inPassing(db, async (client) => {
      const statements = sql.split(';\n');
      for (const statement of statements.slice(0, -1)) await client.query(statement);
      try {
        await client.query(statements.at(-1) ?? '');
        return [`was let through: ${sql}`];
      } catch (error) {
        const { message } = error as Error;
        return message.includes(words) ? [] : [`refused otherwise, ${message}: ${sql}`];
      }
    });

/** As `refuses`, within an action. */
const refusesInside = (sql: string, words: string): Probe =>
  refuses(`set local casework.inside = 'open';\n${sql}`, words);

/** A default scheme, which is a draft with indicators and grades, as if it had been put in force. */
const DRAFT_IN_FORCE = `set local casework.inside = 'open';
update assessment_schemes set state = 'in-force' where state = 'draft' and exists (select 1 from assessment_schemes_cmps c where c.entity_id = assessment_schemes.id)`;

/** Its parts are not changed then. */
const ofScheme = (table: string, change: string): Partial<Record<TriggerEvent, Probe>> => ({
  update: refuses(`${DRAFT_IN_FORCE};\nupdate ${table} set ${change}`, 'the scheme is no draft'),
  delete: refuses(`${DRAFT_IN_FORCE};\ndelete from ${table}`, 'the scheme is no draft'),
});

const all =
  (...probes: Probe[]): Probe =>
  async (db) => {
    const amiss: string[] = [];
    for (const probe of probes) amiss.push(...(await probe(db)));
    return amiss;
  };

/** After the statements, run as within an action, the last one answers `true`. */
const follows =
  (sql: string): Probe =>
  (db) =>
    inPassing(db, async (client) => {
      await client.query(`set local casework.inside = 'open'`);
      const results = (await client.query(sql)) as unknown as { rows: { ok?: boolean }[] }[];
      return results.at(-1)?.rows[0]?.ok === true ? [] : [`does not follow: ${sql}`];
    });

/** Someone who is signed in, for what is written down with his name. */
const ACTOR = `select set_config('casework.actor', '{"kind": "office", "account": "probe", "staffId": 1}', true)`;

/** Checks that a change of the rules by the office is recorded. */
const recorded = (statement: string, table: string, what: string): Probe =>
  follows(`${ACTOR}; ${statement};
    select exists (select 1 from casework.changes where subject = '${table}' and at = now() and actor ->> 'account' = 'probe' and ${what}) as ok`);

/** @param column of text, for values to be told apart */
const records = (table: string, column: string, before = ''): Partial<Record<TriggerEvent, Probe>> => {
  const make = `${before}insert into ${table} (document_id, ${column}) values ('probe', 'x')`;
  return {
    insert: recorded(make, table, `before is null and after ->> 'document_id' = 'probe'`),
    update: recorded(
      `${make}; update ${table} set ${column} = 'y' where document_id = 'probe'`,
      table,
      `before ->> '${column}' = 'x' and after ->> '${column}' = 'y'`,
    ),
    delete: recorded(
      `${make}; delete from ${table} where document_id = 'probe'`,
      table,
      `before ->> 'document_id' = 'probe' and after is null`,
    ),
  };
};

const submitted = (table: string, column: string): Partial<Record<TriggerEvent, Probe>> => ({
  update: refuses(
    `update ${table} set ${column} = 'x' where submitted_at is not null`,
    `${table} has been submitted`,
  ),
  delete: refuses(`delete from ${table} where submitted_at is not null`, `${table} has been submitted`),
});

/** An issue that is on the agenda, taken off it. */
const PUT_OFF = `update casework.issue_checks set at = 'infinity' where issue_id = (select max(issue_id) from casework.issue_checks)`;
const LOOKED_AT_AGAIN = `select exists (select 1 from casework.issue_checks where issue_id = (select max(issue_id) from casework.issue_checks) and at = 'epoch') as ok`;

const checkAtOnce = (table: string, started: string): Partial<Record<TriggerEvent, Probe>> => {
  const add = `insert into ${table} (document_id, issue_id, state, ${started}) select 'probe', max(issue_id), 'done', now() from casework.issue_checks`;
  return {
    insert: follows(`${PUT_OFF}; ${add}; ${LOOKED_AT_AGAIN}`),
    update: follows(
      `${add}; ${PUT_OFF}; update ${table} set ${started} = now() where document_id = 'probe'; ${LOOKED_AT_AGAIN}`,
    ),
  };
};

const CONCLUDED = `(select min(id) from meetings where state = 'concluded')`;
const PLANNED = `(select min(id) from meetings where state = 'planned')`;
/** A file that a ledger entry speaks of. */
const ATTACHED = '(select min(file_id) from casework.file_access)';

/** As group A's member: statements that the media guard refuses to people, and not to the application itself. */
const asGroup = `select casework.enter('api', api_user_id, 'probe', null, false) from staff_members where name = 'groupA'`;
const OWN_VISIT = '(select min(id) from visits)';
const FOREIGN_ENTERPRISE =
  '(select min(enterprise_id) from casework.pairing_access where group_id <> casework.org())';

const DUTY = `insert into duties (document_id, type, subject, period, plan_date, starts_at, due_at)
  values ('probe', 'unit-report', 'probe', '2031-01', '2031-01-31', '2031-01-01', '2031-01-31')`;
/** An order to a unit that helps with an issue on the agenda. */
const SUPPORT = `insert into transfers (document_id, issue_id, unit_id, role, state, started_at)
  select 'probe', (select max(issue_id) from casework.issue_checks), min(id), 'support', 'sent', now() from departments where is_unit`;

const LAST_OFFICE = `update memberships set until = now() where kind = 'office' and until is null
  and id <> (select min(id) from memberships where kind = 'office' and until is null)`;
const lastOffice = (statement: string): Probe =>
  refuses(`${LAST_OFFICE};\n${statement}`, 'the last membership of the office');

const PROBES: Record<string, Partial<Record<TriggerEvent, Probe>>> = {
  ...changeProbes({ recorded, records, refuses, follows, duty: DUTY }),
  'refused_attempts.casework_bounded': {
    insert:
      follows(`insert into refused_attempts (document_id, at, account, action, code) select 'probe', now(), 'probe', 'x', 'y' from generate_series(1, 101);
      select (select count(*) from refused_attempts where account = 'probe') = 100 as ok`),
  },
  'memberships.casework_last_office': {
    update: lastOffice(`update memberships set until = now() where kind = 'office' and until is null`),
    delete: lastOffice(`delete from memberships where kind = 'office' and until is null`),
  },
  'staff_members.casework_last_office': {
    update: lastOffice(`update staff_members s set active = false from memberships m
      where m.staff_member_id = s.id and m.kind = 'office' and m.until is null`),
  },
  'issues.casework_mirror_insert': {
    insert:
      follows(`insert into issues (document_id, title, enterprise_id, group_id) select 'probe', 'x', enterprise_id, group_id from issues where group_id is not null limit 1;
      select exists (select 1 from casework.issue_access a join issues i on i.id = a.issue_id where i.document_id = 'probe') as ok`),
  },
  'issues.casework_mirror_update': {
    update:
      follows(`update issues set complaint = true where id = (select min(id) from issues where complaint is not true);
      select not exists (select 1 from casework.issue_access a join issues i on i.id = a.issue_id where i.complaint is distinct from a.complaint) as ok`),
  },
  'transfers.casework_mirror_insert': {
    insert:
      follows(`insert into transfers (document_id, issue_id, unit_id, role, state, started_at) select 'probe', (select max(id) from issues), unit_id, 'support', 'sent', now() from transfers limit 1;
      select exists (select 1 from casework.transfer_access a join transfers t on t.id = a.transfer_id where t.document_id = 'probe') as ok`),
  },
  'transfers.casework_mirror_update': {
    update:
      follows(`update transfers set state = 'returned' where id = (select min(transfer_id) from casework.transfer_access);
      select not exists (select 1 from casework.transfer_access a join transfers t on t.id = a.transfer_id where t.state = 'returned') as ok`),
  },
  'pairings.casework_mirror': {
    insert: follows(`insert into pairings (document_id, enterprise_id, leader_id, group_id, since)
        select 'probe', e.id, p.leader_id, p.group_id, now() from pairings p, enterprises e
         where not exists (select 1 from pairings o where o.enterprise_id = e.id) limit 1;
      select exists (select 1 from casework.pairing_access a join pairings p on p.id = a.pairing_id where p.document_id = 'probe') as ok`),
    update: follows(`update pairings set until = now() where until is null;
      select not exists (select 1 from casework.pairing_access) as ok`),
    delete: follows(`delete from pairings; select not exists (select 1 from casework.pairing_access) as ok`),
  },
  'pairings.casework_guard': {
    update: all(
      refuses(
        `update pairings set until = now() where until is null and enterprise_id in (select enterprise_id from issues where stage = 'registered')`,
        'the pairing has open issues',
      ),
      refuses(`update pairings set group_id = group_id + 1`, 'a pairing is changed by reassignment'),
    ),
  },
  'pairings.casework_lock_enterprise': { insert: locksEnterprise },

  'meetings.casework_mirror': {
    insert:
      follows(`insert into meetings (document_id, level, held_at, state) values ('probe', 'office', now(), 'planned');
      select exists (select 1 from casework.meeting_access a join meetings m on m.id = a.meeting_id where m.document_id = 'probe') as ok`),
    update: follows(`update meetings set state = 'concluded' where id = ${PLANNED};
      select not exists (select 1 from casework.meeting_access a join meetings m on m.id = a.meeting_id where a.concluded <> (m.state = 'concluded')) as ok`),
  },
  'meetings.casework_guard': {
    insert: refuses(
      `insert into meetings (document_id, level, held_at, state) values ('probe', 'office', now(), 'concluded')`,
      'a meeting is concluded by its call',
    ),
    update: all(
      refuses(`update meetings set people = 'x' where id = ${CONCLUDED}`, 'the meeting is concluded'),
      refuses(
        `update meetings set state = 'concluded' where id = ${PLANNED}`,
        'a meeting is concluded by its call',
      ),
    ),
  },
  'meeting_items.casework_guard': {
    insert: refuses(
      `insert into meeting_items (document_id, meeting_id, issue_id) select 'probe', ${CONCLUDED}, max(id) from issues`,
      'the meeting is concluded',
    ),
    update: all(
      refuses(
        `update meeting_items set state = 'applied' where meeting_id = ${PLANNED}`,
        'a decision is applied by the meeting',
      ),
      refuses(
        `update meeting_items set meeting_id = ${CONCLUDED} where meeting_id = ${PLANNED}`,
        'the meeting is concluded',
      ),
    ),
    delete: refuses(`delete from meeting_items where meeting_id = ${CONCLUDED}`, 'the meeting is concluded'),
  },
  'common_problems.casework_guard': {
    insert: refuses(
      `insert into common_problems (document_id, title, decision) values ('probe', 'x', 'x')`,
      'a common problem is decided by a meeting',
    ),
    update: refuses(
      `update common_problems set state = 'decided'`,
      'a common problem is decided by a meeting',
    ),
  },

  'assessments.casework_mirror': {
    insert: follows(`insert into assessments (document_id, scheme_id, "from", "to", state, rows)
        select 'probe', min(id), '2020-01-01', '2020-07-01', 'computed', '[]' from assessment_schemes;
      select exists (select 1 from casework.assessment_access m join assessments a on a.id = m.assessment_id where a.document_id = 'probe' and not m.shown) as ok`),
    update:
      follows(`update assessments set state = 'published' where id = (select min(id) from assessments where state = 'computed');
      select not exists (select 1 from assessments a join casework.assessment_access m on m.assessment_id = a.id where a.state = 'published' and not m.shown) as ok`),
  },
  'assessments.casework_keep_published': {
    update: refusesInside(
      `update assessments set rows = '[1]' where state = 'published'`,
      'the assessment has been published',
    ),
  },
  'assessment_schemes.casework_keep_scheme': {
    update: refuses(
      `update assessment_schemes set name = 'x' where state = 'in-force'`,
      'the scheme is no draft',
    ),
    delete: refuses('delete from assessment_schemes', ' of assessment_schemes '),
  },
  'assessment_schemes_cmps.casework_keep_scheme': {
    insert: refuses(
      `insert into assessment_schemes_cmps (entity_id, cmp_id, component_type, field) select min(id), 1, 'casework.indicator', 'indicators' from assessment_schemes where state = 'in-force'`,
      'the scheme is no draft',
    ),
    update: refuses(
      `update assessment_schemes_cmps set entity_id = (select min(id) from assessment_schemes where state = 'in-force')`,
      'the scheme is no draft',
    ),
    delete: refuses(
      `${DRAFT_IN_FORCE};
delete from assessment_schemes_cmps`,
      'the scheme is no draft',
    ),
  },
  'components_casework_indicators.casework_keep_scheme': ofScheme(
    'components_casework_indicators',
    'floor = 0',
  ),
  'components_casework_grades.casework_keep_scheme': ofScheme('components_casework_grades', "name = 'x'"),
  'assessment_adjustments.casework_still_open': {
    insert: refusesInside(
      `insert into assessment_adjustments (document_id, assessment_id) select 'probe', min(id) from assessments where state = 'published'`,
      'no longer open to adjustments',
    ),
  },
  'assessment_objections.casework_keep_decided': {
    update: refusesInside(
      `update assessment_objections set state = 'upheld', reason = 'x';
update assessment_objections set reason = 'y'`,
      'the objection has been decided',
    ),
  },

  'files.casework_owner': {
    insert:
      follows(`${ACTOR}; insert into files (document_id, name, hash, ext) values ('probe', 'x', 'x', '.pdf');
      select exists (select 1 from casework.file_owner o join files f on f.id = o.file_id where f.document_id = 'probe' and o.account = 'probe') as ok`),
  },
  'files.casework_keep': {
    update: refuses(
      `update files set hash = 'x' where id = ${ATTACHED}`,
      'the file belongs to a ledger entry',
    ),
    delete: refuses(`delete from files where id = ${ATTACHED}`, 'the file belongs to a ledger entry'),
  },
  'files_related_mph.casework_guard': {
    insert: refuses(
      `${asGroup};
insert into files_related_mph (file_id, related_id, related_type, field) select ${ATTACHED}, min(id), 'api::issue.issue', 'attachments' from issues`,
      'files of api::issue.issue are not yours to change',
    ),
    update: refuses(
      `insert into files_related_mph (file_id, related_id, related_type, field) select ${ATTACHED}, ${OWN_VISIT}, 'api::visit.visit', 'photos';
${asGroup};
update files_related_mph set related_type = 'api::issue.issue' where related_type = 'api::visit.visit'`,
      'files of api::issue.issue are not yours to change',
    ),
    delete: refuses(
      `insert into files_related_mph (file_id, related_id, related_type, field) select ${ATTACHED}, max(id), 'api::visit.visit', 'photos' from visits;
${asGroup};
delete from files_related_mph where related_type = 'api::visit.visit'`,
      'files of api::visit.visit are not yours to change',
    ),
  },

  'ledger_entries.casework_queue_event': {
    insert: follows(`insert into ledger_entries (document_id, issue_id, sequence, happened_at, recorded_at)
        select 'probe', id, 9999, now(), now() from issues order by id limit 1;
      select exists (select 1 from casework.event_queue where sequence = 9999) as ok`),
  },
  'ledger_entries.casework_keep_holder': {
    insert:
      follows(`update issues set group_id = (select id from departments where code = 'nongye') where document_id = (select document_id from issues where stage = 'handling' order by id limit 1);
      insert into ledger_entries (document_id, issue_id, sequence, happened_at)
        select 'probe', id, 9999, now() from issues where group_id = (select id from departments where code = 'nongye');
      select exists (select 1 from casework.issue_holders where sequence = 9999 and group_id = (select id from departments where code = 'nongye')) as ok`),
  },
  'issues.casework_issue_check_insert': {
    insert:
      follows(`insert into issues (document_id, title, stage, due_at) values ('probe', 'x', 'registered', now());
      select exists (select 1 from casework.issue_checks a join issues i on i.id = a.issue_id where i.document_id = 'probe') as ok`),
  },
  'issues.casework_issue_check_update': {
    update:
      follows(`update issues set stage = 'void' where id = (select max(issue_id) from casework.issue_checks);
      select not exists (select 1 from casework.issue_checks a join issues i on i.id = a.issue_id where i.stage = 'void') as ok`),
  },
  'escalations.casework_issue_check': checkAtOnce('escalations', 'raised_at'),
  'milestones.casework_issue_check': checkAtOnce('milestones', 'due_at'),

  'escalation_rules.casework_record_change': records('escalation_rules', 'name'),
  'notification_templates.casework_record_change': records('notification_templates', 'event'),
  'document_texts.casework_record_change': records('document_texts', 'name'),
  'notification_channels.casework_record_change': records('notification_channels', 'name'),
  'event_subscriptions.casework_record_change': records('event_subscriptions', 'name'),
  // There is one row of settings, and it has no text but the name of its language.
  'settings.casework_record_change': records('settings', 'locale', 'delete from settings; '),

  'calendar_days.casework_record_change': records('calendar_days', 'locale'),
  'calendar_years.casework_record_change': records('calendar_years', 'notice_number'),
  'pairings.casework_record_change': {
    insert: recorded(
      `insert into pairings (document_id, enterprise_id, leader_id, group_id, since)
        select 'probe', e.id, p.leader_id, p.group_id, now() from pairings p, enterprises e
         where not exists (select 1 from pairings o where o.enterprise_id = e.id) limit 1`,
      'pairings',
      `before is null and after ->> 'document_id' = 'probe'`,
    ),
    update: recorded(
      `update pairings set since = since + interval '1 day' where id = (select min(id) from pairings where until is null)`,
      'pairings',
      `before ->> 'since' < after ->> 'since'`,
    ),
    delete: recorded(
      `delete from pairings where id = (select min(id) from pairings)`,
      'pairings',
      `before ->> 'since' is not null and after is null`,
    ),
  },
  'staff_members.casework_record_change': {
    insert: recorded(
      `insert into staff_members (document_id, name, active) values ('probe', 'x', true)`,
      'staff_members',
      `before is null and after ->> 'name' = 'x' and after ->> 'active' = 'true'`,
    ),
    update: recorded(
      `update staff_members set active = false where id = (select min(s.id) from staff_members s where s.active
         and not exists (select 1 from memberships m where m.staff_member_id = s.id and m.kind = 'office'))`,
      'staff_members',
      `before ->> 'active' = 'true' and after ->> 'active' = 'false'`,
    ),
  },
  'memberships.casework_record_change': {
    insert: recorded(
      `insert into memberships (document_id, staff_member_id, kind, since) select 'probe', min(id), 'office', now() from staff_members`,
      'memberships',
      `before is null and after ->> 'kind' = 'office'`,
    ),
    update: recorded(
      `update memberships set until = now() where id = (select min(id) from memberships where until is null and kind <> 'office')`,
      'memberships',
      `before ->> 'until' is null and after ->> 'until' is not null`,
    ),
    delete: recorded(
      `delete from memberships where id = (select min(id) from memberships where until is null and kind <> 'office')`,
      'memberships',
      `before ->> 'kind' is not null and after is null`,
    ),
  },

  'duties.casework_duty_check_insert': {
    insert: follows(`${DUTY};
      select exists (select 1 from casework.duty_checks a join duties d on d.id = a.duty_id where d.document_id = 'probe') as ok`),
  },
  'duties.casework_duty_check_update': {
    update: all(
      follows(`${DUTY}; update duties set due_at = '2031-02-01' where document_id = 'probe';
        select exists (select 1 from casework.duty_checks where due_at = '2031-02-01') as ok`),
      follows(`${DUTY}; update duties set fulfilled_at = now() where document_id = 'probe';
        select not exists (select 1 from casework.duty_checks a join duties d on d.id = a.duty_id where d.document_id = 'probe') as ok`),
    ),
  },
  'transfers.casework_issue_check': {
    insert: follows(`${PUT_OFF}; ${SUPPORT}; ${LOOKED_AT_AGAIN}`),
    update: follows(
      `${SUPPORT}; ${PUT_OFF}; update transfers set deadline = now() where document_id = 'probe'; ${LOOKED_AT_AGAIN}`,
    ),
  },

  'visits.casework_owner': {
    insert: follows(`${asGroup};
      insert into visits (document_id, leader_id, date, form) select 'probe', min(leader_id), '2026-03-01', 'onsite'
        from casework.pairing_access where group_id = casework.org();
      reset role;
      select exists (select 1 from casework.visit_recorder r join visits v on v.id = r.visit_id where v.document_id = 'probe') as ok`),
  },
  'visits_enterprises_lnk.casework_guard': {
    insert: refuses(
      `${asGroup};
insert into visits_enterprises_lnk (visit_id, enterprise_id) select ${OWN_VISIT}, ${FOREIGN_ENTERPRISE}`,
      'no enterprise of the group',
    ),
    update: refuses(
      `${asGroup};
update visits_enterprises_lnk set enterprise_id = ${FOREIGN_ENTERPRISE} where visit_id = ${OWN_VISIT}`,
      'no enterprise of the group',
    ),
  },

  'official_documents.casework_keep_issued': {
    update: refuses(
      `set local casework.inside = 'open';\nupdate official_documents set title = 'x' where state = 'issued'`,
      'official_documents has been issued',
    ),
  },
  'reports.casework_keep_submitted': submitted('reports', 'measures'),
  'work_plans.casework_keep_submitted': submitted('work_plans', 'body'),
};

/**
 * Opening a pairing waits for registrations of its enterprise that are under way, and they for it: the row is
 * locked harder than its foreign key locks it.
 */
async function locksEnterprise(db: Pool): Promise<string[]> {
  return inPassing(db, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into pairings (document_id, enterprise_id, leader_id, group_id, since)
         select 'probe', e.id, p.leader_id, p.group_id, now() from pairings p, enterprises e
          where not exists (select 1 from pairings o where o.enterprise_id = e.id) limit 1
       returning enterprise_id as id`,
    );
    return inPassing(db, async (other) => {
      try {
        await other.query('select 1 from enterprises where id = $1 for key share nowait', [rows[0]?.id]);
        return ['a pairing was opened beside a registration'];
      } catch (error) {
        return (error as { code?: string }).code === '55P03' ? [] : [(error as Error).message];
      }
    });
  });
}
