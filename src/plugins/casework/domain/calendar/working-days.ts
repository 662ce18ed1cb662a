import { type Calendar, isCoveredNumber, isWorkingDayNumber } from './calendar';
import { fromDayNumber, type LocalDate, toDayNumber } from './local-date';

// More than a year and a half of working days: beyond that an argument is a mistake.
const MAX_WORKING_DAYS = 400;

// 400 working days span about 590 days. Only overrides that declare years on end as holidays get
// past this, and they must fail loudly rather than hold the event loop.
const MAX_DAYS_WALKED = 2_000;

/** A century: no true pair of dates is further apart, only a mistyped year or a broken import. */
export const MAX_DAYS_APART = 36_600;

/**
 * Checks a number of working days given as argument.
 * @throws RangeError unless it is an integer between `min` and 400.
 */
export function assertWorkingDays(n: number, min: number): void {
  if (!Number.isInteger(n) || n < min || n > MAX_WORKING_DAYS) {
    throw new RangeError(
      `number of working days must be an integer from ${min} to ${MAX_WORKING_DAYS}: ${n}`,
    );
  }
}

/**
 * The `n`-th working day after `from` (n ≥ 1), the |n|-th before it (n ≤ -1), or `from` itself,
 * working day or not (n = 0).
 *
 * `provisional` is true if and only if any day walked lies in a year without data; the days walked
 * are those after (before) `from` up to and including the result, hence none when n = 0.
 * @throws RangeError when `from` is not a real date, `n` not an integer from -400 to 400, or the
 *   calendar has no such day within 2000 days.
 */
export function addWorkingDays(
  calendar: Calendar,
  from: LocalDate,
  n: number,
): { date: LocalDate; provisional: boolean } {
  assertWorkingDays(n, -MAX_WORKING_DAYS);
  const start = toDayNumber(from);
  const step = n < 0 ? -1 : 1;
  let day = start;
  let remaining = Math.abs(n);
  let provisional = false;
  while (remaining > 0) {
    day += step;
    if (Math.abs(day - start) > MAX_DAYS_WALKED) {
      throw new RangeError(
        `calendar has fewer than ${Math.abs(n)} working days within ${MAX_DAYS_WALKED} days of ${from}`,
      );
    }
    if (!isCoveredNumber(calendar, day)) provisional = true;
    if (isWorkingDayNumber(calendar, day)) remaining -= 1;
  }
  return { date: fromDayNumber(day), provisional };
}

/** Longer spans are counted by weeks: one mistyped year must not stop a report on all records. */
const MAX_DAYS_STEPPED = 400;

/** Mondays to Fridays among the days up to and including `day`, from a Monday long before all dates. */
function weekdaysThrough(day: number): number {
  // Day -3, 1969-12-29, was a Monday.
  const since = day + 3 + 7 * 1_000_000;
  return Math.floor((since + 1) / 7) * 5 + Math.min((since + 1) % 7, 5);
}

/** The same number as stepping from day to day gives, from the weekdays and what the calendar declares. */
function countByWeeks(calendar: Calendar, after: number, through: number): number {
  let count = weekdaysThrough(through) - weekdaysThrough(after);
  for (const [date, kind] of calendar.days) {
    const day = toDayNumber(date);
    if (day <= after || day > through) continue;
    const isWeekday = weekdaysThrough(day) > weekdaysThrough(day - 1);
    if (kind === 'holiday' && isWeekday) count -= 1;
    if (kind === 'workday' && !isWeekday) count += 1;
  }
  return count;
}

/**
 * Number of working days d with `afterDate` < d ≤ `throughDate`; 0 when `throughDate` is not later.
 * @throws RangeError when a date is not real; never because of the distance
 */
export function countWorkingDays(calendar: Calendar, afterDate: LocalDate, throughDate: LocalDate): number {
  const after = toDayNumber(afterDate);
  const through = toDayNumber(throughDate);
  if (through - after > MAX_DAYS_STEPPED) return countByWeeks(calendar, after, through);
  let count = 0;
  for (let day = after + 1; day <= through; day += 1) {
    if (isWorkingDayNumber(calendar, day)) count += 1;
  }
  return count;
}

/**
 * 顺延: the date itself if it is a working day, else the next working day. The plan does not say
 * what happens to a date that falls on a holiday; this is the product's choice, and callers honour
 * the switch that turns it off.
 * @throws RangeError when `date` is not a real date or no working day follows within 2000 days.
 */
export function postpone(calendar: Calendar, date: LocalDate): LocalDate {
  return isWorkingDayNumber(calendar, toDayNumber(date)) ? date : addWorkingDays(calendar, date, 1).date;
}
