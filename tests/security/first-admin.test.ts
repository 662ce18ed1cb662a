import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { bootApp, type TestApp } from '../support/app';

const run = promisify(execFile);

describe('the first administrator of a fresh installation', () => {
  let app: TestApp;
  const stranger = {
    firstname: 'x',
    lastname: 'y',
    email: 'stranger@example.test',
    password: 'Example-2026',
  };
  const register = () => app.request().post('/admin/register-admin').send(stranger);
  const admins = async (): Promise<unknown[]> =>
    (await app.db.query('select email from admin_users order by id')).rows;
  const create = (email: string, password: string) =>
    run(
      process.execPath,
      [path.join('scripts', 'admin-create.mjs'), '--email', email, '--name', '示例管理员'],
      {
        env: {
          ...process.env,
          DATABASE_URL: app.database.url,
          ADMIN_PASSWORD: password,
          ENV_PATH: '/dev/null',
        },
      },
    ).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    );

  beforeAll(async () => {
    app = await bootApp();
  }, 300_000);
  afterAll(() => app?.stop());

  test('is not whoever comes first over the network', async () => {
    const { NODE_ENV: environment } = process.env;
    process.env['NODE_ENV'] = 'production';
    try {
      const answer = await register();
      expect(answer.status).toBe(403);
      expect(answer.body.error).toMatchObject({
        status: 403,
        message: expect.stringContaining('npm run admin:create'),
      });
    } finally {
      process.env['NODE_ENV'] = environment;
    }
    expect(await admins()).toEqual([]);
  });

  test('is made on the server, once, with a password that holds', async () => {
    expect(await create('office@example.test', 'short')).toContain('口令至少 10 个字符');
    expect(await create('office@example.test', 'Example-2026')).toContain(
      '已建立超级管理员 office@example.test',
    );
    expect(await admins()).toEqual([{ email: 'office@example.test' }]);
    expect(await create('second@example.test', 'Example-2026')).toContain('已有管理员');
    expect(await admins()).toHaveLength(1);
    const login = await app
      .request()
      .post('/admin/login')
      .send({ email: 'office@example.test', password: 'Example-2026' });
    expect(login.status).toBe(200);
    // Strapi refuses it too, now.
    expect((await register()).status).toBe(400);
  }, 600_000);
});
