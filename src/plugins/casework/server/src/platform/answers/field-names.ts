import { fieldName, type Language } from '../../../../contracts/messages';
import { labelOf } from '../../../../contracts/labels/describe';
import { PANEL_TYPES } from '../../../../contracts/labels';

/**
 * Returns the name of a field in an error: the name that the contracts give it, else the one that forms show, so
 * that no error names `approvalNumber`. One name may be labelled differently by several types: then the most
 * frequent label is used.
 */
export function nameOfField(field: string, language: Language): string {
  const named = fieldName(field, language);
  if (named !== field || language !== 'zh') return named;
  const [head = field] = field.split('.');
  return PARAMETERS.get(field) ?? PARAMETERS.get(head) ?? LABELS.get(head) ?? field;
}

/** Names of parameters beside fields: those of lists and periods, and parts of a path. */
const PARAMETERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    data: '内容',
    format: '文件格式',
    exportedAt: '导出时间',
    city: '城市',
    years: '年数',
    parts: '配置内容',
    departments: '部门',
    settings: '时限与参数',
    categories: '类别',
    extraFields: '附加项',
    escalationRules: '催办提请规则',
    notificationTemplates: '通知文字',
    documentTexts: '公文文本',
    assessmentSchemes: '考核方案',
    calendar: '放假安排',
    record: '记录种类',
    from: '开始日期',
    // Used for a period, and for a hand-over.
    to: '结束日期（接收人）',
    pagination: '分页',
    'pagination.page': '页码',
    'pagination.pageSize': '每页条数',
    'pagination.start': '起始位置',
    'pagination.limit': '条数',
    after: '起点',
    message: '留言',
    // of WeCom's callback
    msg_signature: '签名',
    timestamp: '时间戳',
    nonce: '随机串',
    echostr: '校验串',
    limit: '条数',
    'pagination.withCount': '是否计总数',
    page: '页码',
    pageSize: '每页条数',
    withCount: '是否计总数',
    filters: '筛选条件',
    sort: '排序',
    search: '检索词',
    scope: '范围',
    view: '视图',
    q: '检索词',
    olderThan: '提出天数',
    extraField: '附加项',
    extraValue: '附加项内容',
    action: '操作',
    input: '填写内容',
    since: '上次查看时间',
    query: '查询条件',
    board: '看板',
    purpose: '用途',
    contact: '联系人',
    link: '链接',
    shared: '共享',
    commonProblem: '共性问题',
    day: '日期',
    days: '日期',
    month: '月份',
    opened: '打开时的内容',
    quarter: '季度',
    half: '半年',
    year: '年度',
    subject: '统计对象',
    id: '标识',
    documentId: '标识',
    part: '分子或分母',
    imported: '历史数据',
    scheme: '考核方案',
    table: '台账种类',
    items: '事项',
    unread: '只看未读',
    muted: '不接收的通知',
    dryRun: '只作检查',
    file: '文件',
    'memberships.kind': '任职类型',
    memberships: '任职',
    panel: '管理后台账号',
    api: '接口账号',
    username: '账号名',
    password: '口令',
    redirectUri: '返回地址',
    returned: '返回的完整地址',
    request: '登录请求',
    step: '步骤',
    signature: '签名',
    who: '经办人',
    note: '说明',
    duties: '工作任务',
    issues: '问题诉求',
    meeting: '会议',
    assessment: '考核',
    caption: '表的标题',
    columns: '列',
    rows: '行',
    refers: '数字的依据',
    figures: '数字',
    words: '数字',
    label: '名称',
    level: '层级',
    align: '对齐',
    head: '列名',
    width: '列宽',
    token: '核验码',
    figure: '指标',
    measure: '指标',
    count: '件数',
    code: '代码',
    layout: '导出格式',
    run: '导入标识',
    confirmed: '已确认的数值',
    statement: '报送内容',
    version: '版本',
    office: '专班办代码',
    measures: '指标',
    numerator: '分子',
    denominator: '分母',
    publicKey: '公钥',
  }),
);

const LABELS: ReadonlyMap<string, string> = (() => {
  const counts = new Map<string, Map<string, number>>();
  for (const { fields } of Object.values(PANEL_TYPES)) {
    for (const [name, label] of Object.entries(fields)) {
      const said = labelOf(label);
      const of = counts.get(name) ?? new Map<string, number>();
      counts.set(name, of.set(said, (of.get(said) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([name, labels]) => [name, [...labels].sort(([, a], [, b]) => b - a)[0]?.[0] ?? name]),
  );
})();
