import {
  addDays,
  addWorkingDays,
  endOfDay,
  limitFrom,
  limitOfDate,
  overdueFrom,
  overdueWorkingDays,
  startOfDay,
  workingDaysLeft,
  yellowFrom,
} from '../index';
import { at, official } from '../__fixtures__/official-schedules';

describe('limitFrom', () => {
  test.each([
    // The last instant of a day and the first of the next are a working day apart.
    ['2026-11-23 23:59:59.999', 1, '2026-11-24'],
    ['2026-11-24 00:00:00.000', 1, '2026-11-25'],
    ['2026-11-23 00:00:00.000', 1, '2026-11-24'],
    // Before the holidays.
    ['2026-09-24 23:59:59.999', 1, '2026-09-28'],
    ['2026-09-25 00:00:00.000', 1, '2026-09-28'],
    ['2026-09-30 17:30:00.000', 1, '2026-10-08'],
    ['2026-09-30 17:30:00.000', 3, '2026-10-10'], // Saturday, made up
    ['2026-02-13 09:00:00.000', 1, '2026-02-14'], // Saturday, made up
    ['2026-02-13 09:00:00.000', 2, '2026-02-24'],
    ['2026-02-13 09:00:00.000', 6, '2026-02-28'],
    ['2026-02-13 09:00:00.000', 10, '2026-03-05'],
    // From within a holiday, and from a make-up Sunday.
    ['2026-10-03 12:00:00.000', 1, '2026-10-08'],
    ['2026-09-20 12:00:00.000', 1, '2026-09-21'],
    // Over New Year.
    ['2025-12-31 12:00:00.000', 1, '2026-01-04'],
    ['2025-12-30 12:00:00.000', 3, '2026-01-05'],
    ['2026-11-23 12:00:00.000', 25, '2026-12-28'],
    ['2026-11-23 12:00:00.000', 0, '2026-11-23'],
  ])('%s + %d ends with %s', (t, n, dueDate) => {
    expect(limitFrom(official, at(t), n)).toEqual({
      due: endOfDay(dueDate),
      dueDate,
      provisional: false,
    });
  });

  test('is provisional as soon as the count enters a year without data', () => {
    expect(limitFrom(official, at('2026-12-01 12:00'), 22)).toMatchObject({
      dueDate: '2026-12-31',
      provisional: false,
    });
    expect(limitFrom(official, at('2026-12-01 12:00'), 23)).toMatchObject({
      dueDate: '2027-01-01',
      provisional: true,
    });
  });

  test.each([-1, 401, 0.5, NaN])('%d working days are refused', (n) => {
    expect(() => limitFrom(official, at('2026-11-23 12:00'), n)).toThrow(RangeError);
  });

  test('an invalid instant is refused', () => {
    expect(() => limitFrom(official, new Date(NaN), 1)).toThrow(RangeError);
  });
});

test.each(['2026-11-25', '2026-10-03', '2027-06-30'])(
  'limitOfDate: %s, given by a person, ends that day and is never provisional',
  (date) => {
    const limit = limitOfDate(official, date);
    expect(limit).toEqual({ due: endOfDay(date), dueDate: date, provisional: false });
  },
);

describe('yellowFrom', () => {
  // Set on Monday 2026-07-06: no holiday until the middle of September, so n is easy to see.
  test.each([
    [1, 1, '2026-07-07'],
    [3, 1, '2026-07-09'],
    [5, 1, '2026-07-13'],
    [6, 2, '2026-07-13'],
    [10, 2, '2026-07-17'],
    [11, 3, '2026-07-17'],
    [15, 3, '2026-07-23'],
    [16, 4, '2026-07-23'],
    [20, 4, '2026-07-29'],
    [21, 5, '2026-07-29'],
    [25, 5, '2026-08-04'],
    [26, 5, '2026-08-05'],
    [40, 5, '2026-08-25'],
  ])('n = %d: the last %d working days, from %s', (n, k, date) => {
    const setAt = at('2026-07-06 15:00');
    const { due, dueDate } = limitFrom(official, setAt, n);
    expect(yellowFrom(official, setAt, due)).toEqual(startOfDay(date));
    // The same read forwards: k - 1 working days after it comes the due day.
    expect(addWorkingDays(official, date, k - 1).date).toBe(dueDate);
  });

  test('n is counted from the day of the setting, whatever its hour', () => {
    const due = endOfDay('2026-07-14'); // 6 working days after the 6th, 5 after the 7th
    expect(yellowFrom(official, at('2026-07-06 23:59:59.999'), due)).toEqual(startOfDay('2026-07-13'));
    expect(yellowFrom(official, at('2026-07-07 00:00'), due)).toEqual(startOfDay('2026-07-14'));
  });

  test('a due on a day off: the last working day before it', () => {
    const due = endOfDay('2026-10-05');
    expect(yellowFrom(official, at('2026-09-28 09:00'), due)).toEqual(startOfDay('2026-09-30'));
  });

  test('no working day in between: yellow from the start', () => {
    expect(yellowFrom(official, at('2026-07-06 15:00'), endOfDay('2026-07-06'))).toEqual(
      startOfDay('2026-07-06'),
    );
    // Set in the holiday, due in the holiday: a working day before the setting, not clamped.
    expect(yellowFrom(official, at('2026-10-02 15:00'), endOfDay('2026-10-05'))).toEqual(
      startOfDay('2026-09-30'),
    );
  });

  test('a due not at midnight belongs to its own day', () => {
    expect(yellowFrom(official, at('2026-07-06 09:00'), at('2026-07-07 12:00'))).toEqual(
      startOfDay('2026-07-07'),
    );
  });
});

describe('overdue', () => {
  const due = endOfDay('2026-09-30'); // the evening before National Day
  test.each([
    ['2026-09-30 23:59:59.999', 0],
    ['2026-10-01 00:00:00.000', 0], // past due, so red, but no working day yet
    ['2026-10-07 23:59:59.999', 0],
    ['2026-10-08 00:00:00.000', 1],
    ['2026-10-08 23:59:59.999', 1],
    ['2026-10-09 00:00:00.000', 2],
    ['2026-10-10 00:00:00.000', 3], // Saturday, made up
    ['2026-10-11 00:00:00.000', 3],
    ['2026-10-12 00:00:00.000', 4],
    ['2026-08-01 00:00:00.000', 0],
  ])('at %s by %d working days', (now, k) => {
    expect(overdueWorkingDays(official, due, at(now))).toBe(k);
  });

  test.each([
    [1, '2026-10-08'],
    [2, '2026-10-09'],
    [3, '2026-10-10'],
    [4, '2026-10-12'],
  ])('by %d begins on %s', (k, date) => {
    expect(overdueFrom(official, due, k)).toEqual(startOfDay(date));
  });

  test('a due between two working days: by 1 the instant it passes', () => {
    const monday = endOfDay('2026-11-23');
    expect(overdueWorkingDays(official, monday, at('2026-11-23 23:59:59.999'))).toBe(0);
    expect(overdueWorkingDays(official, monday, at('2026-11-24 00:00'))).toBe(1);
    expect(overdueFrom(official, monday, 1)).toEqual(monday);
  });

  test('a due on a Saturday: Monday is the first', () => {
    expect(overdueFrom(official, endOfDay('2026-11-21'), 1)).toEqual(startOfDay('2026-11-23'));
  });

  test.each([0, -1, 1.5, 401])('overdueFrom refuses k = %d', (k) => {
    expect(() => overdueFrom(official, due, k)).toThrow(RangeError);
  });
});

test.each([
  ['2026-11-23 00:00', 2],
  ['2026-11-24 23:59:59.999', 1],
  ['2026-11-25 00:00', 0],
  ['2026-11-25 23:59:59.999', 0],
  ['2026-11-26 00:00', 0],
  ['2026-11-20 12:00', 3],
  ['2026-11-22 12:00', 3],
])('workingDaysLeft until the end of 2026-11-25 at %s is %d', (now, left) => {
  expect(workingDaysLeft(official, endOfDay('2026-11-25'), at(now))).toBe(left);
});

test('a limit just set has its own number of working days left', () => {
  const setAt = at('2026-09-24 16:00');
  expect(workingDaysLeft(official, limitFrom(official, setAt, 10).due, setAt)).toBe(10);
  expect(addDays('2026-09-24', 10)).toBe('2026-10-04'); // which is not ten days by the calendar
});
