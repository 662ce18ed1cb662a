import pg from 'pg';
import { BilingualError } from './bilingual-error.mjs';

export const ACTOR_ROLE = 'casework_actor';

/** One role for each kind of asker, which inherits the actor's privileges (access/visibility.ts). */
export const KIND_ROLES = ['office', 'auditor', 'super', 'group', 'unit', 'leader', 'enterprise'].map(
  (kind) => `casework_${kind}`,
);
export const MINIMUM_SERVER_VERSION = 160_000;

/** Any fixed number: serialises those who create the cluster-wide role at the same time. */
const ADVISORY_LOCK = 74_130_001;

/** For the whole server: the roles as which requests run. The login may become them, but inherits nothing. */
export function clusterRolesSql({ login }) {
  const name = pg.escapeIdentifier(login);
  return `BEGIN;
SELECT pg_advisory_xact_lock(${ADVISORY_LOCK});
DO $do$
DECLARE
  kind_role text;
BEGIN
  FOREACH kind_role IN ARRAY ARRAY[
${[ACTOR_ROLE, ...KIND_ROLES].map((role) => `    '${role}'`).join(',\n')}
  ] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = kind_role) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', kind_role);
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
GRANT ${[ACTOR_ROLE, ...KIND_ROLES].join(', ').replace(', casework_group', ',\n  casework_group')} TO ${name}
  WITH INHERIT FALSE, SET TRUE;
COMMIT;
`;
}

/** For the application's own database. */
export function databaseGrantsSql() {
  return `GRANT USAGE ON SCHEMA public TO ${ACTOR_ROLE};
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

/** What a DBA runs once as superuser, connected to the application's database. */
export function databaseRolesSql({ login }) {
  return clusterRolesSql({ login }) + databaseGrantsSql();
}

/**
 * Creates the login (no superuser, never past row security), a database that belongs to it, and the roles.
 * Can be repeated; the password is set anew each time.
 */
export async function prepareDatabase({ adminUrl, database, login, password }) {
  await withClient(adminUrl, async (client) => {
    await requireServerVersion(client);
    const name = client.escapeIdentifier(login);
    const { rowCount: hasLogin } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [login]);
    if (!hasLogin) await client.query(`CREATE ROLE ${name}`);
    await client.query(
      `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`,
    );
    const { rowCount: hasDatabase } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      database,
    ]);
    if (!hasDatabase) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8'`,
      );
    }
    // Advisory locks are per database: everybody takes this one where the administrator's URL points to.
    await client.query(clusterRolesSql({ login }));
  });

  const target = new URL(adminUrl);
  target.pathname = `/${encodeURIComponent(database)}`;
  await withClient(target.href, (client) => client.query(databaseGrantsSql()));
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
