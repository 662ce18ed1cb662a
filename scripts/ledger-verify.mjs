/** npm run ledger:verify: recomputes every issue's hash chain. Exit code 1 when one is broken. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { isBuildCurrent } from './lib/build-app.mjs';
import { compileServer } from './lib/compile-server.mjs';
import { connectToRunningDatabase, startEmbeddedDatabase } from './lib/embedded-database.mjs';
import { appDir, distDir, resolveDataDir } from './lib/paths.mjs';

const MODULE = 'src/plugins/casework/server/src/ledger/verify.js';

async function main() {
  const { verifyLedger } = await loadVerifier();
  const { url, stop } = await openDatabase();
  try {
    const { chains, entries, broken } = await verifyLedger({ connectionString: url, log: console.log });
    if (!broken) {
      console.log(`✓ 台账完整：${chains} 个事项，${entries} 条记录，哈希链全部相符。`);
      return 0;
    }
    console.error(`✗ 台账不完整：事项 ${broken.issue} 的第 ${broken.sequence} 条记录：${broken.reason}`);
    return 1;
  } finally {
    await stop();
  }
}

async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
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

/** From the build if it is of these sources or the only one to be had, else compiled anew. */
async function loadVerifier() {
  const built = path.join(distDir, MODULE);
  const isUsable = fs.existsSync(built) && (isBuildCurrent() || !canCompile());
  const file = isUsable ? built : path.join(await compileServer(), MODULE);
  return createRequire(import.meta.url)(file);
}

const canCompile = () => fs.existsSync(path.join(appDir, 'node_modules', 'typescript'));

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
