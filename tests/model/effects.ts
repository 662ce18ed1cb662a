import {
  type LocalDate,
  addWorkingDays,
  dueDateOf,
  endOfDay,
  lastDayOfQuarters,
  localDateOf,
} from '../../src/plugins/casework/domain/calendar';
import { pairingOf } from './permissions';
import {
  type Data,
  type Due,
  type Enterprise,
  type Issue,
  OPEN,
  PEOPLE,
  type Role,
  type Stage,
  type Unit,
  type Who,
  type World,
  count,
  earliest,
  halfSolved,
  isOpen,
} from './state';

const LIMITS: Partial<Record<Stage, number>> = {
  registered: 1,
  accepted: 2,
  transferred: 2,
  reported: 5,
  confirmed: 5,
};
const HANDLING = { urgent: 3, normal: 10, complex: 25 };
const WITH_DEADLINE = ['transferred', 'handling', 'reported', 'confirmed', 'closed'];

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

/** Moves support deadlines to the lead's at the latest. */
function capSupports(m: Issue): void {
  for (const support of m.supports.values()) {
    if (m.deadline && support.deadline > m.deadline.at) support.deadline = m.deadline.at;
  }
}

/** Moves into a stage: sets its due, clears the others, lets requests lapse that cannot be made there. */
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
  m.lead = { unit, binding, grants: 0, partly: false };
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
  m.solved = null;
  m.unsolved = false;
  m.instructed = null;
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
    solved: null,
    unsolved: false,
    instructed: null,
    returnsSinceReopening: 0,
    mergedInto: null,
  };
  w.issues.push(m);
  return m;
}

/** Resolves the names in an input. */
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
  if (role.as === 'group' || role.as === 'lead-unit') m.instructed = null;
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
      m.requests.set('decline', { deadline: null, plan: null, by: who });
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
      m.instructed = {
        by: earliest(m.instructed?.by ?? null, date === null ? null : endOfDay(date)),
      };
      return [];
    case 'request-extension': {
      const plan = (data['milestones'] as { date: LocalDate }[] | undefined)?.map((p) => p.date) ?? null;
      m.requests.set('extension', { deadline: plan?.at(-1) ?? date, plan, by: who });
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
      if (m.lead) m.lead.partly = data['result'] === 'partly';
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
      m.solved = (data['solved'] as Issue['solved'] | undefined) ?? 'solved';
      m.escalated = false;
      enter(w, m, 'confirmed');
      return [];
    case 'rework':
    case 'reject':
    case 'refuse-consent':
      back(w, m, true);
      return [];
    case 'consent':
      m.unsolved = halfSolved(m);
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
      m.requests.set('withdrawal', { deadline: null, plan: null, by: who });
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

/** Gives an issue of the pool a group; it could not be accepted before. */
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
