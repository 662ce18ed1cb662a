import fc from 'fast-check';

import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  createCalendar,
  dueDateOf,
  endOfDay,
  isCovered,
  isoWeekOf,
  isWorkingDay,
  limitFrom,
  localDateOf,
  overdueFrom,
  overdueWorkingDays,
  postpone,
  startOfDay,
  workingDaysLeft,
  yellowFrom,
} from '../index';
import { datesBetween, OFFICIAL } from '../__fixtures__/official-schedules';

const date = fc.integer({ min: 0, max: 3 * 365 }).map((n) => addDays('2025-01-01', n));
// Half of them midnights in Shanghai, which is where most dues are and where days are mistaken.
const instant = fc.oneof(
  date.map(endOfDay),
  fc.date({
    min: new Date('2025-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  }),
);
const count = fc.integer({ min: 1, max: 60 });

// The official years with any overrides the office may think of.
const calendar = fc
  .uniqueArray(fc.record({ date, kind: fc.constantFrom('holiday' as const, 'workday' as const) }), {
    selector: (override) => override.date,
    maxLength: 40,
  })
  .map((overrides) => createCalendar({ ...OFFICIAL, overrides }));

test('the n-th working day is a working day, and n of them were counted', () => {
  fc.assert(
    fc.property(calendar, date, count, (c, from, n) => {
      const after = addWorkingDays(c, from, n).date;
      expect(isWorkingDay(c, after)).toBe(true);
      expect(countWorkingDays(c, from, after)).toBe(n);
      expect(countWorkingDays(c, from, addDays(after, -1))).toBe(n - 1);
    }),
  );
});

test('going back the same number returns to the last working day on or before the start', () => {
  fc.assert(
    fc.property(calendar, date, count, (c, from, n) => {
      const there = addWorkingDays(c, from, n).date;
      const back = addWorkingDays(c, there, -n).date;
      expect(back <= from).toBe(true);
      expect(countWorkingDays(c, back, from)).toBe(0);
      if (isWorkingDay(c, from)) expect(back).toBe(from);
    }),
  );
});

test('steps add up', () => {
  fc.assert(
    fc.property(calendar, date, count, count, (c, from, a, b) => {
      const first = addWorkingDays(c, from, a);
      const second = addWorkingDays(c, first.date, b);
      const whole = addWorkingDays(c, from, a + b);
      expect(second.date).toBe(whole.date);
      expect(first.provisional || second.provisional).toBe(whole.provisional);
    }),
  );
});

test('provisional if and only if a day walked lies in a year without data', () => {
  fc.assert(
    fc.property(calendar, date, fc.integer({ min: -60, max: 60 }), (c, from, n) => {
      const end = addWorkingDays(c, from, n);
      const walked =
        n === 0
          ? []
          : n > 0
            ? datesBetween(addDays(from, 1), end.date)
            : datesBetween(end.date, addDays(from, -1));
      expect(end.provisional).toBe(walked.some((d) => !isCovered(c, d)));
    }),
  );
});

test('counts add up over any day in between', () => {
  fc.assert(
    fc.property(calendar, fc.tuple(date, date, date), (c, dates) => {
      const [a = '', b = '', d = ''] = [...dates].sort();
      expect(countWorkingDays(c, a, b) + countWorkingDays(c, b, d)).toBe(countWorkingDays(c, a, d));
      expect(countWorkingDays(c, a, d)).toBe(
        datesBetween(addDays(a, 1), d).filter((x) => isWorkingDay(c, x)).length,
      );
    }),
  );
});

test('limitFrom: later start or more days never means an earlier due', () => {
  fc.assert(
    fc.property(calendar, instant, instant, count, (c, x, y, n) => {
      const [a, b] = x <= y ? [x, y] : [y, x];
      const due = limitFrom(c, a, n).due;
      expect(due.getTime()).toBeLessThanOrEqual(limitFrom(c, b, n).due.getTime());
      expect(due.getTime()).toBeLessThan(limitFrom(c, a, n + 1).due.getTime());
      expect(due.getTime()).toBeGreaterThan(a.getTime());
    }),
  );
});

test('a limit has n working days left when set, and its due belongs to its date', () => {
  fc.assert(
    fc.property(calendar, instant, count, (c, t, n) => {
      const limit = limitFrom(c, t, n);
      expect(workingDaysLeft(c, limit.due, t)).toBe(n);
      expect(dueDateOf(limit.due)).toBe(limit.dueDate);
      expect(overdueWorkingDays(c, limit.due, t)).toBe(0);
    }),
  );
});

test('overdueFrom: later due or larger k never begins earlier', () => {
  fc.assert(
    fc.property(calendar, instant, instant, count, (c, x, y, k) => {
      const [a, b] = x <= y ? [x, y] : [y, x];
      const from = overdueFrom(c, a, k).getTime();
      expect(from).toBeLessThanOrEqual(overdueFrom(c, b, k).getTime());
      expect(from).toBeLessThan(overdueFrom(c, a, k + 1).getTime());
      // Equal when a working day ends and the next day is one too.
      expect(from).toBeGreaterThanOrEqual(a.getTime());
    }),
  );
});

test('shown and swept alike: overdue by k exactly from overdueFrom on', () => {
  const nearby = fc.integer({ min: -86_400_000, max: 86_400_000 });
  fc.assert(
    fc.property(calendar, instant, count, fc.oneof(nearby, fc.constantFrom(-1, 0, 1)), (c, due, k, ms) => {
      const from = overdueFrom(c, due, k).getTime();
      const now = new Date(from + ms);
      expect(overdueWorkingDays(c, due, now) >= k).toBe(now.getTime() >= from);
    }),
  );
});

test('yellowFrom lies at most five working days before the due, on a working day', () => {
  fc.assert(
    fc.property(calendar, instant, fc.integer({ min: 0, max: 200 }), (c, setAt, days) => {
      const due = endOfDay(addDays(localDateOf(setAt), days));
      const yellow = yellowFrom(c, setAt, due);
      const yellowDate = localDateOf(yellow);
      expect(yellow).toEqual(startOfDay(yellowDate));
      expect(isWorkingDay(c, yellowDate)).toBe(true);
      expect(yellow.getTime()).toBeLessThan(due.getTime());
      const n = countWorkingDays(c, localDateOf(setAt), dueDateOf(due));
      const k = countWorkingDays(c, addDays(yellowDate, -1), dueDateOf(due));
      expect(k).toBe(Math.max(1, Math.min(5, Math.ceil(n / 5))));
      // With a working day to go the light starts green.
      if (n > 0) expect(yellowDate > localDateOf(setAt)).toBe(true);
    }),
  );
});

test('postpone gives the first working day from the date on, and postponing twice changes nothing', () => {
  fc.assert(
    fc.property(calendar, date, (c, d) => {
      const to = postpone(c, d);
      expect(isWorkingDay(c, to)).toBe(true);
      expect(countWorkingDays(c, addDays(d, -1), to)).toBe(1);
      expect(postpone(c, to)).toBe(to);
    }),
  );
});

test('a week holds its date, starts on a Monday and all its days share its key', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 6 }), (d, i) => {
      const week = isoWeekOf(d);
      expect(week.monday <= d && d <= week.sunday).toBe(true);
      expect(new Date(`${week.monday}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(isoWeekOf(addDays(week.monday, i)).key).toBe(week.key);
    }),
  );
});

test('instants and dates agree: a day holds exactly its own instants', () => {
  fc.assert(
    fc.property(instant, (t) => {
      const d = localDateOf(t);
      expect(startOfDay(d) <= t && t < endOfDay(d)).toBe(true);
      expect(addDays(addDays(d, 37), -37)).toBe(d);
    }),
  );
});
