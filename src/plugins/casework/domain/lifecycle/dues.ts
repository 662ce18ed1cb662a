import {
  addWorkingDays,
  dueDateOf,
  endOfDay,
  limitFrom,
  limitOfDate,
  localDateOf,
  yellowFrom,
  type Calendar,
  type LocalDate,
} from '../calendar';
import { isOpen, type OpenStage, type Stage } from './stages';
import {
  STAGE_DUES,
  type Case,
  type CategoryLimits,
  type DueBasis,
  type DueField,
  type IssueState,
  type Settings,
} from './types';

/**
 * The clock of an issue: which dues run in which stage, computed in working days (spec: clock; the plan
 * names no time limits, so the numbers are the office's settings).
 */
export type Clock = { now: Date; calendar: Calendar; settings: Settings };

const WAITING: readonly Stage[] = ['reported', 'confirmed'];

/** `deadline` stands from transferred to closed. */
const WITH_DEADLINE: readonly Stage[] = ['transferred', 'handling', 'reported', 'confirmed', 'closed'];

const limitDays = (stage: Exclude<OpenStage, 'handling'>, settings: Settings): number =>
  ({
    registered: settings.acceptDays,
    accepted: settings.transferDays,
    transferred: settings.takeUpDays,
    reported: settings.confirmDays,
    confirmed: settings.consentDays,
  })[stage];

/** Working days that a unit has, by handling type (一般 紧急 复杂): the category's own, else the general ones. */
export const handlingDays = (
  type: IssueState['handlingType'],
  settings: Settings,
  limits?: CategoryLimits | null,
): number =>
  limits?.[type] ??
  { urgent: settings.urgentDays, normal: settings.normalDays, complex: settings.complexDays }[type];

/**
 * Sets one due by counting working days from an instant.
 * @returns the due instant: 24:00 of the n-th working day after the local date of `from`
 */
export function countDue(issue: IssueState, field: DueField, from: Date, days: number, clock: Clock): Date {
  const limit = limitFrom(clock.calendar, from, days);
  issue.clock[field] = {
    from: from.toISOString(),
    days,
    setAt: clock.now.toISOString(),
    provisional: limit.provisional,
  };
  issue[field] = limit.due;
  return limit.due;
}

/** Sets the handling deadline to a day that a person gave: the end of that day, never recomputed. */
export function giveDeadline(issue: IssueState, date: LocalDate, clock: Clock): Date {
  const { due } = limitOfDate(clock.calendar, date);
  const now = clock.now.toISOString();
  issue.clock.deadline = { from: now, days: null, setAt: now, provisional: false };
  issue.deadline = due;
  return due;
}

/**
 * Moves an issue into a stage: sets that stage's due, clears the other stage dues, and clears the deadline when the
 * stage has none.
 */
export function enterStage(draft: Case, stage: Stage, clock: Clock, from: Date = clock.now): void {
  const { issue } = draft;
  issue.stage = stage;
  issue.stageSince = clock.now;
  for (const field of Object.values(STAGE_DUES)) {
    if (field !== 'deadline') clearDue(issue, field);
  }
  if (!WITH_DEADLINE.includes(stage)) {
    clearDue(issue, 'deadline');
    issue.firstDeadline = null;
    issue.committedDeadline = null;
  }
  if (isOpen(stage) && stage !== 'handling') {
    const open = stage as Exclude<OpenStage, 'handling'>;
    countDue(issue, STAGE_DUES[open], from, limitDays(open, clock.settings), clock);
  }
}

function clearDue(issue: IssueState, field: DueField): void {
  issue[field] = null;
  delete issue.clock[field];
}

/**
 * After rework, reject and refuse-consent: the later of the present deadline and a few working days from
 * now. It does not touch committedDeadline, so a missed promise stays missed.
 */
export function extendForRework(issue: IssueState, clock: Clock): void {
  const limit = limitFrom(clock.calendar, clock.now, clock.settings.reworkDays);
  if (issue.deadline && issue.deadline >= limit.due) return;
  countDue(issue, 'deadline', clock.now, clock.settings.reworkDays, clock);
}

/**
 * A support unit's deadline: some working days before the lead's, so that its contribution can be used,
 * but at least a few from now, and never after the lead's.
 */
export function supportDeadline(leadDeadline: Date, clock: Clock): Date {
  const { calendar, settings, now } = clock;
  const wished = endOfDay(addWorkingDays(calendar, dueDateOf(leadDeadline), -settings.supportLeadDays).date);
  const least = limitFrom(calendar, now, settings.supportMinDays).due;
  const later = wished > least ? wished : least;
  return later < leadDeadline ? later : leadDeadline;
}

/** Limits a supporting unit's deadline to the lead's. */
export function capSupports({ issue: { deadline }, transfers }: Case): void {
  for (const t of transfers) {
    if (t.role === 'support' && isLive(t.state) && t.deadline && deadline && t.deadline > deadline)
      t.deadline = deadline;
  }
}

/**
 * Derives what the light is read from. Called once at the end of every action, so that no effect can
 * forget it.
 */
export function settleDues(draft: Case, clock: Clock): void {
  const { issue } = draft;
  const open = isOpen(issue.stage);
  const field = open ? STAGE_DUES[issue.stage as OpenStage] : null;
  const basis: DueBasis | undefined = field ? issue.clock[field] : undefined;
  issue.dueAt = field ? issue[field] : null;

  const missed = draft.milestones
    .filter((m) => m.state === 'open')
    .map((m) => m.dueAt)
    .sort((a, b) => a.getTime() - b.getTime());
  issue.milestoneDueAt = open ? (missed[0] ?? null) : null;

  const waiting = !open || WAITING.includes(issue.stage);
  issue.yellowFrom =
    waiting || !issue.dueAt || !basis ? null : yellowFrom(clock.calendar, new Date(basis.setAt), issue.dueAt);
  if (!issue.instructionOpen) issue.instructionDueAt = null;
  issue.redFrom = waiting
    ? null
    : earlier(earlier(issue.dueAt, issue.milestoneDueAt), issue.instructionDueAt);
  issue.provisional = Object.values(issue.clock).some((b) => b.provisional);
}

/** The earlier of two instants, either of which may be missing. */
export const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/**
 * A changed calendar: computes the running dues again that were computed by count, never one that a
 * person gave, never to earlier than the end of today.
 * @returns whether anything moved
 */
export function recomputeDues(draft: Case, clock: Clock): boolean {
  const { issue } = draft;
  const floor = endOfDay(localDateOf(clock.now));
  const frozen = issue.stage === 'reported' || issue.stage === 'confirmed';
  let moved = false;
  for (const [name, basis] of Object.entries(issue.clock)) {
    const field = name as DueField;
    if (basis.days === null || (field === 'deadline' && frozen)) continue;
    const limit = limitFrom(clock.calendar, new Date(basis.from), basis.days);
    const before = issue[field];
    // A due that has passed is not computed again: that it was missed is a fact.
    const due = before && before <= clock.now ? before : limit.due < floor ? floor : limit.due;
    if (basis.provisional !== limit.provisional) {
      basis.provisional = limit.provisional;
      moved = true;
    }
    if (before && before.getTime() !== due.getTime()) {
      moveDue(draft, field, before, due);
      moved = true;
    }
  }
  return moved;
}

function moveDue(draft: Case, field: DueField, before: Date, due: Date): void {
  const { issue } = draft;
  issue[field] = due;
  const lead = draft.transfers.find((t) => t.role === 'lead' && isLive(t.state));
  if (field === 'takeUpDueAt' && lead) lead.takeUpDueAt = due;
  if (field !== 'deadline') return;
  for (const key of ['firstDeadline', 'committedDeadline'] as const) {
    if (issue[key]?.getTime() === before.getTime()) issue[key] = due;
    if (lead?.[key]?.getTime() === before.getTime()) lead[key] = due;
  }
  if (lead) lead.deadline = due;
  capSupports(draft);
}

const ENDED = ['returned', 'superseded', 'cancelled', 'reopened'];

/** A transfer is live from its making until returned, superseded, cancelled or reopened. */
export const isLive = (state: string): boolean => !ENDED.includes(state);
