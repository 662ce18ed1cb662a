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
