import { z } from 'zod';
import { ASSESSED, EXCLUSIONS, HEADINGS, PEER_SETS, type SchemeProblem } from '../domain/assessment';
import { MEASURES, type MeasureCode } from '../domain/measures';
import { dataOf, dateAnswer, documentIdAnswer, instantAnswer, namedAnswer } from './answers';
import { callsOf, defineCall } from './define-call';
import { dateSchema, documentIdSchema, evidenceSchema, textSchema } from './inputs';
import { recordAnswer, recordsMeta } from './measures';
import { pageSchemaOf, pagingOf } from './paging';

/** Inputs of the calls on schemes and assessments (plan §五). */

/** Points with at most two decimals, as a number or a text. */
const pointsSchema = z
  .union([z.number(), z.string()])
  .transform(String)
  .refine((text) => /^-?\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) !== 0, {
    message: 'invalid-points',
  });

const later = ({ from, to }: { from: string; to: string }): boolean => from < to;
const period = { from: dateSchema, to: dateSchema };

export const previewSchema = z
  .strictObject({ ...period, group: documentIdSchema.optional() })
  .refine(later, { path: ['to'] });
export type PreviewInput = z.infer<typeof previewSchema>;

export const putInForceSchema = z.strictObject({ reason: textSchema(2000).optional() });

export const computeSchema = z
  .strictObject({ scheme: documentIdSchema, ...period, group: documentIdSchema.optional() })
  .refine(later, { path: ['to'] });
export type ComputeInput = z.infer<typeof computeSchema>;

export const adjustmentSchema = z.strictObject({
  subject: documentIdSchema,
  points: pointsSchema,
  reason: textSchema(2000),
  document: textSchema(200),
});
export type AdjustmentInput = z.infer<typeof adjustmentSchema>;

export const approveSchema = z.strictObject({
  approver: textSchema(50).optional(),
  evidence: evidenceSchema.optional(),
});
export type ApproveInput = z.infer<typeof approveSchema>;

export const objectionSchema = z.strictObject({
  subject: documentIdSchema,
  reason: textSchema(5000),
  attachments: z.array(documentIdSchema).max(20).optional(),
});
export type ObjectionInput = z.infer<typeof objectionSchema>;

export const decisionSchema = z.strictObject({
  result: z.enum(['upheld', 'recomputed']),
  reason: textSchema(5000),
});
export type DecisionInput = z.infer<typeof decisionSchema>;

const measureCode = z.enum(Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]);

export const cellRecordsSchema = z.strictObject({
  subject: documentIdSchema,
  measure: measureCode,
  /** `rest`: of the denominator what is not in the numerator */
  part: z.enum(['numerator', 'denominator', 'rest']).default('denominator'),
  pagination: pagingOf(pageSchemaOf(500, 100)),
});
export type CellRecordsQuery = z.infer<typeof cellRecordsSchema>;

// Answers ---------------------------------------------------------------------------------------------

const amount = z.union([z.number(), z.string()]).nullable().meta({ 'x-graphql': 'JSON' });
const decimal = z.string().nullable();
const instant = instantAnswer.nullable();
const subjectAnswer = z
  .strictObject({ documentId: documentIdAnswer, name: z.string(), code: z.string() })
  .meta({ id: 'AssessmentSubject', 'x-graphql': 'AssessmentSubject' });
const department = namedAnswer.meta({ id: 'AssessmentDepartment', 'x-graphql': 'AssessmentDepartment' });
const file = namedAnswer.meta({ id: 'AssessmentFile', 'x-graphql': 'AssessmentFile' });

export const cellAnswer = z
  .strictObject({
    heading: z.enum(HEADINGS),
    measure: measureCode,
    weight: z.string(),
    numerator: amount,
    denominator: amount,
    value: decimal,
    points: decimal,
  })
  .meta({ id: 'AssessmentCell', 'x-graphql': 'AssessmentCell' });
export type CellAnswer = z.infer<typeof cellAnswer>;

export const rowAnswer = z
  .strictObject({
    subject: subjectAnswer,
    peerSet: z.enum(PEER_SETS),
    issues: z.int(),
    cells: z.array(cellAnswer),
    parts: z
      .array(
        z
          .strictObject({
            group: department,
            issues: z.int(),
            total: z.string(),
            source: z.enum(['published', 'computed']),
          })
          .meta({ id: 'AssessmentPart', 'x-graphql': 'AssessmentPart' }),
      )
      .optional(),
    adjustments: z.string(),
    total: decimal,
    rank: z.int().nullable(),
    grade: z.string().nullable(),
    excluded: z.enum(EXCLUSIONS).nullable(),
  })
  .meta({ id: 'AssessmentRow', 'x-graphql': 'AssessmentRow' });
export type RowAnswer = z.infer<typeof rowAnswer>;

const schemeRef = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    version: z.int(),
    assesses: z.enum(ASSESSED),
  })
  .meta({ id: 'AssessmentSchemeVersion', 'x-graphql': 'AssessmentSchemeVersion' });

export const differenceAnswer = z
  .strictObject({
    subject: subjectAnswer,
    measure: measureCode.nullable(),
    field: z.enum(['value', 'points', 'total', 'rank', 'excluded', 'present']),
    before: amount,
    now: amount,
  })
  .meta({ id: 'AssessmentDifference', 'x-graphql': 'AssessmentDifference' });
export type DifferenceAnswer = z.infer<typeof differenceAnswer>;

export const ASSESSMENT_STATES = ['computed', 'approved', 'published', 'final'] as const;

export const assessmentAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    state: z.enum(ASSESSMENT_STATES),
    scheme: schemeRef,
    from: dateAnswer,
    to: dateAnswer,
    period: z.string(),
    group: department.nullable(),
    rows: z.array(rowAnswer),
    revised: z.boolean(),
    adjustmentLimit: z.string(),
    adjustments: z.array(
      z
        .strictObject({
          documentId: documentIdAnswer,
          subject: department,
          points: z.string(),
          reason: z.string(),
          document: z.string(),
          enteredBy: z.string(),
          enteredAt: instantAnswer,
        })
        .meta({ id: 'AssessmentAdjusted', 'x-graphql': 'AssessmentAdjusted' }),
    ),
    objections: z.array(
      z
        .strictObject({
          documentId: documentIdAnswer,
          subject: department,
          state: z.enum(['open', 'upheld', 'recomputed']),
          reason: z.string(),
          attachments: z.array(file),
          raisedBy: z.string(),
          raisedAt: instantAnswer,
          decision: z.string().nullable(),
          decidedBy: z.string().nullable(),
          decidedAt: instant,
          changes: z.array(differenceAnswer),
        })
        .meta({ id: 'AssessmentObjected', 'x-graphql': 'AssessmentObjected' }),
    ),
    computedAt: instantAnswer,
    computedBy: z.string(),
    approver: z.string().nullable(),
    approvedAt: instant,
    /** what was signed, when the office entered the approval */
    scan: z.array(file),
    madePublicAt: instant,
    objectionsUntil: instant,
    finalisedAt: instant,
    allowed: z.array(z.string()),
  })
  .meta({ id: 'AssessmentTable', 'x-graphql': 'AssessmentTable' });
export type AssessmentAnswer = z.infer<typeof assessmentAnswer>;

export const assessmentLine = z
  .strictObject({
    documentId: documentIdAnswer,
    state: z.enum(ASSESSMENT_STATES),
    scheme: schemeRef,
    from: dateAnswer,
    to: dateAnswer,
    period: z.string(),
    group: department.nullable(),
    subjects: z.int(),
    computedAt: instantAnswer,
    madePublicAt: instant,
    openObjections: z.int(),
  })
  .meta({ id: 'AssessmentLine', 'x-graphql': 'AssessmentLine' });
export type AssessmentLine = z.infer<typeof assessmentLine>;

export const previewAnswer = z
  .strictObject({
    scheme: schemeRef,
    from: dateAnswer,
    to: dateAnswer,
    rows: z.array(rowAnswer),
    inForce: z
      .strictObject({ scheme: schemeRef, rows: z.array(rowAnswer) })
      .meta({ id: 'AssessmentInForce', 'x-graphql': 'AssessmentInForce' })
      .nullable(),
  })
  .meta({ id: 'AssessmentPreview', 'x-graphql': 'AssessmentPreview' });
export type PreviewAnswer = z.infer<typeof previewAnswer>;

export const comparisonAnswer = z
  .strictObject({
    differences: z.array(differenceAnswer),
    rows: z.array(rowAnswer),
  })
  .meta({ id: 'AssessmentComparison', 'x-graphql': 'AssessmentComparison' });
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;

export const schemeAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    version: z.int(),
    state: z.enum(['draft', 'in-force', 'retired']),
  })
  .meta({ id: 'AssessmentSchemeState', 'x-graphql': 'AssessmentSchemeState' });
export type SchemeAnswer = z.infer<typeof schemeAnswer>;

// The calls -------------------------------------------------------------------------------------------

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXAMPLE = 'v5k2c8q0x7d1m4s9t3b6n0fa';
const table = dataOf(assessmentAnswer);
/** Whether the caller is the assessor of this table is checked once it has been found. */
const ASSESSORS = 'signed-in';

export const assessmentCalls = callsOf('assessments', {
  putInForce: defineCall({
    method: 'POST',
    path: '/assessment-schemes/:documentId/put-in-force',
    summary: { zh: '施行考核方案', en: 'Put a scheme in force' },
    who: ASSESSORS,
    data: putInForceSchema,
    dataOptional: true,
    answer: dataOf(schemeAnswer),
    examples: { data: { reason: '机制建设之年' } },
    graphql: { kind: 'mutation', name: 'putAssessmentSchemeInForce' },
  }),
  newVersion: defineCall({
    method: 'POST',
    path: '/assessment-schemes/:documentId/new-version',
    summary: { zh: '起草考核方案的新版本', en: 'A draft of the next version of a scheme' },
    who: ASSESSORS,
    answer: dataOf(schemeAnswer),
    status: 201,
    graphql: { kind: 'mutation', name: 'newAssessmentSchemeVersion' },
  }),
  preview: defineCall({
    method: 'POST',
    path: '/assessment-schemes/:documentId/preview',
    summary: { zh: '试算，不保存', en: 'What a scheme would give; stores nothing' },
    who: ['office', 'group'],
    data: previewSchema,
    answer: dataOf(previewAnswer),
    examples: { data: { from: '2026-01-01', to: '2026-07-01' } },
    graphql: { kind: 'mutation', name: 'previewAssessmentScheme' },
  }),
  compute: defineCall({
    method: 'POST',
    path: '/assessments',
    summary: { zh: '测算考核', en: 'Compute an assessment' },
    who: ['office', 'group'],
    data: computeSchema,
    answer: table,
    status: 201,
    examples: { data: { scheme: EXAMPLE, from: '2026-01-01', to: '2026-07-01' } },
    graphql: { kind: 'mutation', name: 'computeAssessment' },
  }),
  list: defineCall({
    method: 'GET',
    path: '/assessments',
    summary: { zh: '考核列表', en: 'The assessments that the caller sees' },
    who: ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'head', 'super'],
    answer: z.strictObject({ data: z.array(assessmentLine) }),
    graphql: { kind: 'query', name: 'assessmentLines' },
  }),
  read: defineCall({
    method: 'GET',
    path: '/assessments/:documentId',
    summary: { zh: '考核结果', en: 'The table of an assessment' },
    who: 'signed-in',
    answer: table,
    graphql: { kind: 'query', name: 'assessmentTable' },
  }),
  compare: defineCall({
    method: 'GET',
    path: '/assessments/:documentId/compare',
    summary: { zh: '与现在的数据比较', en: 'The table computed now against the one that holds' },
    who: 'signed-in',
    answer: dataOf(comparisonAnswer),
    graphql: { kind: 'query', name: 'assessmentComparison' },
  }),
  download: defineCall({
    method: 'GET',
    path: '/assessments/:documentId/export.xlsx',
    summary: { zh: '导出考核结果', en: 'The table as a sheet' },
    who: 'signed-in',
    answer: { file: XLSX },
  }),
  records: defineCall({
    method: 'GET',
    path: '/assessments/:documentId/records',
    summary: { zh: '考核得分的明细', en: 'The records behind a cell' },
    who: 'signed-in',
    query: cellRecordsSchema,
    answer: z.strictObject({
      data: z.array(recordAnswer),
      meta: recordsMeta,
    }),
    examples: { query: { subject: EXAMPLE, measure: 'closure_rate', part: 'numerator' } },
    graphql: { kind: 'query', name: 'assessmentRecords', page: 'AssessmentRecords' },
  }),
  adjust: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/adjustments',
    summary: { zh: '加减分', en: 'Add points to a subject or take them away' },
    who: ASSESSORS,
    data: adjustmentSchema,
    answer: table,
    examples: {
      data: { subject: EXAMPLE, points: '1.50', reason: '承办全省现场会', document: '示例政办〔2026〕1号' },
    },
    graphql: { kind: 'mutation', name: 'adjustAssessment' },
  }),
  approve: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/approve',
    summary: { zh: '审定考核结果', en: 'Approve the table' },
    who: ASSESSORS,
    data: approveSchema,
    dataOptional: true,
    answer: table,
    examples: { data: {} },
    graphql: { kind: 'mutation', name: 'approveAssessment' },
  }),
  publish: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/publish',
    summary: { zh: '晾晒', en: 'Make the table public' },
    who: ASSESSORS,
    answer: table,
    graphql: { kind: 'mutation', name: 'publishAssessment' },
  }),
  object: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/objections',
    summary: { zh: '提出异议', en: 'Object to a published table' },
    who: ASSESSORS,
    data: objectionSchema,
    answer: table,
    status: 201,
    examples: { data: { subject: EXAMPLE, reason: '一件诉求已按期反馈，未计入' } },
    graphql: { kind: 'mutation', name: 'objectToAssessment' },
  }),
  decide: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/objections/:objection/decide',
    summary: { zh: '答复异议', en: 'Decide an objection' },
    who: ASSESSORS,
    data: decisionSchema,
    answer: table,
    examples: { data: { result: 'upheld', reason: '经核实，反馈晚于时限' } },
    graphql: { kind: 'mutation', name: 'decideAssessmentObjection' },
  }),
  finalise: defineCall({
    method: 'POST',
    path: '/assessments/:documentId/finalise',
    summary: { zh: '定案', en: 'Make the table final' },
    who: ASSESSORS,
    answer: table,
    graphql: { kind: 'mutation', name: 'finaliseAssessment' },
  }),
});

/** Messages for each reason that keeps a scheme from being put in force. */
export const SCHEME_PROBLEMS: Readonly<Record<SchemeProblem['code'], { zh: string; en: string }>> = {
  WEIGHTS_NOT_100: { zh: '权重合计为 {total}，应为 100', en: 'The weights add up to {total}, not to 100' },
  FLOOR_EQUALS_TARGET: { zh: '满分值不得等于起分值', en: 'Floor and target must differ' },
  TARGET_BELOW_FLOOR: {
    zh: '该指标越高越好，满分值应高于起分值',
    en: 'Higher is better: the target must lie above the floor',
  },
  TARGET_ABOVE_FLOOR: {
    zh: '该指标越低越好，满分值应低于起分值',
    en: 'Lower is better: the target must lie below the floor',
  },
  MEASURE_TWICE: { zh: '同一指标出现两次', en: 'A measure stands twice' },
  MEASURE_NOT_COUNTED: {
    zh: '该指标不适用于这类考核对象',
    en: 'This measure is not counted of such subjects',
  },
  NO_INDICATORS: { zh: '没有指标', en: 'There are no indicators' },
  WEIGHT_NOT_POSITIVE: { zh: '权重应大于 0', en: 'A weight must be above 0' },
  GRADES_NOT_FALLING: { zh: '等次的分数线应由高到低', en: 'Grades must fall' },
  OUT_OF_RANGE: { zh: '超出范围', en: 'Out of range' },
  FORM_OVER_LIMIT: {
    zh: '会办、报告、平台运用、机制等过程性指标权重合计 {weight}，超过 {limit}，须说明理由',
    en: 'Measures of form weigh {weight}, more than {limit}: a reason is needed',
  },
};
