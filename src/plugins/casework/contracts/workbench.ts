import { z } from 'zod';
import { HANDLING_TYPES, PUBLIC_ACTIONS, STAGES, WAIT_NAMES, type ActionName } from '../domain/lifecycle';
import { dataOf, documentIdAnswer, instantAnswer, listOf, namedAnswer } from './answers';
import { MEMBERS, callsOf, defineCall, type Caller } from './define-call';
import { dutyItem } from './duties';
import { BULK_ACTIONS, COLUMNS, ISSUE_LIGHTS, SORTS, VIEWS } from './workbench-names';
import { dateSchema, documentIdSchema, instantSchema, textSchema } from './inputs';

/** The calls of the pages 今日 and 诉求, and the search over everything (issue lists, acts on several, saved views). */

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Members who work in the panel; the enterprise has its own page. */
const STAFF: readonly Caller[] = MEMBERS.filter((kind) => kind !== 'enterprise');

const several = <T extends z.ZodType>(schema: T, most: number) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).min(1).max(most).optional(),
  );

/** By which issues are chosen. The period is half-open and speaks of when an issue was received. */
const filters = {
  view: z.enum(VIEWS).default('open'),
  stage: several(z.enum(STAGES), 20),
  light: several(z.enum(ISSUE_LIGHTS), 4),
  category: documentIdSchema.optional(),
  handlingType: z.enum(HANDLING_TYPES).optional(),
  group: documentIdSchema.optional(),
  leader: documentIdSchema.optional(),
  unit: documentIdSchema.optional(),
  enterprise: documentIdSchema.optional(),
  /** the level that it has been brought to, at least */
  level: z.coerce.number().int().min(1).max(3).optional(),
  /** received more than so many days ago */
  olderThan: z.coerce.number().int().min(1).max(3650).optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** the code of an extra field, with words that its value holds */
  extraField: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .optional(),
  extraValue: textSchema(100).optional(),
  /** in number, title, description, the names of enterprise and lead unit, the enterprise's code */
  q: textSchema(100).optional(),
};

/** Where a page of the list begins: the light's rank, the due and the id of the row before it. */
export const cursorSchema = z.tuple([z.int().min(0).max(5), z.string().max(60).nullable(), z.int()]);
export type Cursor = z.infer<typeof cursorSchema>;

export type IssueFilters = z.output<z.ZodObject<typeof filters>>;

const arrangement = {
  sort: z.enum(SORTS).default('pressing'),
  columns: several(z.enum(COLUMNS), COLUMNS.length),
};

/** Content of a saved view. */
const savedQuery = z.strictObject({ ...filters, ...arrangement, board: z.boolean().optional() });
export type SavedQuery = z.output<typeof savedQuery>;

const listQuery = z.strictObject({
  ...filters,
  ...arrangement,
  /** `next` of the page before */
  after: z.string().min(1).max(300).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
});
export type IssueListQuery = z.output<typeof listQuery>;

const exportQuery = z.strictObject({ ...filters, issues: several(documentIdSchema, 100) });

const stage = z.enum(STAGES);
const light = z.enum(ISSUE_LIGHTS).nullable();
const wait = z.enum(WAIT_NAMES);

/** How much time is left for what runs now, in working days. */
const dueAnswer = z.strictObject({
  at: instantAnswer,
  workingDays: z.int(),
  overdue: z.boolean(),
});

const core = {
  documentId: documentIdAnswer,
  number: z.string(),
  title: z.string(),
  enterprise: namedAnswer.nullable(),
  stage,
  light,
  due: dueAnswer.nullable(),
};

const issueRow = z
  .strictObject({
    ...core,
    leadUnit: z.string().nullable().optional(),
    group: z.string().nullable().optional(),
    leader: z.string().nullable().optional(),
    category: z.string().nullable().optional(),
    handlingType: z.enum(HANDLING_TYPES).nullable().optional(),
    level: z.int().nullable().optional(),
    receivedAt: instantAnswer.nullable().optional(),
    responsiblePerson: z.string().nullable().optional(),
    urgeCount: z.int().nullable().optional(),
    waits: z.array(wait).optional(),
    /** the extra fields that stand in lists, in words */
    extra: z.string().nullable().optional(),
  })
  .meta({ id: 'WorkbenchIssue' });
export type WorkbenchIssue = z.infer<typeof issueRow>;

/** Beyond this number a list is not counted to its end. */
export const COUNTED = 1000;

const issuesAnswer = z.strictObject({
  data: z.array(issueRow),
  meta: z.strictObject({
    total: z.int().min(0),
    /** there are more than `total` */
    more: z.boolean(),
    next: z.string().nullable(),
  }),
});

const bulkSchema = z.strictObject({
  action: z.enum([...BULK_ACTIONS, 'link']),
  issues: z.array(documentIdSchema).min(1).max(100),
  /** the action's input, the same for every issue; for `link` the common problem as `commonProblem` */
  input: z.record(z.string(), z.unknown()).optional(),
});
export type BulkInput = z.output<typeof bulkSchema>;

const bulkAnswer = z.strictObject({
  done: z.int().min(0),
  refused: z.int().min(0),
  results: z.array(
    z.strictObject({
      documentId: documentIdAnswer,
      number: z.string().nullable(),
      title: z.string().nullable(),
      done: z.boolean(),
      /** the reason of a refusal */
      message: z.string().nullable(),
    }),
  ),
});
export type BulkAnswer = z.infer<typeof bulkAnswer>;

const viewSchema = z.strictObject({
  name: textSchema(40),
  /** the office's alone: everybody finds it among his views */
  shared: z.boolean().optional(),
  query: savedQuery,
});

const viewAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    shared: z.boolean(),
    own: z.boolean(),
    query: z.looseObject({}),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof viewAnswer>;

const numbers = z.strictObject({
  received: z.int(),
  closed: z.int(),
  open: z.int(),
  red: z.int(),
  yellow: z.int(),
  escalated: z.int(),
  stages: z.partialRecord(stage, z.int()),
  /** the last eight weeks, the oldest first, each by its Monday */
  weeks: z.array(z.strictObject({ week: z.iso.date(), received: z.int(), closed: z.int() })),
  enterprises: z.int(),
  /** with a visit in this quarter */
  visited: z.int(),
  /** null for who reads no common problems */
  commonProblems: z.int().nullable(),
  /** 待登记: what has come in and is no issue yet; null for who registers none of it */
  intakes: z.int().nullable(),
});

export const WAITS_SHOWN = 30;

const todayAnswer = z
  .strictObject({
    today: z.iso.date(),
    waits: z.array(
      z.strictObject({
        ...core,
        /** what the issue waits for, the most pressing first */
        waits: z.array(wait).min(1),
        leadUnit: z.string().nullable(),
        rating: z.int().nullable(),
        result: z.string().nullable(),
      }),
    ),
    waiting: z.int().min(0),
    duties: z.array(dutyItem),
    dutiesOwed: z.int().min(0),
    changes: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        number: z.string(),
        title: z.string(),
        stage,
        action: z.enum(PUBLIC_ACTIONS as [ActionName, ...ActionName[]]).or(z.string()),
        by: z.string().nullable(),
        at: instantAnswer,
      }),
    ),
    numbers,
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof todayAnswer>;

const searchAnswer = z
  .strictObject({
    issues: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        number: z.string(),
        title: z.string(),
        stage,
        light,
        enterprise: z.string().nullable(),
      }),
    ),
    enterprises: z.array(namedAnswer),
    documents: z.array(
      z.strictObject({ documentId: documentIdAnswer, number: z.string().nullable(), title: z.string() }),
    ),
    policies: z.array(namedAnswer),
    people: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        name: z.string(),
        kind: z.enum(['leader', 'staff-member', 'department', 'responsible']),
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SearchFound' });
export type SearchFound = z.infer<typeof searchAnswer>;

export const workbenchCalls = callsOf('workbench', {
  issues: defineCall({
    method: 'GET',
    path: '/workbench/issues',
    summary: { zh: '诉求工作台列表', en: 'Issues as the workbench lists them' },
    who: STAFF,
    panelOnly: true,
    query: listQuery,
    answer: issuesAnswer,
  }),
  download: defineCall({
    method: 'GET',
    path: '/workbench/issues/export.xlsx',
    reads: 'replica',
    summary: { zh: '导出工作台所列诉求', en: 'The same as a file' },
    who: STAFF,
    panelOnly: true,
    query: exportQuery,
    answer: { file: XLSX },
  }),
  bulk: defineCall({
    method: 'POST',
    path: '/workbench/bulk',
    summary: { zh: '批量办理', en: 'Take one action on several issues, each for itself' },
    who: STAFF,
    panelOnly: true,
    data: bulkSchema,
    answer: dataOf(bulkAnswer),
    examples: {
      data: { action: 'urge', issues: ['v5k2c8q0x7d1m4s9t3b6n0fa'], input: { text: '请抓紧办理' } },
    },
  }),
  views: defineCall({
    method: 'GET',
    path: '/workbench/views',
    summary: { zh: '已存视图', en: 'Saved views: one’s own and those that the office shares' },
    who: STAFF,
    panelOnly: true,
    answer: listOf(viewAnswer),
  }),
  saveView: defineCall({
    method: 'POST',
    path: '/workbench/views',
    summary: { zh: '保存视图', en: 'Save a view' },
    who: STAFF.filter((kind) => kind !== 'super'),
    panelOnly: true,
    data: viewSchema,
    answer: dataOf(viewAnswer),
    status: 201,
    examples: { data: { name: '超过一个月', query: { view: 'open', olderThan: 30 } } },
  }),
  removeView: defineCall({
    method: 'DELETE',
    path: '/workbench/views/:documentId',
    summary: { zh: '删除视图', en: 'Remove a saved view' },
    who: STAFF.filter((kind) => kind !== 'super'),
    panelOnly: true,
    answer: dataOf(z.strictObject({ documentId: documentIdAnswer })),
  }),
  today: defineCall({
    method: 'GET',
    path: '/today',
    summary: { zh: '今日', en: 'What waits for the caller, what he owes, what has changed' },
    who: STAFF,
    panelOnly: true,
    query: z.strictObject({ since: instantSchema.optional() }),
    answer: dataOf(todayAnswer),
  }),
  search: defineCall({
    method: 'GET',
    path: '/search',
    summary: { zh: '全局检索', en: 'Search in everything that the caller sees' },
    who: STAFF,
    panelOnly: true,
    query: z.strictObject({ q: textSchema(100) }),
    answer: dataOf(searchAnswer),
  }),
});
