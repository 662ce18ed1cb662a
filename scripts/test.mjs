/**
 * npm test [-- jest arguments]: one PostgreSQL for the run, a migrated template database, then jest.
 * `--unit` runs only src/**\/__tests__ and starts no database. The last line counts the results.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir } from './lib/paths.mjs';
import { isAlive, run } from './lib/processes.mjs';

/** Requests leave garbage that dies young: with Node's 16 MB a seventh of the time goes into collecting it. */
const YOUNG_MB = 64;
const TEMP_PREFIX = 'qiaomen-test-';
const jest = path.join(appDir, 'node_modules', 'jest', 'bin', 'jest.js');
const isUnit = process.argv.includes('--unit');
const jestArguments = process.argv.slice(2).filter((argument) => argument !== '--unit');

async function main() {
  removeAbandonedDirectories();
  const tempDir = fs.mkdtempSync(path.join(os.tmpdir(), `${TEMP_PREFIX}${process.pid}-`));
  fs.chmodSync(tempDir, 0o711);
  let environment;
  try {
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      QIAOMEN_TEST: '1',
      QIAOMEN_TEST_UNIT: isUnit ? '1' : '',
      STRAPI_TELEMETRY_DISABLED: 'true',
      TZ: 'UTC',
    };
    if (!isUnit && (await needsDatabase(env))) {
      const { startTestEnvironment } = await import('./lib/test-environment.mjs');
      environment = await startTestEnvironment({ tempDir, env });
      Object.assign(env, environment.env);
    }
    const resultsFile = path.join(tempDir, 'results.json');
    const code = await runJest(env, resultsFile);
    return { code, results: JSON.parse(fs.readFileSync(resultsFile, 'utf8')) };
  } finally {
    await environment?.stop();
    fs.rmSync(tempDir, { recursive: true, force: true });
  }
}

/** Directories of runs that were killed: the run's pid is part of the name. */
function removeAbandonedDirectories() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = new RegExp(`^${TEMP_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

/**
 * Whether a requested test needs a database. Options can select tests in any way, so with options jest is asked.
 */
async function needsDatabase(env) {
  if (jestArguments.length === 0) return true;
  if (jestArguments.every((argument) => !argument.startsWith('-'))) {
    const patterns = jestArguments.map((argument) => new RegExp(argument, 'i'));
    return fs
      .readdirSync(path.join(appDir, 'tests'), { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .some((file) => patterns.some((pattern) => pattern.test(path.join(appDir, 'tests', file))));
  }
  const { output } = await run(process.execPath, [jest, '--listTests', '--json', ...jestArguments], {
    cwd: appDir,
    env,
    capture: true,
  });
  try {
    const files = JSON.parse(output.trim().split('\n').at(-1));
    return files.some((file) => path.relative(appDir, file).startsWith('tests'));
  } catch {
    return true;
  }
}

function runJest(env, resultsFile) {
  const node = [`--max-semi-space-size=${YOUNG_MB}`, jest];
  const child = spawn(
    process.execPath,
    [...node, '--json', `--outputFile=${resultsFile}`, ...jestArguments],
    {
      cwd: appDir,
      env,
      // Our stdout is for the count; jest's is what the application logs, which belongs to the report.
      stdio: ['inherit', 2, 'inherit'],
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT') child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function report(results) {
  const skipped = results.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => ['pending', 'skipped', 'disabled', 'todo'].includes(status))
      .map(({ fullName }) => `${path.relative(appDir, file.name)}: ${fullName}`),
  );
  for (const line of skipped) console.log(`skipped  ${line}`);
  // A file that could not be run has no tests to count, but it has failed.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  printSummary(results.numPassedTests, failed, skipped.length);
}

const printSummary = (passed, failed, skipped) =>
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

main().then(
  ({ code, results }) => {
    report(results);
    process.exitCode = code;
  },
  (error) => {
    printFailure(error);
    printSummary(0, 1, 0);
    process.exitCode = 1;
  },
);
