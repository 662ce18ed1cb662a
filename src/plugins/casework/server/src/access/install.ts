import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { filePolicySql } from '../files/policy';
import { ACTOR_ROLE, VISIBILITY, kindRoles, policySql } from './visibility';

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
 * @throws when a content type has no declared rule, or the login cannot narrow itself to the request roles
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
  await ensureActorRoles(knex);

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
 * Strapi's roles decide on them. Requests run as heirs of casework_actor, so it needs the rights to reach them.
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
 * Makes sure that this login can narrow a transaction to the roles that requests run as. A login with
 * CREATEROLE helps itself; otherwise the DBA has run docs/operations/database.md.
 */
async function ensureActorRoles(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(`select current_setting('server_version_num')::int as version`);
  const version = Number(rows[0]?.version ?? 0);
  if (version < 160_000) {
    throw new Error(`需要 PostgreSQL 16 以上版本，现为 ${version}。 PostgreSQL 16 or later is required.`);
  }
  if ((await missingRoles(knex)).length === 0) return;
  try {
    await knex.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:role']);
      for (const role of [ACTOR_ROLE, ...kindRoles]) {
        await trx.raw(`do $$ begin
          if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
        exception when duplicate_object or unique_violation then null; end $$`);
        if (role !== ACTOR_ROLE) await trx.raw(`grant ${ACTOR_ROLE} to ${role} with inherit true, set false`);
        await trx.raw(`grant ${role} to current_user with inherit false, set true`);
      }
    });
  } catch (error) {
    throw new Error(
      `数据库登录角色不能切换到请求角色 ${(await missingRoles(knex)).join('、')}，请由数据库管理员执行 docs/operations/database.md 中的语句。 ` +
        `The database login cannot set the request roles: ${String(error)}`,
    );
  }
  const missing = await missingRoles(knex);
  if (missing.length > 0) throw new Error(`The database login cannot set role ${missing.join(', ')}.`);
}

/** The roles that requests run as and that this login cannot become, or that lack the actor's privileges. */
async function missingRoles(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw(
    `select w.role from unnest(array[${[ACTOR_ROLE, ...kindRoles].map((role) => `'${role}'`).join(', ')}]) as w(role)
       left join pg_roles r on r.rolname = w.role
      where r.oid is null or not pg_has_role(current_user, r.oid, 'SET') or not pg_has_role(r.oid, '${ACTOR_ROLE}', 'USAGE')`,
  );
  return (rows as { role: string }[]).map(({ role }) => role);
}
