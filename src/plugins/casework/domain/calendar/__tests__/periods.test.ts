import { isoWeekOf, lastDayOfQuarters } from '../index';
import { official } from '../__fixtures__/official-schedules';

test.each([
  ['2026-09-20', '2026-W38', '2026-09-14', '2026-09-20', 6], // with the make-up Sunday
  ['2026-09-21', '2026-W39', '2026-09-21', '2026-09-27', 4],
  ['2026-10-01', '2026-W40', '2026-09-28', '2026-10-04', 3],
  ['2026-10-05', '2026-W41', '2026-10-05', '2026-10-11', 3],
  ['2026-02-18', '2026-W08', '2026-02-16', '2026-02-22', 0],
  ['2026-02-14', '2026-W07', '2026-02-09', '2026-02-15', 6],
  ['2025-12-29', '2026-W01', '2025-12-29', '2026-01-04', 4],
  ['2025-01-01', '2025-W01', '2024-12-30', '2025-01-05', 4],
  ['2027-01-03', '2026-W53', '2026-12-28', '2027-01-03', 5],
  ['2027-01-04', '2027-W01', '2027-01-04', '2027-01-10', 5],
  ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03', 5],
  ['1969-12-28', '1969-W52', '1969-12-22', '1969-12-28', 5],
])('%s lies in %s, %s to %s, %d working days', (date, key, monday, sunday, workingDays) => {
  const week = isoWeekOf(date);
  expect(week).toMatchObject({ key, monday, sunday });
  expect(week.workingDays(official)).toBe(workingDays);
});

test.each([
  ['2026-11-23', '2027-10-01', ['2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30']],
  ['2026-11-23', '2027-09-30', ['2026-12-31', '2027-03-31', '2027-06-30']],
  ['2026-12-31', '2027-04-01', ['2027-03-31']],
  ['2026-12-30', '2027-01-01', ['2026-12-31']],
  ['2026-12-31', '2027-03-31', []],
  ['2026-11-23', '2026-11-23', []],
  ['2026-11-23', '2025-01-01', []],
])('quarters end between %s and %s on %j', (from, until, expected) => {
  expect(lastDayOfQuarters(from, until)).toEqual(expected);
});

test('dates that do not exist or lie a century apart are refused', () => {
  expect(() => isoWeekOf('2026-02-30')).toThrow(RangeError);
  expect(() => lastDayOfQuarters('2026-02-30', '2027-01-01')).toThrow(RangeError);
  expect(() => lastDayOfQuarters('2026-01-01', '2027-02-30')).toThrow(RangeError);
  expect(() => lastDayOfQuarters('2026-01-01', '9027-01-01')).toThrow('too far apart');
});
