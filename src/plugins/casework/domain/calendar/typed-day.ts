import { isLocalDate, localDateOf, type LocalDate } from './local-date';

/** No record of this work is older than the first, or dated after the last, of these days (both belong to it). */
export const FIRST_DAY: LocalDate = '1990-01-01';
export const LAST_DAY: LocalDate = '2100-12-31';

/** Whether a day lies within the bounds of what may be entered. @throws nothing: an invalid day is outside */
export const isEnterableDay = (day: LocalDate): boolean =>
  isLocalDate(day) && day >= FIRST_DAY && day <= LAST_DAY;

/** Whether the Shanghai day of an instant lies within the bounds. Never throws. */
export function isEnterableInstant(at: Date): boolean {
  const ms = at.getTime();
  // `localDateOf` refuses years that four digits cannot write.
  if (Number.isNaN(ms) || ms < Date.UTC(1900, 0, 1) || ms > Date.UTC(2200, 0, 1)) return false;
  return isEnterableDay(localDateOf(at));
}

/** The spellings that are taken, each with year, month and day in this order. */
const SPELLINGS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * The day that somebody has typed: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301; full-width digits and
 * signs, and blanks around and between the parts of a Chinese date, are taken too.
 * @returns the day as YYYY-MM-DD; null for anything else, for a day that does not exist, and outside the bounds
 */
export function parseTypedDay(typed: string): LocalDate | null {
  const text = typed.normalize('NFKC').replace(/。/g, '.').trim();
  const compact = /[年月]/.test(text) ? text.replace(/\s+/g, '') : text;
  for (const spelling of SPELLINGS) {
    const [, year = '', month = '', day = ''] = spelling.exec(compact) ?? [];
    if (year === '') continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isEnterableDay(date) ? date : null;
  }
  return null;
}
