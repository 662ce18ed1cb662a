/** What a notice is called, and what it says before the office edits it. */
export type Template = { name: string; title: string; body: string };

const line = (name: string, title: string, body: string): Template => ({ name, title, body });

const ISSUE = '{{编号}}（{{企业}}）“{{标题}}”';

/**
 * Texts by event: the actions that tell somebody, what time brings about, and what is not about an issue.
 * The same text goes to everybody who is told, the enterprise included: it says nothing that only some of
 * them may read. Where that cannot be, the enterprise has a text of its own (TOLD_TO_ENTERPRISES).
 */
export const TEMPLATES: Readonly<Record<string, Template>> = {
  register: line('登记', '新登记诉求 {{编号}}', `新登记问题诉求${ISSUE}，请于{{时限}}前受理。`),
  accept: line('受理', '诉求已受理 {{编号}}', `问题诉求${ISSUE}已受理。`),
  'request-decline': line(
    '申请不予受理',
    '申请不予受理 {{编号}}',
    `工作组申请对问题诉求${ISSUE}不予受理，请审定。`,
  ),
  decline: line('不予受理', '诉求不予受理 {{编号}}', `问题诉求${ISSUE}经审定不予受理。`),
  'refuse-decline': line(
    '不同意不予受理',
    '应予受理 {{编号}}',
    `问题诉求${ISSUE}不予受理的申请未获同意，请按规定受理。`,
  ),
  answer: line('直接答复', '诉求已答复 {{编号}}', `问题诉求${ISSUE}已作出答复。`),
  transfer: line(
    '转办',
    '诉求已转办 {{编号}}',
    `问题诉求${ISSUE}已转{{承办单位}}办理，办结时限{{办结时限}}。`,
  ),
  assign: line(
    '指定承办',
    '诉求已指定承办 {{编号}}',
    `问题诉求${ISSUE}已由专班办指定{{承办单位}}承办，办结时限{{办结时限}}。`,
  ),
  'take-up': line('承接', '诉求已承接 {{编号}}', `问题诉求${ISSUE}已由{{承办单位}}承接办理。`),
  return: line('退回', '转办已退回 {{编号}}', `问题诉求${ISSUE}的转办已被退回，请重新明确承办单位。`),
  coordinating: line(
    '协调承办单位',
    '正在协调承办单位 {{编号}}',
    `问题诉求${ISSUE}正在协调承办单位，确定后即告知。`,
  ),
  reassign: line(
    '改派',
    '诉求已改派 {{编号}}',
    `问题诉求${ISSUE}已改由{{承办单位}}办理，办结时限{{办结时限}}。`,
  ),
  'change-person': line(
    '变更责任人',
    '责任人已变更 {{编号}}',
    `问题诉求${ISSUE}的承办责任人已变更，请知悉。`,
  ),
  urge: line('催办', '催办 {{编号}}', `问题诉求${ISSUE}被催办，时限{{时限}}，请抓紧办理并及时反馈。`),
  instruct: line('批示', '领导批示 {{编号}}', `包联领导对问题诉求${ISSUE}作出批示，请认真落实。`),
  'follow-up': line('跟进反馈', '办理进展 {{编号}}', `问题诉求${ISSUE}有新的办理进展，请查看。`),
  'request-extension': line('申请延期', '申请延期 {{编号}}', `承办单位对问题诉求${ISSUE}申请延期，请答复。`),
  'grant-extension': line(
    '同意延期',
    '延期已获同意 {{编号}}',
    `问题诉求${ISSUE}的延期申请已获同意，办结时限{{办结时限}}。`,
  ),
  'refuse-extension': line(
    '不同意延期',
    '延期未获同意 {{编号}}',
    `问题诉求${ISSUE}的延期申请未获同意，请按原时限{{时限}}办结。`,
  ),
  contribute: line('提交配合意见', '配合意见已提交 {{编号}}', `问题诉求${ISSUE}有配合单位提交意见，请查看。`),
  'report-back': line(
    '反馈办理结果',
    '办理结果已反馈 {{编号}}',
    `问题诉求${ISSUE}的办理结果已反馈，请企业确认。`,
  ),
  rework: line('退回重办', '退回重办 {{编号}}', `问题诉求${ISSUE}被退回重办，时限{{时限}}。`),
  confirm: line('企业认可', '企业已认可 {{编号}}', `企业对问题诉求${ISSUE}的办理结果表示认可，请审定销号。`),
  reject: line('企业不认可', '企业不认可 {{编号}}', `企业对问题诉求${ISSUE}的办理结果不认可，请继续办理。`),
  consent: line('同意销号', '诉求已销号 {{编号}}', `问题诉求${ISSUE}已审定销号。`),
  'refuse-consent': line('不同意销号', '不同意销号 {{编号}}', `问题诉求${ISSUE}未予销号，请继续办理。`),
  escalate: line('提请', '提请上级研究 {{编号}}', `问题诉求${ISSUE}已提请上一级研究解决，请及时研究。`),
  propose: line(
    '提请建议',
    '提请建议 {{编号}}',
    `系统建议将问题诉求${ISSUE}提请上一级研究，请提请或说明不予提请的理由。`,
  ),
  'dismiss-proposal': line(
    '不采纳提请建议',
    '提请建议未采纳 {{编号}}',
    `问题诉求${ISSUE}的提请建议未予采纳，请继续抓紧办理。`,
  ),
  decide: line('会办决定', '会办决定 {{编号}}', `问题诉求${ISSUE}已作出会办决定，请查看并落实。`),
  'request-withdrawal': line('申请撤回', '企业申请撤回 {{编号}}', `企业申请撤回问题诉求${ISSUE}，请审定。`),
  'grant-withdrawal': line('同意撤回', '诉求已撤回 {{编号}}', `问题诉求${ISSUE}已同意撤回。`),
  'refuse-withdrawal': line(
    '不同意撤回',
    '撤回未获同意 {{编号}}',
    `问题诉求${ISSUE}的撤回申请未获同意，继续办理。`,
  ),
  withdraw: line('撤回', '企业撤回诉求 {{编号}}', `企业已撤回问题诉求${ISSUE}。`),
  merge: line('并案', '诉求已并案 {{编号}}', `问题诉求${ISSUE}已并案办理。`),
  correct: line('更正', '记录已更正 {{编号}}', `问题诉求${ISSUE}的记录已由专班办更正，请知悉。`),
  void: line('作废', '诉求已作废 {{编号}}', `问题诉求${ISSUE}因误录已作废。`),
  reopen: line('重新办理', '诉求重新办理 {{编号}}', `问题诉求${ISSUE}已重新办理。`),
  'hand-over': line('移交', '诉求移交 {{编号}}', `问题诉求${ISSUE}已随包联关系移交，请继续办理。`),
  recompute: line(
    '重算时限',
    '时限已重算 {{编号}}',
    `问题诉求${ISSUE}的时限已按新的放假安排重新计算，现为{{时限}}。`,
  ),

  yellow: line(
    '临期提醒（黄灯）',
    '即将到期 {{编号}}',
    `问题诉求${ISSUE}（{{环节}}）将于{{节点}}到期，{{情况}}，请抓紧办理。`,
  ),
  red: line(
    '超期提醒（红灯）',
    '已超期 {{编号}}',
    `问题诉求${ISSUE}（{{环节}}）时限为{{节点}}，{{情况}}，请立即办理并说明情况。`,
  ),
  'support-yellow': line(
    '配合单位临期提醒',
    '配合意见即将到期 {{编号}}',
    `问题诉求${ISSUE}的配合意见（{{配合单位}}）应于{{节点}}前提交，{{情况}}，请抓紧办理。`,
  ),
  'support-red': line(
    '配合单位超期提醒',
    '配合意见已超期 {{编号}}',
    `问题诉求${ISSUE}的配合意见（{{配合单位}}）应于{{节点}}前提交，{{情况}}，请立即提交。`,
  ),
  'confirm-soon': line(
    '待企业认可提醒',
    '请确认办理结果 {{编号}}',
    `问题诉求${ISSUE}的办理结果已反馈，请企业于{{节点}}前确认是否认可。`,
  ),
  'confirm-late': line(
    '企业逾期未答复提醒',
    '尚未确认办理结果 {{编号}}',
    `问题诉求${ISSUE}的办理结果尚待企业确认（原定{{节点}}前），请及时答复。`,
  ),
  'consent-soon': line(
    '待领导审定提醒',
    '请审定销号 {{编号}}',
    `企业已认可问题诉求${ISSUE}的办理结果，请于{{节点}}前审定。`,
  ),
  'consent-late': line(
    '尚待领导审定提醒',
    '尚待审定销号 {{编号}}',
    `问题诉求${ISSUE}尚待审定销号（原定{{节点}}前）。`,
  ),
  'milestone-soon': line(
    '时间节点临近提醒',
    '时间节点临近 {{编号}}',
    `长期推进事项${ISSUE}的时间节点{{节点}}临近，请按计划推进并说明进展。`,
  ),
  'milestone-missed': line(
    '时间节点未说明提醒',
    '时间节点已过 {{编号}}',
    `长期推进事项${ISSUE}的时间节点{{节点}}已过，尚未说明进展，请立即说明。`,
  ),
  'review-soon': line(
    '挂账事项季度复核提醒',
    '挂账事项季度复核 {{编号}}',
    `挂账事项${ISSUE}应于{{节点}}前进行季度复核，请说明本季度进展。`,
  ),
  'review-missed': line(
    '挂账事项逾期未复核提醒',
    '挂账事项未复核 {{编号}}',
    `挂账事项${ISSUE}应于{{节点}}前完成季度复核，尚未说明进展，请立即办理。`,
  ),

  'common-problem': line(
    '共性问题决定',
    '共性问题已有决定 {{编号}}',
    `问题诉求${ISSUE}所涉的共性问题已作出决定，请查看。`,
  ),
  reassignment: line('包联关系调剂', '包联关系调剂', '{{企业}}的包联关系已按批准的调剂变更，请做好衔接。'),
  report: line('报告报送', '收到报告：{{任务}}', '{{对象}}已报送{{期间}}“{{任务}}”，请查阅。'),
  'duty-due': line(
    '任务到期提醒',
    '任务即将到期：{{任务}}',
    '“{{任务}}”（{{期间}}）应于{{节点}}前完成，请按时办理。',
  ),
  'calendar-missing': line(
    '放假安排待录入',
    '{{年份}}年放假安排待录入',
    '系统尚无{{年份}}年的放假调休安排，跨年的办理时限均为暂定。请在国务院办公厅通知印发后及时录入。',
  ),
  digest: line(
    '每日摘要',
    '今日待阅通知{{件数}}件',
    '您有以下通知尚未阅读：\n{{目录}}\n请登录系统查看办理。',
  ),
};

/** For an event that nobody has described. */
export const FALLBACK: Template = line('通知', '通知 {{编号}}', `问题诉求${ISSUE}有新的情况，请查看。`);

/** What an enterprise is told instead: not that an order came back, nor from whom (spec: transfer). */
export const TOLD_TO_ENTERPRISES: Readonly<Record<string, string>> = { return: 'coordinating' };
