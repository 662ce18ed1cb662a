import {
  FIELD_NAMES,
  STAGE_NAMES,
  type ConflictCode,
  type InvalidCode,
  type Stage,
} from '../domain/lifecycle';
import { choiceText } from './choices';

/** The languages in which the service answers; Chinese is the default. */
export type Language = 'zh' | 'en';

type Params = Record<string, string | number>;
type Message = { zh: string; en: string };

/** What is said of each refusal that is not about one field. */
const CONFLICTS: Record<ConflictCode, Message> = {
  WRONG_STAGE: {
    zh: '当前环节为“{stage}”，不能进行此操作',
    en: 'Not possible in the present stage "{stage}"',
  },
  REQUEST_PENDING: { zh: '已有同类申请待答复', en: 'A request of this kind is already pending' },
  NO_REQUEST: { zh: '没有待答复的申请', en: 'There is no such pending request' },
  TIME_LIMIT_PASSED: { zh: '已超过规定时限，不能再办理此操作', en: 'The time limit for this has passed' },
  BINDING: {
    zh: '该转办为指定承办，承办单位不得退回，仅专班办可以改派',
    en: 'The order is binding; only the office may change it',
  },
  NOT_BINDING: {
    zh: '该转办不是指定承办，由工作组改派',
    en: 'The order is not binding; the group reassigns it',
  },
  RETURNED_TWICE: {
    zh: '已被退回两次，须由专班办指定承办单位',
    en: 'Returned twice; only the office can send it on',
  },
  TOP_LEVEL: { zh: '已提请至市委市政府集中会办，不能再提请', en: 'It is at the highest level already' },
  LEVEL_NOT_YOURS: { zh: '该层级的提请不由您办理', en: 'This level is not for you to act on' },
  NO_OPEN_ESCALATION: { zh: '没有待决定的提请事项', en: 'There is no open escalation' },
  NO_PROPOSAL: { zh: '没有待处理的提请建议', en: 'There is no proposal' },
  EXPLAIN_NOT_DECIDED: { zh: '未经会办决定，不能以“解释说明”反馈', en: 'Only after a decision to explain' },
  NO_PAIRING: { zh: '该企业目前没有包联关系', en: 'The enterprise has no open pairing' },
  NOT_LATER: {
    zh: '申请的时限不晚于现有时限',
    en: 'The deadline asked for is not later than the present one',
  },
  LEADER_GRANTS: { zh: '再次延期须由包联领导答复', en: 'From the second extension on the leader answers' },
  GROUP_GRANTS: { zh: '首次延期由工作组答复', en: 'The first extension is answered by the group' },
  NO_LIVE_TRANSFER: { zh: '没有在办的转办单', en: 'There is no live transfer' },
  NO_RATING: { zh: '尚无满意度', en: 'There is no rating' },
  REOPEN_PERIOD_PASSED: {
    zh: '已超过{days}日，企业不能再要求重新办理',
    en: 'The {days} days for reopening have passed',
  },
  OFFICE_ONLY: { zh: '仅专班办可以办理', en: 'Only the office may do this' },
  POOL: { zh: '该企业尚无包联关系，由专班办处理', en: 'The issue is in the office’s pool' },
};

/** What is said of one wrong value. A hidden and a nonexistent record get the same text. */
const INVALID: Record<InvalidCode, Message> = {
  REQUIRED: { zh: '必须填写', en: 'is required' },
  NOT_ACCEPTED: { zh: '此操作不需要填写该项', en: 'is not accepted here' },
  NOT_FOUND: { zh: '没有这条记录', en: 'no such record' },
  IN_PAST: { zh: '必须晚于现在', en: 'must lie in the future' },
  IN_FUTURE: { zh: '不得晚于现在', en: 'must not lie in the future' },
  NOT_LATER: { zh: '必须晚于现有办结时限', en: 'must be later than the present deadline' },
  NOT_A_UNIT: { zh: '该部门不是在用的承办单位', en: 'is not an active unit' },
  NOT_A_GROUP: { zh: '该部门不是在用的包联工作组', en: 'is not an active group' },
  SAME_UNIT: { zh: '不得与现承办单位或牵头单位相同', en: 'must be another unit' },
  DUPLICATE: { zh: '有重复', en: 'has duplicates' },
  NOT_ASCENDING: { zh: '日期须依次递增', en: 'dates must ascend' },
  NOTHING_TO_CHANGE: { zh: '没有要修改的内容', en: 'there is nothing to change' },
  NOT_PAIRED_THEN: {
    zh: '{enterprise}当日不在该领导的包联范围内',
    en: '{enterprise} was not paired with this leader on that day',
  },
  NOT_YOUR_ENTERPRISE: { zh: '该企业不在您的包联范围内', en: 'is not paired with you' },
  INACTIVE: { zh: '已停用', en: 'is no longer in use' },
  OTHER_ENTERPRISE: { zh: '必须是同一企业的诉求', en: 'must be of the same enterprise' },
  ITSELF: { zh: '不能并入自身', en: 'must not be the issue itself' },
  NOT_OPEN: { zh: '该诉求已办结', en: 'is not open' },
  NOT_FOR_ENTERPRISE: { zh: '企业登记时不填写该项', en: 'is not for enterprises to give' },
  ONE_OF_TWO: { zh: '办结时限与推进计划须且只须填写一项', en: 'give either a deadline or milestones' },
  NOT_TOGETHER: { zh: '仅在提交推进计划时填写', en: 'goes with milestones only' },
  NO_SUCH_MILESTONE: { zh: '没有这一时间节点', en: 'no such open milestone' },
  BAD_VALUE: { zh: '取值不符合该项目的要求', en: 'is not a value of this field' },
  LEVEL_THREE_ONLY: { zh: '仅市委市政府集中会办可以决定挂账', en: 'is for level 3 only' },
  AMBIGUOUS_UNIT: { zh: '请写明是哪个配合单位', en: 'must name the support unit' },
  SAME_VALUE: { zh: '与现有值相同', en: 'is the present value' },
};

/** Messages that are not refusals of the lifecycle. */
const GENERAL = {
  UNAUTHORIZED: { zh: '请先登录', en: 'Missing or invalid credentials' },
  FORBIDDEN: { zh: '您无权进行此操作', en: 'You are not allowed to do this' },
  NAMES_BY_OFFICE: {
    zh: '姓名和登录邮箱由专班办维护，不能自行修改',
    en: 'Names and e-mail address are kept by the office',
  },
  NOT_FOUND: { zh: '没有这条记录', en: 'Not Found' },
  UNKNOWN_ACTION: { zh: '没有名为“{action}”的操作', en: 'There is no action "{action}"' },
  BAD_INPUT: { zh: '填写的内容有误：{summary}', en: 'Invalid input: {summary}' },
  NO_SUCH_MEMBERSHIP: { zh: '您没有这一任职，或已不在任', en: 'You do not hold this membership' },
  CHOOSE_MEMBERSHIP: {
    zh: '您有多个任职，请用 X-Acting-For 指明以哪个任职办理',
    en: 'You hold several memberships; name one in X-Acting-For',
  },
  NO_MEMBERSHIP: { zh: '您目前没有任职，不能办理', en: 'You hold no membership at present' },
  IDEMPOTENCY_MISMATCH: {
    zh: '同一 Idempotency-Key 已用于不同的内容',
    en: 'This Idempotency-Key was used with another body',
  },
  BAD_IDEMPOTENCY_KEY: {
    zh: 'Idempotency-Key 须为 1 至 200 个可见字符',
    en: 'Idempotency-Key must be 1 to 200 visible characters',
  },
  READ_ONLY: { zh: '该记录只能由业务操作改变', en: 'This record is changed by actions only' },
  NOT_DELETABLE: { zh: '该记录不能删除', en: 'This record cannot be deleted' },
  BUSY: { zh: '他人正在办理，请重试', en: 'Someone else is at it; try again' },
  INTERNAL: { zh: '系统内部错误', en: 'Internal Server Error' },
  DUPLICATE: { zh: '与已有记录重复', en: 'Duplicates an existing record' },
  CONSTRAINT: { zh: '不符合数据约束', en: 'Violates a constraint' },
  CREDIT_CODE: { zh: '统一社会信用代码的校验位不正确', en: 'The credit code’s check character is wrong' },
  PAIRING_OPEN: { zh: '该企业已有在期的包联关系', en: 'The enterprise has an open pairing already' },
  PAIRING_HAS_ISSUES: {
    zh: '该包联关系下有未办结的诉求，须通过调剂变更',
    en: 'The pairing has open issues; it ends by reassignment only',
  },
  NO_PAIRING_TO_CHANGE: {
    zh: '该企业没有在期的包联关系可供调剂',
    en: 'The enterprise has no open pairing to change',
  },
  PAIRING_CHANGED: {
    zh: '该企业现有包联关系与申请时不同，须重新报批',
    en: 'The pairing has changed since the reassignment was drafted',
  },
  UNREADABLE_FIELD: {
    zh: '您无权查看“{field}”，不能按其筛选、排序或选取',
    en: 'You may not read "{field}", so neither filter, sort nor select by it',
  },
  SUBJECT_NEEDED: { zh: '请用 id 指明考核对象', en: 'Name the subject with id' },
  MISSING_GLYPHS: {
    zh: '现有字体没有以下字符，不能成文：{characters}',
    en: 'No font has these characters: {characters}',
  },
  PERIOD_NOT_BEGUN: { zh: '该统计期间尚未开始', en: 'The period has not begun' },
  FILE_TYPE: {
    zh: '只能上传 JPG、PNG、PDF、XLSX、DOCX 文件，且内容须与扩展名一致：{name}',
    en: 'Only JPG, PNG, PDF, XLSX and DOCX files are taken, of the type that their name says: {name}',
  },
  FILE_ACTIVE: {
    zh: '文件含有宏、脚本、加密或嵌入的其他内容，不能上传：{name}',
    en: 'The file holds macros, scripts, encrypted or embedded content: {name}',
  },
  SIGN_IN_LOCKED: {
    zh: '登录失败次数过多，该账号已暂时锁定，请稍后再试',
    en: 'Too many failed attempts; the account is locked for a while',
  },
  SIGN_IN_LIMITED: {
    zh: '来自该网络地址的登录失败过多，请稍后再试',
    en: 'Too many failed attempts from this address; try again later',
  },
  PASSWORD_EXPIRED: {
    zh: '口令已过期，请联系专班办重置',
    en: 'The password has expired; ask the office for a new one',
  },
  PASSWORD_WEAK: {
    zh: '口令须不少于{minimum}个字符，并含大写字母、小写字母、数字、符号中的三种',
    en: 'A password has at least {minimum} characters, of three of: upper case, lower case, digits, symbols',
  },
  PASSWORD_LONG: { zh: '口令不得超过72个字节', en: 'A password has at most 72 bytes' },
  PASSWORD_REUSED: {
    zh: '不得使用最近{history}次用过的口令',
    en: 'None of the last {history} passwords may be used again',
  },
  ADMIN_TOKENS_CLOSED: {
    zh: '本系统不发放管理类令牌',
    en: 'Tokens of the admin kind are not issued here',
  },
  ACCOUNT_TAKEN: { zh: '该账号名或邮箱已被使用', en: 'This account name or e-mail is taken' },
  AUDITOR_ACCOUNT: {
    zh: '监督人员的账号和监督任职由系统管理员变更，专班办不能代为更换；本次操作已记录',
    en: 'Accounts of auditors, and what their membership is, are changed by the system administrator alone; this attempt is on record',
  },
  TOO_MANY_ROWS: {
    zh: '共 {total} 行，一次最多导出 {max} 行，请缩小范围',
    en: '{total} rows; at most {max} are exported at once, please narrow the filters',
  },
  UNKNOWN_NAME: { zh: '没有“{name}”这一项', en: 'There is no field "{name}"' },
  BAD_QUERY: { zh: '查询条件有误', en: 'Invalid query' },
  SUBMITTED: {
    zh: '已经报送，不能再改；需要更正的，另起新版',
    en: 'It has been submitted; a correction is a new version',
  },
  ALREADY_SUBMITTED: {
    zh: '{author}已于{at}报送',
    en: 'Already submitted by {author} at {at}',
  },
  REPORT_NOT_OPEN: { zh: '{date}起才可起草本期报告', en: 'The report of this period opens on {date}' },
  NOTHING_TO_REPORT: {
    zh: '本期没有承办该工作组的事项，不需要报告',
    en: 'Nothing was worked on in this period',
  },
  POLICY_EXPIRED: {
    zh: '该政策已过有效期，不能再登记告知',
    en: 'The policy had run out by then',
  },
  DUTY_CLOSED: {
    zh: '该任务{state}，不能再免除',
    en: 'The duty cannot be waived: {state}',
  },
  MEETING_CONCLUDED: { zh: '该会议已议定，不能再改', en: 'The meeting has been concluded' },
  MEETING_AHEAD: { zh: '会议尚未召开，不能议定', en: 'The meeting has not been held yet' },
  ITEM_NOT_YOURS: { zh: '该议题不由您办理', en: 'This item is not yours to decide' },
  ALREADY_LINKED: {
    zh: '以下诉求已归入共性问题：{numbers}',
    en: 'Linked to a common problem already: {numbers}',
  },
  WRONG_STATE: { zh: '当前状态为“{state}”，不能进行此操作', en: 'Not possible in state "{state}"' },
} satisfies Record<string, Message>;

export type GeneralCode = keyof typeof GENERAL;

const fill = (message: Message, language: Language, params: Params): string =>
  message[language].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));

/** The text of a refusal of the lifecycle. */
export function conflictMessage(code: ConflictCode, language: Language, params: Params = {}): string {
  const stage = params['stage'];
  const named = stage ? { ...params, stage: STAGE_NAMES[stage as Stage][language] } : params;
  return fill(CONFLICTS[code], language, named);
}

/** The text about one wrong field, with the field's name as forms show it. */
export function fieldMessage(
  field: string,
  code: InvalidCode,
  language: Language,
  params: Params = {},
  nameOf: (field: string, language: Language) => string = fieldName,
): string {
  return `${nameOf(field, language)}${language === 'zh' ? '：' : ': '}${fill(INVALID[code], language, params)}`;
}

export function message(code: GeneralCode, language: Language, params: Params = {}): string {
  const { state } = params;
  const named = typeof state === 'string' ? { ...params, state: choiceText(state, language) } : params;
  return fill(GENERAL[code], language, named);
}

/** 承办单位 for `leadUnit`, 依据的文号 for `evidence.number`; unknown names stay as they are. */
export function fieldName(field: string, language: Language): string {
  const [head = field] = field.split('.');
  return (FIELD_NAMES[field] ?? FIELD_NAMES[head])?.[language] ?? field;
}

/** The language of an Accept-Language header: English when it is preferred to Chinese, else Chinese. */
export function languageOf(header: string | undefined): Language {
  const first = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && (tag.startsWith('zh') || tag.startsWith('en')))
    .sort((a, b) => b.q - a.q)[0];
  return first?.tag.startsWith('en') ? 'en' : 'zh';
}
