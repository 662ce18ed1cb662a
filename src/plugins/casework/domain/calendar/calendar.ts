import { fromDayNumber, isLocalDate, type LocalDate, toDayNumber } from './local-date';

/** A declared day: a holiday or a workday, against or in accord with its weekday. */
export type DayKind = 'holiday' | 'workday';

/**
 * The declared days, and the years whose State Council schedule (or the office's own) is known.
 * A day that is not declared follows its weekday.
 */
export type Calendar = {
  readonly days: ReadonlyMap<LocalDate, DayKind>;
  readonly coveredYears: ReadonlySet<number>;
};

function declare(days: Map<LocalDate, DayKind>, date: LocalDate, kind: DayKind, source: string): void {
  if (!isLocalDate(date)) {
    throw new RangeError(`${source}: not a calendar date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  }
  // Which of two contradicting rows came last would depend on the order of a query: refuse, so
  // that the same data always gives the same deadlines.
  if ((days.get(date) ?? kind) !== kind) {
    throw new RangeError(`${source}: ${date} is given both as holiday and as workday`);
  }
  days.set(date, kind);
}

function checkedYears(years: Iterable<number>): number[] {
  return [...years].map((year) => {
    if (!Number.isInteger(year)) throw new RangeError(`not a year: ${year}`);
    return year;
  });
}

/**
 * Builds the calendar. Precedence: the office's overrides, then the package's seed, then the weekday rule (Monday
 * to Friday work). Days come from the State Council's yearly notice, e.g. 国办发明电〔2025〕7号 for 2026. `seedYears` are
 * the years the seed knows; `enteredYears` those whose schedule the office has entered in full: the seed's days of
 * these years are ignored, so that only the make-up days of the entered notice count. A single override does not
 * make its year covered, because the rest is still unknown.
 * @throws RangeError for a date that does not exist, a year that is no integer, or a date given as both kinds
 * within one source (repeating the same kind is harmless).
 */
export function createCalendar(input: {
  seed: { holidays: Iterable<LocalDate>; workdays: Iterable<LocalDate> };
  seedYears: Iterable<number>;
  overrides?: Iterable<{ date: LocalDate; kind: DayKind }>;
  enteredYears?: Iterable<number>;
}): Calendar {
  const seeded = new Map<LocalDate, DayKind>();
  for (const date of input.seed.holidays) declare(seeded, date, 'holiday', 'calendar seed');
  for (const date of input.seed.workdays) declare(seeded, date, 'workday', 'calendar seed');

  const enteredYears = new Set(checkedYears(input.enteredYears ?? []));
  for (const date of seeded.keys()) if (enteredYears.has(Number(date.slice(0, 4)))) seeded.delete(date);

  const overridden = new Map<LocalDate, DayKind>();
  for (const { date, kind } of input.overrides ?? []) {
    declare(overridden, date, kind, 'calendar override');
  }

  return {
    days: new Map([...seeded, ...overridden]),
    coveredYears: new Set([...checkedYears(input.seedYears), ...enteredYears]),
  };
}

/** `isWorkingDay` on a day number, for the walks of this module. */
export function isWorkingDayNumber(calendar: Calendar, day: number): boolean {
  const kind = calendar.days.get(fromDayNumber(day));
  if (kind !== undefined) return kind === 'workday';
  // Day 0, 1970-01-01, was a Thursday. The double modulo keeps days before it positive.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** `isCovered` on a day number. */
export function isCoveredNumber(calendar: Calendar, day: number): boolean {
  return calendar.coveredYears.has(Number(fromDayNumber(day).slice(0, 4)));
}

/**
 * Whether people work on that Shanghai day. In a year without data this is the bare weekday rule:
 * ask `isCovered` before presenting it as certain.
 * @throws RangeError when `date` is not a real date.
 */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return isWorkingDayNumber(calendar, toDayNumber(date));
}

/**
 * Whether the holiday schedule of the date's year is known.
 * @throws RangeError when `date` is not a real date.
 */
export function isCovered(calendar: Calendar, date: LocalDate): boolean {
  return isCoveredNumber(calendar, toDayNumber(date));
}
