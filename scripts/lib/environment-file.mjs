import fs from 'node:fs';
import path from 'node:path';
import { appDir } from './paths.mjs';

/**
 * Reads `.env` (or the file named by ENV_PATH), as the application does: what is set in the environment already
 * is kept. Commands that bring a database of their own (demo, dev, test) do not call this.
 */
export function loadEnvironmentFile() {
  const file = process.env.ENV_PATH || path.join(appDir, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
}
