import { isLive, type Case, type Input, type ActionName } from '../lifecycle';

/** The consequences of an action on an issue for the duties that depend on it. */
export type AfterAction = {
  /** rows may have to be made, voided or given to another group */
  keep: boolean;
  /** whose orders have ended as if they had never worked on them */
  units: number[];
  /** the enterprise was told how things stand: this week's follow-up, and decisions not yet told */
  followedUp: boolean;
  /** the milestone that was answered */
  milestone: string | null;
  /** a decision was taken, which the enterprise is to be told */
  decided: boolean;
  /** the issue closed not fully solved, so that the office owes a call-back */
  closedUnsolved: boolean;
  /** the office called the enterprise back */
  calledBack: boolean;
};

const FOLLOWED = ['accepted', 'transferred', 'handling'];
const WORKED = ['transferred', 'handling'];

/** The parts of an issue that duties depend on, as one text: while it stays the same no row changes. */
const standing = ({ issue, transfers, milestones }: Case): string =>
  JSON.stringify([
    FOLLOWED.includes(issue.stage),
    WORKED.includes(issue.stage),
    issue.group?.id,
    issue.leadUnit?.id,
    issue.complaint,
    transfers.filter((t) => isLive(t.state)).map((t) => t.unit.id),
    milestones.filter((m) => m.state === 'open').map((m) => m.date),
  ]);

/**
 * Judges an action by the case before and after it.
 * @param before null when the action made the issue
 */
export function afterAction(before: Case | null, after: Case, action: ActionName, input: Input): AfterAction {
  const was = new Map((before?.transfers ?? []).map((t) => [t.id, t.state]));
  return {
    keep: before !== null && standing(before) !== standing(after),
    units: after.transfers
      .filter((t) => (t.state === 'returned' || t.state === 'cancelled') && was.get(t.id) !== t.state)
      .map((t) => t.unit.id),
    followedUp: action === 'follow-up',
    milestone:
      (action === 'note' || action === 'report-back') && typeof input['milestone'] === 'string'
        ? input['milestone']
        : null,
    decided: action === 'decide',
    closedUnsolved: action === 'consent' && after.issue.notFullySolved,
    calledBack: action === 'call-back',
  };
}
