import { GRACES } from './fulfil';

/**
 * The records that fulfil duties, found by looking rather than by being told: for rows that were made after the
 * record, and for visits whose record was changed. What counts only in its period is looked for there.
 */

const key = (uid: string, column: string): string => `'${uid}#' || ${column}`;

/** When it took place, or when it was entered, if that was after what is allowed: then it is done late. */
function entered(at: string, when: string): string {
  return `(select case when ${when} >= g.enter_by then ${when} else ${at} end
             from (select 1) one left join graces g on g.due_at = d.due_at)`;
}

const OF_PERIOD: Record<string, string> = {
  'follow-up': `select l.happened_at as at, ${key('api::ledger-entry.ledger-entry', 'l.document_id')} as by
     from ledger_entries l
    where l.issue_id = d.issue_id and l.action = 'follow-up' and l.happened_at >= d.starts_at and l.happened_at < d.due_at`,
  'leader-visit': `select ${entered("v.date::timestamp - interval '8 hours'", 'en.entered_at')} as at, ${key('api::visit.visit', 'v.document_id')} as by
     from visits v join visits_enterprises_lnk n on n.visit_id = v.id
     left join casework.visit_entries en on en.visit_id = v.id and en.enterprise_id = n.enterprise_id
       and en.leader_id = v.leader_id and en.date = v.date
    where v.leader_id = d.leader_id and n.enterprise_id = d.enterprise_id
      and v.date::timestamp - interval '8 hours' >= d.starts_at and v.date::timestamp - interval '8 hours' < d.due_at`,
  'leader-meeting': `select ${entered('m.held_at', 'm.concluded_at')} as at, ${key('api::meeting.meeting', 'm.document_id')} as by from meetings m
    where m.level = 'leader' and m.state = 'concluded' and m.leader_id = d.leader_id
      and m.held_at >= d.starts_at and m.held_at < d.due_at`,
  'city-meeting': `select ${entered('m.held_at', 'm.concluded_at')} as at, ${key('api::meeting.meeting', 'm.document_id')} as by from meetings m
    where m.level = 'city' and m.state = 'concluded' and m.held_at >= d.starts_at and m.held_at < d.due_at`,
  'work-plan': `select w.submitted_at as at, ${key('api::work-plan.work-plan', 'w.document_id')} as by from work_plans w
    where w.group_id = d.group_id and w.year::text = d.period and w.submitted_at is not null`,
  'unit-report': report(
    `r.kind = 'extract' and r.department_id = d.department_id and r.recipient_id = d.group_id`,
  ),
  'group-report': report(`r.kind = 'group' and r.department_id = d.group_id`),
  'leader-brief': report(`r.kind = 'brief' and r.department_id = d.group_id and r.leader_id = d.leader_id`),
  'office-report': report(`r.kind = 'office'`),
};

function report(which: string): string {
  return `select r.submitted_at as at, ${key('api::report.report', 'r.document_id')} as by from reports r
    where r.state = 'submitted' and r.period = d.period and ${which}`;
}

/**
 * `since`: bindings (graces, since, now); rows unfulfilled that were not past their due at `since`.
 * `visits`: bindings (graces, leaders); all visits owed by them, also those whose record is gone.
 */
export function evidenceSql(which: 'since' | 'visits'): string {
  if (which === 'visits') {
    const found = `(select e.at, e.by from (${OF_PERIOD['leader-visit']}) e order by e.at limit 1)`;
    return `with ${GRACES} update duties u set fulfilled_at = x.at, fulfilled_by = x.by, updated_at = now() at time zone 'UTC'
      from (select d.id, e.at, e.by from duties d left join lateral ${found} e on true
             where d.type = 'leader-visit' and d.leader_id = any(?::int[])) x
     where u.id = x.id and (u.fulfilled_at, u.fulfilled_by) is distinct from (x.at, x.by) returning u.id`;
  }
  const parts = Object.entries(OF_PERIOD).map(
    ([type, sql]) =>
      `select d.id, e.at, e.by from open d cross join lateral (select * from (${sql}) o order by o.at limit 1) e where d.type = '${type}'`,
  );
  return `with ${GRACES}, open as materialized (
      select d.* from duties d where d.fulfilled_at is null and d.voided_at is null and d.due_at > ?::timestamp
         and d.starts_at <= ?::timestamp),
    found as (${parts.join('\n union all ')})
    update duties u set fulfilled_at = f.at, fulfilled_by = f.by, updated_at = now() at time zone 'UTC'
      from found f where u.id = f.id returning u.id`;
}
