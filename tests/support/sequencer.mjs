import path from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/**
 * Seconds that the long files take on two cores, roughly; only their order matters. The longest start first,
 * so that at the end no worker is left alone with a long one. Jest would go by the sizes of the files where it
 * has no times of its own, which is always so in CI.
 */
const SECONDS = {
  'tests/access/differential.test.ts': 170,
  'tests/model/model.test.ts': 140,
  'tests/access/interference.test.ts': 120,
  'tests/access/guards.test.ts': 110,
  'tests/e2e/panel.test.ts': 105,
  'tests/lifecycle/refusals.test.ts': 100,
  'tests/reliability/sweep.test.ts': 90,
  'tests/meetings.test.ts': 80,
  'tests/lifecycle/input.test.ts': 70,
  'tests/lifecycle/particulars.test.ts': 70,
  'tests/demo.test.ts': 65,
  'tests/duties/year.test.ts': 60,
  'tests/security/isolation.test.ts': 55,
  'tests/measures/measures.test.ts': 50,
  'tests/security/accounts.test.ts': 45,
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
