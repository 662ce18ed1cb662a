import type { Addressee } from '../../../../domain/lifecycle';
import type { Trx } from '../database/as-owner';

/** Something that people are to be told; what is said follows from the template of its event. */
export type Notice = {
  event: string;
  audiences: readonly Addressee[];
  issueId?: number | null;
  sequence?: number | null;
  /** facts for the template, by the names that templates use */
  facts?: Record<string, string>;
  /** about a complaint that is no issue yet: nothing of it is sent to a chat group */
  complaint?: boolean;
};

/** A notice as a row of `casework.outbox`. */
export const noticeRow = (notice: Notice, now: Date): Record<string, unknown> => ({
  issue_id: notice.issueId ?? null,
  sequence: notice.sequence ?? null,
  event: notice.event,
  audiences: JSON.stringify(notice.audiences),
  payload: JSON.stringify({ facts: notice.facts ?? {}, ...(notice.complaint ? { complaint: true } : {}) }),
  created_at: now.toISOString(),
});

/** Queues a notice in the transaction of the event; nothing is queued when there is no recipient. */
export async function queueNotice(trx: Trx, notice: Notice, now: Date): Promise<void> {
  if (notice.audiences.length === 0) return;
  const row = noticeRow(notice, now);
  await trx.raw(
    `insert into casework.outbox (${Object.keys(row).join(', ')}) values (?, ?, ?, ?, ?, ?)`,
    Object.values(row) as string[],
  );
}
