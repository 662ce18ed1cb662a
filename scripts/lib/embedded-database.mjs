import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { BilingualError } from './bilingual-error.mjs';
import { serverHome, serverPrograms } from './embedded-server-files.mjs';
import { OWNER, prepareDatabase } from './prepare-database.mjs';
import { isAlive, processIdentity, run, sleep, waitUntilGone } from './processes.mjs';

const SUPERUSER = 'postgres';
export const LOGIN = 'qiaomen';
export const DATABASE = 'qiaomen';

const MINIMUM_FREE_BYTES = 400 * 1024 * 1024;
const START_TIMEOUT = 60_000;

/**
 * Starts a real PostgreSQL in `${dataDir}/postgres`:
 *
 *   cluster/          the data directory (initdb works in cluster.new and is renamed when complete)
 *   credentials.json  generated passwords, 0600
 *   owner.json        the process using the cluster now
 *   server.log
 *
 * `mode: 'test'` trades durability for speed. The server goes down with this process, also when that is killed.
 */
export async function startEmbeddedDatabase({
  dataDir,
  mode = 'demo',
  log = () => undefined,
  handleSignals = true,
}) {
  makeDataDir(dataDir);
  const { home, user } = serverHome(dataDir, log);
  const paths = pathsIn(home);
  makeDirectory(home);
  checkFreeSpace(home);
  takeOwnership(paths.owner);

  let server;
  try {
    const programs = serverPrograms(user, log);
    await endLeftoverServer(paths.cluster, log);
    const credentials = loadCredentials(paths);
    await ensureCluster({ paths, programs, user, mode, credentials, log });
    server = await launch({ paths, programs, user, mode, credentials });
    const adminUrl = urlOf(SUPERUSER, credentials.superuser, server.port, 'postgres');
    await prepareDatabase({
      adminUrl,
      database: DATABASE,
      login: LOGIN,
      password: credentials.application,
      ownerPassword: credentials.owner,
    });

    const stop = once(async (stopMode = mode) => {
      removeSignalHandlers();
      await server.stop(stopMode);
      releaseOwnership(paths.owner);
    });
    const removeSignalHandlers = handleSignals ? stopOnSignals(stop) : () => undefined;

    return {
      url: urlOf(LOGIN, credentials.application, server.port, DATABASE),
      /** As the owner of the tables: for migrating. */
      ownerUrl: urlOf(OWNER, credentials.owner, server.port, DATABASE),
      adminUrl,
      port: server.port,
      pid: server.pid,
      /** Resolves when the server ends, asked for or not. */
      exited: server.exited,
      /** `stop('demo')` shuts a test's server down in order, so that its cluster can be copied. */
      stop,
    };
  } catch (error) {
    await server?.stop(mode);
    releaseOwnership(paths.owner);
    throw explain(error, paths);
  }
}

/** The database of a server that another process of this DATA_DIR is running now, or null. */
export async function connectToRunningDatabase({ dataDir }) {
  if (!fs.existsSync(path.join(dataDir, 'postgres'))) return null;
  const paths = pathsIn(serverHome(dataDir).home);
  const pidFile = readPidFile(paths.cluster);
  if (!pidFile?.port || !isAlive(pidFile.pid) || !fs.existsSync(paths.credentials)) return null;
  const credentials = JSON.parse(fs.readFileSync(paths.credentials, 'utf8'));
  const url = urlOf(LOGIN, credentials.application, pidFile.port, DATABASE);
  const ownerUrl = credentials.owner ? urlOf(OWNER, credentials.owner, pidFile.port, DATABASE) : undefined;
  return (await canConnect(url)) ? { url, ownerUrl } : null;
}

function pathsIn(home) {
  return {
    home,
    cluster: path.join(home, 'cluster'),
    unfinished: path.join(home, 'cluster.new'),
    credentials: path.join(home, 'credentials.json'),
    owner: path.join(home, 'owner.json'),
    log: path.join(home, 'server.log'),
  };
}

function makeDataDir(dataDir) {
  makeDirectory(dataDir);
  try {
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw cannotWrite(dataDir, error);
  }
}

function makeDirectory(directory) {
  try {
    fs.mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw cannotWrite(directory, error);
  }
}

const cannotWrite = (directory, cause) =>
  new BilingualError(
    `无法写入数据目录 ${directory}。请检查权限（是否曾用其他用户运行过？）或另设 DATA_DIR。`,
    `Cannot write to the data directory ${directory}. Check its owner (was it run as another user before?) or set DATA_DIR.`,
    { cause },
  );

function checkFreeSpace(directory) {
  const { bavail, bsize } = fs.statfsSync(directory);
  if (bavail * bsize >= MINIMUM_FREE_BYTES) return;
  throw new BilingualError(
    `磁盘空间不足：${directory} 只剩 ${Math.floor((bavail * bsize) / 1048576)} MB，至少需要 ${MINIMUM_FREE_BYTES / 1048576} MB。`,
    `Not enough disk space: ${directory} has ${Math.floor((bavail * bsize) / 1048576)} MB left, ${MINIMUM_FREE_BYTES / 1048576} MB are needed.`,
  );
}

// ── One user of a cluster at a time ─────────────────────────────────────────────────────────────────────────

function takeOwnership(file) {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw cannotWrite(path.dirname(file), error);
      const owner = readOwner(file);
      if (owner && processIdentity(owner.pid) === owner.identity)
        throw alreadyInUse(path.dirname(file), owner.pid);
      fs.rmSync(file, { force: true });
    }
  }
  throw alreadyInUse(path.dirname(file), '?');
}

function readOwner(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function releaseOwnership(file) {
  if (readOwner(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

const alreadyInUse = (directory, pid) =>
  new BilingualError(
    `数据目录 ${directory} 正被另一个进程（${pid}）使用。请先停止它，或另设 DATA_DIR。`,
    `The data directory ${directory} is in use by another process (${pid}). Stop it first or set another DATA_DIR.`,
  );

// ── What a killed run left behind ───────────────────────────────────────────────────────────────────────────

async function endLeftoverServer(cluster, log) {
  const pidFile = readPidFile(cluster);
  const leftovers = serverProcesses(cluster, pidFile);
  if (leftovers.length > 0) {
    log('发现上次未正常结束的数据库进程，正在停止');
    const isGone = () => serverProcesses(cluster, pidFile).length === 0;
    for (const [signal, patience] of [
      ['SIGINT', 15_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ]) {
      const pids = serverProcesses(cluster, pidFile);
      // Only the postmaster understands a fast shutdown; without it its children end by themselves.
      const targets = signal === 'SIGINT' ? pids.filter((pid) => pid === pidFile?.pid) : pids;
      for (const pid of targets) tryKill(pid, signal);
      if (await waitUntilGone(isGone, patience)) break;
    }
    if (!isGone()) {
      throw new BilingualError(
        `无法停止残留的数据库进程（${leftovers.join(', ')}）。请手工结束后重试。`,
        `Could not stop left-over database processes (${leftovers.join(', ')}). End them by hand and try again.`,
      );
    }
  }
  // The cluster has stopped; a pid file that stays would name a pid that another process may have by now.
  fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

function readPidFile(cluster) {
  try {
    const lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]) || null } : null;
  } catch {
    return null;
  }
}

/** Every process of a cluster works inside its data directory; that is how one tells them from others. */
function serverProcesses(cluster, pidFile) {
  if (!fs.existsSync(cluster)) return [];
  if (fs.existsSync('/proc/self/cwd')) {
    const wanted = fs.realpathSync(cluster);
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return (
            fs.readlinkSync(`/proc/${pid}/cwd`) === wanted &&
            /(^|\/)postgres|^postgres:/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')) &&
            processIdentity(pid) !== null
          );
        } catch {
          return false;
        }
      });
  }
  return pidFile && isAlive(pidFile.pid) ? [pidFile.pid] : [];
}

function tryKill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

// ── The cluster ─────────────────────────────────────────────────────────────────────────────────────────────

const newPassword = () => randomBytes(24).toString('base64url');

function loadCredentials(paths) {
  try {
    const { superuser, application, owner } = JSON.parse(fs.readFileSync(paths.credentials, 'utf8'));
    if (superuser && application && owner) return { superuser, application, owner, isNew: false };
    // Written by a release that had no owner role.
    if (superuser && application)
      return writeCredentials(paths, { superuser, application, owner: newPassword() }, false);
  } catch (error) {
    if (error.code === 'EACCES') throw cannotWrite(paths.home, error);
  }
  const credentials = { superuser: newPassword(), application: newPassword(), owner: newPassword() };
  return writeCredentials(paths, credentials, true);
}

function writeCredentials(paths, credentials, isNew) {
  const fresh = `${paths.credentials}.new`;
  fs.writeFileSync(fresh, JSON.stringify(credentials), { mode: 0o600 });
  fs.renameSync(fresh, paths.credentials);
  return { ...credentials, isNew };
}

async function ensureCluster({ paths, programs, user, mode, credentials, log }) {
  fs.rmSync(paths.unfinished, { recursive: true, force: true });
  if (fs.existsSync(paths.cluster) && !fs.existsSync(path.join(paths.cluster, 'PG_VERSION'))) {
    const aside = `${paths.cluster}.broken-${Date.now()}`;
    log(`数据目录不完整，已移到 ${aside}`);
    fs.renameSync(paths.cluster, aside);
  }
  if (!fs.existsSync(paths.cluster)) {
    await createCluster({ paths, programs, user, mode, credentials });
  } else {
    checkVersion(paths.cluster, programs.majorVersion);
    if (credentials.isNew) await resetSuperuserPassword({ paths, programs, user, credentials });
  }
}

function checkVersion(cluster, majorVersion) {
  const found = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === majorVersion) return;
  throw new BilingualError(
    `${cluster} 由 PostgreSQL ${found} 建立，而内置的是 ${majorVersion}。请另设 DATA_DIR，或用 pg_dump 迁移。`,
    `${cluster} was made by PostgreSQL ${found}, the embedded one is ${majorVersion}. Set another DATA_DIR or migrate with pg_dump.`,
  );
}

async function createCluster({ paths, programs, user, mode, credentials }) {
  const passwordFile = path.join(paths.home, 'initdb-password');
  fs.writeFileSync(passwordFile, credentials.superuser, { mode: 0o600 });
  if (user) fs.chownSync(passwordFile, user.uid, user.gid);
  try {
    let failure;
    // Sort order is byte order everywhere. The character classes must know Chinese though, because pg_trgm
    // makes no trigrams of what its locale does not call a letter: hence a UTF-8 LC_CTYPE where there is one.
    for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      fs.rmSync(paths.unfinished, { recursive: true, force: true });
      fs.mkdirSync(paths.unfinished, { mode: 0o700 });
      if (user) fs.chownSync(paths.unfinished, user.uid, user.gid);
      const { code, output } = await run(
        programs.initdb,
        [
          `--pgdata=${paths.unfinished}`,
          `--username=${SUPERUSER}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          `--lc-ctype=${ctype}`,
          '--no-instructions',
          ...(mode === 'test' ? ['--no-sync'] : []),
        ],
        { capture: true, ...spawnOptions(user) },
      );
      if (code === 0) {
        fs.renameSync(paths.unfinished, paths.cluster);
        return;
      }
      failure = output.trim();
      if (!/locale/i.test(failure)) break;
    }
    throw new BilingualError(
      '数据库初始化（initdb）失败，原因见下。也可设置 DATABASE_URL 使用已有的 PostgreSQL（16 以上）。',
      'initdb failed, see below. You can also set DATABASE_URL to use an existing PostgreSQL (16 or later).',
      { cause: failure },
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(paths.unfinished, { recursive: true, force: true });
  }
}

/** The credentials file was lost but the data are there: set the new password in single-user mode. */
async function resetSuperuserPassword({ paths, programs, user, credentials }) {
  const child = spawn(programs.postgres, ['--single', '-D', paths.cluster, 'postgres'], {
    ...spawnOptions(user),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end(`ALTER ROLE ${SUPERUSER} PASSWORD '${credentials.superuser}'\n`);
  if ((await closed) !== 0) {
    fs.rmSync(paths.credentials, { force: true });
    throw new BilingualError(
      `${paths.credentials} 丢失，且无法重设数据库口令。`,
      `${paths.credentials} is missing and the password could not be reset.`,
    );
  }
}

function spawnOptions(user) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)),
  );
  // Its own process group: Ctrl-C in the terminal must reach us first, the application still needs the database.
  return {
    cwd: '/',
    detached: true,
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}

// ── The server ──────────────────────────────────────────────────────────────────────────────────────────────

async function launch({ paths, programs, user, mode, credentials }) {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    const port = await freePort();
    const server = spawnServer({ paths, programs, user, mode, port });
    const url = urlOf(SUPERUSER, credentials.superuser, port, 'postgres');
    let lastError;
    while (!server.hasExited() && Date.now() < deadline) {
      lastError = await connectionError(url);
      if (!lastError) return server;
      if (lastError.code === '28P01') break;
      await sleep(50);
    }
    const hasExited = server.hasExited();
    await server.stop(mode);
    const logTail = tailOf(paths.log);
    // Another program took the port meanwhile, or a killed server's children are just ending.
    const isPassing = /could not bind|could not create any TCP|pre-existing shared memory/i.test(logTail);
    if (hasExited && isPassing && Date.now() < deadline) {
      await sleep(300);
      continue;
    }
    throw new BilingualError(
      `内置 PostgreSQL 未能启动，日志在 ${paths.log}，末尾如下：`,
      `The embedded PostgreSQL did not start; the log is ${paths.log}, its end:`,
      { cause: `${logTail}\n${lastError?.message ?? ''}`.trim() },
    );
  }
}

function settings(mode, port) {
  const common = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(hasSmallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
  };
  return mode === 'test'
    ? { ...common, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    : common;
}

/** Containers often have a /dev/shm of 64 MB, in which parallel queries fail. */
function hasSmallSharedMemory() {
  try {
    const { blocks, bsize } = fs.statfsSync('/dev/shm');
    return blocks * bsize < 256 * 1024 * 1024;
  } catch {
    return false;
  }
}

function spawnServer({ paths, programs, user, mode, port }) {
  // A file, not a pipe: the server must not choke on its log when we are killed.
  const logFile = fs.openSync(paths.log, 'w', 0o600);
  const options = Object.entries(settings(mode, port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(programs.postgres, ['-D', paths.cluster, ...options], {
    ...spawnOptions(user),
    stdio: ['ignore', logFile, logFile],
  });
  fs.closeSync(logFile);

  let ended = false;
  const exited = new Promise((resolve) => {
    const end = (code) => {
      ended = true;
      resolve(code);
    };
    child.on('exit', end);
    child.on('error', (error) => {
      fs.appendFileSync(paths.log, `${error.message}\n`);
      end(1);
    });
  });
  const guard = child.pid ? spawnGuard(child.pid, paths.cluster) : null;
  const killAtExit = () => {
    if (!ended && child.pid) tryKill(child.pid, 'SIGINT');
  };
  process.on('exit', killAtExit);
  child.unref();

  return {
    port,
    pid: child.pid,
    exited,
    hasExited: () => ended,
    async stop(stopMode) {
      const steps = stopMode === 'test' ? ['SIGQUIT', 'SIGKILL'] : ['SIGINT', 'SIGQUIT', 'SIGKILL'];
      child.ref();
      for (const signal of steps) {
        if (ended) break;
        child.kill(signal);
        await waitUntilGone(() => ended, signal === 'SIGINT' ? 20_000 : 5_000);
      }
      process.removeListener('exit', killAtExit);
      guard?.kill('SIGKILL');
    },
  };
}

/**
 * SIGKILL leaves us no chance to stop the server. A shell waits for the end of a pipe that only we hold, and then
 * stops the server, if it is still the one named in the pid file.
 */
function spawnGuard(pid, cluster) {
  if (process.platform === 'win32') return null;
  const script = 'read -r _; [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"';
  const guard = spawn('/bin/sh', ['-c', script, 'qiaomen-database-guard', String(pid), cluster], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.stdin.unref?.();
  guard.unref();
  return guard;
}

function stopOnSignals(stop) {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = () => void stop().finally(() => process.exit(code));
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => handlers.forEach(([signal, handler]) => process.removeListener(signal, handler));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function connectionError(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const canConnect = async (url) => (await connectionError(url)) === null;

const urlOf = (login, password, port, database) =>
  `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;

function tailOf(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

function explain(error, paths) {
  if (error instanceof BilingualError) return error;
  if (error.code === 'EACCES' || error.code === 'EPERM') return cannotWrite(paths.home, error);
  return new BilingualError(
    `内置 PostgreSQL 未能启动，日志在 ${paths.log}。`,
    `The embedded PostgreSQL did not start; its log is ${paths.log}.`,
    { cause: error },
  );
}

function once(action) {
  let result;
  return (...given) => (result ??= action(...given));
}
