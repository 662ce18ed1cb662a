import { isLive, type Case, type Input, type ActionName } from '../lifecycle';

/** What an action on an issue means for the duties that hang on it. */
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
};

const FOLLOWED = ['accepted', 'transferred', 'handling'];
const WORKED = ['transferred', 'handling'];

/** What matters to duties, as one text: while it stays the same no row changes. */
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
  };
}
