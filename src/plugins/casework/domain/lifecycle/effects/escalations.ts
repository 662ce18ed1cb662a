import { type Conflict, type Step, text } from '../action-row';
import type { Case, EscalationState } from '../types';

/** The escalation that waits for a decision; there is at most one. */
export const openEscalation = (draft: Case): EscalationState | null =>
  draft.escalations.find((e) => e.state === 'open') ?? null;

/** The proposal that waits for being taken up or dismissed; there is at most one. */
export const proposal = (draft: Case): EscalationState | null =>
  draft.escalations.find((e) => e.state === 'proposed') ?? null;

/** The side that takes a proposal up or dismisses it: up to the leader's meeting the group, to the city the leader. */
export function proposedTo(level: number): 'group' | 'leader' {
  return level <= 2 ? 'group' : 'leader';
}

/** Ends what is open or proposed. */
export function endEscalations(draft: Case, state: 'answered' | 'lapsed' | 'superseded', now: Date): void {
  for (const e of draft.escalations) {
    if (e.state !== 'open' && e.state !== 'proposed') continue;
    // A proposal that was not taken up lapses; it is no answered escalation.
    e.state = e.state === 'proposed' && state === 'answered' ? 'lapsed' : state;
    e.endedAt = now;
  }
}

/** Ends a proposal that another act has overtaken: it no longer waits for anybody. */
export function lapseProposal(draft: Case, now: Date): void {
  const pending = proposal(draft);
  if (!pending) return;
  pending.state = 'lapsed';
  pending.endedAt = now;
}

function addEscalation({ draft, input, world }: Step, level: number, state: 'open' | 'proposed'): void {
  draft.escalations.push({
    id: null,
    documentId: null,
    level,
    state,
    reason: text(input, 'reason'),
    raisedAt: world.now,
    raisedBy: world.actor.name,
    decision: null,
    outcome: null,
    endedAt: null,
  });
}

/**
 * Refuses an escalation that skips a level, or goes above the capacity's reach: units and groups up to the leader,
 * leaders to the leader and the city.
 */
export function mayNotEscalate({ draft, standing }: Step): Conflict {
  const next = draft.issue.level + 1;
  if (next > 3) return { code: 'TOP_LEVEL' };
  const reach: Record<string, readonly number[]> = {
    'lead-unit': [1, 2],
    group: [1, 2],
    leader: [2, 3],
    system: [1, 2, 3],
  };
  return reach[standing.capacity]?.includes(next) ? null : { code: 'LEVEL_NOT_YOURS', params: { next } };
}

/** Raises the level by one; an escalation below ends as superseded. */
export function escalate(step: Step): void {
  const { draft, world, record } = step;
  endEscalations(draft, 'superseded', world.now);
  draft.issue.level += 1;
  record['level'] = draft.issue.level;
  addEscalation(step, draft.issue.level, 'open');
}

/** Refuses a dismissal by any capacity but the one that would have to take the proposal up. */
export function mayNotDismiss({ draft, standing }: Step): Conflict {
  const pending = proposal(draft);
  if (!pending) return { code: 'NO_PROPOSAL' };
  const decides = proposedTo(pending.level);
  return standing.capacity === decides ? null : { code: 'LEVEL_NOT_YOURS', params: { next: pending.level } };
}

/** Ends a proposal that is not taken up. */
export function dismissProposal({ draft, world }: Step): void {
  const pending = proposal(draft);
  if (!pending) return;
  pending.state = 'dismissed';
  pending.endedAt = world.now;
}

/** Refuses a proposal above the city's level, or beside an open one. */
export const mayNotPropose = ({ draft }: Step): Conflict =>
  draft.issue.level >= 3 ? { code: 'TOP_LEVEL' } : proposal(draft) ? { code: 'REQUEST_PENDING' } : null;

/** Proposes the next level, by the rules of escalation. */
export function propose(step: Step): void {
  const { draft, record } = step;
  record['level'] = draft.issue.level + 1;
  addEscalation(step, draft.issue.level + 1, 'proposed');
}
