/**
 * npm run demo: database, build and server with demo data in one command.
 * HOST, PORT, DATA_DIR, DEMO_PASSWORD; with DATABASE_URL (and DATABASE_MIGRATION_URL) nothing is embedded.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { appDir, resolveDataDir } from './lib/paths.mjs';
import { readPort, requireFreePort, requireNodeVersion } from './lib/preflight.mjs';

const STOP_PATIENCE = 15_000;
const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const abort = new AbortController();
let database;
let server;
let stopping;

async function main() {
  requireNodeVersion();
  const host = process.env.HOST || '127.0.0.1';
  const port = readPort(process.env.PORT || undefined);
  await requireFreePort(host, port);

  // Only now: these need the installed dependencies.
  const { note, startedAt, step } = await import('./lib/progress.mjs');
  const { buildApp, isBuildCurrent } = await import('./lib/build-app.mjs');
  const { loadOrCreateSecrets } = await import('./lib/secrets.mjs');

  const dataDir = resolveDataDir();
  const { url: databaseUrl, ownerUrl } = await step(
    process.env.DATABASE_URL ? '连接 DATABASE_URL 指定的数据库' : '启动内置 PostgreSQL',
    () => openDatabase(dataDir, note),
  );
  const env = {
    ...process.env,
    ...loadOrCreateSecrets(dataDir),
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATION_URL: ownerUrl ?? '',
    DATA_DIR: dataDir,
    DEMO_PASSWORD: process.env.DEMO_PASSWORD || 'Qiaomen-2026',
    HOST: host,
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    NODE_ENV: 'production',
    PORT: String(port),
    QIAOMEN_DEMO: '1',
    QIAOMEN_STARTED_AT: String(startedAt),
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  if (isBuildCurrent()) await step('构建（源码未变，沿用上次结果）', async () => undefined);
  else await step('构建服务端和管理后台（首次约一分钟）', () => buildApp({ env, signal: abort.signal }));

  const code = await serve(env);
  if (!stopping) await shutDown(code === 0 ? 1 : code, '应用已退出 / the application ended');
}

async function openDatabase(dataDir, note) {
  fs.mkdirSync(dataDir, { recursive: true });
  if (process.env.DATABASE_URL) {
    const { requireReachableDatabase } = await import('./lib/preflight.mjs');
    await requireReachableDatabase(process.env.DATABASE_URL);
    return { url: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_MIGRATION_URL };
  }
  const { startEmbeddedDatabase } = await import('./lib/embedded-database.mjs');
  database = await startEmbeddedDatabase({ dataDir, mode: 'demo', log: note, handleSignals: false });
  void database.exited.then(() => {
    if (!stopping) void shutDown(1, '数据库意外停止 / the database ended unexpectedly');
  });
  return database;
}

function serve(env) {
  // Its own process group, so that Ctrl-C reaches only us and the order of stopping is ours. The IPC channel
  // tells it when we are gone.
  server = spawn(process.execPath, [path.join(appDir, 'scripts', 'demo-server.mjs')], {
    cwd: appDir,
    detached: process.platform !== 'win32',
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => resolve(code ?? 1));
  });
}

async function shutDown(code, reason) {
  if (stopping) return stopping;
  stopping = (async () => {
    if (reason) console.error(`\n✗ ${reason}`);
    abort.abort();
    await stopServer();
    await database?.stop();
    process.exit(code);
  })();
  return stopping;
}

function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    const force = setTimeout(() => server.kill('SIGKILL'), STOP_PATIENCE);
    server.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    server.kill('SIGTERM');
  });
}

for (const [signal, code] of Object.entries(SIGNAL_CODES)) {
  process.on(signal, () => {
    if (stopping && signal === 'SIGINT') server?.kill('SIGKILL');
    else if (!stopping) console.log('\n正在停止…');
    void shutDown(code);
  });
}

main().catch(async (error) => {
  if (stopping) return;
  printFailure(withDiskHint(error));
  await shutDown(1);
});

function withDiskHint(error) {
  if (error.code !== 'ENOSPC') return error;
  return new BilingualError('磁盘已满。', 'The disk is full.', { cause: error });
}
