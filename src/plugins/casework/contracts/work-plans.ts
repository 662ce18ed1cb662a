import { z } from 'zod';
import { DUTY_STATES } from '../domain/duties';
import { dataOf, dateAnswer, documentIdAnswer, instantAnswer, namedAnswer } from './answers';
import { callsOf, defineCall } from './define-call';
import { documentIdSchema, textSchema } from './inputs';

/** The calls on the year's work plans (§三.2). */

const year = z.coerce.number().int().min(2000).max(2999);

/** A plan as it is written; the attachment left out stays, null takes it off. */
const planSchema = z.strictObject({
  year,
  body: textSchema(10_000),
  attachment: documentIdSchema.nullish(),
  /** the values that the editor saw */
  opened: z
    .strictObject({ body: z.string().max(20_000).nullish(), attachment: documentIdSchema.nullish() })
    .optional(),
});
export type PlanInput = z.infer<typeof planSchema>;

const version = {
  documentId: documentIdAnswer,
  version: z.int(),
  submittedAt: instantAnswer.nullable(),
  author: z.string().nullable(),
};
const planVersion = z.strictObject(version).meta({ id: 'PlanVersion' });
export type PlanVersion = z.infer<typeof planVersion>;

/** State of a group's plan of a year, with its drafts and submitted versions, newest first. */
const workPlanLine = z
  .strictObject({
    group: namedAnswer,
    /** null where no plan is owed */
    state: z.enum(DUTY_STATES).nullable(),
    planDate: dateAnswer.nullable(),
    dueDate: dateAnswer.nullable(),
    waived: z.strictObject({ reason: z.string().nullable(), approver: z.string().nullable() }).nullable(),
    plans: z.array(planVersion),
  })
  .meta({ id: 'WorkPlanLine' });
export type WorkPlanLine = z.infer<typeof workPlanLine>;

const workPlanAnswer = z
  .strictObject({
    ...version,
    year: z.int(),
    body: z.string().nullable(),
    group: namedAnswer,
    attachment: namedAnswer.nullable(),
  })
  .meta({ id: 'WorkPlanPage' });
export type WorkPlanPage = z.infer<typeof workPlanAnswer>;

export const workPlanCalls = callsOf('reports', {
  workPlans: defineCall({
    method: 'GET',
    path: '/work-plans',
    summary: { zh: '各工作组年度工作计划', en: 'Who owes a year’s plan, and what there is of it' },
    who: ['office', 'group', 'auditor', 'head', 'super'],
    hidden: true,
    query: z.strictObject({ year: year.optional() }),
    answer: z.strictObject({ data: z.array(workPlanLine), meta: z.strictObject({ year: z.int() }) }),
    examples: { query: { year: 2026 } },
  }),
  writeWorkPlan: defineCall({
    method: 'POST',
    path: '/work-plans',
    summary: { zh: '编写工作计划', en: 'Write the draft of a year’s plan' },
    who: 'signed-in',
    data: planSchema,
    answer: dataOf(workPlanAnswer),
    status: [201, 200],
    examples: { data: { year: 2026, body: '一、走访调研……' } },
  }),
  workPlan: defineCall({
    method: 'GET',
    path: '/work-plans/:documentId',
    summary: { zh: '工作计划', en: 'A work plan' },
    who: 'signed-in',
    answer: dataOf(workPlanAnswer),
  }),
  submitWorkPlan: defineCall({
    method: 'POST',
    path: '/work-plans/:documentId/submit',
    summary: { zh: '报送工作计划', en: 'Submit a work plan: nobody changes it any more' },
    who: 'signed-in',
    dataOptional: true,
    answer: dataOf(
      z.strictObject({ documentId: documentIdAnswer, submittedAt: instantAnswer, version: z.int() }),
    ),
  }),
});
