import { addDays, localDateOf, startOfDay, type LocalDate } from '../../../domain/calendar';
import {
  DEVELOPMENT_CODES,
  DUTY_CODES,
  ISSUE_CODES,
  MEASURES,
  quartersIn,
  yearBefore,
  type DevelopmentMeasure,
  type IssueMeasure,
  type MeasureCode,
  type SubjectKind,
} from '../../../domain/measures';
import { rows, type Trx } from '../access/window';
import { countDuties } from './duty-measures';
import { factsSql, periodBindings, type Period } from './facts';

/** One measure of one subject. Sums of money are exact decimals in texts, counts are numbers. */
export type Figure = {
  code: MeasureCode;
  name: string;
  numerator: number | string | null;
  denominator: number | string | null;
  /** four decimals; null is 不参评, never 0 % or 100 % */
  value: string | null;
  lowerIsBetter: boolean;
  /** enterprises or projects that lack what it is computed from */
  leftOut?: number;
  /** what the reader may not know yet */
  withheld?: true;
};

export type SubjectRef = { id: number; documentId: string; name: string; code: string | null };

export type SubjectFigures = { subject: SubjectKind; id: string | null; name: string; measures: Figure[] };

export type Question = {
  subject: SubjectKind;
  /** `[from, to)` in local dates */
  from: LocalDate;
  to: LocalDate;
  now: Date;
  imported: boolean;
  /** only what is charged while this group held it */
  groupId: number | null;
};

const periodOf = ({ from, to, now, imported }: Question): Period => ({
  from: startOfDay(from).toISOString(),
  to: startOfDay(to).toISOString(),
  now: now.toISOString(),
  imported,
});

/** The subjects of a kind, in the departments' or posts' order; the city is one. */
export async function subjectsOf(trx: Trx, subject: SubjectKind): Promise<SubjectRef[]> {
  if (subject === 'city') return [{ id: 0, documentId: '', name: '全市', code: null }];
  return rows<SubjectRef>(
    trx,
    subject === 'leader'
      ? `select id, document_id as "documentId", title as name, null as code from leaders order by sort_order nulls last, id`
      : `select id, document_id as "documentId", name, code from departments
          where ${subject === 'group' ? 'is_group' : 'is_unit'} order by sort_order nulls last, id`,
  );
}

export type Counted = {
  subject: number;
  code: MeasureCode;
  numerator: number;
  denominator: number;
  value: string | null;
};

/** What issues and ledgers give, of all subjects of a kind, in one statement. Runs in the owner's window. */
async function countIssues(trx: Trx, question: Question): Promise<Counted[]> {
  return rows<Counted>(
    trx,
    `${factsSql(question.subject)}
     select subject, code, sum(num)::int as numerator, sum(den)::int as denominator,
            case when sum(den) > 0 then round(sum(num)::numeric / sum(den), 4)::text end as value
       from charged where (?::int is null or group_id = ?::int) group by subject, code`,
    [...periodBindings(periodOf(question)), question.groupId, question.groupId],
  );
}

type Developed = {
  subject: number;
  entries: number;
  enterprises: number;
  projects: number;
} & Record<string, unknown>;

const GROWTH = { output_growth: 'output_value', revenue_growth: 'revenue', profit_growth: 'profit' } as const;

/** Enterprise development over the enterprises paired at T (§六.2), in one statement. */
async function developmentOf(trx: Trx, question: Question): Promise<Developed[]> {
  const { subject, from, to, now } = question;
  const end = startOfDay(to) < now ? startOfDay(to) : now;
  // The last local day that T has seen: T itself is exclusive when it is the period's end.
  const lastDay = startOfDay(to) <= now ? addDays(to, -1) : localDateOf(now);
  const present = quartersIn(from, to);
  const key = { group: 'pairings.group_id', leader: 'pairings.leader_id', city: '0', unit: 'null' }[subject];
  const growth = Object.values(GROWTH)
    .map(
      (column) => `
      coalesce(sum(f.${column}_now) filter (where f.${column}_full), 0)::text as ${column}_now,
      coalesce(sum(f.${column}_before) filter (where f.${column}_full), 0)::text as ${column}_before,
      case when sum(f.${column}_before) filter (where f.${column}_full) > 0
           then round(sum(f.${column}_now) filter (where f.${column}_full) / sum(f.${column}_before) filter (where f.${column}_full) - 1, 4)::text end as ${column}_value,
      count(*) filter (where f.${column}_full is not true)::int as ${column}_left_out`,
    )
    .join(',');
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
  return rows<Developed>(
    trx,
    `with q as (select ?::timestamp as t, ?::date as first, ?::date as last, ?::text[] as present, ?::text[] as before),
     paired as (
       select distinct pairings.enterprise_id, ${key} as subject from pairings, q
        where pairings.since <= q.t and (pairings.until is null or pairings.until > q.t) and ${key} is not null),
     figures as (
       select enterprise_id, ${sums} from enterprise_figures, q group by enterprise_id, q.present, q.before),
     enterprise_part as (
       select paired.subject, count(*)::int as enterprises,
              count(*) filter (where e.above_scale and e.above_scale_since between q.first and q.last)::int as entries,
              ${growth}
         from paired join enterprises e on e.id = paired.enterprise_id cross join q
         left join figures f on f.enterprise_id = e.id
        group by paired.subject),
     investments as (
       select c.entity_id as project_id, sum(i.planned) as planned, sum(i.actual) as actual
         from projects_cmps c join components_casework_quarter_investments i on i.id = c.cmp_id and c.field = 'investments'
         cross join q where i.quarter = any(q.present) group by c.entity_id),
     project_part as (
       select paired.subject, count(*)::int as projects,
              count(*) filter (where p.planned_construction_start <= q.last)::int as start_den,
              count(*) filter (where p.planned_construction_start <= q.last and p.actual_construction_start <= q.last)::int as start_num,
              count(*) filter (where p.planned_production_start between q.first and q.last)::int as production_den,
              count(*) filter (where p.planned_production_start between q.first and q.last
                                 and p.actual_production_start <= p.planned_production_start)::int as production_num,
              coalesce(sum(i.planned), 0)::text as planned, coalesce(sum(i.actual), 0)::text as actual,
              case when sum(i.planned) > 0 then round(coalesce(sum(i.actual), 0) / sum(i.planned), 4)::text end as completion,
              count(*) filter (where i.project_id is null)::int as no_plan
         from paired join projects p on p.enterprise_id = paired.enterprise_id cross join q
         left join investments i on i.project_id = p.id
        group by paired.subject)
     select e.*, coalesce(p.projects, 0) as projects, p.start_den, p.start_num, p.production_den, p.production_num,
            p.planned, p.actual, p.completion, p.no_plan,
            round(p.start_num::numeric / nullif(p.start_den, 0), 4)::text as start_value,
            round(p.production_num::numeric / nullif(p.production_den, 0), 4)::text as production_value
       from enterprise_part e left join project_part p using (subject)`,
    [end.toISOString(), from, lastDay, present, yearBefore(present)],
  );
}

function developed(
  code: DevelopmentMeasure,
  row: Developed | undefined,
): Omit<Figure, 'name' | 'lowerIsBetter'> {
  const text = (name: string): string | null => (row?.[name] as string | null | undefined) ?? null;
  const count = (name: string): number => (row?.[name] as number | null | undefined) ?? 0;
  switch (code) {
    case 'above_scale_entries':
      return {
        code,
        numerator: count('entries'),
        denominator: null,
        value: row ? `${count('entries')}.0000` : null,
      };
    case 'output_growth':
    case 'revenue_growth':
    case 'profit_growth': {
      const column = GROWTH[code];
      return {
        code,
        numerator: text(`${column}_now`),
        denominator: text(`${column}_before`),
        value: text(`${column}_value`),
        leftOut: count(`${column}_left_out`),
      };
    }
    case 'project_start_rate':
      return {
        code,
        numerator: count('start_num'),
        denominator: count('start_den'),
        value: text('start_value'),
      };
    case 'production_on_time':
      return {
        code,
        numerator: count('production_num'),
        denominator: count('production_den'),
        value: text('production_value'),
      };
    case 'investment_completion':
      return {
        code,
        numerator: text('actual'),
        denominator: text('planned'),
        value: text('completion'),
        leftOut: count('no_plan'),
      };
  }
}

const described = (code: MeasureCode): Pick<Figure, 'name' | 'lowerIsBetter'> => ({
  name: MEASURES[code].name.zh,
  lowerIsBetter: MEASURES[code].lowerIsBetter ?? false,
});

/**
 * Every measure of every subject of a kind, in a number of statements that does not grow with issues or
 * subjects. Runs in the owner's window: who may see which subject is decided before.
 * @param subjects whose figures are wanted
 */
export async function figuresOf(
  trx: Trx,
  question: Question,
  subjects: readonly SubjectRef[],
): Promise<SubjectFigures[]> {
  const counted = new Map<string, Counted>();
  for (const row of await countIssues(trx, question)) counted.set(`${row.subject} ${row.code}`, row);
  for (const row of await countDuties(trx, question)) counted.set(`${row.subject} ${row.code}`, row);
  const development = new Map<number, Developed>();
  if (question.subject !== 'unit') {
    for (const row of await developmentOf(trx, question)) development.set(row.subject, row);
  }
  return subjects.map((subject) => ({
    subject: question.subject,
    id: question.subject === 'city' ? null : subject.documentId,
    name: subject.name,
    measures: [
      ...[...ISSUE_CODES, ...DUTY_CODES].map((code): Figure => {
        const row = counted.get(`${subject.id} ${code}`);
        return {
          code,
          ...described(code),
          numerator: row?.numerator ?? 0,
          denominator: row?.denominator ?? 0,
          value: row?.value ?? null,
        };
      }),
      ...(question.subject === 'unit'
        ? []
        : DEVELOPMENT_CODES.map(
            (code): Figure => ({
              ...developed(code, development.get(subject.id)),
              ...described(code),
            }),
          )),
    ],
  }));
}

export type FactRow = { issueId: number; unitId: number | null; at: Date };

/** The facts behind one figure: which issue, whose transfer, when. Runs in the owner's window. */
export async function factsOf(
  trx: Trx,
  question: Question,
  code: IssueMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
): Promise<FactRow[]> {
  return rows<FactRow>(
    trx,
    `${factsSql(question.subject)}
     select issue_id as "issueId", unit_id as "unitId", at at time zone 'UTC' as at
       from charged
      where code = ? and subject = ? and ${part === 'numerator' ? 'num' : 'den'} > 0
        and (?::int is null or group_id = ?::int)
      order by at, issue_id, unit_id`,
    [...periodBindings(periodOf(question)), code, subjectId, question.groupId, question.groupId],
  );
}
