import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { KeptFiles } from '../../platform/files/kept-files';
import { SEALED, headsSql, leafText, type Head } from '../evidence/heads';
import { growingTree, leafHash } from '../evidence/merkle';
import { verifyLedger } from '../ledger/verify';
import {
  beginFolder,
  checkPart,
  endFolder,
  fileLine,
  measure,
  writePart,
  BackupRefused,
  type Manifest,
  type Part,
} from './manifest';
import { describeSchema } from './schema-text';

/** Says what is being done, and how far it is. */
export type Tell = (line: string) => void;

type Options = {
  /** as the owner of the tables, or as a role that row security does not bind and that may read everything */
  connectionString: string;
  folder: string;
  files: KeptFiles;
  release: string;
  tell: Tell;
};

type Table = Manifest['tables'][number];

const TABLES = `
  select n.nspname as schema, c.relname as "table",
         (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'casework') and c.relkind = 'r'
     and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   order by n.nspname, c.relname`;

const SEQUENCES = `
  select format('select setval(%L, %s, %s);', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), (last_value is not null)::text) as sql
    from pg_sequences where schemaname in ('public', 'casework') order by schemaname, sequencename`;

/** Roles that privileges and policies name: they belong to the server, not to the database. */
const ROLES = `
  select distinct r.rolname as name from pg_roles r where r.rolname like 'casework%' and exists (
    select 1 from pg_shdepend s join pg_database d on d.oid = s.dbid and d.datname = current_database()
     where s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid) order by 1`;

const BATCH = 1000;
const TELL_EVERY = 1000;

/**
 * Writes a backup of the database as it is at one instant, and of the attachments that it names. Work goes on
 * meanwhile. What had been committed when the snapshot was taken is in the backup, whole.
 * @returns what was written; `ledger`, `files.missing` and `files.changed` say what was already wrong at the source
 * @throws BackupRefused when the folder is not empty or the login may not read everything
 */
export async function makeBackup({
  connectionString,
  folder,
  files,
  release,
  tell,
}: Options): Promise<Manifest> {
  await beginFolder(folder);
  await Promise.all(
    ['data', 'files'].map((one) => mkdir(path.join(folder, one), { recursive: true, mode: 0o700 })),
  );
  const client = new Client({ connectionString });
  // A connection that breaks rejects the statement under way; the event alone must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const database = await dumpDatabase(client, folder, tell);
    tell('核验台账');
    const { broken } = await verifyLedger({ connectionString, log: tell });
    tell('复制附件');
    const { parts, ...attachments } = await dumpFiles(client, folder, files, tell);
    tell('复核写下的文件');
    for (const one of [...database.parts, ...parts]) await checkPart(folder, one);
    const manifest: Manifest = {
      format: 1,
      product: 'qiaomen',
      release,
      node: process.version,
      ...database,
      ledger: broken,
      files: attachments,
      parts: [...database.parts, ...parts],
    };
    await endFolder(folder, manifest);
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type DatabasePart = Pick<
  Manifest,
  'takenAt' | 'server' | 'extensions' | 'roles' | 'migrations' | 'tables' | 'heads' | 'parts'
>;

async function dumpDatabase(client: Client, folder: string, tell: Tell): Promise<DatabasePart> {
  await client.query('begin isolation level repeatable read read only');
  // A login that row security binds gets an error instead of a part of the rows.
  await client.query('set local row_security = off');
  await client.query('set local statement_timeout = 0');
  await client.query('set local idle_in_transaction_session_timeout = 0');
  await client.query("set local timezone = 'UTC'");
  const list = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows;
  const tables = await list<Omit<Table, 'rows'>>(TABLES);
  if (tables.length === 0) throw new BackupRefused('数据库里没有表。', 'the database has no tables.');
  const text = async (relative: string, content: string | Iterable<string>): Promise<Part> =>
    writePart(folder, relative, Readable.from(typeof content === 'string' ? [content] : content));
  // No table changes its form under the snapshot.
  await client.query(`lock table ${tables.map(nameOf).join(', ')} in access share mode`);
  const [moment] = await list<{ takenAt: string; version: number; text: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt",
            current_setting('server_version_num')::int as version, version() as text`,
  );
  const { takenAt = '', version = 0, text: serverText = '' } = moment ?? {};
  const extensions = await list<{ name: string }>(
    `select extname as name from pg_extension where extname <> 'plpgsql' order by 1`,
  );
  const migrations = await list<Manifest['migrations'][number]>(
    'select number, name, sha256 from casework.migrations order by number',
  );
  const roles = await list<{ name: string }>(ROLES);
  tell('导出表结构');
  const schema = await describeSchema(client);
  const parts = [
    await text('schema-before.sql', schema.before),
    await text('schema-after.sql', schema.after),
  ];
  const sequences = await list<{ sql: string }>(SEQUENCES);
  parts.push(
    await text(
      'sequences.sql',
      sequences.map(({ sql }) => `${sql}\n`),
    ),
  );
  const dumped: Table[] = [];
  for (const table of tables) {
    const { part, rows } = await dumpTable(client, folder, table);
    parts.push(part);
    dumped.push({ ...table, rows });
    if (rows >= TELL_EVERY)
      tell(`导出数据 ${table.schema}.${table.table}：${rows} 行（${dumped.length}/${tables.length}）`);
  }
  const { heads, part } = await dumpHeads(client, folder);
  parts.push(part);
  await client.query('commit');
  return {
    takenAt,
    server: { version, text: serverText },
    extensions: extensions.map(({ name }) => name),
    roles: roles.map(({ name }) => name),
    migrations,
    tables: dumped,
    heads,
    parts,
  };
}

const nameOf = ({ schema, table }: Omit<Table, 'rows'>): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;

export const dataFileOf = ({ schema, table }: Pick<Table, 'schema' | 'table'>): string =>
  `data/${schema}.${table}.copy.gz`;

export const copyTarget = (table: Omit<Table, 'rows'>): string =>
  `${nameOf(table)} (${table.columns.map((column) => escapeIdentifier(column)).join(', ')})`;

async function dumpTable(
  client: Client,
  folder: string,
  table: Omit<Table, 'rows'>,
): Promise<{ part: Part; rows: number }> {
  try {
    const rows = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
    const part = await writePart(folder, dataFileOf(table), rows, createGzip({ level: 6 }));
    return { part, rows: rows.rowCount };
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new BackupRefused(
      `数据库登录无权读取 ${table.schema}.${table.table} 的全部行。请用所有者角色（DATABASE_MIGRATION_URL）或有 BYPASSRLS 的只读角色（DATABASE_BACKUP_URL）备份。`,
      `the database login may not read all of ${table.schema}.${table.table}: back up as the owner (DATABASE_MIGRATION_URL) or as a reading role with BYPASSRLS (DATABASE_BACKUP_URL).`,
    );
  }
}

/** Every chain's last entry as the snapshot has it, and one root over them. */
async function dumpHeads(client: Client, folder: string): Promise<{ heads: Manifest['heads']; part: Part }> {
  const tree = growingTree();
  const { rows: known } = await client.query<{ sealed: boolean }>(SEALED);
  await client.query(`declare heads no scroll cursor for ${headsSql(known[0]?.sealed === true)}`);
  async function* lines(): AsyncIterable<string> {
    for (;;) {
      const { rows } = await client.query<Head>(`fetch forward ${BATCH} from heads`);
      if (rows.length === 0) return;
      for (const head of rows) tree.add(leafHash(leafText(head)));
      yield rows.map(headLine).join('');
    }
  }
  const part = await writePart(folder, 'heads.txt', Readable.from(lines()));
  return { heads: { chains: tree.size(), root: tree.root().toString('hex') }, part };
}

export const headLine = ({ chain, sequence, hash, seal }: Head): string =>
  `${[chain, sequence, hash, seal ?? '-'].join(' ')}\n`;

/**
 * Copies the attachments. One that was uploaded after the snapshot is copied too and harms nothing; one that was
 * removed since, because no record referred to it, is left out.
 */
async function dumpFiles(
  client: Client,
  folder: string,
  files: KeptFiles,
  tell: Tell,
): Promise<Manifest['files'] & { parts: Part[] }> {
  const result = { count: 0, bytes: 0, missing: [] as string[], changed: [] as string[] };
  const { rows: known } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from casework.file_contents',
  );
  const wanted = new Map(known.map(({ name, sha256 }) => [name, sha256]));
  async function* lines(): AsyncIterable<string> {
    for await (const name of files.names()) {
      const source = await files.read(name);
      if (!source) continue;
      const relative = `files/${name}`;
      const { bytes, sha256 } = await writePart(folder, relative, source);
      const written = await measure(path.join(folder, relative));
      if (written?.sha256 !== sha256)
        throw new BackupRefused(
          `写入后读回不符：${relative}`,
          `what was written reads otherwise: ${relative}`,
        );
      if ((wanted.get(name) ?? sha256) !== sha256) result.changed.push(name);
      wanted.delete(name);
      result.count += 1;
      result.bytes += bytes;
      if (result.count % TELL_EVERY === 0) tell(`复制附件：${result.count} 个`);
      yield fileLine({ name, bytes, sha256 });
    }
  }
  const list = await writePart(folder, 'files.txt', Readable.from(lines()));
  if (wanted.size > 0) {
    // Asked again: an unused upload is removed together with its row.
    const { rows } = await client.query<{ name: string }>(
      'select name from casework.file_contents where name = any($1) order by 1',
      [[...wanted.keys()]],
    );
    result.missing = rows.map(({ name }) => name);
  }
  return { ...result, parts: [list] };
}
