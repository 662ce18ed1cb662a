import { isLive } from './dues';
import { isOpen } from './stages';
import { type Actor, type Case, type Ref, type Pairing, type TransferState } from './types';

/**
 * In which capacity a row of the action table lets somebody act. It always means *this* issue: the group
 * that has it, the unit of its live transfer, the post it is paired with, the enterprise that raised it.
 */
export const CAPACITIES = [
  'group',
  'leader',
  'office',
  'enterprise',
  'lead-unit',
  'support-unit',
  'system',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** The names of the capacities, for documents and the handbook. */
export const CAPACITY_NAMES: Record<Capacity, { zh: string; en: string }> = {
  group: { zh: '工作组', en: 'Group' },
  leader: { zh: '包联领导', en: 'Leader' },
  office: { zh: '专班办', en: 'Office' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  'lead-unit': { zh: '牵头单位', en: 'Lead unit' },
  'support-unit': { zh: '配合单位', en: 'Supporting unit' },
  system: { zh: '系统', en: 'System' },
};

/** A capacity that an actor can use on an issue, and whether it is another's that he enters for. */
export type Standing = { capacity: Capacity; onBehalf: boolean };

export const leadTransfer = (c: Pick<Case, 'transfers'>): TransferState | null =>
  c.transfers.find((t) => t.role === 'lead' && isLive(t.state)) ?? null;

export const liveSupports = (c: Pick<Case, 'transfers'>): TransferState[] =>
  c.transfers.filter((t) => t.role === 'support' && isLive(t.state));

/**
 * The relation of an actor to one issue, without regard to any action.
 * @param pairing the open pairing of the enterprise: the new pair of an enterprise may reopen its old issues
 */
export function standings(
  actor: Actor,
  subject: Case,
  pairing: Pairing | null,
  behalf: readonly Capacity[],
): Standing[] {
  const { issue } = subject;
  const own = (capacity: Capacity): Standing => ({ capacity, onBehalf: false });
  const others = (capacities: readonly Capacity[]): Standing[] =>
    capacities.map((capacity) => ({ capacity, onBehalf: true }));
  const present = isOpen(issue.stage) ? null : pairing;
  const is = (id: number | null, ...refs: (Ref | null | undefined)[]): boolean =>
    id !== null && refs.some((ref) => ref?.id === id);

  switch (actor.kind) {
    case 'system':
      return [own('system')];
    case 'office':
      // On a complaint the office acts in the group's place, and in the leader's with evidence.
      return issue.complaint
        ? [own('office'), own('group'), ...others(['leader', ...behalf.filter((b) => b !== 'leader')])]
        : [own('office')];
    case 'group':
      if (issue.complaint || !is(actor.departmentId, issue.group, present?.group)) return [];
      return [own('group'), ...others(behalf)];
    case 'leader':
    case 'liaison':
      if (issue.complaint || !is(actor.leaderId, issue.leader, present?.leader)) return [];
      return [{ capacity: 'leader', onBehalf: actor.kind === 'liaison' }];
    case 'unit': {
      if (issue.complaint) return [];
      if (is(actor.departmentId, leadTransfer(subject)?.unit)) return [own('lead-unit')];
      return liveSupports(subject).some((t) => is(actor.departmentId, t.unit)) ? [own('support-unit')] : [];
    }
    case 'enterprise':
      return is(actor.enterpriseId, issue.enterprise) ? [own('enterprise')] : [];
    case 'auditor':
    case 'head':
      return [];
  }
}
