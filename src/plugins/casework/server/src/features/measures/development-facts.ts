import { addDays, localDateOf, startOfDay, type LocalDate } from '../../../../domain/calendar';
import { quartersIn, yearBefore, type SubjectKind } from '../../../../domain/measures';

/**
 * Selects the facts of the development measures (§六.2) from enterprises and their projects, over the enterprises paired
 * at T, as one statement: each fact is an enterprise or a project with what it adds to numerator and denominator, and
 * whether it has what the measure is computed from. Those that have not are left out, and counted as left out.
 */

export type DevelopmentAsked = { from: LocalDate; to: LocalDate; now: Date };

export function developmentBindings({ from, to, now }: DevelopmentAsked): unknown[] {
  const over = startOfDay(to) <= now;
  const today = localDateOf(now);
  const quarters = quartersIn(from, to);
  return [
    (over ? startOfDay(to) : now).toISOString(),
    from,
    // The last day that T has seen, and the last that was over by then: a date planned for a day is due at its end.
    over ? addDays(to, -1) : today,
    over ? addDays(to, -1) : addDays(today, -1),
    quarters,
    yearBefore(quarters),
  ];
}

const KEY: Record<SubjectKind, string> = {
  group: 'pairings.group_id',
  leader: 'pairings.leader_id',
  city: '0',
  unit: 'null::int',
};

const GROWTH = { output_growth: 'output_value', revenue_growth: 'revenue', profit_growth: 'profit' } as const;

/** `with` parts that end in `facts (code, subject, num, den, counted, enterprise_id, project_id)`. */
export function developmentFactsSql(subject: SubjectKind): string {
  const sums = Object.values(GROWTH)
    .map(
      (column) => `
         sum(${column}) filter (where quarter = any(q.present)) as ${column}_now,
         sum(${column}) filter (where quarter = any(q.before)) as ${column}_before,
         count(${column}) filter (where quarter = any(q.present)) = cardinality(q.present)
           and count(${column}) filter (where quarter = any(q.before)) = cardinality(q.present)
           and cardinality(q.present) > 0 as ${column}_full`,
    )
    .join(',');
  const growth = Object.entries(GROWTH)
    .map(
      ([code, column]) => `
       union all
       select '${code}', subject, f.${column}_now, f.${column}_before, f.${column}_full is true, enterprise_id, null
         from paired left join figures f using (enterprise_id)`,
    )
    .join('');
  return `
     with q as (select ?::timestamp as t, ?::date as first, ?::date as last, ?::date as ended, ?::text[] as present, ?::text[] as before),
     paired as (
       select distinct pairings.enterprise_id, ${KEY[subject]} as subject from pairings, q
        where pairings.since <= q.t and (pairings.until is null or pairings.until > q.t) and ${KEY[subject]} is not null),
     figures as (
       select enterprise_id, ${sums} from enterprise_figures, q group by enterprise_id, q.present, q.before),
     investments as (
       select c.entity_id as project_id, sum(i.planned) as planned, sum(i.actual) as actual
         from projects_cmps c join components_casework_quarter_investments i on i.id = c.cmp_id and c.field = 'investments'
         cross join q where i.quarter = any(q.present) group by c.entity_id),
     planned as (
       select paired.subject, p.*, i.project_id is not null as invests, i.planned, i.actual
         from paired join projects p using (enterprise_id) left join investments i on i.project_id = p.id),
     facts as (
       select 'above_scale_entries'::text as code, paired.subject,
              (e.above_scale and e.above_scale_since between q.first and q.last)::int::numeric as num, null::numeric as den,
              e.above_scale and e.above_scale_since between q.first and q.last as counted, e.id as enterprise_id, null::int as project_id
         from paired join enterprises e on e.id = paired.enterprise_id cross join q
       ${growth}
       union all
       select 'project_start_rate', subject, coalesce(actual_construction_start <= q.last, false)::int, 1, true, enterprise_id, id
         from planned, q where planned_construction_start <= q.ended
       union all
       select 'production_on_time', subject, coalesce(actual_production_start <= planned_production_start, false)::int, 1, true, enterprise_id, id
         from planned, q where planned_production_start between q.first and q.ended
       union all
       select 'investment_completion', subject, coalesce(actual, 0), coalesce(planned, 0), invests, enterprise_id, id from planned)`;
}
