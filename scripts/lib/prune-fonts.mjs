import fs from 'node:fs';
import path from 'node:path';
import { appDir } from './paths.mjs';

/** The only place that names fonts: its text says which weights are in use. */
const FONTS = 'src/plugins/casework/server/src/features/documents/press/fonts.ts';

/** A folder of one weight of a package: `400Regular`. */
const isWeight = (name) => /^\d{3}[A-Z]/.test(name);

/**
 * The weights of each font package that documents are set in.
 * @returns package name → folder names
 */
export function weightsInUse(root = appDir) {
  const text = fs.readFileSync(path.join(root, FONTS), 'utf8');
  const packages = new Map(
    [...text.matchAll(/^const (\w+) = '(@expo-google-fonts\/[\w-]+)';$/gm)].map(([, constant, name]) => [
      constant,
      name,
    ]),
  );
  const used = new Map([...packages.values()].map((name) => [name, new Set()]));
  for (const [, constant, weight] of text.matchAll(/\$\{(\w+)\}\/(\w+)\//g))
    used.get(packages.get(constant))?.add(weight);
  return used;
}

/**
 * Deletes the weights that no document is set in (ADR 21).
 * @returns how many megabytes were freed
 */
export function pruneFonts(root = appDir) {
  let bytes = 0;
  for (const [name, used] of weightsInUse(root)) {
    const directory = path.join(root, 'node_modules', name);
    // A text that is read wrongly must not delete a package.
    if (used.size === 0 || !fs.existsSync(directory)) continue;
    for (const folder of fs.readdirSync(directory).filter((one) => isWeight(one) && !used.has(one))) {
      const weight = path.join(directory, folder);
      for (const file of fs.readdirSync(weight)) bytes += fs.statSync(path.join(weight, file)).size;
      fs.rmSync(weight, { recursive: true });
    }
  }
  return Math.round(bytes / 1024 / 1024);
}
