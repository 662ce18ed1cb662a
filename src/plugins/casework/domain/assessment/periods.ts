import { addDays, type LocalDate } from '../calendar';

/** The measuring periods of an assessment, half-open `[from, to)` in local dates. */

export const PERIOD_TYPES = ['half-year', 'quarter', 'month', 'year'] as const;
export type PeriodType = (typeof PERIOD_TYPES)[number];

const MONTHS: Record<PeriodType, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

const monthIndex = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOf = (index: number): LocalDate =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;

/** Is `[from, to)` one whole calendar period of the type? */
export function isPeriod(type: PeriodType, from: LocalDate, to: LocalDate): boolean {
  const months = MONTHS[type];
  const index = monthIndex(from);
  return from === firstOf(index) && index % months === 0 && to === firstOf(index + months);
}

/** The period of the type in which a day lies, moved by a number of periods. */
export function periodAround(type: PeriodType, day: LocalDate, move = 0): { from: LocalDate; to: LocalDate } {
  const months = MONTHS[type];
  const index = Math.floor(monthIndex(day) / months) * months + move * months;
  return { from: firstOf(index), to: firstOf(index + months) };
}

/** The name of a period: `2026年上半年`, `2026年第三季度`, `2026年9月`, `2026年`, or its two days. */
export function periodName(from: LocalDate, to: LocalDate): string {
  const type = PERIOD_TYPES.find((one) => isPeriod(one, from, to));
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  switch (type) {
    case 'year':
      return `${year}年`;
    case 'half-year':
      return `${year}年${month === 1 ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年第${'一二三四'[(month - 1) / 3] ?? ''}季度`;
    case 'month':
      return `${year}年${month}月`;
    default:
      return `${from} 至 ${addDays(to, -1)}`;
  }
}
