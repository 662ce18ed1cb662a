import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isServerCurrent } from './build-app.mjs';
import { compileServer } from './compile-server.mjs';
import { appDir, distDir } from './paths.mjs';

const require = createRequire(import.meta.url);
const canCompile = () => fs.existsSync(path.join(appDir, 'node_modules', 'typescript'));

/** Returns the directory of a build that is current or the only one available, else of newly compiled sources. */
export async function serverDirectory() {
  const isBuilt = fs.existsSync(path.join(distDir, 'src', 'index.js'));
  return isBuilt && (isServerCurrent() || !canCompile()) ? distDir : compileServer();
}

/** A module of the server. @param file its path below the repository, with the ending .js */
export async function loadServerModule(file) {
  return require(path.join(await serverDirectory(), file));
}
