/**
 * npm run db:migrate [-- --again]: makes or upgrades the database with DATABASE_MIGRATION_URL and ends, so that
 * the server itself runs without the owner's password. `--again` applies all repeatable texts although none has
 * changed: it restores triggers, functions and policies that were altered.
 */
import { createRequire } from 'node:module';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir } from './lib/paths.mjs';
import { serverDirectory } from './lib/server-module.mjs';

async function main() {
  loadEnvironmentFile();
  const { url, ownerUrl, stop } = await openDatabase();
  if (!ownerUrl) {
    throw new BilingualError(
      '未设置 DATABASE_MIGRATION_URL（所有者角色的连接，见 docs/operations/database.md）。',
      "DATABASE_MIGRATION_URL is not set: the owner's connection, see docs/operations/database.md.",
    );
  }
  Object.assign(process.env, {
    DATABASE_URL: url,
    DATABASE_MIGRATION_URL: ownerUrl,
    DATABASE_APPLY_AGAIN: process.argv.includes('--again') ? '1' : '',
    NODE_ENV: process.env.NODE_ENV || 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    SWEEP_SCHEDULE: 'off',
    TZ: 'UTC',
  });
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const app = createStrapi({ appDir, distDir: await serverDirectory(), serveAdminPanel: false });
  try {
    await app.load();
    console.log('✓ 数据库与本程序版本一致。 The database is of this release.');
  } finally {
    await app.destroy().catch(() => undefined);
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
