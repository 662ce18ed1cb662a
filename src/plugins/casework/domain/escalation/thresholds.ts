import {
  addWorkingDays,
  dueDateOf,
  endOfDay,
  limitFrom,
  localDateOf,
  overdueFrom,
  startOfDay,
  yellowFrom,
  type Calendar,
  type LocalDate,
} from '../calendar';
import { STAGE_DUES, isOpen, type Addressee, type Audience, type Case, type OpenStage } from '../lifecycle';
import type { Rule } from './rules';

/** The kinds of reminders, by the threshold that causes them. */
export const REMINDERS = [
  'yellow',
  'red',
  'support-yellow',
  'support-red',
  'confirm-soon',
  'confirm-late',
  'consent-soon',
  'consent-late',
  'instruction-soon',
  'instruction-missed',
  'milestone-soon',
  'milestone-missed',
  'review-soon',
  'review-missed',
] as const;
export type Reminder = (typeof REMINDERS)[number];

/** The last decision on an issue's present level, when no escalation is open. */
export type Decision = { id: number; level: number; endedAt: Date };

export type Doing =
  | {
      kind: 'remind';
      event: Reminder;
      audiences: readonly (Audience | Addressee)[];
      date: LocalDate;
      /** set for one support unit's own deadline */
      support?: { unit: string; due: Date };
    }
  | { kind: 'urge' | 'escalate' | 'propose'; rule: Rule; since: Date };

/** An instant from which something is to be done, once. */
export type Threshold = {
  at: Date;
  /** the same for the same thing, whoever computes it and when */
  key: string;
  does: Doing;
  /** a later threshold that makes this one needless when both have passed */
  overtakenBy?: string;
};

/** *choice*: a milestone is announced so many working days ahead. */
const MILESTONE_DAYS = 3;

/** The holder of an issue in each working stage; in the pool and on complaints the office takes its place. */
const HOLDERS: Record<'registered' | 'accepted' | 'transferred' | 'handling', readonly Audience[]> = {
  registered: ['group'],
  accepted: ['group'],
  transferred: ['lead-unit'],
  handling: ['lead-unit'],
};

/**
 * The thresholds of an issue as it stands, past and coming: reminders, urging, escalation. Pure; which
 * of it has been done already is the caller's to know, by key.
 */
export function thresholdsOf(
  subject: Case,
  decision: Decision | null,
  rules: readonly Rule[],
  calendar: Calendar,
): Threshold[] {
  if (!isOpen(subject.issue.stage)) return [];
  const all = [
    ...reminders(subject, calendar),
    ...supports(subject, calendar),
    ...instruction(subject, calendar),
    ...milestones(subject, calendar),
    ...rules.flatMap((rule) => ruleThreshold(rule, subject, decision, calendar) ?? []),
  ];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
}

/** The first thing that is due and undone. `skip`: it is not worth doing any more, only to be ticked off. */
export function firstDue(
  thresholds: readonly Threshold[],
  done: ReadonlySet<string>,
  now: Date,
): { threshold: Threshold; skip: boolean } | null {
  const passed = thresholds.filter(({ at }) => at <= now);
  const threshold = passed.find(({ key }) => !done.has(key));
  if (!threshold) return null;
  const { overtakenBy } = threshold;
  return {
    threshold,
    skip: overtakenBy !== undefined && passed.some(({ key }) => key === overtakenBy),
  };
}

/** When to look again; null: nothing more comes unless somebody acts. */
export function nextAfter(
  thresholds: readonly Threshold[],
  done: ReadonlySet<string>,
  now: Date,
): Date | null {
  return thresholds.find(({ at, key }) => at > now && !done.has(key))?.at ?? null;
}

function reminders({ issue }: Case, calendar: Calendar): Threshold[] {
  const stage = issue.stage as OpenStage;
  const due = issue.dueAt;
  if (!due) return [];
  const field = STAGE_DUES[stage];
  const date = dueDateOf(due);
  const pair = (
    [soon, soonTells]: readonly [Reminder, readonly Audience[]],
    [late, lateTells]: readonly [Reminder, readonly Audience[]],
    soonAt: Date | null,
  ): Threshold[] => {
    const key = (event: Reminder): string => `${event}:${field}:${due.toISOString()}`;
    const entry = (at: Date, event: Reminder, audiences: readonly Audience[]): Threshold => ({
      at,
      key: key(event),
      does: { kind: 'remind', event, audiences, date },
    });
    return [
      ...(soonAt ? [{ ...entry(soonAt, soon, soonTells), overtakenBy: key(late) }] : []),
      entry(due, late, lateTells),
    ];
  };
  switch (stage) {
    case 'registered':
    case 'accepted':
      return pair(['yellow', HOLDERS[stage]], ['red', HOLDERS[stage]], issue.yellowFrom);
    case 'transferred':
    case 'handling':
      return pair(['yellow', HOLDERS[stage]], ['red', [...HOLDERS[stage], 'group']], issue.yellowFrom);
    case 'reported':
    case 'confirmed': {
      // No light is shown while an answer is awaited; the party that owes it is reminded all the same.
      const setAt = issue.clock[field]?.setAt;
      const soonAt = setAt ? yellowFrom(calendar, new Date(setAt), due) : null;
      return stage === 'reported'
        ? pair(['confirm-soon', ['enterprise', 'group']], ['confirm-late', ['enterprise', 'group']], soonAt)
        : pair(['consent-soon', ['leader']], ['consent-late', ['leader']], soonAt);
    }
  }
}

/**
 * Returns the thresholds of each supporting unit that has not contributed yet: it has its own deadline (spec:
 * transfer), before the lead's. While the order has not been taken up it could not contribute.
 */
function supports({ issue, transfers }: Case, calendar: Calendar): Threshold[] {
  if (issue.stage !== 'handling' || issue.complaint) return [];
  return transfers.flatMap(({ id, role, state, unit, startedAt, deadline }): Threshold[] => {
    if (role !== 'support' || (state !== 'sent' && state !== 'handling') || !deadline) return [];
    const key = (event: Reminder): string => `${event}:${id ?? unit.id}:${deadline.toISOString()}`;
    const entry = (at: Date, event: Reminder, others: readonly Audience[]): Threshold => ({
      at,
      key: key(event),
      does: {
        kind: 'remind',
        event,
        audiences: [{ kind: 'unit', id: unit.id }, ...others],
        date: dueDateOf(deadline),
        support: { unit: unit.name, due: deadline },
      },
    });
    return [
      {
        ...entry(yellowFrom(calendar, startedAt, deadline), 'support-yellow', []),
        overtakenBy: key('support-red'),
      },
      entry(deadline, 'support-red', ['group']),
    ];
  });
}

/** The thresholds of unanswered instructions: the working day before they are due, and the end of that day. */
function instruction({ issue }: Case, calendar: Calendar): Threshold[] {
  const due = issue.instructionDueAt;
  if (!issue.instructionOpen || !due) return [];
  const date = dueDateOf(due);
  const holders: Audience[] = issue.leadUnit ? ['lead-unit', 'group'] : ['group'];
  const key = (event: Reminder): string => `${event}:${due.toISOString()}`;
  const entry = (at: Date, event: Reminder): Threshold => ({
    at,
    key: key(event),
    does: { kind: 'remind', event, audiences: holders, date },
  });
  return [
    {
      ...entry(startOfDay(addWorkingDays(calendar, date, -1).date), 'instruction-soon'),
      overtakenBy: key('instruction-missed'),
    },
    entry(due, 'instruction-missed'),
  ];
}

/** The thresholds of a long-term issue: its milestones (§四.4), and the last day of each quarter (挂账). */
function milestones({ issue, milestones: list }: Case, calendar: Calendar): Threshold[] {
  if (issue.stage === 'reported' || issue.stage === 'confirmed') return [];
  return list
    .filter(({ state }) => state === 'open')
    .flatMap((milestone) => {
      const review = milestone.goal === null;
      const id = milestone.id ?? milestone.date;
      const [soon, missed] = review
        ? (['review-soon', 'review-missed'] as const)
        : (['milestone-soon', 'milestone-missed'] as const);
      const holders: Audience[] = issue.leadUnit ? ['lead-unit', 'group'] : ['group'];
      const { date } = milestone;
      const missedKey = `${missed}:${id}:${date}`;
      return [
        {
          at: startOfDay(addWorkingDays(calendar, date, -MILESTONE_DAYS).date),
          key: `${soon}:${id}:${date}`,
          does: { kind: 'remind' as const, event: soon, audiences: holders, date },
          overtakenBy: missedKey,
        },
        {
          at: milestone.dueAt,
          key: missedKey,
          does: {
            kind: 'remind' as const,
            event: missed,
            audiences: [...holders, ...(review ? (['leader', 'office'] as const) : (['leader'] as const))],
            date,
          },
        },
      ];
    });
}

/** From when one rule has something to say about the issue as it stands, or null. */
function ruleThreshold(
  rule: Rule,
  subject: Case,
  decision: Decision | null,
  calendar: Calendar,
): Threshold | null {
  const { issue, escalations } = subject;
  if (issue.stage !== 'transferred' && issue.stage !== 'handling') return null;
  if (rule.fromLevel !== null && issue.level !== rule.fromLevel) return null;
  if (rule.effect === 'escalate') {
    // Always to the next level, and not past the last; one proposal at a time.
    if (rule.fromLevel === null || issue.level >= 3) return null;
    if (rule.mode === 'propose' && escalations.some((e) => e.state === 'proposed')) return null;
  }
  const since = countsFrom(rule, subject, decision);
  if (!since) return null;
  const kind = rule.effect === 'urge' ? 'urge' : rule.mode === 'act' ? 'escalate' : 'propose';
  return {
    at:
      rule.condition === 'undecided'
        ? limitFrom(calendar, since.from, rule.workingDays).due
        : overdueFrom(calendar, since.from, rule.workingDays),
    key: `rule:${rule.id}:${since.key}`,
    does: { kind, rule, since: since.from },
  };
}

function countsFrom(
  rule: Rule,
  { issue, escalations }: Case,
  decision: Decision | null,
): { from: Date; key: string } | null {
  const open = escalations.find((e) => e.state === 'open') ?? null;
  switch (rule.condition) {
    case 'overdue': {
      const due = issue.dueAt;
      return due ? { from: due, key: `${STAGE_DUES[issue.stage as OpenStage]}:${due.toISOString()}` } : null;
    }
    case 'undecided':
      return open && open.level === issue.level
        ? { from: open.raisedAt, key: `escalation:${open.id ?? open.raisedAt.toISOString()}` }
        : null;
    case 'decision-overdue': {
      if (open || decision?.level !== issue.level) return null;
      // A decision that leaves a missed deadline standing is itself due on its day.
      const day = endOfDay(localDateOf(decision.endedAt));
      const from = issue.deadline && issue.deadline > day ? issue.deadline : day;
      return { from, key: `decision:${decision.id}:${from.toISOString()}` };
    }
  }
}
