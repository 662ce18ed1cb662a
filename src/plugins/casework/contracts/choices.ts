type Text = readonly [zh: string, en: string];

/**
 * What the values of enumerations are called. Strapi's forms and filters look a value up as a message of
 * that very id, so the values are the keys.
 */
export const CHOICES: Readonly<Record<string, Text>> = {
  // stages
  registered: ['已登记', 'Registered'],
  accepted: ['已受理', 'Accepted'],
  transferred: ['已转办', 'Transferred'],
  handling: ['办理中', 'Handling'],
  reported: ['已反馈', 'Reported back'],
  confirmed: ['企业认可', 'Confirmed'],
  closed: ['已销号', 'Closed'],
  declined: ['不予受理', 'Declined'],
  merged: ['已并案', 'Merged'],
  withdrawn: ['企业撤回', 'Withdrawn'],
  void: ['误录作废', 'Void'],
  // lights
  red: ['红', 'Red'],
  yellow: ['黄', 'Yellow'],
  green: ['绿', 'Green'],
  waiting: ['待', 'Waiting'],
  // what an issue is
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
  decided: ['已决定', 'Decided'],
  answered: ['已答复', 'Answered'],
  dismissed: ['未采纳', 'Dismissed'],
  continue: ['继续办理', 'Continue'],
  explain: ['解释说明', 'Explain'],
  'long-term': ['挂账推进', 'Long-term'],
  dispatch: ['难点调度会', 'Dispatch meeting'],
  thematic: ['专题会议', 'Thematic meeting'],
  executive: ['常务会议', 'Executive meeting'],
  planned: ['拟召开', 'Planned'],
  concluded: ['已结束', 'Concluded'],
  applied: ['已落实', 'Applied'],
  carried: ['转下次会议', 'Carried over'],
  // memberships
  office: ['专班办', 'Office'],
  group: ['工作组', 'Group'],
  unit: ['承办单位', 'Unit'],
  leader: ['包联领导', 'Leader'],
  liaison: ['联络员', 'Liaison'],
  auditor: ['监督', 'Auditor'],
  enterprise: ['企业', 'Enterprise'],
  city: ['市委市政府', 'City'],
  system: ['系统', 'System'],
  // organisation
  department: ['市直部门', 'Department'],
  township: ['乡镇（街道）', 'Township'],
  external: ['垂管及其他单位', 'External'],
  drafted: ['拟稿', 'Drafted'],
  submitted: ['已报送', 'Submitted'],
  approved: ['已批准', 'Approved'],
  effective: ['已生效', 'Effective'],
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
  brief: ['简报', 'Brief'],
  draft: ['草稿', 'Draft'],
  reviewed: ['已核稿', 'Reviewed'],
  issued: ['已签发', 'Issued'],
  revoked: ['已撤销', 'Revoked'],
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
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'operating,suspended,closed': { closed: ['注销关闭', 'Closed down'] },
  'open,decided,closed': { closed: ['已办结', 'Closed'] },
  'unit,leader,office,city': {
    unit: ['承办单位会办', 'Unit'],
    leader: ['包联领导会办', 'Leader'],
    office: ['专班办会办', 'Office'],
    city: ['市委市政府集中会办', 'City'],
  },
  'unit,group,brief,office': {
    unit: ['承办单位报告', 'Unit report'],
    group: ['工作组报告', 'Group report'],
    office: ['专班办报告', 'Office report'],
  },
  'onsite,office,discussion': { office: ['约见', 'At the office'] },
};

export const hasExceptions = (values: readonly string[]): boolean =>
  Object.hasOwn(EXCEPTIONS, values.join(','));

/** What a value of this set is called. */
export function choiceText(value: string, language: 'zh' | 'en', values: readonly string[] = []): string {
  const text = EXCEPTIONS[values.join(',')]?.[value] ?? CHOICES[value];
  return text?.[language === 'zh' ? 0 : 1] ?? value;
}
