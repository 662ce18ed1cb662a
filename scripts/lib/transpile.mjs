import fs from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';
import { appDir } from './paths.mjs';

/** The folders that `tsconfig.json` compiles for the server. */
export const SERVER_FOLDERS = ['config', 'src', 'database', 'demo'];

const isServerSource = (file) =>
  /\.(ts|json)$/.test(file) &&
  !/\.d\.ts$|\.test\.ts$|(^|\/)__tests__\/|^src\/admin\/|^src\/plugins\/[^/]+\/admin\//.test(file);

/**
 * The server's sources, relative to the application.
 * @returns file name → time of its last change in milliseconds
 */
export function serverSources() {
  const found = new Map();
  for (const folder of SERVER_FOLDERS) {
    for (const entry of fs.readdirSync(path.join(appDir, folder), { recursive: true, withFileTypes: true })) {
      const absolute = path.join(entry.parentPath ?? entry.path, entry.name);
      const file = path.relative(appDir, absolute).split(path.sep).join('/');
      if (entry.isFile() && isServerSource(file)) found.set(file, fs.statSync(absolute).mtimeMs);
    }
  }
  return found;
}

/** Writes each file's JavaScript below `outDir`, without judging types; JSON is copied as it is. */
export async function transpile(files, outDir) {
  await Promise.all(
    files.map(async (file) => {
      const source = path.join(appDir, file);
      const target = path.join(outDir, file.replace(/\.ts$/, '.js'));
      await fs.promises.mkdir(path.dirname(target), { recursive: true });
      if (file.endsWith('.json')) return fs.promises.copyFile(source, target);
      const { code } = await transformFile(source, OPTIONS);
      return fs.promises.writeFile(target, code);
    }),
  );
}

/** The options of swc that give the JavaScript that `tsc` makes with tsconfig.json. */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  sourceMaps: 'inline',
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs', importInterop: 'swc' },
};
