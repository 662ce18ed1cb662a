import { localDateOf, startOfDay, type LocalDate } from './index';

/** A period of whole days: `from` belongs to it, `to` does not. */
export type Period = { key: string; from: LocalDate; to: LocalDate };

const firstOf = (months: number): LocalDate =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;

/** The month `2026-09`, or the present one. */
export function monthOf(key: string | undefined, now: Date): Period {
  const month = key ?? localDateOf(now).slice(0, 7);
  const first = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return { key: month, from: firstOf(first), to: firstOf(first + 1) };
}

/** The quarter `2026Q3`, or the present one. */
export function quarterOf(key: string | undefined, now: Date): Period {
  const today = localDateOf(now);
  const quarter = key ?? `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  const first = Number(quarter.slice(0, 4)) * 12 + (Number(quarter.slice(5)) - 1) * 3;
  return { key: quarter, from: firstOf(first), to: firstOf(first + 3) };
}

/** The instants of a period, half-open. */
export const instantsOf = ({ from, to }: Period): { since: string; until: string } => ({
  since: startOfDay(from).toISOString(),
  until: startOfDay(to).toISOString(),
});
