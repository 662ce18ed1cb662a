import fs from 'node:fs';
import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { connectToRunningDatabase, startEmbeddedDatabase } from './embedded-database.mjs';
import { resolveDataDir } from './paths.mjs';

/**
 * The database that commands work on: DATABASE_URL, else the embedded one of DATA_DIR, running or not.
 * @returns {{ url: string, ownerUrl?: string, stop(): Promise<void> }}
 */
export async function openDatabase() {
  const { DATABASE_URL: url, DATABASE_MIGRATION_URL: ownerUrl } = process.env;
  if (url) return { url, ownerUrl, stop: async () => undefined };
  const dataDir = resolveDataDir();
  if (!fs.existsSync(path.join(dataDir, 'postgres'))) {
    throw new BilingualError(
      `未设置 DATABASE_URL，${dataDir} 下也没有内置数据库。`,
      `DATABASE_URL is not set and there is no embedded database in ${dataDir}.`,
    );
  }
  const running = await connectToRunningDatabase({ dataDir });
  return running ? { ...running, stop: async () => undefined } : startEmbeddedDatabase({ dataDir });
}
