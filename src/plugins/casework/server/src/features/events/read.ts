import type { CaseEvent } from '../../../../contracts/events';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';

/**
 * The events after a position, of issues that the asker sees; of complaints there are none, even of those that
 * have become one since.
 * @returns the events, the position to go on from, and whether there are more now
 */
export async function readEvents(
  trx: Trx,
  { after, limit }: { after: string; limit: number },
): Promise<{ events: CaseEvent[]; cursor: string; more: boolean }> {
  const found = await rows<{ position: string; event: Omit<CaseEvent, 'sequence'> } & Row>(
    trx,
    `select e.position::text, e.event from casework.events e join issues i on i.id = e.issue_id
      where e.position > ?::bigint and i.complaint is not true order by e.position limit ?`,
    [after, limit + 1],
  );
  const page = found.slice(0, limit);
  return {
    events: page.map(({ position, event }) => ({ ...event, sequence: position })),
    cursor: page.at(-1)?.position ?? after,
    more: found.length > limit,
  };
}
