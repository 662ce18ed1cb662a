import { rows, type Trx } from '../database/as-owner';

/**
 * Claims one thing for the present transaction. A second claim waits for the first transaction to end: if that
 * committed, the thing is done.
 * @param scope type and subject: `issue:12`, `duty:7`, `calendar`
 * @param key which thing, deterministic: the same thing has the same key in every run and instance
 * @returns whether it is this transaction's to do
 */
export async function claimOnce(trx: Trx, scope: string, key: string, now: Date): Promise<boolean> {
  const claimed = await rows(
    trx,
    'insert into casework.claims (scope, key, at) values (?, ?, ?) on conflict do nothing returning 1 as claimed',
    [scope, key, now.toISOString()],
  );
  return claimed.length > 0;
}

/**
 * Claims many things at once, for subjects whose claims have been read under their locks.
 * @throws Error when one of them has been claimed all the same: then nothing may be done
 */
export async function claimAll(
  trx: Trx,
  claims: readonly { scope: string; key: string }[],
  now: Date,
): Promise<void> {
  if (claims.length === 0) return;
  const claimed = await rows(
    trx,
    `insert into casework.claims (scope, key, at)
     select x.scope, x.key, ?::timestamptz from jsonb_to_recordset(?::jsonb) as x(scope text, key text)
     on conflict do nothing returning 1 as claimed`,
    [now.toISOString(), JSON.stringify(claims)],
  );
  if (claimed.length !== claims.length)
    throw new Error(`${claims.length - claimed.length} of ${claims.length} things were claimed already`);
}
