import { addDays, dueDateOf, endOfDay, isLocalDate, localDateOf, startOfDay } from '../index';
import { at } from '../__fixtures__/official-schedules';

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['0026-01-01', false],
  ['2026-01-01T00:00:00Z', false],
  ['2026-01-01\n', false],
  ['', false],
])('isLocalDate(%j) is %s', (value, expected) => {
  expect(isLocalDate(value)).toBe(expected);
});

test.each([
  ['2026-09-19T15:59:59.999Z', '2026-09-19', '2026-09-19'],
  // Midnight in Shanghai: begins the 20th, and as a due it ends the 19th.
  ['2026-09-19T16:00:00.000Z', '2026-09-20', '2026-09-19'],
  ['2026-09-19T16:00:00.001Z', '2026-09-20', '2026-09-20'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01', '2026-12-31'],
])('%s is on %s, and as a due belongs to %s', (iso, day, dueDay) => {
  expect(localDateOf(new Date(iso))).toBe(day);
  expect(dueDateOf(new Date(iso))).toBe(dueDay);
});

test('a day runs from 00:00 to 24:00 in Shanghai', () => {
  expect(startOfDay('2026-09-20')).toEqual(new Date('2026-09-19T16:00:00.000Z'));
  expect(endOfDay('2026-09-20')).toEqual(new Date('2026-09-20T16:00:00.000Z'));
  expect(endOfDay('2026-12-31')).toEqual(startOfDay('2027-01-01'));
  expect(at('2026-09-20 00:00')).toEqual(startOfDay('2026-09-20'));
});

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-01-01', -1, '2026-12-31'],
  ['1970-01-01', -1, '1969-12-31'],
  ['2026-11-23', 0, '2026-11-23'],
])('addDays(%s, %d) is %s', (date, n, expected) => {
  expect(addDays(date, n)).toBe(expected);
});

test('what is no date, no instant or no whole number is refused', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  expect(() => addDays('2026-02-28', 0.5)).toThrow(RangeError);
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  expect(() => startOfDay('today')).toThrow(RangeError);
  expect(() => endOfDay('')).toThrow(RangeError);
  expect(() => localDateOf(new Date(NaN))).toThrow(RangeError);
  expect(() => dueDateOf(new Date(NaN))).toThrow(RangeError);
});
