/**
 * The measures of the assessment and of the circular (§五, §六.2): what each is called and how it reads. How
 * each is counted is said in SQL (server/assessment), because figures are computed in the database.
 */

export const SUBJECTS = ['group', 'unit', 'leader', 'city'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

export type Measure = {
  name: { zh: string; en: string };
  /** a rate of counted records, a bare count, or a ratio of sums of money or projects */
  kind: 'rate' | 'count' | 'ratio' | 'growth';
  lowerIsBetter?: true;
};

const rate = (zh: string, en: string): Measure => ({ name: { zh, en }, kind: 'rate' });
const lower = (zh: string, en: string): Measure => ({ ...rate(zh, en), lowerIsBetter: true });
const growth = (zh: string, en: string): Measure => ({ name: { zh, en }, kind: 'growth' });

/** Counted from the issues and their ledgers. */
export const ISSUE_MEASURES = {
  accept_timeliness: rate('接收问题及时率', 'Timely acceptance'),
  transfer_timeliness: rate('转办及时率', 'Timely transfer'),
  take_up_timeliness: rate('承接及时率', 'Timely take-up'),
  handling_timeliness: rate('办理及时率', 'Timely handling'),
  first_handling_timeliness: rate('首次办理及时率', 'Timely first handling'),
  closure_rate: rate('问题办结率', 'Closure'),
  solution_rate: rate('问题解决率', 'Solution'),
  satisfaction_rate: rate('企业满意率', 'Satisfaction'),
  return_rate: lower('退回率', 'Returns'),
  rework_rate: lower('返工率', 'Rework'),
  reopen_rate: lower('重开率', 'Reopening'),
  extension_rate: lower('延期率', 'Extension'),
  withdrawal_rate: lower('撤回率', 'Withdrawal'),
  decline_rate: lower('不予受理率', 'Declines'),
  on_behalf_rate: lower('代填率', 'Confirmed on behalf'),
  platform_use: rate('数字平台运用率', 'Use of the platform'),
} as const satisfies Record<string, Measure>;

/** Counted from duties, visits and what organisations have set up (§四.4–7, §五.2). */
export const DUTY_MEASURES = {
  follow_up_rate: rate('周跟进率', 'Weekly follow-up'),
  visit_coverage: rate('调研覆盖率', 'Visit coverage'),
  meeting_rate: rate('会办落实率', 'Meetings held'),
  report_timeliness: rate('报告及时率', 'Timely reports'),
  pairing_coverage: rate('包联覆盖率', 'Pairing coverage'),
  mechanism: rate('机制建立', 'Mechanism'),
} as const satisfies Record<string, Measure>;

/** Enterprise development (§六.2), over paired enterprises. */
export const DEVELOPMENT_MEASURES = {
  above_scale_entries: { name: { zh: '升规入统', en: 'Above-scale entries' }, kind: 'count' },
  output_growth: growth('产值增长', 'Output growth'),
  revenue_growth: growth('营收增长', 'Revenue growth'),
  profit_growth: growth('利润增长', 'Profit growth'),
  project_start_rate: rate('项目开工率', 'Project starts'),
  investment_completion: { name: { zh: '投资完成率', en: 'Investment completion' }, kind: 'ratio' },
  production_on_time: rate('按期投产率', 'Production on time'),
} as const satisfies Record<string, Measure>;

export type IssueMeasure = keyof typeof ISSUE_MEASURES;
export type DutyMeasure = keyof typeof DUTY_MEASURES;
export type DevelopmentMeasure = keyof typeof DEVELOPMENT_MEASURES;
export type MeasureCode = IssueMeasure | DutyMeasure | DevelopmentMeasure;

export const MEASURES: Readonly<Record<MeasureCode, Measure>> = {
  ...ISSUE_MEASURES,
  ...DUTY_MEASURES,
  ...DEVELOPMENT_MEASURES,
};
export const ISSUE_CODES = Object.keys(ISSUE_MEASURES) as IssueMeasure[];
export const DUTY_CODES = Object.keys(DUTY_MEASURES) as DutyMeasure[];
export const DEVELOPMENT_CODES = Object.keys(DEVELOPMENT_MEASURES) as DevelopmentMeasure[];

export const isIssueMeasure = (code: string): code is IssueMeasure => Object.hasOwn(ISSUE_MEASURES, code);
export const isDutyMeasure = (code: string): code is DutyMeasure => Object.hasOwn(DUTY_MEASURES, code);
export const isMeasure = (code: string): code is MeasureCode => Object.hasOwn(MEASURES, code);

/** The quarters that lie wholly in a period `[from, to)` of local dates, as `2026Q1`. */
export function quartersIn(from: string, to: string): string[] {
  const quarters: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  const first = from.slice(5) === `${String(month).padStart(2, '0')}-01` && month % 3 === 1;
  let index = year * 4 + Math.floor((month - 1) / 3) + (first ? 0 : 1);
  const startOf = (q: number): string =>
    `${String(Math.floor(q / 4)).padStart(4, '0')}-${String((q % 4) * 3 + 1).padStart(2, '0')}-01`;
  for (; startOf(index + 1) <= to; index += 1) quarters.push(`${Math.floor(index / 4)}Q${(index % 4) + 1}`);
  return quarters;
}

/** The same quarters a year before. */
export const yearBefore = (quarters: readonly string[]): string[] =>
  quarters.map((q) => `${Number(q.slice(0, 4)) - 1}${q.slice(4)}`);
