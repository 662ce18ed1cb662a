import {
  addDays,
  localDateOf,
  overdueWorkingDays,
  startOfDay,
  type LocalDate,
} from '../../../domain/calendar';
import { STAGE_NAMES, type Stage } from '../../../domain/lifecycle';
import {
  DEVELOPMENT_CODES,
  MEASURES,
  type IssueMeasure,
  type MeasureCode,
  type SubjectKind,
} from '../../../domain/measures';
import { factsSql, periodBindings } from '../assessment/facts';
import { figuresOf, subjectsOf, type Figure, type Question } from '../assessment/measures';
import { rows, type Trx } from '../access/window';
import { loadCalendar } from '../issues/load';

/** The data of the half-yearly circular (§六.2): figures and what is overdue, as they stood at the cut-off. */

export type Cell = Pick<Figure, 'code' | 'numerator' | 'denominator' | 'value' | 'leftOut'>;

export type Line = {
  id: string;
  name: string;
  /** external units and the office's host stand apart */
  ranked: boolean;
  cells: Cell[];
};

export type Overdue = {
  documentId: string;
  number: string;
  title: string;
  stage: Stage;
  stageName: string;
  dueDate: LocalDate;
  /** working days */
  days: number;
  /** the unit that has the work; before a transfer the group. Never a leader */
  unit: string;
};

export type CircularData = {
  half: string;
  from: LocalDate;
  /** exclusive */
  to: LocalDate;
  /** the last day that the figures know of */
  until: LocalDate;
  cutOff: string;
  city: Cell[];
  /** enterprise development of the city (§六.2) */
  development: Cell[];
  groups: Line[];
  units: Line[];
  overdue: Overdue[];
};

/** ① of the circular: what the plan names (§六.2, §五.2). A unit accepts nothing, so it is measured by handling. */
export const CITY_RATES: readonly IssueMeasure[] = ['accept_timeliness', 'closure_rate', 'satisfaction_rate'];
export const UNIT_RATES: readonly IssueMeasure[] = [
  'handling_timeliness',
  'closure_rate',
  'satisfaction_rate',
];

/** `2026H1` as a period; null when it is no half-year. */
export function halfOf(
  half: string,
): { from: LocalDate; to: LocalDate; year: number; second: boolean } | null {
  const found = /^(20\d\d)H([12])$/.exec(half);
  if (!found) return null;
  const year = Number(found[1]);
  return found[2] === '1'
    ? { from: `${year}-01-01`, to: `${year}-07-01`, year, second: false }
    : { from: `${year}-07-01`, to: `${year + 1}-01-01`, year, second: true };
}

type DepartmentRow = { id: number; kind: string; host: boolean; active: boolean };

/** Gathers the data, in a number of statements that does not grow. Runs in the owner's window. */
export async function gatherCircular(trx: Trx, half: string, now: Date): Promise<CircularData> {
  const period = halfOf(half);
  if (!period) throw new Error(`no half-year: ${half}`);
  const { from, to } = period;
  const question = (subject: SubjectKind): Question => ({
    subject,
    from,
    to,
    now,
    imported: true,
    groupId: null,
  });
  const departments = new Map(
    (
      await rows<DepartmentRow>(
        trx,
        `select id, kind, coalesce(is_office, false) as host, coalesce(active, true) as active from departments`,
      )
    ).map((d) => [d.id, d]),
  );
  const linesOf = async (subject: 'group' | 'unit', codes: readonly IssueMeasure[]): Promise<Line[]> => {
    const subjects = (await subjectsOf(trx, subject)).filter((s) => departments.get(s.id)?.active);
    const figures = await figuresOf(trx, question(subject), subjects);
    const lines = figures.map((f, i): Line => {
      const department = departments.get(subjects[i]?.id ?? 0);
      const host = subject === 'group' && (department?.host ?? false);
      return {
        id: f.id ?? '',
        name: f.name,
        ranked: !host && department?.kind !== 'external',
        cells: cellsOf(f.measures, codes),
      };
    });
    return [...lines.filter((l) => l.ranked), ...lines.filter((l) => !l.ranked)];
  };
  const [city] = await figuresOf(trx, question('city'), await subjectsOf(trx, 'city'));
  const over = startOfDay(to) <= now;
  const told = city?.measures ?? [];
  return {
    half,
    from,
    to,
    until: over ? addDays(to, -1) : localDateOf(now),
    cutOff: (over ? startOfDay(to) : now).toISOString(),
    city: cellsOf(told, CITY_RATES),
    development: cellsOf(told, DEVELOPMENT_CODES),
    groups: await linesOf('group', CITY_RATES),
    units: await linesOf('unit', UNIT_RATES),
    overdue: await overdueOf(trx, question('group'), over ? startOfDay(to) : now),
  };
}

const cellsOf = (measures: readonly Figure[], codes: readonly MeasureCode[]): Cell[] =>
  codes.flatMap((code) => {
    const figure = measures.find((m) => m.code === code);
    if (!figure) return [];
    const { numerator, denominator, value, leftOut } = figure;
    return [{ code, numerator, denominator, value, ...(leftOut === undefined ? {} : { leftOut }) }];
  });

/**
 * What was overdue at the cut-off, the longest first. Complaints are left out: groups and units read the
 * circular and may not know of them.
 */
async function overdueOf(trx: Trx, question: Question, cutOff: Date): Promise<Overdue[]> {
  const late = await rows<
    Pick<Overdue, 'documentId' | 'number' | 'title' | 'unit'> & { stage: Stage; due: string }
  >(
    trx,
    `${factsSql('group')}
     select i.document_id as "documentId", i.number, i.title, late.g as stage, late.due::text as due, d.name as unit
       from (select s.issue_id, s.g, s.group_id, s.la_unit,
                    (case when s.changed -> n.due is null then s.met ->> n.due else s.changed ->> n.due end)::timestamp as due
               from standing s
               join (values ('registered', 'acceptDueAt'), ('accepted', 'transferDueAt'), ('transferred', 'takeUpDueAt'),
                            ('handling', 'deadline')) n (stage, due) on n.stage = s.g) late
       join issues i on i.id = late.issue_id
       join departments d on d.id = case when late.g in ('transferred', 'handling') then late.la_unit else late.group_id end
       cross join p
      where late.due <= p.t
      order by late.due, i.number`,
    periodBindings({
      from: startOfDay(question.from).toISOString(),
      to: startOfDay(question.to).toISOString(),
      now: question.now.toISOString(),
      imported: question.imported,
    }),
  );
  const { calendar } = await loadCalendar(trx);
  return late.map(({ due, stage, ...rest }) => {
    const at = new Date(`${due.replace(' ', 'T')}Z`);
    return {
      ...rest,
      stage,
      stageName: STAGE_NAMES[stage].zh,
      dueDate: localDateOf(new Date(at.getTime() - 1)),
      // At 24:00 of the last day that day itself is over.
      days: overdueWorkingDays(calendar, at, new Date(cutOff.getTime() - 1)),
    };
  });
}

/** `0.8125` as `81.25%`, without leaving the decimal text; null is 不参评. */
export function percent(value: string | null): string {
  if (value === null) return '不参评';
  const negative = value.startsWith('-');
  const digits = value.replace('-', '').replace('.', '').padStart(5, '0');
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return `${negative ? '-' : ''}${whole}.${digits.slice(-2)}%`;
}

export const rateName = (code: MeasureCode): string => MEASURES[code].name.zh;
