import { dueDateOf } from '../../calendar';
import { type Audience, type Conflict, invalid, type Step, text } from '../action-row';
import {
  capSupports,
  countDue,
  enterStage,
  extendForRework,
  giveDeadline,
  handlingDays,
  supportDeadline,
} from '../dues';
import { leadTransfer, liveSupports } from '../relation';
import type { Case, DepartmentRef, FieldError, Input, TransferState } from '../types';
import { checkFuture, checkUnit, department } from './checks';
import { endEscalations } from './escalations';
import { answerMilestone } from './milestones';

/** Lead and support units exist, are active units and differ; a deadline lies ahead. */
export function checkUnits(step: Step): FieldError[] {
  const { input } = step;
  const supports = (input['supportUnits'] as string[] | undefined) ?? [];
  const errors = checkUnit(step, 'leadUnit', input['leadUnit']);
  supports.forEach((unit, i) => errors.push(...checkUnit(step, `supportUnits.${i}`, unit)));
  if (supports.includes(input['leadUnit'] as string)) errors.push(invalid('supportUnits', 'SAME_UNIT'));
  if (new Set(supports).size !== supports.length) errors.push(invalid('supportUnits', 'DUPLICATE'));
  return [...errors, ...checkFuture(step, 'deadline', input['deadline'])];
}

/** Adds a transfer to a unit, in the state `sent`. */
export function newTransfer(
  step: Step,
  unit: DepartmentRef,
  role: 'lead' | 'support',
  extra: Partial<TransferState>,
): TransferState {
  const { draft, world } = step;
  const transfer: TransferState = {
    id: null,
    documentId: null,
    unit: { id: unit.id, documentId: unit.documentId, name: unit.name },
    role,
    state: 'sent',
    binding: false,
    ownDepartment: draft.issue.group?.id === unit.id,
    standard: null,
    section: null,
    responsiblePerson: null,
    phone: null,
    startedAt: world.now,
    takeUpDueAt: null,
    takenUpAt: null,
    deadline: null,
    firstDeadline: null,
    committedDeadline: null,
    reportedAt: null,
    result: null,
    measures: null,
    grantCount: 0,
    returnReason: null,
    suggestedUnit: null,
    endedAt: null,
    ...extra,
  };
  draft.transfers.push(transfer);
  return transfer;
}

/** Ends a transfer otherwise than by its report-back. */
export function endTransfer(
  transfer: TransferState,
  state: 'returned' | 'superseded' | 'cancelled' | 'reopened',
  now: Date,
): void {
  transfer.state = state;
  transfer.endedAt = now;
}

/** The present deadline becomes the one that measures judge; support units are due no later. */
export function commitDeadline(draft: Case): void {
  const { issue } = draft;
  issue.committedDeadline = issue.deadline;
  const lead = leadTransfer(draft);
  if (lead) {
    lead.deadline = issue.deadline;
    lead.committedDeadline = issue.deadline;
  }
  capSupports(draft);
}

/** Sends the issue to a new lead unit: transfer, assign, reassign, and decide for another unit. */
export function sendTo(
  step: Step,
  order: { unit: DepartmentRef; standard: string | null; deadline: string | null; binding: boolean },
): void {
  const { draft, clock } = step;
  const { issue } = draft;
  enterStage(draft, 'transferred', clock);
  if (order.deadline) giveDeadline(issue, order.deadline, clock);
  else {
    const days = handlingDays(issue.handlingType, clock.settings, issue.category.limits);
    countDue(issue, 'deadline', clock.now, days, clock);
  }
  issue.firstDeadline = issue.deadline;
  issue.leadUnit = { id: order.unit.id, documentId: order.unit.documentId, name: order.unit.name };
  newTransfer(step, order.unit, 'lead', {
    standard: order.standard,
    binding: order.binding,
    takeUpDueAt: issue.takeUpDueAt,
    firstDeadline: issue.deadline,
  });
  commitDeadline(draft);
  step.record['deadline'] = issue.deadline ? dueDateOf(issue.deadline) : null;
  step.record['leadUnit'] = { documentId: order.unit.documentId, name: order.unit.name };
  wantSkippedAgain(draft);
  // A unit that now leads no longer supports.
  for (const support of liveSupports(draft)) {
    if (support.unit.id === order.unit.id) endTransfer(support, 'superseded', clock.now);
  }
}

/** Adds a transfer for each support unit that has none yet, due some days before the lead unit. */
export function sendToSupports(step: Step, units: readonly string[], standard: string | null): void {
  const { draft, clock } = step;
  for (const documentId of units) {
    const unit = department(step, documentId);
    const deadline = draft.issue.deadline;
    if (!unit || !deadline) continue;
    if (liveSupports(draft).some((t) => t.unit.id === unit.id)) continue;
    const due = supportDeadline(deadline, clock);
    newTransfer(step, unit, 'support', {
      standard,
      deadline: due,
      firstDeadline: due,
      committedDeadline: due,
    });
  }
}

/** The first lead unit of an accepted issue, with its support units. */
export function sendFirst(step: Step, binding: boolean): void {
  const { input } = step;
  const unit = department(step, input['leadUnit']);
  if (!unit) return;
  const standard = text(input, 'standard');
  sendTo(step, { unit, standard, deadline: text(input, 'deadline'), binding });
  sendToSupports(step, (input['supportUnits'] as string[] | undefined) ?? [], standard);
}

/** Back from reported or confirmed: to the unit if there is one, else to the group (after `answer`). */
export function backToWork(step: Step, extend: boolean): void {
  const { draft, clock } = step;
  const lead = leadTransfer(draft);
  if (!lead) {
    enterStage(draft, 'accepted', clock);
    return;
  }
  enterStage(draft, 'handling', clock);
  if (extend) extendForRework(draft.issue, clock);
  lead.state = 'handling';
  lead.deadline = draft.issue.deadline;
  wantSkippedAgain(draft);
}

/** Contributions that a report-back did not wait for are wanted again once it is undone. */
export function wantSkippedAgain(draft: Case): void {
  for (const t of draft.transfers) if (t.state === 'skipped') t.state = 'sent';
}

/** Returns the transfer of the acting unit; null when the evidence does not name one of several. */
export function ownTransfer({ draft, standing, world, input }: Step): TransferState | null {
  if (standing.capacity === 'lead-unit') return leadTransfer(draft);
  const supports = liveSupports(draft);
  if (!standing.onBehalf) {
    return supports.find((t) => t.unit.id === world.actor.departmentId) ?? null;
  }
  // Entered by the group: the evidence names the unit when there are several.
  if (supports.length === 1) return supports[0] ?? null;
  const who = input.evidence?.who ?? '';
  const named = supports.filter((t) => who.includes(t.unit.name));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Section, responsible person and phone of a transfer. */
export function setPerson(transfer: TransferState, input: Input): void {
  transfer.section = text(input, 'section');
  transfer.responsiblePerson = text(input, 'responsiblePerson');
  transfer.phone = text(input, 'phone');
}

/**
 * Returns the office as audience when a group sends an issue to its own department: it may, but not unseen (spec:
 * transfer).
 */
export const ofOwnDepartment = ({ draft }: Step): readonly Audience[] =>
  draft.transfers.some((transfer) => transfer.id === null && transfer.ownDepartment) ? ['office'] : [];

/** The lead unit begins; the time limit for taking up is answered. */
export function takeUp({ draft, input, world, clock }: Step): void {
  const lead = leadTransfer(draft);
  if (lead) {
    setPerson(lead, input);
    lead.state = 'handling';
    lead.takenUpAt = world.now;
  }
  enterStage(draft, 'handling', clock);
}

/** A binding transfer is never returned, another only before its take-up is due. */
export function mayNotReturn({ draft, world }: Step): Conflict {
  if (leadTransfer(draft)?.binding) return { code: 'BINDING' };
  const due = draft.issue.takeUpDueAt;
  return due && world.now >= due ? { code: 'TIME_LIMIT_PASSED' } : null;
}

/** Ends all transfers and gives the issue back to the group. */
export function returnToGroup(step: Step): void {
  const { draft, input, clock } = step;
  const { issue } = draft;
  const lead = leadTransfer(draft);
  if (lead) {
    lead.returnReason = text(input, 'reason');
    lead.suggestedUnit = department(step, input['suggestedUnit']) ?? null;
    endTransfer(lead, 'returned', clock.now);
  }
  for (const support of liveSupports(draft)) endTransfer(support, 'cancelled', clock.now);
  issue.leadUnit = null;
  issue.returnCount += 1;
  issue.returnsSinceReopening += 1;
  enterStage(draft, 'accepted', clock);
}

/** The group reassigns what it sent; what the office assigned or a meeting decided, the office. */
export function mayNotReassign({ draft, standing }: Step): Conflict {
  const binding = leadTransfer(draft)?.binding ?? false;
  if (standing.capacity === 'group') return binding ? { code: 'BINDING' } : null;
  return binding ? null : { code: 'NOT_BINDING' };
}

/** As a transfer, and to another unit than the present one. */
export const checkReassignment = (step: Step): FieldError[] => [
  ...checkUnits(step),
  ...(leadTransfer(step.draft)?.unit.documentId === step.input['leadUnit']
    ? [invalid('leadUnit', 'SAME_UNIT')]
    : []),
];

/** Replaces the lead unit and, when support units are named, the support units. */
export function reassign(step: Step): void {
  const { draft, input, clock } = step;
  const unit = department(step, input['leadUnit']);
  const old = leadTransfer(draft);
  if (!unit || !old) return;
  const standard = text(input, 'standard') ?? old.standard;
  endTransfer(old, 'superseded', clock.now);
  const wanted = input['supportUnits'] as string[] | undefined;
  if (wanted) {
    for (const support of liveSupports(draft)) {
      if (!wanted.includes(support.unit.documentId)) endTransfer(support, 'superseded', clock.now);
    }
  }
  sendTo(step, { unit, standard, deadline: text(input, 'deadline'), binding: old.binding });
  sendToSupports(step, wanted ?? [], standard);
}

/** A support unit's part is in. */
export function contribute(step: Step): void {
  const transfer = ownTransfer(step);
  if (!transfer) return;
  transfer.state = 'contributed';
  transfer.reportedAt = step.world.now;
  transfer.measures = text(step.input, 'measures');
  if (step.standing.onBehalf) {
    step.record['unit'] = { documentId: transfer.unit.documentId, name: transfer.unit.name };
  }
}

/** The result is in; contributions that are missing are no longer waited for. */
export function reportBack(step: Step): void {
  const { draft, input, world, clock } = step;
  const lead = leadTransfer(draft);
  if (lead) {
    lead.state = 'reported';
    lead.reportedAt = world.now;
    lead.result = text(input, 'result');
    lead.measures = text(input, 'measures');
  }
  for (const support of liveSupports(draft)) {
    if (support.state !== 'contributed') support.state = 'skipped';
  }
  answerMilestone(step);
  endEscalations(draft, 'answered', clock.now);
  enterStage(draft, 'reported', clock);
}
