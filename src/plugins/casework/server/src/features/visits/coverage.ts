import type { Coverage, CoverageLine } from '../../../../contracts/visits';
import { rows, type Trx } from '../../platform/database/as-owner';
import { quarterOf } from '../../../../domain/calendar/named-periods';

/**
 * Which of a leader's enterprises have been visited in a quarter (§四.5: all of them, at least once). Counted
 * is what is owed, as the duties say. Runs as the asker, who is the office or reads his own line.
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
            json_agg(json_build_object('documentId', e.document_id, 'name', e.name, 'waived', d.waived_at is not null, 'visit',
              (select json_build_object('documentId', v.document_id, 'date', to_char(v.date, 'YYYY-MM-DD'))
                 from visits v join visits_enterprises_lnk k on k.visit_id = v.id
                where v.leader_id = l.id and k.enterprise_id = e.id and v.date >= ?::date and v.date < ?::date
                order by v.date, v.id limit 1)) order by e.id) as enterprises
       from duties d join leaders l on l.id = d.leader_id join enterprises e on e.id = d.enterprise_id
      where d.type = 'leader-visit' and d.period = ? and d.voided_at is null and (?::integer is null or l.id = ?)
      group by l.id order by l.sort_order, l.id`,
    [quarter.from, quarter.to, quarter.key, leaderId, leaderId],
  );
  return {
    quarter: quarter.key,
    from: quarter.from,
    to: quarter.to,
    leaders: lines.map((line) => ({
      ...line,
      visited: line.enterprises.filter((e) => e.visit !== null && !e.waived).length,
      total: line.enterprises.filter((e) => !e.waived).length,
    })),
  };
}
