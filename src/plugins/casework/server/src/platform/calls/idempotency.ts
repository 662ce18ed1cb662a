import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { refuse } from '../answers/errors';
import { rows, type Trx } from '../database/as-owner';
import type { Answer, Call } from './call';

/** The account that claims a key, and the key. */
type Claimant = { actor: Pick<Call['actor'], 'account'>; idempotency?: Call['idempotency'] };

/** The result of claiming an idempotency key: the first answer, or the key that this call has claimed. */
export type Claim = { replay?: Answer; key?: { account: string; path: string; key: string } };

/**
 * Claims the call's `Idempotency-Key`: the same call again is given the first answer, before visibility is judged.
 * @throws CaseworkError 400 a key that is none, 409 another body under the same key
 */
export async function claimKey(trx: Trx, call: Claimant, data: unknown): Promise<Claim> {
  if (!call.idempotency) return {};
  const { key, path } = call.idempotency;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw refuse(400, 'BAD_IDEMPOTENCY_KEY');
  const { account } = call.actor;
  const hash = createHash('sha256')
    .update(canonicalize(data ?? null) ?? '')
    .digest('hex');
  const [row] = await rows<{
    claimed: boolean;
    same: boolean;
    status: number | null;
    body: Answer['body'] | null;
  }>(trx, 'select * from casework.claim_key(?, ?, ?, ?)', [account, path, key, hash]);
  if (!row || row.claimed) return { key: { account, path, key } };
  if (!row.same) throw refuse(409, 'IDEMPOTENCY_MISMATCH');
  return { replay: { status: row.status ?? 200, body: row.body ?? { data: {} } } };
}
