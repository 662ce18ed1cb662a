import { z } from 'zod';
import { isLocalDate } from '../domain/calendar';
import { DUTY_TYPES } from '../domain/duties';
import { STAGES } from '../domain/lifecycle';
import { MEASURES, SUBJECTS, type MeasureCode } from '../domain/measures';
import { dateAnswer, documentIdAnswer, instantAnswer, namedAnswer, paginationAnswer } from './answers';
import { callsOf, defineCall } from './define-call';
import { pageSchemaOf, pagingOf } from './paging';

/** The figures of groups, units, leaders and the city, and the records behind them (spec: interfaces). */

const date = z.string().refine(isLocalDate).meta({ format: 'date' });
const documentId = z.string().min(1).max(64).meta({ 'x-graphql': 'ID' });

const question = {
  subject: z.enum(SUBJECTS),
  id: documentId.optional(),
  group: documentId.optional(),
  imported: z.enum(['include', 'exclude', 'true', 'false']).default('include'),
  from: date,
  to: date,
};

const laterThanFrom = ({ from, to }: { from: string; to: string }): boolean => from < to;
const consistent = ({ subject, id, group }: { subject: string; id?: string; group?: string }): boolean =>
  (group === undefined || subject === 'unit') && (id === undefined || subject !== 'city');

const figuresSchema = z
  .strictObject(question)
  .refine(laterThanFrom, { path: ['to'] })
  .refine(consistent, { path: ['subject'] });
export type FiguresQuery = z.infer<typeof figuresSchema>;

const recordsSchema = z
  .strictObject({
    ...question,
    /** `rest`: of the denominator what is not in the numerator */
    part: z.enum(['numerator', 'denominator', 'rest']).default('denominator'),
    pagination: pagingOf(pageSchemaOf(500, 100)),
  })
  .refine(laterThanFrom, { path: ['to'] })
  .refine(consistent, { path: ['subject'] });
export type RecordsQuery = z.infer<typeof recordsSchema>;

const measureCode = z.enum(Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]);
const amount = z.union([z.number(), z.string()]).nullable().meta({ 'x-graphql': 'JSON' });

const figureAnswer = z
  .strictObject({
    code: measureCode,
    name: z.string(),
    numerator: amount,
    denominator: amount,
    value: z.string().nullable().meta({ description: 'Four decimals; null is 不参评' }),
    lowerIsBetter: z.boolean(),
    leftOut: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Enterprises or projects that lack what it is computed from' }),
    withheld: z.literal(true).optional().meta({ description: 'The reader may not know it yet' }),
  })
  .meta({
    id: 'Measure',
    description: 'One measure of one subject. Sums of money are exact decimals in texts, counts are numbers',
    'x-graphql': 'Measure',
  });
export type Figure = z.infer<typeof figureAnswer>;

const subjectFigures = z
  .strictObject({
    subject: z.enum(SUBJECTS),
    id: documentIdAnswer.nullable(),
    name: z.string(),
    measures: z.array(figureAnswer),
  })
  .meta({ id: 'SubjectMeasures', 'x-graphql': 'SubjectMeasures' });
export type SubjectFigures = z.infer<typeof subjectFigures>;

const textOrNull = z.string().nullable();
const issueRecord = z
  .strictObject({
    documentId: documentIdAnswer,
    number: z.string(),
    title: z.string(),
    stage: z.enum(STAGES),
    unit: namedAnswer.nullable(),
    at: instantAnswer,
  })
  .meta({ id: 'IssueRecord' });
const owed = {
  type: z.enum(DUTY_TYPES),
  period: z.string(),
  planDate: dateAnswer,
  dueAt: instantAnswer,
  group: textOrNull,
};
const dutyRecord = z
  .strictObject({
    ...owed,
    documentId: documentIdAnswer,
    fulfilledAt: instantAnswer.nullable(),
    department: textOrNull,
    enterprise: textOrNull,
    leader: textOrNull.optional(),
    issue: z.strictObject({ documentId: documentIdAnswer, number: z.string(), title: z.string() }).nullable(),
  })
  .meta({ id: 'DutyRecord' });
/** Duties of leaders, for readers to whom they are not named. */
const unnamedDutyRecord = z.strictObject(owed).meta({ id: 'UnnamedDutyRecord' });
const mechanismRecord = z
  .strictObject({ item: textOrNull, name: textOrNull, met: z.boolean(), department: namedAnswer })
  .meta({ id: 'MechanismRecord' });
const enterpriseRecord = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    aboveScaleSince: dateAnswer.nullable().optional(),
    numerator: z.string().optional(),
    denominator: textOrNull.optional(),
  })
  .meta({ id: 'EnterpriseRecord' });
const day = dateAnswer.nullable();
const projectRecord = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    plannedConstructionStart: day,
    actualConstructionStart: day,
    plannedProductionStart: day,
    actualProductionStart: day,
    enterprise: namedAnswer,
    numerator: z.string().optional(),
    denominator: textOrNull.optional(),
  })
  .meta({ id: 'ProjectRecord' });

export const recordAnswer = z
  .union([issueRecord, dutyRecord, unnamedDutyRecord, mechanismRecord, enterpriseRecord, projectRecord])
  .meta({
    id: 'MeasureRecord',
    description: 'A record behind a figure: an issue, a duty, an enterprise or a project',
    'x-graphql': 'JSON',
  });

/** A page of the records that the asker sees, and how many more the figure counts. */
export const recordsMeta = z.strictObject({
  pagination: paginationAnswer,
  notVisible: z.int().min(0).meta({ description: '另有 N 条不在可见范围' }),
});

export const measureCalls = callsOf('assessment', {
  figures: defineCall({
    method: 'GET',
    path: '/measures',
    reads: 'replica',
    summary: { zh: '指标', en: 'Every measure with numerator, denominator and value' },
    who: 'signed-in',
    query: figuresSchema,
    answer: z.strictObject({
      data: z.array(subjectFigures),
      meta: z.strictObject({
        from: dateAnswer,
        to: dateAnswer,
        cutOff: instantAnswer,
        timeZone: z.literal('Asia/Shanghai'),
      }),
    }),
    examples: { query: { subject: 'city', from: '2026-01-01', to: '2026-07-01' } },
    graphql: { kind: 'query', name: 'measures' },
  }),
  download: defineCall({
    method: 'GET',
    path: '/measures/export.xlsx',
    reads: 'replica',
    summary: { zh: '导出指标', en: 'The same figures as a sheet' },
    who: 'signed-in',
    query: figuresSchema,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    examples: { query: { subject: 'group', from: '2026-01-01', to: '2026-07-01' } },
  }),
  records: defineCall({
    method: 'GET',
    path: '/measures/:code/records',
    reads: 'replica',
    summary: { zh: '指标明细', en: 'The records behind a figure' },
    who: 'signed-in',
    params: { code: measureCode },
    query: recordsSchema,
    answer: z.strictObject({
      data: z.array(recordAnswer),
      meta: recordsMeta,
    }),
    examples: { query: { subject: 'city', from: '2026-01-01', to: '2026-07-01', part: 'numerator' } },
    graphql: { kind: 'query', name: 'measureRecords', page: 'MeasureRecords' },
  }),
});
