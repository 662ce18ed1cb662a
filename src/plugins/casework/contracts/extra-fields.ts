import { z } from 'zod';
import { EXTRA_RECORDS, EXTRA_TYPES, REQUIRED_FROM } from '../domain/extra';
import { documentIdAnswer, listOf } from './answers';
import { callsOf, defineCall } from './define-call';

/** The call by which forms, lists and integrators learn which extra fields 附加项 there are for them. */

export const extraFieldAnswer = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    type: z.enum(EXTRA_TYPES),
    hint: z.string().nullable(),
    options: z.array(z.string()),
    /** of these categories of issues alone; of all when there are none */
    categories: z.array(documentIdAnswer),
    requiredFrom: z.enum(REQUIRED_FROM).nullable(),
    /** a column of the ledgers and exports */
    inLists: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: 'ExtraField', 'x-graphql': 'ExtraFieldOfRecord' });
export type ExtraFieldAnswer = z.infer<typeof extraFieldAnswer>;

export const extraFieldCalls = callsOf('extra-fields', {
  list: defineCall({
    method: 'GET',
    path: '/extra-fields/:record',
    summary: {
      zh: '某类记录的附加项（本人可以查看的）',
      en: 'The extra fields of a kind of record that the caller may read',
    },
    who: 'signed-in',
    params: { record: z.enum(EXTRA_RECORDS) },
    answer: listOf(extraFieldAnswer),
  }),
});
