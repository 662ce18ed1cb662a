/**
 * npm run restore -- FOLDER: puts a backup into an empty database and an empty store of attachments, and verifies
 * what has been restored. `--check` only reads the backup and compares every file with its hash.
 */
import path from 'node:path';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { folderArgument, keptFiles, worded } from './lib/backup-place.mjs';
import { startEmbeddedDatabase } from './lib/embedded-database.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir, resolveDataDir } from './lib/paths.mjs';
import { withClient } from './lib/prepare-database.mjs';
import { step } from './lib/progress.mjs';
import { loadServerModule } from './lib/server-module.mjs';

const SERVER = 'src/plugins/casework/server/src';

async function main() {
  loadEnvironmentFile();
  const folder = folderArgument('restore');
  const { checkBackup, restoreBackup } = await loadServerModule(`${SERVER}/features/backup/restore.js`);
  if (process.argv.includes('--check')) {
    const { heads, files } = await step(`核对备份 ${folder}`, () => worded(checkBackup(folder, console.log)));
    console.log(`✓ 备份完整：${heads.chains} 条台账链，${files.count} 个附件，每个文件与清单相符。`);
    return 0;
  }
  const { readRelease } = await loadServerModule(`${SERVER}/platform/database/release.js`);
  const release = await readRelease(path.join(appDir, 'database'));
  const files = await keptFiles();
  // Without DATABASE_URL the place is a new embedded database in DATA_DIR.
  const { url, ownerUrl, stop } = process.env.DATABASE_URL
    ? await openDatabase()
    : await startEmbeddedDatabase({ dataDir: resolveDataDir() });
  try {
    if (!ownerUrl) {
      throw new BilingualError(
        '未设置 DATABASE_MIGRATION_URL（所有者角色的连接，见 docs/operations/database.md）。',
        "DATABASE_MIGRATION_URL is not set: the owner's connection, see docs/operations/database.md.",
      );
    }
    const known = release.migrations;
    const manifest = await step(`恢复 ${folder}`, () =>
      worded(restoreBackup({ connectionString: ownerUrl, folder, files, known, tell: console.log })),
    );
    console.log(
      `✓ 已恢复 ${manifest.takenAt} 的状态：${manifest.tables.length} 张表，${manifest.files.count} 个附件；表结构、行数和 ${manifest.heads.chains} 条台账链的末条与备份相符。`,
    );
    if (manifest.migrations.length < known.length) {
      console.log('备份来自较早的版本：请运行 npm run db:migrate 升级，再运行 npm run ledger:verify。');
      return 0;
    }
    return await step('核验恢复的内容', () => verify(url, release));
  } finally {
    await stop();
  }
}

/** As the application's own login: that it may read and work is part of what has to be restored. */
async function verify(url, release) {
  const { verifyLedger } = await loadServerModule(`${SERVER}/features/ledger/verify.js`);
  const { verifyFiles } = await loadServerModule(`${SERVER}/features/ledger/verify-files.js`);
  const { installedTextAmiss } = await loadServerModule(`${SERVER}/platform/database/installed-text.js`);
  const texts = [...release.migrations, ...release.repeatables].map(({ sql }) => sql);
  const ledger = await verifyLedger({ connectionString: url, log: console.log });
  const files = await verifyFiles(url, path.join(resolveDataDir(), 'uploads'));
  const guards = await withClient(url, (client) => installedTextAmiss((sql) => client.query(sql), texts));
  const amiss = [
    ...[ledger.broken, files.broken]
      .filter(Boolean)
      .map(({ issue, sequence, reason }) => `事项 ${issue} 的第 ${sequence} 条记录：${reason}`),
    ...guards.map((line) => `与安装时不同：${line}`),
  ];
  for (const line of amiss) console.error(`✗ ${line}`);
  if (amiss.length > 0) return 1;
  console.log(
    `✓ 台账完整：${ledger.chains} 个事项，${ledger.entries} 条记录；台账所记的 ${files.files} 个附件相符；触发器、函数和策略与安装时相同。`,
  );
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
