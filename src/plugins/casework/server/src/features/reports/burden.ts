import type { BurdenAnswer } from '../../../../contracts/reports';
import { startOfDay } from '../../../../domain/calendar';
import { reportPeriod } from '../../../../domain/reports';
import { fieldErrors } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

type Line = {
  documentId: string;
  name: string;
  code: string | null;
  role: 'group' | 'unit';
  what: 'reports' | 'briefs' | 'meetings' | 'followUps' | 'files';
  asked: number;
  done: number;
};

/**
 * The burden of each group and unit in a month (减负): duties by type, whether or not they were met, and the photos
 * and papers handed in. One statement.
 */
const STATEMENT = `
with p as (select ?::date as first, ?::date as next, ?::timestamp as s, ?::timestamp as e),
due as (
  select d.*, d.fulfilled_at is not null as met from duties d, p
   where d.plan_date >= p.first and d.plan_date < p.next and d.voided_at is null),
asked as (
  select department_id as department, 'unit' as role, 'reports' as what, 1 as asked, met::int as done from due where type = 'unit-report'
  union all select group_id, 'group', 'reports', 1, met::int from due where type in ('group-report', 'work-plan')
  union all select group_id, 'group', 'briefs', 1, met::int from due where type = 'leader-brief'
  union all select group_id, 'group', 'followUps', 1, met::int from due where type in ('follow-up', 'decision-feedback')
  -- A leader's meeting is prepared by each group that serves him.
  union all select g.group_id, 'group', 'meetings', 1, met::int
    from due join lateral (select distinct r.group_id from pairings r
       where r.leader_id = due.leader_id and r.since <= due.due_at and (r.until is null or r.until > due.due_at)) g on true
   where due.type = 'leader-meeting'
  union all select m.unit_id, 'unit', 'meetings', 1, (m.concluded_at is not null)::int
    from meetings m, p where m.level = 'unit' and m.unit_id is not null and m.held_at >= p.s and m.held_at < p.e
  union all select g.group_id, 'group', 'files', n.files, n.files
    from p join visits v on v.date >= p.first and v.date < p.next
    join lateral (select count(*)::int as files from files_related_mph f
       where f.related_id = v.id and f.related_type = 'api::visit.visit') n on n.files > 0
    join lateral (select distinct r.group_id from pairings r join visits_enterprises_lnk l on l.enterprise_id = r.enterprise_id and l.visit_id = v.id
       where r.leader_id = v.leader_id and r.since < p.e and (r.until is null or r.until > p.s)) g on true
  union all select l.unit_id, 'unit', 'files', jsonb_array_length(l.input -> 'attachments'), jsonb_array_length(l.input -> 'attachments')
    from p join ledger_entries l on l.happened_at >= p.s and l.happened_at < p.e
     and l.actor ->> 'role' = 'unit' and jsonb_typeof(l.input -> 'attachments') = 'array'
   where l.unit_id is not null)
select d.document_id as "documentId", d.name, d.code, a.role, a.what, sum(a.asked)::int as asked, sum(a.done)::int as done
  from asked a join departments d on d.id = a.department
 group by d.id, a.role, a.what order by a.role, d.sort_order nulls last, d.id`;

/** @throws CaseworkError 400 for what is no month */
export async function burdenOf(trx: Trx, month: string): Promise<BurdenAnswer> {
  const period = reportPeriod('unit', month);
  if (!period) throw fieldErrors([{ field: 'month', code: 'BAD_VALUE' }]);
  const { from, to } = period;
  const found = await asOwner(trx, 'What is asked of each unit is counted from all duties', () =>
    rows<Line>(trx, STATEMENT, [from, to, startOfDay(from).toISOString(), startOfDay(to).toISOString()]),
  );
  const lines = new Map<string, BurdenAnswer['data'][number]>();
  const nothing = () => ({ asked: 0, done: 0 });
  for (const { documentId, name, code, role, what, asked, done } of found) {
    const key = `${role} ${documentId}`;
    const line = lines.get(key) ?? {
      subject: { documentId, name, code },
      role,
      reports: nothing(),
      briefs: nothing(),
      meetings: nothing(),
      followUps: nothing(),
      files: 0,
      asked: 0,
    };
    if (what === 'files') line.files += asked;
    else {
      line[what] = { asked, done };
      line.asked += asked;
    }
    lines.set(key, line);
  }
  const data = [...lines.values()];
  return { data, meta: { month, asked: data.reduce((sum, { asked }) => sum + asked, 0) } };
}
