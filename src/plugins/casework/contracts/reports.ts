import { z } from 'zod';
import { REPORT_LIFE, stateNames } from '../domain/life';
import { MEASURES, type MeasureCode } from '../domain/measures';
import { STAGES } from '../domain/lifecycle';
import { REPORT_KINDS } from '../domain/reports';
import { dataOf, documentIdAnswer, instantAnswer } from './answers';
import { callsOf, defineCall, OVERSEERS } from './define-call';
import { documentIdSchema, textSchema } from './inputs';

/** The calls on reports (§四.7). */

/** The report asked for: its kind, its period and, for a brief, its leader. */
const draftSchema = z.strictObject({
  kind: z.enum(['unit', 'group', 'brief', 'office']),
  period: z.string().max(10),
  leader: documentIdSchema.optional(),
});
export type DraftInput = z.infer<typeof draftSchema>;

const text = textSchema(10_000).optional();

const shown = z.string().max(20_000).nullish();

/** The edited sections of a draft; `opened` holds the values that the editor saw. */
const sectionsSchema = z.strictObject({
  leaderWork: text,
  issues: text,
  measures: text,
  results: text,
  evaluation: text,
  opened: z
    .strictObject({ leaderWork: shown, issues: shown, measures: shown, results: shown, evaluation: shown })
    .optional(),
});
export type SectionsInput = z.infer<typeof sectionsSchema>;

const counted = z.strictObject({ name: z.string(), count: z.int().min(0) });
const textOrNull = z.string().nullable();
const closedIssue = { number: z.string(), title: z.string(), enterprise: z.string() };

/** The data of a report's period (domain/reports). */
const factsAnswer = z
  .strictObject({
    visits: z.array(
      z.strictObject({ leader: z.string(), date: z.string(), enterprises: z.array(z.string()) }),
    ),
    meetings: z.array(
      z.strictObject({ level: z.string(), date: z.string(), leader: textOrNull, items: z.int() }),
    ),
    instructions: z.int(),
    received: z.int(),
    byCategory: z.array(counted),
    open: z.int(),
    byStage: z.array(z.strictObject({ stage: z.enum(STAGES), count: z.int() })),
    openIssues: z.array(z.strictObject({ ...closedIssue, stage: z.enum(STAGES), unit: textOrNull })),
    transfers: z.int(),
    units: z.array(counted),
    followUps: z.int(),
    urges: z.int(),
    escalations: z.array(z.strictObject({ level: z.int(), count: z.int() })),
    reportBacks: z.int(),
    closed: z.int(),
    closedIssues: z.array(z.strictObject(closedIssue)),
    figures: z.array(
      z.strictObject({
        code: z.enum(Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]),
        name: z.string(),
        numerator: z.number(),
        denominator: z.number(),
        /** four decimals, or null for 不参评 */
        value: textOrNull,
      }),
    ),
    /** the lower reports that this report draws on */
    below: z.array(
      z.strictObject({
        name: z.string(),
        period: z.string(),
        measures: z.string(),
        results: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReportFacts' });

const part = {
  documentId: documentIdAnswer,
  kind: z.enum(REPORT_KINDS),
  period: z.string(),
  state: z.enum(stateNames(REPORT_LIFE)),
  version: z.int().min(1),
  author: textOrNull,
  submittedAt: instantAnswer.nullable(),
  leaderWork: textOrNull,
  issues: textOrNull,
  measures: textOrNull,
  results: textOrNull,
  evaluation: textOrNull,
  facts: factsAnswer.nullable(),
  department: textOrNull,
  recipient: textOrNull,
  leader: textOrNull,
  leaderId: documentIdAnswer.nullable(),
  updatedAt: instantAnswer,
};

/** A report as its page shows it, with its extracts. */
const reportAnswer = z
  .strictObject({
    ...part,
    extracts: z.array(z.strictObject(part).meta({ id: 'ReportExtract' })),
  })
  .meta({ id: 'ReportPage' });
export type ReportPage = z.infer<typeof reportAnswer>;

const month = z.string().regex(/^2\d{3}-\d\d$/);
const owedAnswer = z.strictObject({ asked: z.int().min(0), done: z.int().min(0) });

const burdenAnswer = z
  .strictObject({
    data: z.array(
      z
        .strictObject({
          subject: z.strictObject({ documentId: documentIdAnswer, name: z.string(), code: textOrNull }),
          role: z.enum(['group', 'unit']),
          reports: owedAnswer,
          briefs: owedAnswer,
          meetings: owedAnswer,
          followUps: owedAnswer,
          files: z.int().min(0).meta({ description: 'Photos of visits, papers of a unit' }),
          asked: z.int().min(0).meta({ description: 'Reports, briefs, meetings and follow-ups together' }),
        })
        .meta({ id: 'BurdenLine' }),
    ),
    meta: z.strictObject({ month, asked: z.int().min(0) }),
  })
  .meta({ id: 'Burden' });
export type BurdenAnswer = z.infer<typeof burdenAnswer>;

export const reportCalls = callsOf('reports', {
  draft: defineCall({
    method: 'POST',
    path: '/reports',
    summary: { zh: '一键起草报告', en: 'Draft a report from the period’s data' },
    who: 'signed-in',
    data: draftSchema,
    answer: dataOf(reportAnswer),
    status: [201, 200],
    examples: { data: { kind: 'group', period: '2026-09' } },
  }),
  zero: defineCall({
    method: 'POST',
    path: '/reports/zero',
    summary: { zh: '零报告', en: 'A unit without a case in the month says so' },
    who: ['unit'],
    data: z.strictObject({ period: month }),
    answer: dataOf(reportAnswer),
    status: [201, 200],
    examples: { data: { period: '2026-09' } },
  }),
  burden: defineCall({
    method: 'GET',
    path: '/burden',
    summary: { zh: '减负统计', en: 'What is asked of each group and unit in a month' },
    who: OVERSEERS,
    query: z.strictObject({ month }),
    answer: burdenAnswer,
    examples: { query: { month: '2026-09' } },
  }),
  report: defineCall({
    method: 'GET',
    path: '/reports/:documentId',
    summary: { zh: '报告', en: 'A report with its extracts' },
    who: 'signed-in',
    answer: dataOf(reportAnswer),
  }),
  save: defineCall({
    method: 'POST',
    path: '/reports/:documentId/sections',
    summary: { zh: '修改报告草稿', en: 'Edit a draft' },
    who: 'signed-in',
    data: sectionsSchema,
    answer: dataOf(reportAnswer),
    examples: { data: { measures: '本月召开协调会两次。' } },
  }),
  redraft: defineCall({
    method: 'POST',
    path: '/reports/:documentId/redraft',
    summary: { zh: '按最新数据重新起草', en: 'Draft anew' },
    who: 'signed-in',
    dataOptional: true,
    answer: dataOf(reportAnswer),
  }),
  submit: defineCall({
    method: 'POST',
    path: '/reports/:documentId/submit',
    summary: { zh: '报送报告', en: 'Submit a report: nobody changes it any more' },
    who: 'signed-in',
    dataOptional: true,
    answer: dataOf(reportAnswer),
  }),
});
