import { FOLLOW_UP_DAYS, type DutyType, type OccasionType } from '../../../../domain/duties';

/**
 * Which duties are owed, as SQL over pairings, transfers and ledgers: one query per type, all of the same
 * columns. Conditions are judged over time (who was paired when, how an issue stood on which day), and what is
 * so now is taken to stay so: thus rows are made ahead, and a run that comes late makes the same ones.
 *
 * The statements read `p`, the periods with their dues (domain/duties), and the tables that COMMON defines.
 */

/** The scope of the statement: all duties, or those of these issues, units or leaders. */
export type Scope =
  | { all: true }
  | { issues: readonly number[]; units?: readonly number[] }
  | { leaders: readonly number[] };

/** Stages in which an issue is followed up (§四.6(2)), and those in which a unit works. */
const FOLLOWED = `('accepted', 'transferred', 'handling')`;
const WORKED = `('transferred', 'handling')`;

export const COLUMNS =
  'type, subject, period, department_id, group_id, leader_id, enterprise_id, issue_id, starts_at, plan_date, due_at, provisional';

const PERIOD = `p."from", p."planDate", p."dueAt", p.provisional`;

/** Periods as bindings: the first `?` of a statement. */
export const PERIODS = `
p as materialized (
  select * from jsonb_to_recordset(?::jsonb) as x(type text, period text, "from" timestamp, "to" timestamp,
    "planDate" date, "dueAt" timestamp, provisional boolean, days jsonb, "lastMonth" timestamp)
),
office as (select id from departments where is_office order by id limit 1)`;

const ids = (list: readonly number[] | undefined): string =>
  `'{${(list ?? []).map(Math.trunc).join(',')}}'::int[]`;

/** A condition on one of a list of ids, the list itself, or a mark, in a statement's text. */
const MARKS = /\?|(= any\()?'\{([\d,]*)\}'::int\[\]\)?/g;

/**
 * The statement with the ids of its scope as bindings: its text is then the same for every issue, and PostgreSQL keeps
 * its plan. One id is compared and none is null, because of an array PostgreSQL does not know how many it holds, and
 * plans anew each time.
 * @param bindings those of the `?` in its text
 */
export function withIdsBound(
  sql: string,
  bindings: readonly unknown[],
): { sql: string; bindings: unknown[] } {
  const given = [...bindings];
  const bound: unknown[] = [];
  const text = sql.replace(MARKS, (found, condition?: string, list?: string) => {
    if (list === undefined) {
      bound.push(given.shift());
      return found;
    }
    if (condition !== undefined && list === '') return '= null::int';
    const isOne = condition !== undefined && !list.includes(',');
    bound.push(isOne ? Number(list) : `{${list}}`);
    if (isOne) return '= ?::int';
    return condition === undefined ? `?::int[]${found.endsWith(')') ? ')' : ''}` : '= any(?::int[])';
  });
  return { sql: text, bindings: bound };
}

/** The issues that can have been worked on or followed up since then. */
const lately = (start: string): string => `(i.stage in ${FOLLOWED} or i.stage_since >= ${start})`;

/**
 * The given issues, and those that the units had a transfer of since then. Few are an array, so that the key serves;
 * of a unit's there may be thousands, and the planner must see that.
 */
const issuesOf = (issues: readonly number[], units: readonly number[], start: string): string =>
  units.length === 0
    ? `= any(${ids(issues)})`
    : `in (select unnest(${ids(issues)}) union
       select t.issue_id from transfers t join issues i on i.id = t.issue_id
        where t.unit_id = any(${ids(units)}) and coalesce(t.ended_at, 'infinity') > ${start} and ${lately(start)})`;

/** The issues that matter, and how they stood from when to when, who held them, and who worked on them. */
function common(scope: Scope): string {
  const start = `(select min("from") from p where type in ('follow-up', 'unit-report'))`;
  const which =
    'all' in scope
      ? lately(start)
      : 'issues' in scope
        ? `i.id ${issuesOf(scope.issues, scope.units ?? [], start)}`
        : 'false';
  return `
iss as materialized (
  select i.id, i.group_id, i.enterprise_id, i.lead_unit_id, i.stage, coalesce(i.complaint, false) as complaint
    from issues i where i.stage <> 'void' and ${which}
),
spells as materialized (
  select l.issue_id, l."to" as stage, l.happened_at as s,
         coalesce(lead(l.happened_at) over (partition by l.issue_id order by l.sequence), 'infinity') as e
    from ledger_entries l join iss on iss.id = l.issue_id
),
holders as materialized (
  select h.issue_id, h.group_id, h.at as s,
         coalesce(lead(h.at) over (partition by h.issue_id order by h.sequence), 'infinity') as e
    from casework.issue_holders h join iss on iss.id = h.issue_id
)`;
}

const only = (column: string, scope: Scope): string =>
  'leaders' in scope ? `and ${column} = any(${ids(scope.leaders)})` : '';

type Recurring = Exclude<DutyType, OccasionType>;

const WANTED: Record<Recurring, (scope: Scope) => string> = {
  'group-report': () => ofGroups('group-report'),
  'work-plan': () => ofGroups('work-plan'),
  'office-report': () => ofOffice('office-report'),
  circular: () => ofOffice('circular'),
  'city-meeting': () => ofOffice('city-meeting'),

  // Pairings in force at the month's end; one without an end is taken to last.
  'leader-brief': (scope) => `
    select distinct p.type, 'g' || r.group_id || ':l' || r.leader_id, p.period, r.group_id, r.group_id, r.leader_id,
           null::int, null::int, ${PERIOD}
      from p join pairings r on r.since < p."to" and (r.until is null or r.until >= p."to")
      join leaders l on l.id = r.leader_id and l.active is not false
     where p.type = 'leader-brief' ${only('r.leader_id', scope)}`,
  'leader-meeting': (scope) => `
    select distinct p.type, 'l' || r.leader_id, p.period, null::int, null::int, r.leader_id, null::int, null::int, ${PERIOD}
      from p join pairings r on r.since < p."to" and (r.until is null or r.until >= p."to")
      join leaders l on l.id = r.leader_id and l.active is not false
     where p.type = 'leader-meeting' ${only('r.leader_id', scope)}`,
  // A pairing that goes on with another group is the same leader's: together they span the last month.
  'leader-visit': (scope) => `
    select p.type, 'l' || r.leader_id || ':e' || r.enterprise_id, p.period, null::int,
           (array_agg(r.group_id order by r.since desc))[1], r.leader_id, r.enterprise_id, null::int, ${PERIOD}
      from p join pairings r on r.since < p."to" and (r.until is null or r.until > p."lastMonth")
      join leaders l on l.id = r.leader_id and l.active is not false
     where p.type = 'leader-visit' ${only('r.leader_id', scope)}
     group by p.type, p.period, r.leader_id, r.enterprise_id, ${PERIOD}, p."to", p."lastMonth"
    having sum(least(coalesce(r.until, 'infinity'), p."to") - greatest(r.since, p."lastMonth")) = p."to" - p."lastMonth"`,

  'follow-up': (scope) => `
    select f.type, 'i' || f.issue_id, f.period, iss.group_id, iss.group_id, null::int, iss.enterprise_id, f.issue_id,
           f."from", f."planDate", f."dueAt", f.provisional
      from (
        select p.type, p.period, ${PERIOD}, s.issue_id
          from p cross join lateral jsonb_array_elements_text(p.days) as d(day)
          join spells s on s.stage in ${FOLLOWED} and s.s < d.day::timestamp + interval '1 day' and s.e > d.day::timestamp
         where p.type = 'follow-up'
           ${'issues' in scope ? `and s.issue_id = any(${ids(scope.issues)})` : ''}
         group by p.type, p.period, ${PERIOD}, s.issue_id
        having count(distinct d.day) >= ${FOLLOW_UP_DAYS}) f
      join iss on iss.id = f.issue_id`,

  // A unit that sent an order back never worked on it.
  'unit-report': () => `
    select distinct p.type, 'u' || t.unit_id || ':g' || h.group_id, p.period, t.unit_id, h.group_id,
           null::int, null::int, null::int, ${PERIOD}
      from iss
      join transfers t on t.issue_id = iss.id and t.state not in ('returned', 'cancelled')
      join spells s on s.issue_id = iss.id and s.stage in ${WORKED}
      join holders h on h.issue_id = iss.id and h.group_id is not null
      join p on p.type = 'unit-report'
     where not iss.complaint
       and greatest(t.started_at, s.s, h.s, p."from") < least(coalesce(t.ended_at, 'infinity'), s.e, h.e, p."to")`,

  milestone: () => `
    select 'milestone', 'u' || iss.lead_unit_id || ':i' || iss.id, m.date::text, iss.lead_unit_id, iss.group_id,
           null::int, iss.enterprise_id, iss.id, m.created_at, m.date, m.due_at, false
      from iss join milestones m on m.issue_id = iss.id and m.state = 'open'
     where iss.lead_unit_id is not null`,
};

const ofGroups = (type: DutyType): string => `
    select p.type, 'g' || d.id, p.period, d.id, d.id, null::int, null::int, null::int, ${PERIOD}
      from p join departments d on d.is_group and d.active is not false
     where p.type = '${type}'`;

const ofOffice = (type: DutyType): string => `
    select p.type, 'office', p.period, office.id, null::int, null::int, null::int, null::int, ${PERIOD}
      from p left join office on true where p.type = '${type}'`;

const TYPES_OF = (scope: Scope): readonly Recurring[] =>
  'all' in scope
    ? (Object.keys(WANTED) as Recurring[])
    : 'leaders' in scope
      ? ['leader-brief', 'leader-meeting', 'leader-visit']
      : ['follow-up', 'unit-report', 'milestone'];

/** `with` parts that end in `wanted`. */
export const wantedSql = (scope: Scope): string => `${PERIODS},${common(scope)},
wanted (${COLUMNS}) as (${TYPES_OF(scope)
  .map((type) => WANTED[type](scope))
  .join('\n    union all')})`;

/** Which rows this scope has judged, so that those of them that are not wanted are void. */
export function judgedSql(scope: Scope): string {
  const ofPeriod = `exists (select 1 from p where p.type = d.type and p.period = d.period)`;
  // Owed until the enterprise is told or need not be: it learns of a decision from the unit's report back.
  const untold = (issue: string): string =>
    `d.type = 'decision-feedback' and d.fulfilled_at is null and ${issue}
       and not exists (select 1 from issues i where i.id = d.issue_id and (i.stage in ${FOLLOWED} or i.stage = 'registered'))`;
  // A reopened issue is worked on again, and asked about when it closes again.
  const reopened = (issue: string): string =>
    `d.type = 'call-back' and d.fulfilled_at is null and ${issue}
       and not exists (select 1 from issues i where i.id = d.issue_id and i.stage = 'closed')`;
  // The milestone was cancelled with the rest of a plan, or is now another unit's.
  const ended = (issue: string): string =>
    `d.type = 'milestone' and d.fulfilled_at is null and ${issue}
       and not exists (select 1 from milestones m where m.issue_id = d.issue_id and m.date::text = d.period and m.state = 'answered')`;
  if ('all' in scope)
    return `(${ofPeriod}) or (${untold('true')}) or (${reopened('true')}) or (${ended('true')})`;
  if ('leaders' in scope)
    return `d.leader_id = any(${ids(scope.leaders)}) and d.type in ('leader-brief', 'leader-meeting', 'leader-visit') and ${ofPeriod}`;
  const mine = `d.issue_id = any(${ids(scope.issues)})`;
  return `(d.type = 'follow-up' and ${mine} and ${ofPeriod}) or (${untold(mine)}) or (${reopened(mine)}) or (${ended(mine)})
    or (d.type = 'unit-report' and d.department_id = any(${ids(scope.units)}) and ${ofPeriod})`;
}
