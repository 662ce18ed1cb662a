import { rows, type Trx } from '../access/window';
import { oweFeedback } from '../duties';

type Decided = {
  now: Date;
  /** the meeting that decided, by documentId */
  meeting: string;
  /** the linked issues that the decision was entered on */
  issues: readonly number[];
  /** of them, those whose enterprise the action itself has told */
  told: readonly number[];
};

/**
 * Keeps what was decided on a common problem (§三.1), tells every enterprise of its own issue and has its group
 * tell it the rest in its own words (§四.6): neither the decision, which may speak of others, nor the problem
 * go out. Runs in the owner's window.
 */
export async function decideCommonProblem(
  trx: Trx,
  problemId: number,
  decision: string,
  { now, meeting, issues, told }: Decided,
): Promise<void> {
  const at = now.toISOString();
  await trx.raw(`update common_problems set decision = ?, state = 'decided', updated_at = ? where id = ?`, [
    decision,
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
