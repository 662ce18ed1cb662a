import { startOfDay } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';
import { countedBindings, countedSql } from './issue-figures.sql';
import type { Question } from './types';

export type IssueCount = { subject: number; groupId: number | null; issues: number };

/**
 * Counts the issues behind the figures of each subject, by the group that held them: an issue counts once, however
 * many of its steps the measures count. Runs inside asOwner.
 */
export const issuesOf = (
  trx: Trx,
  { subject, from, to, now, imported, groupId }: Question,
): Promise<IssueCount[]> =>
  rows<IssueCount>(
    trx,
    `${countedSql(subject)}
     select subject, group_id as "groupId", count(distinct issue_id)::int as issues from counted
      group by subject, group_id order by subject, group_id`,
    countedBindings({ from: startOfDay(from), to: startOfDay(to), now, imported }, groupId),
  );
