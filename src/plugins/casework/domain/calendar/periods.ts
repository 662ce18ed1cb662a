import { type Calendar } from './calendar';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from './local-date';
import { countWorkingDays, MAX_DAYS_APART } from './working-days';

/**
 * The ISO 8601 week (GB/T 7408: Monday to Sunday, owned by the year of its Thursday) of a date:
 * `key` like '2026-W38', its first and last day, and how many working days it has (0 to 7) in a
 * given calendar. (weekly follow-up: §四.6)
 * @throws RangeError when `date` is not a real date.
 */
export function isoWeekOf(date: LocalDate): {
  key: string;
  monday: LocalDate;
  sunday: LocalDate;
  workingDays: (calendar: Calendar) => number;
} {
  const day = toDayNumber(date);
  // Day 0, 1970-01-01, was a Thursday, the fourth day of its week.
  const daysSinceMonday = (((day + 3) % 7) + 7) % 7;
  const monday = fromDayNumber(day - daysSinceMonday);
  const sunday = addDays(monday, 6);
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((toDayNumber(thursday) - toDayNumber(`${year}-01-01`)) / 7) + 1;
  return {
    key: `${year}-W${String(week).padStart(2, '0')}`,
    monday,
    sunday,
    workingDays: (calendar) => countWorkingDays(calendar, addDays(monday, -1), sunday),
  };
}

/** Last day of a quarter, counted as year × 4 + 0…3: the day before the next quarter's first. */
function lastDayOfQuarter(quarter: number): LocalDate {
  const next = quarter + 1;
  const year = String(Math.floor(next / 4)).padStart(4, '0');
  const month = String((next % 4) * 3 + 1).padStart(2, '0');
  return addDays(`${year}-${month}-01`, -1);
}

/**
 * The last days of quarters d with `from` < d < `until`, ascending: the milestones of a 挂账 issue
 * until its deadline, which is no milestone itself. (时间节点, §四.4)
 * @throws RangeError when a date is not real or they lie more than a century apart.
 */
export function lastDayOfQuarters(from: LocalDate, until: LocalDate): LocalDate[] {
  if (toDayNumber(until) - toDayNumber(from) > MAX_DAYS_APART) {
    throw new RangeError(`dates too far apart: ${from} to ${until}`);
  }
  const days: LocalDate[] = [];
  let quarter = Number(from.slice(0, 4)) * 4 + Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  // Dates of four-digit years compare in order as strings.
  for (let day = lastDayOfQuarter(quarter); day < until; day = lastDayOfQuarter(quarter)) {
    if (day > from) days.push(day);
    quarter += 1;
  }
  return days;
}
