import fs from 'node:fs';

const isUnit = Boolean(process.env.QIAOMEN_TEST_UNIT);

/** Started by scripts/test.mjs, which provides the database. */
export default {
  // Only here: the compiled copies of the sources would be found as duplicates.
  roots: ['src', 'demo', ...(isUnit ? [] : ['tests'])]
    .filter((name) => fs.existsSync(name))
    .map((name) => `<rootDir>/${name}`),
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/{src,demo}/**/__tests__/**/*.test.ts'],
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  setupFilesAfterEnv: isUnit ? [] : ['<rootDir>/tests/support/every-answer.ts'],
  testSequencer: '<rootDir>/tests/support/sequencer.mjs',
  testTimeout: 180_000,
  maxWorkers: 2,
  // A worker loads Strapi once and boots it for each file; what the boots leave behind would fill its heap in the end.
  workerIdleMemoryLimit: '1500MB',
  transform: {
    '^.+\\.tsx?$': [
      '<rootDir>/tests/support/transform.mjs',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
