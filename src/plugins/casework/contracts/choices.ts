import { LIVES, type AnyLife } from '../domain/life';
import { STAGE_NAMES } from '../domain/lifecycle';
import { MEASURES } from '../domain/measures';

type Text = readonly [zh: string, en: string];

type Texts = Readonly<Record<string, Text>>;

const textsOf = (names: Readonly<Record<string, { zh: string; en: string }>>): Texts =>
  Object.fromEntries(Object.entries(names).map(([value, { zh, en }]) => [value, [zh, en] as const]));

/** Returns the names of a life's states, as the life defines them. */
const statesOf = (life: AnyLife): Texts =>
  textsOf(Object.fromEntries(Object.entries(life.states).map(([state, { label }]) => [state, label])));

const LIFE_TEXTS: readonly Texts[] = Object.values<AnyLife>(LIVES).map(statesOf);

/**
 * Names of the values of enumerations. Strapi's forms and filters look a value up as a message of that very id, so
 * the values are the keys. States of lives come from the lives, stages from the stages; a value with another
 * meaning in another set is an exception below.
 */
export const CHOICES: Texts = {
  ...Object.fromEntries([...LIFE_TEXTS].reverse().flatMap((texts) => Object.entries(texts))),
  ...textsOf(STAGE_NAMES),
  // extra fields
  issue: ['诉求', 'Issue'],
  project: ['项目', 'Project'],
  text: ['单行文字', 'Text'],
  'long-text': ['多行文字', 'Long text'],
  number: ['数字', 'Number'],
  money: ['金额（元）', 'Money (CNY)'],
  date: ['日期', 'Date'],
  choice: ['单选', 'Choice'],
  choices: ['多选', 'Several choices'],
  'yes-no': ['是或否', 'Yes or no'],
  everyone: ['能看到该记录的人', 'Everyone who sees the record'],
  'not-enterprise': ['企业看不到', 'Not the enterprise'],
  'not-units': ['承办单位看不到', 'Not units'],
  insiders: ['企业和承办单位都看不到', 'Neither the enterprise nor units'],
  // lights
  red: ['红', 'Red'],
  yellow: ['黄', 'Yellow'],
  green: ['绿', 'Green'],
  waiting: ['等待答复', 'Waiting'],
  // kinds of an issue
  appeal: ['诉求', 'Appeal'],
  suggestion: ['建议', 'Suggestion'],
  phone: ['电话', 'Phone'],
  letter: ['来信', 'Letter'],
  email: ['电子邮件', 'E-mail'],
  wechat: ['微信', 'WeChat'],
  portal: ['线上平台', 'Portal'],
  visit: ['走访', 'Visit'],
  other: ['其他', 'Other'],
  normal: ['一般', 'Normal'],
  urgent: ['紧急', 'Urgent'],
  complex: ['复杂', 'Complex'],
  // transfers
  lead: ['牵头承办', 'Lead'],
  support: ['配合', 'Support'],
  sent: ['待承接', 'Sent'],
  contributed: ['已配合完成', 'Contributed'],
  skipped: ['未反馈', 'Skipped'],
  returned: ['已退回', 'Returned'],
  superseded: ['已改派', 'Superseded'],
  cancelled: ['已取消', 'Cancelled'],
  reopened: ['已重新办理', 'Reopened'],
  solved: ['解决', 'Solved'],
  partly: ['部分解决', 'Partly solved'],
  explained: ['解释说明', 'Explained'],
  // signing in
  'admin-panel': ['管理后台', 'Admin panel'],
  interface: ['接口', 'API'],
  begun: ['未完成', 'Not completed'],
  success: ['成功', 'Success'],
  failure: ['失败', 'Failure'],
  locked: ['账号锁定', 'Account locked'],
  limited: ['地址受限', 'Address limited'],
  expired: ['口令过期', 'Password expired'],
  'code-asked': ['待输入动态码', 'Code asked for'],
  'by-password': ['口令', 'Password'],
  'by-code': ['口令和动态码', 'Password and code'],
  'by-recovery-code': ['口令和恢复码', 'Password and recovery code'],
  'by-sign-on': ['统一身份认证', 'Identity provider'],
  // requests
  decline: ['不予受理', 'Decline'],
  extension: ['延期', 'Extension'],
  withdrawal: ['撤回', 'Withdrawal'],
  pending: ['待答复', 'Pending'],
  granted: ['同意', 'Granted'],
  refused: ['不同意', 'Refused'],
  lapsed: ['已失效', 'Lapsed'],
  'not-our-competence': ['不属于职权范围', 'Not our competence'],
  litigation: ['已进入诉讼仲裁程序', 'Litigation'],
  'petition-channel': ['属信访渠道', 'Petition channel'],
  duplicate: ['重复诉求', 'Duplicate'],
  // escalations and meetings
  proposed: ['提请建议', 'Proposed'],
  open: ['待处理', 'Open'],
  answered: ['已答复', 'Answered'],
  dismissed: ['未采纳', 'Dismissed'],
  continue: ['继续办理', 'Continue'],
  explain: ['解释说明', 'Explain'],
  'long-term': ['挂账推进', 'Long-term'],
  dispatch: ['难点调度会', 'Dispatch meeting'],
  thematic: ['专题会议', 'Thematic meeting'],
  executive: ['常务会议', 'Executive meeting'],
  // rules
  urge: ['催办', 'Urge'],
  escalate: ['提请上一级', 'Escalate'],
  overdue: ['本环节超期', 'Overdue'],
  undecided: ['提请后未决定、未反馈', 'Undecided since the escalation'],
  'decision-overdue': ['会办决定事项逾期', 'A decision is overdue'],
  act: ['直接执行', 'Act'],
  propose: ['提出建议', 'Propose'],
  // memberships
  office: ['专班办', 'Office'],
  super: ['系统管理员', 'System administrator'],
  group: ['工作组', 'Group'],
  unit: ['承办单位', 'Unit'],
  leader: ['包联领导', 'Leader'],
  liaison: ['联络员', 'Liaison'],
  auditor: ['监督', 'Auditor'],
  head: ['专班组长', 'Head of the task force'],
  enterprise: ['企业', 'Enterprise'],
  city: ['市委市政府', 'City'],
  system: ['系统', 'System'],
  // organisation
  department: ['市直部门', 'Department'],
  township: ['乡镇（街道）', 'Township'],
  external: ['垂管及其他单位', 'External'],
  holiday: ['放假', 'Holiday'],
  workday: ['调休上班', 'Make-up working day'],
  // enterprises
  large: ['大型', 'Large'],
  medium: ['中型', 'Medium'],
  small: ['小型', 'Small'],
  micro: ['微型', 'Micro'],
  operating: ['正常经营', 'Operating'],
  suspended: ['停产停业', 'Suspended'],
  A: ['A 农、林、牧、渔业', 'A Agriculture'],
  B: ['B 采矿业', 'B Mining'],
  C: ['C 制造业', 'C Manufacturing'],
  D: ['D 电力、热力、燃气及水生产和供应业', 'D Utilities'],
  E: ['E 建筑业', 'E Construction'],
  F: ['F 批发和零售业', 'F Trade'],
  G: ['G 交通运输、仓储和邮政业', 'G Transport'],
  H: ['H 住宿和餐饮业', 'H Hospitality'],
  I: ['I 信息传输、软件和信息技术服务业', 'I Information technology'],
  J: ['J 金融业', 'J Finance'],
  K: ['K 房地产业', 'K Real estate'],
  L: ['L 租赁和商务服务业', 'L Business services'],
  M: ['M 科学研究和技术服务业', 'M Research'],
  N: ['N 水利、环境和公共设施管理业', 'N Environment'],
  O: ['O 居民服务、修理和其他服务业', 'O Other services'],
  P: ['P 教育', 'P Education'],
  Q: ['Q 卫生和社会工作', 'Q Health'],
  R: ['R 文化、体育和娱乐业', 'R Culture'],
  S: ['S 公共管理、社会保障和社会组织', 'S Public administration'],
  T: ['T 国际组织', 'T International organisations'],
  // duties and documents
  onsite: ['实地走访', 'On site'],
  discussion: ['座谈', 'Discussion'],
  brief: ['向领导报告', 'Brief'],
  extract: ['报告摘编', 'Extract'],
  'unit-report': ['承办单位月报', 'Unit’s monthly report'],
  'group-report': ['工作组月报', 'Group’s monthly report'],
  'leader-brief': ['向包联领导报告', 'Brief to the leader'],
  'office-report': ['向市委市政府季度报告', 'Quarterly report'],
  'leader-visit': ['领导走访企业', 'Leader’s visit'],
  'leader-meeting': ['领导集中会办', 'Leader’s joint meeting'],
  'city-meeting': ['市委市政府集中会办', 'City’s joint meeting'],
  'follow-up': ['每周跟进', 'Weekly follow-up'],
  milestone: ['时间节点反馈', 'Milestone'],
  'call-back': ['未完全解决事项回访', 'Call-back after a partial solution'],
  'decision-feedback': ['会办结果反馈企业', 'Feedback of a decision'],
  'work-plan': ['年度工作计划', 'Yearly work plan'],
  done: ['按时完成', 'Done'],
  late: ['逾期完成', 'Done late'],
  missed: ['逾期未完成', 'Missed'],
  waived: ['已免除', 'Waived'],
  // assessments
  groups: ['包联工作组', 'Groups'],
  units: ['承办单位', 'Units'],
  townships: ['乡镇', 'Townships'],
  offices: ['下级专班办', 'Lower-level offices'],
  'half-year': ['半年', 'Half-year'],
  quarter: ['季度', 'Quarter'],
  month: ['月', 'Month'],
  year: ['年', 'Year'],
  'enterprise-work': ['包联企业工作', 'Work with enterprises'],
  'group-operation': ['工作组运行', 'Operation of the group'],
  'issue-solving': ['问题解决', 'Solving of issues'],
  ...textsOf(Object.fromEntries(Object.entries(MEASURES).map(([code, { name }]) => [code, name]))),
  circular: ['通报', 'Circular'],
  'prompt-letter': ['提示函', 'Prompt letter'],
  'quarterly-report': ['季度报告', 'Quarterly report'],
  'transfer-slip': ['转办单', 'Transfer slip'],
  minutes: ['会议纪要', 'Minutes'],
  'league-table': ['考核成绩', 'League table'],
  'supervision-letter': ['督办函', 'Supervision letter'],
  'warning-letter': ['警示函', 'Warning letter'],
};

/** Sets of values in which one means something else than elsewhere; a set is known by its values. */
const EXCEPTIONS: Readonly<Record<string, Texts>> = {
  ...Object.fromEntries(
    LIFE_TEXTS.filter((texts) =>
      Object.entries(texts).some(([state, text]) => String(CHOICES[state]) !== String(text)),
    ).map((texts) => [Object.keys(texts).join(','), texts]),
  ),
  'operating,suspended,closed': { closed: ['注销关闭', 'Closed down'] },
  'solved,partly': { solved: ['已解决', 'Solved'] },
  'unit,leader,office,city': {
    unit: ['承办单位会办', 'Unit'],
    leader: ['包联领导会办', 'Leader'],
    office: ['专班办会办', 'Office'],
    city: ['市委市政府集中会办', 'City'],
  },
  'pending,done,late,missed,waived,void': {
    pending: ['待完成', 'Pending'],
    void: ['已失效', 'Void'],
  },
  'unit-report,group-report,leader-brief,office-report,circular,leader-visit,leader-meeting,city-meeting,follow-up,milestone,call-back,decision-feedback,work-plan':
    { circular: ['半年通报', 'Half-yearly circular'] },
  'unit,extract,group,brief,office': {
    unit: ['承办单位报告', 'Unit report'],
    group: ['工作组报告', 'Group report'],
    office: ['专班办报告', 'Office report'],
  },
  'onsite,office,discussion': { office: ['约见', 'At the office'] },
};

export const hasExceptions = (values: readonly string[]): boolean =>
  Object.hasOwn(EXCEPTIONS, values.join(','));

/** Returns the name of a value of this set. */
export function choiceText(value: string, language: 'zh' | 'en', values: readonly string[] = []): string {
  const text = EXCEPTIONS[values.join(',')]?.[value] ?? CHOICES[value];
  return text?.[language === 'zh' ? 0 : 1] ?? value;
}
