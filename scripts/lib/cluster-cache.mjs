import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { appDir } from './paths.mjs';
import { run } from './processes.mjs';
import { hashOf, serverHash } from './source-hash.mjs';

const KEPT_CLUSTERS = 2;
const root = path.join(appDir, '.cache', 'test-clusters');

/**
 * The inputs of a migrated cluster: the server's sources and SQL, the scripts that make the cluster, and the
 * day, because a start does what is due. No setting of the environment is written into the database.
 * @returns a name for the cluster; another name whenever one of them differs
 */
export function clusterKey() {
  const scripts = hashOf(['scripts/lib', 'tests/support/boot-once.mjs'], () => true, []);
  const day = new Date().toISOString().slice(0, 10);
  return createHash('sha256')
    .update(JSON.stringify([serverHash(), scripts, day, process.getuid?.()]))
    .digest('hex')
    .slice(0, 20);
}

/**
 * Copies the kept cluster of this key to where the next server will look for its own.
 * @returns whether there was one; every run works on a copy, so runs beside each other do not meet
 */
export async function restoreCluster(key, home) {
  const kept = path.join(root, key);
  if (!fs.existsSync(kept)) return false;
  fs.utimesSync(kept, new Date(), new Date());
  for (const name of fs.readdirSync(kept)) await copy(path.join(kept, name), path.join(home, name));
  return true;
}

/** Keeps a cluster whose server has been shut down in order. Of two runs that keep the same, the first wins. */
export async function keepCluster(key, home, names) {
  const kept = path.join(root, key);
  if (fs.existsSync(kept)) return;
  fs.mkdirSync(root, { recursive: true, mode: 0o711 });
  const fresh = path.join(root, `.unfinished-${process.pid}`);
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  try {
    for (const name of names) await copy(path.join(home, name), path.join(fresh, name));
    fs.renameSync(fresh, kept);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  dropOldClusters(kept);
}

/** With owners and modes: PostgreSQL refuses a cluster that others may read. */
async function copy(from, to) {
  const { code, output } = await run('cp', ['-Rp', from, to], { cwd: appDir, capture: true });
  if (code !== 0) throw new Error(`cp -Rp ${from} ${to}: ${output.trim()}`);
}

function dropOldClusters(current) {
  const anHourAgo = Date.now() - 3_600_000;
  fs.readdirSync(root)
    .map((name) => path.join(root, name))
    .map((directory) => ({ directory, usedAt: fs.statSync(directory).mtimeMs }))
    .filter(({ directory }) => directory !== current)
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(KEPT_CLUSTERS - 1)
    .filter(({ usedAt }) => usedAt < anHourAgo)
    .forEach(({ directory }) => fs.rmSync(directory, { recursive: true, force: true }));
}
