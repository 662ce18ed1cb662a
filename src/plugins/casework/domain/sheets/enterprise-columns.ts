import type { ImportColumn } from './columns';

const money = (zh: string, en: string): ImportColumn => ({
  zh,
  en,
  width: 18,
  kind: 'money',
  hint: '元，至多两位小数；是本年累计数',
});
const day = (zh: string, en: string): ImportColumn => ({
  zh,
  en,
  width: 14,
  kind: 'day',
  hint: 'YYYY-MM-DD',
});
const text = (zh: string, en: string, max: number, width: number, hint = ''): ImportColumn => ({
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
  choices: Readonly<Record<string, string | boolean>>,
): ImportColumn => ({
  zh,
  en,
  width: 12,
  kind: 'choice',
  choices,
  hint: Object.keys(choices).join('、'),
});

const CODE: ImportColumn = {
  zh: '企业统一社会信用代码',
  en: 'Unified social credit code',
  width: 22,
  kind: 'code',
  required: true,
  hint: '必填，18 位',
};

/** Enterprises: a code that is not known yet makes a new one; an empty cell leaves what stands. */
export const ENTERPRISE_COLUMNS = {
  creditCode: CODE,
  name: { ...text('企业名称', 'Name', 200, 30, '必填'), required: true },
  industry: choice(
    '行业门类',
    'Industry',
    Object.fromEntries([...'ABCDEFGHIJKLMNOPQRST'].map((letter) => [letter, letter])),
  ),
  township: text('乡镇', 'Township', 100, 16, '乡镇全称或代码'),
  scale: choice('规模', 'Scale', { 大型: 'large', 中型: 'medium', 小型: 'small', 微型: 'micro' }),
  aboveScale: choice('是否规上', 'Above scale', { 是: true, 否: false }),
  aboveScaleSince: day('升规日期', 'Above scale since'),
  address: text('地址', 'Address', 255, 30),
  contactName: text('联系人', 'Contact', 50, 12),
  contactPhone: text('联系电话', 'Phone', 30, 16),
  contactEmail: text('电子邮箱', 'E-mail', 100, 24),
  operatingStatus: choice('经营状态', 'Status', {
    正常经营: 'operating',
    停产停业: 'suspended',
    注销关闭: 'closed',
  }),
} as const satisfies Record<string, ImportColumn>;

/** Quarterly figures, cumulative within the year as statistics have them; an empty cell leaves what stands. */
export const FIGURE_COLUMNS = {
  creditCode: CODE,
  quarter: { zh: '季度', en: 'Quarter', width: 10, kind: 'quarter', required: true, hint: '必填，如 2026Q1' },
  outputValue: money('累计产值（元）', 'Cumulative output'),
  revenue: money('累计营业收入（元）', 'Cumulative revenue'),
  profit: money('累计利润（元）', 'Cumulative profit'),
  tax: money('累计税收（元）', 'Cumulative tax'),
  employees: { zh: '期末用工人数', en: 'Employees', width: 12, kind: 'integer', hint: '整数' },
  source: text('数据来源', 'Source', 255, 20),
} as const satisfies Record<string, ImportColumn>;

/** Projects, one row for each quarter of investment; the days may be left out from the second row of a project on. */
export const PROJECT_COLUMNS = {
  creditCode: CODE,
  name: { ...text('项目名称', 'Project', 200, 30, '必填'), required: true },
  plannedConstructionStart: day('计划开工', 'Planned construction start'),
  actualConstructionStart: day('实际开工', 'Actual construction start'),
  plannedProductionStart: day('计划投产', 'Planned production start'),
  actualProductionStart: day('实际投产', 'Actual production start'),
  quarter: { zh: '季度', en: 'Quarter', width: 10, kind: 'quarter', hint: '与计划投资、实际投资同填' },
  planned: { ...money('本季计划投资（元）', 'Planned investment'), hint: '元，当季数' },
  actual: { ...money('本季实际投资（元）', 'Actual investment'), hint: '元，当季数' },
} as const satisfies Record<string, ImportColumn>;
