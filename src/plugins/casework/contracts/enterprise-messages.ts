import { z } from 'zod';
import { documentIdAnswer, dataOf, instantAnswer, namedAnswer, pageOf } from './answers';
import { callsOf, defineCall } from './define-call';
import { documentIdSchema, textSchema } from './inputs';
import { pageSchemaOf, pagingOf } from './paging';

/** What enterprises write on their page outside of an action, and what their group answers (§四.6). */

const messageAnswer = z
  .strictObject({
    id: z.string().meta({ 'x-graphql': 'ID' }),
    enterprise: namedAnswer,
    issue: z.strictObject({ documentId: documentIdAnswer, number: z.string() }).nullable(),
    /** who wrote, with the last digits of the phone */
    contact: z.string(),
    text: z.string(),
    at: instantAnswer,
    answer: z
      .strictObject({ text: z.string(), by: z.string(), who: z.string().nullable(), at: instantAnswer })
      .nullable(),
    /** the asker may answer it now */
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'EnterpriseMessage', 'x-graphql': 'EnterpriseMessage' });
export type MessageOfEnterprise = z.infer<typeof messageAnswer>;

const listSchema = z.strictObject({
  state: z.enum(['waiting', 'all']).default('waiting'),
  enterprise: documentIdSchema.optional(),
  pagination: pagingOf(pageSchemaOf(100, 20)),
});
export type ListMessages = z.output<typeof listSchema>;

export const enterpriseMessageCalls = callsOf('enterprise-messages', {
  list: defineCall({
    method: 'GET',
    path: '/enterprise-messages',
    summary: { zh: '企业留言', en: 'What enterprises have written, what waits for an answer first' },
    who: ['office', 'auditor', 'head', 'group'],
    hidden: true,
    query: listSchema,
    answer: pageOf(messageAnswer),
    graphql: { kind: 'query', name: 'enterpriseMessages', page: 'EnterpriseMessages' },
  }),
  answer: defineCall({
    method: 'POST',
    path: '/enterprise-messages/:message/answer',
    summary: {
      zh: '答复企业留言，显示在企业专属页上',
      en: 'Answer a message; it is shown on the enterprise’s page',
    },
    who: ['office', 'group'],
    sightFirst: true,
    params: { message: z.string().regex(/^[1-9]\d{0,17}$/) },
    data: z.strictObject({ text: textSchema(1000) }),
    answer: dataOf(messageAnswer),
    examples: { data: { text: '工作组本周三上午到现场查看。' } },
    graphql: { kind: 'mutation', name: 'answerEnterpriseMessage' },
  }),
});
