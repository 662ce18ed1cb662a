import { readFileSync } from 'node:fs';

import {
  type DayKind,
  type LocalDate,
  createCalendar,
  isCovered,
  isWorkingDay,
  limitFrom,
  seedFromChineseDays,
} from '../index';
import { at, datesBetween, official, OFFICIAL, SCHEDULES } from '../__fixtures__/official-schedules';

// Read as the server hands it over: parsed JSON of unknown shape.
function packageJson(): unknown {
  return JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8'));
}

const seed = seedFromChineseDays(packageJson());
const seeded = createCalendar({ seed, seedYears: seed.years });

describe.each(SCHEDULES)('$year, $notice', ({ year, off, work, workingDays }) => {
  const dates = datesBetween(`${year}-01-01`, `${year}-12-31`);

  test.each([
    ['the package data', seeded],
    ['the notices themselves', official],
  ])('every day agrees, from %s', (_, calendar) => {
    const daysOff = new Set(off.flatMap(([first, last]) => datesBetween(first, last)));
    const wrong = dates.filter((date) => {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      const expected = work.includes(date) || (!weekend && !daysOff.has(date));
      return isWorkingDay(calendar, date) !== expected;
    });
    expect(dates).toHaveLength(365);
    expect(wrong).toEqual([]);
    expect(dates.filter((date) => isWorkingDay(calendar, date))).toHaveLength(workingDays);
    expect(dates.every((date) => isCovered(calendar, date))).toBe(true);
  });
});

describe('a year without data', () => {
  const newYear = ['2027-01-01', '2027-01-02', '2027-01-03'] as const;
  const entered2027 = createCalendar({
    ...OFFICIAL,
    // An invented notice of 2027, because only its form matters.
    overrides: [
      ...newYear.map((date) => ({ date, kind: 'holiday' as const })),
      { date: '2027-01-09', kind: 'workday' as const },
    ],
    enteredYears: [2027],
  });

  test('the package knows 2004 to 2026 and not 2027', () => {
    expect(seed.years).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
    expect([...seeded.coveredYears]).not.toContain(2027);
    expect(isCovered(seeded, '2026-12-31')).toBe(true);
    expect(isCovered(seeded, '2027-01-01')).toBe(false);
  });

  test('falls back to the weekday and says that it did', () => {
    expect(isWorkingDay(seeded, '2027-01-01')).toBe(true);
    expect(limitFrom(seeded, at('2026-12-30 10:00'), 1)).toEqual({
      due: at('2027-01-01 00:00'),
      dueDate: '2026-12-31',
      provisional: false,
    });
    expect(limitFrom(seeded, at('2026-12-30 10:00'), 2)).toEqual({
      due: at('2027-01-02 00:00'),
      dueDate: '2027-01-01',
      provisional: true,
    });
  });

  test('is settled when the office enters it', () => {
    expect([...entered2027.coveredYears].sort()).toEqual([2025, 2026, 2027]);
    expect(newYear.map((date) => isWorkingDay(entered2027, date))).toEqual([false, false, false]);
    expect(limitFrom(entered2027, at('2026-12-30 10:00'), 2)).toEqual({
      due: at('2027-01-05 00:00'),
      dueDate: '2027-01-04',
      provisional: false,
    });
    // 4, 5, 6, 7, 8 January and Saturday the 9th, made a working day.
    expect(limitFrom(entered2027, at('2026-12-31 10:00'), 6).dueDate).toBe('2027-01-09');
  });

  test('one override moves its day but does not settle the year', () => {
    const calendar = createCalendar({
      ...OFFICIAL,
      overrides: [{ date: '2027-01-01', kind: 'holiday' }],
    });
    expect(limitFrom(calendar, at('2026-12-31 10:00'), 1)).toEqual({
      due: at('2027-01-05 00:00'),
      dueDate: '2027-01-04',
      provisional: true,
    });
  });
});

describe('createCalendar', () => {
  test.each<[LocalDate, DayKind, boolean, string]>([
    ['2026-09-20', 'holiday', false, 'a make-up Sunday taken back'],
    ['2026-10-01', 'workday', true, 'National Day worked'],
    ['2026-11-18', 'holiday', false, 'an ordinary Wednesday off'],
    ['2026-11-21', 'workday', true, 'an ordinary Saturday worked'],
  ])('an override wins: %s as %s (works: %s, %s)', (date, kind, expected, _why) => {
    expect(isWorkingDay(official, date)).toBe(!expected);
    const calendar = createCalendar({ ...OFFICIAL, overrides: [{ date, kind }] });
    expect(isWorkingDay(calendar, date)).toBe(expected);
  });

  test('refuses contradictions and dates that do not exist', () => {
    const empty = { holidays: [], workdays: [] };
    const both = [
      { date: '2026-11-18', kind: 'holiday' },
      { date: '2026-11-18', kind: 'workday' },
    ] as const;
    expect(() => createCalendar({ seed: empty, seedYears: [], overrides: both })).toThrow(
      'calendar override: 2026-11-18 is given both',
    );
    expect(() => createCalendar({ seed: { holidays: ['2026-02-30'], workdays: [] }, seedYears: [] })).toThrow(
      '2026-02-30',
    );
    expect(() => createCalendar({ seed: empty, seedYears: [2026.5] })).toThrow(RangeError);
    const twice = [both[0], both[0]];
    expect(createCalendar({ seed: empty, seedYears: [], overrides: twice }).days.size).toBe(1);
  });
});

describe('seedFromChineseDays', () => {
  const days = (...dates: string[]) => Object.fromEntries(dates.map((date) => [date, 'x,y,1']));
  const year = ['2026-01-01', '2026-10-01'];

  test('takes days off, in lieu or not, and make-up days', () => {
    expect(
      seedFromChineseDays({
        holidays: days(...year),
        workdays: days('2026-01-04'),
        inLieuDays: days('2026-01-02'),
      }),
    ).toEqual({
      holidays: ['2026-01-01', '2026-01-02', '2026-10-01'],
      workdays: ['2026-01-04'],
      years: [2026],
    });
  });

  test("does not take the first days of next year for that year's schedule", () => {
    const holidays = days(...year, '2027-01-01', '2027-01-02');
    expect(seedFromChineseDays({ holidays, workdays: {}, inLieuDays: {} }).years).toEqual([2026]);
  });

  test.each([
    ['null', null, 'not an object'],
    ['a list', [], 'not an object'],
    ['no workdays', { holidays: {}, inLieuDays: {} }, '"workdays"'],
    ['a list of holidays', { holidays: year, workdays: {}, inLieuDays: {} }, '"holidays"'],
    ['no inLieuDays', { holidays: days(...year), workdays: {} }, '"inLieuDays"'],
    [
      'a key that is no date',
      { holidays: days(...year), workdays: days('2026-2-3'), inLieuDays: {} },
      '"2026-2-3"',
    ],
    [
      'a day that is both',
      { holidays: days(...year), workdays: days('2026-10-01'), inLieuDays: {} },
      '2026-10-01 is both',
    ],
    ['no year', { holidays: {}, workdays: {}, inLieuDays: {} }, 'no year'],
  ])('refuses %s', (_, json, message) => {
    expect(() => seedFromChineseDays(json)).toThrow(message);
  });
});
