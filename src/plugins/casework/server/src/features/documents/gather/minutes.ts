import { localDateOf } from '../../../../../domain/calendar';
import type { MinutesData } from '../../../../../domain/documents';
import { rows, type Trx } from '../../../platform/database/as-owner';
import { meetingName, type Meeting } from '../../meetings/meeting';

/** Reads the items of a meeting's agenda in their order; as the asker, or inside asOwner. */
export async function gatherMinutes(trx: Trx, meeting: Meeting): Promise<MinutesData> {
  const lines = await rows<MinutesData['lines'][number]>(
    trx,
    `select case when p.id is not null then '关于“' || p.title || '”的共性问题'
                 else '关于' || coalesce(e.name, '') || '“' || coalesce(i.title, '') || '”的问题（' || coalesce(i.number, '') || '）' end as subject,
            t.decision, d.name as unit, to_char(t.deadline, 'YYYY-MM-DD') as deadline,
            case when m.state = 'concluded' then coalesce(t.state = 'applied', false) else nullif(trim(t.decision), '') is not null end as applied
       from meeting_items t join meetings m on m.id = t.meeting_id left join issues i on i.id = t.issue_id left join enterprises e on e.id = i.enterprise_id
       left join common_problems p on p.id = t.common_problem_id left join departments d on d.id = t.unit_id
      where t.meeting_id = ? order by t.sort_order, t.id`,
    [meeting.id],
  );
  return {
    name: meetingName(meeting),
    level: meeting.level,
    convener: meeting.convener ?? meeting.leader?.name ?? '专班办',
    heldOn: localDateOf(meeting.heldAt),
    people: meeting.people,
    lines,
  };
}

/** Does the group see every issue that the agenda held? Its minutes are then its own to issue. */
export async function isAllOf(trx: Trx, meetingId: number, group: number): Promise<boolean> {
  const foreign = await rows(
    trx,
    `select 1 from meeting_items t left join casework.issue_access a on a.issue_id = t.issue_id
      where t.meeting_id = ? and not coalesce(not a.complaint and (a.group_id = ? or exists (
        select 1 from casework.pairing_access p where p.enterprise_id = a.enterprise_id and p.group_id = ?)), false) limit 1`,
    [meetingId, group, group],
  );
  return foreign.length === 0;
}
