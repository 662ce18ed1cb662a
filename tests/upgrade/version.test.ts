import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertReady } from '../../src/plugins/casework/server/src/platform/access/startup';
import { bootApp, type TestApp } from '../support/app';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { spawnApp } from '../support/spawn-app';
import { asAdmin } from './releases';

/** Starts an instance and answers what it was refused with, or `started`. */
async function start(database: TestDatabase, env: Record<string, string> = {}): Promise<string> {
  const running = await spawnApp(database, { env: { DATABASE_MIGRATION_URL: '', ...env } }).catch(
    (error: Error) => error,
  );
  if (running instanceof Error) return running.message;
  await running.stop();
  return `started\n${running.output()}`;
}

const command = async (
  script: string,
  args: string[],
  database: TestDatabase,
): Promise<{ code: number; output: string }> => {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    DATABASE_MIGRATION_URL: database.ownerUrl,
    ENV_PATH: '/dev/null',
  };
  const run = promisify(execFile);
  try {
    const { stdout, stderr } = await run(process.execPath, [path.join('scripts', script), ...args], { env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
};

describe('the version of the database', () => {
  let database: TestDatabase;
  const query = (sql: string): Promise<object[]> =>
    asAdmin(database.ownerUrl, async (client) => (await client.query(sql)).rows as object[]);
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  test('an older application refuses a newer database, in both languages', async () => {
    await query(
      `insert into casework.migrations (number, name, sha256) values (9999, '9999-of-the-future', 'x')`,
    );
    for (const env of [{ DATABASE_MIGRATION_URL: '' }, { DATABASE_MIGRATION_URL: database.ownerUrl }]) {
      const said = await start(database, env);
      expect(said).toMatch(/拒绝启动：数据库已由较新的版本升级（9999-of-the-future）/);
      expect(said).toMatch(/The start is refused: the database was upgraded by a newer version/);
    }
    expect((await command('db-status.mjs', [], database)).output).toMatch(
      /newer +versioned\/9999-of-the-future/,
    );
    await query('delete from casework.migrations where number = 9999');
  }, 900_000);

  test('a released migration that was edited is refused by name', async () => {
    const [before] = (await query('select sha256 from casework.migrations where number = 1')) as {
      sha256: string;
    }[];
    await query(`update casework.migrations set sha256 = 'other' where number = 1`);
    expect(await start(database, { DATABASE_MIGRATION_URL: database.ownerUrl })).toContain(
      'database/versioned/0001-first-release.sql',
    );
    expect((await command('db-status.mjs', [], database)).output).toMatch(
      /edited +versioned\/0001-first-release/,
    );
    await query(`update casework.migrations set sha256 = '${before?.sha256}' where number = 1`);
  }, 900_000);

  test('what only the owner can do is refused without its connection, and done with it', async () => {
    await query(`update casework.repeatables set sha256 = 'other' where name = '020-guards.sql'`);
    expect((await command('db-status.mjs', [], database)).output).toMatch(
      /changed +repeatable\/020-guards\.sql/,
    );
    expect(await start(database)).toMatch(/020-guards\.sql.*DATABASE_MIGRATION_URL.*npm run db:migrate/);
    expect(await command('db-migrate.mjs', [], database)).toMatchObject({ code: 0 });
    expect(await command('db-status.mjs', [], database)).toMatchObject({ code: 0 });
    expect(await start(database)).toContain('started');
  }, 900_000);

  test('a column or a table that holds data and that the content types no longer have stops the start', async () => {
    await query(`alter table policies add column note text, alter column title type text;
      update strapi_database_schema set hash = 'other', schema = (
        select jsonb_set(schema::jsonb, '{tables}', jsonb_agg(case when t ->> 'name' = 'policies'
            then jsonb_set(t, '{columns}', (t -> 'columns') || '[{"name": "note", "type": "text", "args": [], "defaultTo": null, "notNullable": false, "unsigned": false}]') else t end)
          || '[{"name": "old_things", "columns": [], "indexes": [], "foreignKeys": []}]')::json
          from jsonb_array_elements(schema::jsonb -> 'tables') t);
      create table old_things (id integer primary key);
      insert into old_things values (1);
      insert into policies (document_id, title, note) values ('kept', 'x', 'kept')`);
    const env = { DATABASE_MIGRATION_URL: database.ownerUrl };
    const said = await start(database, env);
    expect(said).toContain('old_things');
    expect(said).toContain('policies.note');
    expect(said).toMatch(/policies\.title（text → string）/);
    expect(said).toContain('-- lets-go:');
    expect(await query(`select note from policies where document_id = 'kept'`)).toEqual([{ note: 'kept' }]);
    // Empty tables and columns are left behind by the sync and stop no start.
    await query(`delete from policies where document_id = 'kept'; delete from old_things`);
    expect(await start(database, env)).toContain('started');
  }, 900_000);

  test('an instance that waits for another says so, and gives up with the reason', async () => {
    await asAdmin(database.ownerUrl, async (client) => {
      await client.query(`begin; select pg_advisory_xact_lock(hashtextextended('qiaomen:starting', 0))`);
      const said = await start(database, { DATABASE_START_WAIT: '2', LOG_LEVEL: 'warn' });
      expect(said).toMatch(/另一实例正在启动或升级数据库，已等待 \d+ 秒，最多等 2 秒/);
      expect(said).toMatch(/拒绝启动：另一实例启动或升级数据库已超过 2 秒.*DATABASE_START_WAIT/);
      await client.query('rollback');
    });
  }, 900_000);

  test('two instances that start at once on an empty database both serve', async () => {
    const empty = await createTestDatabase('template0');
    try {
      await asAdmin(empty.adminUrl, (client) => client.query('create extension if not exists pg_trgm'));
      const env = { DATABASE_MIGRATION_URL: empty.ownerUrl };
      const said = await Promise.all([start(empty, env), start(empty, env)]);
      for (const one of said) expect(one).toContain('started');
      const rows = await asAdmin(
        empty.url,
        async (client) => (await client.query('select count(*)::int as n from casework.migrations')).rows,
      );
      // Each migration has been recorded once, whichever instance ran it.
      expect(rows).toEqual([{ n: readdirSync(path.resolve('database', 'versioned')).length }]);
    } finally {
      await empty.drop();
    }
  }, 900_000);
});

describe('guards of the database that were changed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await bootApp();
  }, 900_000);
  afterAll(() => app?.stop());

  const complaint = (): Promise<string> =>
    assertReady(app.strapi).then(
      () => 'ready',
      (error: Error) => error.message,
    );

  const CHANGES: [string, string, RegExp][] = [
    [
      'a trigger that is off',
      'alter table ledger_entries disable trigger casework_never_change',
      /触发器 ledger_entries\.casework_never_change：被改动或停用/,
    ],
    [
      'a trigger that is gone',
      'drop trigger casework_only_actions on issues',
      /触发器 issues\.casework_only_actions：缺失/,
    ],
    [
      'a trigger that was added',
      'create trigger zz before insert on ledger_entries for each row execute function suppress_redundant_updates_trigger()',
      /触发器 ledger_entries\.zz：不是本系统所装/,
    ],
    [
      'a function that was replaced',
      `create or replace function casework.only_actions() returns trigger language plpgsql as $$ begin return new; end $$`,
      /函数 casework\.only_actions\(\)：被改动或停用/,
    ],
    [
      'a function that was replaced together with its record',
      `create or replace function casework.never() returns trigger language plpgsql as $$ begin return null; end $$;
       update casework.installed_text set definition = replace(pg_get_functiondef('casework.never'::regproc), '', '') || ' owner true'
        where name = 'casework.never()'`,
      /函数 casework\.never\(\)：被改动或停用/,
    ],
    [
      'a policy that was opened',
      'alter policy casework_see_group on issues using (true)',
      /行级安全策略 issues\.casework_see_group：被改动或停用/,
    ],
    [
      'a policy that was added',
      'create policy mine on transfers using (true)',
      /行级安全策略 transfers\.mine：不是/,
    ],
    [
      'row security that is off',
      'alter table visits disable row level security',
      /行级安全 public\.visits：缺失/,
    ],
    [
      'a rule on a table',
      'create rule quiet as on insert to transfers do instead nothing',
      /规则 transfers\.quiet：不是本系统所装/,
    ],
  ];

  test('each is named by the start', async () => {
    expect(await complaint()).toBe('ready');
    for (const [what, sql, named] of CHANGES) {
      // Changed as only the owner can.
      await expect(app.db.query(sql)).rejects.toMatchObject({ code: '42501' });
      await app.ownerDb.query(sql);
      expect({ what, said: await complaint() }).toEqual({ what, said: expect.stringMatching(named) });
    }
  });

  test('all are named by the ledger command, and mended by db:migrate -- --again but for what it did not make', async () => {
    const { code, output } = await command('ledger-verify.mjs', [], app.database);
    expect(code).toBe(1);
    for (const [, , named] of CHANGES) expect(output).toMatch(named);
    await app.ownerDb.query(
      'drop rule quiet on transfers; drop trigger zz on ledger_entries; drop policy mine on transfers',
    );
    expect(await command('db-migrate.mjs', ['--again'], app.database)).toMatchObject({ code: 0 });
    expect(await complaint()).toBe('ready');
    expect(await command('ledger-verify.mjs', [], app.database)).toMatchObject({ code: 0 });
  }, 900_000);
});
