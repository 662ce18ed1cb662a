import { z } from 'zod';
import { dataOf } from './answers';
import { HOUSEKEEPERS, callsOf, defineCall } from './define-call';
import { dateSchema, textSchema } from './inputs';

/** The call that enters a year of the calendar (spec: clock). */

/**
 * A year's arrangement of holidays as the State Council's notice gives it: its New Year may begin in the year
 * before, and its last make-up day lie in the year after.
 */
const calendarSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  noticeNumber: textSchema(100),
  days: z
    .array(
      z.strictObject({
        date: dateSchema,
        kind: z.enum(['holiday', 'workday']),
        name: textSchema(50).optional(),
      }),
    )
    .min(1)
    .max(120),
});
export type CalendarInput = z.infer<typeof calendarSchema>;

export const calendarCalls = callsOf('organisation', {
  enterCalendar: defineCall({
    method: 'POST',
    path: '/calendar',
    summary: { zh: '录入工作日历', en: 'Enter a year of the calendar' },
    who: HOUSEKEEPERS,
    data: calendarSchema,
    answer: dataOf(
      z.strictObject({
        year: z.int(),
        days: z.int().min(1),
        /** issues whose dues moved */
        recomputed: z.int().min(0),
      }),
    ),
    examples: {
      data: {
        year: 2027,
        noticeNumber: '国办发明电〔2026〕1号',
        days: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
      },
    },
  }),
});
