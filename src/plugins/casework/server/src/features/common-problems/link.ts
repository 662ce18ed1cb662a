import type { LinkInput } from '../../../../contracts/common-problems';
import { COMMON_PROBLEM_LIFE, move, type CommonProblemState } from '../../../../domain/life';
import { orRefuse } from '../../platform/answers/life';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import type { Call } from '../../platform/calls/call';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';

type Found = { id: number; document_id: string; number: string; common_problem_id: number | null };

/**
 * Links issues to a common problem, or takes them off it (§三.1): each goes on being confirmed and closed on
 * its own. The asker has been checked to be the office.
 * @throws CaseworkError 404, 400 for an issue that is not there, 409 for one that belongs to another problem
 */
export async function linkIssues(
  trx: Trx,
  documentId: string,
  { issues }: LinkInput,
  how: 'link' | 'unlink',
  { now }: Call,
): Promise<void> {
  const [problem] = await rows<{ id: number; state: CommonProblemState }>(
    trx,
    `select id, coalesce(state, 'open') as state from common_problems where document_id = ?`,
    [documentId.includes('\0') ? '' : documentId],
  );
  if (!problem) throw notFound();
  orRefuse(COMMON_PROBLEM_LIFE, move(COMMON_PROBLEM_LIFE, how, { state: problem.state, as: ['office'] }));
  const found = await rows<Found>(
    trx,
    'select id, document_id, number, common_problem_id from issues where document_id = any(?) order by id for update',
    [issues],
  );
  const missing = issues.flatMap((issue, n) => (found.some((f) => f.document_id === issue) ? [] : [n]));
  if (missing.length > 0) {
    throw fieldErrors(missing.map((n) => ({ field: `issues.${n}`, code: 'NOT_FOUND' as const })));
  }
  if (how === 'link') {
    const others = found.filter((f) => f.common_problem_id !== null && f.common_problem_id !== problem.id);
    if (others.length > 0) {
      throw refuse(409, 'ALREADY_LINKED', { numbers: others.map((f) => f.number).join('、') });
    }
  }
  await asOwner(trx, 'Requests may not write the links of issues', () =>
    rows(
      trx,
      how === 'link'
        ? 'update issues set common_problem_id = ?, updated_at = ? where id = any(?)'
        : 'update issues set common_problem_id = null, updated_at = ? where common_problem_id = ? and id = any(?)',
      how === 'link'
        ? [problem.id, now.toISOString(), found.map((f) => f.id)]
        : [now.toISOString(), problem.id, found.map((f) => f.id)],
    ),
  );
}
