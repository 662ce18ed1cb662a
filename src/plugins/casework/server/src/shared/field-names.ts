import { fieldName, type Language } from '../../../contracts/messages';
import { labelOf } from '../panel/describe';
import { PANEL_TYPES } from '../panel/types';

/**
 * What an error calls a field: the name that the contracts give it, else the one that forms show, so that
 * nobody is told of `approvalNumber`. One name may be labelled differently by several types: then the most
 * frequent label is said.
 */
export function nameOfField(field: string, language: Language): string {
  const named = fieldName(field, language);
  if (named !== field || language !== 'zh') return named;
  const [head = field] = field.split('.');
  return PARAMETERS.get(field) ?? PARAMETERS.get(head) ?? LABELS.get(head) ?? field;
}

/** What calls take besides fields: parameters of lists and periods, and parts of a path. */
const PARAMETERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    data: '内容',
    from: '开始日期',
    // Of a period, and of a hand-over.
    to: '结束日期（接收人）',
    pagination: '分页',
    'pagination.page': '页码',
    'pagination.pageSize': '每页条数',
    'pagination.withCount': '是否计总数',
    page: '页码',
    pageSize: '每页条数',
    withCount: '是否计总数',
    filters: '筛选条件',
    sort: '排序',
    search: '检索词',
    scope: '范围',
    day: '日期',
    days: '日期',
    month: '月份',
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
