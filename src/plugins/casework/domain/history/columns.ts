import type { ImportColumn } from '../sheets';

const text = (zh: string, en: string, max: number, width: number, hint: string): ImportColumn => ({
  zh,
  en,
  width,
  kind: 'text',
  max,
  hint,
});
const choice = (
  zh: string,
  en: string,
  choices: Readonly<Record<string, string | number>>,
): ImportColumn => ({ zh, en, width: 12, kind: 'choice', choices, hint: Object.keys(choices).join('、') });
const time = (zh: string, en: string, hint: string): ImportColumn => ({
  zh,
  en,
  width: 17,
  kind: 'instant',
  hint,
});
const must = (column: ImportColumn): ImportColumn => ({
  ...column,
  required: true,
  hint: `必填。${column.hint}`,
});

const TIME = 'YYYY-MM-DD HH:mm 或 YYYY-MM-DD（当日零时），北京时间';
const UNKNOWN = '没有办到这一步，或后面的步骤已填而这一步的时间不详，则留空';

/** The columns of the history import, in the order of the template (spec: history import). */
export const HISTORY_COLUMNS = {
  outsideNumber: must(text('编号', 'Outside number', 100, 18, '原台账编号，文件内不重复，导入后保留备查')),
  creditCode: must({
    zh: '企业统一社会信用代码',
    en: 'Unified social credit code',
    width: 22,
    kind: 'code',
    hint: '18 位，企业须已在系统内',
  }),
  title: must(text('标题', 'Title', 200, 30, '不超过 200 字')),
  description: must(text('内容', 'Description', 10_000, 50, '不超过 10000 字')),
  kind: must(choice('类型', 'Kind', { 诉求: 'appeal', 意见建议: 'suggestion' })),
  channel: must(
    choice('渠道', 'Channel', {
      走访: 'visit',
      电话: 'phone',
      信件: 'letter',
      邮件: 'email',
      微信: 'wechat',
      平台: 'portal',
      其他: 'other',
    }),
  ),
  category: must(text('类别', 'Category', 100, 12, '系统内已有的问题类别名称')),
  handlingType: must(
    choice('办理类型', 'Handling type', { 一般: 'normal', 紧急: 'urgent', 复杂: 'complex' }),
  ),
  receivedAt: must(time('接收时间', 'Received', `${TIME}；须早于系统启用日`)),
  acceptedAt: time('受理时间', 'Accepted', `${TIME}；${UNKNOWN}`),
  declinedAt: time('不予受理时间', 'Declined', `${TIME}；与不予受理原因同填或同空`),
  declineReason: text('不予受理原因', 'Ground of the decline', 2000, 20, '与不予受理时间同填或同空'),
  transferredAt: time('转办时间', 'Transferred', `${TIME}；与承办单位、办理标准同填或同空`),
  leadUnit: text('承办单位', 'Lead unit', 100, 18, '单位全称或代码'),
  standard: text('办理标准', 'Standard', 2000, 24, '与转办时间、承办单位同填或同空'),
  supportUnits: text('配合单位', 'Support units', 1000, 20, '多个用顿号（、）分开'),
  takenUpAt: time('承接时间', 'Taken up', `${TIME}；${UNKNOWN}`),
  section: text('承办科室', 'Section', 100, 14, ''),
  responsiblePerson: text('责任人', 'Responsible person', 50, 12, ''),
  phone: text('联系电话', 'Phone', 30, 16, ''),
  deadline: {
    zh: '办结时限',
    en: 'Deadline',
    width: 14,
    kind: 'day',
    hint: '日期（当日24时），填了转办时间的必填',
  },
  reportedAt: time('反馈时间', 'Reported back', `${TIME}；与办理结果、办理情况同填或同空`),
  result: choice('办理结果', 'Result', { 解决: 'solved', 部分解决: 'partly', 解释说明: 'explained' }),
  measures: text('办理情况', 'Measures', 10_000, 40, '与反馈时间、办理结果同填或同空'),
  confirmedAt: time('企业确认时间', 'Confirmed', `${TIME}；与满意度同填或同空`),
  rating: choice('满意度', 'Rating', { 非常满意: 5, 满意: 4, 基本满意: 3, 不满意: 2, 非常不满意: 1 }),
  consentedAt: time('领导同意时间', 'Consent', `${TIME}；填写即为已销号`),
  remark: text('备注', 'Note', 10_000, 24, ''),
} as const satisfies Record<string, ImportColumn>;

/**
 * Columns that an outside ledger has only when it lists what ended otherwise: withdrawn by the enterprise, or merged
 * into another row. They stand in an export when there are such issues, and may stand in a file.
 */
export const HISTORY_ENDINGS = {
  withdrawnAt: time('撤回时间', 'Withdrawn', `${TIME}；与撤回原因同填或同空`),
  withdrawReason: text('撤回原因', 'Reason of the withdrawal', 2000, 20, '与撤回时间同填或同空'),
  mergedAt: time('并案时间', 'Merged', `${TIME}；与并入编号同填或同空`),
  mergedInto: text('并入编号', 'Merged into', 100, 18, '同一文件中主办事项的编号，须为同一企业'),
} as const satisfies Record<string, ImportColumn>;

/** Every column that a file may have. */
export const ALL_HISTORY_COLUMNS = { ...HISTORY_COLUMNS, ...HISTORY_ENDINGS };

export type HistoryField = keyof typeof ALL_HISTORY_COLUMNS;
