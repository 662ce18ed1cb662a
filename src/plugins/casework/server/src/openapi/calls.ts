import { VISIT_FORMS } from '../../../contracts/visits';
import { DUTY_STATES, DUTY_TYPES } from '../../../domain/duties';
import { HANDLING_TYPES, KINDS, OUTCOMES, PUBLIC_ACTIONS } from '../../../domain/lifecycle';
import {
  anything,
  boolean,
  choice,
  date,
  documentId,
  instant,
  integer,
  list,
  nullable,
  object,
  ref,
  text,
  type JsonSchema,
} from './json-schema';

/**
 * What is said of the application's own calls, by method and path. A call that is not described here still
 * stands in the document, with any body and any answer.
 */
export type CallDescription = {
  summary: { zh: string; en: string };
  query?: Record<string, JsonSchema>;
  path?: Record<string, JsonSchema>;
  body?: JsonSchema;
  /** the body may be left out */
  bodyOptional?: true;
  form?: JsonSchema;
  answer?: JsonSchema;
  /** what is answered when it is not JSON */
  file?: string;
  status?: 200 | 201;
  idempotent?: true;
};

export const openApiRoutes = [
  { method: 'GET', path: '/openapi.json', handler: 'openapi.document', config: { auth: false } },
] as const;

const data = (schema: JsonSchema): JsonSchema => object({ data: schema });
const paged = (schema: JsonSchema): JsonSchema =>
  object({ data: list(schema), meta: object({ pagination: ref('Pagination') }) });

export const pagination = (maximum: number): JsonSchema => ({
  type: 'object',
  properties: {
    page: { type: 'integer', minimum: 1 },
    pageSize: { type: 'integer', minimum: 1, maximum },
    withCount: boolean,
  },
});

const month: JsonSchema = { type: 'string', pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' };
const SUBJECT = { subject: choice('group', 'unit', 'leader', 'city') };
const PERIOD = { from: date, to: date };
const IMPORTED = choice('include', 'exclude');
const anyData: JsonSchema = object({ data: { type: 'object' } });

const DUTY_FILTERS = {
  'scope?': choice('mine', 'group', 'all'),
  'from?': date,
  'to?': date,
  'type?': list(choice(...DUTY_TYPES)),
  'state?': list(choice(...DUTY_STATES)),
  'group?': documentId,
  'department?': documentId,
  'leader?': documentId,
  'enterprise?': documentId,
};

const TABLE_FILTERS = {
  'from?': date,
  'to?': date,
  'stage?': list(text),
  'light?': list(choice('red', 'yellow', 'green', 'waiting')),
  'unit?': documentId,
  'group?': documentId,
  'leader?': documentId,
  'enterprise?': documentId,
  'search?': text,
};

export const CALLS: Readonly<Record<string, CallDescription>> = {
  'POST /issues': {
    summary: { zh: '登记问题诉求', en: 'Register an issue' },
    body: data(ref('RegisterInput')),
    answer: data(ref('CaseIssue')),
    status: 201,
    idempotent: true,
  },
  'GET /issues/:documentId/actions': {
    summary: { zh: '当前可以进行的操作', en: 'The actions that the caller may take now' },
    answer: object({ data: list(ref('Action')), meta: object({ stage: text }) }),
  },
  'POST /issues/:documentId/actions/:action': {
    summary: { zh: '进行操作', en: 'Take an action' },
    path: { action: choice(...PUBLIC_ACTIONS.filter((action) => action !== 'register')) },
    body: object({ 'data?': ref('ActionInput') }),
    bodyOptional: true,
    answer: data(ref('CaseIssue')),
    idempotent: true,
  },
  'GET /issues/:documentId/ledger': {
    summary: { zh: '台账', en: 'The ledger of an issue' },
    query: { 'pagination?': pagination(500) },
    answer: paged(ref('LedgerLine')),
  },
  'POST /issues/import': {
    summary: { zh: '导入历史台账', en: 'Import of past issues' },
    query: { 'dryRun?': boolean },
    form: object({ file: { type: 'string', contentMediaType: 'application/octet-stream' } }),
  },
  'GET /issues/export.xlsx': {
    summary: { zh: '导出台账', en: 'Export of what the caller sees' },
    query: { 'filters?': { type: 'object' } },
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'GET /ledgers/:table': {
    summary: { zh: '工作组台账、承办单位台账', en: 'The ledger of groups or of units, as a table' },
    path: { table: choice('group', 'unit') },
    query: { ...TABLE_FILTERS, 'pagination?': pagination(200) },
    answer: paged(
      object({ issue: documentId, stage: text, light: nullable(text), cells: { type: 'object' } }),
    ),
  },
  'GET /ledgers/:table/export.xlsx': {
    summary: { zh: '导出工作组台账、承办单位台账', en: 'The same as a file' },
    path: { table: choice('group', 'unit') },
    query: TABLE_FILTERS,
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'GET /memberships': {
    summary: { zh: '本人的任职', en: 'The memberships that the caller holds' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'POST /memberships/:documentId/use': {
    summary: { zh: '选用任职', en: 'Choose the membership in use' },
    bodyOptional: true,
  },
  'POST /reassignments/:documentId/:step': { summary: { zh: '调剂审批', en: 'A step of a reassignment' } },
  'POST /sign-out': {
    summary: { zh: '退出登录', en: 'End all sessions of the account' },
    bodyOptional: true,
  },
  'POST /staff-members': {
    summary: { zh: '新增工作人员及账号', en: 'A person with memberships and accounts' },
    body: data({ type: 'object' }),
    answer: anyData,
    status: 201,
  },
  'POST /staff-members/:documentId/accounts': {
    summary: { zh: '开通账号、重置口令', en: 'Accounts for a person, or new passwords' },
    body: data({ type: 'object' }),
    answer: anyData,
  },
  'POST /staff-members/:documentId/disable': {
    summary: { zh: '停用工作人员', en: 'Disable a person with all accounts' },
    bodyOptional: true,
  },
  'POST /staff-members/:documentId/enable': {
    summary: { zh: '启用工作人员', en: 'Enable a person' },
    bodyOptional: true,
  },
  'POST /staff-members/:documentId/hand-over': {
    summary: { zh: '工作交接', en: 'Hand a person’s work over' },
  },
  'POST /calendar': {
    summary: { zh: '录入工作日历', en: 'Enter a year of the calendar' },
    body: data(
      object({
        year: integer,
        noticeNumber: text,
        days: list(object({ date, kind: choice('holiday', 'workday'), 'name?': text })),
      }),
    ),
    answer: data(object({ year: integer, days: integer, recomputed: integer })),
  },
  'GET /duties': {
    summary: { zh: '工作任务', en: 'Duties with both dates and their state, as the caller sees them' },
    query: { ...DUTY_FILTERS, 'day?': date, 'pagination?': pagination(500) },
    answer: paged({ type: 'object' }),
  },
  'GET /duties/calendar': {
    summary: { zh: '工作任务月历', en: 'How many duties fall due on which day, by type' },
    query: DUTY_FILTERS,
    answer: object({ data: list({ type: 'object' }) }),
  },
  'POST /duties/:documentId/waive': {
    summary: { zh: '免除任务', en: 'Waive a duty: out of the denominator, still listed' },
    body: data(object({ reason: text, approver: text })),
    answer: anyData,
  },
  'POST /reports': {
    summary: { zh: '一键起草报告', en: 'Draft a report from the period’s data' },
    body: data(
      object({ kind: choice('unit', 'group', 'brief', 'office'), period: text, 'leader?': documentId }),
    ),
    answer: anyData,
    status: 201,
  },
  'GET /reports/:documentId': {
    summary: { zh: '报告', en: 'A report with its extracts' },
    answer: anyData,
  },
  'POST /reports/:documentId/sections': {
    summary: { zh: '修改报告草稿', en: 'Edit a draft' },
    body: data(
      object({
        'leaderWork?': text,
        'issues?': text,
        'measures?': text,
        'results?': text,
        'evaluation?': text,
      }),
    ),
    answer: anyData,
  },
  'POST /reports/:documentId/redraft': {
    summary: { zh: '按最新数据重新起草', en: 'Draft anew' },
    bodyOptional: true,
    answer: anyData,
  },
  'POST /reports/:documentId/submit': {
    summary: { zh: '报送报告', en: 'Submit a report: nobody changes it any more' },
    bodyOptional: true,
    answer: anyData,
  },
  'GET /work-plans': {
    summary: { zh: '各工作组年度工作计划', en: 'Who owes a year’s plan, and what there is of it' },
    query: { 'year?': integer },
    answer: object({ data: list({ type: 'object' }), meta: object({ year: integer }) }),
  },
  'POST /work-plans': {
    summary: { zh: '编写工作计划', en: 'Write the draft of a year’s plan' },
    body: data(object({ year: integer, body: text, 'attachment?': nullable(documentId) })),
    answer: anyData,
    status: 201,
  },
  'GET /work-plans/:documentId': { summary: { zh: '工作计划', en: 'A work plan' }, answer: anyData },
  'POST /work-plans/:documentId/submit': {
    summary: { zh: '报送工作计划', en: 'Submit a work plan: nobody changes it any more' },
    bodyOptional: true,
    answer: anyData,
  },
  'GET /policies': {
    summary: { zh: '惠企政策及适用企业数', en: 'Policies, with how many enterprises they are for' },
    query: { 'pagination?': pagination(500) },
    answer: paged({ type: 'object' }),
  },
  'GET /policies/:documentId/matches': {
    summary: { zh: '政策适用的企业', en: 'The enterprises that a policy is for, and which were told' },
    query: { 'told?': choice('yes', 'no'), 'pagination?': pagination(500) },
    answer: object({
      data: list({ type: 'object' }),
      meta: object({ policy: { type: 'object' }, pagination: ref('Pagination') }),
    }),
  },
  'POST /policies/:documentId/deliveries': {
    summary: { zh: '登记政策告知', en: 'Record that enterprises were told, and what came of it' },
    body: data(object({ enterprises: list(documentId), 'date?': date, 'result?': text })),
    answer: data(object({ delivered: integer, updated: integer })),
  },
  'GET /enterprises/:documentId/policies': {
    summary: { zh: '适用于企业的政策', en: 'The policies in force that are for an enterprise' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'GET /meetings': {
    summary: { zh: '会议列表', en: 'The meetings that the caller sees' },
    query: { 'pagination?': pagination(500) },
    answer: paged({ type: 'object' }),
  },
  'GET /meetings/owed': {
    summary: { zh: '本月应开会议', en: 'The meetings that a month wants, and what there is of them' },
    query: { 'month?': month },
    answer: anyData,
  },
  'GET /meetings/:documentId/agenda': {
    summary: { zh: '会议议程', en: 'A meeting with its agenda' },
    answer: anyData,
  },
  'POST /meetings/:documentId/agenda': {
    summary: {
      zh: '列入议程；不指明时列入全部待议事项',
      en: 'Put something on the agenda, or all that waits for the meeting',
    },
    body: object({ 'data?': object({ 'issue?': documentId, 'commonProblem?': documentId }) }),
    bodyOptional: true,
    answer: anyData,
  },
  'PUT /meetings/:documentId/items': {
    summary: { zh: '记录议定意见', en: 'Write decisions down' },
    body: data(
      object({
        items: list(
          object({
            documentId,
            'decision?': nullable(text),
            'outcome?': nullable(choice(...OUTCOMES)),
            'unit?': nullable(documentId),
            'deadline?': nullable(date),
            'sortOrder?': integer,
          }),
        ),
      }),
    ),
    answer: anyData,
  },
  'DELETE /meetings/:documentId/items/:item': {
    summary: { zh: '移出议程', en: 'Take something off the agenda' },
    answer: anyData,
  },
  'POST /meetings/:documentId/conclude': {
    summary: {
      zh: '会议议定：逐项落实到诉求，全部成功或全不改动',
      en: 'Apply the decisions of a meeting, all or none',
    },
    bodyOptional: true,
    answer: anyData,
    idempotent: true,
  },
  'GET /meetings/:documentId/minutes': {
    summary: { zh: '会议纪要稿', en: 'The draft of the minutes' },
    answer: anyData,
  },
  'GET /common-problems': {
    summary: { zh: '共性问题列表', en: 'All common problems' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'GET /common-problems/suggestions': {
    summary: { zh: '疑似共性问题', en: 'Issues that look as if they had one cause' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'GET /common-problems/:documentId/overview': {
    summary: { zh: '共性问题及所涉诉求', en: 'A common problem with its issues' },
    answer: anyData,
  },
  'GET /common-problems/:documentId/candidates': {
    summary: { zh: '相似诉求', en: 'Open issues that are alike' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'POST /common-problems/:documentId/link': {
    summary: { zh: '归入共性问题', en: 'Link issues to a common problem' },
    body: data(object({ issues: list(documentId) })),
    answer: anyData,
  },
  'POST /common-problems/:documentId/unlink': {
    summary: { zh: '移出共性问题', en: 'Take issues off a common problem' },
    body: data(object({ issues: list(documentId) })),
    answer: anyData,
  },
  'POST /visits': {
    summary: { zh: '记录走访并登记问题', en: 'Record a visit with the issues raised there' },
    body: data(
      object({
        'leader?': documentId,
        date,
        form: choice(...VISIT_FORMS),
        'participants?': text,
        enterprises: list(documentId),
        'findings?': text,
        'photos?': list(documentId),
        'issues?': list(
          object({
            'enterprise?': documentId,
            title: text,
            'description?': text,
            'kind?': choice(...KINDS),
            category: documentId,
            'handlingType?': choice(...HANDLING_TYPES),
            'attachments?': list(documentId),
          }),
        ),
      }),
    ),
    answer: anyData,
    status: 201,
  },
  'GET /visits/coverage': {
    summary: { zh: '走访覆盖情况', en: 'Which enterprises have been visited in a quarter' },
    query: { 'quarter?': { type: 'string', pattern: '^20[0-9]{2}Q[1-4]$' } },
    answer: anyData,
  },
  'POST /sweep': { summary: { zh: '立即执行到期处理', en: 'Do now what is due' }, bodyOptional: true },
  'POST /sweep/failures/:step/:subject/retry': {
    summary: { zh: '重试失败的到期事项', en: 'Have what failed tried again at the next sweep' },
    bodyOptional: true,
  },
  'GET /run-state': { summary: { zh: '运行状态', en: 'What the system did by itself' }, answer: anyData },
  'GET /changes': {
    summary: { zh: '变更记录', en: 'What was changed of rules, settings and who may do what, newest first' },
    query: { 'pagination?': pagination(500) },
    answer: paged({ type: 'object' }),
  },
  'GET /health': {
    summary: {
      zh: '健康检查',
      en: 'Is all well? For a monitor; 503 without a database, or when what is due stands still',
    },
    answer: { type: 'object' },
  },
  'GET /agenda': {
    summary: { zh: '拟提请议题与提请建议', en: 'What waits for the city meeting, and proposals' },
    answer: object({ data: list({ type: 'object' }) }),
  },
  'GET /messages': {
    summary: { zh: '本人的消息', en: 'The caller’s own messages' },
    query: { 'page?': integer, 'pageSize?': integer, 'unread?': boolean },
    answer: object({
      data: list({ type: 'object' }),
      meta: object({ unread: integer, pagination: ref('Pagination') }),
    }),
  },
  'GET /messages/unread': {
    summary: { zh: '未读消息数', en: 'How many are unread' },
    answer: data(object({ unread: integer })),
  },
  'POST /messages/read': { summary: { zh: '全部标为已读', en: 'Mark all as read' }, bodyOptional: true },
  'POST /messages/:id/read': { summary: { zh: '标为已读', en: 'Mark one as read' }, bodyOptional: true },
  'GET /notification-preferences': {
    summary: { zh: '本人的提醒方式', en: 'How the caller wants to be told' },
    answer: anyData,
  },
  'PUT /notification-preferences': {
    summary: { zh: '设置本人的提醒方式', en: 'Set how the caller wants to be told' },
    body: data(object({ email: choice('off', 'each', 'digest'), 'muted?': list(text) })),
    answer: anyData,
  },
  'POST /deliveries/:id/retry': {
    summary: { zh: '重试发送失败的通知', en: 'Have a failed delivery tried again' },
    bodyOptional: true,
  },
  'POST /deliveries/:id/dismiss': {
    summary: { zh: '不再重试发送失败的通知', en: 'Give up a failed delivery' },
    bodyOptional: true,
  },
  'GET /measures': {
    summary: { zh: '指标', en: 'Every measure with numerator, denominator and value' },
    query: { ...SUBJECT, 'id?': documentId, 'group?': documentId, 'imported?': IMPORTED, ...PERIOD },
  },
  'GET /measures/:code/records': {
    summary: { zh: '指标明细', en: 'The records behind a figure' },
    query: {
      ...SUBJECT,
      'id?': documentId,
      'group?': documentId,
      'imported?': IMPORTED,
      'part?': choice('numerator', 'denominator'),
      ...PERIOD,
    },
  },
  'POST /assessments': {
    summary: { zh: '发起考核', en: 'Begin an assessment' },
    body: data(object({ scheme: documentId, from: date, to: date })),
    answer: anyData,
  },
  'POST /assessments/:documentId/approve': {
    summary: { zh: '审批考核', en: 'Approve an assessment' },
    bodyOptional: true,
  },
  'POST /assessments/:documentId/publish': {
    summary: { zh: '公布考核', en: 'Publish an assessment' },
    bodyOptional: true,
  },
  'POST /assessments/:documentId/objections': { summary: { zh: '提出异议', en: 'Object to an assessment' } },
  'POST /assessments/:documentId/finalise': {
    summary: { zh: '考核定稿', en: 'Finalise an assessment' },
    bodyOptional: true,
  },
  'POST /documents': { summary: { zh: '拟制公文', en: 'Draft a document' } },
  'POST /documents/:documentId/review': {
    summary: { zh: '审核公文', en: 'Review a document' },
    bodyOptional: true,
  },
  'POST /documents/:documentId/issue': {
    summary: { zh: '印发公文', en: 'Issue a document' },
    bodyOptional: true,
  },
  'POST /documents/:documentId/revoke': {
    summary: { zh: '撤销公文', en: 'Revoke a document' },
    bodyOptional: true,
  },
  'GET /documents/:documentId/pdf': {
    summary: { zh: '公文 PDF', en: 'A document as PDF' },
    file: 'application/pdf',
  },
  'GET /documents/:documentId/docx': {
    summary: { zh: '公文 Word', en: 'A document as .docx' },
    file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'GET /verify/:token': { summary: { zh: '公文核验', en: 'The page behind a QR code' }, file: 'text/html' },
  'GET /documents/circular/preview': { summary: { zh: '通报预览', en: 'Preview of a circular' } },
  'GET /documents/circular.pdf': {
    summary: { zh: '通报 PDF', en: 'A circular as PDF' },
    file: 'application/pdf',
  },
  'GET /files/:documentId': {
    summary: { zh: '下载文件', en: 'Download a file' },
    file: 'application/octet-stream',
  },
  'GET /files/signed/:name': {
    summary: { zh: '凭签名地址下载文件', en: 'Download a file by a signed address' },
    file: 'application/octet-stream',
  },
  'GET /issues/:documentId/summary': {
    summary: { zh: '诉求概要', en: 'What the panel shows of an issue' },
  },
  'GET /openapi.json': {
    summary: { zh: '接口文档', en: 'This document' },
    answer: { type: 'object' },
  },
};

/** Calls of Strapi's own plugins that clients need: signing in and handing in files. */
export const STRAPI_CALLS: Readonly<Record<string, CallDescription & { open?: true }>> = {
  'POST /api/auth/local': {
    summary: { zh: '登录', en: 'Sign in' },
    body: object({ identifier: text, password: text }),
    answer: object({ jwt: text, user: { type: 'object' } }),
    open: true,
  },
  'POST /api/auth/change-password': {
    summary: { zh: '修改密码', en: 'Change the password' },
    body: object({ currentPassword: text, password: text, passwordConfirmation: text }),
  },
  'GET /api/users/me': {
    summary: { zh: '本人账号', en: 'The caller’s account' },
    answer: { type: 'object' },
  },
  'POST /api/upload': {
    summary: { zh: '上传文件', en: 'Hand in files' },
    form: object({ files: list({ type: 'string', contentMediaType: 'application/octet-stream' }) }),
    answer: list(ref('File')),
    status: 201,
  },
};

/** Schemas of what the calls on issues answer. */
export const CALL_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Pagination: object({ page: integer, pageSize: integer, 'pageCount?': integer, 'total?': integer }),
  Error: object({
    'data?': { type: 'null' },
    error: object({
      status: integer,
      name: text,
      message: { ...text, description: 'Accept-Language' },
      details: {
        type: 'object',
        properties: {
          code: text,
          errors: list(
            object({
              'path?': list({ type: ['string', 'integer'] }),
              message: text,
              'name?': text,
              'code?': text,
            }),
          ),
          stage: text,
          allowedActions: list(text),
        },
        additionalProperties: true,
      },
    }),
  }),
  Reference: object({ id: integer, documentId, 'name?': nullable(text), 'title?': nullable(text) }),
  Action: object({
    action: text,
    name: text,
    label: text,
    to: list(text),
    onBehalfOf: nullable(text),
    final: boolean,
    schema: { type: 'object', description: 'JSON Schema' },
  }),
  LedgerLine: object({
    documentId,
    issue: documentId,
    sequence: { type: 'integer', minimum: 1 },
    action: text,
    from: nullable(text),
    to: nullable(text),
    actor: { type: 'object' },
    happenedAt: instant,
    recordedAt: instant,
    dues: anything,
    input: { type: 'object' },
    prevHash: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
    hash: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
  }),
};
