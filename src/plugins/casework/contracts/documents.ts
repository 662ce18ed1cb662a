import { z } from 'zod';
import { COUNT_CODES, DOCUMENT_KINDS, FORMATS, TEXT_KEYS } from '../domain/documents';
import { OFFICIAL_DOCUMENT_LIFE, stateNames } from '../domain/life';
import { STAGES } from '../domain/lifecycle';
import {
  dataOf,
  dateAnswer,
  documentIdAnswer,
  instantAnswer,
  listOf,
  namedAnswer,
  pageOf,
  paginationAnswer,
} from './answers';
import { MEMBERS, OVERSEERS, callsOf, defineCall } from './define-call';
import {
  anyTextSchema,
  dateSchema,
  documentIdSchema,
  evidenceSchema,
  instantSchema,
  textSchema,
} from './inputs';
import { blockAnswer, bodySchema } from './official-text';
import { pageSchemaOf, pagingOf } from './paging';

/** The calls on official documents (§六.2–3; spec 4). */

const half = z.string().regex(/^20\d{2}H[12]$/);
const quarter = z.string().regex(/^20\d{2}Q[1-4]$/);
const letterFields = {
  group: documentIdSchema,
  issues: z.array(documentIdSchema).max(200).optional(),
  duties: z.array(documentIdSchema).max(200).optional(),
  replyBy: dateSchema.optional(),
};

/** The input that a document is made from. */
export const draftSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circular'), period: half }),
  z.strictObject({ kind: z.literal('quarterly-report'), period: quarter }),
  z.strictObject({
    kind: z.enum(['prompt-letter', 'supervision-letter', 'warning-letter']),
    ...letterFields,
  }),
  z.strictObject({
    kind: z.literal('transfer-slip'),
    issue: documentIdSchema,
    unit: documentIdSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('minutes'), meeting: documentIdSchema }),
  z.strictObject({ kind: z.literal('league-table'), assessment: documentIdSchema }),
]);
export type DraftInput = z.output<typeof draftSchema>;

const textFields = {
  // Set in lines, as its writer breaks it.
  title: textSchema(200, false).optional(),
  receivers: anyTextSchema(2_000).optional(),
  copies: anyTextSchema(2_000).optional(),
  body: bodySchema.optional(),
};
export const editSchema = z.strictObject(textFields);
export type EditInput = z.output<typeof editSchema>;

/** An edit, with what the editor had before him. */
export const editDocumentSchema = z.strictObject({
  ...textFields,
  opened: z
    .strictObject({
      title: z.string().max(1_000).nullish(),
      receivers: z.string().max(4_000).nullish(),
      copies: z.string().max(4_000).nullish(),
      body: z.array(z.looseObject({})).nullish(),
    })
    .optional(),
});
export type EditDocumentInput = z.output<typeof editDocumentSchema>;

const person = textSchema(50);

const lineFields = {
  documentId: documentIdAnswer,
  kind: z.enum(DOCUMENT_KINDS),
  state: z.enum(stateNames(OFFICIAL_DOCUMENT_LIFE) as [string, ...string[]]),
  number: z.string().nullable(),
  title: z.string(),
  receivers: z.string(),
  issuingBody: z.string(),
  drafter: z.string().nullable(),
  reviewer: z.string().nullable(),
  signer: z.string().nullable(),
  issuedAt: instantAnswer.nullable(),
  revokedAt: instantAnswer.nullable(),
  group: namedAnswer.nullable(),
  unit: namedAnswer.nullable(),
  replyBy: dateAnswer.nullable(),
  receiptAt: instantAnswer.nullable(),
  replyAt: instantAnswer.nullable(),
  updatedAt: instantAnswer,
};
const lineAnswer = z.strictObject(lineFields).meta({ id: 'DocumentLine' });
export type DocumentLine = z.infer<typeof lineAnswer>;

const documentAnswer = z
  .strictObject({
    ...lineFields,
    format: z.enum(FORMATS),
    body: z.array(blockAnswer),
    copies: z.string(),
    /** the instant of which its figures are */
    asOf: instantAnswer.nullable(),
    source: z.unknown(),
    sha256: z.string().nullable().meta({ description: 'SHA-256 of the stored PDF' }),
    verifyUrl: z.string().nullable(),
    reviewedAt: instantAnswer.nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: instantAnswer.nullable(),
    sentBackReason: z.string().nullable(),
    revokeReason: z.string().nullable(),
    receiptBy: z.string().nullable(),
    repliedBy: z.string().nullable(),
    replyText: z.string().nullable(),
    /** the steps that the caller may take now */
    steps: z.array(z.string()),
  })
  .meta({ id: 'OfficialDocument' });
export type DocumentAnswer = z.infer<typeof documentAnswer>;

const letterIssue = z.strictObject({
  documentId: documentIdAnswer,
  number: z.string(),
  title: z.string(),
  unit: z.string(),
  dueDate: dateAnswer,
  days: z.int().min(0).meta({ description: 'working days' }),
});
const letterDuty = z.strictObject({
  documentId: documentIdAnswer,
  name: z.string(),
  period: z.string(),
  dueDate: dateAnswer,
});
const suggestionAnswer = z
  .strictObject({
    kind: z.literal('prompt-letter'),
    group: namedAnswer,
    reasons: z.array(z.enum(['red-issues', 'missed-duty'])),
    issues: z.array(letterIssue),
    duties: z.array(letterDuty),
  })
  .meta({ id: 'LetterSuggestion' });
export type LetterSuggestion = z.infer<typeof suggestionAnswer>;

const fontAnswer = z
  .strictObject({
    role: z.string(),
    face: z.string().meta({ description: 'what the standard asks for' }),
    family: z.string(),
    file: z.string(),
    source: z.enum(['agency', 'system', 'stand-in']),
    sha256: z.string(),
    missing: z
      .array(z.string())
      .meta({ description: 'characters in use that it lacks; another face shows them' }),
  })
  .meta({ id: 'DocumentFont' });
export type DocumentFont = z.infer<typeof fontAnswer>;

const nameFields = {
  name: z.string(),
  kind: z.enum(['text', 'figure', 'flag', 'table', 'chart', 'list']),
  about: z.string().meta({ description: 'what it is, for whoever edits the text' }),
};
const textParts = {
  title: z.string(),
  receivers: z.string(),
  copies: z.string(),
  body: z.string(),
};
const documentTextAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    kind: z.enum(TEXT_KEYS),
    name: z.string(),
    ...textParts,
    isDefault: z.boolean(),
    default: z.strictObject(textParts),
    names: z
      .array(z.strictObject({ ...nameFields, of: z.array(z.strictObject(nameFields)) }))
      .meta({ description: 'what may stand in the text; of a list what may stand in its entries' }),
    updatedAt: instantAnswer,
  })
  .meta({ id: 'DocumentText' });
export type DocumentTextAnswer = z.infer<typeof documentTextAnswer>;

const listSchema = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS).optional(),
  state: z.enum(stateNames(OFFICIAL_DOCUMENT_LIFE) as [string, ...string[]]).optional(),
  pagination: pagingOf(pageSchemaOf(200, 50)),
});
export type ListQuery = z.output<typeof listSchema>;

const differencesAnswer = z
  .strictObject({
    figures: z.int().min(0).meta({ description: 'how many were compared' }),
    differences: z.array(
      z
        .strictObject({
          words: z.string().meta({ description: 'as it is printed' }),
          now: z.string().meta({ description: 'as it would be printed' }),
          question: z
            .unknown()
            .meta({ description: 'what the figure answers, as in data.json', 'x-graphql': 'JSON' }),
        })
        .meta({ id: 'DocumentDifference', 'x-graphql': 'DocumentDifference' }),
    ),
  })
  .meta({ id: 'DocumentDifferences', 'x-graphql': 'DocumentDifferences' });
export type DifferencesAnswer = z.infer<typeof differencesAnswer>;

const countedSchema = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  /** the document's instant: what was known then is counted */
  asOf: instantSchema.optional(),
  channel: z.string().max(50).optional(),
  category: documentIdSchema.optional(),
  /** of what is overdue: the stage, and the department that has the work */
  stage: z.enum(STAGES).optional(),
  unit: documentIdSchema.optional(),
  pagination: pagingOf(pageSchemaOf(500, 50)),
});
const countedAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    number: z.string().nullable(),
    title: z.string(),
    stage: z.string().nullable(),
    at: dateAnswer.nullable(),
  })
  .meta({ id: 'CountedRecord' });
export type CountedAnswer = z.infer<typeof countedAnswer>;

const ISSUERS = ['office', 'group'] as const;
const PATH = '/documents/:documentId' as const;

export const documentCalls = callsOf('documents', {
  list: defineCall({
    method: 'GET',
    path: '/documents',
    summary: { zh: '公文列表', en: 'The official documents that the caller sees' },
    who: MEMBERS,
    query: listSchema,
    answer: pageOf(lineAnswer),
    examples: { query: { kind: 'circular' } },
  }),
  draft: defineCall({
    method: 'POST',
    path: '/documents',
    summary: { zh: '由数据起草公文', en: 'Draft a document from its data' },
    who: ISSUERS,
    data: draftSchema,
    answer: dataOf(documentAnswer),
    status: 201,
    examples: { data: { kind: 'circular', period: '2026H1' } },
  }),
  suggestions: defineCall({
    method: 'GET',
    path: '/documents/suggestions',
    summary: { zh: '按规则建议发出的提示函', en: 'Letters that the rules propose' },
    who: ['office'],
    answer: listOf(suggestionAnswer),
  }),
  counted: defineCall({
    method: 'GET',
    path: '/documents/counts/:code/records',
    summary: { zh: '公文件数明细', en: 'The records behind a count of a document' },
    who: MEMBERS,
    params: { code: z.enum(COUNT_CODES) },
    query: countedSchema,
    answer: z.strictObject({
      data: z.array(countedAnswer),
      meta: z.strictObject({
        pagination: paginationAnswer,
        hidden: z.int().min(0).meta({ description: 'records of the count that the caller may not see' }),
      }),
    }),
    examples: { query: { from: '2026-01-01', to: '2026-07-01', asOf: '2026-07-08T01:00:00.000Z' } },
  }),
  fonts: defineCall({
    method: 'GET',
    path: '/documents/fonts',
    summary: { zh: '公文字体', en: 'Which face serves which role' },
    who: ['office', 'super'],
    answer: listOf(fontAnswer),
  }),
  texts: defineCall({
    method: 'GET',
    path: '/documents/texts',
    summary: { zh: '公文文本', en: 'The texts of documents, with what may stand in them' },
    who: ['office', 'super'],
    answer: listOf(documentTextAnswer),
  }),
  restoreText: defineCall({
    method: 'POST',
    path: '/documents/texts/:documentId/restore',
    summary: { zh: '恢复默认文本', en: 'Put a text back to what it was delivered as' },
    who: ['office'],
    data: z.strictObject({}),
    dataOptional: true,
    answer: listOf(documentTextAnswer),
    examples: { data: {} },
  }),
  document: defineCall({
    method: 'GET',
    path: PATH,
    summary: { zh: '一份公文', en: 'A document' },
    who: MEMBERS,
    answer: dataOf(documentAnswer),
  }),
  edit: defineCall({
    method: 'PUT',
    path: PATH,
    summary: { zh: '修改草稿', en: 'Edit a draft' },
    who: ISSUERS,
    data: editDocumentSchema,
    answer: dataOf(documentAnswer),
    examples: { data: { title: '关于示例的通报' } },
  }),
  preview: defineCall({
    method: 'POST',
    path: '/documents/:documentId/preview',
    summary: { zh: '预览未保存的文稿（PDF）', en: 'A draft as PDF with changes that are not saved' },
    who: ISSUERS,
    data: editSchema,
    answer: { file: 'application/pdf' },
    examples: { data: { title: '关于示例的通报' } },
  }),
  review: defineCall({
    method: 'POST',
    path: '/documents/:documentId/review',
    summary: { zh: '核稿', en: 'Review' },
    who: ISSUERS,
    data: z.strictObject({ reviewer: person }),
    answer: dataOf(documentAnswer),
    examples: { data: { reviewer: '示例甲' } },
  }),
  sendBack: defineCall({
    method: 'POST',
    path: '/documents/:documentId/send-back',
    summary: { zh: '退回修改', en: 'Send back' },
    who: ISSUERS,
    data: z.strictObject({ reason: textSchema(10_000).optional() }),
    dataOptional: true,
    answer: dataOf(documentAnswer),
    examples: { data: { reason: '请补充完成时限' } },
  }),
  approve: defineCall({
    method: 'POST',
    path: '/documents/:documentId/approve',
    summary: { zh: '批准督办函、警示函', en: 'Approve a letter that needs it' },
    who: ['head'],
    data: z.strictObject({}),
    dataOptional: true,
    answer: dataOf(documentAnswer),
    examples: { data: {} },
  }),
  issue: defineCall({
    method: 'POST',
    path: '/documents/:documentId/issue',
    summary: { zh: '签发：编号、定稿、存档', en: 'Issue: number, freeze and store' },
    who: ISSUERS,
    data: z.strictObject({ signer: person, evidence: evidenceSchema.optional() }),
    answer: dataOf(documentAnswer),
    examples: { data: { signer: '示例乙' } },
  }),
  revoke: defineCall({
    method: 'POST',
    path: '/documents/:documentId/revoke',
    summary: { zh: '撤销', en: 'Revoke' },
    who: ISSUERS,
    data: z.strictObject({ reason: textSchema(10_000) }),
    answer: dataOf(documentAnswer),
    examples: { data: { reason: '数据有误，重新印发' } },
  }),
  receipt: defineCall({
    method: 'POST',
    path: '/documents/:documentId/receipt',
    summary: { zh: '签收函件', en: 'Acknowledge a letter' },
    who: ISSUERS,
    data: z.strictObject({}),
    dataOptional: true,
    answer: dataOf(documentAnswer),
    examples: { data: {} },
  }),
  reply: defineCall({
    method: 'POST',
    path: '/documents/:documentId/reply',
    summary: { zh: '回复函件', en: 'Answer a letter' },
    who: ISSUERS,
    data: z.strictObject({ text: textSchema(10_000) }),
    answer: dataOf(documentAnswer),
    examples: { data: { text: '已落实，情况如下。' } },
  }),
  pdf: defineCall({
    method: 'GET',
    path: '/documents/:documentId/pdf',
    summary: { zh: '公文 PDF；签发前为预览', en: 'The PDF; a preview before it is issued' },
    who: MEMBERS,
    answer: { file: 'application/pdf' },
  }),
  docx: defineCall({
    method: 'GET',
    path: '/documents/:documentId/docx',
    summary: { zh: '公文 Word 文件', en: 'The .docx' },
    who: MEMBERS,
    answer: { file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  }),
  data: defineCall({
    method: 'GET',
    path: '/documents/:documentId/data.json',
    summary: { zh: '公文所依据的数据', en: 'The frozen figures behind a document' },
    who: MEMBERS,
    answer: { file: 'application/json' },
  }),
  differences: defineCall({
    method: 'GET',
    path: '/documents/:documentId/differences',
    summary: {
      zh: '已签发公文的数字与现在推算的差异',
      en: 'What of an issued document’s figures would be otherwise if it were computed again as at its own instant',
    },
    who: OVERSEERS,
    answer: dataOf(differencesAnswer),
    graphql: { kind: 'query', name: 'documentDifferences' },
  }),
  verify: defineCall({
    method: 'GET',
    path: '/verify/:token',
    summary: { zh: '公文核验页', en: 'The page that says whether a document is genuine' },
    who: 'public',
    answer: { file: 'text/html' },
  }),
});
