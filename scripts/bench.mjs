/**
 * npm run bench [-- options of bench/main.ts]: one embedded PostgreSQL for the run, as for the tests, then the
 * measurements. Nothing is asserted.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

async function main() {
  const tempDir = fs.mkdtempSync(path.join(os.tmpdir(), `qiaomen-test-${process.pid}-`));
  fs.chmodSync(tempDir, 0o711);
  let environment;
  try {
    const env = { ...process.env, NODE_ENV: 'test', STRAPI_TELEMETRY_DISABLED: 'true', TZ: 'UTC' };
    const { startTestEnvironment } = await import('./lib/test-environment.mjs');
    environment = await startTestEnvironment({ tempDir, env });
    const bench = path.join(appDir, 'bench');
    const { code } = await run(
      process.execPath,
      ['-r', path.join(bench, 'typescript.cjs'), path.join(bench, 'main.ts'), ...process.argv.slice(2)],
      { cwd: appDir, env: { ...env, ...environment.env } },
    );
    return code;
  } finally {
    await environment?.stop();
    fs.rmSync(tempDir, { recursive: true, force: true });
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    printFailure(error);
    process.exitCode = 1;
  },
);
