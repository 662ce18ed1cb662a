import type { Calendar } from '../calendar';
import type { ExtraField, ExtraValues } from '../extra';
import type { Stage } from './stages';

/** A record as the rules see it: its key, its public key and its name of the day. */
export type Ref = { id: number; documentId: string; name: string };

export type DepartmentRef = Ref & { isUnit: boolean; active: boolean; shortName?: string | null };
/** Limits of a category's own, in working days; where it has none, the office's general ones hold. */
export type CategoryLimits = Partial<Record<'urgent' | 'normal' | 'complex', number | null>>;
export type CategoryRef = Ref & { complaint: boolean; active: boolean; limits?: CategoryLimits | null };
export type Pairing = { group: Ref; leader: Ref };
export type EnterpriseRef = Ref & { pairing: Pairing | null };
export type IssueRef = Ref & { stage: Stage; enterpriseId: number };

/** In which capacity a person acts; one person may hold several, the one in use decides. */
export const ACTOR_KINDS = [
  'office',
  'group',
  'unit',
  'leader',
  'liaison',
  'auditor',
  'head',
  'enterprise',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export type Actor = {
  kind: ActorKind | 'system';
  /** the membership in use, by documentId */
  membership: string | null;
  name: string;
  /** e.g. `api:office`, `admin:office@example.test`; a stable text, not a foreign key */
  account: string;
  organisation: string;
  departmentId: number | null;
  leaderId: number | null;
  enterpriseId: number | null;
  /** the person behind the account: one may have several accounts and memberships */
  staffId?: number | null;
  /** an enterprise acts on its page, by a link that it was given */
  via?: 'link';
  /** whose link it is: name and the last digits of the phone */
  contact?: string;
};

/** How one running due was made: what a changed calendar needs to compute it again. */
export type DueBasis = {
  /** the limit runs from here (ISO) */
  from: string;
  /** working days; null when a person gave the date */
  days: number | null;
  /** when it was set (ISO): yellow counts from here */
  setAt: string;
  /** computed over a year whose calendar is not out yet */
  provisional: boolean;
  /** the due runs from the receipt, and moves when that is corrected; unset after a reopening or a hand-over */
  ofReceipt?: true;
};

/** The dues that a stage runs on, by field. */
export const STAGE_DUES = {
  registered: 'acceptDueAt',
  accepted: 'transferDueAt',
  transferred: 'takeUpDueAt',
  handling: 'deadline',
  reported: 'confirmDueAt',
  confirmed: 'consentDueAt',
} as const;

export type DueField = (typeof STAGE_DUES)[keyof typeof STAGE_DUES];

export const DUE_FIELDS = [
  'acceptDueAt',
  'transferDueAt',
  'takeUpDueAt',
  'deadline',
  'firstDeadline',
  'committedDeadline',
  'confirmDueAt',
  'consentDueAt',
] as const;

export type IssueState = {
  id: number;
  documentId: string;
  number: string;
  title: string;
  description: string;
  kind: string;
  channel: string;
  handlingType: 'normal' | 'urgent' | 'complex';
  stage: Stage;
  stageSince: Date;
  level: number;
  category: CategoryRef;
  complaint: boolean;
  enterprise: Ref;
  group: Ref | null;
  leader: Ref | null;
  leadUnit: Ref | null;
  mainIssue: Ref | null;
  receivedAt: Date;
  acceptDueAt: Date | null;
  transferDueAt: Date | null;
  takeUpDueAt: Date | null;
  deadline: Date | null;
  firstDeadline: Date | null;
  committedDeadline: Date | null;
  confirmDueAt: Date | null;
  consentDueAt: Date | null;
  dueAt: Date | null;
  yellowFrom: Date | null;
  /** from when the light is red: the due, or an earlier missed milestone; null in waiting and final stages */
  redFrom: Date | null;
  milestoneDueAt: Date | null;
  closedAt: Date | null;
  rating: number | null;
  ratingOnBehalf: boolean;
  /** the enterprise’s own word at its last approval */
  solved: 'solved' | 'partly' | null;
  /** closed although a low rating or a partial result says otherwise (未完全解决) */
  notFullySolved: boolean;
  reworkCount: number;
  returnCount: number;
  reopenCount: number;
  urgeCount: number;
  returnsSinceReopening: number;
  longTerm: boolean;
  provisional: boolean;
  imported: boolean;
  acceptedEver: boolean;
  explainAllowed: boolean;
  instructionOpen: boolean;
  /** the earliest deadline of the unanswered instructions */
  instructionDueAt: Date | null;
  clock: Partial<Record<DueField, DueBasis>>;
  /** values of the office's extra fields, by their codes */
  extra: ExtraValues | null;
};

export const LIVE_TRANSFER_STATES = ['sent', 'handling', 'reported', 'contributed', 'skipped'] as const;
export type TransferStateName =
  | (typeof LIVE_TRANSFER_STATES)[number]
  | 'returned'
  | 'superseded'
  | 'cancelled'
  | 'reopened';

export type TransferState = {
  id: number | null;
  documentId: string | null;
  unit: Ref;
  role: 'lead' | 'support';
  state: TransferStateName;
  binding: boolean;
  ownDepartment: boolean;
  standard: string | null;
  section: string | null;
  responsiblePerson: string | null;
  phone: string | null;
  startedAt: Date;
  takeUpDueAt: Date | null;
  takenUpAt: Date | null;
  deadline: Date | null;
  firstDeadline: Date | null;
  committedDeadline: Date | null;
  reportedAt: Date | null;
  result: string | null;
  measures: string | null;
  grantCount: number;
  returnReason: string | null;
  suggestedUnit: Ref | null;
  endedAt: Date | null;
};

export type RequestKind = 'decline' | 'extension' | 'withdrawal';

export type MilestoneInput = { date: string; goal: string };

export type RequestState = {
  id: number | null;
  documentId: string | null;
  /** position of the transfer it concerns in `transfers`, by id */
  transferId: number | null;
  kind: RequestKind;
  state: 'pending' | 'granted' | 'refused' | 'lapsed';
  ground: string | null;
  reason: string | null;
  consultation: string | null;
  deadline: Date | null;
  milestones: MilestoneInput[] | null;
  requestedAt: Date;
  requestedBy: string;
  /** account and person of the requester; null where not known (imported history) */
  requester?: { account: string; staffId: number | null } | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answerReason: string | null;
};

export type EscalationState = {
  id: number | null;
  documentId: string | null;
  level: number;
  state: 'proposed' | 'open' | 'decided' | 'superseded' | 'answered' | 'lapsed' | 'dismissed';
  reason: string | null;
  raisedAt: Date;
  raisedBy: string;
  decision: string | null;
  outcome: string | null;
  endedAt: Date | null;
};

export type MilestoneState = {
  id: number | null;
  documentId: string | null;
  date: string;
  dueAt: Date;
  goal: string | null;
  state: 'open' | 'answered' | 'cancelled';
  answeredAt: Date | null;
};

/** Limits in working days and other numbers that the office sets (all *choice* of the plan's silence). */
export type Settings = {
  acceptDays: number;
  transferDays: number;
  takeUpDays: number;
  urgentDays: number;
  normalDays: number;
  complexDays: number;
  confirmDays: number;
  consentDays: number;
  reworkDays: number;
  supportLeadDays: number;
  supportMinDays: number;
  reopenDays: number;
  /** working days after which an overdue issue counts for the holder who took it over */
  debtDays: number;
};

export const DEFAULT_SETTINGS: Settings = {
  acceptDays: 1,
  transferDays: 2,
  takeUpDays: 2,
  urgentDays: 3,
  normalDays: 10,
  complexDays: 25,
  confirmDays: 5,
  consentDays: 5,
  reworkDays: 3,
  supportLeadDays: 3,
  supportMinDays: 2,
  reopenDays: 30,
  debtDays: 10,
};

/** An issue at one moment, with all records that belong to it. Effects work on a copy. */
export type Case = {
  issue: IssueState;
  transfers: TransferState[];
  requests: RequestState[];
  escalations: EscalationState[];
  milestones: MilestoneState[];
};

export type Evidence = {
  channel: string;
  who: string;
  at: string;
  number?: string | undefined;
  note?: string | undefined;
  attachments?: string[] | undefined;
  /** the concluded meeting that is the evidence, by documentId; only the meeting itself gives it */
  meeting?: string | undefined;
};

/** An action's parsed input. Relations are documentIds, resolved in `Refs`. */
export type Input = Record<string, unknown> & { evidence?: Evidence };

export type Refs = {
  department: ReadonlyMap<string, DepartmentRef>;
  category: ReadonlyMap<string, CategoryRef>;
  enterprise: ReadonlyMap<string, EnterpriseRef>;
  issue: ReadonlyMap<string, IssueRef>;
  /** documentIds of files that exist and that the actor may attach */
  files: ReadonlySet<string>;
};

export type World = {
  now: Date;
  actor: Actor;
  calendar: Calendar;
  settings: Settings;
  /** the open pairing of the issue's enterprise */
  pairing: Pairing | null;
  refs: Refs;
  /** the office's extra fields of issues */
  extraFields?: readonly ExtraField[];
};

/** Why an action is refused. `forbidden` → 403, `conflict` → 409, `invalid` → 400. */
export type Refusal =
  | { kind: 'forbidden'; code: 'FORBIDDEN' }
  | { kind: 'conflict'; code: ConflictCode; params?: Record<string, string | number> }
  | { kind: 'invalid'; errors: FieldError[] };

export type FieldError = { field: string; code: InvalidCode; params?: Record<string, string | number> };

export type ConflictCode =
  | 'WRONG_STAGE'
  | 'REQUEST_PENDING'
  | 'NO_REQUEST'
  | 'OWN_REQUEST'
  | 'TIME_LIMIT_PASSED'
  | 'BINDING'
  | 'NOT_BINDING'
  | 'RETURNED_TWICE'
  | 'TOP_LEVEL'
  | 'LEVEL_NOT_YOURS'
  | 'NO_OPEN_ESCALATION'
  | 'NO_PROPOSAL'
  | 'EXPLAIN_NOT_DECIDED'
  | 'NO_PAIRING'
  | 'NOT_LATER'
  | 'LEADER_GRANTS'
  | 'GROUP_GRANTS'
  | 'NO_LIVE_TRANSFER'
  | 'NO_RATING'
  | 'REOPEN_PERIOD_PASSED'
  | 'OFFICE_ONLY'
  | 'NO_EXTRA_FIELDS'
  | 'EXTRA_MISSING'
  | 'POOL';

export type InvalidCode =
  | 'REQUIRED'
  | 'NOT_ACCEPTED'
  | 'BY_ACTION_ONLY'
  | 'NOT_FOUND'
  | 'IN_PAST'
  | 'IN_FUTURE'
  | 'NOT_LATER'
  | 'NOT_A_UNIT'
  | 'SAME_UNIT'
  | 'DUPLICATE'
  | 'NOT_ASCENDING'
  | 'NOT_A_GROUP'
  | 'NOTHING_TO_CHANGE'
  | 'NOT_YOUR_ENTERPRISE'
  | 'NOT_PAIRED_THEN'
  | 'INACTIVE'
  | 'OTHER_ENTERPRISE'
  | 'ITSELF'
  | 'NOT_OPEN'
  | 'NOT_FOR_ENTERPRISE'
  | 'ONE_OF_TWO'
  | 'NOT_TOGETHER'
  | 'NO_SUCH_MILESTONE'
  | 'BAD_VALUE'
  | 'TEXT_EMPTY'
  | 'TEXT_UNKNOWN_NAME'
  | 'TEXT_NOT_CLOSED'
  | 'TEXT_NOT_OPENED'
  | 'TEXT_BRACES'
  | 'TEXT_IS_A_LIST'
  | 'TEXT_IS_A_TABLE'
  | 'TEXT_IS_A_CHART'
  | 'TEXT_NO_SECTION'
  | 'TEXT_FIGURE_HERE'
  | 'LEVEL_THREE_ONLY'
  | 'AMBIGUOUS_UNIT'
  | 'DATE_BOUNDS'
  | 'INVISIBLE_CHARACTER'
  | 'NEAR_DUPLICATE'
  | 'FIXED'
  | 'SAME_VALUE';
