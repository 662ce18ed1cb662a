import { rows, type Trx } from '../../platform/database/as-owner';

/**
 * Puts on record that a package has been made, as of the end that the ledger has now. Contact data is not
 * erased before all issues of an enterprise have been packed.
 * @param trx as the system
 * @param account who fetched it; null for the system itself
 */
export async function recordPacked(
  trx: Trx,
  documentId: string,
  account: string | null,
  now: Date,
): Promise<void> {
  await rows(
    trx,
    `insert into casework.archive_packages (issue_id, sequence, hash, actor, at)
     select l.issue_id, l.sequence, l.hash, ?::jsonb, ? from issues i
       join lateral (select * from ledger_entries e where e.issue_id = i.id order by e.sequence desc limit 1) l on true
      where i.document_id = ? on conflict do nothing`,
    [account === null ? null : JSON.stringify({ account }), now.toISOString(), documentId],
  );
}
