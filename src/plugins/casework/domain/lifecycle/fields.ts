/**
 * Types of the input fields of actions, as data. The contracts turn a descriptor into a zod schema, a JSON Schema,
 * a GraphQL input and a form, so that a new field is written once.
 */
export type FieldType =
  | { type: 'text'; max: number }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'relation'; to: RelationTarget }
  | { type: 'relations'; to: RelationTarget }
  /** YYYY-MM-DD, meaning that day's end in Asia/Shanghai; or the day of one of the issue's open milestones */
  | { type: 'date'; of?: 'milestone' }
  /** ISO 8601 with offset, or YYYY-MM-DD for the start of that day */
  | { type: 'instant' }
  /** 5 非常满意 … 1 非常不满意 */
  | { type: 'rating' }
  /** documentIds of uploaded files */
  | { type: 'files' }
  | { type: 'milestones' }
  /** text, number or documentId: what it means is said by another field */
  | { type: 'scalar' }
  /** values of the extra fields, by their codes; null takes one away */
  | { type: 'extra' }
  | { type: 'evidence' };

export type RelationTarget = 'department' | 'category' | 'enterprise' | 'issue';

export type Field = FieldType & { optional?: true };

export const required = {
  text: (max = 2000): Field => ({ type: 'text', max }),
  choice: (values: readonly string[]): Field => ({ type: 'choice', values }),
  relation: (to: RelationTarget): Field => ({ type: 'relation', to }),
  rating: (): Field => ({ type: 'rating' }),
  scalar: (): Field => ({ type: 'scalar' }),
  date: (): Field => ({ type: 'date' }),
  evidence: (): Field => ({ type: 'evidence' }),
  extra: (): Field => ({ type: 'extra' }),
};

export const optional = {
  text: (max = 2000): Field => ({ type: 'text', max, optional: true }),
  choice: (values: readonly string[]): Field => ({ type: 'choice', values, optional: true }),
  relation: (to: RelationTarget): Field => ({ type: 'relation', to, optional: true }),
  relations: (to: RelationTarget): Field => ({ type: 'relations', to, optional: true }),
  date: (): Field => ({ type: 'date', optional: true }),
  milestone: (): Field => ({ type: 'date', of: 'milestone', optional: true }),
  instant: (): Field => ({ type: 'instant', optional: true }),
  files: (): Field => ({ type: 'files', optional: true }),
  milestones: (): Field => ({ type: 'milestones', optional: true }),
  evidence: (): Field => ({ type: 'evidence', optional: true }),
  extra: (): Field => ({ type: 'extra', optional: true }),
};

export const KINDS = ['appeal', 'suggestion'] as const;
export const CHANNELS = ['visit', 'phone', 'letter', 'email', 'wechat', 'portal', 'other'] as const;
export const HANDLING_TYPES = ['normal', 'urgent', 'complex'] as const;
export const DECLINE_GROUNDS = [
  'not-our-competence',
  'litigation',
  'petition-channel',
  'duplicate',
  'other',
] as const;
export const RESULTS = ['solved', 'partly', 'explained'] as const;
/** The enterprise’s own word at its approval. */
export const SOLVED = ['solved', 'partly'] as const;
export const OUTCOMES = ['continue', 'explain', 'long-term'] as const;
export const CORRECTABLE = [
  'receivedAt',
  'channel',
  'rating',
  'enterprise',
  'responsiblePerson',
  'phone',
] as const;

/** Names of the fields in forms and messages. */
export const FIELD_NAMES: Record<string, { zh: string; en: string }> = {
  outsideNumber: { zh: '原编号', en: 'Outside number' },
  timeUnknown: { zh: '历史补录（时间不详）', en: 'Imported, time unknown' },
  remark: { zh: '原备注', en: 'Note of the outside ledger' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  title: { zh: '标题', en: 'Title' },
  description: { zh: '诉求内容', en: 'Description' },
  kind: { zh: '类型', en: 'Kind' },
  channel: { zh: '渠道', en: 'Channel' },
  category: { zh: '类别', en: 'Category' },
  handlingType: { zh: '办理类型', en: 'Handling type' },
  receivedAt: { zh: '提出时间', en: 'Received at' },
  attachments: { zh: '附件', en: 'Attachments' },
  extra: { zh: '附加项', en: 'Extra fields' },
  ground: { zh: '理由类别', en: 'Ground' },
  reason: { zh: '理由', en: 'Reason' },
  measures: { zh: '办理措施', en: 'Measures' },
  evidence: { zh: '依据', en: 'Evidence' },
  'evidence.channel': { zh: '依据的方式', en: 'Evidence (channel)' },
  'evidence.who': { zh: '依据的确认人', en: 'Evidence (who)' },
  'evidence.at': { zh: '依据的时间', en: 'Evidence (when)' },
  'evidence.number': { zh: '依据的文号', en: 'Evidence (number)' },
  'evidence.note': { zh: '依据的说明', en: 'Evidence (note)' },
  'evidence.attachments': { zh: '依据的附件', en: 'Evidence (attachments)' },
  leadUnit: { zh: '承办单位', en: 'Lead unit' },
  supportUnits: { zh: '配合单位', en: 'Support units' },
  deadline: { zh: '办结时限', en: 'Deadline' },
  standard: { zh: '办理标准', en: 'Standard' },
  section: { zh: '承办科室', en: 'Section' },
  responsiblePerson: { zh: '责任人', en: 'Responsible person' },
  phone: { zh: '联系电话', en: 'Phone' },
  suggestedUnit: { zh: '建议承办单位', en: 'Suggested unit' },
  text: { zh: '内容', en: 'Text' },
  milestone: { zh: '时间节点', en: 'Milestone' },
  told: { zh: '反馈内容', en: 'What was told' },
  how: { zh: '反馈方式', en: 'How' },
  milestones: { zh: '推进计划', en: 'Milestones' },
  consultation: { zh: '会商情况', en: 'Consultation' },
  result: { zh: '办理结果', en: 'Result' },
  rating: { zh: '满意度', en: 'Rating' },
  solved: { zh: '是否解决', en: 'Solved' },
  notFullySolved: { zh: '未完全解决', en: 'Not fully solved' },
  comment: { zh: '意见', en: 'Comment' },
  opinion: { zh: '领导意见', en: 'Opinion' },
  decision: { zh: '决定事项', en: 'Decision' },
  outcome: { zh: '处理方式', en: 'Outcome' },
  unit: { zh: '承办单位', en: 'Unit' },
  mainIssue: { zh: '主办诉求', en: 'Main issue' },
  field: { zh: '更正项目', en: 'Field' },
  value: { zh: '更正为', en: 'Value' },
};
