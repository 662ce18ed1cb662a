import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// A child process per zone: Jest gives tests a copy of process.env, so setting TZ here would
// change nothing. The child compiles the module with the same SWC that Jest uses.
const PROGRAM = `
  const { readFileSync } = require('node:fs');
  const swc = require(${JSON.stringify(require.resolve('@swc/core'))});
  require.extensions['.ts'] = (module, filename) => {
    const { code } = swc.transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
  const c = require(${JSON.stringify(join(__dirname, '..', 'index.ts'))});
  const { official } = require(${JSON.stringify(join(__dirname, '..', '__fixtures__', 'official-schedules.ts'))});

  const results = [];
  // A year and a half, over both New Years. Steps of 7 hours meet every hour of the day, hence each
  // zone's own midnight; the millisecond before it is the other side of that edge.
  for (let ms = Date.UTC(2025, 11, 1); ms < Date.UTC(2027, 5, 1); ms += 7 * 3_600_000) {
    for (const now of [new Date(ms - 1), new Date(ms)]) {
      const today = c.localDateOf(now);
      const { due, dueDate, provisional } = c.limitFrom(official, now, 3);
      results.push([
        today, dueDate, provisional, due.getTime(),
        c.dueDateOf(now), c.isWorkingDay(official, today), c.isCovered(official, today),
        c.startOfDay(today).getTime(), c.endOfDay(today).getTime(), c.addDays(today, 40),
        c.limitOfDate(official, today).due.getTime(),
        c.yellowFrom(official, now, due).getTime(),
        c.overdueWorkingDays(official, now, due), c.overdueFrom(official, now, 2).getTime(),
        c.workingDaysLeft(official, due, now), c.postpone(official, today),
        c.addWorkingDays(official, today, -3).date,
        c.isoWeekOf(today).key, c.isoWeekOf(today).workingDays(official),
        c.lastDayOfQuarters(today, dueDate).join(),
      ].join(' '));
    }
  }
  process.stdout.write(JSON.stringify({
    // What the process's own zone makes of one instant: proof that TZ took effect.
    localHour: new Date('2026-07-01T00:00:00Z').getHours(),
    count: results.length,
    digest: require('node:crypto').createHash('sha256').update(results.join('\\n')).digest('hex'),
    sample: c.limitFrom(official, new Date('2026-09-19T16:30:00Z'), 1).due.toISOString(),
  }));
`;

type Answer = { localHour: number; count: number; digest: string; sample: string };

function runIn(zone: string): Answer {
  const child = spawnSync(process.execPath, ['-e', PROGRAM], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`child in ${zone} failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as Answer;
}

const reference = runIn('UTC');

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', 8],
  ['America/New_York', 20],
  ['Pacific/Kiritimati', 14],
])('every result is the same under TZ=%s', (zone, localHour) => {
  expect(runIn(zone)).toEqual({
    localHour,
    count: 3_752,
    digest: reference.digest,
    // 00:30 of the make-up Sunday in Shanghai, still Saturday in UTC.
    sample: '2026-09-21T16:00:00.000Z',
  });
});
