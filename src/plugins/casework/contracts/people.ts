import { z } from 'zod';
import { ACTOR_KINDS } from '../domain/lifecycle';
import { dataOf, documentIdAnswer, instantAnswer, listOf } from './answers';
import { HOUSEKEEPERS, callsOf, defineCall } from './define-call';
import { REASSIGNMENT_LIFE, type ReassignmentStep } from '../domain/life';
import { fieldsSchema, documentIdSchema, instantSchema, textSchema } from './inputs';

/** The calls on people, their memberships and accounts, and on reassignments (§四.8): what the office keeps. */

const password = z.string().min(1).max(200);
const email = z.email().max(100);

const accountsShape = {
  panel: z.strictObject({ email, password }).optional(),
  api: z.strictObject({ username: textSchema(50), email: email.optional(), password }).optional(),
};

const membershipSchema = z.strictObject({
  kind: z.enum(ACTOR_KINDS),
  department: documentIdSchema.optional(),
  leader: documentIdSchema.optional(),
  enterprise: documentIdSchema.optional(),
  since: instantSchema.optional(),
  acting: z.boolean().optional(),
});

const staffSchema = z.strictObject({
  name: textSchema(50),
  phone: textSchema(30).optional(),
  email: email.optional(),
  employeeNumber: textSchema(50).optional(),
  memberships: z.array(membershipSchema).min(1).max(10),
  ...accountsShape,
});
export type NewStaff = z.infer<typeof staffSchema>;

const accountsSchema = z.strictObject(accountsShape);
export type Accounts = z.infer<typeof accountsSchema>;

/** 交接: who takes over, which memberships (all present ones when left out), and why. */
const handOverSchema = z.strictObject({
  to: documentIdSchema,
  memberships: z.array(documentIdSchema).min(1).max(20).optional(),
  reason: textSchema(500),
});
export type HandOverInput = z.infer<typeof handOverSchema>;

/** Returns the input of a step of a reassignment, from its life. */
const takes = (step: ReassignmentStep) => fieldsSchema(REASSIGNMENT_LIFE.steps[step].input ?? {});
export const REASSIGNMENT_INPUTS = {
  submit: takes('submit'),
  approve: takes('approve'),
  refuse: takes('refuse'),
  'take-effect': takes('take-effect'),
};

const membershipAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    kind: z.enum(ACTOR_KINDS),
    organisation: z.string(),
    since: instantAnswer,
    acting: z.boolean(),
    inUse: z.boolean(),
  })
  .meta({ id: 'OwnMembership' });
export type Membership = z.infer<typeof membershipAnswer>;

/** A person as the office sees him after a change. */
const staffAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    employeeNumber: z.string().nullable(),
    active: z.boolean().nullable(),
    /** the address that signs in to the panel */
    panel: z.string().nullable(),
    /** the name that signs in to the API */
    api: z.string().nullable(),
    /** one of the accounts has a second factor */
    secondFactor: z.boolean(),
    /** an identity of the provider is linked to the person */
    signOn: z.boolean(),
    memberships: z.array(
      z.strictObject({ documentId: documentIdAnswer, kind: z.enum(ACTOR_KINDS), since: z.string() }),
    ),
  })
  .meta({ id: 'StaffMemberPage' });

const handedOver = z.strictObject({
  handedOver: z.int().min(0),
  /** transfers that name the person as responsible, for the unit to name another */
  responsibleFor: z.array(z.strictObject({ issue: documentIdAnswer, number: z.string() })),
});
export type HandedOver = z.infer<typeof handedOver>;

const steppedAnswer = z.strictObject({
  documentId: documentIdAnswer,
  state: z.string(),
  moved: z.int().min(0),
});

const sessionAnswer = z
  .strictObject({
    /** after so long without a request the session ends */
    idleSeconds: z.int().min(1),
    /** nulls of a token, and where passwords do not expire */
    password: z.strictObject({
      changedAt: instantAnswer.nullable(),
      expiresAt: instantAnswer.nullable(),
      /** the password expires within two weeks */
      warn: z.boolean(),
    }),
  })
  .meta({ id: 'SessionTerms' });

export const peopleCalls = callsOf('organisation', {
  memberships: defineCall({
    method: 'GET',
    path: '/memberships',
    summary: { zh: '本人的任职', en: 'The memberships that the caller holds' },
    who: 'signed-in',
    answer: listOf(membershipAnswer),
  }),
  session: defineCall({
    method: 'GET',
    path: '/session',
    summary: {
      zh: '登录的闲置时限与口令有效期',
      en: 'How long the session may be idle, and until when the password holds',
    },
    who: 'signed-in',
    answer: dataOf(sessionAnswer),
  }),
  useMembership: defineCall({
    method: 'POST',
    path: '/memberships/:documentId/use',
    summary: { zh: '选用任职', en: 'Choose the membership in use' },
    who: 'signed-in',
    dataOptional: true,
    answer: listOf(membershipAnswer),
  }),
  signOut: defineCall({
    method: 'POST',
    path: '/sign-out',
    summary: { zh: '退出登录', en: 'End all sessions of the account' },
    who: 'signed-in',
    dataOptional: true,
    answer: dataOf(
      z.strictObject({
        signedOut: z.literal(true),
        /** of a session that began with the identity provider: where that is ended, too */
        url: z.string().nullable(),
      }),
    ),
  }),
  createStaff: defineCall({
    method: 'POST',
    path: '/staff-members',
    summary: { zh: '新增工作人员及账号', en: 'A person with memberships and accounts' },
    who: HOUSEKEEPERS,
    data: staffSchema,
    answer: dataOf(staffAnswer),
    status: 201,
    examples: {
      data: {
        name: '示例经办人',
        phone: '0451-00000000',
        memberships: [{ kind: 'unit', department: 'v5k2c8q0x7d1m4s9t3b6n0fa' }],
        api: { username: 'shili', password: 'Shili-2026-Kouling' },
      },
    },
  }),
  giveAccounts: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/accounts',
    summary: { zh: '开通账号、重置口令', en: 'Accounts for a person, or new passwords' },
    who: HOUSEKEEPERS,
    sightFirst: true,
    data: accountsSchema,
    answer: dataOf(staffAnswer),
    examples: { data: { panel: { email: 'shili@example.test', password: 'Shili-2026-Kouling' } } },
  }),
  disableStaff: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/disable',
    summary: { zh: '停用工作人员', en: 'Disable a person with all accounts' },
    who: HOUSEKEEPERS,
    sightFirst: true,
    dataOptional: true,
    answer: dataOf(staffAnswer),
  }),
  enableStaff: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/enable',
    summary: { zh: '启用工作人员', en: 'Enable a person' },
    who: HOUSEKEEPERS,
    sightFirst: true,
    dataOptional: true,
    answer: dataOf(staffAnswer),
  }),
  resetSecondFactor: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/reset-second-factor',
    summary: {
      zh: '重置工作人员的双因子，并结束其登录',
      en: 'Reset the second factor of a person’s accounts, and end their sessions',
    },
    who: HOUSEKEEPERS,
    sightFirst: true,
    dataOptional: true,
    answer: dataOf(staffAnswer),
  }),
  unlinkSignOn: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/unlink-sign-on',
    summary: {
      zh: '解除工作人员的统一身份关联，并结束其登录',
      en: 'End the link of a person with an identity of the provider, and the sessions',
    },
    who: HOUSEKEEPERS,
    sightFirst: true,
    dataOptional: true,
    answer: dataOf(staffAnswer),
  }),
  handOver: defineCall({
    method: 'POST',
    path: '/staff-members/:documentId/hand-over',
    summary: { zh: '工作交接', en: 'Hand a person’s work over' },
    who: HOUSEKEEPERS,
    sightFirst: true,
    data: handOverSchema,
    answer: dataOf(handedOver),
    examples: { data: { to: 'v5k2c8q0x7d1m4s9t3b6n0fa', reason: '岗位调整' } },
  }),
  reassignment: defineCall({
    method: 'POST',
    path: '/reassignments/:documentId/:step',
    summary: { zh: '调剂审批', en: 'A step of a reassignment' },
    who: HOUSEKEEPERS,
    sightFirst: true,
    // Which input is taken depends on the step, which may be unknown.
    raw: true,
    data: z.union([REASSIGNMENT_INPUTS.approve, REASSIGNMENT_INPUTS.refuse, REASSIGNMENT_INPUTS.submit]),
    dataOptional: true,
    answer: dataOf(steppedAnswer),
    examples: { data: { approvalNumber: '示例批〔2026〕3号' } },
  }),
});
