import { z } from 'zod';
import { INTAKE_LIFE, stateNames } from '../domain/life';
import { CHANNELS, HANDLING_TYPES, KINDS, STAGES } from '../domain/lifecycle';
import { dataOf, documentIdAnswer, instantAnswer, listOf, namedAnswer, pageOf } from './answers';
import { callsOf, defineCall } from './define-call';
import { documentIdSchema, instantSchema, textSchema } from './inputs';
import { issueAnswer } from './issues';
import { pageSchemaOf, pagingOf } from './paging';

/** The calls on 待登记 (§四.1): what came in over a channel, and what becomes of it. */

const files = z.array(documentIdSchema).max(20);
const STATES = stateNames(INTAKE_LIFE);

/**
 * A message handed in by another system or by the office. The enterprise is named by documentId or credit code;
 * without either it is looked up by the sender's phone or e-mail, and the intake stays with the office when none is
 * found.
 */
const receiveSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  source: textSchema(60).optional(),
  outsideNumber: textSchema(100).optional(),
  from: z.strictObject({ name: textSchema(100).optional(), address: textSchema(200).optional() }).optional(),
  receivedAt: instantSchema.optional(),
  subject: textSchema(200),
  text: textSchema(10_000).optional(),
  enterprise: documentIdSchema.optional(),
  creditCode: z.string().max(40).optional(),
  category: documentIdSchema.optional(),
  complaint: z.boolean().optional(),
  attachments: files.optional(),
});
export type ReceiveInput = z.infer<typeof receiveSchema>;

/** A field left out keeps its prefilled value (`prefill`); the receipt and the channel are kept. */
const registerSchema = z.strictObject({
  enterprise: documentIdSchema.optional(),
  title: textSchema(200).optional(),
  description: textSchema(10_000).optional(),
  kind: z.enum(KINDS).optional(),
  category: documentIdSchema.optional(),
  handlingType: z.enum(HANDLING_TYPES).optional(),
});
export type RegisterIntake = z.infer<typeof registerSchema>;

const similarSchema = z.strictObject({
  enterprise: documentIdSchema,
  title: textSchema(200),
  description: textSchema(10_000).optional(),
});
export type SimilarInput = z.infer<typeof similarSchema>;

const fileAnswer = z.strictObject({ documentId: documentIdAnswer, name: z.string() });

const line = {
  documentId: documentIdAnswer,
  state: z.enum(STATES),
  light: z.enum(['red', 'yellow', 'green']).nullable(),
  channel: z.enum(CHANNELS),
  source: z.string().nullable(),
  outsideNumber: z.string().nullable(),
  from: z.strictObject({ name: z.string().nullable(), address: z.string().nullable() }),
  receivedAt: instantAnswer,
  dueAt: instantAnswer,
  subject: z.string(),
  complaint: z.boolean(),
  enterprise: namedAnswer.nullable(),
  /** the group of the enterprise's open pairing */
  group: namedAnswer.nullable(),
  /** the issue made of it, with the stage shown to the enterprise */
  issue: z
    .strictObject({ documentId: documentIdAnswer, number: z.string(), stage: z.enum(STAGES) })
    .nullable(),
};
const intakeLine = z.strictObject(line).meta({ id: 'IntakeLine', 'x-graphql': 'IntakeLine' });
export type IntakeLine = z.infer<typeof intakeLine>;

const prefillAnswer = z.strictObject({
  enterprise: documentIdAnswer.nullable(),
  title: z.string(),
  description: z.string(),
  kind: z.enum(KINDS),
  category: documentIdAnswer.nullable(),
  handlingType: z.enum(HANDLING_TYPES),
});
export type Prefill = z.infer<typeof prefillAnswer>;

const intakeAnswer = z
  .strictObject({
    ...line,
    text: z.string(),
    attachments: z.array(fileAnswer),
    /** the message as it came */
    original: fileAnswer.nullable(),
    /** attachments that were not taken, by name */
    leftOut: z.string().nullable(),
    reason: z.string().nullable(),
    handledAt: instantAnswer.nullable(),
    handledBy: z.string().nullable(),
    /** the steps that the asker may take now */
    allowed: z.array(z.string()),
    /** how the register form is filled in; null when it has been dealt with */
    prefill: prefillAnswer.nullable(),
  })
  .meta({ id: 'Intake', 'x-graphql': 'IntakeDetail' });
export type IntakeDetail = z.infer<typeof intakeAnswer>;

const similarIssue = z
  .strictObject({
    documentId: documentIdAnswer,
    number: z.string(),
    title: z.string(),
    stage: z.enum(STAGES),
    receivedAt: instantAnswer,
    similarity: z.number().min(0).max(1),
  })
  .meta({ id: 'SimilarIssue', 'x-graphql': 'SimilarIssue' });
export type SimilarIssue = z.infer<typeof similarIssue>;

const READERS = ['office', 'auditor', 'head', 'super', 'group'] as const;
const WORKERS = ['office', 'group'] as const;
const ENTERPRISE = 'v5k2c8q0x7d1m4s9t3b6n0fa';

export const intakeCalls = callsOf('intakes', {
  receive: defineCall({
    method: 'POST',
    path: '/intakes',
    summary: {
      zh: '送来一件待登记事项；同一来源、同一编号再次送来的，答复首次的那件',
      en: 'Hand in what came in; the same source and outside number again is answered with the first',
    },
    who: WORKERS,
    data: receiveSchema,
    answer: dataOf(intakeAnswer),
    status: [201, 200],
    examples: {
      data: {
        channel: 'phone',
        source: '12345',
        outsideNumber: '20260901-0001',
        from: { name: '示例企业联系人', address: '0454-0000000' },
        receivedAt: '2026-09-01T09:30:00+08:00',
        subject: '厂区门前道路破损',
        text: '厂区门前道路破损，影响货车通行，请协调修复。',
      },
    },
    graphql: { kind: 'mutation', name: 'receiveIntake' },
  }),
  list: defineCall({
    method: 'GET',
    path: '/intakes',
    summary: { zh: '待登记事项', en: 'What came in, what waits first' },
    who: READERS,
    hidden: true,
    query: z.strictObject({
      state: z.enum([...STATES, 'all']).default('new'),
      pagination: pagingOf(pageSchemaOf(100, 50)),
    }),
    answer: pageOf(intakeLine),
    graphql: { kind: 'query', name: 'receivedIntakes', page: 'ReceivedIntakes' },
  }),
  read: defineCall({
    method: 'GET',
    path: '/intakes/:documentId',
    summary: { zh: '一件待登记事项的状态和内容', en: 'The state of what came in, and its content' },
    who: READERS,
    hidden: true,
    answer: dataOf(intakeAnswer),
    graphql: { kind: 'query', name: 'receivedIntake' },
  }),
  assignEnterprise: defineCall({
    method: 'POST',
    path: '/intakes/:documentId/assign-enterprise',
    summary: { zh: '认定企业', en: 'Name the enterprise that it is from' },
    who: WORKERS,
    sightFirst: true,
    data: z.strictObject({ enterprise: documentIdSchema }),
    answer: dataOf(intakeAnswer),
    examples: { data: { enterprise: ENTERPRISE } },
    graphql: { kind: 'mutation', name: 'assignIntakeEnterprise' },
  }),
  register: defineCall({
    method: 'POST',
    path: '/intakes/:documentId/register',
    summary: { zh: '登记为诉求，时限自企业提出时起算', en: 'Register it as an issue; its receipt is kept' },
    who: WORKERS,
    sightFirst: true,
    data: registerSchema,
    dataOptional: true,
    answer: dataOf(issueAnswer),
    status: 201,
    examples: { data: { title: '厂区门前道路破损' } },
    graphql: { kind: 'mutation', name: 'registerIntake' },
  }),
  attach: defineCall({
    method: 'POST',
    path: '/intakes/:documentId/attach',
    summary: { zh: '并入诉求，作为一条进展记录', en: 'Attach it to an issue of the enterprise, as a note' },
    who: WORKERS,
    sightFirst: true,
    data: z.strictObject({ issue: documentIdSchema }),
    answer: dataOf(intakeAnswer),
    examples: { data: { issue: ENTERPRISE } },
    graphql: { kind: 'mutation', name: 'attachIntake' },
  }),
  dismiss: defineCall({
    method: 'POST',
    path: '/intakes/:documentId/dismiss',
    summary: { zh: '不予登记', en: 'Dismiss it, with the reason' },
    who: WORKERS,
    sightFirst: true,
    data: z.strictObject({ reason: textSchema(2000) }),
    answer: dataOf(intakeAnswer),
    examples: { data: { reason: '广告邮件' } },
    graphql: { kind: 'mutation', name: 'dismissIntake' },
  }),
  similar: defineCall({
    method: 'POST',
    path: '/issues/similar',
    summary: {
      zh: '同一企业 90 日内相似的诉求，供登记时比对',
      en: 'Issues of the enterprise within 90 days whose text is alike, shown beside the register form',
    },
    who: ['office', 'group', 'leader', 'liaison', 'enterprise'],
    data: similarSchema,
    answer: listOf(similarIssue),
    examples: { data: { enterprise: ENTERPRISE, title: '厂区门前道路破损' } },
    graphql: { kind: 'query', name: 'similarIssues' },
  }),
});
