import path from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/**
 * Seconds that the long files take on two cores, roughly; only their order matters. The longest start first, so
 * that no worker is left alone with a long one at the end. Jest would order by file size where it has no earlier
 * times, which is always so in CI.
 */
const SECONDS = {
  'tests/access/differential.test.ts': 170,
  'tests/model/model.test.ts': 140,
  'tests/access/interference.test.ts': 120,
  'tests/access/guards.test.ts': 110,
  'tests/e2e/everywhere.test.ts': 150,
  'tests/e2e/panel.test.ts': 100,
  'tests/lifecycle/refusals/every-combination.test.ts': 90,
  'tests/reliability/sweep.test.ts': 90,
  'tests/meetings/meetings.test.ts': 80,
  'tests/operations/handbook.test.ts': 75,
  'tests/demo/demo.test.ts': 65,
  'tests/duties/year.test.ts': 60,
  'tests/security/isolation/isolation.test.ts': 55,
  'tests/lifecycle/input/fields.test.ts': 50,
  'tests/duties/duties.test.ts': 45,
  'tests/sweep/sweep.test.ts': 40,
  'tests/measures/hand-made-histories.test.ts': 40,
  'tests/security/accounts/sessions.test.ts': 35,
  'tests/security/accounts/refused-start.test.ts': 35,
};
/** A file that boots the application, and one that does not. */
const OTHER = { booting: 25, unit: 1 };

export default class extends TestSequencer {
  sort(tests) {
    const weigh = (test) => {
      const file = path.relative(test.context.config.rootDir, test.path).split(path.sep).join('/');
      return SECONDS[file] ?? (file.startsWith('tests/') ? OTHER.booting : OTHER.unit);
    };
    return [...tests].sort((a, b) => weigh(b) - weigh(a) || (a.path < b.path ? -1 : 1));
  }
}
