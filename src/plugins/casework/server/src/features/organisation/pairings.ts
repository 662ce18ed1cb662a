import { OPEN_STAGES } from '../../../../domain/lifecycle';
import { rows, type Trx } from '../../platform/database/as-owner';
import { actAsSystem } from '../issues/act';

/**
 * Hands the open issues of an enterprise to its present pair, with their pending requests, an entry each
 * (§四.8). Runs inside asOwner, in the transaction that opened the pairing.
 * @param which the office's pool alone, or every open issue
 * @returns how many issues moved
 */
export async function handOverIssues(
  trx: Trx,
  enterpriseId: number,
  which: 'pool' | 'all',
  reason: string,
  now: Date,
): Promise<number> {
  const open = await rows<{ id: number }>(
    trx,
    `select id from issues where enterprise_id = ? and stage = any(?) ${which === 'pool' ? 'and group_id is null' : ''} order by id`,
    [enterpriseId, [...OPEN_STAGES]],
  );
  for (const { id } of open) await actAsSystem(trx, id, 'hand-over', { reason }, now);
  return open.length;
}
