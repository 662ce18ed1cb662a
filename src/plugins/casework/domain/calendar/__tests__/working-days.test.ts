import { addWorkingDays, countWorkingDays, createCalendar, isWorkingDay, postpone } from '../index';
import { datesBetween, official, OFFICIAL } from '../__fixtures__/official-schedules';

test.each([
  // Both as measured with the package itself.
  ['2026-09-30', 5, '2026-10-13', false],
  ['2026-09-24', 1, '2026-09-28', false],
  ['2026-09-18', 1, '2026-09-20', false], // the make-up Sunday
  ['2026-09-19', 1, '2026-09-20', false],
  ['2026-10-13', -5, '2026-09-30', false],
  ['2026-09-21', -1, '2026-09-20', false],
  ['2026-10-05', 0, '2026-10-05', false], // 0 is the date itself, though a holiday
  ['2027-03-01', 0, '2027-03-01', false], // and walks no day
  ['2026-12-31', 1, '2027-01-01', true],
  ['2027-01-04', -1, '2027-01-01', true],
  ['2027-01-01', -1, '2026-12-31', false], // the start is not walked
  ['2025-12-31', 1, '2026-01-04', false],
  ['2025-01-01', -1, '2024-12-31', true],
])('addWorkingDays(%s, %d) is %s, provisional %s', (from, n, date, provisional) => {
  expect(addWorkingDays(official, from, n)).toEqual({ date, provisional });
});

test('a weekend walked through counts for provisional, though nobody works on it', () => {
  const calendar = createCalendar({
    ...OFFICIAL,
    overrides: [{ date: '2028-01-03', kind: 'workday' }],
    enteredYears: [2028],
  });
  // Friday 31 December 2027 is in no year with data.
  expect(addWorkingDays(calendar, '2027-12-31', 1)).toEqual({
    date: '2028-01-03',
    provisional: false,
  });
  expect(addWorkingDays(calendar, '2028-01-03', -1)).toEqual({
    date: '2027-12-31',
    provisional: true,
  });
  const only2028 = createCalendar({
    seed: { holidays: [], workdays: [] },
    seedYears: [2028],
    overrides: [{ date: '2027-12-31', kind: 'holiday' }],
  });
  expect(addWorkingDays(only2028, '2027-12-30', 1)).toEqual({
    date: '2028-01-03',
    provisional: true,
  });
});

test.each([
  ['2026-09-18', '2026-09-20', 1],
  ['2026-09-20', '2026-09-20', 0],
  ['2026-09-21', '2026-09-18', 0],
  ['2026-09-30', '2026-10-07', 0],
  ['2026-09-30', '2026-10-13', 5],
  ['2024-12-31', '2025-12-31', 248],
  ['2025-12-31', '2026-12-31', 248],
])('countWorkingDays after %s through %s is %d', (after, through, expected) => {
  expect(countWorkingDays(official, after, through)).toBe(expected);
});

test.each([
  ['2026-11-03', '2026-11-03'], // Tuesday
  ['2026-10-03', '2026-10-08'], // the 3rd in National Day week
  ['2026-05-01', '2026-05-06'],
  ['2026-02-14', '2026-02-14'], // make-up Saturday
  ['2026-02-28', '2026-02-28'], // make-up Saturday, last day of its month
  ['2026-08-01', '2026-08-03'], // Saturday
])('%s is postponed to %s (顺延)', (date, expected) => {
  expect(postpone(official, date)).toBe(expected);
});

test.each([401, -401, 1.5, NaN, Infinity])('%d working days are refused', (n) => {
  expect(() => addWorkingDays(official, '2026-01-05', n)).toThrow(RangeError);
});

test('400 working days either way are not', () => {
  expect(addWorkingDays(official, '2025-01-01', 400).date).toBe('2026-08-13');
  expect(addWorkingDays(official, '2026-08-14', -400).date).toBe('2025-01-02');
});

test('a calendar without working days ends in an error, not in a loop', () => {
  const closed = createCalendar({
    seed: { holidays: datesBetween('2020-01-01', '2032-12-31'), workdays: [] },
    seedYears: [],
  });
  expect(() => addWorkingDays(closed, '2026-01-01', 1)).toThrow('within 2000 days');
  expect(() => postpone(closed, '2026-01-01')).toThrow(RangeError);
});

test('dates that do not exist are refused, however far apart they lie', () => {
  expect(() => addWorkingDays(official, '2026-02-30', 1)).toThrow(RangeError);
  expect(() => countWorkingDays(official, '2026-02-30', '2026-03-01')).toThrow(RangeError);
  expect(() => countWorkingDays(official, '2026-03-01', '2026-02-30')).toThrow(RangeError);
  expect(() => postpone(official, '2026-02-30')).toThrow(RangeError);
});

test('centuries are counted exactly, so that a mistyped year stops no report', () => {
  const stepped = (after: string, through: string): number =>
    datesBetween(after, through)
      .slice(1)
      .filter((date) => isWorkingDay(official, date)).length;
  for (const [after, through] of [
    ['1826-01-01', '2026-11-30'],
    ['2024-12-28', '2027-01-03'],
    ['2025-01-25', '2026-10-10'],
    ['1969-12-27', '1972-02-27'],
  ] as const)
    expect(countWorkingDays(official, after, through)).toBe(stepped(after, through));
  expect(countWorkingDays(official, '0100-01-01', '9999-12-31')).toBeGreaterThan(2_500_000);
});

test('an entered year takes the place of what the package says of it (2026 without the make-up day 10-10)', () => {
  const entered = createCalendar({
    seed: { holidays: ['2026-10-01', '2025-10-01'], workdays: ['2026-10-10', '2025-09-28'] },
    seedYears: [2025, 2026],
    overrides: [
      { date: '2026-10-01', kind: 'holiday' },
      { date: '2025-12-31', kind: 'holiday' },
    ],
    enteredYears: [2026],
  });
  expect(isWorkingDay(entered, '2026-10-10')).toBe(false);
  expect(isWorkingDay(entered, '2026-10-01')).toBe(false);
  expect(isWorkingDay(entered, '2025-09-28')).toBe(true);
  expect(isWorkingDay(entered, '2025-12-31')).toBe(false);
});
