import { z } from 'zod';
import { STAGES } from '../domain/lifecycle';
import { documentIdAnswer, instantAnswer } from './answers';
import { callsOf, defineCall } from './define-call';

/** Events for other systems: the same as are sent to subscriptions, to pull. */

/** A number as text: positions are only compared and handed back. */
const cursorSchema = z.string().regex(/^\d{1,18}$/);

/**
 * CloudEvents 1.0 in JSON. It names ids, the number, the action, stages and times: nothing personal, and nothing
 * of complaints.
 */
export const eventAnswer = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: documentIdAnswer,
    source: z.string(),
    type: z.string().startsWith('qiaomen.issue.'),
    subject: z.string(),
    time: instantAnswer,
    datacontenttype: z.literal('application/json'),
    /** its place among all events */
    sequence: z.string(),
    data: z.strictObject({
      issue: documentIdAnswer,
      number: z.string(),
      action: z.string(),
      /** the entry's number in the issue's ledger */
      entry: z.int().min(1),
      from: z.enum(STAGES).nullable(),
      to: z.enum(STAGES),
      happenedAt: instantAnswer,
      recordedAt: instantAnswer,
      enterprise: documentIdAnswer.nullable(),
      group: documentIdAnswer.nullable(),
      leadUnit: documentIdAnswer.nullable(),
    }),
  })
  .meta({ id: 'CaseEvent', 'x-graphql': 'CaseEvent' });
export type CaseEvent = z.infer<typeof eventAnswer>;

export const eventCalls = callsOf('events', {
  list: defineCall({
    method: 'GET',
    path: '/events',
    summary: {
      zh: '办理事件，按先后分页；after 为上次答复的 cursor',
      en: 'What happened, in order and in pages; `after` is the cursor of the last answer',
    },
    who: ['office', 'auditor', 'head', 'super', 'group'],
    hidden: true,
    query: z.strictObject({
      after: cursorSchema.default('0'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.strictObject({
      data: z.array(eventAnswer),
      meta: z.strictObject({ cursor: cursorSchema, more: z.boolean() }),
    }),
    examples: { query: { after: '0', limit: 100 } },
    graphql: { kind: 'query', name: 'caseEvents', page: 'CaseEvents' },
  }),
});
