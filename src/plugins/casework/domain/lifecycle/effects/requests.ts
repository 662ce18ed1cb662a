import { type Conflict, type Step, text } from '../action-row';
import type { Case, RequestKind, RequestState } from '../types';

/** The one open request of a kind; there is at most one. */
export const pendingRequest = (draft: Case, kind: RequestKind): RequestState | null =>
  draft.requests.find((r) => r.kind === kind && r.state === 'pending') ?? null;

/** Refuses an answer when there is no pending request. */
export const needsRequest =
  (kind: RequestKind) =>
  ({ draft }: Step): Conflict =>
    pendingRequest(draft, kind) ? null : { code: 'NO_REQUEST' };

/**
 * Refuses an answer to one's own request (spec: interfaces): by the account that made it, and by the same person
 * under another account or membership, on whosever behalf it is entered.
 */
export const answeredByAnother =
  (kind: RequestKind) =>
  ({ draft, world: { actor } }: Step): Conflict => {
    const requester = pendingRequest(draft, kind)?.requester;
    if (!requester || actor.kind === 'system') return null;
    const isSame =
      requester.account === actor.account ||
      (requester.staffId !== null && requester.staffId === actor.staffId);
    return isSame ? { code: 'OWN_REQUEST' } : null;
  };

/** Refuses a second request of a kind while the first is open. */
export const noneYet =
  (kind: RequestKind) =>
  ({ draft }: Step): Conflict =>
    pendingRequest(draft, kind) ? { code: 'REQUEST_PENDING' } : null;

/** Opens a request. */
export function addRequest(step: Step, kind: RequestKind, extra: Partial<RequestState>): void {
  const { draft, input, world } = step;
  draft.requests.push({
    id: null,
    documentId: null,
    transferId: null,
    kind,
    state: 'pending',
    ground: null,
    reason: text(input, 'reason'),
    consultation: null,
    deadline: null,
    milestones: null,
    requestedAt: world.now,
    requestedBy: world.actor.name,
    requester: { account: world.actor.account, staffId: world.actor.staffId ?? null },
    answeredAt: null,
    answeredBy: null,
    answerReason: null,
    ...extra,
  });
}

/** Closes the open request of a kind, with who answered it, when and why. */
export function answerRequest(
  step: Step,
  kind: RequestKind,
  state: 'granted' | 'refused',
): RequestState | null {
  const request = pendingRequest(step.draft, kind);
  if (!request) return null;
  request.state = state;
  request.answeredAt = step.world.now;
  request.answeredBy = step.world.actor.name;
  request.answerReason = text(step.input, 'reason');
  return request;
}
