import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { caseTypes } from './install';

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

const isProduction = (env: NodeJS.ProcessEnv): boolean =>
  env['NODE_ENV'] === 'production' && env['QIAOMEN_DEMO'] !== '1';

/**
 * Refuses to serve production with a missing, short, placeholder or demo secret, and says which.
 * @param env the process's environment
 */
export function assertSecrets(env: NodeJS.ProcessEnv): void {
  if (!isProduction(env)) return;
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

type Login = { rolname: string; rolsuper: boolean; rolbypassrls: boolean };
type Ask = (sql: string) => Promise<{ rows: Login[] }>;

/**
 * Refuses a login that row security does not bind: a superuser or one with BYPASSRLS.
 * @throws naming the login and the mend
 */
async function assertLogin(ask: Ask): Promise<void> {
  const { rows } = await ask(
    'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  );
  const [login] = rows;
  if (login && !login.rolsuper && !login.rolbypassrls) return;
  throw new Error(
    `拒绝启动：数据库登录 ${login?.rolname ?? '?'} 是超级用户或有 BYPASSRLS 权限，行级安全对它不起作用。` +
      '请按 docs/operations/database.md 建立普通登录。 The database login is not bound by row security.',
  );
}

/**
 * Refuses to serve while something would let a request see past the rule of visibility. Everything that is
 * amiss is named at once, each with its mend.
 */
export async function assertReady(strapi: Core.Strapi): Promise<void> {
  const amiss = [
    ...(await unguardedTables(strapi)),
    ...(await openPermissions(strapi)),
    ...looseParameters(strapi),
    ...(isProduction(process.env) ? await demoData(strapi) : []),
  ];
  if (amiss.length > 0) throw new Error(`拒绝启动：\n${amiss.map((one) => `- ${one}`).join('\n')}`);
}

type TableState = { table: string; secured: boolean; policies: number };

/** Case tables without row security or without a policy. */
async function unguardedTables(strapi: Core.Strapi): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw(
    `select w.name as table, coalesce(c.relrowsecurity, false) as secured,
            (select count(*)::int from pg_policies p where p.schemaname = current_schema() and p.tablename = w.name
               and p.cmd in ('SELECT', 'ALL')) as policies
       from unnest(?::text[]) as w(name)
       left join pg_class c on c.oid = to_regclass(quote_ident(w.name))`,
    [caseTypes(strapi).map(({ table }) => table)],
  );
  const open = (rows as TableState[]).filter(({ secured, policies }) => !secured || policies === 0);
  if (open.length === 0) return [];
  return [
    `以下数据表没有行级安全策略：${open.map(({ table }) => table).join('、')}。` +
      '请删除 casework.installed 中的记录后重新启动，由系统重建策略；仍不成功的，检查 access/visibility.ts。 Tables without row policies.',
  ];
}

type Granted = { role: string; action: string; subject: string | null; conditions: unknown };

const SUPER_ADMIN = 'strapi-super-admin';

/**
 * Roles of the panel that may read or write records that no policy guards, or that carry a condition which is
 * not registered: Strapi drops such a condition when the role is edited, and the permission holds for every
 * row from then on.
 */
async function openPermissions(strapi: Core.Strapi): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw(
    `select r.name as role, p.action, p.subject, p.conditions
       from admin_permissions p join admin_permissions_role_lnk l on l.permission_id = p.id
       join admin_roles r on r.id = l.role_id where r.code <> ? order by r.id, p.id`,
    [SUPER_ADMIN],
  );
  const registered = strapi.service('admin::permission') as unknown as {
    conditionProvider: { has(id: string): boolean };
  };
  const wrong = (rows as Granted[]).flatMap(({ role, action, subject, conditions }) => {
    const ids = conditionsOf(conditions);
    const unknown = ids.filter((id) => !registered.conditionProvider.has(id));
    if (unknown.length > 0)
      return [`${role}：${action} ${subject ?? ''} 的条件 ${unknown.join('、')} 不存在`];
    const isOpen =
      action.startsWith('plugin::content-manager.explorer.') && !(subject ?? '').startsWith('api::');
    return isOpen && ids.length === 0 ? [`${role}：${action} ${subject ?? ''} 没有条件`] : [];
  });
  if (wrong.length === 0) return [];
  return [
    `管理后台角色的以下权限会放开全部记录：${wrong.slice(0, 10).join('；')}。` +
      '请在“设置—角色”中取消该权限，或恢复其条件后重新启动。 Panel roles with unconditional permissions.',
  ];
}

/** Where the demo data says of itself that it is there (demo/marker.ts). */
export const DEMO_KEY = 'plugin_casework_demo';

/** The demo's accounts have a password that everybody knows. */
async function demoData(strapi: Core.Strapi): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw('select 1 from strapi_core_store_settings where key = ?', [
    DEMO_KEY,
  ]);
  return rows.length === 0
    ? []
    : [
        '数据库中是演示数据，演示账号的口令人所共知。生产环境请在 DATABASE_URL 中指定一个空数据库。 The database holds the demo data.',
      ];
}

/** Strapi passes parameters that it does not know on to the query, unless it is told to refuse them (CVE-2026-27886). */
function looseParameters(strapi: Core.Strapi): string[] {
  const off = ['api.rest.strictParams', 'api.documents.strictParams'].filter(
    (key) => strapi.config.get(key) !== true,
  );
  if (off.length === 0) return [];
  return [
    `未开启参数严格检查：${off.join('、')}。请在 config/api.ts 中设为 true。 Strict parameters are off.`,
  ];
}

function conditionsOf(stored: unknown): string[] {
  const value: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/**
 * Lets one instance at a time start: Strapi's schema sync has no lock of its own. Held by a connection of
 * its own, so that the lock goes when the process does. A login that row security does not bind gets no
 * further: nothing is to belong to it.
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
  try {
    await assertLogin((sql) => client.query(sql));
    await client.query('select pg_advisory_lock(hashtext($1))', ['qiaomen:starting']);
  } catch (error) {
    await client.end();
    throw error;
  }
  return () => client.end();
}
