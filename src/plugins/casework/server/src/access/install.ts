import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { filePolicySql } from '../files/policy';
import { VISIBILITY, policySql } from './visibility';

/** Content types whose own forms carry files. */
const mediaTypes = (strapi: Core.Strapi): { uid: string; table: string }[] =>
  Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .filter((type) =>
      Object.values(type.attributes).some((attribute) => (attribute as { type: string }).type === 'media'),
    )
    .map((type) => ({ uid: type.uid, table: type.collectionName ?? '' }));

const LOCK = 'casework:install';

/** Content types that the visibility table must know: all of the application's own. */
export const caseTypes = (strapi: Core.Strapi): { name: string; table: string }[] =>
  Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .map((type) => ({ name: type.info.singularName, table: type.collectionName ?? '' }));

/**
 * Lays over Strapi's tables what its schema sync cannot say: guards, mirrors, policies, unique indexes.
 * Runs after the sync of every start-up, once per change, one instance at a time.
 * @throws when a content type has no declared rule, or the login cannot narrow itself to casework_actor
 */
export async function installDatabase(strapi: Core.Strapi): Promise<void> {
  const types = caseTypes(strapi);
  const undeclared = types.filter((type) => !VISIBILITY[type.name]).map((type) => type.name);
  if (undeclared.length > 0) {
    throw new Error(
      `以下内容类型没有可见性规则，拒绝启动：${undeclared.join('、')}（见 access/visibility.ts）。 Content types without a rule of visibility.`,
    );
  }
  const knex = strapi.db.connection;
  await ensureActorRole(knex);

  const folder = path.join(strapi.dirs.app.root, 'database', 'sql');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const statements = [
    ...files,
    ...otherTablesSql(types.map((type) => type.table)),
    ...types.flatMap((type) => policySql(type.table, VISIBILITY[type.name] ?? { see: {} })),
    ...filePolicySql(mediaTypes(strapi)),
  ];
  const hash = createHash('sha256').update(statements.join('\n;\n')).digest('hex');

  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
    if (await upToDate(trx, hash)) return;
    for (const statement of statements) await trx.raw(escape(statement));
    await trx.raw('create table if not exists casework.installed (hash text not null)');
    await trx.raw('delete from casework.installed');
    await trx.raw('insert into casework.installed (hash) values (?)', [hash]);
  });
}

// knex reads a question mark as a binding.
const escape = (sql: string): string => sql.replaceAll('?', '\\?');

async function upToDate(trx: Knex.Transaction, hash: string): Promise<boolean> {
  const { rows } = await trx.raw(
    `select to_regclass('casework.installed') is not null as present,
            exists (select 1 from information_schema.columns
                    where table_schema = current_schema()
                      and (table_name, column_name) in (('issues', 'light'), ('duties', 'state'))) as resynced,
            exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = current_schema() and c.relkind = 'r'
                      and not has_table_privilege('casework_actor', c.oid, 'select')) as unknown_table`,
  );
  const state = rows[0];
  if (!state?.present || state.resynced || state.unknown_table) return false;
  const installed = await trx.raw('select hash from casework.installed');
  return installed.rows[0]?.hash === hash;
}

/**
 * Strapi's own tables (accounts, permissions, files, link tables) have no rows of one department alone;
 * Strapi's roles decide on them. Requests run as casework_actor, so it needs the rights to reach them.
 */
function otherTablesSql(caseTables: string[]): string[] {
  const list = caseTables.map((table) => `'${table}'`).join(', ');
  return [
    `do $$ declare t record; begin
       for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = current_schema() and c.relkind = 'r' and c.relname not in (${list}) loop
         execute format('grant select, insert, update, delete on %I to casework_actor', t.relname);
       end loop;
     end $$`,
    `grant usage, select on all sequences in schema public to casework_actor`,
    `grant usage on schema public to casework_actor`,
  ];
}

/**
 * Makes sure that this login can narrow a transaction to casework_actor. A login with CREATEROLE helps
 * itself; otherwise the DBA has run docs/operations/database.md.
 */
async function ensureActorRole(knex: Knex): Promise<void> {
  const check = async (): Promise<{ ok: boolean; version: number }> => {
    const { rows } = await knex.raw(
      `select current_setting('server_version_num')::int as version,
              coalesce((select pg_has_role(current_user, oid, 'MEMBER') from pg_roles where rolname = 'casework_actor'), false) as ok`,
    );
    return rows[0] ?? { ok: false, version: 0 };
  };
  const before = await check();
  if (before.version < 160_000) {
    throw new Error(
      `需要 PostgreSQL 16 以上版本，现为 ${before.version}。 PostgreSQL 16 or later is required.`,
    );
  }
  if (await canSetRole(knex)) return;
  try {
    await knex.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:role']);
      await trx.raw(`do $$ begin
        if not exists (select 1 from pg_roles where rolname = 'casework_actor') then create role casework_actor nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
      await trx.raw('grant casework_actor to current_user with inherit false, set true');
    });
  } catch (error) {
    throw new Error(
      `数据库登录角色不能切换到 casework_actor，请由数据库管理员执行 docs/operations/database.md 中的语句。 ` +
        `The database login cannot set role casework_actor: ${String(error)}`,
    );
  }
  if (!(await canSetRole(knex))) throw new Error('The database login cannot set role casework_actor.');
}

async function canSetRole(knex: Knex): Promise<boolean> {
  try {
    await knex.transaction(async (trx) => {
      await trx.raw('set local role casework_actor');
    });
    return true;
  } catch {
    return false;
  }
}
