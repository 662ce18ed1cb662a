import { z } from 'zod';
import { documentIdAnswer, instantAnswer, paginationAnswer } from './answers';
import { OVERSEERS, callsOf, defineCall } from './define-call';
import { pageSchema, pagingOf } from './paging';

const retentionAnswer = z
  .strictObject({
    enterprise: z.strictObject({ documentId: documentIdAnswer, name: z.string() }),
    since: instantAnswer.meta({
      description: 'when the last thing between the city and the enterprise ended; the years run from here',
    }),
    dueAt: instantAnswer.nullable().meta({ description: 'null while no years are set or asked' }),
    due: z.boolean().meta({ description: 'erased at the next daily sweep, if these years are set' }),
    unpacked: z
      .int()
      .min(0)
      .meta({ description: 'finished issues that have to be packed for the archive first' }),
    fields: z.array(z.enum(['contactName', 'contactPhone', 'contactEmail'])),
    intakes: z.int().min(0).meta({ description: 'entries of the intake whose sender is erased' }),
    people: z
      .int()
      .min(0)
      .meta({ description: 'staff members of the enterprise whose phone and e-mail are erased' }),
  })
  .meta({ id: 'Retention' });
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

/** The calls on letting finished work go to the archive (spec: operations, keeping and letting go). */
export const archiveCalls = callsOf('archive', {
  issue: defineCall({
    method: 'GET',
    path: '/issues/:documentId/archive.zip',
    summary: {
      zh: '诉求归档包：台账、公文、附件、元数据、台账证明；同一状态重复生成的，逐字节相同',
      en: 'The archive package of a finished issue; of the same state always the same bytes',
    },
    who: ['office', 'auditor', 'head'],
    answer: { file: 'application/zip' },
  }),
  retention: defineCall({
    method: 'GET',
    path: '/retention',
    summary: {
      zh: '联系信息清除预览：哪些企业的联系信息到期、还有什么未归档',
      en: 'Preview: whose contact data is erased when, by the years that are set or that are asked',
    },
    who: OVERSEERS,
    query: z.strictObject({
      years: z.coerce.number().int().min(1).max(50).optional(),
      pagination: pagingOf(pageSchema),
    }),
    answer: z.strictObject({
      data: z.array(retentionAnswer),
      meta: z.strictObject({
        pagination: paginationAnswer,
        years: z.int().nullable().meta({ description: 'that the office has set; null: nothing is erased' }),
        asked: z.int().nullable().meta({ description: 'for which this list is made' }),
        due: z.int().min(0),
        held: z
          .int()
          .min(0)
          .meta({ description: 'due by their years, but with issues that have not been packed' }),
        erased: z.int().min(0).meta({ description: 'enterprises whose contact data has been erased so far' }),
      }),
    }),
    examples: { query: { years: 5 } },
  }),
});
