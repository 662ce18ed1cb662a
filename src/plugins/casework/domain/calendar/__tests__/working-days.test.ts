import { addWorkingDays, countWorkingDays, createCalendar, postpone } from '../index';
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

test('dates that do not exist or lie a century apart are refused', () => {
  expect(() => addWorkingDays(official, '2026-02-30', 1)).toThrow(RangeError);
  expect(() => countWorkingDays(official, '2026-02-30', '2026-03-01')).toThrow(RangeError);
  expect(() => countWorkingDays(official, '2026-03-01', '2026-02-30')).toThrow(RangeError);
  expect(() => countWorkingDays(official, '2026-01-01', '9026-01-01')).toThrow('too far apart');
  expect(() => postpone(official, '2026-02-30')).toThrow(RangeError);
});
