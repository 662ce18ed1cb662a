/** A day of the Shanghai calendar, written 'YYYY-MM-DD'. */
export type LocalDate = string;

const MS_PER_DAY = 86_400_000;

// Shanghai has been UTC+8 without summer time since 1992. A constant, rather than Intl or the
// local getters of Date, keeps every result independent of the process's TZ and ICU data.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

// Four-digit years only, so that dates compare in order as strings; below 100, Date.UTC means 19xx.
const FIRST_DAY = Date.UTC(100, 0, 1) / MS_PER_DAY;
const LAST_DAY = Date.UTC(9999, 11, 31) / MS_PER_DAY;

function parse(value: string): number | undefined {
  if (!LOCAL_DATE.test(value)) return undefined;
  const ms = Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8, 10)));
  // Date.UTC rolls 30 February over to March: only a date that survives the round trip exists.
  return new Date(ms).toISOString().slice(0, 10) === value ? ms / MS_PER_DAY : undefined;
}

/**
 * Number of days from 1970-01-01 to the date, for arithmetic inside this module.
 * @throws RangeError when `date` is not a real date.
 */
export function toDayNumber(date: LocalDate): number {
  const day = parse(date);
  if (day === undefined) {
    throw new RangeError(`not a calendar date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  }
  return day;
}

/**
 * Inverse of `toDayNumber`.
 * @throws RangeError when the day lies outside the years 0100 to 9999.
 */
export function fromDayNumber(day: number): LocalDate {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
    throw new RangeError(`day out of range: ${day}`);
  }
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Milliseconds of an instant. @throws RangeError for an invalid Date. */
export function instantMs(instant: Date): number {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError('not an instant: invalid Date');
  return ms;
}

/**
 * Whether a text is a real calendar date 'YYYY-MM-DD' (2026-02-30 is not). Never throws.
 */
export function isLocalDate(value: string): boolean {
  return parse(value) !== undefined;
}

/**
 * The Shanghai day an instant falls on; 00:00 belongs to the day it begins.
 * Fixed UTC+8: exact since 1992, the summer time of 1986–1991 is ignored.
 * @throws RangeError for an invalid Date or a year outside 0100 to 9999.
 */
export function localDateOf(instant: Date): LocalDate {
  return fromDayNumber(Math.floor((instantMs(instant) + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

/**
 * The instant of 00:00 Shanghai time at which the day begins.
 * @throws RangeError when `date` is not a real date.
 */
export function startOfDay(date: LocalDate): Date {
  return new Date(toDayNumber(date) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/**
 * The instant of 24:00 Shanghai time at which the day ends: 00:00 of the next.
 * @throws RangeError when `date` is not a real date.
 */
export function endOfDay(date: LocalDate): Date {
  return new Date((toDayNumber(date) + 1) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/**
 * The Shanghai day a due instant belongs to: 24:00 belongs to the day it ends, so this differs
 * from `localDateOf` at midnight exactly.
 * @throws RangeError for an invalid Date or a year outside 0100 to 9999.
 */
export function dueDateOf(due: Date): LocalDate {
  return localDateOf(new Date(instantMs(due) - 1));
}

/**
 * The date `n` calendar days later (earlier when negative).
 * @throws RangeError when `date` is not a real date, `n` not an integer, or the result out of range.
 */
export function addDays(date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of days: ${n}`);
  return fromDayNumber(toDayNumber(date) + n);
}
