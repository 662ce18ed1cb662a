import type { Core } from '@strapi/strapi';
import { Client } from 'pg';

/** What a production start must be given, and what it may not be. */
const SECRETS = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
] as const;

/** The demo's secrets begin so; they are for the demo alone. */
const DEMO_PREFIX = 'demo-';

const MINIMUM_LENGTH = 16;

/**
 * Refuses to serve production with a missing, short, placeholder or demo secret, and says which.
 * @param env the process's environment
 */
export function assertSecrets(env: NodeJS.ProcessEnv): void {
  if (env['NODE_ENV'] !== 'production' || env['QIAOMEN_DEMO'] === '1') return;
  const wrong = SECRETS.flatMap((name) => {
    const values = (env[name] ?? '').split(name === 'APP_KEYS' ? ',' : '\n').map((v) => v.trim());
    return values.every(isSecret) ? [] : [name];
  });
  if (wrong.length > 0) {
    throw new Error(
      `拒绝启动：以下密钥缺失、过短、为示例值或演示密钥：${wrong.join('、')}。请用 openssl rand -base64 32 各自生成后写入环境变量（见 .env.example）。 ` +
        'Missing, short, placeholder or demo secrets.',
    );
  }
}

const isSecret = (value: string): boolean =>
  value.length >= MINIMUM_LENGTH &&
  !value.startsWith(DEMO_PREFIX) &&
  !/tobemodified|changeme|example|secret123/i.test(value);

/**
 * Refuses a login that row security does not bind: a superuser or one with BYPASSRLS.
 * @throws naming the login and the mend
 */
export async function assertLogin(strapi: Core.Strapi): Promise<void> {
  const { rows } = await strapi.db.connection.raw(
    'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  );
  const login = rows[0];
  if (login && !login.rolsuper && !login.rolbypassrls) return;
  throw new Error(
    `拒绝启动：数据库登录 ${login?.rolname ?? '?'} 是超级用户或有 BYPASSRLS 权限，行级安全对它不起作用。` +
      '请按 docs/operations/database.md 建立普通登录。 The database login is not bound by row security.',
  );
}

/**
 * Lets one instance at a time start: Strapi's schema sync has no lock of its own. Held by a connection of
 * its own, so that the lock goes when the process does.
 * @returns releases the lock
 */
export async function startingAlone(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const connection: { connectionString: string } = strapi.config.get('database.connection.connection');
  const client = new Client({ connectionString: connection.connectionString });
  try {
    await client.connect();
  } catch {
    // Without a database there is nothing to wait for; Strapi says so itself when it needs one.
    return () => Promise.resolve();
  }
  await client.query('select pg_advisory_lock(hashtext($1))', ['qiaomen:starting']);
  return () => client.end();
}
