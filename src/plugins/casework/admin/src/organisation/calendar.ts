import type { CalendarDay } from './api';

/** The office's input from the notice: holidays as ranges with their name, make-up days one by one. */
export type HolidayRange = { name: string; from: string; until: string };
export type YearForm = { year: number; noticeNumber: string; holidays: HolidayRange[]; makeups: string[] };

const DAY = 86_400_000;
const next = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

export type Problem = {
  key: 'calendar.badRange' | 'calendar.badMakeup' | 'calendar.twice' | 'calendar.empty';
  values: Record<string, string | number>;
};

/** The days of a year's form, or what is wrong with it. */
export function daysOf({ year, holidays, makeups }: YearForm): {
  days: CalendarDay[];
  problem: Problem | null;
} {
  const days: CalendarDay[] = [];
  // A notice may name days of the years beside its own: its New Year may begin in December.
  const isNear = (day: string): boolean =>
    /^\d{4}-\d\d-\d\d$/.test(day) && Math.abs(Number(day.slice(0, 4)) - year) <= 1;
  for (const [n, { name, from, until }] of holidays.entries()) {
    // An empty row keeps its number, so that the others are named by theirs.
    if (!name && !from && !until) continue;
    const end = until || from;
    if (!isNear(from) || !isNear(end) || end < from)
      return {
        days,
        problem: {
          key: 'calendar.badRange',
          values: { year, n: n + 1, name: name.trim() && `（${name.trim()}）` },
        },
      };
    for (let day = from; day <= end; day = next(day)) {
      days.push({ date: day, kind: 'holiday', ...(name.trim() ? { name: name.trim() } : {}) });
    }
  }
  for (const [n, day] of makeups.entries()) {
    if (!day) continue;
    if (!isNear(day)) return { days, problem: { key: 'calendar.badMakeup', values: { year, n: n + 1 } } };
    days.push({ date: day, kind: 'workday' });
  }
  const seen = new Set<string>();
  for (const { date } of days) {
    if (seen.has(date)) return { days, problem: { key: 'calendar.twice', values: { day: date } } };
    seen.add(date);
  }
  if (days.length === 0) return { days, problem: { key: 'calendar.empty', values: {} } };
  return { days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)), problem: null };
}

/** Days that have been entered, as the form shows them: neighbours of one name are one range. */
export function formOf(
  entered: readonly (CalendarDay & { name?: string | null })[],
): Pick<YearForm, 'holidays' | 'makeups'> {
  const holidays: HolidayRange[] = [];
  const makeups: string[] = [];
  for (const { date, kind, name } of entered.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    if (kind === 'workday') {
      makeups.push(date);
      continue;
    }
    const last = holidays.at(-1);
    if (last && next(last.until) === date && last.name === (name ?? '')) last.until = date;
    else holidays.push({ name: name ?? '', from: date, until: date });
  }
  return { holidays, makeups };
}
