import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { appDir } from './paths.mjs';

const BOTH = ['config', 'database', 'demo', 'docs/handbook', 'src', 'package-lock.json', 'tsconfig.json'];

/** The sources of the server and of the admin bundle. */
export function buildHash(env = process.env) {
  const settings = Object.entries(env).filter(
    ([name]) => name === 'PUBLIC_URL' || name.startsWith('STRAPI_ADMIN_'),
  );
  return hashOf(BOTH, () => true, settings.sort());
}

/** Only what is compiled for the server, and what compiles it. */
export function serverHash() {
  return hashOf([...BOTH, 'scripts/lib/transpile.mjs'], (file) => !/(^|\/)admin\//.test(file), []);
}

/** The sources of the admin panel alone; a change of the server leaves their hash as it is. */
export function panelHash() {
  const plugin = 'src/plugins/casework';
  const entries = ['src/admin', ...['admin', 'contracts', 'domain'].map((room) => `${plugin}/${room}`)];
  return hashOf([...entries, 'config/plugins.ts', 'docs/handbook', 'package-lock.json'], () => true, []);
}

/** A digest of these files and folders (relative to the application), for the files that `isWanted` takes. */
export function hashOf(entries, isWanted, extra) {
  const hash = createHash('sha256').update(JSON.stringify([process.versions.node.split('.')[0], extra]));
  for (const file of entries.flatMap((entry) => filesIn(entry)).sort()) {
    if (!isWanted(file) || file.includes('/__tests__/')) continue;
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(appDir, file)));
  }
  return hash.digest('hex').slice(0, 20);
}

function filesIn(relative) {
  const absolute = path.join(appDir, relative);
  if (!fs.existsSync(absolute)) return [];
  if (fs.statSync(absolute).isFile()) return [relative];
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(appDir, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    );
}
