// Made from the declared calls by `UPDATE_CLIENT=1 npm test -- tests/openapi`. Do not edit.
import type { Data, Options, Param, Query, Send, components } from './types.js';

/** What each action on an issue takes. */
export type ActionInputs = {
  'amend': components['schemas']['AmendInput'];
  'accept': components['schemas']['AcceptInput'];
  'request-decline': components['schemas']['RequestDeclineInput'];
  'decline': components['schemas']['DeclineInput'];
  'refuse-decline': components['schemas']['RefuseDeclineInput'];
  'answer': components['schemas']['AnswerInput'];
  'transfer': components['schemas']['TransferInput'];
  'assign': components['schemas']['AssignInput'];
  'take-up': components['schemas']['TakeUpInput'];
  'return': components['schemas']['ReturnInput'];
  'reassign': components['schemas']['ReassignInput'];
  'change-person': components['schemas']['ChangePersonInput'];
  'urge': components['schemas']['UrgeInput'];
  'note': components['schemas']['NoteInput'];
  'instruct': components['schemas']['InstructInput'];
  'follow-up': components['schemas']['FollowUpInput'];
  'request-extension': components['schemas']['RequestExtensionInput'];
  'grant-extension': components['schemas']['GrantExtensionInput'];
  'refuse-extension': components['schemas']['RefuseExtensionInput'];
  'contribute': components['schemas']['ContributeInput'];
  'report-back': components['schemas']['ReportBackInput'];
  'rework': components['schemas']['ReworkInput'];
  'confirm': components['schemas']['ConfirmInput'];
  'reject': components['schemas']['RejectInput'];
  'consent': components['schemas']['ConsentInput'];
  'refuse-consent': components['schemas']['RefuseConsentInput'];
  'escalate': components['schemas']['EscalateInput'];
  'decide': components['schemas']['DecideInput'];
  'request-withdrawal': components['schemas']['RequestWithdrawalInput'];
  'grant-withdrawal': components['schemas']['GrantWithdrawalInput'];
  'refuse-withdrawal': components['schemas']['RefuseWithdrawalInput'];
  'withdraw': components['schemas']['WithdrawInput'];
  'merge': components['schemas']['MergeInput'];
  'call-back': components['schemas']['CallBackInput'];
  'correct': components['schemas']['CorrectInput'];
  'void': components['schemas']['VoidInput'];
  'reopen': components['schemas']['ReopenInput'];
  'dismiss-proposal': components['schemas']['DismissProposalInput'];
};

/** The input may be left out of an action that needs none. */
type ActionArguments<Action extends keyof ActionInputs> = {} extends ActionInputs[Action]
  ? [data?: ActionInputs[Action], options?: Options]
  : [data: ActionInputs[Action], options?: Options];

const part = (text: string | number): string => encodeURIComponent(String(text));

/** Every call of the application. */
export const callsOf = (send: Send) => ({
  archive: {
    /** 诉求归档包：台账、公文、附件、元数据、台账证明；同一状态重复生成的，逐字节相同 · The archive package of a finished issue; of the same state always the same bytes */
    issue: (documentId: Param<'casework.archive.issue', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/issues/${part(documentId)}/archive.zip`, {}, options),
    /** 联系信息清除预览：哪些企业的联系信息到期、还有什么未归档 · Preview: whose contact data is erased when, by the years that are set or that are asked */
    retention: (query?: Query<'casework.archive.retention'>, options?: Options) =>
      send<'casework.archive.retention'>('GET', `/api/casework/retention`, { query }, options),
  },
  assessment: {
    /** 指标 · Every measure with numerator, denominator and value */
    figures: (query: Query<'casework.assessment.figures'>, options?: Options) =>
      send<'casework.assessment.figures'>('GET', `/api/casework/measures`, { query }, options),
    /** 导出指标 · The same figures as a sheet */
    download: (query: Query<'casework.assessment.download'>, options?: Options) =>
      send.file('GET', `/api/casework/measures/export.xlsx`, { query }, options),
    /** 指标明细 · The records behind a figure */
    records: (code: Param<'casework.assessment.records', 'code'>, query: Query<'casework.assessment.records'>, options?: Options) =>
      send<'casework.assessment.records'>('GET', `/api/casework/measures/${part(code)}/records`, { query }, options),
  },
  assessments: {
    /** 施行考核方案 · Put a scheme in force */
    putInForce: (documentId: Param<'casework.assessments.putInForce', 'documentId'>, data?: Data<'casework.assessments.putInForce'>, options?: Options) =>
      send<'casework.assessments.putInForce'>('POST', `/api/casework/assessment-schemes/${part(documentId)}/put-in-force`, { data }, options),
    /** 起草考核方案的新版本 · A draft of the next version of a scheme */
    newVersion: (documentId: Param<'casework.assessments.newVersion', 'documentId'>, options?: Options) =>
      send<'casework.assessments.newVersion'>('POST', `/api/casework/assessment-schemes/${part(documentId)}/new-version`, {}, options),
    /** 试算，不保存 · What a scheme would give; stores nothing */
    preview: (documentId: Param<'casework.assessments.preview', 'documentId'>, data: Data<'casework.assessments.preview'>, options?: Options) =>
      send<'casework.assessments.preview'>('POST', `/api/casework/assessment-schemes/${part(documentId)}/preview`, { data }, options),
    /** 测算考核 · Compute an assessment */
    compute: (data: Data<'casework.assessments.compute'>, options?: Options) =>
      send<'casework.assessments.compute'>('POST', `/api/casework/assessments`, { data }, options),
    /** 考核列表 · The assessments that the caller sees */
    list: (options?: Options) =>
      send<'casework.assessments.list'>('GET', `/api/casework/assessments`, {}, options),
    /** 考核结果 · The table of an assessment */
    read: (documentId: Param<'casework.assessments.read', 'documentId'>, options?: Options) =>
      send<'casework.assessments.read'>('GET', `/api/casework/assessments/${part(documentId)}`, {}, options),
    /** 与现在的数据比较 · The table computed now against the one that holds */
    compare: (documentId: Param<'casework.assessments.compare', 'documentId'>, options?: Options) =>
      send<'casework.assessments.compare'>('GET', `/api/casework/assessments/${part(documentId)}/compare`, {}, options),
    /** 导出考核结果 · The table as a sheet */
    download: (documentId: Param<'casework.assessments.download', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/assessments/${part(documentId)}/export.xlsx`, {}, options),
    /** 考核得分的明细 · The records behind a cell */
    records: (documentId: Param<'casework.assessments.records', 'documentId'>, query: Query<'casework.assessments.records'>, options?: Options) =>
      send<'casework.assessments.records'>('GET', `/api/casework/assessments/${part(documentId)}/records`, { query }, options),
    /** 加减分 · Add points to a subject or take them away */
    adjust: (documentId: Param<'casework.assessments.adjust', 'documentId'>, data: Data<'casework.assessments.adjust'>, options?: Options) =>
      send<'casework.assessments.adjust'>('POST', `/api/casework/assessments/${part(documentId)}/adjustments`, { data }, options),
    /** 审定考核结果 · Approve the table */
    approve: (documentId: Param<'casework.assessments.approve', 'documentId'>, data?: Data<'casework.assessments.approve'>, options?: Options) =>
      send<'casework.assessments.approve'>('POST', `/api/casework/assessments/${part(documentId)}/approve`, { data }, options),
    /** 晾晒 · Make the table public */
    publish: (documentId: Param<'casework.assessments.publish', 'documentId'>, options?: Options) =>
      send<'casework.assessments.publish'>('POST', `/api/casework/assessments/${part(documentId)}/publish`, {}, options),
    /** 提出异议 · Object to a published table */
    object: (documentId: Param<'casework.assessments.object', 'documentId'>, data: Data<'casework.assessments.object'>, options?: Options) =>
      send<'casework.assessments.object'>('POST', `/api/casework/assessments/${part(documentId)}/objections`, { data }, options),
    /** 答复异议 · Decide an objection */
    decide: (documentId: Param<'casework.assessments.decide', 'documentId'>, objection: Param<'casework.assessments.decide', 'objection'>, data: Data<'casework.assessments.decide'>, options?: Options) =>
      send<'casework.assessments.decide'>('POST', `/api/casework/assessments/${part(documentId)}/objections/${part(objection)}/decide`, { data }, options),
    /** 定案 · Make the table final */
    finalise: (documentId: Param<'casework.assessments.finalise', 'documentId'>, options?: Options) =>
      send<'casework.assessments.finalise'>('POST', `/api/casework/assessments/${part(documentId)}/finalise`, {}, options),
  },
  commonProblems: {
    /** 共性问题列表 · All common problems */
    list: (options?: Options) =>
      send<'casework.commonProblems.list'>('GET', `/api/casework/common-problems`, {}, options),
    /** 疑似共性问题 · Issues that look as if they had one cause */
    suggestions: (options?: Options) =>
      send<'casework.commonProblems.suggestions'>('GET', `/api/casework/common-problems/suggestions`, {}, options),
    /** 共性问题及所涉诉求 · A common problem with its issues */
    overview: (documentId: Param<'casework.commonProblems.overview', 'documentId'>, options?: Options) =>
      send<'casework.commonProblems.overview'>('GET', `/api/casework/common-problems/${part(documentId)}/overview`, {}, options),
    /** 相似诉求 · Open issues that are alike */
    candidates: (documentId: Param<'casework.commonProblems.candidates', 'documentId'>, options?: Options) =>
      send<'casework.commonProblems.candidates'>('GET', `/api/casework/common-problems/${part(documentId)}/candidates`, {}, options),
    /** 归入共性问题 · Link issues to a common problem */
    link: (documentId: Param<'casework.commonProblems.link', 'documentId'>, data: Data<'casework.commonProblems.link'>, options?: Options) =>
      send<'casework.commonProblems.link'>('POST', `/api/casework/common-problems/${part(documentId)}/link`, { data }, options),
    /** 移出共性问题 · Take issues off a common problem */
    unlink: (documentId: Param<'casework.commonProblems.unlink', 'documentId'>, data: Data<'casework.commonProblems.unlink'>, options?: Options) =>
      send<'casework.commonProblems.unlink'>('POST', `/api/casework/common-problems/${part(documentId)}/unlink`, { data }, options),
  },
  configuration: {
    /** 运行准备 · What is missing before going live */
    readiness: (options?: Options) =>
      send<'casework.configuration.readiness'>('GET', `/api/casework/configuration/readiness`, {}, options),
    /** 导出全部配置 · The whole configuration as one file */
    download: (options?: Options) =>
      send<'casework.configuration.download'>('GET', `/api/casework/configuration`, {}, options),
    /** 导入配置 · Take a configuration: all of it or nothing */
    take: (data: Data<'casework.configuration.take'>, query?: Query<'casework.configuration.take'>, options?: Options) =>
      send<'casework.configuration.take'>('POST', `/api/casework/configuration`, { data, query }, options),
  },
  departments: {
    /** 本单位信息 · What the caller’s department says of itself */
    own: (options?: Options) =>
      send<'casework.departments.own'>('GET', `/api/casework/departments/own`, {}, options),
    /** 填写本单位信息 · Say it anew */
    editOwn: (data: Data<'casework.departments.editOwn'>, options?: Options) =>
      send<'casework.departments.editOwn'>('PUT', `/api/casework/departments/own`, { data }, options),
  },
  documents: {
    /** 公文列表 · The official documents that the caller sees */
    list: (query?: Query<'casework.documents.list'>, options?: Options) =>
      send<'casework.documents.list'>('GET', `/api/casework/documents`, { query }, options),
    /** 由数据起草公文 · Draft a document from its data */
    draft: (data: Data<'casework.documents.draft'>, options?: Options) =>
      send<'casework.documents.draft'>('POST', `/api/casework/documents`, { data }, options),
    /** 按规则建议发出的提示函 · Letters that the rules propose */
    suggestions: (options?: Options) =>
      send<'casework.documents.suggestions'>('GET', `/api/casework/documents/suggestions`, {}, options),
    /** 公文件数明细 · The records behind a count of a document */
    counted: (code: Param<'casework.documents.counted', 'code'>, query: Query<'casework.documents.counted'>, options?: Options) =>
      send<'casework.documents.counted'>('GET', `/api/casework/documents/counts/${part(code)}/records`, { query }, options),
    /** 公文字体 · Which face serves which role */
    fonts: (options?: Options) =>
      send<'casework.documents.fonts'>('GET', `/api/casework/documents/fonts`, {}, options),
    /** 公文文本 · The texts of documents, with what may stand in them */
    texts: (options?: Options) =>
      send<'casework.documents.texts'>('GET', `/api/casework/documents/texts`, {}, options),
    /** 恢复默认文本 · Put a text back to what it was delivered as */
    restoreText: (documentId: Param<'casework.documents.restoreText', 'documentId'>, data?: Data<'casework.documents.restoreText'>, options?: Options) =>
      send<'casework.documents.restoreText'>('POST', `/api/casework/documents/texts/${part(documentId)}/restore`, { data }, options),
    /** 一份公文 · A document */
    document: (documentId: Param<'casework.documents.document', 'documentId'>, options?: Options) =>
      send<'casework.documents.document'>('GET', `/api/casework/documents/${part(documentId)}`, {}, options),
    /** 修改草稿 · Edit a draft */
    edit: (documentId: Param<'casework.documents.edit', 'documentId'>, data: Data<'casework.documents.edit'>, options?: Options) =>
      send<'casework.documents.edit'>('PUT', `/api/casework/documents/${part(documentId)}`, { data }, options),
    /** 预览未保存的文稿（PDF） · A draft as PDF with changes that are not saved */
    preview: (documentId: Param<'casework.documents.preview', 'documentId'>, data: Data<'casework.documents.preview'>, options?: Options) =>
      send.file('POST', `/api/casework/documents/${part(documentId)}/preview`, { data }, options),
    /** 核稿 · Review */
    review: (documentId: Param<'casework.documents.review', 'documentId'>, data: Data<'casework.documents.review'>, options?: Options) =>
      send<'casework.documents.review'>('POST', `/api/casework/documents/${part(documentId)}/review`, { data }, options),
    /** 退回修改 · Send back */
    sendBack: (documentId: Param<'casework.documents.sendBack', 'documentId'>, data?: Data<'casework.documents.sendBack'>, options?: Options) =>
      send<'casework.documents.sendBack'>('POST', `/api/casework/documents/${part(documentId)}/send-back`, { data }, options),
    /** 批准督办函、警示函 · Approve a letter that needs it */
    approve: (documentId: Param<'casework.documents.approve', 'documentId'>, data?: Data<'casework.documents.approve'>, options?: Options) =>
      send<'casework.documents.approve'>('POST', `/api/casework/documents/${part(documentId)}/approve`, { data }, options),
    /** 签发：编号、定稿、存档 · Issue: number, freeze and store */
    issue: (documentId: Param<'casework.documents.issue', 'documentId'>, data: Data<'casework.documents.issue'>, options?: Options) =>
      send<'casework.documents.issue'>('POST', `/api/casework/documents/${part(documentId)}/issue`, { data }, options),
    /** 撤销 · Revoke */
    revoke: (documentId: Param<'casework.documents.revoke', 'documentId'>, data: Data<'casework.documents.revoke'>, options?: Options) =>
      send<'casework.documents.revoke'>('POST', `/api/casework/documents/${part(documentId)}/revoke`, { data }, options),
    /** 签收函件 · Acknowledge a letter */
    receipt: (documentId: Param<'casework.documents.receipt', 'documentId'>, data?: Data<'casework.documents.receipt'>, options?: Options) =>
      send<'casework.documents.receipt'>('POST', `/api/casework/documents/${part(documentId)}/receipt`, { data }, options),
    /** 回复函件 · Answer a letter */
    reply: (documentId: Param<'casework.documents.reply', 'documentId'>, data: Data<'casework.documents.reply'>, options?: Options) =>
      send<'casework.documents.reply'>('POST', `/api/casework/documents/${part(documentId)}/reply`, { data }, options),
    /** 公文 PDF；签发前为预览 · The PDF; a preview before it is issued */
    pdf: (documentId: Param<'casework.documents.pdf', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/documents/${part(documentId)}/pdf`, {}, options),
    /** 公文 Word 文件 · The .docx */
    docx: (documentId: Param<'casework.documents.docx', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/documents/${part(documentId)}/docx`, {}, options),
    /** 公文所依据的数据 · The frozen figures behind a document */
    data: (documentId: Param<'casework.documents.data', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/documents/${part(documentId)}/data.json`, {}, options),
    /** 已签发公文的数字与现在推算的差异 · What of an issued document’s figures would be otherwise if it were computed again as at its own instant */
    differences: (documentId: Param<'casework.documents.differences', 'documentId'>, options?: Options) =>
      send<'casework.documents.differences'>('GET', `/api/casework/documents/${part(documentId)}/differences`, {}, options),
    /** 公文核验页 · The page that says whether a document is genuine */
    verify: (token: Param<'casework.documents.verify', 'token'>, options?: Options) =>
      send.file('GET', `/api/casework/verify/${part(token)}`, {}, options),
  },
  duties: {
    /** 工作任务 · Duties with both dates and their state, as the caller sees them */
    list: (query?: Query<'casework.duties.list'>, options?: Options) =>
      send<'casework.duties.list'>('GET', `/api/casework/duties`, { query }, options),
    /** 工作任务月历 · How many duties fall due on which day, by type */
    calendar: (query?: Query<'casework.duties.calendar'>, options?: Options) =>
      send<'casework.duties.calendar'>('GET', `/api/casework/duties/calendar`, { query }, options),
    /** 免除任务 · Waive a duty: out of the denominator, still listed */
    waive: (documentId: Param<'casework.duties.waive', 'documentId'>, data: Data<'casework.duties.waive'>, options?: Options) =>
      send<'casework.duties.waive'>('POST', `/api/casework/duties/${part(documentId)}/waive`, { data }, options),
  },
  'enterprise-links': {
    /** 生成企业专属链接；同一用途的旧链接随即失效 · A link to the enterprise’s page; the one before of the same purpose ends */
    make: (documentId: Param<'casework.enterprise-links.make', 'documentId'>, data: Data<'casework.enterprise-links.make'>, options?: Options) =>
      send<'casework.enterprise-links.make'>('POST', `/api/casework/enterprises/${part(documentId)}/links`, { data }, options),
    /** 企业专属链接 · The links of an enterprise, latest first */
    list: (documentId: Param<'casework.enterprise-links.list', 'documentId'>, options?: Options) =>
      send<'casework.enterprise-links.list'>('GET', `/api/casework/enterprises/${part(documentId)}/links`, {}, options),
    /** 撤销企业专属链接 · Revoke a link, and what it has opened */
    revoke: (documentId: Param<'casework.enterprise-links.revoke', 'documentId'>, link: Param<'casework.enterprise-links.revoke', 'link'>, options?: Options) =>
      send<'casework.enterprise-links.revoke'>('POST', `/api/casework/enterprises/${part(documentId)}/links/${part(link)}/revoke`, {}, options),
  },
  'enterprise-messages': {
    /** 企业留言 · What enterprises have written, what waits for an answer first */
    list: (query?: Query<'casework.enterprise-messages.list'>, options?: Options) =>
      send<'casework.enterprise-messages.list'>('GET', `/api/casework/enterprise-messages`, { query }, options),
    /** 答复企业留言，显示在企业专属页上 · Answer a message; it is shown on the enterprise’s page */
    answer: (message: Param<'casework.enterprise-messages.answer', 'message'>, data: Data<'casework.enterprise-messages.answer'>, options?: Options) =>
      send<'casework.enterprise-messages.answer'>('POST', `/api/casework/enterprise-messages/${part(message)}/answer`, { data }, options),
  },
  escalation: {
    /** 拟提请议题与提请建议 · What waits for the city meeting, and proposals */
    agenda: (options?: Options) =>
      send<'casework.escalation.agenda'>('GET', `/api/casework/agenda`, {}, options),
  },
  events: {
    /** 办理事件，按先后分页；after 为上次答复的 cursor · What happened, in order and in pages; `after` is the cursor of the last answer */
    list: (query?: Query<'casework.events.list'>, options?: Options) =>
      send<'casework.events.list'>('GET', `/api/casework/events`, { query }, options),
  },
  evidence: {
    /** 台账存证 · The daily anchors of all ledgers, newest first */
    anchors: (query?: Query<'casework.evidence.anchors'>, options?: Options) =>
      send<'casework.evidence.anchors'>('GET', `/api/casework/anchors`, { query }, options),
    /** 下载一号存证，供在外保存和核验 · An anchor as it is to be kept outside, with the heads that changed that day */
    anchorFile: (number: Param<'casework.evidence.anchorFile', 'number'>, options?: Options) =>
      send.file('GET', `/api/casework/anchors/${part(number)}/file`, {}, options),
    /** 诉求台账的证明，一个可离线自行核验的网页文件 · The proof of an issue’s ledger: one page that checks itself offline */
    proof: (documentId: Param<'casework.evidence.proof', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/issues/${part(documentId)}/proof.html`, {}, options),
  },
  'extra-fields': {
    /** 某类记录的附加项（本人可以查看的） · The extra fields of a kind of record that the caller may read */
    list: (record: Param<'casework.extra-fields.list', 'record'>, options?: Options) =>
      send<'casework.extra-fields.list'>('GET', `/api/casework/extra-fields/${part(record)}`, {}, options),
  },
  files: {
    /** 下载文件 · Download a file */
    download: (documentId: Param<'casework.files.download', 'documentId'>, options?: Options) =>
      send.file('GET', `/api/casework/files/${part(documentId)}`, {}, options),
    /** 凭签名地址下载文件 · Download a file by a signed address */
    signed: (name: Param<'casework.files.signed', 'name'>, query?: Query<'casework.files.signed'>, options?: Options) =>
      send.file('GET', `/api/casework/files/signed/${part(name)}`, { query }, options),
  },
  graphql: {
    /** GraphQL 模式（SDL） · The schema of GraphQL, as SDL */
    schema: (options?: Options) =>
      send.file('GET', `/api/casework/schema.graphql`, {}, options),
  },
  imports: {
    /** 导入历史台账 · Take in an outside ledger: all rows or none */
    history: (form: FormData, query?: Query<'casework.imports.history'>, options?: Options) =>
      send<'casework.imports.history'>('POST', `/api/casework/issues/import`, { form, query }, options),
    /** 历史台账的错误清单 · What is wrong with an outside ledger, as a sheet */
    historyErrors: (form: FormData, options?: Options) =>
      send.file('POST', `/api/casework/issues/import/errors.xlsx`, { form }, options),
    /** 历史台账模板 · The template of an outside ledger */
    historyTemplate: (options?: Options) =>
      send.file('GET', `/api/casework/issues/import/template.xlsx`, {}, options),
    /** 导入企业、季度指标、项目 · Take in enterprises, figures or projects: all rows or none */
    sheet: (table: Param<'casework.imports.sheet', 'table'>, form: FormData, query?: Query<'casework.imports.sheet'>, options?: Options) =>
      send<'casework.imports.sheet'>('POST', `/api/casework/sheets/${part(table)}/import`, { form, query }, options),
    /** 企业、季度指标、项目表格的错误清单 · What is wrong with such a file, as a sheet */
    sheetErrors: (table: Param<'casework.imports.sheetErrors', 'table'>, form: FormData, options?: Options) =>
      send.file('POST', `/api/casework/sheets/${part(table)}/import/errors.xlsx`, { form }, options),
    /** 企业、季度指标、项目模板 · The template of such a file */
    sheetTemplate: (table: Param<'casework.imports.sheetTemplate', 'table'>, options?: Options) =>
      send.file('GET', `/api/casework/sheets/${part(table)}/template.xlsx`, {}, options),
    /** 导入记录 · Which files were taken in, by whom */
    list: (query?: Query<'casework.imports.list'>, options?: Options) =>
      send<'casework.imports.list'>('GET', `/api/casework/imports`, { query }, options),
    /** 导入的错误清单 · What was wrong with an import of one’s own, as a sheet */
    errors: (id: Param<'casework.imports.errors', 'id'>, options?: Options) =>
      send.file('GET', `/api/casework/imports/${part(id)}/errors.xlsx`, {}, options),
    /** 导入进度 · How far an import of one’s own is */
    progress: (id: Param<'casework.imports.progress', 'id'>, options?: Options) =>
      send<'casework.imports.progress'>('GET', `/api/casework/imports/${part(id)}/progress`, {}, options),
  },
  intakes: {
    /** 送来一件待登记事项；同一来源、同一编号再次送来的，答复首次的那件 · Hand in what came in; the same source and outside number again is answered with the first */
    receive: (data: Data<'casework.intakes.receive'>, options?: Options) =>
      send<'casework.intakes.receive'>('POST', `/api/casework/intakes`, { data }, options),
    /** 待登记事项 · What came in, what waits first */
    list: (query?: Query<'casework.intakes.list'>, options?: Options) =>
      send<'casework.intakes.list'>('GET', `/api/casework/intakes`, { query }, options),
    /** 一件待登记事项的状态和内容 · The state of what came in, and its content */
    read: (documentId: Param<'casework.intakes.read', 'documentId'>, options?: Options) =>
      send<'casework.intakes.read'>('GET', `/api/casework/intakes/${part(documentId)}`, {}, options),
    /** 认定企业 · Name the enterprise that it is from */
    assignEnterprise: (documentId: Param<'casework.intakes.assignEnterprise', 'documentId'>, data: Data<'casework.intakes.assignEnterprise'>, options?: Options) =>
      send<'casework.intakes.assignEnterprise'>('POST', `/api/casework/intakes/${part(documentId)}/assign-enterprise`, { data }, options),
    /** 登记为诉求，时限自企业提出时起算 · Register it as an issue; its receipt is kept */
    register: (documentId: Param<'casework.intakes.register', 'documentId'>, data?: Data<'casework.intakes.register'>, options?: Options) =>
      send<'casework.intakes.register'>('POST', `/api/casework/intakes/${part(documentId)}/register`, { data }, options),
    /** 并入诉求，作为一条进展记录 · Attach it to an issue of the enterprise, as a note */
    attach: (documentId: Param<'casework.intakes.attach', 'documentId'>, data: Data<'casework.intakes.attach'>, options?: Options) =>
      send<'casework.intakes.attach'>('POST', `/api/casework/intakes/${part(documentId)}/attach`, { data }, options),
    /** 不予登记 · Dismiss it, with the reason */
    dismiss: (documentId: Param<'casework.intakes.dismiss', 'documentId'>, data: Data<'casework.intakes.dismiss'>, options?: Options) =>
      send<'casework.intakes.dismiss'>('POST', `/api/casework/intakes/${part(documentId)}/dismiss`, { data }, options),
    /** 同一企业 90 日内相似的诉求，供登记时比对 · Issues of the enterprise within 90 days whose text is alike, shown beside the register form */
    similar: (data: Data<'casework.intakes.similar'>, options?: Options) =>
      send<'casework.intakes.similar'>('POST', `/api/casework/issues/similar`, { data }, options),
  },
  issues: {
    /** 登记问题诉求 · Register an issue */
    register: (data: Data<'casework.issues.register'>, options?: Options) =>
      send<'casework.issues.register'>('POST', `/api/casework/issues`, { data }, options),
    /** 当前可以进行的操作 · The actions that the caller may take now */
    actions: (documentId: Param<'casework.issues.actions', 'documentId'>, options?: Options) =>
      send<'casework.issues.actions'>('GET', `/api/casework/issues/${part(documentId)}/actions`, {}, options),
    /** 进行操作 · Take an action */
    act: <Action extends keyof ActionInputs>(
      documentId: string,
      action: Action,
      ...[data, options]: ActionArguments<Action>
    ) =>
      send<'casework.issues.act'>('POST', `/api/casework/issues/${part(documentId)}/actions/${part(action)}`, { data }, options),
    /** 补填附加项 · Fill in extra fields */
    fillExtra: (documentId: Param<'casework.issues.fillExtra', 'documentId'>, data: Data<'casework.issues.fillExtra'>, options?: Options) =>
      send<'casework.issues.fillExtra'>('POST', `/api/casework/issues/${part(documentId)}/extra`, { data }, options),
    /** 台账 · The ledger of an issue */
    ledger: (documentId: Param<'casework.issues.ledger', 'documentId'>, query?: Query<'casework.issues.ledger'>, options?: Options) =>
      send<'casework.issues.ledger'>('GET', `/api/casework/issues/${part(documentId)}/ledger`, { query }, options),
    /** 对代为办理提出异议 · Object to an entry that somebody else has made in one’s name */
    object: (documentId: Param<'casework.issues.object', 'documentId'>, sequence: Param<'casework.issues.object', 'sequence'>, data: Data<'casework.issues.object'>, options?: Options) =>
      send<'casework.issues.object'>('POST', `/api/casework/issues/${part(documentId)}/ledger/${part(sequence)}/object`, { data }, options),
  },
  meetings: {
    /** 会议列表 · The meetings that the caller sees */
    list: (query?: Query<'casework.meetings.list'>, options?: Options) =>
      send<'casework.meetings.list'>('GET', `/api/casework/meetings`, { query }, options),
    /** 本月应开会议 · The meetings that a month wants, and what there is of them */
    owed: (query?: Query<'casework.meetings.owed'>, options?: Options) =>
      send<'casework.meetings.owed'>('GET', `/api/casework/meetings/owed`, { query }, options),
    /** 会议议程 · A meeting with its agenda */
    agenda: (documentId: Param<'casework.meetings.agenda', 'documentId'>, options?: Options) =>
      send<'casework.meetings.agenda'>('GET', `/api/casework/meetings/${part(documentId)}/agenda`, {}, options),
    /** 列入议程；不指明时列入全部待议事项 · Put something on the agenda, or all that waits for the meeting */
    add: (documentId: Param<'casework.meetings.add', 'documentId'>, data?: Data<'casework.meetings.add'>, options?: Options) =>
      send<'casework.meetings.add'>('POST', `/api/casework/meetings/${part(documentId)}/agenda`, { data }, options),
    /** 记录议定意见 · Write decisions down */
    save: (documentId: Param<'casework.meetings.save', 'documentId'>, data: Data<'casework.meetings.save'>, options?: Options) =>
      send<'casework.meetings.save'>('PUT', `/api/casework/meetings/${part(documentId)}/items`, { data }, options),
    /** 移出议程 · Take something off the agenda */
    remove: (documentId: Param<'casework.meetings.remove', 'documentId'>, item: Param<'casework.meetings.remove', 'item'>, options?: Options) =>
      send<'casework.meetings.remove'>('DELETE', `/api/casework/meetings/${part(documentId)}/items/${part(item)}`, {}, options),
    /** 会议议定：逐项落实到诉求，全部成功或全不改动 · Apply the decisions of a meeting, all or none */
    conclude: (documentId: Param<'casework.meetings.conclude', 'documentId'>, options?: Options) =>
      send<'casework.meetings.conclude'>('POST', `/api/casework/meetings/${part(documentId)}/conclude`, {}, options),
    /** 会议纪要稿 · The draft of the minutes */
    minutes: (documentId: Param<'casework.meetings.minutes', 'documentId'>, options?: Options) =>
      send<'casework.meetings.minutes'>('GET', `/api/casework/meetings/${part(documentId)}/minutes`, {}, options),
  },
  notifications: {
    /** 本人的消息 · The caller’s own messages */
    messages: (query?: Query<'casework.notifications.messages'>, options?: Options) =>
      send<'casework.notifications.messages'>('GET', `/api/casework/messages`, { query }, options),
    /** 未读消息数 · How many are unread */
    unread: (options?: Options) =>
      send<'casework.notifications.unread'>('GET', `/api/casework/messages/unread`, {}, options),
    /** 全部标为已读 · Mark all as read */
    readAll: (options?: Options) =>
      send<'casework.notifications.readAll'>('POST', `/api/casework/messages/read`, {}, options),
    /** 标为已读 · Mark one as read */
    read: (id: Param<'casework.notifications.read', 'id'>, options?: Options) =>
      send<'casework.notifications.read'>('POST', `/api/casework/messages/${part(id)}/read`, {}, options),
    /** 本人的提醒方式 · How the caller wants to be told */
    preferences: (options?: Options) =>
      send<'casework.notifications.preferences'>('GET', `/api/casework/notification-preferences`, {}, options),
    /** 设置本人的提醒方式 · Set how the caller wants to be told */
    setPreferences: (data: Data<'casework.notifications.setPreferences'>, options?: Options) =>
      send<'casework.notifications.setPreferences'>('PUT', `/api/casework/notification-preferences`, { data }, options),
    /** 重试发送失败的通知 · Have a failed delivery tried again */
    retry: (id: Param<'casework.notifications.retry', 'id'>, options?: Options) =>
      send<'casework.notifications.retry'>('POST', `/api/casework/deliveries/${part(id)}/retry`, {}, options),
    /** 不再重试发送失败的通知 · Give up a failed delivery */
    dismiss: (id: Param<'casework.notifications.dismiss', 'id'>, options?: Options) =>
      send<'casework.notifications.dismiss'>('POST', `/api/casework/deliveries/${part(id)}/dismiss`, {}, options),
  },
  openapi: {
    /** 接口文档 · This document */
    document: (options?: Options) =>
      send<'casework.openapi.document'>('GET', `/api/casework/openapi.json`, {}, options),
  },
  organisation: {
    /** 录入工作日历 · Enter a year of the calendar */
    enterCalendar: (data: Data<'casework.organisation.enterCalendar'>, options?: Options) =>
      send<'casework.organisation.enterCalendar'>('POST', `/api/casework/calendar`, { data }, options),
    /** 本人的任职 · The memberships that the caller holds */
    memberships: (options?: Options) =>
      send<'casework.organisation.memberships'>('GET', `/api/casework/memberships`, {}, options),
    /** 登录的闲置时限与口令有效期 · How long the session may be idle, and until when the password holds */
    session: (options?: Options) =>
      send<'casework.organisation.session'>('GET', `/api/casework/session`, {}, options),
    /** 选用任职 · Choose the membership in use */
    useMembership: (documentId: Param<'casework.organisation.useMembership', 'documentId'>, options?: Options) =>
      send<'casework.organisation.useMembership'>('POST', `/api/casework/memberships/${part(documentId)}/use`, {}, options),
    /** 退出登录 · End all sessions of the account */
    signOut: (options?: Options) =>
      send<'casework.organisation.signOut'>('POST', `/api/casework/sign-out`, {}, options),
    /** 新增工作人员及账号 · A person with memberships and accounts */
    createStaff: (data: Data<'casework.organisation.createStaff'>, options?: Options) =>
      send<'casework.organisation.createStaff'>('POST', `/api/casework/staff-members`, { data }, options),
    /** 开通账号、重置口令 · Accounts for a person, or new passwords */
    giveAccounts: (documentId: Param<'casework.organisation.giveAccounts', 'documentId'>, data: Data<'casework.organisation.giveAccounts'>, options?: Options) =>
      send<'casework.organisation.giveAccounts'>('POST', `/api/casework/staff-members/${part(documentId)}/accounts`, { data }, options),
    /** 停用工作人员 · Disable a person with all accounts */
    disableStaff: (documentId: Param<'casework.organisation.disableStaff', 'documentId'>, options?: Options) =>
      send<'casework.organisation.disableStaff'>('POST', `/api/casework/staff-members/${part(documentId)}/disable`, {}, options),
    /** 启用工作人员 · Enable a person */
    enableStaff: (documentId: Param<'casework.organisation.enableStaff', 'documentId'>, options?: Options) =>
      send<'casework.organisation.enableStaff'>('POST', `/api/casework/staff-members/${part(documentId)}/enable`, {}, options),
    /** 重置工作人员的双因子，并结束其登录 · Reset the second factor of a person’s accounts, and end their sessions */
    resetSecondFactor: (documentId: Param<'casework.organisation.resetSecondFactor', 'documentId'>, options?: Options) =>
      send<'casework.organisation.resetSecondFactor'>('POST', `/api/casework/staff-members/${part(documentId)}/reset-second-factor`, {}, options),
    /** 解除工作人员的统一身份关联，并结束其登录 · End the link of a person with an identity of the provider, and the sessions */
    unlinkSignOn: (documentId: Param<'casework.organisation.unlinkSignOn', 'documentId'>, options?: Options) =>
      send<'casework.organisation.unlinkSignOn'>('POST', `/api/casework/staff-members/${part(documentId)}/unlink-sign-on`, {}, options),
    /** 工作交接 · Hand a person’s work over */
    handOver: (documentId: Param<'casework.organisation.handOver', 'documentId'>, data: Data<'casework.organisation.handOver'>, options?: Options) =>
      send<'casework.organisation.handOver'>('POST', `/api/casework/staff-members/${part(documentId)}/hand-over`, { data }, options),
    /** 调剂审批 · A step of a reassignment */
    reassignment: (documentId: Param<'casework.organisation.reassignment', 'documentId'>, step: Param<'casework.organisation.reassignment', 'step'>, data?: Data<'casework.organisation.reassignment'>, options?: Options) =>
      send<'casework.organisation.reassignment'>('POST', `/api/casework/reassignments/${part(documentId)}/${part(step)}`, { data }, options),
  },
  policies: {
    /** 惠企政策及适用企业数 · Policies, with how many enterprises they are for */
    list: (query?: Query<'casework.policies.list'>, options?: Options) =>
      send<'casework.policies.list'>('GET', `/api/casework/policies`, { query }, options),
    /** 政策适用的企业 · The enterprises that a policy is for, and which were told */
    matches: (documentId: Param<'casework.policies.matches', 'documentId'>, query?: Query<'casework.policies.matches'>, options?: Options) =>
      send<'casework.policies.matches'>('GET', `/api/casework/policies/${part(documentId)}/matches`, { query }, options),
    /** 登记政策告知 · Record that enterprises were told, and what came of it */
    deliver: (documentId: Param<'casework.policies.deliver', 'documentId'>, data: Data<'casework.policies.deliver'>, options?: Options) =>
      send<'casework.policies.deliver'>('POST', `/api/casework/policies/${part(documentId)}/deliveries`, { data }, options),
    /** 适用于企业的政策 · The policies in force that are for an enterprise */
    ofEnterprise: (documentId: Param<'casework.policies.ofEnterprise', 'documentId'>, options?: Options) =>
      send<'casework.policies.ofEnterprise'>('GET', `/api/casework/enterprises/${part(documentId)}/policies`, {}, options),
  },
  registration: {
    /** 按名称片段、拼音首字母或信用代码查找企业 · Enterprises by part of the name, pinyin initials or credit code */
    enterprises: (query: Query<'casework.registration.enterprises'>, options?: Options) =>
      send<'casework.registration.enterprises'>('GET', `/api/casework/registration/enterprises`, { query }, options),
    /** 可登记的类别及其承办单位、时限 · Categories with their units and limits */
    categories: (options?: Options) =>
      send<'casework.registration.categories'>('GET', `/api/casework/registration/categories`, {}, options),
  },
  reports: {
    /** 一键起草报告 · Draft a report from the period’s data */
    draft: (data: Data<'casework.reports.draft'>, options?: Options) =>
      send<'casework.reports.draft'>('POST', `/api/casework/reports`, { data }, options),
    /** 零报告 · A unit without a case in the month says so */
    zero: (data: Data<'casework.reports.zero'>, options?: Options) =>
      send<'casework.reports.zero'>('POST', `/api/casework/reports/zero`, { data }, options),
    /** 减负统计 · What is asked of each group and unit in a month */
    burden: (query: Query<'casework.reports.burden'>, options?: Options) =>
      send<'casework.reports.burden'>('GET', `/api/casework/burden`, { query }, options),
    /** 报告 · A report with its extracts */
    report: (documentId: Param<'casework.reports.report', 'documentId'>, options?: Options) =>
      send<'casework.reports.report'>('GET', `/api/casework/reports/${part(documentId)}`, {}, options),
    /** 修改报告草稿 · Edit a draft */
    save: (documentId: Param<'casework.reports.save', 'documentId'>, data: Data<'casework.reports.save'>, options?: Options) =>
      send<'casework.reports.save'>('POST', `/api/casework/reports/${part(documentId)}/sections`, { data }, options),
    /** 按最新数据重新起草 · Draft anew */
    redraft: (documentId: Param<'casework.reports.redraft', 'documentId'>, options?: Options) =>
      send<'casework.reports.redraft'>('POST', `/api/casework/reports/${part(documentId)}/redraft`, {}, options),
    /** 报送报告 · Submit a report: nobody changes it any more */
    submit: (documentId: Param<'casework.reports.submit', 'documentId'>, options?: Options) =>
      send<'casework.reports.submit'>('POST', `/api/casework/reports/${part(documentId)}/submit`, {}, options),
    /** 各工作组年度工作计划 · Who owes a year’s plan, and what there is of it */
    workPlans: (query?: Query<'casework.reports.workPlans'>, options?: Options) =>
      send<'casework.reports.workPlans'>('GET', `/api/casework/work-plans`, { query }, options),
    /** 编写工作计划 · Write the draft of a year’s plan */
    writeWorkPlan: (data: Data<'casework.reports.writeWorkPlan'>, options?: Options) =>
      send<'casework.reports.writeWorkPlan'>('POST', `/api/casework/work-plans`, { data }, options),
    /** 工作计划 · A work plan */
    workPlan: (documentId: Param<'casework.reports.workPlan', 'documentId'>, options?: Options) =>
      send<'casework.reports.workPlan'>('GET', `/api/casework/work-plans/${part(documentId)}`, {}, options),
    /** 报送工作计划 · Submit a work plan: nobody changes it any more */
    submitWorkPlan: (documentId: Param<'casework.reports.submitWorkPlan', 'documentId'>, options?: Options) =>
      send<'casework.reports.submitWorkPlan'>('POST', `/api/casework/work-plans/${part(documentId)}/submit`, {}, options),
  },
  rollUps: {
    /** 接收下级专班办的指标 · Take in the signed figures of a lower-level office */
    receive: (data: Data<'casework.rollUps.receive'>, options?: Options) =>
      send<'casework.rollUps.receive'>('POST', `/api/casework/roll-ups`, { data }, options),
    /** 各下级专班办报来的指标 · Which lower-level office has sent what of a period */
    list: (query: Query<'casework.rollUps.list'>, options?: Options) =>
      send<'casework.rollUps.list'>('GET', `/api/casework/roll-ups`, { query }, options),
    /** 下级专班办 · The offices of the level below */
    offices: (options?: Options) =>
      send<'casework.rollUps.offices'>('GET', `/api/casework/roll-ups/offices`, {}, options),
    /** 登记下级专班办的公钥 · Register the key of a lower-level office */
    register: (documentId: Param<'casework.rollUps.register', 'documentId'>, data: Data<'casework.rollUps.register'>, options?: Options) =>
      send<'casework.rollUps.register'>('PUT', `/api/casework/roll-ups/offices/${part(documentId)}`, { data }, options),
    /** 本级上报的指标 · One’s own figures of a closed period, signed */
    own: (query: Query<'casework.rollUps.own'>, options?: Options) =>
      send<'casework.rollUps.own'>('GET', `/api/casework/roll-ups/own`, { query }, options),
    /** 向上级专班办报送指标 · Send one’s figures of a closed period to the level above */
    send: (data: Data<'casework.rollUps.send'>, options?: Options) =>
      send<'casework.rollUps.send'>('POST', `/api/casework/roll-ups/send`, { data }, options),
    /** 已向上级报送的指标 · What has been sent to the level above */
    sent: (options?: Options) =>
      send<'casework.rollUps.sent'>('GET', `/api/casework/roll-ups/sent`, {}, options),
  },
  'second-factor': {
    /** 本账号的双因子 · The second factor of the caller’s account */
    state: (options?: Options) =>
      send<'casework.second-factor.state'>('GET', `/api/casework/second-factor`, {}, options),
    /** 绑定验证器：取得密钥 · Begin to enrol an authenticator; one that is enrolled already holds until the new one is confirmed */
    enrol: (data: Data<'casework.second-factor.enrol'>, options?: Options) =>
      send<'casework.second-factor.enrol'>('POST', `/api/casework/second-factor`, { data }, options),
    /** 以首个动态码确认绑定 · Confirm the enrolment with a first code */
    confirm: (data: Data<'casework.second-factor.confirm'>, options?: Options) =>
      send<'casework.second-factor.confirm'>('POST', `/api/casework/second-factor/confirm`, { data }, options),
    /** 重新生成恢复码 · New recovery codes; those before are void */
    renewCodes: (data: Data<'casework.second-factor.renewCodes'>, options?: Options) =>
      send<'casework.second-factor.renewCodes'>('POST', `/api/casework/second-factor/recovery-codes`, { data }, options),
    /** 停用双因子 · Remove the second factor, where no role demands one */
    remove: (data: Data<'casework.second-factor.remove'>, options?: Options) =>
      send<'casework.second-factor.remove'>('POST', `/api/casework/second-factor/remove`, { data }, options),
  },
  'sign-in': {
    /** 可用的登录方式 · The ways of signing in */
    ways: (options?: Options) =>
      send<'casework.sign-in.ways'>('GET', `/api/casework/sign-on`, {}, options),
    /** 接口客户端开始统一身份认证登录：取得认证地址 · A client of the API begins to sign on: where the person goes */
    begin: (data: Data<'casework.sign-in.begin'>, options?: Options) =>
      send<'casework.sign-in.begin'>('POST', `/api/casework/sign-on`, { data }, options),
    /** 接口客户端完成统一身份认证登录：以返回的地址换取令牌 · A client of the API has been sent back: the address for a token */
    complete: (data: Data<'casework.sign-in.complete'>, options?: Options) =>
      send<'casework.sign-in.complete'>('POST', `/api/casework/sign-on/complete`, { data }, options),
  },
  sweep: {
    /** 立即执行到期处理 · Do now what is due */
    sweep: (options?: Options) =>
      send<'casework.sweep.sweep'>('POST', `/api/casework/sweep`, {}, options),
    /** 重试失败的到期事项 · Have what failed tried again at the next sweep */
    retry: (step: Param<'casework.sweep.retry', 'step'>, subject: Param<'casework.sweep.retry', 'subject'>, options?: Options) =>
      send<'casework.sweep.retry'>('POST', `/api/casework/sweep/failures/${part(step)}/${part(subject)}/retry`, {}, options),
    /** 运行状态 · What the system did by itself */
    runState: (options?: Options) =>
      send<'casework.sweep.runState'>('GET', `/api/casework/run-state`, {}, options),
    /** 变更记录 · What was changed of rules, settings and who may do what, newest first */
    changes: (query?: Query<'casework.sweep.changes'>, options?: Options) =>
      send<'casework.sweep.changes'>('GET', `/api/casework/changes`, { query }, options),
    /** 一条记录的变更记录 · What was changed of one record, newest first */
    recordChanges: (type: Param<'casework.sweep.recordChanges', 'type'>, documentId: Param<'casework.sweep.recordChanges', 'documentId'>, query?: Query<'casework.sweep.recordChanges'>, options?: Options) =>
      send<'casework.sweep.recordChanges'>('GET', `/api/casework/changes/${part(type)}/${part(documentId)}`, { query }, options),
    /** 健康检查 · Is all well? For a monitor; 503 without a database, or when what is due stands still */
    health: (options?: Options) =>
      send<'casework.sweep.health'>('GET', `/api/casework/health`, {}, options),
    /** 监控指标（Prometheus 格式） · Metrics in Prometheus’ text form, for a monitor: with METRICS_TOKEN as bearer, or from the machine itself */
    metrics: (options?: Options) =>
      send.file('GET', `/api/casework/metrics`, {}, options),
  },
  tables: {
    /** 工作组台账、承办单位台账 · The ledger of groups or of units, as a table */
    page: (table: Param<'casework.tables.page', 'table'>, query?: Query<'casework.tables.page'>, options?: Options) =>
      send<'casework.tables.page'>('GET', `/api/casework/ledgers/${part(table)}`, { query }, options),
    /** 导出工作组台账、承办单位台账 · The same as a file */
    download: (table: Param<'casework.tables.download', 'table'>, query?: Query<'casework.tables.download'>, options?: Options) =>
      send.file('GET', `/api/casework/ledgers/${part(table)}/export.xlsx`, { query }, options),
    /** 导出台账 · Export of what the caller sees */
    exportIssues: (query?: Query<'casework.tables.exportIssues'>, options?: Options) =>
      send.file('GET', `/api/casework/issues/export.xlsx`, { query }, options),
  },
  visits: {
    /** 记录走访并登记问题 · Record a visit with the issues raised there */
    record: (data: Data<'casework.visits.record'>, options?: Options) =>
      send<'casework.visits.record'>('POST', `/api/casework/visits`, { data }, options),
    /** 走访覆盖情况 · Which enterprises have been visited in a quarter */
    coverage: (query?: Query<'casework.visits.coverage'>, options?: Options) =>
      send<'casework.visits.coverage'>('GET', `/api/casework/visits/coverage`, { query }, options),
  },
  wecom: {
    /** 企业微信核验回调地址 · WeCom verifies the callback address */
    verify: (query: Query<'casework.wecom.verify'>, options?: Options) =>
      send.file('GET', `/api/casework/wecom/callback`, { query }, options),
    /** 企业微信送来消息 · WeCom hands over a message */
    message: (query: Query<'casework.wecom.message'>, options?: Options) =>
      send.file('POST', `/api/casework/wecom/callback`, { query }, options),
  },
});
