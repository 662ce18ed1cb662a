import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const appDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const distDir = path.join(appDir, 'dist');
export const testDistRoot = path.join(appDir, 'dist-test');

export function resolveDataDir(env = process.env) {
  return path.resolve(appDir, env.DATA_DIR || '.data');
}
