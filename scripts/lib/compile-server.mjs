import fs from 'node:fs';
import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { appDir, testDistRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { serverHash } from './source-hash.mjs';

const KEPT_BUILDS = 3;

/**
 * Compiles the server into a directory of its own, `dist-test/<hash of the sources>`: `dist` belongs to
 * `strapi develop` and `strapi build`, which empty it. Unchanged sources are not compiled again, and test runs
 * beside each other never pull the files from under one another.
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

async function compileInto(outDir) {
  const tsc = path.join(appDir, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    tsc,
    '-p',
    'tsconfig.json',
    // Types are judged by `npm run typecheck`; to judge them here again would keep every test waiting.
    '--noCheck',
    '--outDir',
    outDir,
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ];
  const { code, output } = await run(process.execPath, args, { cwd: appDir, capture: true });
  if (code !== 0)
    throw new BilingualError('TypeScript 编译失败：', 'TypeScript does not compile:', {
      cause: output.trim(),
    });
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
