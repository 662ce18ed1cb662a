import { z } from 'zod';
import {
  dataOf,
  dateAnswer,
  documentIdAnswer,
  instantAnswer,
  listOf,
  pageOf,
  paginationAnswer,
} from './answers';
import { MEMBERS, callsOf, defineCall } from './define-call';
import { dateSchema, documentIdSchema, textSchema } from './inputs';
import { pageSchemaOf, pagingOf } from './paging';

/** Calls on policies (§一): the enterprises that they fit, and those that were told. */

const policyPage = pageSchemaOf(500, 100);
export type PolicyPage = z.output<typeof policyPage>;

/** Which of a policy's enterprises are asked for. */
const matchesSchema = z.strictObject({
  told: z.enum(['yes', 'no']).optional(),
  pagination: pagingOf(policyPage),
});
export type MatchesQuery = z.infer<typeof matchesSchema>;

/** Delivery of a policy: the enterprises told, the date and the result. */
const deliverySchema = z.strictObject({
  enterprises: z.array(documentIdSchema).min(1).max(500),
  date: dateSchema.optional(),
  result: textSchema(2000).optional(),
});
export type DeliveryInput = z.infer<typeof deliverySchema>;

const textOrNull = z.string().nullable();

/** An enterprise that a policy fits, or that was told of it. */
const match = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    industry: textOrNull,
    scale: textOrNull,
    group: textOrNull,
    /**
     * false when the enterprise was told, and would not be today: its industry or scale has changed, or the policy
     * has run out
     */
    fits: z.boolean(),
    /** when the enterprise was told, and what came of it */
    deliveredAt: instantAnswer.nullable(),
    result: textOrNull,
  })
  .meta({ id: 'PolicyMatch' });
export type Match = z.infer<typeof match>;

const policyLine = z
  .strictObject({
    documentId: documentIdAnswer,
    title: z.string(),
    issuingBody: textOrNull,
    documentNumber: textOrNull,
    summary: textOrNull,
    industries: z.array(z.string()).nullable(),
    scales: z.array(z.string()).nullable(),
    validFrom: dateAnswer.nullable(),
    validUntil: dateAnswer.nullable(),
    state: z.enum(['ahead', 'in-force', 'expired']),
    /** enterprises that the asker sees: those listed, and those of them that were told */
    enterprises: z.int().min(0),
    told: z.int().min(0),
  })
  .meta({ id: 'PolicyLine' });
export type PolicyLine = z.infer<typeof policyLine>;

const fittingPolicy = z
  .strictObject({
    documentId: documentIdAnswer,
    title: z.string(),
    issuingBody: textOrNull,
    documentNumber: textOrNull,
    validUntil: dateAnswer.nullable(),
    deliveredAt: instantAnswer.nullable(),
    result: textOrNull,
  })
  .meta({ id: 'FittingPolicy' });

/**
 * A unit reads neither industry nor scale of an enterprise; which policies fit it would tell both. An account without a
 * membership sees no policy and no enterprise.
 */
const READS_FIT = MEMBERS.filter((kind) => kind !== 'unit');

export const policyCalls = callsOf('policies', {
  list: defineCall({
    method: 'GET',
    path: '/policies',
    summary: { zh: '惠企政策及适用企业数', en: 'Policies, with how many enterprises they are for' },
    who: MEMBERS,
    query: z.strictObject({ pagination: pagingOf(policyPage) }),
    answer: pageOf(policyLine),
  }),
  matches: defineCall({
    method: 'GET',
    path: '/policies/:documentId/matches',
    summary: { zh: '政策适用的企业', en: 'The enterprises that a policy is for, and which were told' },
    who: READS_FIT,
    query: matchesSchema,
    answer: z.strictObject({
      data: z.array(match),
      meta: z.strictObject({ policy: policyLine, pagination: paginationAnswer }),
    }),
  }),
  deliver: defineCall({
    method: 'POST',
    path: '/policies/:documentId/deliveries',
    summary: { zh: '登记政策告知', en: 'Record that enterprises were told, and what came of it' },
    who: READS_FIT,
    data: deliverySchema,
    answer: dataOf(z.strictObject({ delivered: z.int().min(0), updated: z.int().min(0) })),
    examples: { data: { enterprises: ['v5k2c8q0x7d1m4s9t3b6n0fa'], date: '2026-09-01', result: '已申报' } },
  }),
  ofEnterprise: defineCall({
    method: 'GET',
    path: '/enterprises/:documentId/policies',
    summary: { zh: '适用于企业的政策', en: 'The policies in force that are for an enterprise' },
    who: READS_FIT,
    answer: listOf(fittingPolicy),
  }),
});
