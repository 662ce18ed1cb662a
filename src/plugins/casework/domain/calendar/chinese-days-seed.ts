import { isLocalDate, type LocalDate } from './local-date';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function datesOf(json: Record<string, unknown>, section: string): LocalDate[] {
  const value = json[section];
  if (!isRecord(value)) {
    throw new Error(`chinese-days data: "${section}" is not an object keyed by date`);
  }
  const dates = Object.keys(value);
  for (const date of dates) {
    if (!isLocalDate(date)) {
      throw new Error(`chinese-days data: "${section}" has a key that is no date: "${date}"`);
    }
  }
  return dates.sort();
}

/**
 * Turns the parsed content of `chinese-days/dist/chinese-days.json` ({holidays, workdays,
 * inLieuDays}, each keyed by 'YYYY-MM-DD') into a calendar seed: days off, make-up working days
 * and the years known, each ascending.
 *
 * A year counts as known when its National Day (1 October, in every notice) is listed: a package
 * that already carries the first days of next year must not make that whole year look certain.
 * Days off in lieu belong to the days off.
 * @throws Error naming the part of the data that does not have this shape, that contradicts
 *   itself, or when no year is known.
 */
export function seedFromChineseDays(json: unknown): {
  holidays: LocalDate[];
  workdays: LocalDate[];
  years: number[];
} {
  if (!isRecord(json)) throw new Error('chinese-days data: not an object');
  const holidays = new Set([...datesOf(json, 'holidays'), ...datesOf(json, 'inLieuDays')]);
  const workdays = datesOf(json, 'workdays');
  for (const date of workdays) {
    if (holidays.has(date)) {
      throw new Error(`chinese-days data: ${date} is both a day off and a working day`);
    }
  }

  const years = [...new Set([...holidays].map((date) => date.slice(0, 4)))]
    .filter((year) => holidays.has(`${year}-10-01`))
    .map(Number)
    .sort((a, b) => a - b);
  if (years.length === 0) throw new Error('chinese-days data: no year with statutory holidays');

  return { holidays: [...holidays].sort(), workdays, years };
}
