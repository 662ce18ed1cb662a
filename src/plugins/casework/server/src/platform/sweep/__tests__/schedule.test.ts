import { isExpression, staleBefore } from '../schedule';

/** Returns an instant by the server's own clock, by which schedules are read in every time zone. */
const local = (text: string): Date => new Date(text);

describe('when what is due stands still', () => {
  test.each([
    // [schedule, now, the last sweep must have ended since]
    [null, '2026-03-02T10:00:00', '2026-03-02T09:45:00'],
    ['0 * * * * *', '2026-03-02T10:00:30', '2026-03-02T09:45:30'],
    ['*/10 * * * * *', '2026-03-02T10:00:30', '2026-03-02T09:45:30'],
    // Three times five minutes are no more than the least.
    ['0 */5 * * * *', '2026-03-02T10:07:00', '2026-03-02T09:52:00'],
    ['0 */10 * * * *', '2026-03-02T10:07:00', '2026-03-02T09:40:00'],
    ['0 0 * * * *', '2026-03-02T10:07:00', '2026-03-02T08:00:00'],
    ['0 * * * *', '2026-03-02T10:07:00', '2026-03-02T08:00:00'],
    ['0 30 2 * * *', '2026-03-02T10:07:00', '2026-02-28T02:30:00'],
    // In office hours only: the night between is no failure.
    ['0 0 8-18 * * *', '2026-03-02T08:30:00', '2026-03-01T17:00:00'],
  ])('%s at %s', (schedule, now, since) => {
    expect(staleBefore(schedule, local(now))).toEqual(local(since));
  });
});

test('what is no cron expression is told from one', () => {
  for (const good of ['0 * * * * *', '*/2 * * * * *', '0 0 8-18 * * 1-5', '5 * * * *'])
    expect([good, isExpression(good)]).toEqual([good, true]);
  for (const bad of ['every minute', '61 * * * * *', '2026-03-02T10:00:00', '* * * * * * *'])
    expect([bad, isExpression(bad)]).toEqual([bad, false]);
});
