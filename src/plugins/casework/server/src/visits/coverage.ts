import { startOfDay } from '../../../domain/calendar';
import { rows, type Trx } from '../access/window';
import { lastMonthOf, quarterOf } from '../shared/periods';

export type CoverageLine = {
  leader: { documentId: string; title: string };
  visited: number;
  total: number;
  enterprises: {
    documentId: string;
    name: string;
    /** the first visit of the quarter */
    visit: { documentId: string; date: string } | null;
  }[];
};

export type Coverage = { quarter: string; from: string; to: string; leaders: CoverageLine[] };

/**
 * Which of a leader's enterprises have been visited in a quarter (§四.5: all of them, at least once). Counted
 * are those whose pairing spans the quarter's last month. Runs as the asker, who is the office or reads his
 * own line.
 * @param leaderId only this post's
 */
export async function coverageOf(
  trx: Trx,
  key: string | undefined,
  leaderId: number | null,
  now: Date,
): Promise<Coverage> {
  const quarter = quarterOf(key, now);
  const lines = await rows<Omit<CoverageLine, 'visited' | 'total'>>(
    trx,
    `select json_build_object('documentId', l.document_id, 'title', l.title) as leader,
            json_agg(json_build_object('documentId', e.document_id, 'name', e.name, 'visit',
              (select json_build_object('documentId', v.document_id, 'date', to_char(v.date, 'YYYY-MM-DD'))
                 from visits v join visits_enterprises_lnk k on k.visit_id = v.id
                where v.leader_id = l.id and k.enterprise_id = e.id and v.date >= ?::date and v.date < ?::date
                order by v.date, v.id limit 1)) order by e.id) as enterprises
       from leaders l join pairings p on p.leader_id = l.id join enterprises e on e.id = p.enterprise_id
      where coalesce(l.active, true) and (?::integer is null or l.id = ?)
        and p.since <= ? and (p.until is null or p.until >= ?)
      group by l.id order by l.sort_order, l.id`,
    [
      quarter.from,
      quarter.to,
      leaderId,
      leaderId,
      startOfDay(lastMonthOf(quarter)).toISOString(),
      startOfDay(quarter.to).toISOString(),
    ],
  );
  return {
    quarter: quarter.key,
    from: quarter.from,
    to: quarter.to,
    leaders: lines.map((line) => ({
      ...line,
      visited: line.enterprises.filter((e) => e.visit !== null).length,
      total: line.enterprises.length,
    })),
  };
}
