import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { requireEnv, type TestDatabase } from '../support/database';
import type { Answers } from './record';

/** The demo databases of released versions, each with what that version said of it (docs/operations/upgrading.md). */

export type Kept = Answers & {
  release: string;
  ledger: { chains: number; entries: number };
  counts: Record<string, number>;
};

/** The password of the accounts in every kept demo. */
export const PASSWORD = 'Example-2026';

const folderOf = (release: string): string => path.join(__dirname, release);

export const readKept = (release: string): Kept =>
  JSON.parse(gunzipSync(fs.readFileSync(path.join(folderOf(release), 'record.json.gz'))).toString()) as Kept;

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

export async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Restores a database as that release left it: everything in it has the owner of that time. */
export async function restoreRelease(release: string): Promise<TestDatabase> {
  const name = `test_upgrade_${randomBytes(4).toString('hex')}`;
  const serverUrl = requireEnv('TEST_ADMIN_URL');
  await asAdmin(serverUrl, (client) =>
    client.query(
      `create database ${name} owner ${requireEnv('TEST_LOGIN')} template template0 encoding 'UTF8'`,
    ),
  );
  const adminUrl = withDatabase(serverUrl, name);
  const sql = gunzipSync(fs.readFileSync(path.join(folderOf(release), 'demo.sql.gz'))).toString();
  await asAdmin(adminUrl, (client) => client.query(sql));
  return {
    name,
    url: withDatabase(requireEnv('TEST_LOGIN_URL'), name),
    ownerUrl: withDatabase(requireEnv('TEST_OWNER_URL'), name),
    adminUrl,
    drop: () =>
      asAdmin(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/**
 * The statements that the guide has the database administrator run: the printed statements, as superuser, in that
 * database.
 */
export async function runRolesSql({ adminUrl }: TestDatabase): Promise<void> {
  const sql = execFileSync(process.execPath, [path.join('scripts', 'db-roles.mjs')], { encoding: 'utf8' });
  await asAdmin(adminUrl, (client) => client.query(sql));
}

/**
 * Keeps this version's demo for the upgrade tests of later ones. Needs a pg_dump that is not older than the server.
 */
export async function keepRelease(kept: Kept, { adminUrl }: TestDatabase): Promise<void> {
  const { stdout } = await promisify(execFile)(
    'pg_dump',
    ['--inserts', '--rows-per-insert=500', '--no-sync', adminUrl],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  // Lines for psql alone.
  const sql = stdout.replaceAll(/^\\.*\n/gm, '');
  fs.mkdirSync(folderOf(kept.release), { recursive: true });
  fs.writeFileSync(path.join(folderOf(kept.release), 'demo.sql.gz'), gzipSync(sql, { level: 9 }));
  fs.writeFileSync(
    path.join(folderOf(kept.release), 'record.json.gz'),
    gzipSync(JSON.stringify(kept), { level: 9 }),
  );
}
