import type { MeetingLine } from '../../../../contracts/meetings';
import { rows, type Trx } from '../../platform/database/as-owner';
import { ref, utc } from '../../platform/database/sql';

/** The meetings that the asker sees: those still to be held first, each soonest first, then the latest. */
export async function listMeetings(
  trx: Trx,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ lines: MeetingLine[]; total: number }> {
  const [count] = await rows<{ total: number }>(trx, 'select count(*)::int as total from meetings');
  const lines = await rows<MeetingLine>(
    trx,
    `with page as (
       select m.* from meetings m
        order by coalesce(m.state = 'concluded', false), case when m.state = 'concluded' then null else m.held_at end, m.held_at desc, m.id desc
        limit ? offset ?
     )
     select m.document_id as "documentId", m.level, m.city_form as "cityForm", m.convener,
            ${utc('m.held_at')} as "heldAt", coalesce(m.state, 'planned') as state,
            ${ref('leaders', 'm.leader_id', 'title')} as leader, ${ref('departments', 'm.group_id')} as "group",
            ${ref('departments', 'm.unit_id')} as unit, coalesce(t.items, 0) as items, coalesce(t.decided, 0) as decided
       from page m left join (
         select meeting_id, count(*)::int as items, count(nullif(trim(decision), ''))::int as decided
           from meeting_items where meeting_id in (select id from page) group by meeting_id) t on t.meeting_id = m.id
      order by coalesce(m.state = 'concluded', false), case when m.state = 'concluded' then null else m.held_at end, m.held_at desc, m.id desc`,
    [pageSize, (page - 1) * pageSize],
  );
  return { lines, total: count?.total ?? 0 };
}
