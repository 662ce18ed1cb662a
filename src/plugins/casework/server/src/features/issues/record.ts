import type {
  Case,
  EscalationState,
  IssueState,
  MilestoneState,
  Ref,
  RequestState,
  TransferState,
} from '../../../../domain/lifecycle';

/**
 * How the rules' picture of a case is kept in tables: which field is which column, in one place, for
 * reading and writing alike.
 */

export type Json = Record<string, unknown>;

/** timestamp columns hold UTC without a zone; json carries them as text. */
export const toDate = (value: unknown): Date | null =>
  typeof value === 'string' ? new Date(/Z|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`) : null;

/** `added`: json of a later release, which no digest knows while there is none of it. */
type Kind = 'plain' | 'date' | 'ref' | 'json' | 'added';

/** field → [column, kind] */
type Columns<T> = { [K in keyof T]?: readonly [string, Kind] };

export const ISSUE_COLUMNS: Columns<IssueState> = {
  number: ['number', 'plain'],
  title: ['title', 'plain'],
  description: ['description', 'plain'],
  kind: ['kind', 'plain'],
  channel: ['channel', 'plain'],
  handlingType: ['handling_type', 'plain'],
  stage: ['stage', 'plain'],
  stageSince: ['stage_since', 'date'],
  level: ['level', 'plain'],
  category: ['category_id', 'ref'],
  complaint: ['complaint', 'plain'],
  enterprise: ['enterprise_id', 'ref'],
  group: ['group_id', 'ref'],
  leader: ['leader_id', 'ref'],
  leadUnit: ['lead_unit_id', 'ref'],
  mainIssue: ['main_issue_id', 'ref'],
  receivedAt: ['received_at', 'date'],
  acceptDueAt: ['accept_due_at', 'date'],
  transferDueAt: ['transfer_due_at', 'date'],
  takeUpDueAt: ['take_up_due_at', 'date'],
  deadline: ['deadline', 'date'],
  firstDeadline: ['first_deadline', 'date'],
  committedDeadline: ['committed_deadline', 'date'],
  confirmDueAt: ['confirm_due_at', 'date'],
  consentDueAt: ['consent_due_at', 'date'],
  dueAt: ['due_at', 'date'],
  yellowFrom: ['yellow_from', 'date'],
  redFrom: ['red_from', 'date'],
  milestoneDueAt: ['milestone_due_at', 'date'],
  closedAt: ['closed_at', 'date'],
  rating: ['rating', 'plain'],
  ratingOnBehalf: ['rating_on_behalf', 'plain'],
  solved: ['solved', 'plain'],
  notFullySolved: ['not_fully_solved', 'plain'],
  reworkCount: ['rework_count', 'plain'],
  returnCount: ['return_count', 'plain'],
  reopenCount: ['reopen_count', 'plain'],
  urgeCount: ['urge_count', 'plain'],
  returnsSinceReopening: ['returns_since_reopening', 'plain'],
  longTerm: ['long_term', 'plain'],
  provisional: ['provisional', 'plain'],
  imported: ['imported', 'plain'],
  acceptedEver: ['accepted_ever', 'plain'],
  explainAllowed: ['explain_allowed', 'plain'],
  instructionOpen: ['instruction_open', 'plain'],
  instructionDueAt: ['instruction_due_at', 'date'],
  clock: ['clock', 'json'],
  extra: ['extra', 'added'],
};

export const TRANSFER_COLUMNS: Columns<TransferState> = {
  unit: ['unit_id', 'ref'],
  role: ['role', 'plain'],
  state: ['state', 'plain'],
  binding: ['binding', 'plain'],
  ownDepartment: ['own_department', 'plain'],
  standard: ['standard', 'plain'],
  section: ['section', 'plain'],
  responsiblePerson: ['responsible_person', 'plain'],
  phone: ['phone', 'plain'],
  startedAt: ['started_at', 'date'],
  takeUpDueAt: ['take_up_due_at', 'date'],
  takenUpAt: ['taken_up_at', 'date'],
  deadline: ['deadline', 'date'],
  firstDeadline: ['first_deadline', 'date'],
  committedDeadline: ['committed_deadline', 'date'],
  reportedAt: ['reported_at', 'date'],
  result: ['result', 'plain'],
  measures: ['measures', 'plain'],
  grantCount: ['grant_count', 'plain'],
  returnReason: ['return_reason', 'plain'],
  suggestedUnit: ['suggested_unit_id', 'ref'],
  endedAt: ['ended_at', 'date'],
};

export const REQUEST_COLUMNS: Columns<RequestState> = {
  transferId: ['transfer_id', 'plain'],
  kind: ['kind', 'plain'],
  state: ['state', 'plain'],
  ground: ['ground', 'plain'],
  reason: ['reason', 'plain'],
  consultation: ['consultation', 'plain'],
  deadline: ['deadline', 'date'],
  milestones: ['milestones', 'json'],
  requestedAt: ['requested_at', 'date'],
  requestedBy: ['requested_by', 'plain'],
  answeredAt: ['answered_at', 'date'],
  answeredBy: ['answered_by', 'plain'],
  answerReason: ['answer_reason', 'plain'],
};

export const ESCALATION_COLUMNS: Columns<EscalationState> = {
  level: ['level', 'plain'],
  state: ['state', 'plain'],
  reason: ['reason', 'plain'],
  raisedAt: ['raised_at', 'date'],
  raisedBy: ['raised_by', 'plain'],
  decision: ['decision', 'plain'],
  outcome: ['outcome', 'plain'],
  endedAt: ['ended_at', 'date'],
};

export const MILESTONE_COLUMNS: Columns<MilestoneState> = {
  date: ['date', 'plain'],
  dueAt: ['due_at', 'date'],
  goal: ['goal', 'plain'],
  state: ['state', 'plain'],
  answeredAt: ['answered_at', 'date'],
};

/** The tables that hang on an issue, with the part of the case that each holds. */
export const PARTS = {
  transfers: { table: 'transfers', columns: TRANSFER_COLUMNS },
  requests: { table: 'issue_requests', columns: REQUEST_COLUMNS },
  escalations: { table: 'escalations', columns: ESCALATION_COLUMNS },
  milestones: { table: 'milestones', columns: MILESTONE_COLUMNS },
} as const satisfies Record<keyof Omit<Case, 'issue'>, { table: string; columns: object }>;

export type PartName = keyof typeof PARTS;

/** Returns a field's value as its column holds it. */
export function toColumn(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'date') return (value as Date).toISOString();
  if (kind === 'ref') return (value as Ref).id;
  if (kind === 'json' || kind === 'added') return JSON.stringify(value);
  return value;
}

/** Returns a field's value from a row that came as JSON; relations are joined in as `{id, documentId, name}`. */
export function fromRow<T>(row: Json, columns: Columns<T>): T {
  const result: Json = { id: row['id'], documentId: row['document_id'] };
  for (const [field, entry] of Object.entries(columns) as [string, readonly [string, Kind]][]) {
    const [column, kind] = entry;
    if (kind === 'ref') result[field] = row[`${column}_ref`] ?? null;
    else if (kind === 'date') result[field] = toDate(row[column]);
    else result[field] = row[column] ?? null;
  }
  return result as T;
}

type Entry = [string, readonly [string, Kind]];

const digested = <T>(columns: Columns<T>, valueOf: (entry: Entry) => unknown): Entry[] =>
  (Object.entries(columns) as Entry[]).filter(
    (entry) => entry[1][1] !== 'added' || (valueOf(entry) ?? null) !== null,
  );

/** The fields of a row as they are stored, for its digest in the ledger's seal (features/ledger/seal.ts). */
export function storedFields<T extends object>(row: T, columns: Columns<T>): Json {
  return Object.fromEntries(
    digested<T>(columns, ([field]) => row[field as keyof T]).map(([field, [, kind]]) => {
      const value: unknown = row[field as keyof T];
      return [
        field,
        kind === 'json' || kind === 'added'
          ? (JSON.parse(JSON.stringify(value ?? null)) as unknown)
          : toColumn(value, kind),
      ];
    }),
  );
}

/** The same, of a row that the database gave as JSON. */
export function fieldsOfStored<T>(row: Json, columns: Columns<T>): Json {
  return Object.fromEntries(
    digested<T>(columns, ([, [column]]) => row[column]).map(([field, [column, kind]]) => {
      const value = row[column] ?? null;
      return [field, kind === 'date' && typeof value === 'string' ? storedInstant(value) : value];
    }),
  );
}

/** ISO 8601 UTC with milliseconds; anything finer stays, and then no digest fits. */
export function storedInstant(text: string): string {
  const [, whole, fraction = ''] = /^(.*\d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? text : `${whole.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`;
}

/** The columns that differ, with their new values. */
export function changes<T extends object>(
  before: T | null,
  after: T,
  columns: Columns<T>,
): [string, unknown][] {
  return (Object.entries(columns) as [keyof T & string, readonly [string, Kind]][]).flatMap(
    ([field, [column, kind]]) => {
      const is = toColumn(after[field], kind);
      if (before && Object.is(toColumn(before[field], kind), is)) return [];
      return [[column, is] as [string, unknown]];
    },
  );
}
