import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { INSTALLED_NOW } from '../../platform/database/installed-text';
import type { KeptFiles } from '../../platform/files/kept-files';
import { SEALED, headsSql, type Head } from '../evidence/heads';
import { copyTarget, dataFileOf, headLine, type Tell } from './dump';
import { BackupRefused, checkPart, linesOf, readFileLines, readManifest, type Manifest } from './manifest';
import { describeSchema } from './schema-text';

type Options = {
  /** as the owner of the database, which is empty */
  connectionString: string;
  folder: string;
  files: KeptFiles;
  /** the migrations that this release knows */
  known: readonly { number: number; sha256: string }[];
  tell: Tell;
};

/**
 * Reads every file of a backup and compares it with what was written.
 * @throws BackupRefused naming the first that is missing or damaged
 */
export async function checkBackup(folder: string, tell: Tell = () => undefined): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const part of manifest.parts) await checkPart(folder, part);
  let count = 0;
  for await (const { name, bytes, sha256 } of readFileLines(folder)) {
    await checkPart(folder, { path: `files/${name}`, bytes, sha256 });
    count += 1;
    if (count % 1000 === 0) tell(`核对附件：${count}/${manifest.files.count}`);
  }
  return manifest;
}

/**
 * Puts a backup into an empty database and an empty file store. The database is filled in one transaction: what is
 * interrupted leaves nothing behind. Before the commit every table's rows, the whole schema and every chain's head
 * are compared with what the backup says.
 * @returns the backup's manifest
 * @throws BackupRefused for a damaged backup, a place that is not empty, a server without what the backup needs, and
 *   a backup that is newer than this release
 */
export async function restoreBackup({
  connectionString,
  folder,
  files,
  known,
  tell,
}: Options): Promise<Manifest> {
  tell('核对备份的每一个文件');
  const manifest = await checkBackup(folder, tell);
  refuseNewer(manifest, known);
  await refuseOtherFiles(folder, files);
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await refuseFullDatabase(client);
    await refuseLacking(client, manifest);
    tell('建表');
    await runFile(client, folder, 'schema-before.sql');
    await loadTables(client, folder, manifest, tell);
    tell('建索引、约束、触发器、策略');
    await runFile(client, folder, 'schema-after.sql');
    await runFile(client, folder, 'sequences.sql');
    tell('核对表结构和各条台账链');
    await compareSchema(client, folder);
    await compareHeads(client, folder);
    await rewordInstalled(client);
    tell('恢复附件');
    await putFiles(folder, files, manifest, tell);
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseNewer({ migrations, release }: Manifest, known: Options['known']): void {
  const hashes = new Map(known.map(({ number, sha256 }) => [number, sha256]));
  const strange = migrations.filter(({ number, sha256 }) => hashes.get(number) !== sha256);
  if (strange.length === 0) return;
  const names = strange.map(({ name }) => name).join('、');
  throw new BackupRefused(
    `备份来自本程序不认识的版本（${release}：${names}）。请用做备份时的程序或更新的版本恢复。`,
    `the backup is of a release that this program does not know (${release}: ${names}); restore it with that release or a later one.`,
  );
}

const NOT_EMPTY = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'casework') and c.relkind in ('r', 'v', 'm', 'S', 'p', 'f')
     and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  union all
  select 'schema casework' from pg_namespace where nspname = 'casework' limit 1`;

async function refuseFullDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(NOT_EMPTY);
  const [first] = rows;
  if (first) {
    throw new BackupRefused(
      `数据库不是空的（有 ${first.name}）。只能恢复到空库，已有的数据一律不动。`,
      `the database is not empty (it has ${first.name}); a backup is restored into an empty one only.`,
    );
  }
}

/** Attachments of an interrupted restore of the same backup may be there already. */
async function refuseOtherFiles(folder: string, files: KeptFiles): Promise<void> {
  let ours: Set<string> | null = null;
  for await (const name of files.names()) {
    if (!ours) {
      ours = new Set();
      for await (const file of readFileLines(folder)) ours.add(file.name);
    }
    if (ours.has(name)) continue;
    throw new BackupRefused(
      `附件的存放处 ${files.where} 不是空的（有 ${name}）。请换一处，已有的文件一律不动。`,
      `the place for attachments, ${files.where}, is not empty (it has ${name}).`,
    );
  }
}

/** Roles and extensions belong to the server: the administrator makes them (docs/operations/database.md). */
async function refuseLacking(client: Client, { roles, extensions }: Manifest): Promise<void> {
  const { rows } = await client.query<{ what: string }>(
    `select 'role ' || w as what from unnest($1::text[]) w where not exists (select 1 from pg_roles where rolname = w)
     union all
     select 'extension ' || w from unnest($2::text[]) w where not exists (select 1 from pg_extension where extname = w)`,
    [roles, extensions],
  );
  if (rows.length === 0) return;
  const list = rows.map(({ what }) => what).join('、');
  throw new BackupRefused(
    `数据库服务器上缺少 ${list}。请先按 docs/operations/database.md 的第一、二步准备（npm run db:roles）。`,
    `the server lacks ${list}: prepare it first, docs/operations/database.md.`,
  );
}

async function runFile(client: Client, folder: string, file: string): Promise<void> {
  await client.query(await readFile(path.join(folder, file), 'utf8'));
}

async function loadTables(client: Client, folder: string, { tables }: Manifest, tell: Tell): Promise<void> {
  for (const [i, table] of tables.entries()) {
    const name = `${table.schema}.${table.table}`;
    const into = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
    await pipeline(createReadStream(path.join(folder, dataFileOf(table))), createGunzip(), into);
    if (into.rowCount !== table.rows) {
      throw new BackupRefused(
        `${name} 应有 ${table.rows} 行，恢复了 ${into.rowCount} 行。`,
        `${name} has ${into.rowCount} rows instead of ${table.rows}.`,
      );
    }
    if (table.rows >= 1000) tell(`恢复数据 ${name}：${table.rows} 行（${i + 1}/${tables.length}）`);
  }
}

/**
 * A line without the casts between kinds of text and the brackets around them: PostgreSQL writes
 * `(ARRAY['a'::varchar])::text[]` of a list that it has parsed once, and `ARRAY['a'::varchar::text]` of the same list
 * parsed again.
 */
const meaningOf = (line: string): string =>
  line.replace(/::(character varying|text)(\[\])?/g, '').replace(/[()]/g, '');

/** The restored schema describes itself as the backed up one did. */
async function compareSchema(client: Client, folder: string): Promise<void> {
  const now = await describeSchema(client);
  for (const [file, text] of [
    ['schema-before.sql', now.before],
    ['schema-after.sql', now.after],
  ] as const) {
    const lines = text.split('\n');
    const wanted = (await readFile(path.join(folder, file), 'utf8')).split('\n');
    const at = wanted.findIndex((line, i) => meaningOf(line) !== meaningOf(lines[i] ?? ''));
    if (at < 0 && lines.length === wanted.length) continue;
    throw new BackupRefused(
      `恢复的表结构与备份不同，${file} 第 ${at + 1} 行：${wanted[at]}；现为：${lines[at]}`,
      `the restored schema differs from the backup's, ${file}, line ${at + 1}.`,
    );
  }
}

type Installed = { kind: string; name: string; definition: string };

/**
 * The record of installed texts is compared with the database to the letter. Where a restored policy or trigger
 * says the same in PostgreSQL's other words, the record takes those; one that had been altered before the backup
 * goes on differing.
 */
async function rewordInstalled(client: Client): Promise<void> {
  await client.query('set local search_path = "$user", public');
  const { rows: recorded } = await client.query<Installed>(
    'select kind, name, definition from casework.installed_text',
  );
  const { rows: present } = await client.query<Installed>(INSTALLED_NOW);
  const keyOf = ({ kind, name }: Installed): string => `${kind} ${name}`;
  const now = new Map(present.map((one) => [keyOf(one), one.definition]));
  for (const one of recorded) {
    const definition = now.get(keyOf(one));
    if (
      definition === undefined ||
      definition === one.definition ||
      meaningOf(definition) !== meaningOf(one.definition)
    )
      continue;
    await client.query('update casework.installed_text set definition = $3 where kind = $1 and name = $2', [
      one.kind,
      one.name,
      definition,
    ]);
  }
}

/** Every chain ends where the backup says, and there is no other. */
async function compareHeads(client: Client, folder: string): Promise<void> {
  const { rows: known } = await client.query<{ sealed: boolean }>(SEALED);
  await client.query(`declare heads no scroll cursor for ${headsSql(known[0]?.sealed === true)}`);
  const wanted = linesOf(path.join(folder, 'heads.txt'))[Symbol.asyncIterator]();
  for (;;) {
    const { rows } = await client.query<Head>('fetch forward 1000 from heads');
    for (const head of rows) {
      const next = await wanted.next();
      if (!next.done && `${next.value}\n` === headLine(head)) continue;
      throw new BackupRefused(
        `台账链 ${head.chain} 的末条与备份所记不符。`,
        `the chain of ${head.chain} does not end as the backup says.`,
      );
    }
    if (rows.length === 0) break;
  }
  const more = await wanted.next();
  if (!more.done) throw new BackupRefused(`缺少台账链：${more.value}`, `a chain is missing: ${more.value}`);
  await client.query('close heads');
}

async function putFiles(
  folder: string,
  files: KeptFiles,
  { files: { count } }: Manifest,
  tell: Tell,
): Promise<void> {
  let done = 0;
  for await (const { name } of readFileLines(folder)) {
    await files.write(name, createReadStream(path.join(folder, 'files', name)));
    done += 1;
    if (done % 1000 === 0) tell(`恢复附件：${done}/${count}`);
  }
}
