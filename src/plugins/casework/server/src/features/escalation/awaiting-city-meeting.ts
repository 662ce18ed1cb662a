import { rows, type Row, type Trx } from '../../platform/database/as-owner';

/**
 * 拟提请议题: what waits for the city's meeting, and what is proposed for the next level. Read under the
 * asker's own policies.
 */
export async function readAgenda(trx: Trx): Promise<Row[]> {
  return rows(
    trx,
    `select s.document_id as "documentId", s.level, s.state, s.reason, s.raised_at as "raisedAt",
            i.document_id as issue, i.number, i.title, i.stage, i.due_at as "dueAt",
            e.name as enterprise, g.name as "group", l.title as leader, u.name as "leadUnit"
       from escalations s join issues i on i.id = s.issue_id
       left join enterprises e on e.id = i.enterprise_id left join departments g on g.id = i.group_id
       left join leaders l on l.id = i.leader_id left join departments u on u.id = i.lead_unit_id
      where (s.state = 'open' and s.level = 3) or s.state = 'proposed'
      order by (s.state = 'open') desc, s.level desc, s.raised_at limit 500`,
  );
}
