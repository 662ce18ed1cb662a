import { startOfDay, type LocalDate } from '../calendar';
import type { ReportKind } from './draft';

/** A month for those below the office, a quarter for the office. */
export const PERIOD_OF: Record<ReportKind, 'month' | 'quarter'> = {
  unit: 'month',
  extract: 'month',
  group: 'month',
  brief: 'month',
  office: 'quarter',
};

export type ReportPeriod = { from: LocalDate; to: LocalDate; opensOn: LocalDate; opensAt: Date };

const two = (n: number): string => String(n).padStart(2, '0');

/** The dates of a period `2026-09` or `2026Q3`, as the kind of report asks for; null when it is none. */
export function reportPeriod(kind: ReportKind, period: string): ReportPeriod | null {
  const match =
    PERIOD_OF[kind] === 'month' ? /^(2\d{3})-(\d\d)$/.exec(period) : /^(2\d{3})Q([1-4])$/.exec(period);
  const year = Number(match?.[1]);
  const given = Number(match?.[2]);
  if (!match || given < 1 || given > 12) return null;
  const months = PERIOD_OF[kind] === 'month' ? 1 : 3;
  const first = (given - 1) * months + 1;
  const last = first + months - 1;
  const next = last === 12 ? `${year + 1}-01-01` : `${year}-${two(last + 1)}-01`;
  const opensOn = `${year}-${two(last)}-26`;
  return { from: `${year}-${two(first)}-01`, to: next, opensOn, opensAt: startOfDay(opensOn) };
}
