import fs from 'node:fs';
import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { compressBuild } from './compress-build.mjs';
import { appDir, distDir } from './paths.mjs';
import { run } from './processes.mjs';
import { buildHash, panelHash, serverHash } from './source-hash.mjs';

const markerFile = path.join(distDir, '.source-hash');
const serverMarkerFile = path.join(distDir, '.server-hash');
const panelMarkerFile = path.join(distDir, 'build', '.panel-hash');

export function isBuildCurrent() {
  try {
    return fs.readFileSync(markerFile, 'utf8') === buildHash();
  } catch {
    return false;
  }
}

/**
 * For commands: is the built server that of these sources? Nothing has to be compiled then, which the account of a
 * production installation may not, where the program belongs to another one.
 */
export function isServerCurrent() {
  try {
    return fs.readFileSync(serverMarkerFile, 'utf8') === serverHash();
  } catch {
    return false;
  }
}

/** Marks what has just been built as being of the present sources. */
export const markServer = () => fs.writeFileSync(serverMarkerFile, serverHash());

/** For tests, which run a server of their own: is the built panel that of these sources? */
export function isPanelCurrent() {
  try {
    return fs.readFileSync(panelMarkerFile, 'utf8') === panelHash();
  } catch {
    return false;
  }
}

/** `strapi build`: server and admin panel. The marker is written last, so an interrupted build is done again. */
export async function buildApp({ env, signal }) {
  const hash = buildHash();
  const panel = panelHash();
  fs.rmSync(distDir, { recursive: true, force: true });
  const strapi = path.join(appDir, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const { code, output } = await run(process.execPath, [strapi, 'build'], {
    cwd: appDir,
    capture: true,
    signal,
    killSignal: 'SIGTERM',
    env: { ...env, NODE_ENV: 'production', NODE_OPTIONS: nodeOptions(env) },
  });
  if (code !== 0) {
    throw new BilingualError('构建失败，输出如下：', 'The build failed:', {
      cause: output.trim().split('\n').slice(-60).join('\n'),
    });
  }
  await compressBuild(path.join(distDir, 'build'));
  fs.writeFileSync(panelMarkerFile, panel);
  markServer();
  fs.writeFileSync(markerFile, hash);
}

/** The bundler peaks at 2 GB, beyond Node's default limit on small machines. */
function nodeOptions(env) {
  const given = env.NODE_OPTIONS ?? '';
  return given.includes('max-old-space-size') ? given : `${given} --max-old-space-size=3072`.trim();
}
