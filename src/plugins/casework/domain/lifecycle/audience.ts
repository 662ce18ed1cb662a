import type { Audience } from './action-row';
import type { Performed } from './perform';
import { isLive } from './dues';
import { leadTransfer } from './relation';
import type { Case } from './types';

/** Whom a notice goes to: everybody who holds an office, by the organisation; or one person. */
export type Addressee = {
  kind: 'leader' | 'group' | 'unit' | 'enterprise' | 'office' | 'auditor' | 'head' | 'staff';
  id: number | null;
};

/**
 * Returns the people of an issue at this moment for whom an audience of the table stands, as ids. Nobody is
 * notified of what he may not see: a complaint goes to the office, in the group's and leader's place.
 */
export function resolveAudience(audience: Audience, after: Pick<Case, 'issue' | 'transfers'>): Addressee[] {
  const { issue } = after;
  const office: Addressee[] = [{ kind: 'office', id: null }];
  const one = (kind: Addressee['kind'], id: number | undefined): Addressee[] =>
    id === undefined ? [] : [{ kind, id }];
  switch (audience) {
    case 'leader':
      return issue.complaint ? office : one('leader', issue.leader?.id);
    case 'group':
      // The office has a complaint in the group's place, and what is in its pool.
      return issue.complaint || !issue.group ? office : one('group', issue.group.id);
    case 'office':
      return office;
    case 'enterprise':
      return one('enterprise', issue.enterprise.id);
    case 'lead-unit':
      return issue.complaint ? [] : one('unit', leadTransfer(after)?.unit.id);
    case 'support-units':
      return issue.complaint
        ? []
        : after.transfers
            .filter((t) => t.role === 'support' && isLive(t.state))
            .map((t) => ({ kind: 'unit' as const, id: t.unit.id }));
  }
}

/**
 * Returns the party in whose name another user made an entry: the leader, the enterprise or the unit. Empty for an
 * entry in the user's own name; of a complaint, parties who may not see it are not told.
 */
export function actedFor({ draft, entry }: Pick<Performed, 'draft' | 'entry'>): Addressee[] {
  const { capacity, onBehalf } = entry.standing;
  if (!onBehalf) return [];
  switch (capacity) {
    case 'leader':
    case 'enterprise':
      return draft.issue.complaint && capacity === 'leader' ? [] : resolveAudience(capacity, draft);
    case 'lead-unit':
    case 'support-unit':
      return draft.issue.complaint || entry.unitId === null ? [] : [{ kind: 'unit', id: entry.unitId }];
    case 'group':
    case 'office':
    case 'system':
      return [];
  }
}
