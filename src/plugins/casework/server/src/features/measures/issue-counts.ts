import { rows, type Trx } from '../../platform/database/as-owner';
import { countedSql } from './issue-figures.sql';
import { countingOf } from './measures';
import type { Question } from './types';

export type IssueCount = { subject: number; groupId: number | null; issues: number };

/**
 * Counts the issues behind the figures of each subject, by the group that held them: an issue counts once, however
 * many of its steps the measures count. Runs inside asOwner.
 */
export function issuesOf(trx: Trx, question: Question): Promise<IssueCount[]> {
  const { sql, bindings } = countedSql(countingOf(question));
  return rows<IssueCount>(
    trx,
    `select subject, group_id as "groupId", count(*)::int as issues
       from (select distinct subject, group_id, issue_id from (${sql}) counted) one
      group by subject, group_id order by subject, group_id`,
    bindings,
  );
}
