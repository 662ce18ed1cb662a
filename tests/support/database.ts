import { randomBytes } from 'node:crypto';
import type * as Pg from 'pg';
import { requireOutside } from './outside';

const pg = requireOutside<typeof Pg>('pg');

export type TestDatabase = {
  name: string;
  /** As the application's login, which owns nothing. */
  url: string;
  /** As the owner of the tables, for migrating. */
  ownerUrl: string;
  /** As superuser. */
  adminUrl: string;
  drop(): Promise<void>;
};

/** Creates a copy of the template database that `npm test` made, or of another without connections. */
export async function createTestDatabase(template = requireEnv('TEST_TEMPLATE')): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = requireEnv('TEST_OWNER');
  const serverUrl = requireEnv('TEST_ADMIN_URL');
  await runAsAdmin(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
  return {
    name,
    url: withDatabase(requireEnv('TEST_LOGIN_URL'), name),
    ownerUrl: withDatabase(requireEnv('TEST_OWNER_URL'), name),
    adminUrl: withDatabase(serverUrl, name),
    drop: () => runAsAdmin(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

export function createPool(connectionString: string): Pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, options: '-c timezone=UTC' });
  // DROP DATABASE … WITH (FORCE) ends idle connections; that is no reason for the test process to die.
  pool.on('error', () => undefined);
  return pool;
}

export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: start the tests with npm test`);
  return value;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function runAsAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
