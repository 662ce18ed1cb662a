import {
  type Calendar,
  type LocalDate,
  addWorkingDays,
  endOfDay,
  localDateOf,
} from '../../src/plugins/casework/domain/calendar';

/**
 * The specification of an issue's life once more and simpler: no tables, no ledger, no SQL. The model-based test
 * compares the application with it after every step. Written from the specification; it uses nothing of
 * domain/lifecycle.
 */

export type Stage =
  | 'registered'
  | 'accepted'
  | 'transferred'
  | 'handling'
  | 'reported'
  | 'confirmed'
  | 'closed'
  | 'declined'
  | 'merged'
  | 'withdrawn'
  | 'void';

export const UNITS = ['zhujian', 'jiaotong', 'township', 'fagai'] as const;
export type Unit = (typeof UNITS)[number];
export type Side = 'A' | 'B';
export type Enterprise = Side | 'unpaired';

/** The people of the test's city. */
export const PEOPLE = {
  groupA: { kind: 'group', of: 'A' },
  groupB: { kind: 'group', of: 'B' },
  unitA: { kind: 'unit', unit: 'zhujian' },
  unitB: { kind: 'unit', unit: 'jiaotong' },
  unitC: { kind: 'unit', unit: 'township' },
  leaderA: { kind: 'leader', of: 'A' },
  leaderB: { kind: 'leader', of: 'B' },
  liaisonA: { kind: 'liaison', of: 'A' },
  enterpriseA: { kind: 'enterprise', of: 'A' },
  enterpriseB: { kind: 'enterprise', of: 'B' },
  office: { kind: 'office' },
  auditor: { kind: 'auditor' },
} as const satisfies Record<
  string,
  | { kind: 'group' | 'leader' | 'liaison' | 'enterprise'; of: Side }
  | { kind: 'unit'; unit: Unit }
  | { kind: 'office' | 'auditor' }
>;
export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

/** A due and how it came about; `days` is null when a person gave the date. */
export type Due = { at: Date; from: Date; days: number | null; set: Date; provisional: boolean };
export type RequestKind = 'decline' | 'extension' | 'withdrawal';
/** A request may not be answered by its maker. */
type Request = { deadline: LocalDate | null; plan: LocalDate[] | null; by: Who };

export type Issue = {
  index: number;
  documentId: string;
  enterprise: Enterprise;
  /** whose group and leader have it; null: the office's pool */
  pair: Side | null;
  complaint: boolean;
  stage: Stage;
  handlingType: 'normal' | 'urgent' | 'complex';
  receivedAt: Date;
  acceptDueFromReceipt: boolean;
  everAccepted: boolean;
  finalSince: Date | null;
  closedAt: Date | null;
  /** due of the present stage; in handling it is the deadline */
  due: Due | null;
  deadline: Due | null;
  first: Date | null;
  committed: Date | null;
  lead: { unit: Unit; binding: boolean; grants: number; partly: boolean } | null;
  supports: Map<Unit, { state: 'asked' | 'contributed' | 'skipped'; deadline: Date }>;
  requests: Map<RequestKind, Request>;
  level: number;
  escalated: boolean;
  mayExplain: boolean;
  longTerm: boolean;
  milestones: Set<LocalDate>;
  rating: number | null;
  ratedOnBehalf: boolean;
  solved: 'solved' | 'partly' | null;
  unsolved: boolean;
  /** the leader's unanswered instruction; with a day by which, or without */
  instructed: { by: Date | null } | null;
  returnsSinceReopening: number;
  mergedInto: number | null;
};

export type World = {
  now: Date;
  calendar: Calendar;
  /** the open pairing of the enterprise that has none at first */
  unpaired: Side | null;
  issues: Issue[];
  trace: string[];
};

export type Role = {
  as: 'group' | 'leader' | 'office' | 'enterprise' | 'lead-unit' | 'support-unit';
  onBehalf: boolean;
};
export type Data = Record<string, unknown>;
export const OPEN = ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'];

export const isOpen = (m: Issue): boolean => OPEN.includes(m.stage);

/** 24:00 of the n-th working day after the local date of an instant. */
export function count(w: World, from: Date, days: number, set = w.now): Due {
  const { date, provisional } = addWorkingDays(w.calendar, localDateOf(from), days);
  return { at: endOfDay(date), from, days, set, provisional };
}

/** A low rating, or a part only by anybody's word: the leader says why it may be struck off all the same. */
export const halfSolved = (m: Issue): boolean =>
  (m.rating ?? 5) <= 2 || m.solved === 'partly' || (m.lead?.partly ?? false);

/** The earliest of instants that may be missing. */
export const earliest = (...dates: (Date | null)[]): Date | null =>
  dates.filter((d) => d !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
