import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { installedTextAmiss } from '../database/installed-text';
import { assertLogin } from '../database/login';
import { readRelease } from '../database/release';
import { assertPooler, isPooled } from '../database/pooler';
import { DEFAULT_WAIT_SECONDS, startingAlone } from '../database/start-lock';
import { databaseFolder, upgradeBeforeSync } from '../database/upgrade';
import { caseTypes } from './install';
import { ACTOR_ROLE, SYSTEM_ROLE, kindRoles } from './visibility';

/** The settings that a production start needs, with the values that it refuses. */
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

/** Production, and not the demo, whose secrets and accounts everybody knows. */
export const isProduction = (env: NodeJS.ProcessEnv): boolean =>
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

/**
 * Refuses to serve while something would let a request see past the rule of visibility. Everything that is
 * amiss is named at once, each with its mend.
 */
export async function assertReady(strapi: Core.Strapi): Promise<void> {
  const amiss = [
    ...(await unguardedTables(strapi)),
    ...(await changedGuards(strapi)),
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
               and p.cmd in ('SELECT', 'ALL') and p.policyname <> '${SYSTEM_ROLE}') as policies
       from unnest(?::text[]) as w(name)
       left join pg_class c on c.oid = to_regclass(quote_ident(w.name))`,
    [caseTypes(strapi).map(({ table }) => table)],
  );
  const open = (rows as TableState[]).filter(({ secured, policies }) => !secured || policies === 0);
  if (open.length === 0) return [];
  return [
    `以下数据表没有行级安全策略：${open.map(({ table }) => table).join('、')}。` +
      '请运行 npm run db:migrate -- --again 由系统重建策略；仍不成功的，检查 platform/access/visibility.ts。 Tables without row policies.',
  ];
}

/** Triggers, functions, policies that are not what was installed. */
async function changedGuards(strapi: Core.Strapi): Promise<string[]> {
  const { migrations, repeatables } = await readRelease(databaseFolder(strapi));
  const amiss = await installedTextAmiss(
    async (sql) => strapi.db.connection.raw(sql),
    [...migrations, ...repeatables].map(({ sql }) => sql),
  );
  if (amiss.length === 0) return [];
  return [
    `数据库中的下列守卫与安装时不同：${amiss.join('；')}。请查明是谁改的，再运行 npm run db:migrate -- --again 恢复。 ` +
      'Guards of the database differ from what was installed.',
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

/** Strapi passes unknown parameters on to the query, unless it is told to refuse them (CVE-2026-27886). */
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
 * Says what is wrong with the file of secrets, or null. With a readable one every account of the machine could read the
 * database's password.
 * @param mode permission bits of `.env`
 */
export const openFileWarning = (mode: number): string | null =>
  (mode & 0o077) === 0
    ? null
    : `.env 的权限是 ${(mode & 0o777).toString(8)}，本机其他账号可以读取其中的口令和密钥，请执行 chmod 600 .env。 ` +
      'Other accounts of this machine can read .env.';

async function warnOfOpenFile(strapi: Core.Strapi): Promise<void> {
  const file = process.env['ENV_PATH'] ?? path.join(strapi.dirs.app.root, '.env');
  const found = await stat(file).catch(() => null);
  const warning = found?.isFile() ? openFileWarning(found.mode) : null;
  if (warning) strapi.log.warn(warning);
}

/**
 * Lets one instance at a time start and migrate. A login that row security does not bind, or that owns what it
 * should only use, gets no further.
 * @returns releases the lock
 */
export async function beginStart(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const connection: { connectionString: string } = strapi.config.get('database.connection.connection');
  upgradeBeforeSync(strapi);
  await warnOfOpenFile(strapi);
  return startingAlone({
    connectionString: connection.connectionString,
    waitSeconds: Number(process.env['DATABASE_START_WAIT']) || DEFAULT_WAIT_SECONDS,
    log: (line) => strapi.log.warn(line),
    check: async (ask) => {
      await assertLogin(ask, [ACTOR_ROLE, ...kindRoles]);
      if (isPooled()) await assertPooler(ask);
    },
  });
}
