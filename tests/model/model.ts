import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  dueDateOf,
  endOfDay,
  lastDayOfQuarters,
  localDateOf,
  startOfDay,
  type Calendar,
  type LocalDate,
} from '../../src/plugins/casework/domain/calendar';

/**
 * What the specification says of an issue's life, once more and simpler: no tables, no ledger, no SQL. The
 * model-based test compares the application with it after every step. Written from the specification; it
 * uses nothing of domain/lifecycle.
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
type Due = { at: Date; from: Date; days: number | null; set: Date; provisional: boolean };
export type RequestKind = 'decline' | 'extension' | 'withdrawal';
type Request = { deadline: LocalDate | null; plan: LocalDate[] | null };

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
  /** of the present stage; in handling it is the deadline */
  due: Due | null;
  deadline: Due | null;
  first: Date | null;
  committed: Date | null;
  lead: { unit: Unit; binding: boolean; grants: number } | null;
  supports: Map<Unit, { state: 'asked' | 'contributed' | 'skipped'; deadline: Date }>;
  requests: Map<RequestKind, Request>;
  level: number;
  escalated: boolean;
  mayExplain: boolean;
  longTerm: boolean;
  milestones: Set<LocalDate>;
  rating: number | null;
  ratedOnBehalf: boolean;
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

const LIMITS: Partial<Record<Stage, number>> = {
  registered: 1,
  accepted: 2,
  transferred: 2,
  reported: 5,
  confirmed: 5,
};
const HANDLING = { urgent: 3, normal: 10, complex: 25 };
const OPEN = ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed'];
const WITH_DEADLINE = ['transferred', 'handling', 'reported', 'confirmed', 'closed'];

export const isOpen = (m: Issue): boolean => OPEN.includes(m.stage);

/** Action, from, who (as@stages when narrower): the table of the specification. */
const TABLE = new Map(
  `amend               registered,accepted                       group office
   accept              registered                                group
   request-decline     registered                                group
   decline             registered                                leader office
   refuse-decline      registered                                leader office
   answer              accepted                                  group
   transfer            accepted                                  group
   assign              accepted                                  office
   take-up             transferred                               lead-unit
   return              transferred                               lead-unit
   reassign            transferred,handling                      group office
   change-person       handling                                  lead-unit support-unit
   urge                transferred,handling                      group office leader
   note                registered,accepted,transferred,handling,reported,confirmed group lead-unit support-unit leader office
   instruct            registered,accepted,transferred,handling,reported,confirmed leader
   follow-up           accepted,transferred,handling             group
   request-extension   handling                                  lead-unit
   grant-extension     handling                                  group leader
   refuse-extension    handling                                  group leader
   contribute          handling                                  support-unit
   report-back         handling                                  lead-unit
   rework              reported                                  group
   confirm             reported                                  enterprise
   reject              reported                                  enterprise
   consent             confirmed                                 leader
   refuse-consent      confirmed                                 leader
   escalate            accepted,transferred,handling,reported    lead-unit@transferred,handling group@transferred,handling leader
   decide              accepted,transferred,handling,reported    leader office
   request-withdrawal  transferred,handling,reported,confirmed   enterprise
   grant-withdrawal    transferred,handling,reported,confirmed   leader
   refuse-withdrawal   transferred,handling,reported,confirmed   leader
   withdraw            registered,accepted                       enterprise
   merge               registered,accepted                       group office
   call-back           confirmed,closed                          office
   correct             registered,accepted,transferred,handling,reported,confirmed,closed,declined,merged,withdrawn,void office
   void                registered,accepted                       office
   reopen              closed,declined,withdrawn,merged          group@closed,declined,withdrawn leader@closed,declined,withdrawn office enterprise@closed,declined,withdrawn
   dismiss-proposal    transferred,handling                      group leader`
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', from = '', ...who]) => [
      name,
      {
        from: from.split(','),
        who: who.map((w) => {
          const [as = '', only] = w.split('@');
          return { as, only: only?.split(',') };
        }),
      },
    ]),
);

export const MODEL_ACTIONS = [...TABLE.keys()];

/** What the group may enter for others with evidence; a leader's action always. */
const ENTERED_FOR: Record<string, Role['as']> = {
  'take-up': 'lead-unit',
  'report-back': 'lead-unit',
  contribute: 'support-unit',
  confirm: 'enterprise',
  reject: 'enterprise',
  'request-withdrawal': 'enterprise',
  withdraw: 'enterprise',
};

export const pairingOf = (w: World, enterprise: Enterprise): Side | null =>
  enterprise === 'unpaired' ? w.unpaired : enterprise;

// Who ------------------------------------------------------------------------------------------------

const hasIt = (w: World, m: Issue, side: Side): boolean =>
  m.pair === side || (!isOpen(m) && pairingOf(w, m.enterprise) === side);

/** What somebody is to an issue, with regard to one action. */
function roles(w: World, m: Issue, who: Who, action: string): Role[] {
  const person = PEOPLE[who];
  const own = (as: Role['as']): Role => ({ as, onBehalf: false });
  const behalf = (as: Role['as'] | undefined): Role[] => (as ? [{ as, onBehalf: true }] : []);
  const asGroup = [own('group'), ...behalf('leader'), ...behalf(ENTERED_FOR[action])];
  if (person.kind === 'office') return m.complaint ? [own('office'), ...asGroup] : [own('office')];
  if (person.kind === 'enterprise') return m.enterprise === person.of ? [own('enterprise')] : [];
  if (m.complaint || person.kind === 'auditor') return [];
  if (person.kind === 'unit') {
    if (m.lead?.unit === person.unit) return [own('lead-unit')];
    return m.supports.has(person.unit) ? [own('support-unit')] : [];
  }
  if (!hasIt(w, m, person.of)) return [];
  if (person.kind === 'group') return asGroup;
  return person.kind === 'leader' ? [own('leader')] : behalf('leader');
}

/** Whether somebody sees an issue at all; who does not is answered 404. */
export function sees(w: World, m: Issue, who: Who): boolean {
  const person = PEOPLE[who];
  switch (person.kind) {
    case 'office':
    case 'auditor':
      return true;
    case 'enterprise':
      return m.enterprise === person.of;
    case 'unit':
      return !m.complaint && (m.lead?.unit === person.unit || m.supports.has(person.unit));
    case 'group':
    case 'leader':
    case 'liaison':
      return !m.complaint && (m.pair === person.of || pairingOf(w, m.enterprise) === person.of);
  }
}

/** The roles in which an action would go through now, values aside; or 403 or 409. */
export function mayNow(w: World, m: Issue, who: Who, action: string, data: Data): Role[] | 403 | 409 {
  const row = TABLE.get(action);
  if (!row) throw new Error(action);
  const able = roles(w, m, who, action).filter((role) => row.who.some((x) => x.as === role.as));
  if (able.length === 0) return 403;
  const now = able.filter(
    (role) =>
      row.from.includes(m.stage) &&
      row.who.some((x) => x.as === role.as && (x.only?.includes(m.stage) ?? true)) &&
      !conflicts(w, m, action, role, data),
  );
  return now.length > 0 ? now : 409;
}

const needsEvidence = (m: Issue, action: string, role: Role): boolean =>
  role.onBehalf ||
  action === 'answer' ||
  action === 'correct' ||
  (action === 'decide' && role.as === 'office' && m.level === 3);

/** Evidence is accepted and required exactly when the role needs it: which role that leaves, or 400. */
export function roleFor(m: Issue, action: string, may: Role[], hasEvidence: boolean): Role | 400 {
  return may.find((role) => needsEvidence(m, action, role) === hasEvidence) ?? 400;
}

export const wantsEvidence = needsEvidence;

/** What stands against it although role and stage fit. */
function conflicts(w: World, m: Issue, action: string, role: Role, data: Data): boolean {
  const extension = m.requests.get('extension');
  const answersExtension = (m.lead?.grants ?? 0) >= 1 ? 'leader' : 'group';
  switch (action) {
    case 'request-decline':
      return m.requests.has('decline');
    case 'decline':
      return m.pair !== null && !m.requests.has('decline');
    case 'refuse-decline':
      return !m.requests.has('decline');
    case 'transfer':
      return m.returnsSinceReopening >= 2;
    case 'return':
      return (m.lead?.binding ?? false) || w.now >= (m.due?.at ?? w.now);
    case 'reassign':
      return (role.as === 'office') !== (m.lead?.binding ?? false);
    case 'request-extension':
      return extension !== undefined || w.now >= (m.deadline?.at ?? w.now);
    case 'grant-extension':
      return (
        !extension ||
        role.as !== answersExtension ||
        endOfDay(extension.deadline ?? '') <= (m.deadline?.at ?? w.now)
      );
    case 'refuse-extension':
      return !extension || role.as !== answersExtension;
    case 'contribute':
      return m.supports.size === 0;
    case 'report-back':
      return data['result'] === 'explained' && !m.mayExplain;
    case 'escalate': {
      const next = m.level + 1;
      return next > 3 || !(role.as === 'leader' ? [2, 3] : [1, 2]).includes(next);
    }
    case 'decide':
      return !m.escalated || (m.level === 3 ? 'office' : 'leader') !== role.as;
    case 'request-withdrawal':
      return m.requests.has('withdrawal');
    case 'grant-withdrawal':
    case 'refuse-withdrawal':
      return !m.requests.has('withdrawal');
    case 'correct':
      if (data['field'] === 'rating') return m.rating === null;
      if (data['field'] === 'phone' || data['field'] === 'responsiblePerson') return m.lead === null;
      return false;
    case 'reopen':
      if (pairingOf(w, m.enterprise) === null) return true;
      return (
        role.as === 'enterprise' && w.now.getTime() - (m.finalSince?.getTime() ?? 0) > 30 * 24 * 3_600_000
      );
    case 'dismiss-proposal':
      return true;
    default:
      return false;
  }
}

// Clock ----------------------------------------------------------------------------------------------

/** 24:00 of the n-th working day after the local date of an instant. */
export function count(w: World, from: Date, days: number, set = w.now): Due {
  const { date, provisional } = addWorkingDays(w.calendar, localDateOf(from), days);
  return { at: endOfDay(date), from, days, set, provisional };
}

const given = (w: World, date: LocalDate): Due => ({
  at: endOfDay(date),
  from: w.now,
  days: null,
  set: w.now,
  provisional: false,
});

/** Three working days before the lead's, at least two from now, never after the lead's. */
function supportDeadline(w: World, lead: Date): Date {
  const wished = endOfDay(addWorkingDays(w.calendar, dueDateOf(lead), -3).date).getTime();
  const least = count(w, w.now, 2).at.getTime();
  return new Date(Math.min(Math.max(wished, least), lead.getTime()));
}

/** Nobody supports beyond the lead's deadline. */
function capSupports(m: Issue): void {
  for (const support of m.supports.values()) {
    if (m.deadline && support.deadline > m.deadline.at) support.deadline = m.deadline.at;
  }
}

/** Moves into a stage: its due anew, the others gone, requests that cannot be made there lapsed. */
function enter(w: World, m: Issue, stage: Stage, from = w.now): void {
  m.stage = stage;
  const limit = LIMITS[stage];
  m.due = limit === undefined ? null : count(w, from, limit);
  if (!WITH_DEADLINE.includes(stage)) {
    m.deadline = null;
    m.first = null;
    m.committed = null;
  }
  if (stage !== 'registered') m.requests.delete('decline');
  if (stage !== 'handling') m.requests.delete('extension');
  if (!['transferred', 'handling', 'reported', 'confirmed'].includes(stage)) m.requests.delete('withdrawal');
  m.finalSince = OPEN.includes(stage) ? null : w.now;
}

function send(w: World, m: Issue, unit: Unit, date: LocalDate | null, binding: boolean): void {
  enter(w, m, 'transferred');
  m.deadline = date ? given(w, date) : count(w, w.now, HANDLING[m.handlingType]);
  m.first = m.deadline.at;
  m.committed = m.deadline.at;
  m.lead = { unit, binding, grants: 0 };
  m.supports.delete(unit);
  wantContributions(m);
  capSupports(m);
}

function addSupports(w: World, m: Issue, units: readonly Unit[]): void {
  for (const unit of units) {
    if (m.supports.has(unit) || !m.deadline) continue;
    m.supports.set(unit, { state: 'asked', deadline: supportDeadline(w, m.deadline.at) });
  }
}

const wantContributions = (m: Issue): void =>
  m.supports.forEach((s) => {
    if (s.state === 'skipped') s.state = 'asked';
  });

/** Back from the answer to the work: to the unit, or without one to the group. */
function back(w: World, m: Issue, extend: boolean): void {
  if (!m.lead) return enter(w, m, 'accepted');
  enter(w, m, 'handling');
  wantContributions(m);
  const later = count(w, w.now, 3);
  if (extend && m.deadline && later.at > m.deadline.at) m.deadline = later;
}

function reopen(w: World, m: Issue): void {
  m.lead = null;
  m.supports.clear();
  m.milestones.clear();
  m.level = 0;
  m.rating = null;
  m.ratedOnBehalf = false;
  m.closedAt = null;
  m.longTerm = false;
  m.mayExplain = false;
  m.returnsSinceReopening = 0;
  m.mergedInto = null;
  m.acceptDueFromReceipt = false;
  m.pair = pairingOf(w, m.enterprise);
  enter(w, m, m.everAccepted && m.pair ? 'accepted' : 'registered');
}

/** Ends otherwise than by closing; what was merged into it comes back. */
function end(w: World, m: Issue, stage: Stage): Issue[] {
  enter(w, m, stage);
  m.escalated = false;
  m.milestones.clear();
  const merged = w.issues.filter((x) => x.stage === 'merged' && x.mergedInto === m.index);
  merged.forEach((x) => reopen(w, x));
  return merged;
}

// What each action does ------------------------------------------------------------------------------

export function registered(
  w: World,
  given: Pick<Issue, 'documentId' | 'enterprise' | 'complaint' | 'handlingType' | 'receivedAt'>,
): Issue {
  const m: Issue = {
    ...given,
    index: w.issues.length,
    pair: pairingOf(w, given.enterprise),
    stage: 'registered',
    acceptDueFromReceipt: true,
    everAccepted: false,
    finalSince: null,
    closedAt: null,
    due: count(w, given.receivedAt, 1),
    deadline: null,
    first: null,
    committed: null,
    lead: null,
    supports: new Map(),
    requests: new Map(),
    level: 0,
    escalated: false,
    mayExplain: false,
    longTerm: false,
    milestones: new Set(),
    rating: null,
    ratedOnBehalf: false,
    returnsSinceReopening: 0,
    mergedInto: null,
  };
  w.issues.push(m);
  return m;
}

/** What the names in an input stand for. */
export type Named = {
  unit: (documentId: unknown) => Unit;
  enterprise: (documentId: unknown) => Enterprise;
  complaint: (documentId: unknown) => boolean;
};

/**
 * Takes an action that goes through.
 * @returns other issues that the system reopened because of it
 */
export function take(
  w: World,
  m: Issue,
  who: Who,
  action: string,
  role: Role,
  data: Data,
  named: Named,
): Issue[] {
  const person = PEOPLE[who];
  const date = (data['deadline'] as LocalDate | undefined) ?? null;
  const handlingType = data['handlingType'] as Issue['handlingType'] | undefined;
  const milestone = data['milestone'] as LocalDate | undefined;
  switch (action) {
    case 'amend':
      if (handlingType) m.handlingType = handlingType;
      if (data['category'] !== undefined) m.complaint = named.complaint(data['category']);
      return [];
    case 'accept':
      m.everAccepted = true;
      enter(w, m, 'accepted');
      return [];
    case 'request-decline':
      m.requests.set('decline', { deadline: null, plan: null });
      return [];
    case 'decline':
      return end(w, m, 'declined');
    case 'refuse-decline':
      m.requests.delete('decline');
      return [];
    case 'answer':
      m.escalated = false;
      enter(w, m, 'reported');
      return [];
    case 'transfer':
    case 'assign':
      send(w, m, named.unit(data['leadUnit']), date, action === 'assign');
      addSupports(w, m, ((data['supportUnits'] as string[] | undefined) ?? []).map(named.unit));
      return [];
    case 'take-up':
      enter(w, m, 'handling');
      return [];
    case 'return':
      m.lead = null;
      m.supports.clear();
      m.returnsSinceReopening += 1;
      enter(w, m, 'accepted');
      return [];
    case 'reassign': {
      const wanted = (data['supportUnits'] as string[] | undefined)?.map(named.unit);
      if (wanted) for (const unit of m.supports.keys()) if (!wanted.includes(unit)) m.supports.delete(unit);
      send(w, m, named.unit(data['leadUnit']), date, m.lead?.binding ?? false);
      addSupports(w, m, wanted ?? []);
      return [];
    }
    case 'note':
      if (milestone) m.milestones.delete(milestone);
      return [];
    case 'instruct':
      if (handlingType) m.handlingType = handlingType;
      return [];
    case 'request-extension': {
      const plan = (data['milestones'] as { date: LocalDate }[] | undefined)?.map((p) => p.date) ?? null;
      m.requests.set('extension', { deadline: plan?.at(-1) ?? date, plan });
      return [];
    }
    case 'grant-extension': {
      const request = m.requests.get('extension');
      m.requests.delete('extension');
      if (!request?.deadline || !m.lead) throw new Error('no request');
      m.deadline = given(w, request.deadline);
      m.committed = m.deadline.at;
      m.lead.grants += 1;
      if (request.plan) {
        m.longTerm = true;
        request.plan.forEach((d) => m.milestones.add(d));
      }
      return [];
    }
    case 'refuse-extension':
      m.requests.delete('extension');
      return [];
    case 'contribute': {
      const about = (data['evidence'] as { who: string } | undefined)?.who;
      const unit = role.onBehalf ? about : person.kind === 'unit' ? person.unit : undefined;
      const support = m.supports.get(unit as Unit) ?? [...m.supports.values()][0];
      if (support) support.state = 'contributed';
      return [];
    }
    case 'report-back':
      if (milestone) m.milestones.delete(milestone);
      m.escalated = false;
      m.supports.forEach((s) => {
        if (s.state === 'asked') s.state = 'skipped';
      });
      enter(w, m, 'reported');
      return [];
    case 'confirm':
      m.rating = data['rating'] as number;
      m.ratedOnBehalf = role.onBehalf;
      m.escalated = false;
      enter(w, m, 'confirmed');
      return [];
    case 'rework':
    case 'reject':
    case 'refuse-consent':
      back(w, m, true);
      return [];
    case 'consent':
      m.closedAt = w.now;
      m.milestones.clear();
      enter(w, m, 'closed');
      return [];
    case 'escalate':
      m.level += 1;
      m.escalated = true;
      return [];
    case 'decide':
      decide(w, m, data, named);
      return [];
    case 'request-withdrawal':
      m.requests.set('withdrawal', { deadline: null, plan: null });
      return [];
    case 'refuse-withdrawal':
      m.requests.delete('withdrawal');
      return [];
    case 'grant-withdrawal':
    case 'withdraw':
      return end(w, m, 'withdrawn');
    case 'merge':
      m.mergedInto = w.issues.findIndex((x) => x.documentId === data['mainIssue']);
      return end(w, m, 'merged');
    case 'void':
      return end(w, m, 'void');
    case 'call-back':
      m.rating = data['rating'] as number;
      m.ratedOnBehalf = false;
      return [];
    case 'correct':
      correct(w, m, data, named);
      return [];
    case 'reopen':
      reopen(w, m);
      return [];
    case 'change-person':
    case 'urge':
    case 'follow-up':
      return [];
    default:
      throw new Error(`the model does not know ${action}`);
  }
}

function decide(w: World, m: Issue, data: Data, named: Named): void {
  const date = (data['deadline'] as LocalDate | undefined) ?? null;
  const unit = data['unit'] === undefined ? null : named.unit(data['unit']);
  m.escalated = false;
  if (data['outcome'] === 'explain') m.mayExplain = true;
  if (unit && unit !== m.lead?.unit) {
    send(w, m, unit, date, true);
  } else {
    if (m.stage === 'transferred' && m.lead) m.lead.binding = true;
    if (m.stage === 'reported') back(w, m, false);
    if (date && m.lead) {
      m.deadline = given(w, date);
      m.committed = m.deadline.at;
      capSupports(m);
    }
  }
  if (data['outcome'] === 'long-term' && date) {
    m.longTerm = true;
    lastDayOfQuarters(localDateOf(w.now), date).forEach((d) => m.milestones.add(d));
  }
}

function correct(w: World, m: Issue, data: Data, named: Named): void {
  const { field, value } = data;
  if (field === 'rating') m.rating = value as number;
  if (field === 'enterprise') {
    m.enterprise = named.enterprise(value);
    if (isOpen(m)) m.pair = pairingOf(w, m.enterprise);
  }
  if (field === 'receivedAt') {
    m.receivedAt = new Date(value as string);
    if (m.stage === 'registered' && m.acceptDueFromReceipt)
      m.due = count(w, m.receivedAt, 1, m.due?.set ?? w.now);
  }
}

/** The pool's issue gets a group; nobody could accept it before. */
export function handOver(w: World, m: Issue): void {
  m.pair = pairingOf(w, m.enterprise);
  m.acceptDueFromReceipt = false;
  if (m.stage === 'registered') m.due = count(w, w.now, 1);
}

/** A new calendar: counted dues that still run, never to earlier than the end of today. */
export function recompute(w: World, m: Issue): void {
  const again = (due: Due): Due => {
    if (due.days === null) return due;
    const anew = count(w, due.from, due.days, due.set);
    if (due.at <= w.now) return { ...due, provisional: anew.provisional };
    const today = endOfDay(localDateOf(w.now));
    return { ...anew, at: anew.at < today ? today : anew.at };
  };
  if (m.due) m.due = again(m.due);
  if (!m.deadline || m.stage === 'reported' || m.stage === 'confirmed') return;
  const before = m.deadline.at.getTime();
  m.deadline = again(m.deadline);
  if (m.first?.getTime() === before) m.first = m.deadline.at;
  if (m.committed?.getTime() === before) m.committed = m.deadline.at;
  capSupports(m);
}

// What can be seen of it -----------------------------------------------------------------------------

const earliest = (...dates: (Date | null)[]): Date | null =>
  dates.filter((d) => d !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

/** 00:00 of the k-th last working day up to the due. */
function yellow(w: World, due: Due): Date {
  const last = dueDateOf(due.at);
  const n = countWorkingDays(w.calendar, localDateOf(due.set), last);
  const k = Math.min(5, Math.max(1, Math.ceil(n / 5)));
  return startOfDay(addWorkingDays(w.calendar, addDays(last, 1), -k).date);
}

/** What the application must show of an issue, counters and ledger aside. */
export function picture(w: World, m: Issue): Record<string, unknown> {
  const due = m.stage === 'handling' ? m.deadline : m.due;
  const at = (stage: Stage): Date | null => (m.stage === stage ? (due?.at ?? null) : null);
  const milestones = [...m.milestones].sort();
  const milestoneDueAt = isOpen(m) && milestones[0] ? endOfDay(milestones[0]) : null;
  const runs = ['registered', 'accepted', 'transferred', 'handling'].includes(m.stage);
  const yellowFrom = runs && due ? yellow(w, due) : null;
  const redFrom = runs ? earliest(due?.at ?? null, milestoneDueAt) : null;
  const light = runs
    ? redFrom && redFrom <= w.now
      ? 'red'
      : yellowFrom && yellowFrom <= w.now
        ? 'yellow'
        : 'green'
    : isOpen(m)
      ? 'waiting'
      : null;
  return {
    stage: m.stage,
    light,
    level: m.level,
    enterprise: m.enterprise,
    pair: m.pair,
    complaint: m.complaint,
    handlingType: m.handlingType,
    receivedAt: m.receivedAt,
    closedAt: m.closedAt,
    longTerm: m.longTerm,
    rating: m.rating,
    ratingOnBehalf: m.ratedOnBehalf,
    acceptDueAt: at('registered'),
    transferDueAt: at('accepted'),
    takeUpDueAt: at('transferred'),
    confirmDueAt: at('reported'),
    consentDueAt: at('confirmed'),
    deadline: m.deadline?.at ?? null,
    firstDeadline: m.first,
    committedDeadline: m.committed,
    dueAt: isOpen(m) ? (due?.at ?? null) : null,
    yellowFrom,
    redFrom,
    milestoneDueAt,
    provisional: (m.due?.provisional ?? false) || (m.deadline?.provisional ?? false),
    leadUnit: m.lead?.unit ?? null,
    lead: m.lead && { ...m.lead },
    supports: [...m.supports]
      .map(([unit, s]) => ({ unit, ...s }))
      .sort((a, b) => a.unit.localeCompare(b.unit)),
    requests: [...m.requests.keys()].sort(),
    escalation: m.escalated ? m.level : null,
    milestones,
    mainIssue: m.mergedInto,
  };
}
