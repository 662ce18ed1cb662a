import { instantsOf, monthOf } from '../shared/periods';
import { rows, type Trx } from '../access/window';

type Held = { documentId: string; heldAt: string } | null;

/** One meeting that the plan wants in a month (§四.4), and what there is of it. */
export type OwedLine = {
  leader: { documentId: string; title: string; sortOrder: number } | null;
  state: 'held' | 'planned' | 'owed' | 'waived';
  meeting: Held;
};

export type Owed = { month: string; from: string; to: string; city: OwedLine | null; leaders: OwedLine[] };

const utc = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const meeting = (where: string): string =>
  `(select json_build_object('documentId', m.document_id, 'heldAt', ${utc('m.held_at')}, 'concluded', m.state = 'concluded')
      from meetings m where m.held_at >= ? and m.held_at < ? and ${where}
     order by (m.state = 'concluded') desc, m.held_at limit 1) as meeting`;

type Row = { meeting: { documentId: string; heldAt: string; concluded: boolean } | null; waived: boolean };

const stateOf = ({ meeting: found, waived }: Row): OwedLine['state'] =>
  found?.concluded ? 'held' : waived ? 'waived' : found ? 'planned' : 'owed';

const held = (found: Row['meeting']): Held => found && { documentId: found.documentId, heldAt: found.heldAt };

/**
 * The meetings of a month: each leader's and the city's. Runs as the asker, who is the office or reads his
 * own line: no leader's debts are anybody else's to see (spec: duties).
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
  const waived = (where: string): string =>
    `exists (select 1 from duties d where d.waived_at is not null and d.period = ? and ${where}) as waived`;
  const leaders = await rows<Row & { document_id: string; title: string; sort_order: number | null }>(
    trx,
    `select l.document_id, l.title, l.sort_order, ${meeting("m.level = 'leader' and m.leader_id = l.id")},
            ${waived("d.type = 'leader-meeting' and d.leader_id = l.id")}
       from leaders l
      where coalesce(l.active, true) and (?::integer is null or l.id = ?)
        and exists (select 1 from pairings p where p.leader_id = l.id and p.since < ? and (p.until is null or p.until > ?))
      order by l.sort_order, l.id`,
    [since, until, month.key, leaderId, leaderId, until, since],
  );
  const [city] =
    leaderId === null
      ? await rows<Row>(trx, `select ${meeting("m.level = 'city'")}, ${waived("d.type = 'city-meeting'")}`, [
          since,
          until,
          month.key,
        ])
      : [];
  return {
    month: month.key,
    from: month.from,
    to: month.to,
    city: city ? { leader: null, state: stateOf(city), meeting: held(city.meeting) } : null,
    leaders: leaders.map((row) => ({
      leader: { documentId: row.document_id, title: row.title, sortOrder: row.sort_order ?? 0 },
      state: stateOf(row),
      meeting: held(row.meeting),
    })),
  };
}
