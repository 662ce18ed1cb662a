/**
 * npm test [-- jest arguments]: one PostgreSQL for the run, a migrated template database, then jest.
 * `--unit` runs only src/**\/__tests__ and starts no database. The last line counts the results.
 *
 * Files that drive programs of others (a browser, a second PostgreSQL server, PgBouncer, nginx, mail) depend on how
 * fast those answer on a busy machine. If a few of them fail in a whole run, they are run once more, alone, and the
 * report names each of them with what failed first. Everything else has one run.
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
    const code = await runJest(env, resultsFile, jestArguments);
    const results = JSON.parse(fs.readFileSync(resultsFile, 'utf8'));
    const again = code === 0 || jestArguments.length > 0 ? [] : secondRun(results);
    if (again.length === 0) return { code, results };
    const secondFile = path.join(tempDir, 'second.json');
    const arguments_ = ['--runInBand', '--runTestsByPath', ...again.map(({ name }) => name)];
    const secondCode = await runJest(env, secondFile, arguments_);
    return {
      code: secondCode,
      results: merge(results, JSON.parse(fs.readFileSync(secondFile, 'utf8'))),
      again,
    };
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

/** Where tests depend on programs of others, and how many such files may fail before it is no longer chance. */
const WITH_OTHERS = /^tests\/(e2e|operations|portal)\//;
const SECOND_RUN_AT_MOST = 3;

/** The failed files that are run once more; none if any other file failed, or too many did. */
function secondRun({ testResults }) {
  const failed = testResults.filter(({ status }) => status === 'failed');
  const chance = failed.filter(({ name }) => WITH_OTHERS.test(path.relative(appDir, name)));
  return failed.length === chance.length && failed.length <= SECOND_RUN_AT_MOST ? failed : [];
}

/** The results of the first run, those of the files that ran twice taken from the second. */
function merge(first, second) {
  const testResults = first.testResults.map(
    (file) => second.testResults.find(({ name }) => name === file.name) ?? file,
  );
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    testResults,
    numPassedTests: tests.filter(({ status }) => status === 'passed').length,
    numFailedTests: tests.filter(({ status }) => status === 'failed').length,
    numRuntimeErrorTestSuites: second.numRuntimeErrorTestSuites,
  };
}

function runJest(env, resultsFile, arguments_) {
  const node = [`--max-semi-space-size=${YOUNG_MB}`, jest];
  const child = spawn(process.execPath, [...node, '--json', `--outputFile=${resultsFile}`, ...arguments_], {
    cwd: appDir,
    env,
    // Our stdout is for the count; jest's is what the application logs, which belongs to the report.
    stdio: ['inherit', 2, 'inherit'],
  });
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

function report(results, again) {
  for (const { name, message, assertionResults } of again) {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const what = failed.map(({ fullName }) => fullName).join('; ') || message.split('\n')[0];
    console.log(`run twice  ${path.relative(appDir, name)}: failed first in: ${what}`);
  }
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
  ({ code, results, again = [] }) => {
    report(results, again);
    process.exitCode = code;
  },
  (error) => {
    printFailure(error);
    printSummary(0, 1, 0);
    process.exitCode = 1;
  },
);
