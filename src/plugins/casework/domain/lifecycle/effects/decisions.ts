import { lastDayOfQuarters, localDateOf } from '../../calendar';
import { type Conflict, invalid, type Step, text } from '../action-row';
import { giveDeadline } from '../dues';
import { leadTransfer } from '../relation';
import type { FieldError } from '../types';
import { checkFuture, checkUnit, department } from './checks';
import { lapseProposal, openEscalation } from './escalations';
import { addMilestones } from './milestones';
import { backToWork, commitDeadline, endTransfer, sendTo } from './transfers';

/** The leader decides up to level 2, the office enters what the city decided. */
export function mayNotDecide({ draft, standing }: Step): Conflict {
  const escalation = openEscalation(draft);
  if (!escalation) return { code: 'NO_OPEN_ESCALATION' };
  const decides = escalation.level === 3 ? 'office' : 'leader';
  return standing.capacity === decides
    ? null
    : { code: 'LEVEL_NOT_YOURS', params: { next: escalation.level } };
}

/** Unit and deadline of a decision; an accepted issue needs a unit, a long-term one a deadline at level 3. */
export function checkDecision(step: Step): FieldError[] {
  const { draft, input } = step;
  const errors = checkFuture(step, 'deadline', input['deadline']);
  if (input['unit'] !== undefined) errors.push(...checkUnit(step, 'unit', input['unit']));
  else if (draft.issue.stage === 'accepted') errors.push(invalid('unit', 'REQUIRED'));
  if (input['outcome'] === 'long-term') {
    if (draft.issue.level !== 3) errors.push(invalid('outcome', 'LEVEL_THREE_ONLY'));
    if (input['deadline'] === undefined) errors.push(invalid('deadline', 'REQUIRED'));
  }
  return errors;
}

/** Closes the open escalation; what was decided about unit, deadline and milestones takes effect at once. */
export function decide(step: Step): void {
  const { draft, input, clock, world } = step;
  const { issue } = draft;
  const escalation = openEscalation(draft);
  if (!escalation) return;
  escalation.state = 'decided';
  escalation.decision = text(input, 'decision');
  escalation.outcome = text(input, 'outcome');
  escalation.endedAt = world.now;
  // An open proposal was made to hurry this decision, which has now come.
  lapseProposal(draft, world.now);
  step.record['level'] = escalation.level;
  if (input['outcome'] === 'explain') issue.explainAllowed = true;

  const lead = leadTransfer(draft);
  const unit = department(step, input['unit']);
  const deadline = text(input, 'deadline');
  if (unit && unit.id !== lead?.unit.id) {
    const last = lead ?? [...draft.transfers].reverse().find((t) => t.role === 'lead');
    if (lead) endTransfer(lead, 'superseded', clock.now);
    sendTo(step, { unit, standard: last?.standard ?? text(input, 'decision'), deadline, binding: true });
  } else {
    if (issue.stage === 'transferred' && lead) lead.binding = true;
    if (issue.stage === 'reported') backToWork(step, false);
    if (deadline && leadTransfer(draft)) {
      giveDeadline(issue, deadline, clock);
      commitDeadline(draft);
      step.record['deadline'] = deadline;
    }
  }
  if (input['outcome'] === 'long-term' && deadline) {
    issue.longTerm = true;
    addMilestones(
      step,
      lastDayOfQuarters(localDateOf(clock.now), deadline).map((date) => ({ date, goal: null })),
    );
  }
}
