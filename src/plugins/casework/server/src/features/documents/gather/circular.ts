import {
  addDays,
  addWorkingDays,
  localDateOf,
  overdueWorkingDays,
  startOfDay,
} from '../../../../../domain/calendar';
import {
  CITY_RATES,
  GROUP_RATES,
  UNIT_RATES,
  documentPeriod,
  periodBefore,
  sameYearBefore,
  type Cell,
  type CircularData,
  type Compared,
  type IssuingProfile,
  type LeagueData,
  type Line,
  type Overdue,
  type Span,
} from '../../../../../domain/documents';
import { STAGE_NAMES, type Stage } from '../../../../../domain/lifecycle';
import {
  DEVELOPMENT_CODES,
  type IssueMeasure,
  type MeasureCode,
  type SubjectKind,
} from '../../../../../domain/measures';
import { CHOICES } from '../../../../../contracts/choices';
import type { Figure } from '../../../../../contracts/measures';
import { refuse } from '../../../platform/answers/errors';
import { rows, type Trx } from '../../../platform/database/as-owner';
import { loadCalendar } from '../../issues/load';
import { OVERDUE } from '../../measures/overdue.sql';
import { figuresOf, subjectsOf } from '../../measures/measures';
import type { Question } from '../../measures/types';
import { splitsOf, tally, unsolvedOf } from '../counts.sql';
import { gatherLeague } from './league';

/** The data of the half-yearly circular (§六.2): figures and what is overdue, as they stood at the cut-off. */

type DepartmentRow = { id: number; kind: string; host: boolean; active: boolean; code: string | null };

/** *(choice)*: working days in which what is overdue is to be done. */
const REQUIRED_WITHIN = 10;

/** A period that documents are made of. @throws CaseworkError 400 when it has not begun */
export function begun(period: string, now: Date): Span & { over: boolean; cutOff: Date } {
  const found = documentPeriod(period);
  if (!found) throw new Error(`no period: ${period}`);
  if (startOfDay(found.from) > now) throw refuse(400, 'PERIOD_NOT_BEGUN');
  const over = startOfDay(found.to) <= now;
  return { from: found.from, to: found.to, over, cutOff: over ? startOfDay(found.to) : now };
}

export const questionOf = ({ from, to }: Span, subject: SubjectKind, now: Date): Question => ({
  subject,
  from,
  to,
  now,
  imported: true,
  groupId: null,
});

/** The city's figures of a period. */
export async function cityFigures(trx: Trx, span: Span, now: Date): Promise<readonly Figure[]> {
  const [city] = await figuresOf(trx, questionOf(span, 'city', now), await subjectsOf(trx, 'city'));
  return city?.measures ?? [];
}

async function compared(trx: Trx, period: string, now: Date): Promise<Compared> {
  const found = documentPeriod(period);
  if (!found) throw new Error(`no period: ${period}`);
  const { from, to } = found;
  return {
    from,
    to,
    counts: await tally(trx, { from, to }, now),
    city: cellsOf(await cityFigures(trx, { from, to }, now), CITY_RATES),
  };
}

/** Gathers the data, in a number of statements that does not grow. Runs inside asOwner. */
export async function gatherCircular(
  trx: Trx,
  half: string,
  now: Date,
  profile: IssuingProfile,
): Promise<CircularData> {
  const { from, to, over, cutOff } = begun(half, now);
  const span = { from, to };
  const departments = new Map(
    (
      await rows<DepartmentRow>(
        trx,
        `select id, kind, code, coalesce(is_office, false) as host, coalesce(active, true) as active from departments`,
      )
    ).map((d) => [d.id, d]),
  );
  const linesOf = async (subject: 'group' | 'unit', codes: readonly IssueMeasure[]): Promise<Line[]> => {
    const subjects = (await subjectsOf(trx, subject)).filter((s) => departments.get(s.id)?.active);
    const figures = await figuresOf(trx, questionOf(span, subject, now), subjects);
    return figures.map((f, i): Line => {
      const department = departments.get(subjects[i]?.id ?? 0);
      const host = subject === 'group' && (department?.host ?? false);
      return {
        id: f.id ?? '',
        name: f.name,
        ranked: !host && department?.kind !== 'external',
        vertical: profile.verticalCodes.includes(department?.code ?? ''),
        cells: cellsOf(f.measures, codes),
      };
    });
  };
  const told = await cityFigures(trx, span, now);
  const { calendar } = await loadCalendar(trx);
  const overdue = await overdueOf(trx, questionOf(span, 'group', now), cutOff);
  const counts = await tally(trx, span, now);
  return {
    half,
    from,
    to,
    until: over ? addDays(to, -1) : localDateOf(now),
    cutOff: cutOff.toISOString(),
    counts: { ...counts, overdue: overdue.length },
    city: cellsOf(told, CITY_RATES),
    cityHandling: cellsOf(told, UNIT_RATES),
    before: await compared(trx, periodBefore(half), now),
    yearBefore: await compared(trx, sameYearBefore(half), now),
    channels: (await splitsOf(trx, span, now, 'channel')).map((split) => ({
      ...split,
      name: CHOICES[split.key]?.[0] ?? split.key,
    })),
    categories: await splitsOf(trx, span, now, 'category'),
    development: cellsOf(told, DEVELOPMENT_CODES),
    groups: await linesOf('group', GROUP_RATES),
    units: await linesOf('unit', UNIT_RATES),
    overdue,
    unsolved: await unsolvedOf(trx, span, now),
    requiredBy: addWorkingDays(calendar, localDateOf(now), REQUIRED_WITHIN).date,
    assessments: await publishedOf(trx, span),
  };
}

/** The office's assessments of a period that have been published. */
async function publishedOf(trx: Trx, { from, to }: Span): Promise<LeagueData[]> {
  const found = await rows<{ documentId: string }>(
    trx,
    `select document_id as "documentId" from assessments
      where state in ('published', 'final') and "from" = ?::date and "to" = ?::date and group_id is null order by id`,
    [from, to],
  );
  const leagues: LeagueData[] = [];
  for (const { documentId } of found) leagues.push(await gatherLeague(trx, documentId));
  return leagues;
}

export const cellsOf = (measures: readonly Figure[], codes: readonly MeasureCode[]): Cell[] =>
  codes.flatMap((code) => {
    const figure = measures.find((m) => m.code === code);
    if (!figure) return [];
    const { numerator, denominator, value, leftOut } = figure;
    return [{ code, numerator, denominator, value, ...(leftOut === undefined ? {} : { leftOut }) }];
  });

/** An overdue issue, with the group that holds it. */
export type OverdueOfGroup = Overdue & { groupId: string; group: string };

/**
 * Reads the issues that were overdue at the cut-off, the longest first. Complaints are left out: groups and units read
 * the circular and may not know of them.
 */
export async function overdueOf(trx: Trx, question: Question, cutOff: Date): Promise<OverdueOfGroup[]> {
  const late = await rows<
    Pick<OverdueOfGroup, 'documentId' | 'number' | 'title' | 'unit' | 'unitId' | 'groupId' | 'group'> & {
      stage: Stage;
      due: string;
    }
  >(
    trx,
    `select i.document_id as "documentId", i.number, i.title, late.g as stage, late.due::text as due, d.name as unit,
            d.document_id as "unitId",
            g.document_id as "groupId", g.name as "group"
       from (${OVERDUE}) late
       join issues i on i.id = late.issue_id
       join departments d on d.id = late.unit_id
       left join departments g on g.id = late.group_id
      order by late.due, i.number`,
    [startOfDay(question.to).toISOString(), question.now.toISOString()],
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
