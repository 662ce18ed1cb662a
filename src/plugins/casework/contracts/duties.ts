import { z } from 'zod';
import { DUTY_STATES, DUTY_TYPES } from '../domain/duties';
import { dataOf, dateAnswer, documentIdAnswer, instantAnswer, listOf, pageOf } from './answers';
import { callsOf, defineCall } from './define-call';
import { dateSchema, documentIdSchema, textSchema } from './inputs';
import { pageSchemaOf, pagingOf } from './paging';

/** The calls on duties (§三, §四.5–7): the calendar, the lists, and the office's waiving. */

const several = <T extends z.ZodType>(schema: T, most: number) =>
  z.preprocess((v) => (typeof v === 'string' ? [v] : v), z.array(schema).max(most)).optional();

/** Which duties are asked for. Dates are those of the plan or after 顺延: a range shows what falls on either. */
const which = {
  /** mine: what I owe; group: all of my group's, its units' and leaders' too; all: all that I see */
  scope: z.enum(['mine', 'group', 'all']).default('mine'),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  type: several(z.enum(DUTY_TYPES), 20),
  state: several(z.enum(DUTY_STATES), 10),
  group: documentIdSchema.optional(),
  department: documentIdSchema.optional(),
  leader: documentIdSchema.optional(),
  enterprise: documentIdSchema.optional(),
};

const calendarSchema = z.strictObject(which);
export type CalendarQuery = z.infer<typeof calendarSchema>;

export const listSchema = z.strictObject({
  ...which,
  /** the day on which duties are due, after 顺延 */
  day: dateSchema.optional(),
  pagination: pagingOf(pageSchemaOf(500, 100)),
});
export type ListQuery = z.infer<typeof listSchema>;

/** Why a duty is waived, and who approved it. */
const waiveSchema = z.strictObject({ reason: textSchema(2000), approver: textSchema(50) });
export type WaiveInput = z.infer<typeof waiveSchema>;

export const dutyItem = z
  .strictObject({
    documentId: documentIdAnswer,
    type: z.enum(DUTY_TYPES),
    period: z.string(),
    state: z.enum(DUTY_STATES),
    planDate: dateAnswer,
    dueAt: instantAnswer,
    /** the due after 顺延, as a date */
    dueDate: dateAnswer,
    provisional: z.boolean(),
    fulfilledAt: instantAnswer.nullable(),
    department: z.string().nullable(),
    group: z.string().nullable(),
    leader: z.string().nullable(),
    enterprise: z.string().nullable(),
    issue: z.strictObject({ documentId: documentIdAnswer, number: z.string(), title: z.string() }).nullable(),
    waived: z.strictObject({ at: instantAnswer, reason: z.string(), approver: z.string() }).nullable(),
  })
  .meta({ id: 'DutyItem' });
export type DutyItem = z.infer<typeof dutyItem>;

/** Duties due on a day, by type: the number in each state, and the duty itself where it is the only one. */
const calendarEntry = z
  .strictObject({
    day: dateAnswer,
    type: z.enum(DUTY_TYPES),
    planDate: dateAnswer,
    total: z.int().min(0),
    states: z.partialRecord(z.enum(DUTY_STATES), z.int().min(0)),
    only: dutyItem.nullable(),
  })
  .meta({ id: 'DutyCalendarEntry' });
export type CalendarEntry = z.infer<typeof calendarEntry>;

export const dutyCalls = callsOf('duties', {
  list: defineCall({
    method: 'GET',
    path: '/duties',
    summary: { zh: '工作任务', en: 'Duties with both dates and their state, as the caller sees them' },
    who: 'signed-in',
    query: listSchema,
    answer: pageOf(dutyItem),
  }),
  calendar: defineCall({
    method: 'GET',
    path: '/duties/calendar',
    summary: { zh: '工作任务月历', en: 'How many duties fall due on which day, by type' },
    who: 'signed-in',
    query: calendarSchema,
    answer: listOf(calendarEntry),
  }),
  waive: defineCall({
    method: 'POST',
    path: '/duties/:documentId/waive',
    summary: { zh: '免除任务', en: 'Waive a duty: out of the denominator, still listed' },
    who: ['office'],
    sightFirst: true,
    data: waiveSchema,
    answer: dataOf(
      z.strictObject({
        documentId: documentIdAnswer,
        state: z.literal('waived'),
        waivedAt: instantAnswer,
        reason: z.string(),
        approver: z.string(),
      }),
    ),
    examples: { data: { reason: '企业停产检修，走访改期', approver: '示例主任' } },
  }),
});
