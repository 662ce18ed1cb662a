import { type Calendar, createCalendar, type LocalDate } from '../index';

/** A year's schedule as its notice words it: first and last day of each holiday, make-up days. */
export type Schedule = {
  year: number;
  notice: string;
  off: ReadonlyArray<readonly [LocalDate, LocalDate]>;
  work: readonly LocalDate[];
  workingDays: number;
};

// Written out by hand from the notices, not from the package that the tests compare with them.
export const SCHEDULES: readonly Schedule[] = [
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    workingDays: 248,
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    workingDays: 248,
  },
];

/** Every date from first to last, by plain UTC arithmetic: independent of the module under test. */
export function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += 86_400_000) {
    dates.push(new Date(ms).toISOString().slice(0, 10));
  }
  return dates;
}

/** The days off and make-up days of the two notices, and their years. */
export const OFFICIAL = {
  seed: {
    holidays: SCHEDULES.flatMap(({ off }) => off.flatMap(([a, b]) => datesBetween(a, b))),
    workdays: SCHEDULES.flatMap(({ work }) => [...work]),
  },
  seedYears: SCHEDULES.map(({ year }) => year),
};

/** The calendar of the two notices. */
export const official: Calendar = createCalendar(OFFICIAL);

/** An instant from Shanghai wall-clock time, e.g. at('2026-09-24 23:59:59.999'). */
export function at(shanghai: string): Date {
  return new Date(`${shanghai.replace(' ', 'T')}+08:00`);
}
