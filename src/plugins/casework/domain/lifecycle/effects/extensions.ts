import { dueDateOf, endOfDay } from '../../calendar';
import { type Conflict, invalid, type Step, text } from '../action-row';
import { giveDeadline } from '../dues';
import { leadTransfer } from '../relation';
import type { FieldError, MilestoneInput } from '../types';
import { checkFuture } from './checks';
import { addMilestones } from './milestones';
import { addRequest, answerRequest, noneYet, pendingRequest } from './requests';
import { commitDeadline } from './transfers';

/** From the second grant on one transfer the leader answers, before that the group (spec: actions). */
export function whoAnswersExtension({ draft, standing }: Step): Conflict {
  const grants = leadTransfer(draft)?.grantCount ?? 0;
  if (grants >= 1) return standing.capacity === 'leader' ? null : { code: 'LEADER_GRANTS' };
  return standing.capacity === 'group' ? null : { code: 'GROUP_GRANTS' };
}

/** A deadline that moved meanwhile may have overtaken the one that was asked for. */
export function needsLaterDeadline(step: Step): Conflict {
  const request = pendingRequest(step.draft, 'extension');
  if (!request) return { code: 'NO_REQUEST' };
  const present = step.draft.issue.deadline;
  return request.deadline && present && request.deadline <= present ? { code: 'NOT_LATER' } : null;
}

/** An extension is asked for before the deadline, one at a time. */
export function mayNotAskExtension(step: Step): Conflict {
  const { deadline } = step.draft.issue;
  if (deadline && step.world.now >= deadline) return { code: 'TIME_LIMIT_PASSED' };
  return noneYet('extension')(step);
}

/** Either a later deadline, or milestones in ascending order together with a consultation. */
export function checkExtension(step: Step): FieldError[] {
  const { draft, input } = step;
  const deadline = text(input, 'deadline');
  const plan = input['milestones'] as MilestoneInput[] | undefined;
  if ((deadline === null) === (plan === undefined)) return [invalid('deadline', 'ONE_OF_TWO')];
  const errors: FieldError[] = [];
  if (plan && !text(input, 'consultation')) errors.push(invalid('consultation', 'REQUIRED'));
  if (!plan && input['consultation'] !== undefined) errors.push(invalid('consultation', 'NOT_TOGETHER'));
  plan?.forEach((m, i) => {
    const before = plan[i - 1];
    if (before && m.date <= before.date) errors.push(invalid(`milestones.${i}.date`, 'NOT_ASCENDING'));
  });
  errors.push(...checkFuture(step, 'milestones.0.date', plan?.[0]?.date));
  const last = deadline ?? plan?.[plan.length - 1]?.date;
  const present = draft.issue.deadline;
  if (last && present && endOfDay(last) <= present)
    errors.push(invalid(deadline ? 'deadline' : 'milestones', 'NOT_LATER'));
  return errors;
}

/** The deadline asked for is the day given, or the last milestone. */
export function requestExtension(step: Step): void {
  const { draft, input } = step;
  const plan = (input['milestones'] as MilestoneInput[] | undefined) ?? null;
  const date = text(input, 'deadline') ?? plan?.[plan.length - 1]?.date;
  addRequest(step, 'extension', {
    transferId: leadTransfer(draft)?.id ?? null,
    deadline: date ? endOfDay(date) : null,
    milestones: plan,
    consultation: text(input, 'consultation'),
  });
}

/** Moves the deadline; a plan of milestones makes the issue long-term. */
export function grantExtension(step: Step): void {
  const { draft, clock } = step;
  const request = answerRequest(step, 'extension', 'granted');
  const lead = leadTransfer(draft);
  if (!request?.deadline || !lead) return;
  const date = dueDateOf(request.deadline);
  giveDeadline(draft.issue, date, clock);
  commitDeadline(draft);
  lead.grantCount += 1;
  step.record['deadline'] = date;
  if (request.milestones) {
    draft.issue.longTerm = true;
    addMilestones(step, request.milestones);
    step.record['milestones'] = request.milestones;
  }
}
