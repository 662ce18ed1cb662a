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

/** Queues a notice in the transaction of the event; nothing is queued when there is no recipient. */
export async function queueNotice(trx: Trx, notice: Notice, now: Date): Promise<void> {
  if (notice.audiences.length === 0) return;
  await trx.raw(
    'insert into casework.outbox (issue_id, sequence, event, audiences, payload, created_at) values (?, ?, ?, ?, ?, ?)',
    [
      notice.issueId ?? null,
      notice.sequence ?? null,
      notice.event,
      JSON.stringify(notice.audiences),
      JSON.stringify({ facts: notice.facts ?? {}, ...(notice.complaint ? { complaint: true } : {}) }),
      now.toISOString(),
    ],
  );
}
