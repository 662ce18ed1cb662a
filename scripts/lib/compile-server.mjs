import fs from 'node:fs';
import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { testDistRoot } from './paths.mjs';
import { serverHash } from './source-hash.mjs';
import { serverSources, transpile } from './transpile.mjs';

const KEPT_BUILDS = 3;

/**
 * Compiles the server, with swc in a twentieth of tsc's time, into `dist-test/<hash of the sources>`: `dist`
 * belongs to `strapi develop` and `strapi build`, which empty it. Unchanged sources are not compiled again, and
 * parallel test runs never remove each other's files.
 */
export async function compileServer() {
  const target = path.join(testDistRoot, serverHash());
  if (!fs.existsSync(target)) {
    const fresh = path.join(testDistRoot, `.unfinished-${process.pid}`);
    fs.rmSync(fresh, { recursive: true, force: true });
    try {
      await compileInto(fresh);
      fs.renameSync(fresh, target);
    } catch (error) {
      if (!(error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) throw error;
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
    dropOldBuilds(target);
  }
  fs.utimesSync(target, new Date(), new Date());
  return target;
}

/** Types are judged by `npm run typecheck`; to judge them here again would keep every test waiting. */
async function compileInto(outDir) {
  try {
    await transpile([...serverSources().keys()], outDir);
  } catch (error) {
    throw new BilingualError('TypeScript 编译失败：', 'TypeScript does not compile:', {
      cause: error.message,
    });
  }
}

function dropOldBuilds(current) {
  const anHourAgo = Date.now() - 3_600_000;
  fs.readdirSync(testDistRoot)
    .map((name) => path.join(testDistRoot, name))
    .map((directory) => ({ directory, usedAt: fs.statSync(directory).mtimeMs }))
    .filter(({ directory }) => directory !== current)
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(KEPT_BUILDS - 1)
    .filter(({ usedAt }) => usedAt < anHourAgo)
    .forEach(({ directory }) => fs.rmSync(directory, { recursive: true, force: true }));
}
