import { MEASURES, type MeasureCode, type SubjectKind } from '../measures';
import type { LocalDate } from '../calendar';
import type { CountCode, Reference, Words } from './model';

/** How figures are written, and which question each of them answers. */

export type Cell = {
  code: MeasureCode;
  numerator: number | string | null;
  denominator: number | string | null;
  value: string | null;
  /** enterprises or projects without data */
  leftOut?: number | undefined;
};

export type Span = { from: LocalDate; to: LocalDate };

/** `0.8125` as `81.25%`, without leaving the decimal text; null is 不参评. */
export function percent(value: string | null): string {
  if (value === null) return '不参评';
  const negative = value.startsWith('-');
  const digits = value.replace('-', '').replace('.', '').padStart(5, '0');
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return `${negative ? '-' : ''}${whole}.${digits.slice(-2)}%`;
}

export const rateName = (code: MeasureCode): string => MEASURES[code].name.zh;

export const ofMeasure = (
  measure: MeasureCode,
  { from, to }: Span,
  subject: SubjectKind = 'city',
  id: string | null = null,
  name = '全市',
): Reference => ({ figure: { measure, subject, id, name, from, to } });

type Narrowed = Pick<
  Extract<Reference, { count: unknown }>['count'],
  'channel' | 'category' | 'stage' | 'unit'
>;
export const ofCount = (code: CountCode, { from, to }: Span, more: Narrowed = {}): Reference => ({
  count: { code, from, to, ...more },
});

/** Words that are a figure, with the question that it answers. */
export const said = (words: string, refers: Reference): Words => ({ words, refers });

/** The enterprises or projects that a development figure leaves out. */
export const ofLeftOut = (measure: MeasureCode, { from, to }: Span): Reference => ({
  figure: { measure, subject: 'city', id: null, name: '全市', from, to, part: 'left-out' },
});

/** 接收问题及时率98.84%（85/86）; without a denominator it says so. */
export const rateInWords = ({ code, numerator, denominator, value }: Cell): string =>
  value === null
    ? `${rateName(code)}不参评`
    : `${rateName(code)}${percent(value)}（${numerator}/${denominator}）`;

/** 升规入统3户，产值增长5.10%，利润下降2.00%，项目开工率80.00%（4/5): what cannot be said is said to be so. */
export function developmentInWords(cell: Cell): string {
  const { code, numerator, value } = cell;
  switch (MEASURES[code].kind) {
    case 'count':
      return `${rateName(code)}${numerator ?? 0}户`;
    case 'growth': {
      const what = rateName(code).replace(/增长$/, '');
      if (value === null) return `${what}不作同比`;
      return `${what}${value.startsWith('-') ? '下降' : '增长'}${percent(value.replace('-', ''))}`;
    }
    case 'ratio':
      return value === null ? `${rateName(code)}不参评` : `${rateName(code)}${percent(value)}`;
    case 'rate':
      return rateInWords(cell);
  }
}

/** By how many working days something is overdue. */
export const daysLate = (days: number): string => (days === 0 ? '不足1' : String(days));

/** The text of a figure in a table. */
export const cellInWords = (cell: Cell | undefined): string =>
  cell === undefined || cell.value === null
    ? '—'
    : MEASURES[cell.code].kind === 'count'
      ? String(cell.numerator ?? 0)
      : percent(cell.value);

/** 甲、乙、丙等12个: no list is longer than a reader reads. */
export function namesInWords(names: readonly string[], most = 12): string {
  if (names.length <= most) return names.join('、');
  return `${names.slice(0, most).join('、')}等${names.length}个`;
}
