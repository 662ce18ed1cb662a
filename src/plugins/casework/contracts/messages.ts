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

/** Messages of refusals that are not about one field. */
const CONFLICTS: Record<ConflictCode, Message> = {
  WRONG_STAGE: {
    zh: '当前环节为“{stage}”，不能进行此操作',
    en: 'Not possible in the present stage "{stage}"',
  },
  REQUEST_PENDING: { zh: '已有同类申请待答复', en: 'A request of this kind is already pending' },
  NO_REQUEST: { zh: '没有待答复的申请', en: 'There is no such pending request' },
  OWN_REQUEST: {
    zh: '本人提出的申请须由他人答复，更换账号或任职也不行',
    en: 'One’s own request is answered by somebody else, also under another account or membership',
  },
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
  NO_EXTRA_FIELDS: { zh: '没有可以补填的附加项', en: 'There are no extra fields to fill in' },
  EXTRA_MISSING: {
    zh: '请先填写附加项：{fields}',
    en: 'These extra fields must be filled in first: {fields}',
  },
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

/** Messages about one wrong value. A hidden and a nonexistent record get the same text. */
const INVALID: Record<InvalidCode, Message> = {
  REQUIRED: { zh: '必须填写', en: 'is required' },
  NOT_ACCEPTED: { zh: '此操作不需要填写该项', en: 'is not accepted here' },
  BY_ACTION_ONLY: {
    zh: '只能由业务操作改变，不能直接填写；如他人刚办理过，请刷新后再试',
    en: 'is changed by actions only; reload if somebody has just acted',
  },
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
  FIXED: { zh: '建立后不能更改', en: 'cannot be changed once it has been made' },
  INACTIVE: { zh: '已停用', en: 'is no longer in use' },
  OTHER_ENTERPRISE: { zh: '必须是同一企业的诉求', en: 'must be of the same enterprise' },
  ITSELF: { zh: '不能并入自身', en: 'must not be the issue itself' },
  NOT_OPEN: { zh: '该诉求已办结', en: 'is not open' },
  NOT_FOR_ENTERPRISE: { zh: '企业登记时不填写该项', en: 'is not for enterprises to give' },
  ONE_OF_TWO: { zh: '办结时限与推进计划须且只须填写一项', en: 'give either a deadline or milestones' },
  NOT_TOGETHER: { zh: '仅在提交推进计划时填写', en: 'goes with milestones only' },
  NO_SUCH_MILESTONE: { zh: '没有这一时间节点', en: 'no such open milestone' },
  TEXT_EMPTY: { zh: '不能为空', en: 'must not be empty' },
  TEXT_UNKNOWN_NAME: {
    zh: '第{line}行第{column}字：没有“{name}”这个名称，请从可用的名称中选用',
    en: 'line {line}, character {column}: there is no "{name}"',
  },
  TEXT_NOT_CLOSED: {
    zh: '第{line}行第{column}字：“{name}”这一段没有结束，缺少 {{/{name}}}',
    en: 'line {line}, character {column}: "{name}" is not ended',
  },
  TEXT_NOT_OPENED: {
    zh: '第{line}行第{column}字：{{/{name}}} 之前没有对应的开始，或者与别的段交错',
    en: 'line {line}, character {column}: the end of "{name}" has no begin',
  },
  TEXT_BRACES: {
    zh: '第{line}行第{column}字：双花括号没有成对',
    en: 'line {line}, character {column}: braces without their counterpart',
  },
  TEXT_IS_A_LIST: {
    zh: '第{line}行第{column}字：“{name}”是列表，须写成 {{#{name}}}…{{/{name}}}',
    en: 'line {line}, character {column}: "{name}" is a list and needs a section',
  },
  TEXT_IS_A_TABLE: {
    zh: '第{line}行第{column}字：“{name}”是表格，须单独一行写成【表：{name}】',
    en: 'line {line}, character {column}: "{name}" is a table and stands on a line of its own',
  },
  TEXT_IS_A_CHART: {
    zh: '第{line}行第{column}字：“{name}”是图，须单独一行写成【图：{name}】',
    en: 'line {line}, character {column}: "{name}" is a chart and stands on a line of its own',
  },
  TEXT_NO_SECTION: {
    zh: '第{line}行第{column}字：“{name}”是条件，须写成 {{#{name}}}…{{/{name}}}',
    en: 'line {line}, character {column}: "{name}" is a condition and needs a section',
  },
  TEXT_FIGURE_HERE: {
    zh: '第{line}行第{column}字：“{name}”是带出处的数字，只能写在正文段落和条目里',
    en: 'line {line}, character {column}: the figure "{name}" may stand in paragraphs and lists only',
  },
  BAD_VALUE: { zh: '取值不符合该项目的要求', en: 'is not a value of this field' },
  LEVEL_THREE_ONLY: { zh: '仅市委市政府集中会办可以决定挂账', en: 'is for level 3 only' },
  AMBIGUOUS_UNIT: { zh: '请写明是哪个配合单位', en: 'must name the support unit' },
  DATE_BOUNDS: {
    zh: '日期须在{first}至{last}之间',
    en: 'must lie between {first} and {last}',
  },
  INVISIBLE_CHARACTER: {
    zh: '含有看不见的字符（{point}），请删去后重新填写',
    en: 'has an invisible character ({point})',
  },
  NEAR_DUPLICATE: { zh: '与已有的“{name}”相同或仅写法不同', en: 'is another spelling of “{name}”' },
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
  ARCHIVE_NOT_FINAL: {
    zh: '诉求还没有办结，不能归档',
    en: 'The issue is not finished: it cannot be archived',
  },
  ARCHIVE_NOT_ANCHORED: {
    zh: '台账的末条还没有存证，次日起可以归档',
    en: 'The end of the ledger is not anchored yet: it can be archived from tomorrow on',
  },
  PROOF_WITHHELD: {
    zh: '企业评价之后，不向承办单位提供本事项的台账证明：由哈希可以试出评价',
    en: 'Once the enterprise has rated, units are given no proof of this ledger: its hashes would tell the rating',
  },
  TOKEN_UNTIED: {
    zh: '该接口令牌没有关联在任的工作人员，不能读写数据；请在工作人员表单的“接口令牌”一栏关联',
    en: 'This API token is tied to no staff member with a present membership; choose it in the field API token of the person’s form',
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
  EDITED_MEANWHILE: {
    zh: '您打开表单之后，他人已修改：{fields}。请核对后再保存',
    en: 'Changed by somebody else since the form was opened: {fields}',
  },
  NOT_IN_YOUR_NAME: {
    zh: '这一条不是以您方名义代为办理的，不能提出异议',
    en: 'This entry was not made in your name by somebody else',
  },
  OWN_ENTRY: {
    zh: '这一条是您本人办理的，不能由您提出异议',
    en: 'You have made this entry yourself',
  },
  ALREADY_OBJECTED: { zh: '对这一条已提出过异议', en: 'This entry has been objected to already' },
  READ_ONLY: { zh: '该记录只能由业务操作改变', en: 'This record is changed by actions only' },
  NOT_DELETABLE: { zh: '该记录不能删除', en: 'This record cannot be deleted' },
  BUSY: { zh: '他人正在办理，请重试', en: 'Someone else is at it; try again' },
  BODY_LIMIT: {
    zh: '提交的内容过多或嵌套过深',
    en: 'The body holds too many values or is nested too deeply',
  },
  TOO_MANY_REQUESTS: {
    zh: '您同时进行的操作过多，请稍后再试',
    en: 'Too many requests of yours are under way; try again later',
  },
  OVERLOADED: { zh: '系统繁忙，请稍后再试', en: 'The service is busy; try again later' },
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
  CONFIGURATION_UNKNOWN: { zh: '没有“{field}”这一项', en: 'There is no field {field}' },
  CONFIGURATION_TWICE: { zh: '文件中重复', en: 'stands twice in the file' },
  CONFIGURATION_FIXED: {
    zh: '本系统没有这一项，不能由导入增加',
    en: 'is not one of this system, and cannot be added',
  },
  CONFIGURATION_TARGET: { zh: '{field}“{name}”不存在', en: '{field}: there is no {name}' },
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
  FILE_CHANGED: {
    zh: '所存文件与上传时不符，不予下载；请报告专班办核查',
    en: 'The stored file is not what was uploaded; it is not handed out, please tell the office',
  },
  FILE_QUOTA: {
    zh: '您上传而尚未使用的文件过多，请先提交或待次日清理后再传',
    en: 'Too many of your uploads are not used yet; submit them, or wait until they have been cleaned up',
  },
  LAST_OFFICE: {
    zh: '这是专班办最后一个在任的任职，不能结束；请先增加他人',
    en: 'This is the office’s last membership in force; add another person first',
  },
  SIGN_IN_LOCKED: {
    zh: '您在此处登录失败次数过多，请稍后再试',
    en: 'Too many failed attempts from here; try again later',
  },
  SIGN_IN_LIMITED: {
    zh: '来自该网络地址的登录失败过多，请稍后再试',
    en: 'Too many failed attempts from this address; try again later',
  },
  PASSWORD_EXPIRED: {
    zh: '口令已过期，请在登录时设置新口令',
    en: 'The password has expired; set a new one while signing in (newPassword)',
  },
  SECOND_FACTOR_REQUIRED: {
    zh: '请输入验证器上的6位动态码，或一个恢复码',
    en: 'A one-time code of the authenticator, or a recovery code, is asked for (code)',
  },
  SECOND_FACTOR_SETUP: {
    zh: '您的身份须使用双因子登录：请用验证器扫描二维码或录入密钥，再输入其6位动态码',
    en: 'Your role signs in with a second factor: add the secret to an authenticator and send its code (code)',
  },
  SECOND_FACTOR_WRONG: {
    zh: '动态码或恢复码不正确，或已经用过',
    en: 'The code is wrong or has been used already',
  },
  SECOND_FACTOR_LIMITED: {
    zh: '动态码输错次数过多，请{minutes}分钟后再试',
    en: 'Too many wrong codes; try again in {minutes} minutes',
  },
  SECOND_FACTOR_NONE: { zh: '该账号没有启用双因子', en: 'The account has no second factor' },
  SECOND_FACTOR_DEMANDED: {
    zh: '您的身份须使用双因子，不能停用；更换手机的，请重新绑定',
    en: 'Your role demands a second factor; enrol another device instead of removing it',
  },
  PASSWORD_WRONG: { zh: '口令不正确', en: 'The password is wrong' },
  LOCAL_PASSWORDS_CLOSED: {
    zh: '本系统已关闭口令登录（系统管理员除外），请通过统一身份认证登录',
    en: 'Passwords are closed here for all but system administrators; sign on with the identity provider',
  },
  SIGN_ON_OFF: { zh: '本系统没有配置统一身份认证', en: 'No identity provider is configured here' },
  SIGN_ON_UNREACHABLE: {
    zh: '统一身份认证系统暂时无法访问，请稍后再试',
    en: 'The identity provider cannot be reached; try again later',
  },
  SIGN_ON_CANCELLED: {
    zh: '统一身份认证系统没有同意本次登录',
    en: 'The identity provider has refused this sign-on',
  },
  SIGN_ON_STALE: {
    zh: '本次登录已过期，或不是由此处发起的，请重新登录',
    en: 'This sign-on has expired, or was not begun here; begin again',
  },
  SIGN_ON_INVALID: {
    zh: '统一身份认证系统的答复未通过校验，没有登录；请告知系统管理员',
    en: 'The identity provider’s answer could not be verified; please tell the administrator',
  },
  SIGN_ON_NO_CLAIM: {
    zh: '统一身份认证系统没有提供用于核对身份的信息，请告知系统管理员',
    en: 'The identity provider does not say what people are matched by',
  },
  SIGN_ON_NO_PERSON: {
    zh: '您的身份在本系统中没有对应的工作人员，请联系专班办',
    en: 'Nobody of the staff has this identity; please ask the office',
  },
  SIGN_ON_SEVERAL: {
    zh: '您的身份在本系统中对应不止一名工作人员，请联系专班办核对工号、电话或邮箱',
    en: 'More than one of the staff has this identity; please ask the office',
  },
  SIGN_ON_OTHER_IDENTITY: {
    zh: '该工作人员已与另一统一身份关联，请联系专班办核实后解除关联',
    en: 'This person is linked to another identity; the office can end that link',
  },
  SIGN_ON_NO_ACCOUNT: {
    zh: '您在本系统中还没有开通账号，请联系专班办',
    en: 'You have no account here yet; please ask the office',
  },
  SIGN_ON_DISABLED: { zh: '您的账号已停用，请联系专班办', en: 'Your account has been disabled' },
  SIGN_ON_NO_MEMBERSHIP: {
    zh: '您在本系统中没有在任的任职，请联系专班办',
    en: 'You hold no membership at present; please ask the office',
  },
  SIGN_ON_ADMINISTRATOR: {
    zh: '系统管理员请用口令登录',
    en: 'System administrators sign in with their password',
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
  FIRST_ADMIN_BY_COMMAND: {
    zh: '首个管理员由管理员在服务器上运行 npm run admin:create 建立，此处不开放',
    en: 'The first administrator is created on the server with npm run admin:create, not here',
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
  SOMETHING_TO_REPORT: {
    zh: '本期有承办事项，请起草月报，不能以零报告代替',
    en: 'The unit worked on something in the month: a report is owed, not a zero report',
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
  APPROVAL_MISSING: {
    zh: '该类公文须经专班组长批准后方可签发',
    en: 'A document of this kind is issued only with the approval of the head of the task force',
  },
  NO_APPROVAL_NEEDED: { zh: '该类公文不需批准', en: 'Documents of this kind need no approval' },
  ALREADY_APPROVED: { zh: '已经批准', en: 'It has been approved already' },
  ALREADY_RECEIPTED: { zh: '已经签收', en: 'Receipt has been acknowledged already' },
  ALREADY_ANSWERED: { zh: '已有人答复', en: 'It has been answered already' },
  ALREADY_REPLIED: { zh: '已经回复', en: 'A reply has been sent already' },
  OBJECTIONS_OPEN: {
    zh: '尚有{count}件异议未答复，不能定案',
    en: 'Not final: {count} objections wait for a decision',
  },
  OBJECTION_PERIOD_RUNS: { zh: '异议期未满，不能定案', en: 'Not final: the period for objections runs' },
  OBJECTION_PERIOD_OVER: { zh: '异议期已过', en: 'The period for objections is over' },
  PRESS_BUSY: { zh: '排版任务过多，请稍后重试', en: 'Too many documents wait to be set; try again later' },
  DOCUMENT_FAILED: { zh: '这份公文未能排版：{reason}', en: 'This document could not be set: {reason}' },
  KIND_OFF: { zh: '尚未启用这种公文', en: 'Documents of this kind are not switched on' },
  NOT_PUBLISHED: {
    zh: '考核结果尚未晾晒，不能起草考核成绩',
    en: 'The assessment has not been published',
  },
  NOT_CONCLUDED: { zh: '会议尚未议定，不能起草纪要', en: 'The meeting has not been concluded' },
  PUBLISHED_KEPT: {
    zh: '已施行的方案和已晾晒的结果不能再改',
    en: 'A scheme in force and a published assessment are not changed',
  },
  ALREADY_PUBLISHED: {
    zh: '同一期间、同一范围的考核已经晾晒',
    en: 'An assessment of this period and these subjects is public already',
  },
  ADJUSTMENT_LIMIT: {
    zh: '该单位加减分合计超过方案规定的 ±{limit} 分',
    en: 'The adjustments of this subject would pass the scheme’s limit of ±{limit}',
  },
  NOT_THE_PERIOD: {
    zh: '起止日期不是方案规定的一个完整考核期',
    en: 'The dates are not one whole period of the scheme’s type',
  },
  SCHEME_NOT_IN_FORCE: {
    zh: '该方案当前为“{state}”，施行后才能测算',
    en: 'The scheme is "{state}"; only one in force is computed with',
  },
  MEETING_EMPTY: {
    zh: '没有议题的会议，须先上传领导签字的会议材料（签到表、会议记录或批示件）才能议定',
    en: 'A meeting without an item needs a paper signed by the leader before it can be concluded',
  },
  NOT_ISSUED: { zh: '该公文尚未签发', en: 'The document has not been issued' },
  SHEET_NEEDED: {
    zh: '请在 file 一栏上传一个 .xlsx 文件',
    en: 'Upload one .xlsx file in the field file',
  },
  SHEET_TOO_LARGE: {
    zh: '表格内容过多，请分成几个文件导入',
    en: 'The sheet holds too much: split it into several files',
  },
  BAD_SHEET: { zh: '表格有错误，没有导入任何一行', en: 'Cells are wrong and no row was imported' },
  BAD_SIGNATURE: {
    zh: '没有登记这个专班办，或签名与登记的公钥不符',
    en: 'The office is not registered, or the signature is not of its key',
  },
  ROLL_UP_NOT_SET: {
    zh: '尚未设置向上级报送的代码和地址（ROLL_UP_CODE、ROLL_UP_URL）',
    en: 'Code and address of the level above are not set (ROLL_UP_CODE, ROLL_UP_URL)',
  },
  DOUBTFUL: {
    zh: '有 {count} 个数值需要确认后才能导入',
    en: '{count} values are to be confirmed before they are taken',
  },
  FILE_IMPORTED: {
    zh: '这个文件已于{at}导入，不能重复导入',
    en: 'This file was imported at {at}; it is not taken in twice',
  },
  IMPORT_RUNNING: {
    zh: '另一份历史台账正在导入，请稍后再试',
    en: 'Another import is running; try again later',
  },
  CONTACT_PHONE_MISSING: {
    zh: '该企业没有登记联系人的手机号，请先登记，或在生成链接时填写联系人',
    en: 'The enterprise has no contact with a phone; enter one, or name the contact here',
  },
  LINK_NOT_REPORTED: {
    zh: '该诉求尚未反馈办理结果，不能生成确认链接',
    en: 'The issue has not been reported back: there is nothing to confirm',
  },
  PAGE_LIMIT: {
    zh: '24小时内提交的次数已达上限，请稍后再试，或直接致电工作组',
    en: 'Too much has been sent within 24 hours; try again later, or call the group',
  },
  TOO_MANY_PHOTOS: { zh: '照片最多{most}张', en: 'At most {most} photos' },
  PHOTO_TYPE: {
    zh: '只能上传 JPG、PNG 格式的照片：{name}',
    en: 'Only JPG and PNG photos are taken: {name}',
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
  // An extra field is called what the office called it.
  const name =
    field.startsWith('extra.') && params['name'] ? String(params['name']) : nameOf(field, language);
  return `${name}${language === 'zh' ? '：' : ': '}${fill(INVALID[code], language, params)}`;
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
