import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  dueDateOf,
  endOfDay,
  localDateOf,
  startOfDay,
} from '../../src/plugins/casework/domain/calendar';
import { type Due, type Issue, type Stage, type World, earliest, isOpen } from './state';

/** 00:00 of the k-th last working day up to the due. */
function yellow(w: World, due: Due): Date {
  const last = dueDateOf(due.at);
  const n = countWorkingDays(w.calendar, localDateOf(due.set), last);
  const k = Math.min(5, Math.max(1, Math.ceil(n / 5)));
  return startOfDay(addWorkingDays(w.calendar, addDays(last, 1), -k).date);
}

/** The values of an issue that the application must show, counters and ledger aside. */
export function picture(w: World, m: Issue): Record<string, unknown> {
  const due = m.stage === 'handling' ? m.deadline : m.due;
  const at = (stage: Stage): Date | null => (m.stage === stage ? (due?.at ?? null) : null);
  const milestones = [...m.milestones].sort();
  const milestoneDueAt = isOpen(m) && milestones[0] ? endOfDay(milestones[0]) : null;
  const runs = ['registered', 'accepted', 'transferred', 'handling'].includes(m.stage);
  const yellowFrom = runs && due ? yellow(w, due) : null;
  const redFrom = runs ? earliest(due?.at ?? null, milestoneDueAt, m.instructed?.by ?? null) : null;
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
    solved: m.solved,
    notFullySolved: m.unsolved,
    instructionOpen: m.instructed !== null,
    instructionDueAt: m.instructed?.by ?? null,
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
    lead: m.lead && { unit: m.lead.unit, binding: m.lead.binding, grants: m.lead.grants },
    supports: [...m.supports]
      .map(([unit, s]) => ({ unit, ...s }))
      .sort((a, b) => a.unit.localeCompare(b.unit)),
    requests: [...m.requests.keys()].sort(),
    escalation: m.escalated ? m.level : null,
    milestones,
    mainIssue: m.mergedInto,
  };
}
