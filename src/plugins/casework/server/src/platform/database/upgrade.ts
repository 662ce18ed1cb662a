import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { RECORD_INSTALLED } from './installed-text';
import { RECORDS_SQL, readRecords, type Ask, type Records } from './records';
import {
  DatabaseRefused,
  changedRepeatables,
  pendingMigrations,
  readRelease,
  sha256Of,
  type Migration,
  type Phase,
  type Release,
  type Repeatable,
} from './release';
import { lossesOf, refuseLosses, type SchemaDiff } from './schema-loss';

/**
 * Brings the database to this release's version (ADR 10). A start has two halves around Strapi's schema sync:
 *
 *   before the sync  refuse a newer or edited version, run migrations of that phase, refuse the loss of data
 *   after the sync   run the other migrations, apply the changed texts, record what is installed now
 *
 * All of it runs as the owner role, on connections that are closed before anything is served. A start that finds
 * nothing to do never opens one, and needs no DATABASE_MIGRATION_URL.
 */

type Upgrade = {
  release: Release;
  records: Records;
  pending: Migration[];
  /** the pool's own settings, put back when the owner's work is done */
  login: object | null;
};

type Client = {
  destroy(): Promise<void>;
  initializePool(): void;
  connectionSettings: object;
};

type Schema = {
  sync(): Promise<string>;
  schema: object;
  schemaDiff: { diff(given: object): Promise<{ status: string; diff: SchemaDiff }> };
  schemaStorage: {
    read(): Promise<{ schema: object; hash: string } | null>;
    hashSchema(schema: object): Promise<string> | string;
  };
};

const upgrades = new WeakMap<object, Upgrade>();

/** The name under which the state of Strapi's own tables is recorded beside the repeatable texts. */
const STRAPI_SCHEMA = 'strapi schema';

/** Attributes that Strapi keeps as columns and that are functions of the stored ones: each sync adds them again. */
const COMPUTED: readonly (readonly [string, string])[] = [
  ['issues', 'light'],
  ['duties', 'state'],
];

export const databaseFolder = (strapi: Core.Strapi): string => path.join(strapi.dirs.app.root, 'database');

const schemaOf = (strapi: Core.Strapi): Schema => strapi.db.schema as unknown as Schema;

// knex reads a question mark as a binding.
const escape = (sql: string): string => sql.replaceAll('?', '\\?');

const askOf =
  (knex: Knex | Knex.Transaction): Ask =>
  async (sql) =>
    knex.raw(escape(sql));

/** Puts the first half between the loading of the content types and everything that reads or alters tables. */
export function upgradeBeforeSync(strapi: Core.Strapi): void {
  const { db } = strapi;
  const init = db.init.bind(db);
  db.init = async (given) => {
    const result = await init(given);
    await beforeSync(strapi);
    return result;
  };
}

async function beforeSync(strapi: Core.Strapi): Promise<void> {
  const release = await readRelease(databaseFolder(strapi));
  const records = await recordsOf(strapi);
  const upgrade: Upgrade = { release, records, pending: pendingMigrations(release, records), login: null };
  upgrades.set(strapi, upgrade);
  const why = await reasonsToMigrate(strapi, upgrade);
  if (why.length === 0) return;
  await becomeOwner(strapi, upgrade, why);
  try {
    await strapi.db.connection.raw(RECORDS_SQL);
    await runMigrations(strapi, upgrade, 'before-sync');
    if (records.made) await refuseLostData(strapi, upgrade);
  } catch (error) {
    await becomeLogin(strapi, upgrade);
    throw error;
  }
}

/** A database whose records the login may not read was last migrated by a release that had no owner role. */
async function recordsOf(strapi: Core.Strapi): Promise<Records> {
  try {
    return await readRecords(askOf(strapi.db.connection));
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return { recorded: false, made: true, migrations: [], repeatables: [] };
  }
}

/** The changes of this start that only the owner may make; empty when the database is of this release already. */
async function reasonsToMigrate(
  strapi: Core.Strapi,
  { release, records, pending }: Upgrade,
): Promise<string[]> {
  if (!records.recorded) return [records.made ? 'adopt' : 'create'];
  const texts = changedRepeatables(release.repeatables, records).filter((name) => name.endsWith('.sql'));
  const schema = schemaOf(strapi);
  const hash = await schema.schemaStorage.hashSchema(schema.schema);
  const isSynced = records.repeatables.some(({ name, sha256 }) => name === STRAPI_SCHEMA && sha256 === hash);
  const reasons = [
    ...(process.env['DATABASE_APPLY_AGAIN'] === '1' ? ['again'] : []),
    ...pending.map(({ name }) => name),
    ...texts,
    ...(isSynced ? [] : [STRAPI_SCHEMA]),
  ];
  if (reasons.length > 0) return reasons;
  // Only now: where the login has no privileges yet, Strapi takes its own tables for missing and would make them.
  if ((await schema.schemaStorage.read())?.hash !== hash) return [STRAPI_SCHEMA];
  return (await strapi.db.migrations.shouldRun()) ? ['strapi migrations'] : [];
}

// ── The owner's connections ─────────────────────────────────────────────────────────────────────────────────────

async function becomeOwner(strapi: Core.Strapi, upgrade: Upgrade, why: readonly string[]): Promise<void> {
  const url = process.env['DATABASE_MIGRATION_URL'] ?? '';
  const list = why.slice(0, 8).join(', ') + (why.length > 8 ? ` … (${why.length})` : '');
  if (url === '') {
    throw new DatabaseRefused(
      `数据库需要建立或升级（${list}），而未设置 DATABASE_MIGRATION_URL（所有者角色的连接）。请先备份，再以该变量运行 npm run db:migrate，然后照常启动。`,
      `the database has to be made or upgraded (${list}), and DATABASE_MIGRATION_URL (the owner's connection) is not set. Back up, run npm run db:migrate with it, then start as usual.`,
    );
  }
  strapi.log.info(`数据库升级 Upgrading the database: ${list}`);
  const client = strapi.db.connection.client as Client;
  upgrade.login = client.connectionSettings;
  await reconnect(client, { ...client.connectionSettings, connectionString: url });
}

/** Closes the owner's connections; what follows runs as the login that owns nothing. */
async function becomeLogin(strapi: Core.Strapi, upgrade: Upgrade): Promise<void> {
  const { login } = upgrade;
  if (!login) return;
  upgrade.login = null;
  await reconnect(strapi.db.connection.client as Client, login);
}

async function reconnect(client: Client, settings: object): Promise<void> {
  await client.destroy();
  client.connectionSettings = settings;
  client.initializePool();
}

// ── Migrations ──────────────────────────────────────────────────────────────────────────────────────────────────

async function runMigrations(
  strapi: Core.Strapi,
  { pending, records }: Upgrade,
  phase: Phase,
): Promise<void> {
  const isFresh = !records.recorded && !records.made;
  for (const migration of pending.filter((one) => one.phase === phase)) {
    const skipped = isFresh && phase === 'before-sync';
    if (!skipped) strapi.log.info(`数据库升级 Migration ${migration.name}`);
    await strapi.db.connection.transaction(async (trx) => {
      if (!skipped) await runOne(trx, migration);
      await trx.raw('insert into casework.migrations (number, name, sha256, skipped) values (?, ?, ?, ?)', [
        migration.number,
        migration.name,
        migration.sha256,
        skipped,
      ]);
    });
  }
}

async function runOne(trx: Knex.Transaction, { name, sql }: Migration): Promise<void> {
  try {
    await trx.raw(escape(sql));
  } catch (error) {
    throw new DatabaseRefused(
      `升级脚本 ${name} 执行失败，已全部撤销：${String(error)}`,
      `migration ${name} failed and was rolled back: ${String(error)}`,
    );
  }
}

/** Reads the comparison that the sync is about to act upon. */
async function refuseLostData(strapi: Core.Strapi, { release }: Upgrade): Promise<void> {
  const { schemaDiff, schemaStorage, schema } = schemaOf(strapi);
  const { dialect } = strapi.db as unknown as {
    dialect: {
      schemaInspector: {
        getSchema(): Promise<{ tables: { name: string; columns: { name: string; type: string }[] }[] }>;
      };
    };
  };
  const databaseSchema = await dialect.schemaInspector.getSchema();
  const previousSchema = (await schemaStorage.read())?.schema;
  const { diff } = await schemaDiff.diff({ previousSchema, databaseSchema, userSchema: schema });
  const named = release.migrations.flatMap(({ letsGo }) => letsGo);
  await refuseLosses(askOf(strapi.db.connection), lossesOf(diff, databaseSchema), named);
}

// ── After the sync ──────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The second half: migrations of the later phase, then all repeatable texts in one transaction, then the record of
 * what is installed. Ends the owner's part of the start.
 * @param generated texts that are made from the application's tables (policies), applied after the files
 */
export async function upgradeAfterSync(strapi: Core.Strapi, generated: readonly Repeatable[]): Promise<void> {
  const upgrade = upgrades.get(strapi);
  if (!upgrade) throw new Error('the database was not looked at before the schema sync');
  const texts = [...upgrade.release.repeatables, ...generated];
  if (!upgrade.login) {
    const changed = changedRepeatables(texts, {
      ...upgrade.records,
      repeatables: upgrade.records.repeatables.filter(({ name }) => name !== STRAPI_SCHEMA),
    });
    if (changed.length === 0) return;
    await becomeOwner(strapi, upgrade, changed);
  }
  try {
    await runMigrations(strapi, upgrade, 'after-sync');
    await strapi.db.connection.transaction((trx) => applyTexts(strapi, trx, texts));
  } finally {
    await becomeLogin(strapi, upgrade);
  }
}

async function applyTexts(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  texts: readonly Repeatable[],
): Promise<void> {
  for (const [table, column] of COMPUTED) {
    await trx.raw('alter table ?? drop column if exists ?? cascade', [table, column]);
  }
  for (const { name, sql } of texts) {
    try {
      await trx.raw(escape(sql));
    } catch (error) {
      throw new Error(`database/repeatable: ${name}: ${String(error)}`);
    }
  }
  await trx.raw('delete from casework.repeatables');
  const { schemaStorage, schema } = schemaOf(strapi);
  const hash = await schemaStorage.hashSchema(schema);
  for (const { name, sha256 } of [...texts, { name: STRAPI_SCHEMA, sha256: hash }]) {
    await trx.raw('insert into casework.repeatables (name, sha256) values (?, ?)', [name, sha256]);
  }
  await trx.raw(escape(RECORD_INSTALLED));
  // Releases without versions compared one hash over all texts, kept in this table.
  await trx.raw('drop table if exists casework.installed');
}

/** Returns a text made by the application, under its own name. */
export const generatedText = (name: string, statements: readonly string[]): Repeatable => {
  const sql = statements.join(';\n');
  return { name, sql, sha256: sha256Of(sql) };
};
