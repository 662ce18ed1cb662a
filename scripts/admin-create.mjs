/**
 * npm run admin:create -- --email a@b --name 姓名: creates the first super administrator of an installation. In
 * production Strapi's page for the first user is closed, because a stranger could be the first to open it. The
 * password is asked for, or read from ADMIN_PASSWORD.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { BilingualError, printFailure } from './lib/bilingual-error.mjs';
import { loadEnvironmentFile } from './lib/environment-file.mjs';
import { openDatabase } from './lib/open-database.mjs';
import { appDir } from './lib/paths.mjs';
import { askHidden } from './lib/ask-hidden.mjs';
import { loadServerModule, serverDirectory } from './lib/server-module.mjs';

const PASSWORD_LENGTH = 10;

async function main() {
  loadEnvironmentFile();
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } });
  if (!values.email || !values.name) {
    throw new BilingualError(
      '用法：npm run admin:create -- --email 邮箱 --name 姓名',
      'Usage: npm run admin:create -- --email ADDRESS --name NAME',
    );
  }
  const password = process.env.ADMIN_PASSWORD ?? (await askHidden('口令 Password: '));
  await requireStrong(password);
  const { url, stop } = await openDatabase();
  Object.assign(process.env, {
    DATABASE_URL: url,
    NODE_ENV: process.env.NODE_ENV || 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    SWEEP_SCHEDULE: 'off',
    TZ: 'UTC',
  });
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const app = createStrapi({ appDir, distDir: await serverDirectory(), serveAdminPanel: false });
  try {
    await app.load();
    await create(app, values, password);
    console.log(`✓ 已建立超级管理员 ${values.email}。 The super administrator was created.`);
  } finally {
    await app.destroy().catch(() => undefined);
    await stop();
  }
}

async function requireStrong(password) {
  const { weaknessOf } = await loadServerModule(
    'src/plugins/casework/server/src/platform/sign-in/passwords.js',
  );
  if (weaknessOf(password, PASSWORD_LENGTH) === null) return;
  throw new BilingualError(
    `口令至少 ${PASSWORD_LENGTH} 个字符，大写、小写、数字、符号中至少三类，不超过 72 字节。`,
    `At least ${PASSWORD_LENGTH} characters of three classes (upper case, lower case, digits, signs), at most 72 bytes.`,
  );
}

async function create(app, { email, name }, password) {
  const users = app.service('admin::user');
  if (await users.exists()) {
    throw new BilingualError(
      '已有管理员，其余账号由其在管理后台建立。',
      'There is an administrator already; others are made in the panel.',
    );
  }
  const role = await app.service('admin::role').getSuperAdmin();
  await users.create({
    email,
    firstname: name,
    password,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
}

main().then(
  () => process.exit(0),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
