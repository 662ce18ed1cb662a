import type { Addressee } from '../../../domain/lifecycle';
import type { Trx } from '../access/window';

/** Something that people are to be told; what is said follows from the template of its event. */
export type Notice = {
  event: string;
  audiences: readonly Addressee[];
  issueId?: number | null;
  sequence?: number | null;
  /** facts for the template, by the names that templates use */
  facts?: Record<string, string>;
};

/** Queues a notice in the transaction of what it tells. Nobody to tell: nothing is queued. */
export async function queueNotice(trx: Trx, notice: Notice, now: Date): Promise<void> {
  if (notice.audiences.length === 0) return;
  await trx.raw(
    'insert into casework.outbox (issue_id, sequence, event, audiences, payload, created_at) values (?, ?, ?, ?, ?, ?)',
    [
      notice.issueId ?? null,
      notice.sequence ?? null,
      notice.event,
      JSON.stringify(notice.audiences),
      JSON.stringify({ facts: notice.facts ?? {} }),
      now.toISOString(),
    ],
  );
}
