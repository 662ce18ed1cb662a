import { bootApp, type TestApp } from './app';
import { spawnApp } from './spawn-app';

describe('the test harness', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootApp();
  });
  afterAll(() => app?.stop());

  test('boots the application on a database of its own', async () => {
    await app.request().get('/_health').expect(204);
    const { rows } = await app.db.query('select current_database() as name, current_user as login');
    expect(rows).toEqual([{ name: app.database.name, login: 'qiaomen' }]);
  });

  test('gives the application no power over row security', async () => {
    const { rows } = await app.db.query(
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });

  test('serves with a login that owns nothing and cannot become the owner', async () => {
    const { rows } = await app.db.query(
      `select count(*)::int as owned from pg_shdepend where refobjid = current_user::regrole and deptype = 'o'`,
    );
    expect(rows).toEqual([{ owned: 0 }]);
    for (const sql of [
      'set role qiaomen_owner',
      'alter table issues disable trigger casework_never_delete',
      'alter table issues disable row level security',
      'drop policy casework_see_all on issues',
      'create table mine (id integer)',
      'truncate issues cascade',
      'set session_replication_role = replica',
      'delete from casework.migrations',
      'update casework.installed_text set definition = definition',
      'create or replace function casework.kind() returns text language sql as $$ select 1::text $$',
    ])
      await expect(app.db.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('starts further instances on the same database', async () => {
    const second = await spawnApp(app.database);
    try {
      expect((await fetch(`${second.url}/_health`)).status).toBe(204);
    } finally {
      await second.stop();
    }
  });
});
