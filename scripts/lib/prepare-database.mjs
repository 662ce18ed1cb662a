import pg from 'pg';
import { BilingualError } from './bilingual-error.mjs';

export const ACTOR_ROLE = 'casework_actor';
/** The role that the application's login inherits: every record to read and write, nothing to own. */
export const SYSTEM_ROLE = 'casework_system';
export const OWNER = 'qiaomen_owner';

/** The roles of the kinds of askers, each of which inherits the actor's privileges (platform/access/visibility.ts). */
export const KIND_ROLES = ['office', 'auditor', 'super', 'group', 'unit', 'leader', 'enterprise'].map(
  (kind) => `casework_${kind}`,
);
export const MINIMUM_SERVER_VERSION = 160_000;

/** Any fixed number: serialises those who create the cluster-wide role at the same time. */
const ADVISORY_LOCK = 74_130_001;

/**
 * For the whole server: the roles as which requests run (the login may become them, but inherits nothing of them)
 * and the one whose privileges the login has. The owner may become the requests' roles too, to try its policies.
 */
export function clusterRolesSql({ login, owner = OWNER }) {
  const name = pg.escapeIdentifier(login);
  return `BEGIN;
SELECT pg_advisory_xact_lock(${ADVISORY_LOCK});
DO $do$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[
${[SYSTEM_ROLE, ACTOR_ROLE, ...KIND_ROLES].map((role) => `    '${role}'`).join(',\n')}
  ] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of this server was prepared at the same moment
    END;
  END LOOP;
END
$do$;
GRANT ${ACTOR_ROLE} TO
  ${KIND_ROLES.join(', ')}
  WITH INHERIT TRUE, SET FALSE;
GRANT ${[ACTOR_ROLE, ...KIND_ROLES].join(', ').replace(', casework_group', ',\n  casework_group')} TO ${name}, ${pg.escapeIdentifier(owner)}
  WITH INHERIT FALSE, SET TRUE;
GRANT ${SYSTEM_ROLE} TO ${name} WITH INHERIT TRUE, SET FALSE;
COMMIT;
`;
}

/**
 * For the application's own database: the owner may make tables in it. What the login owns (the releases up to 0.1
 * made it the owner of everything) is handed to the owner.
 */
export function databaseGrantsSql({ login, owner = OWNER }) {
  const ownerName = pg.escapeIdentifier(owner);
  return `DO $do$
BEGIN
  IF EXISTS (
    SELECT FROM pg_shdepend s JOIN pg_database d ON d.datname = current_database()
     WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = ${pg.escapeLiteral(login)}::regrole AND s.deptype = 'o'
       AND (s.dbid = d.oid OR s.classid = 'pg_database'::regclass AND s.objid = d.oid)
  ) THEN
    REASSIGN OWNED BY ${pg.escapeIdentifier(login)} TO ${ownerName};
  END IF;
END
$do$;
GRANT USAGE, CREATE ON SCHEMA public TO ${ownerName};
GRANT USAGE ON SCHEMA public TO ${ACTOR_ROLE}, ${SYSTEM_ROLE};
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
  RAISE WARNING 'pg_trgm was not installed: text search will be slow';
END
$do$;
`;
}

/** The statements that a DBA runs once as superuser, connected to the application's database. */
export function databaseRolesSql({ login, owner = OWNER }) {
  return clusterRolesSql({ login, owner }) + databaseGrantsSql({ login, owner });
}

/**
 * Creates the owner and the login (no superusers, both subject to row security), a database that belongs to the
 * owner, and the roles. Can be repeated; sets the passwords each time.
 */
export async function prepareDatabase({ adminUrl, database, login, password, owner = OWNER, ownerPassword }) {
  await withClient(adminUrl, async (client) => {
    await requireServerVersion(client);
    await ensureLogin(client, owner, ownerPassword);
    await ensureLogin(client, login, password);
    const { rowCount: hasDatabase } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      database,
    ]);
    if (!hasDatabase) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${client.escapeIdentifier(owner)} TEMPLATE template0 ENCODING 'UTF8'`,
      );
    }
    // Advisory locks are per database: everybody takes this one where the administrator's URL points to.
    await client.query(clusterRolesSql({ login, owner }));
  });

  const target = new URL(adminUrl);
  target.pathname = `/${encodeURIComponent(database)}`;
  await withClient(target.href, (client) => client.query(databaseGrantsSql({ login, owner })));
}

async function ensureLogin(client, role, password) {
  const name = client.escapeIdentifier(role);
  const { rowCount: isThere } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (!isThere) await client.query(`CREATE ROLE ${name}`);
  await client.query(
    `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`,
  );
}

export async function requireServerVersion(client) {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS number, version() AS text",
  );
  if (rows[0].number >= MINIMUM_SERVER_VERSION) return;
  throw new BilingualError(
    `需要 PostgreSQL 16 或更高版本，当前为：${rows[0].text}`,
    `PostgreSQL 16 or later is needed, this is: ${rows[0].text}`,
  );
}

export async function withClient(connectionString, action) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}
