/**
 * npm run dev: the embedded database of DATA_DIR (unless DATABASE_URL is set) stays up, and the server is started
 * again whenever one of its sources changes. The changed files alone are transpiled (swc, types are not judged), and a
 * process that has loaded Strapi already takes over, so that a saved file answers within seconds (ADR 22).
 *
 * The panel is the one that was built last. `npm run dev -- --panel` runs `strapi develop` instead, in which the
 * panel's sources are followed too, and a server file takes as long as compiling the whole.
 */
import { fork, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { printFailure } from './lib/bilingual-error.mjs';
import { isPanelCurrent } from './lib/build-app.mjs';
import { appDir, distDir, resolveDataDir } from './lib/paths.mjs';
import { requireNodeVersion } from './lib/preflight.mjs';
import { SERVER_FOLDERS, serverSources, transpile } from './lib/transpile.mjs';

const outDir = path.join(appDir, '.cache', 'dev');
/** Editors write a file in several steps; a formatter follows. */
const SETTLED_MS = 100;
/** A server that is still answering is given this long, then it is killed: what it has not committed is undone. */
const GRACE_MS = 1_000;

let database;
let isStopping = false;

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
  const env = {
    ...loadOrCreateSecrets(dataDir),
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    TZ: 'UTC',
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: database?.url ?? process.env.DATABASE_URL,
    DATABASE_MIGRATION_URL: database?.ownerUrl ?? process.env.DATABASE_MIGRATION_URL ?? '',
    NODE_ENV: 'development',
  };
  const code = process.argv.includes('--panel') ? await developPanel(env) : await serve(env);
  await database?.stop();
  process.exit(code);
}

/** Runs `strapi develop` to its end. */
function developPanel(env) {
  const strapi = path.join(appDir, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const options = process.argv.slice(2).filter((option) => option !== '--panel');
  const child = spawn(process.execPath, [strapi, 'develop', ...options], {
    cwd: appDir,
    stdio: 'inherit',
    env,
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** Serves until it is told to stop. */
async function serve(env) {
  await transpileChanged();
  linkPanel();
  const server = servers(env);
  await server.renew();
  followSources(() => server.renew());
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  isStopping = true;
  await server.stop();
  return 0;
}

/** When each source was transpiled last, by the time of its last change. */
let known = new Map();

/** @returns how many files were written or removed */
async function transpileChanged() {
  const present = serverSources();
  const isFresh = (file, changedAt) => {
    const target = path.join(outDir, file.replace(/\.ts$/, '.js'));
    return fs.existsSync(target) && fs.statSync(target).mtimeMs > changedAt;
  };
  const changed = [...present]
    .filter(([file, changedAt]) =>
      known.size > 0 ? known.get(file) !== changedAt : !isFresh(file, changedAt),
    )
    .map(([file]) => file);
  await transpile(changed, outDir);
  const gone = outputs().filter((file) => !present.has(file) && !present.has(file.replace(/\.js$/, '.ts')));
  for (const file of gone) fs.rmSync(path.join(outDir, file));
  known = present;
  return changed.length + gone.length;
}

const outputs = () =>
  SERVER_FOLDERS.filter((folder) => fs.existsSync(path.join(outDir, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(outDir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path
          .relative(outDir, path.join(entry.parentPath ?? entry.path, entry.name))
          .split(path.sep)
          .join('/'),
      ),
  );

/** Strapi looks for the panel beside the server's files. */
function linkPanel() {
  const link = path.join(outDir, 'build');
  fs.rmSync(link, { recursive: true, force: true });
  if (fs.existsSync(path.join(distDir, 'build')))
    fs.symlinkSync(path.join(distDir, 'build'), link, 'junction');
  if (!isPanelCurrent())
    console.log(
      '后台不是当前源码构建的：npm run build，或 npm run dev -- --panel。 The panel is not of these sources.',
    );
}

/** The server that answers, and one that has loaded Strapi and waits to take over. */
function servers(env) {
  let serving;
  let waiting = prepare();
  let renewing = Promise.resolve();

  function prepare() {
    return fork(path.join(appDir, 'scripts', 'dev-server.mjs'), [outDir], {
      cwd: appDir,
      env,
      execArgv: ['--enable-source-maps'],
    });
  }

  const renew = async () => {
    const began = Date.now();
    await end(serving);
    serving = waiting;
    const isServing = await ready(serving);
    if (isStopping) return;
    waiting = prepare();
    if (isServing) console.log(`就绪 Ready: ${isServing} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    else console.log('没有启动；改好后保存即可。 It did not start; save a change to try again.');
  };
  return {
    /** Restarts run one at a time: a second change while a server starts waits for it, and then replaces it. */
    renew: () => (renewing = renewing.then(renew)),
    stop: async () => {
      await Promise.all([end(serving), end(waiting)]);
    },
  };
}

/** @returns where the server answers; null when it ended instead */
function ready(child) {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(null));
    child.on('message', (message) => message?.url && resolve(message.url));
    child.send('serve');
  });
}

function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Calls back when the server's files have changed and been transpiled. */
function followSources(renew) {
  let timer;
  const look = async () => {
    try {
      const count = await transpileChanged();
      if (count > 0) await renew();
    } catch (error) {
      // The rest of the message is the compiler's own stack.
      console.error(`✗ ${error.message.split('\n\nCaused by')[0].trim()}`);
    }
  };
  for (const folder of SERVER_FOLDERS) {
    fs.watch(path.join(appDir, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLED_MS);
    });
  }
}

main().catch(async (error) => {
  printFailure(error);
  await database?.stop();
  process.exit(1);
});
