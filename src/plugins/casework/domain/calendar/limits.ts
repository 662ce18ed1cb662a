import { type Calendar } from './calendar';
import { addDays, dueDateOf, endOfDay, type LocalDate, localDateOf, startOfDay } from './local-date';
import { addWorkingDays, assertWorkingDays, countWorkingDays } from './working-days';

/**
 * A time limit: the instant `due` (on time means strictly before it), the Shanghai day that it
 * ends, and whether the count went through a year without data.
 */
export type Limit = { due: Date; dueDate: LocalDate; provisional: boolean };

/**
 * A limit of so many working days from the instant `t`: 24:00 of the n-th working day after the
 * Shanghai date of `t`; with 0, 24:00 of that date itself. The hour of `t` never matters.
 * (办结时限, §四.2; 限时推进办理, §四.3)
 * @throws RangeError for an invalid Date or unless `workingDays` is an integer from 0 to 400.
 */
export function limitFrom(calendar: Calendar, t: Date, workingDays: number): Limit {
  assertWorkingDays(workingDays, 0);
  const { date, provisional } = addWorkingDays(calendar, localDateOf(t), workingDays);
  return { due: endOfDay(date), dueDate: date, provisional };
}

/**
 * A limit that a person gave as a date: the end of that day, working day or not. Nothing was
 * counted, so it is never provisional and no new calendar moves it.
 * @throws RangeError when `date` is not a real date.
 */
export function limitOfDate(_calendar: Calendar, date: LocalDate): Limit {
  return { due: endOfDay(date), dueDate: date, provisional: false };
}

/**
 * The instant from which the light is yellow: 00:00 of the k-th last working day up to and
 * including the day `due` belongs to, k = clamp(ceil(n/5), 1, 5), n = working days after the
 * Shanghai date of `setAt` through that day.
 *
 * With n = 0, k is 1: the last working day on or before the due day, even if that lies before
 * `setAt` (a due set for today or for a holiday is yellow from the start).
 * @throws RangeError for an invalid Date.
 */
export function yellowFrom(calendar: Calendar, setAt: Date, due: Date): Date {
  const dueDate = dueDateOf(due);
  const n = countWorkingDays(calendar, localDateOf(setAt), dueDate);
  const k = Math.min(Math.max(Math.ceil(n / 5), 1), 5);
  return startOfDay(addWorkingDays(calendar, addDays(dueDate, 1), -k).date);
}

/**
 * By how many whole working days `due` is overdue at `now`: k from 00:00 of the k-th working day
 * after the day `due` belongs to, 0 before the first. So a light may be red (past due) on a
 * weekend while this is still 0. Agrees with `overdueFrom` at every instant. (§四.3)
 * @throws RangeError for an invalid Date.
 */
export function overdueWorkingDays(calendar: Calendar, due: Date, now: Date): number {
  return countWorkingDays(calendar, dueDateOf(due), localDateOf(now));
}

/**
 * The instant at which "overdue by k working days" begins: 00:00 of the k-th working day after the
 * day `due` belongs to. (§四.3)
 * @throws RangeError for an invalid Date or unless `k` is an integer from 1 to 400.
 */
export function overdueFrom(calendar: Calendar, due: Date, k: number): Date {
  assertWorkingDays(k, 1);
  return startOfDay(addWorkingDays(calendar, dueDateOf(due), k).date);
}

/**
 * For 还剩 n 个工作日: working days d with today < d ≤ the day `due` belongs to, today being the
 * Shanghai date of `now`. Today counts as 0: due today is 0, due on the next working day is 1.
 * Also 0 once overdue, so ask whether `now` is before `due` first.
 * @throws RangeError for an invalid Date.
 */
export function workingDaysLeft(calendar: Calendar, due: Date, now: Date): number {
  return countWorkingDays(calendar, localDateOf(now), dueDateOf(due));
}
