/** npm run dev: the embedded database of DATA_DIR (unless DATABASE_URL is set) and `strapi develop`. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { appDir, resolveDataDir } from './lib/paths.mjs';
import { requireNodeVersion } from './lib/preflight.mjs';

let database;
let child;

async function main() {
  requireNodeVersion();
  const { startEmbeddedDatabase } = await import('./lib/embedded-database.mjs');
  const { loadOrCreateSecrets } = await import('./lib/secrets.mjs');
  const dataDir = resolveDataDir();
  fs.mkdirSync(dataDir, { recursive: true });
  if (!process.env.DATABASE_URL) {
    database = await startEmbeddedDatabase({ dataDir, log: console.log, handleSignals: false });
    console.log(`PostgreSQL: ${database.url}`);
  }
  const strapi = path.join(appDir, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  child = spawn(process.execPath, [strapi, 'develop', ...process.argv.slice(2)], {
    cwd: appDir,
    stdio: 'inherit',
    env: {
      ...loadOrCreateSecrets(dataDir),
      STRAPI_TELEMETRY_DISABLED: 'true',
      HOST: '127.0.0.1',
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: database?.url ?? process.env.DATABASE_URL,
      NODE_ENV: 'development',
    },
  });
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  await database?.stop();
  process.exit(code);
}

// Ctrl-C reaches the child by itself; main() goes on when it has ended.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill('SIGTERM'));

main().catch(async (error) => {
  printFailure(error);
  await database?.stop();
  process.exit(1);
});
