import type { Ask } from './records';

/**
 * The database login that serves requests: bound by row security, owner of nothing, unable to become the owner.
 * An owner can alter what it owns: switch a trigger off, replace a function, rewrite a ledger.
 */

type Login = {
  name: string;
  version: number;
  unbound: boolean;
  owns: string[] | null;
  /** roles that own the application's objects and that the login may become or inherits */
  becomes: string[] | null;
  missing: string[] | null;
};

const asked = (actorRoles: readonly string[]): string => `
  select current_user as name, current_setting('server_version_num')::int as version,
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as unbound,
    (select array_agg(distinct what) from (
       select case when s.classid = 'pg_class'::regclass then s.objid::regclass::text
                   when s.classid = 'pg_proc'::regclass then s.objid::regproc::text
                   when s.classid = 'pg_database'::regclass then 'database ' || current_database()
                   when s.classid = 'pg_namespace'::regclass then 'schema ' || s.objid::regnamespace::text
                   else s.classid::regclass::text end as what
         from pg_shdepend s join pg_database d on d.datname = current_database()
        where s.refclassid = 'pg_authid'::regclass and s.refobjid = current_user::regrole and s.deptype = 'o'
          and (s.dbid = d.oid or s.classid = 'pg_database'::regclass and s.objid = d.oid)
          and not exists (select 1 from pg_class t where s.classid = 'pg_class'::regclass and t.oid = s.objid and t.relpersistence = 't')
        limit 8) owned) as owns,
    (select array_agg(distinct r.rolname) from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
      where n.nspname in ('public', 'casework') and c.relkind = 'r' and r.rolname <> current_user
        and pg_has_role(current_user, r.oid, 'MEMBER')) as becomes,
    (select array_agg(w.role) from unnest(array[${actorRoles.map((role) => `'${role}'`).join(', ')}]) as w(role)
       left join pg_roles r on r.rolname = w.role
      where r.oid is null or not pg_has_role(current_user, r.oid, 'SET') or not pg_has_role(r.oid, 'casework_actor', 'USAGE'))
    || (select array_agg(w.role) from unnest(array['casework_system']) as w(role) left join pg_roles r on r.rolname = w.role
         where r.oid is null or not pg_has_role(current_user, r.oid, 'USAGE')) as missing`;

const GUIDE = 'docs/operations/database.md';
const MINIMUM_SERVER_VERSION = 160_000;

/**
 * @param ask as the login that will serve requests
 * @param actorRoles the roles as which requests run
 * @throws naming the login, what is wrong with it, and where the mend is written
 */
export async function assertLogin(ask: Ask, actorRoles: readonly string[]): Promise<void> {
  const [version] = (
    await ask<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  ).rows;
  if (!version || version.version < MINIMUM_SERVER_VERSION) {
    throw new Error(
      `需要 PostgreSQL 16 以上版本，现为 ${version?.version}。 PostgreSQL 16 or later is required.`,
    );
  }
  const [login] = (await ask<Login>(asked(actorRoles))).rows;
  if (!login) throw new Error('the database login cannot be read');
  const { name } = login;
  if (login.unbound) {
    throw new Error(
      `拒绝启动：数据库登录 ${name} 是超级用户或有 BYPASSRLS 权限，行级安全对它不起作用。` +
        `请按 ${GUIDE} 建立普通登录。 The database login is not bound by row security.`,
    );
  }
  if (login.owns) {
    throw new Error(
      `拒绝启动：数据库登录 ${name} 是以下对象的所有者：${login.owns.join('、')}。应用的登录不得拥有任何对象，` +
        `请由数据库管理员按 ${GUIDE} 的“从上一版本升级”把它们移交给所有者角色。 ` +
        'The database login owns objects; hand them to the owner role.',
    );
  }
  if (login.becomes) {
    throw new Error(
      `拒绝启动：数据库登录 ${name} 可以成为所有者角色 ${login.becomes.join('、')}。请收回（REVOKE … FROM ${name}）。 ` +
        'The database login may become the owner role.',
    );
  }
  if (login.missing) {
    throw new Error(
      `拒绝启动：数据库登录 ${name} 缺少角色 ${login.missing.join('、')}，请由数据库管理员执行 ${GUIDE} 中的语句。 ` +
        'The database login lacks roles.',
    );
  }
}
