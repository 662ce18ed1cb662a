import { z } from 'zod';
import {
  CHANNELS,
  HANDLING_TYPES,
  KINDS,
  PUBLIC_ACTIONS,
  SOLVED,
  STAGES,
  type ActionName,
} from '../domain/lifecycle';
import { dataOf, dateAnswer, documentIdAnswer, instantAnswer, pageOf } from './answers';
import { extraFieldAnswer } from './extra-fields';
import { MEMBERS, callsOf, defineCall, type Caller } from './define-call';
import { INPUTS, extraSchema, textSchema } from './inputs';
import { pageQuerySchema } from './paging';

/** The calls on issues (spec: interfaces): registering, the actions, the ledger, and what the panel shows beside. */

const LIGHTS = ['red', 'yellow', 'green', 'waiting'] as const;

const pointer = (name: 'name' | 'title' | 'number') =>
  z
    .strictObject({ id: z.int(), documentId: documentIdAnswer, [name]: z.string() })
    .nullable()
    .optional();
const at = instantAnswer.nullable().optional();
const flag = z.boolean().nullable().optional();
const count = z.int().min(0).optional();

/** Values of the extra fields that the caller may read, by their codes. */
export const extraAnswer = z.looseObject({}).meta({ 'x-graphql': 'JSON' });

/**
 * An issue as an action answers it: the fields that the specification names. A field that the caller may not read is
 * absent.
 */
export const issueAnswer = z
  .strictObject({
    id: z.int(),
    documentId: documentIdAnswer,
    number: z.string(),
    title: z.string(),
    description: z.string(),
    kind: z.enum(KINDS),
    channel: z.enum(CHANNELS),
    category: pointer('name'),
    handlingType: z.enum(HANDLING_TYPES),
    stage: z.enum(STAGES),
    level: z.int().min(0).max(3).optional(),
    light: z.enum(LIGHTS).nullable().optional(),
    dueAt: at,
    yellowFrom: at,
    longTerm: flag,
    enterprise: pointer('name'),
    group: pointer('name'),
    leader: pointer('title'),
    leadUnit: pointer('name'),
    mainIssue: pointer('number'),
    receivedAt: at,
    acceptDueAt: at,
    transferDueAt: at,
    takeUpDueAt: at,
    deadline: at,
    firstDeadline: at,
    committedDeadline: at,
    confirmDueAt: at,
    consentDueAt: at,
    milestoneDueAt: at,
    closedAt: at,
    rating: z.int().min(1).max(5).nullable().optional(),
    ratingOnBehalf: flag,
    solved: z.enum(SOLVED).nullable().optional(),
    notFullySolved: flag,
    reworkCount: count,
    returnCount: count,
    reopenCount: count,
    urgeCount: count,
    instructionOpen: flag,
    instructionDueAt: at,
    provisional: flag,
    imported: flag,
    extra: extraAnswer.optional(),
    createdAt: instantAnswer,
    open: z.boolean().optional(),
  })
  .meta({ id: 'CaseIssue' });

/** A JSON Schema of an action's input. */
const jsonSchemaAnswer = z.looseObject({}).meta({ description: 'JSON Schema', 'x-graphql': 'JSON' });

const actionAnswer = z
  .strictObject({
    action: z.string(),
    name: z.string(),
    label: z.string(),
    to: z.array(z.string()),
    onBehalfOf: z.string().nullable(),
    final: z.boolean(),
    schema: jsonSchemaAnswer.meta({
      description: 'JSON Schema of its input',
      'x-graphql': 'JSON',
    }),
  })
  .meta({ id: 'Action', description: 'An action that the caller may take now', 'x-graphql': 'IssueAction' });

/** Null for a unit once a rating is in the chain. */
const hashAnswer = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

const anything = z.looseObject({}).meta({ 'x-graphql': 'JSON' });

/** The objection of a person against an entry that was made in his name. */
const objectionAnswer = z
  .strictObject({
    reason: z.string(),
    /** organisation or post, and person */
    organisation: z.string(),
    name: z.string(),
    at: instantAnswer,
  })
  .meta({ id: 'EntryObjection', 'x-graphql': 'EntryObjection' });

export type EntryObjection = z.infer<typeof objectionAnswer>;

export const objectToEntrySchema = z.strictObject({ reason: textSchema(2000) });

const ledgerEntryAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    issue: documentIdAnswer,
    sequence: z.int().min(1),
    action: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    actor: anything,
    happenedAt: instantAnswer,
    recordedAt: instantAnswer,
    dues: anything.nullable(),
    input: anything,
    prevHash: hashAnswer,
    hash: hashAnswer,
    objection: objectionAnswer.nullable(),
    /** the entry was made in the reader's name by another user, and nobody has objected */
    mayObject: z.boolean(),
  })
  .meta({ id: 'LedgerLine', 'x-graphql': 'IssueLedgerEntry' });

export type LedgerEntry = z.infer<typeof ledgerEntryAnswer>;

const OTHERS = PUBLIC_ACTIONS.filter((action) => action !== 'register') as [ActionName, ...ActionName[]];
const anyInput = z.union(OTHERS.map((action) => INPUTS[action])).meta({ id: 'ActionInput' });

export const issueCalls = callsOf('issues', {
  register: defineCall({
    method: 'POST',
    path: '/issues',
    summary: { zh: '登记问题诉求', en: 'Register an issue' },
    // A super admin is refused with the reason that no membership is held.
    who: 'signed-in',
    data: INPUTS.register,
    raw: true,
    idempotent: true,
    answer: dataOf(issueAnswer),
    status: 201,
    examples: {
      data: {
        enterprise: 'v5k2c8q0x7d1m4s9t3b6n0fa',
        title: '厂区道路破损',
        description: '厂区门前道路破损，影响运输。',
        kind: 'appeal',
        channel: 'phone',
        category: 'g8f2j0w4r6y1p5k7c3z9m2qe',
        handlingType: 'normal',
      },
    },
  }),
  actions: defineCall({
    method: 'GET',
    path: '/issues/:documentId/actions',
    summary: { zh: '当前可以进行的操作', en: 'The actions that the caller may take now' },
    who: 'signed-in',
    answer: z.strictObject({ data: z.array(actionAnswer), meta: z.strictObject({ stage: z.enum(STAGES) }) }),
    graphql: { kind: 'query', name: 'issueActions', required: true },
  }),
  act: defineCall({
    method: 'POST',
    path: '/issues/:documentId/actions/:action',
    summary: { zh: '进行操作', en: 'Take an action' },
    who: 'signed-in',
    data: anyInput,
    dataOptional: true,
    raw: true,
    idempotent: true,
    answer: dataOf(issueAnswer),
    examples: { data: { reason: '材料不全' } },
  }),
  fillExtra: defineCall({
    method: 'POST',
    path: '/issues/:documentId/extra',
    summary: { zh: '补填附加项', en: 'Fill in extra fields' },
    who: 'signed-in',
    data: extraSchema.meta({ 'x-graphql': 'JSON' }),
    idempotent: true,
    answer: dataOf(issueAnswer),
    examples: { data: { power_kva: 630, solved_amount: null } },
    graphql: { kind: 'mutation', name: 'fillExtraOfIssue' },
  }),
  ledger: defineCall({
    method: 'GET',
    path: '/issues/:documentId/ledger',
    summary: { zh: '台账', en: 'The ledger of an issue' },
    who: 'signed-in',
    query: pageQuerySchema,
    answer: pageOf(ledgerEntryAnswer),
    graphql: { kind: 'query', name: 'issueLedger', page: 'IssueLedger' },
  }),
  object: defineCall({
    method: 'POST',
    path: '/issues/:documentId/ledger/:sequence/object',
    summary: { zh: '对代为办理提出异议', en: 'Object to an entry that somebody else has made in one’s name' },
    who: 'signed-in',
    params: { sequence: z.string().regex(/^[1-9]\d{0,8}$/) },
    data: objectToEntrySchema,
    answer: dataOf(objectionAnswer),
    status: 201,
    examples: { data: { reason: '本企业未作此认可' } },
    graphql: { kind: 'mutation', name: 'objectToEntry' },
  }),
});

const dueAnswer = z.strictObject({
  field: z.string(),
  at: instantAnswer,
  /** working days left, or overdue when `overdue` */
  workingDays: z.int(),
  overdue: z.boolean(),
  /** given by count over a year whose calendar is not out */
  provisional: z.boolean(),
});

const instantOrNull = instantAnswer.nullable();
const textOrNull = z.string().nullable();

const summaryAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    number: z.string(),
    title: z.string(),
    stage: z.enum(STAGES),
    light: z.enum(LIGHTS).nullable(),
    level: z.int().nullable(),
    longTerm: z.boolean(),
    instructionOpen: z.boolean(),
    enterprise: z.strictObject({ documentId: documentIdAnswer.nullable(), name: textOrNull }),
    group: textOrNull,
    leader: textOrNull,
    leadUnit: textOrNull,
    due: dueAnswer.nullable(),
    transfers: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        unit: z.string(),
        unitId: documentIdAnswer,
        role: z.string(),
        state: z.string(),
        binding: z.boolean().nullable(),
        ownDepartment: z.boolean(),
        section: textOrNull,
        responsiblePerson: textOrNull,
        phone: textOrNull,
        standard: textOrNull,
        startedAt: instantAnswer,
        takeUpDueAt: instantOrNull,
        deadline: instantOrNull,
        endedAt: instantOrNull,
        returnReason: textOrNull,
      }),
    ),
    requests: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        kind: z.string(),
        ground: textOrNull,
        reason: textOrNull,
        consultation: textOrNull,
        deadline: instantOrNull,
        milestones: z.array(z.looseObject({})).nullable(),
        requestedAt: instantAnswer,
        requestedBy: textOrNull,
      }),
    ),
    escalations: z.array(
      z.strictObject({ level: z.int(), state: z.string(), reason: textOrNull, raisedAt: instantAnswer }),
    ),
    milestones: z.array(
      z.strictObject({
        date: dateAnswer,
        goal: textOrNull,
        dueAt: instantAnswer,
        missed: z.boolean(),
      }),
    ),
    files: z.array(z.strictObject({ documentId: documentIdAnswer, name: z.string() })),
    days: z.strictObject({
      kinds: z.record(dateAnswer, z.enum(['holiday', 'workday'])),
      coveredYears: z.array(z.int()),
    }),
    today: dateAnswer,
  })
  .meta({ id: 'IssueSummary' });

export type IssueSummary = z.infer<typeof summaryAnswer>;

/** Another issue, as one beside it shows it. */
const beside = z.strictObject({
  documentId: documentIdAnswer,
  number: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  light: z.enum(LIGHTS).nullable(),
});

/** Everything that the page of an issue shows, as far as the reader may read it. */
const pageAnswer = z
  .strictObject({
    summary: summaryAnswer,
    actions: z.array(actionAnswer),
    ledger: z.array(ledgerEntryAnswer),
    record: z.strictObject({
      description: z.string(),
      kind: z.enum(KINDS),
      channel: z.enum(CHANNELS),
      category: textOrNull,
      complaint: z.boolean(),
      handlingType: z.enum(HANDLING_TYPES),
      receivedAt: instantOrNull,
      deadline: instantOrNull,
      closedAt: instantOrNull,
      rating: z.int().nullable(),
      solved: z.enum(SOLVED).nullable(),
      notFullySolved: z.boolean().nullable(),
      urgeCount: z.int(),
      reworkCount: z.int(),
      outsideNumber: textOrNull,
      creditCode: textOrNull,
      address: textOrNull,
      contactName: textOrNull,
      contactPhone: textOrNull,
    }),
    related: z.strictObject({
      enterprise: z.array(beside),
      main: beside.nullable(),
      merged: z.array(beside),
      commonProblem: z.strictObject({ documentId: documentIdAnswer, title: z.string() }).nullable(),
    }),
    /** the readers of this issue, by kind and name */
    /** whom an issue of this category goes to: by 派单目录, and by where others went; empty for who orders nothing */
    suggestedUnits: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        name: z.string(),
        from: z.enum(['catalogue', 'history']),
        count: z.int().min(0),
      }),
    ),
    extra: z.strictObject({ fields: z.array(extraFieldAnswer), values: extraAnswer, mayFill: z.boolean() }),
    readers: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
    /** the deadline of a transfer for which none is given */
    usualDeadline: dateAnswer.nullable(),
  })
  .meta({ id: 'IssuePage' });

export type IssuePage = z.infer<typeof pageAnswer>;

const STAFF: readonly Caller[] = MEMBERS.filter((kind) => kind !== 'enterprise');

export const panelCalls = callsOf('panel', {
  page: defineCall({
    method: 'GET',
    path: '/issues/:documentId/page',
    summary: { zh: '诉求页面', en: 'The page of an issue in one call' },
    who: STAFF,
    panelOnly: true,
    answer: dataOf(pageAnswer),
  }),
  summary: defineCall({
    method: 'GET',
    path: '/issues/:documentId/summary',
    summary: { zh: '诉求概要', en: 'What the panel shows of an issue' },
    who: 'signed-in',
    panelOnly: true,
    answer: dataOf(summaryAnswer),
  }),
});
