/**
 * npm run backup -- FOLDER: the database as of one instant, all attachments, and a manifest with hashes and every
 * chain's head, into a new or empty folder. Work goes on meanwhile.
 * Exit code 1 when there is no backup; 2 when there is one and something was already wrong at the source.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { folderArgument, keptFiles, worded } from './lib/backup-place.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir } from './lib/paths.mjs';
import { step } from './lib/progress.mjs';
import { loadServerModule } from './lib/server-module.mjs';

const ROOM = 'src/plugins/casework/server/src/features/backup';

async function main() {
  loadEnvironmentFile();
  const folder = folderArgument('backup');
  const { makeBackup } = await loadServerModule(`${ROOM}/dump.js`);
  const files = await keptFiles();
  const { url, ownerUrl, stop } = await openDatabase();
  try {
    const connectionString = process.env.DATABASE_BACKUP_URL || ownerUrl;
    if (!connectionString) {
      throw new BilingualError(
        '未设置 DATABASE_BACKUP_URL 或 DATABASE_MIGRATION_URL：应用自己的登录受行级安全限制，备份会不完整。',
        `DATABASE_BACKUP_URL or DATABASE_MIGRATION_URL is needed: ${new URL(url).username} is bound by row security.`,
      );
    }
    const { version } = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8'));
    const manifest = await step(`备份到 ${folder}`, () =>
      worded(makeBackup({ connectionString, folder, files, release: version, tell: console.log })),
    );
    return report(folder, manifest);
  } finally {
    await stop();
  }
}

function report(folder, { takenAt, tables, heads, files, ledger }) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `✓ 备份完成：${folder}（${takenAt} 的状态，${tables.length} 张表 ${rows} 行，${heads.chains} 条台账链，${files.count} 个附件），写下的文件已逐一复核。`,
  );
  const amiss = [
    ...(ledger ? [`台账不完整：事项 ${ledger.issue} 的第 ${ledger.sequence} 条记录：${ledger.reason}`] : []),
    ...files.missing.map((name) => `附件丢失：${name}`),
    ...files.changed.map((name) => `附件被替换：${name}`),
  ];
  for (const line of amiss) console.error(`✗ 备份之前已有的问题：${line}`);
  return amiss.length > 0 ? 2 : 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
