/** What the records behind a figure say. [zh-Hans, en] */
export const FIGURE_TEXTS = {
  'figure.denominator': ['计入分母', 'Denominator'],
  'figure.numerator': ['计入分子', 'Numerator'],
  'figure.total': ['共 {n} 条', '{n} records'],
  'figure.none': ['没有记录。', 'No records.'],
  'figure.loading': ['正在查询…', 'Looking…'],
  'figure.number': ['编号', 'Number'],
  'figure.issue': ['标题', 'Title'],
  'figure.stage': ['现在环节', 'Stage now'],
  'figure.unit': ['承办单位', 'Unit'],
  'figure.at': ['计入时间', 'Dated'],
  'figure.enterprise': ['企业', 'Enterprise'],
  'figure.project': ['项目', 'Project'],
  'figure.since': ['升规入统日期', 'Above scale since'],
  'figure.planned': ['计划日期', 'Planned'],
  'figure.actual': ['实际日期', 'Actual'],
  'figure.actualSum': ['完成投资（元）', 'Invested'],
  'figure.plannedSum': ['计划投资（元）', 'Planned investment'],
  'figure.nowSum': ['本期（元）', 'This period'],
  'figure.beforeSum': ['上年同期（元）', 'A year before'],
  'figure.of.accept_timeliness': [
    '分子：受理时限前受理或提请不予受理的件数。分母：期内提出、已答复或受理时限已到的件数。',
    'Accepted, or decline requested, in time / received in the period and answered or due.',
  ],
  'figure.of.closure_rate': [
    '分子：期内销号且截止统计时仍为销号的件数。分母：分子加上承诺办结时限已到、尚未销号的件数（含以前结转的）。',
    'Closed in the period / those and the issues whose committed deadline has passed without closing.',
  ],
  'figure.of.satisfaction_rate': [
    '分子：期内最后一次评价为基本满意及以上的件数。分母：期内有评价的件数；不认可按非常不满意计，代评没有附件的不计。',
    'Last rating in the period 3 or better / issues with a rating in the period.',
  ],
  'figure.of.handling_timeliness': [
    '分子：承诺办结时限前反馈的牵头转办。分母：已反馈的牵头转办，加上承诺办结时限已过而未反馈的。',
    'Reported back before the committed deadline / reported back or past that deadline.',
  ],
} as const;
