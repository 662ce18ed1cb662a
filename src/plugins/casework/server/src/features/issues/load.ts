import {
  createCalendar,
  seedFromChineseDays,
  type Calendar,
  type DayKind,
} from '../../../../domain/calendar';
import type { ExtraField } from '../../../../domain/extra';
import { DEFAULT_DUTY_SETTINGS, type DutySettings } from '../../../../domain/duties';
import {
  DEFAULT_SETTINGS,
  actionRow,
  type ActionName,
  type Actor,
  type Case,
  type CategoryRef,
  type DepartmentRef,
  type EnterpriseRef,
  type Input,
  type IssueRef,
  type IssueState,
  type Pairing,
  type Refs,
  type RequestState,
  type Settings,
  type World,
} from '../../../../domain/lifecycle';
import type { FactHistory } from '../../../../domain/measures';
import { readHistory } from '../measures/history';
import { HISTORY } from '../measures/history.sql';
import { extraFieldsOf, extraFieldsSql } from '../extra-fields/read';
import { ELEVATE, rowsOfKept, type Trx } from '../../platform/database/as-owner';
import {
  ESCALATION_COLUMNS,
  ISSUE_COLUMNS,
  MILESTONE_COLUMNS,
  REQUEST_COLUMNS,
  TRANSFER_COLUMNS,
  fromRow,
  type Json,
} from './record';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
const SEED = seedFromChineseDays(require('chinese-days/dist/chinese-days.json'));

/** An issue with everything that the rules look at, read under its lock. */
export type Loaded = {
  subject: Case;
  pairing: Pairing | null;
  calendar: Calendar;
  settings: Settings;
  duties: DutySettings;
  refs: Refs;
  extraFields: readonly ExtraField[];
  head: { sequence: number; hash: string; seal: string | null };
  /** the history that the figures' facts are derived from */
  history: FactHistory;
  createdAt: Date;
  /** issues merged into this one */
  merged: number[];
};

const ref = (table: string, column: string, name = 'name'): string =>
  `(select json_build_object('id', r.id, 'documentId', r.document_id, 'name', r.${name}) from ${table} r where r.id = ${column})`;

const PAIRING = (enterprise: string): string =>
  `(select json_build_object('group', json_build_object('id', g.id, 'documentId', g.document_id, 'name', g.name),
                             'leader', json_build_object('id', l.id, 'documentId', l.document_id, 'name', l.title))
      from pairings p join departments g on g.id = p.group_id join leaders l on l.id = p.leader_id
     where p.enterprise_id = ${enterprise} and p.until is null)`;

/** Columns of what the calendar is made from; `calendarFrom` reads them. */
export const CALENDAR = `(select json_agg(json_build_object('date', d.date, 'kind', d.kind)) from calendar_days d) as days,
  (select json_agg(y.year) from calendar_years y) as years,
  (select row_to_json(s) from settings s limit 1) as settings`;

/** The requester: the account of the request's ledger entry, and the person of the membership that was in use. */
const REQUESTER = `(select json_build_object('account', l.actor ->> 'account', 'staffId',
     (select m.staff_member_id from memberships m where m.document_id = l.actor ->> 'membership'))
   from ledger_entries l where l.issue_id = t.issue_id and l.sequence = t.sequence) as requester`;

const EXTRA_FIELDS = extraFieldsSql('issue');

/** The category's own limits, on `categories c`. */
export const LIMITS = `json_build_object('urgent', c.urgent_days, 'normal', c.normal_days, 'complex', c.complex_days)`;

/** A part of a statement, with the bindings of its `?`. */
type Part = { sql: string; bindings: readonly unknown[] };

/** A condition on a column that is one of these: of one, PostgreSQL knows that it is one row, and keeps the plan. */
const among = (column: string, values: readonly unknown[]): Part =>
  values.length === 1
    ? { sql: `${column} = ?`, bindings: [values[0]] }
    : { sql: `${column} = any(?)`, bindings: [values] };

/**
 * A part that lists what an input names. Most name nothing: the list is then a constant, so that the statement's plan
 * depends on nothing but the issue.
 */
function listed(sql: (where: string) => string, column: string, named: readonly unknown[], as: string): Part {
  if (named.length === 0) return { sql: `'[]'::json as ${as}`, bindings: [] };
  const where = among(column, named);
  return { sql: `(${sql(where.sql)}) as ${as}`, bindings: where.bindings };
}

const together = (parts: readonly Part[]): Part => ({
  sql: parts.map(({ sql }) => sql).join(', '),
  bindings: parts.flatMap(({ bindings }) => bindings),
});

const refsPart = ({ department, category }: { department: string[]; category: string[] }): Part =>
  together([
    listed(
      (where) => `select json_agg(json_build_object('id', d.id, 'documentId', d.document_id, 'name', d.name,
         'shortName', d.short_name, 'isUnit', coalesce(d.is_unit, false), 'active', coalesce(d.active, true)))
       from departments d where ${where}`,
      'd.document_id',
      department,
      'departments',
    ),
    listed(
      (where) => `select json_agg(json_build_object('id', c.id, 'documentId', c.document_id, 'name', c.name,
         'complaint', coalesce(c.complaint, false), 'active', coalesce(c.active, true), 'limits', ${LIMITS}))
       from categories c where ${where}`,
      'c.document_id',
      category,
      'categories',
    ),
    { sql: `${EXTRA_FIELDS} as extra_fields`, bindings: [] },
  ]);

const enterprisesPart = ({ enterprises }: Seen): Part =>
  listed(
    (
      where,
    ) => `select coalesce(json_agg(json_build_object('id', e.id, 'documentId', e.document_id, 'name', e.name, 'pairing', ${PAIRING('e.id')})), '[]'::json)
        from enterprises e where ${where}`,
    'e.id',
    enterprises.map((e) => e.id),
    'enterprises',
  );

const issuesPart = ({ issues }: Seen): Part =>
  listed(
    (
      where,
    ) => `select coalesce(json_agg(json_build_object('id', n.id, 'documentId', n.document_id, 'name', n.number, 'stage', n.stage, 'enterpriseId', n.enterprise_id)), '[]'::json)
        from issues n where ${where}`,
    'n.id',
    issues.map((i) => i.id),
    'issues',
  );

/** documentIds that an input names, by what they should be. */
export function namedIn(
  action: ActionName,
  input: Input,
): Record<'department' | 'category' | 'enterprise' | 'issue' | 'file', string[]> {
  const named = { department: [], category: [], enterprise: [], issue: [], file: [] } as Record<
    'department' | 'category' | 'enterprise' | 'issue' | 'file',
    string[]
  >;
  for (const [key, field] of Object.entries(actionRow(action).input)) {
    const value = input[key];
    if (value === undefined) continue;
    if (field.type === 'relation') named[field.to].push(value as string);
    if (field.type === 'relations') named[field.to].push(...(value as string[]));
    if (field.type === 'files') named.file.push(...(value as string[]));
  }
  if (action === 'correct' && input['field'] === 'enterprise' && typeof input['value'] === 'string') {
    named.enterprise.push(input['value']);
  }
  named.file.push(...(input.evidence?.attachments ?? []));
  return named;
}

/** The enterprises, issues and files that the actor sees himself. Read before `asOwner`. */
export type Seen = {
  enterprises: { id: number; documentId: string }[];
  issues: { id: number; documentId: string }[];
  files: string[];
};

const pick = (table: string, documentIds: readonly string[]): Part =>
  listed(
    (where) =>
      `select coalesce(json_agg(json_build_object('id', t.id, 'documentId', t.document_id)), '[]'::json) from ${table} t where ${where}`,
    't.document_id',
    documentIds,
    table,
  );

const picked = ({ enterprise, file }: { enterprise: string[]; file: string[] }): Part =>
  together([pick('enterprises', enterprise), pick('files', file)]);

type Picked = { enterprises: Seen['enterprises']; files: { documentId: string }[] };

/**
 * The first statement of a registration: resolves foreign documentIds under the asker's own policies (what
 * he may not see does not exist) and opens the window.
 */
export async function resolveAsActor(trx: Trx, input: Input): Promise<Seen> {
  const named = namedIn('register', input);
  const { sql, bindings } = picked(named);
  const [row] = await rowsOfKept<Picked>(trx, `select ${sql}, ${ELEVATE}`, bindings);
  return {
    enterprises: row?.enterprises ?? [],
    issues: [],
    files: row?.files.map((f) => f.documentId) ?? [],
  };
}

/**
 * The first statement of an action: locks the issue if the asker sees it, and a merge's main issue with it,
 * in the order of their ids; what is hidden is not locked. The same statement resolves the foreign
 * documentIds under his policies and opens the window.
 * @returns null when he does not see the issue
 */
export async function lockAsActor(
  trx: Trx,
  documentId: string,
  action: ActionName,
  input: Input,
): Promise<{ id: number; seen: Seen } | null> {
  if (endsOtherwise(action)) await lockMerging(trx, documentId);
  const named = namedIn(action, input);
  const { sql, bindings } = picked(named);
  const chosen = among('i.document_id', [documentId, ...named.issue]);
  const locked = await rowsOfKept<{ id: number; documentId: string } & Partial<Picked>>(
    trx,
    `select i.id, i.document_id as "documentId", ${ELEVATE}, ${sql}
       from issues i where ${chosen.sql} order by i.id for update of i`,
    [...bindings, ...chosen.bindings],
  );
  const row = locked.find((r) => r.documentId === documentId);
  if (!row) return null;
  return {
    id: row.id,
    seen: {
      enterprises: row.enterprises ?? [],
      issues: locked.filter((r) => named.issue.includes(r.documentId)),
      files: row.files?.map((f) => f.documentId) ?? [],
    },
  };
}

/** Actions after which what was merged into the issue comes back, so that several issues are locked. */
const endsOtherwise = (action: ActionName): boolean =>
  actionRow(action).to.some((to) => ['declined', 'withdrawn', 'merged', 'void'].includes(to));

/**
 * Merging and what undoes it take their locks in no common order; within one enterprise, the only one that
 * they can meet in, they go one after the other.
 */
async function lockMerging(trx: Trx, documentId: string): Promise<void> {
  await trx.raw(
    `select pg_advisory_xact_lock(hashtext('casework:merging'), i.enterprise_id) from issues i where i.document_id = ?`,
    [documentId],
  );
}

const part = (table: string, columns: string, where: string): string =>
  `(select coalesce(json_agg(x order by x.id), '[]'::json) from (select t.*${columns} from ${table} t where t.issue_id = i.id ${where}) x)`;

/** Columns of a case, on `issues i`; `caseOf` reads them, with those of RULES. */
export const CASE = `row_to_json(i) as issue, i.created_at::text as created_at,
       (select json_build_object('id', c.id, 'documentId', c.document_id, 'name', c.name, 'complaint', coalesce(c.complaint, false),
          'active', coalesce(c.active, true), 'limits', ${LIMITS}) from categories c where c.id = i.category_id) as category,
       ${ref('enterprises', 'i.enterprise_id')} as enterprise, ${ref('departments', 'i.group_id')} as "group",
       ${ref('leaders', 'i.leader_id', 'title')} as leader, ${ref('departments', 'i.lead_unit_id')} as lead_unit,
       ${ref('issues', 'i.main_issue_id', 'number')} as main_issue,
       ${PAIRING('i.enterprise_id')} as pairing,
       ${part('transfers', `, ${ref('departments', 't.unit_id')} as unit_id_ref, ${ref('departments', 't.suggested_unit_id')} as suggested_unit_id_ref`, '')} as transfers,
       ${part('issue_requests', `, ${REQUESTER}`, "and t.state = 'pending'")} as requests,
       ${part('escalations', '', "and t.state in ('open', 'proposed')")} as escalations,
       ${part('milestones', '', "and t.state = 'open'")} as milestones,
       (select json_build_object('sequence', l.sequence, 'hash', l.hash, 'seal',
          (select s.seal from casework.ledger_seals s where s.issue_id = l.issue_id and s.sequence = l.sequence))
          from ledger_entries l where l.issue_id = i.id order by l.sequence desc limit 1) as head,
       (select coalesce(json_agg(m.id order by m.id), '[]'::json) from issues m where m.main_issue_id = i.id and m.stage = 'merged') as merged,
       ${HISTORY} as history`;

/** Columns of what is the same for every case, when its input names no other record. */
export const RULES = `${EXTRA_FIELDS} as extra_fields, ${CALENDAR}`;

/** Reads a locked issue with all that the rules need, in one statement. Runs inside `asOwner`. */
export async function loadCase(
  trx: Trx,
  id: number,
  action: ActionName,
  input: Input,
  seen: Seen,
): Promise<Loaded> {
  const { sql, bindings } = together([
    enterprisesPart(seen),
    issuesPart(seen),
    refsPart(namedIn(action, input)),
  ]);
  const [row] = await rowsOfKept<Json>(
    trx,
    `select ${CASE}, ${sql}, ${CALENDAR} from issues i where i.id = ?`,
    [...bindings, id],
  );
  if (!row) throw new Error(`issue ${id} vanished under its lock`);
  return caseOf(row, row, seen);
}

/**
 * The case of a row with the columns CASE.
 * @param common the row with the columns RULES, and those of what the input names
 */
export function caseOf(row: Json, common: Json, seen: Seen): Loaded {
  const issueRow = row['issue'] as Json;
  const issue = fromRow<IssueState>(issueRow, ISSUE_COLUMNS);
  issue.category = row['category'] as CategoryRef;
  issue.enterprise = row['enterprise'] as IssueState['enterprise'];
  issue.group = row['group'] as IssueState['group'];
  issue.leader = row['leader'] as IssueState['leader'];
  issue.leadUnit = row['lead_unit'] as IssueState['leadUnit'];
  issue.mainIssue = row['main_issue'] as IssueState['mainIssue'];
  issue.clock ??= {};
  return {
    subject: {
      issue,
      transfers: (row['transfers'] as Json[]).map((t) => fromRow(t, TRANSFER_COLUMNS)),
      requests: (row['requests'] as Json[]).map((t) => ({
        ...fromRow<RequestState>(t, REQUEST_COLUMNS),
        requester: (t['requester'] as RequestState['requester']) ?? null,
      })),
      escalations: (row['escalations'] as Json[]).map((t) => fromRow(t, ESCALATION_COLUMNS)),
      milestones: (row['milestones'] as Json[]).map((t) => fromRow(t, MILESTONE_COLUMNS)),
    },
    pairing: (row['pairing'] as Pairing | null) ?? null,
    calendar: calendarOf(common),
    settings: settingsOf(common['settings'] as Json | null),
    duties: dutySettingsOf(common['settings'] as Json | null),
    refs: refsOf(common, seen),
    extraFields: extraFieldsOf(common['extra_fields']),
    head: (row['head'] as Loaded['head'] | null) ?? { sequence: 0, hash: '0'.repeat(64), seal: null },
    history: readHistory(row['history']),
    createdAt: new Date(`${String(row['created_at']).replace(' ', 'T')}Z`),
    merged: row['merged'] as number[],
  };
}

/** Reads what a registration needs: the enterprise's pairing, the category, calendar and limits. */
export async function loadForRegister(
  trx: Trx,
  input: Input,
  seen: Seen,
): Promise<Pick<Loaded, 'pairing' | 'calendar' | 'settings' | 'refs' | 'extraFields'>> {
  const named = namedIn('register', input);
  const { sql, bindings } = together([enterprisesPart(seen), issuesPart(seen), refsPart(named)]);
  const [row] = await rowsOfKept<Json>(trx, `select ${sql}, ${CALENDAR}`, bindings);
  if (!row) throw new Error('no answer from the database');
  const refs = refsOf(row, seen);
  return {
    pairing: refs.enterprise.get(named.enterprise[0] ?? '')?.pairing ?? null,
    calendar: calendarOf(row),
    settings: settingsOf(row['settings'] as Json | null),
    refs,
    extraFields: extraFieldsOf(row['extra_fields']),
  };
}

/** The calendar as it stands: the package's years, and above them what the office entered. */
export async function loadCalendar(
  trx: Trx,
): Promise<{ calendar: Calendar; settings: Settings; duties: DutySettings }> {
  const [row] = await rowsOfKept<Json>(trx, `select ${CALENDAR}`);
  return calendarFrom(row ?? {});
}

/** The calendar and the settings of a row with the columns CALENDAR. */
export function calendarFrom(row: Json): { calendar: Calendar; settings: Settings; duties: DutySettings } {
  const settings = (row['settings'] ?? null) as Json | null;
  return {
    calendar: calendarOf(row),
    settings: settingsOf(settings),
    duties: dutySettingsOf(settings),
  };
}

/** The same as data, for a worker that builds the calendar itself. */
export async function loadCalendarRows(
  trx: Trx,
): Promise<{ overrides: { date: string; kind: DayKind }[]; enteredYears: number[]; settings: Settings }> {
  const [row] = await rowsOfKept<Json>(trx, `select ${CALENDAR}`);
  return {
    overrides: (row?.['days'] as { date: string; kind: DayKind }[] | null) ?? [],
    enteredYears: (row?.['years'] as number[] | null) ?? [],
    settings: settingsOf((row?.['settings'] ?? null) as Json | null),
  };
}

const dutySettingsOf = (row: Json | null): DutySettings => ({
  postpone: (row?.['postpone'] as boolean | null | undefined) ?? DEFAULT_DUTY_SETTINGS.postpone,
  feedbackDays: (row?.['feedback_days'] as number | null | undefined) ?? DEFAULT_DUTY_SETTINGS.feedbackDays,
  callBackDays: (row?.['call_back_days'] as number | null | undefined) ?? DEFAULT_DUTY_SETTINGS.callBackDays,
  graceDays: (row?.['grace_days'] as number | null | undefined) ?? DEFAULT_DUTY_SETTINGS.graceDays,
});

/** The last calendar that was built: it changes once a year, and building it means reading every holiday. */
let built: { from: string; calendar: Calendar } | null = null;

function calendarOf(row: Json): Calendar {
  const overrides = (row['days'] as { date: string; kind: DayKind }[] | null) ?? [];
  const enteredYears = (row['years'] as number[] | null) ?? [];
  const from = JSON.stringify([overrides, enteredYears]);
  if (built?.from !== from) {
    built = {
      from,
      calendar: createCalendar({ seed: SEED, seedYears: SEED.years, overrides, enteredYears }),
    };
  }
  return built.calendar;
}

function settingsOf(row: Json | null): Settings {
  if (!row) return DEFAULT_SETTINGS;
  const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  return Object.fromEntries(
    Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [
      key,
      (row[snake(key)] as number | null) ?? value,
    ]),
  ) as Settings;
}

function refsOf(row: Json, seen: Seen): Refs {
  const byDocumentId = <T extends { documentId: string }>(list: unknown): Map<string, T> =>
    new Map(((list as T[] | null) ?? []).map((r) => [r.documentId, r]));
  return {
    department: byDocumentId<DepartmentRef>(row['departments']),
    category: byDocumentId<CategoryRef>(row['categories']),
    enterprise: byDocumentId<EnterpriseRef>(row['enterprises']),
    issue: byDocumentId<IssueRef>(row['issues']),
    files: new Set(seen.files),
  };
}

/** The world of the rules for one actor at one instant. */
export const worldOf = (
  loaded: Pick<Loaded, 'pairing' | 'calendar' | 'settings' | 'refs' | 'extraFields'>,
  actor: Actor,
  now: Date,
): World => ({
  now,
  actor,
  calendar: loaded.calendar,
  settings: loaded.settings,
  pairing: loaded.pairing,
  refs: loaded.refs,
  extraFields: loaded.extraFields,
});
