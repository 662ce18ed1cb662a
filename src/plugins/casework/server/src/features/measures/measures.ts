import type { Figure, SubjectFigures } from '../../../../contracts/measures';
import { startOfDay } from '../../../../domain/calendar';
import {
  DEVELOPMENT_CODES,
  DUTY_CODES,
  ISSUE_CODES,
  MEASURES,
  type IssueMeasure,
  type MeasureCode,
  type SubjectKind,
} from '../../../../domain/measures';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { countDevelopment, developedFigure, type Developed } from './development';
import { countDuties, countDutiesByGroup } from './duty-measures';
import { figuresSql, recordsSql, type Counting } from './issue-figures.sql';
import type { Counted, CountedOfGroup, Opened, Question, SubjectRef } from './types';

/** A question as the facts are asked: days as the instants of their beginnings. */
export const countingOf = ({ subject, from, to, now, imported, groupId }: Question): Counting => ({
  subject,
  period: { from: startOfDay(from), to: startOfDay(to), now, imported },
  groupId,
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

/**
 * Counts the measures of issues and ledgers, of all subjects of a kind, in one statement. Runs inside `asOwner`.
 */
async function countIssues(trx: Trx, question: Question): Promise<Counted[]> {
  const { sql, bindings } = figuresSql(countingOf(question));
  return rows<Counted>(trx, sql, bindings);
}

const described = (code: MeasureCode): Pick<Figure, 'name' | 'lowerIsBetter'> => ({
  name: MEASURES[code].name.zh,
  lowerIsBetter: MEASURES[code].lowerIsBetter ?? false,
});

/**
 * Returns every measure of every subject of a kind, in a number of statements that does not grow with issues or
 * subjects. Runs inside `asOwner`: who may see which subject is decided before.
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
  const development = new Map<string, Developed>();
  if (question.subject !== 'unit') {
    for (const row of await countDevelopment(trx, question))
      development.set(`${row.subject} ${row.code}`, row);
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
              ...developedFigure(code, development.get(`${subject.id} ${code}`)),
              ...described(code),
            }),
          )),
    ],
  }));
}

/** The counts of one unit for one group, by the codes of the measures. */
export type UnitCounts = ReadonlyMap<MeasureCode, { numerator: number; denominator: number }>;
type Count = { numerator: number; denominator: number };

/**
 * Returns the counts of the measures of units, divided by the groups that they worked for: by group, unit and
 * code, in a number of statements that does not grow with groups. Runs inside `asOwner`.
 */
export async function unitCountsByGroup(
  trx: Trx,
  question: Question,
  groups: readonly number[],
): Promise<(group: number, unit: number) => UnitCounts> {
  const { sql, bindings } = figuresSql({ ...countingOf(question), subject: 'unit', groupId: null }, true);
  const counted = [
    ...(await rows<CountedOfGroup>(trx, sql, bindings)),
    ...(await countDutiesByGroup(trx, question)),
  ];
  const counts = new Map<string, Map<MeasureCode, Count>>();
  for (const { subject, groupId, code, numerator, denominator } of counted) {
    for (const group of groupId === null ? groups : [groupId]) {
      const key = `${group} ${subject}`;
      const of = counts.get(key) ?? new Map<MeasureCode, Count>();
      const before = of.get(code) ?? { numerator: 0, denominator: 0 };
      of.set(code, {
        numerator: before.numerator + numerator,
        denominator: before.denominator + denominator,
      });
      counts.set(key, of);
    }
  }
  return (group, unit) => counts.get(`${group} ${unit}`) ?? new Map<MeasureCode, Count>();
}

/**
 * Returns the issues behind one figure, each with the unit of its transfer and the time, in the order of time: the
 * facts are counted inside `asOwner`, the issues are read as the caller.
 */
export async function issueRecords(
  trx: Trx,
  question: Question,
  code: IssueMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
): Promise<Opened> {
  const { sql, bindings } = recordsSql(countingOf(question), code, part, subjectId);
  const facts = await asOwner(trx, 'Figures are counted beyond sight and read as the asker', () =>
    rows<{ issueId: number; unitId: number | null; at: Date }>(trx, sql, bindings),
  );
  // As the asker: the policies leave those that he may see.
  const issues = await rows<{ id: number } & Record<string, unknown>>(
    trx,
    `select i.id, i.document_id as "documentId", i.number, i.title, i.stage from issues i where i.id = any(?::int[])`,
    [[...new Set(facts.map((f) => f.issueId))]],
  );
  // A unit is named to readers who see its order: neither a support unit nor the enterprise learns who sent one back.
  const units = await rows<{ issue: number; id: number; documentId: string; name: string }>(
    trx,
    `select o.issue, d.id, d.document_id as "documentId", d.name
       from (select issue_id as issue, unit_id as unit from transfers where issue_id = any(?::int[])
             union select id, lead_unit_id from issues where id = any(?::int[])) o
       join departments d on d.id = o.unit`,
    [issues.map(({ id }) => id), issues.map(({ id }) => id)],
  );
  const byId = new Map(issues.map(({ id, ...issue }) => [id, issue]));
  const unitOf = new Map(units.map(({ issue, id, ...unit }) => [`${issue} ${id}`, unit]));
  const records = facts.flatMap(({ issueId, unitId, at }) => {
    const issue = byId.get(issueId);
    return issue ? [{ ...issue, unit: unitOf.get(`${issueId} ${unitId}`) ?? null, at }] : [];
  });
  return { records, behind: facts.length };
}
