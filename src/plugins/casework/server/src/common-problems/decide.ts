import { rows, type Trx } from '../access/window';

type Decided = {
  now: Date;
  /** the linked issues that the decision was entered on */
  issues: readonly number[];
  /** of them, those whose enterprise the action itself has told */
  told: readonly number[];
};

/**
 * Keeps what was decided on a common problem (§三.1) and tells every enterprise of its own issue: neither
 * the decision's words, which may speak of others, nor the problem go out. Runs in the owner's window.
 */
export async function decideCommonProblem(
  trx: Trx,
  problemId: number,
  decision: string,
  { now, issues, told }: Decided,
): Promise<void> {
  const at = now.toISOString();
  await trx.raw(`update common_problems set decision = ?, state = 'decided', updated_at = ? where id = ?`, [
    decision,
    at,
    problemId,
  ]);
  await rows(
    trx,
    `insert into casework.outbox (issue_id, sequence, event, audiences, payload, created_at)
     select i.id, (select max(l.sequence) from ledger_entries l where l.issue_id = i.id), 'common-problem',
            jsonb_build_array(jsonb_build_object('kind', 'enterprise', 'id', i.enterprise_id)),
            jsonb_build_object('number', i.number, 'title', i.title, 'stage', i.stage), ?
       from issues i where i.id = any(?)`,
    [at, issues.filter((id) => !told.includes(id))],
  );
}
