import { addDays, localDateOf, startOfDay, type LocalDate } from '../../../../domain/calendar';
import type { SubjectKind } from '../../../../domain/measures';

/**
 * Facts of duties, visits and organisations for the measures (spec: measures), as one statement: each fact names
 * its measure, whether it is part of the numerator, the party it is charged to, and its record. A duty belongs to
 * the period of its plan date and counts once its due after 顺延 has come. Void and waived ones are left out. Duties
 * of an issue or a pairing are charged to its holder when they were done or fell due.
 */

export type DutyPeriodAsked = { from: LocalDate; to: LocalDate; now: Date; imported: boolean };

export function dutyFactsBindings({ from, to, now, imported }: DutyPeriodAsked): unknown[] {
  const end = startOfDay(to);
  const lastDay = end <= now ? addDays(to, -1) : localDateOf(now);
  return [
    startOfDay(from).toISOString(),
    end.toISOString(),
    now.toISOString(),
    imported,
    from,
    to,
    lastDay,
    lastDay.slice(0, 4),
  ];
}

const KEY: Record<SubjectKind, string> = {
  group: 'group_id',
  unit: 'unit_id',
  leader: 'leader_id',
  city: '0',
};

/** Condition on the holder of a row of `j` at the instant that decides. */
const heldAt = (since: string, until: string): string =>
  `(${since} < j.answered or (j.timely and ${since} = j.answered)) and (${until} is null or ${until} > j.answered or (not j.timely and ${until} = j.answered))`;

/** `with` parts that end in `charged (code, num, subject, group_id, unit_id, duty_id, enterprise_id, item, at)`. */
export function dutyFactsSql(subject: SubjectKind): string {
  const reports = {
    group: `('group-report', 'leader-brief')`,
    unit: `('unit-report')`,
    city: `('unit-report', 'group-report', 'leader-brief', 'office-report')`,
    leader: `('none')`,
  }[subject];
  // A meeting counts for each of the leader's groups; the city and the leader himself have it once.
  const meetings =
    subject === 'group'
      ? `select distinct j.id, j.timely, j.answered, r.group_id, j.leader_id from judged j
           join pairings r on r.leader_id = j.leader_id and ${heldAt('r.since', 'r.until')} where j.type = 'leader-meeting'`
      : `select j.id, j.timely, j.answered, null::int as group_id, j.leader_id from judged j where j.type = 'leader-meeting'`;
  const organisations = subject === 'unit' ? 'units' : 'groups';
  return `
with p as (
  select s, e, now, least(e, now) as t, imported, first, next, last, year
    from (select ?::timestamp as s, ?::timestamp as e, ?::timestamp as now, ?::boolean as imported, ?::date as first,
                 ?::date as next, ?::date as last, ?::text as year) given
),
judged as materialized (
  select d.*, coalesce(d.fulfilled_at < d.due_at and d.fulfilled_at <= p.now, false) as timely,
         case when d.fulfilled_at < d.due_at then d.fulfilled_at else d.due_at end as answered
    from duties d, p
   where d.plan_date >= p.first and d.plan_date < p.next and d.due_at <= p.now
     and (d.voided_at is null or d.voided_at > p.now) and (d.waived_at is null or d.waived_at > p.now)
),
follow_ups as (
  select j.id, j.timely, j.answered, h.group_id, h.leader_id
    from judged j join issues i on i.id = j.issue_id cross join p
    join lateral (select h.group_id, h.leader_id from casework.issue_holders h
                   where h.issue_id = i.id and (h.at < j.answered or (j.timely and h.at = j.answered)) order by h.sequence desc limit 1) h on true
   where j.type = 'follow-up' and i.stage <> 'void' and (p.imported or i.imported is not true) and h.group_id is not null
     ${subject === 'city' ? '' : 'and i.complaint is not true'}
     and (select l."to" from ledger_entries l where l.issue_id = i.id and l.happened_at < p.e and l.happened_at <= p.now
           order by l.sequence desc limit 1) is distinct from 'merged'
),
visits_owed as (
  select j.id, j.timely, j.answered, coalesce(r.group_id, j.group_id) as group_id, j.leader_id
    from judged j
    left join lateral (select r.group_id from pairings r
                        where r.leader_id = j.leader_id and r.enterprise_id = j.enterprise_id and ${heldAt('r.since', 'r.until')}
                        order by r.since desc limit 1) r on true
   where j.type = 'leader-visit'
),
meetings_owed as (${meetings}),
-- By the entries of the period, once: asked of each enterprise, every issue that it ever raised would be looked at.
followed as materialized (
  select distinct i.enterprise_id
    from p join ledger_entries l on l.action = 'follow-up' and l.happened_at >= p.s and l.happened_at < p.e and l.happened_at <= p.now
    join issues i on i.id = l.issue_id
   where i.stage <> 'void' and (p.imported or i.imported is not true)
),
paired as (
  select r.enterprise_id, r.group_id, r.leader_id,
         exists (select 1 from visits v join visits_enterprises_lnk n on n.visit_id = v.id
                  where n.enterprise_id = r.enterprise_id and v.date >= p.first and v.date <= p.last)
         or exists (select 1 from followed f where f.enterprise_id = r.enterprise_id) as reached
    from pairings r, p where r.since <= p.t and (r.until is null or r.until > p.t)
),
-- 机制建立, judged at T: three things each; a plan that is not due yet, or was waived, is not asked for.
groups as (
  select d.id as group_id, null::int as unit_id, x.item, x.met
    from departments d cross join p
    left join duties w on w.type = 'work-plan' and w.subject = 'g' || d.id and w.period = p.year
    cross join lateral (values
      ('work-plan', case
         when w.waived_at <= p.now then null
         when w.id is null or w.voided_at is not null then exists (select 1 from work_plans k
           where k.group_id = d.id and k.year::text = p.year and k.submitted_at <= p.t)
         when w.fulfilled_at < w.due_at and w.fulfilled_at <= p.t then true
         when w.due_at <= p.t then false end),
      ('staff', nullif(btrim(d.leader_in_charge), '') is not null and exists (
         select 1 from memberships m join staff_members s on s.id = m.staff_member_id and s.active is not false
          where m.kind = 'group' and m.department_id = d.id and m.since <= p.t and (m.until is null or m.until > p.t))),
      ('paired', exists (select 1 from paired r where r.group_id = d.id))) as x(item, met)
   where d.is_group and d.active is not false
),
units as (
  select null::int as group_id, d.id as unit_id, x.item, x.met
    from departments d cross join lateral (values
      ('promotion-body', nullif(btrim(d.promotion_body), '') is not null),
      ('leader-in-charge', nullif(btrim(d.leader_in_charge), '') is not null),
      ('liaison', nullif(btrim(d.liaison), '') is not null)) as x(item, met)
   where d.is_unit and d.active is not false
),
facts as (
  select 'follow_up_rate'::text as code, timely as num, group_id, leader_id, null::int as unit_id, id as duty_id,
         null::int as enterprise_id, null::text as item, answered as at from follow_ups
  union all select 'visit_coverage', timely, group_id, leader_id, null, id, null, null, answered from visits_owed
  union all select 'meeting_rate', timely, group_id, leader_id, null, id, null, null, answered from meetings_owed
  union all select 'report_timeliness', timely, group_id, null, case when type = 'unit-report' then department_id end, id, null, null, answered
    from judged where type in ${reports}
  union all select 'pairing_coverage', reached, group_id, leader_id, null, null, enterprise_id, null, null from paired
  union all select 'mechanism', met, group_id, null, unit_id, null, null, item, null from ${organisations}
   where met is not null ${subject === 'leader' ? 'and false' : ''}
),
charged as (
  select code, num, ${KEY[subject]} as subject, group_id, unit_id, duty_id, enterprise_id, item, at
    from facts where ${KEY[subject]} is not null
)`;
}
