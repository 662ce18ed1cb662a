import { COMMON_PROBLEM_LIFE, move, type CommonProblemState } from '../../../../domain/life';
import { orRefuse } from '../../platform/answers/life';
import { rows, type Trx } from '../../platform/database/as-owner';
import { oweFeedback } from '../duties';

type Decided = {
  now: Date;
  /** the meeting that decided, by documentId */
  meeting: string;
  /** the linked issues that the decision was entered on */
  issues: readonly number[];
  /** of these issues, those whose enterprise the action itself has notified */
  told: readonly number[];
};

/**
 * Records the decision on a common problem (§三.1), notifies every enterprise of its own issue and has its group
 * tell it the rest in its own words (§四.6): neither the decision, which may speak of others, nor the problem is
 * sent. Runs inside asOwner.
 */
export async function decideCommonProblem(
  trx: Trx,
  problemId: number,
  decision: string,
  { now, meeting, issues, told }: Decided,
): Promise<void> {
  const at = now.toISOString();
  const [problem] = await rows<{ state: CommonProblemState }>(
    trx,
    `select coalesce(state, 'open') as state from common_problems where id = ? for update`,
    [problemId],
  );
  const { state } = orRefuse(
    COMMON_PROBLEM_LIFE,
    move(COMMON_PROBLEM_LIFE, 'decide', { state: problem?.state ?? null, as: ['system'] }),
  );
  await trx.raw('update common_problems set decision = ?, state = ?, updated_at = ? where id = ?', [
    decision,
    state,
    at,
    problemId,
  ]);
  const others = issues.filter((id) => !told.includes(id));
  await oweFeedback(
    trx,
    others.map((issue) => ({ issue, key: `meeting ${meeting}`, at: now })),
  );
  await rows(
    trx,
    `insert into casework.outbox (issue_id, sequence, event, audiences, payload, created_at)
     select i.id, (select max(l.sequence) from ledger_entries l where l.issue_id = i.id), 'common-problem',
            jsonb_build_array(jsonb_build_object('kind', 'enterprise', 'id', i.enterprise_id)),
            jsonb_build_object('number', i.number, 'title', i.title, 'stage', i.stage), ?
       from issues i where i.id = any(?)`,
    [at, others],
  );
}
