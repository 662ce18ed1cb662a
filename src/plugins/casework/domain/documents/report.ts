import type { LocalDate } from '../calendar';
import { chartOf } from './chart';
import type { Tally } from './circular';
import { documentPeriod, type IssuingProfile } from './kinds';
import { COUNTS, type Block, type Composed } from './model';
import { REPORT } from './texts/report';
import { compose, type Text } from './texts/text';
import { dateInWords } from './words';
import { ofCount, ofMeasure, rateInWords, said, type Cell, type Span } from './write';

/** 报告 (§四.7(3)): to Party committee and government, from the groups' monthly reports and the quarter's figures. */

export type ReportData = Span & {
  period: string;
  until: LocalDate;
  cutOff: string;
  counts: Tally;
  city: Cell[];
  /** the months of the quarter that have begun */
  months: (Span & { name: string; counts: Pick<Tally, 'received' | 'closed'> })[];
  /** the groups' reports, by group and month, and the groups that submitted none */
  groups: { name: string; reports: { month: string; measures: string; results: string }[] }[];
  missing: string[];
  problems: { title: string }[];
};

const EXCERPT = 400;
const excerpt = (text: string): string => {
  const plainText = text.replace(/\s+/g, '').trim();
  return plainText.length > EXCERPT ? `${plainText.slice(0, EXCERPT)}…` : plainText;
};

const MONTHLY = ['received', 'closed'] as const;

/** What came and what was closed in each month; one month alone, or nothing, is no comparison. */
function monthsChart({ months }: ReportData): Block | null {
  if (months.length < 2 || months.every(({ counts }) => counts.received + counts.closed === 0)) return null;
  return chartOf(
    '图1\u3000各月新接收和办结销号件数',
    MONTHLY.map((code) => COUNTS[code].zh),
    months.map((month) => ({
      name: month.name,
      figures: MONTHLY.map((code) => ({ words: String(month.counts[code]), refers: ofCount(code, month) })),
    })),
  );
}

/** The report from its data and text. Pure: the same of both give the same document. */
export function reportText(data: ReportData, profile: IssuingProfile, text: Text = REPORT.text): Composed {
  const { counts } = data;
  const chart = monthsChart(data);
  const written = data.groups.filter(({ reports }) => reports.length > 0);
  return compose(text, {
    期间: documentPeriod(data.period)?.name ?? data.period,
    起始日: dateInWords(data.from),
    截止日: dateInWords(data.until),
    全市: profile.whole,
    主送机关: profile.reportReceivers,
    新接收: said(`${counts.received}件`, ofCount('received', data)),
    上期结转: said(`${counts.carried}件`, ofCount('carried', data)),
    办结销号: said(`${counts.closed}件`, ofCount('closed', data)),
    期末在办: said(`${counts.open}件`, ofCount('open', data)),
    期末超期: said(`${counts.overdue}件`, ofCount('overdue', data)),
    指标: data.city.map((cell) => ({ 指标值: said(rateInWords(cell), ofMeasure(cell.code, data)) })),
    ...(chart ? { 各月情况图: chart } : {}),
    走访企业: said(`${counts.visits}户次`, ofCount('visits', data)),
    集中会办: said(`${counts.meetings}次`, ofCount('meetings', data)),
    共性问题: said(`${counts.problems}个`, ofCount('problems', data)),
    有月报: written.length > 0,
    工作组: written.map(({ name, reports }) => ({
      工作组名称: name,
      月报: reports.flatMap(({ month, measures, results }) => {
        const content = [excerpt(measures), excerpt(results)].join('');
        return content === '' ? [] : [{ 月份: month, 月报内容: content }];
      }),
    })),
    未报送: data.missing.join('、'),
    有新问题: data.problems.length > 0,
    问题: data.problems.map(({ title }) => ({ 问题名称: title })),
  });
}
