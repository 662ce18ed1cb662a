import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The release's side of the database's version (spec: operations, upgrades): the files of database/versioned and
 * database/repeatable, and the messages for a database that records other files.
 */

/** Before Strapi's schema sync (to rename or drop what the sync would lose), or after it. */
export type Phase = 'before-sync' | 'after-sync';

/** A numbered migration: run once, in a transaction, recorded with the SHA-256 of its text. */
export type Migration = {
  number: number;
  /** the file's name without its ending */
  name: string;
  phase: Phase;
  /** tables (`policies`) and columns (`policies.note`) that the schema sync may lose although they hold data */
  letsGo: string[];
  sql: string;
  sha256: string;
};

/** A text that is applied again whenever it has changed. */
export type Repeatable = { name: string; sql: string; sha256: string };

export type Release = { migrations: Migration[]; repeatables: Repeatable[] };

/** The version that a database has on record. */
export type Applied = {
  migrations: { number: number; name: string; sha256: string }[];
  repeatables: { name: string; sha256: string }[];
};

/** Refuses a start, in both languages: administrators of either read its log. */
export class DatabaseRefused extends Error {
  constructor(zh: string, en: string) {
    super(`拒绝启动：${zh}\nThe start is refused: ${en}`);
    this.name = 'DatabaseRefused';
  }
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const MIGRATION = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;
const HEADER = /^-- (phase|lets-go): *(.*)$/gm;

/**
 * Reads a migration's number from its name and its phase from its header.
 * @throws when the name or the header is none
 */
export function parseMigration(file: string, sql: string): Migration {
  const number = Number(MIGRATION.exec(file)?.[1]);
  if (!number) throw new Error(`database/versioned/${file}: the name is not NNNN-words.sql`);
  const header: Record<string, string> = { phase: 'after-sync', 'lets-go': '' };
  for (const [, key = '', value = ''] of sql.matchAll(HEADER)) header[key] = value.trim();
  const { phase } = header;
  if (phase !== 'before-sync' && phase !== 'after-sync') {
    throw new Error(`database/versioned/${file}: phase ${phase} is neither before-sync nor after-sync`);
  }
  const letsGo = (header['lets-go'] ?? '').split(',').map((one) => one.trim());
  return {
    number,
    name: file.replace(/\.sql$/, ''),
    phase,
    letsGo: letsGo.filter((one) => one !== ''),
    sql,
    sha256: sha256Of(sql),
  };
}

/**
 * @param folder the repository's folder `database`
 * @throws when two migrations have one number
 */
export async function readRelease(folder: string): Promise<Release> {
  const texts = async (name: string): Promise<[string, string][]> => {
    const files = (await readdir(path.join(folder, name))).filter((file) => file.endsWith('.sql')).sort();
    return Promise.all(
      files.map(
        async (file): Promise<[string, string]> => [
          file,
          await readFile(path.join(folder, name, file), 'utf8'),
        ],
      ),
    );
  };
  const migrations = (await texts('versioned')).map(([file, sql]) => parseMigration(file, sql));
  const twice = migrations.find(({ number }, i) => migrations[i - 1]?.number === number);
  if (twice) throw new Error(`database/versioned: number ${twice.number} is given twice`);
  const repeatables = (await texts('repeatable')).map(
    ([file, sql]): Repeatable => ({ name: file, sql, sha256: sha256Of(sql) }),
  );
  return { migrations, repeatables };
}

/**
 * The migrations that a database still needs, in order.
 * @throws DatabaseRefused when the database is newer than this release, when a migration that it has run was
 *   edited since, or when one that it has not run is older than one that it has
 */
export function pendingMigrations({ migrations }: Release, applied: Applied): Migration[] {
  const known = new Map(migrations.map((one) => [one.number, one]));
  const newer = applied.migrations.filter(({ number }) => !known.has(number)).map(({ name }) => name);
  if (newer.length > 0) {
    const last = migrations.at(-1)?.name ?? '—';
    throw new DatabaseRefused(
      `数据库已由较新的版本升级（${newer.join('、')}），本程序只认识到 ${last}。请使用升级数据库的那个版本或更新的版本；旧程序不能在新数据库上运行。`,
      `the database was upgraded by a newer version (${newer.join(', ')}); this one knows migrations up to ${last}. Run that version or a later one.`,
    );
  }
  const edited = applied.migrations.filter(({ number, sha256 }) => known.get(number)?.sha256 !== sha256);
  if (edited.length > 0) {
    const names = edited.map(({ number }) => `database/versioned/${known.get(number)?.name}.sql`);
    throw new DatabaseRefused(
      `已执行过的升级脚本被改动：${names.join('、')}。已发布的脚本不得修改，请恢复原文，另写一个新编号的脚本。`,
      `migrations that have been run were edited: ${names.join(', ')}. Restore them and write a new one.`,
    );
  }
  const done = new Set(applied.migrations.map(({ number }) => number));
  const highest = Math.max(0, ...done);
  const late = migrations.filter(({ number }) => number < highest && !done.has(number));
  if (late.length > 0) {
    const names = late.map(({ name }) => name);
    throw new DatabaseRefused(
      `升级脚本的编号早于已执行的 ${highest}：${names.join('、')}。请改用更大的编号。`,
      `migrations are numbered below ${highest}, which has been run: ${names.join(', ')}. Give them later numbers.`,
    );
  }
  return migrations.filter(({ number }) => !done.has(number));
}

/** The names of the texts that the database has otherwise or not at all, and of those that it should no longer have. */
export function changedRepeatables(texts: readonly Repeatable[], applied: Applied): string[] {
  const stored = new Map(applied.repeatables.map(({ name, sha256 }) => [name, sha256]));
  const changed = texts.filter(({ name, sha256 }) => stored.get(name) !== sha256).map(({ name }) => name);
  const wanted = new Set(texts.map(({ name }) => name));
  return [...changed, ...[...stored.keys()].filter((name) => !wanted.has(name))];
}
