import { type Conflict, invalid, type Step } from '../action-row';
import { enterStage, isLive } from '../dues';
import { leadTransfer } from '../relation';
import { isOpen } from '../stages';
import type { Case, FieldError, IssueState } from '../types';
import { endEscalations } from './escalations';
import { cancelMilestones } from './milestones';
import { takePair } from './registration';
import { answerRequest, needsRequest } from './requests';
import { endTransfer } from './transfers';

/** Ends an issue otherwise than by closing: what was merged into it comes back (spec: merge). */
export function endOtherwise(step: Step, stage: 'declined' | 'withdrawn' | 'merged' | 'void'): void {
  const { draft, clock } = step;
  enterStage(draft, stage, clock);
  if (stage !== 'declined') endEscalations(draft, 'lapsed', clock.now);
  cancelMilestones(draft);
  step.follow.push({
    action: 'reopen',
    of: 'merged-into-this',
    reason: `主办诉求 ${draft.issue.number} 已${{ declined: '不予受理', withdrawn: '撤回', merged: '并案', void: '作废' }[stage]}`,
  });
}

/** The group asks for it first; in the pool there is no group that could ask. */
export const declineWanted = (step: Step): Conflict =>
  step.draft.issue.group ? needsRequest('decline')(step) : null;

/** Ends the issue with the ground and reason of the request. */
export function decline(step: Step): void {
  const request = answerRequest(step, 'decline', 'granted');
  step.record['ground'] = request?.ground ?? null;
  step.record['requestReason'] = request?.reason ?? null;
  endOtherwise(step, 'declined');
}

/** Rating and word are the enterprise’s, or entered on its behalf. */
export function confirm({ draft, input, standing, clock, record }: Step): void {
  draft.issue.rating = input['rating'] as number;
  draft.issue.ratingOnBehalf = standing.onBehalf;
  draft.issue.solved = (input['solved'] as IssueState['solved'] | undefined) ?? 'solved';
  record['solved'] = draft.issue.solved;
  endEscalations(draft, 'answered', clock.now);
  enterStage(draft, 'confirmed', clock);
}

/**
 * Whether an issue is not fully solved (未完全解决): a rating of 1 or 2, or solved in part only by the enterprise’s or
 * the unit’s word.
 */
export const isNotFullySolved = (subject: Case): boolean =>
  (subject.issue.rating !== null && subject.issue.rating <= 2) ||
  subject.issue.solved === 'partly' ||
  leadTransfer(subject)?.result === 'partly';

/** Why an issue may be struck off that is not solved as a whole is for the leader to say (spec: consent). */
export const checkConsent = ({ draft, input }: Step): FieldError[] =>
  isNotFullySolved(draft) && input['opinion'] === undefined ? [invalid('opinion', 'REQUIRED')] : [];

/** The leader’s consent closes the issue. */
export function close({ draft, world, clock, record }: Step): void {
  draft.issue.closedAt = world.now;
  draft.issue.notFullySolved = isNotFullySolved(draft);
  if (draft.issue.notFullySolved) record['notFullySolved'] = true;
  cancelMilestones(draft);
  endEscalations(draft, 'answered', clock.now);
  enterStage(draft, 'closed', clock);
}

/** The main issue is another open issue of the same enterprise. */
export function checkMerge({ draft, input, world }: Step): FieldError[] {
  const main = world.refs.issue.get(input['mainIssue'] as string);
  if (!main) return [invalid('mainIssue', 'NOT_FOUND')];
  if (main.id === draft.issue.id) return [invalid('mainIssue', 'ITSELF')];
  if (main.enterpriseId !== draft.issue.enterprise.id) return [invalid('mainIssue', 'OTHER_ENTERPRISE')];
  return isOpen(main.stage) ? [] : [invalid('mainIssue', 'NOT_OPEN')];
}

/** Ends the issue as part of its main issue. */
export function merge(step: Step): void {
  const { draft, input, world } = step;
  draft.issue.mainIssue = world.refs.issue.get(input['mainIssue'] as string) ?? null;
  endOtherwise(step, 'merged');
}

/** The rating of a call-back replaces the present one; the ledger keeps the one before. */
export function callBack({ draft, input, record }: Step): void {
  record['before'] = draft.issue.rating;
  draft.issue.rating = input['rating'] as number;
  draft.issue.ratingOnBehalf = false;
}

/** A reopened issue needs a pair to go to; the enterprise reopens within the set number of days. */
export function mayNotReopen({ draft, standing, world }: Step): Conflict {
  if (!world.pairing && standing.capacity !== 'system') return { code: 'NO_PAIRING' };
  if (standing.capacity !== 'enterprise') return null;
  const days = world.settings.reopenDays;
  const until = draft.issue.stageSince.getTime() + days * 86_400_000;
  return world.now.getTime() > until ? { code: 'REOPEN_PERIOD_PASSED', params: { days } } : null;
}

/** Clears what the last round decided; the issue starts again with the present pair. */
export function reopen({ draft, world, clock }: Step): void {
  const { issue } = draft;
  if (issue.stage === 'closed') issue.reopenCount += 1;
  for (const t of draft.transfers) if (isLive(t.state)) endTransfer(t, 'reopened', clock.now);
  cancelMilestones(draft);
  takePair(issue, world.pairing);
  issue.leadUnit = null;
  issue.mainIssue = null;
  issue.level = 0;
  issue.rating = null;
  issue.ratingOnBehalf = false;
  issue.solved = null;
  issue.notFullySolved = false;
  issue.instructionOpen = false;
  issue.closedAt = null;
  issue.longTerm = false;
  issue.explainAllowed = false;
  issue.returnsSinceReopening = 0;
  enterStage(draft, issue.acceptedEver && issue.group ? 'accepted' : 'registered', clock);
}
