import { startOfDay, type LocalDate } from '../../../domain/calendar';
import {
  DEVELOPMENT_CODES,
  DUTY_CODES,
  ISSUE_CODES,
  MEASURES,
  type IssueMeasure,
  type MeasureCode,
  type SubjectKind,
} from '../../../domain/measures';
import { openWindow, rows, type Trx } from '../access/window';
import { countDevelopment, developedFigure, type Developed } from './development';
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

/**
 * The issues behind one figure, each with whose transfer and when, in the order of time: the facts are counted in
 * the owner's window, the issues are read as the asker.
 */
export async function issueRecords(
  trx: Trx,
  question: Question,
  code: IssueMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
): Promise<Record<string, unknown>[]> {
  const facts = await openWindow(trx, 'casework_actor', () =>
    rows<{ issueId: number; unitId: number | null; at: Date }>(
      trx,
      `${factsSql(question.subject)}
       select issue_id as "issueId", unit_id as "unitId", at at time zone 'UTC' as at
         from charged
        where code = ? and subject = ? and ${part === 'numerator' ? 'num' : 'den'} > 0
          and (?::int is null or group_id = ?::int)
        order by at, issue_id, unit_id`,
      [...periodBindings(periodOf(question)), code, subjectId, question.groupId, question.groupId],
    ),
  );
  // As the asker: the policies leave those that he may see.
  const issues = await rows<{ id: number } & Record<string, unknown>>(
    trx,
    `select i.id, i.document_id as "documentId", i.number, i.title, i.stage from issues i where i.id = any(?::int[])`,
    [[...new Set(facts.map((f) => f.issueId))]],
  );
  // A unit is named to whom its order is shown: who sent one back is for neither a support unit nor the enterprise.
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
  return facts.flatMap(({ issueId, unitId, at }) => {
    const issue = byId.get(issueId);
    return issue ? [{ ...issue, unit: unitOf.get(`${issueId} ${unitId}`) ?? null, at }] : [];
  });
}
