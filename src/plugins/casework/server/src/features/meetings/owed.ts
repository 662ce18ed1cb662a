import { instantsOf, monthOf } from '../../../../domain/calendar/named-periods';
import type { Owed, OwedLine } from '../../../../contracts/meetings';
import { rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';

type Row = { meeting: { documentId: string; heldAt: string; concluded: boolean } | null; waived: boolean };

const stateOf = ({ meeting: found, waived }: Row): OwedLine['state'] =>
  found?.concluded ? 'held' : waived ? 'waived' : found ? 'planned' : 'owed';

const held = (found: Row['meeting']): OwedLine['meeting'] =>
  found && { documentId: found.documentId, heldAt: found.heldAt };

/**
 * The meetings of a month that are owed: each leader's and the city's, as the duties say (spec: one table drives
 * the overview). Runs as the asker, who is the office or reads his own line: no leader's debts are anybody
 * else's to see (spec: duties).
 * @param leaderId only this post's, for its own pages
 */
export async function owedMeetings(
  trx: Trx,
  key: string | undefined,
  leaderId: number | null,
  now: Date,
): Promise<Owed> {
  const month = monthOf(key, now);
  const { since, until } = instantsOf(month);
  const lines = await rows<
    Row & { type: string; document_id: string | null; title: string | null; sort_order: number | null }
  >(
    trx,
    `select d.type, l.document_id, l.title, l.sort_order, d.waived_at is not null as waived,
            (select json_build_object('documentId', m.document_id, 'heldAt', ${utc('m.held_at')}, 'concluded', m.state = 'concluded')
               from meetings m where m.held_at >= ? and m.held_at < ?
                and case d.type when 'city-meeting' then m.level = 'city' else m.level = 'leader' and m.leader_id = d.leader_id end
              order by (m.state = 'concluded') desc, m.held_at limit 1) as meeting
       from duties d left join leaders l on l.id = d.leader_id
      where d.type in ('city-meeting', 'leader-meeting') and d.period = ? and d.voided_at is null
        and (?::integer is null or d.leader_id = ?)
      order by l.sort_order, l.id`,
    [since, until, month.key, leaderId, leaderId],
  );
  const all = lines.map((row) => ({
    leader:
      row.document_id === null
        ? null
        : { documentId: row.document_id, title: row.title ?? '', sortOrder: row.sort_order ?? 0 },
    state: stateOf(row),
    meeting: held(row.meeting),
  }));
  return {
    month: month.key,
    from: month.from,
    to: month.to,
    city: all.find(({ leader }) => leader === null) ?? null,
    leaders: all.filter(({ leader }) => leader !== null),
  };
}
