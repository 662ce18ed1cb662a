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

  test('starts further instances on the same database', async () => {
    const second = await spawnApp(app.database);
    try {
      expect((await fetch(`${second.url}/_health`)).status).toBe(204);
    } finally {
      await second.stop();
    }
  });
});
