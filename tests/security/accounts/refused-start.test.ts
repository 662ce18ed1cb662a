import { assertReady } from '../../../src/plugins/casework/server/src/platform/access/startup';
import { spawnApp } from '../../support/spawn-app';
import { kit, useAccounts } from './support';

useAccounts();

describe('a start is refused', () => {
  /** The output of a process that refuses to start. */
  const refusal = async (url: string): Promise<string> => {
    const running = await spawnApp({ ...kit.app.database, url }).catch((error: Error) => error);
    if (running instanceof Error) return running.message;
    await running.kill();
    return 'started';
  };
  const query = (sql: string, values: unknown[] = []): Promise<{ rows: { id: number }[] }> =>
    kit.app.ownerDb.query(sql, values);
  /** Runs the last step of a start: reference data and settings. */
  const seeded = (): Promise<string> => {
    const seed: { run(): Promise<void> } = kit.app.strapi.plugin('casework').service('seed');
    return seed.run().then(
      () => 'started',
      (error: Error) => error.message,
    );
  };
  const complaint = (): Promise<string> =>
    assertReady(kit.app.strapi).then(
      () => 'ready',
      (error: Error) => error.message,
    );
  /** A role that somebody has made in the panel, with one permission. */
  const role = async (subject: string, conditions: string[]): Promise<() => Promise<void>> => {
    const [made] = (
      await query(
        `insert into admin_roles (name, code, document_id) values ('自建角色', 'own-role', 'ownrole') returning id`,
      )
    ).rows;
    const [permission] = (
      await query(
        `insert into admin_permissions (action, subject, conditions, properties, document_id)
           values ('plugin::content-manager.explorer.read', $1, $2, '{}', 'ownpermission') returning id`,
        [subject, JSON.stringify(conditions)],
      )
    ).rows;
    await query('insert into admin_permissions_role_lnk (permission_id, role_id) values ($1, $2)', [
      permission?.id,
      made?.id,
    ]);
    return async () => {
      await query('delete from admin_permissions where id = $1', [permission?.id]);
      await query('delete from admin_roles where id = $1', [made?.id]);
    };
  };

  test('with a login that row security does not bind, before anything is made', async () => {
    expect(await refusal(kit.app.database.adminUrl)).toMatch(
      /拒绝启动：数据库登录 \S+ 是超级用户或有 BYPASSRLS 权限.*docs\/operations\/database\.md/,
    );
    const bypassing = `bypassing_${kit.app.database.name}`;
    await kit.app.adminDb.query(`create role ${bypassing} login bypassrls password 'x'`);
    try {
      const url = new URL(kit.app.database.url);
      url.username = bypassing;
      url.password = 'x';
      expect(await refusal(url.href)).toContain(`数据库登录 ${bypassing} 是超级用户或有 BYPASSRLS 权限`);
    } finally {
      await kit.app.adminDb.query(`drop role ${bypassing}`);
    }
  }, 120_000);

  test('in production, on a database with demo data and its accounts', async () => {
    const { NODE_ENV: environment } = process.env;
    await query(
      `insert into strapi_core_store_settings (key, value, type) values ('plugin_casework_demo', '{}', 'object')`,
    );
    try {
      expect(await complaint()).toBe('ready');
      process.env['NODE_ENV'] = 'production';
      expect(await complaint()).toMatch(/拒绝启动[^]*数据库中是演示数据.*DATABASE_URL/);
      process.env['QIAOMEN_DEMO'] = '1';
      expect(await complaint()).toBe('ready');
    } finally {
      process.env['NODE_ENV'] = environment;
      delete process.env['QIAOMEN_DEMO'];
      await query(`delete from strapi_core_store_settings where key = 'plugin_casework_demo'`);
    }
  });

  test('with a case table without policies and a role without its condition, both named with their mend', async () => {
    const remove = await role('plugin::users-permissions.user', []);
    await query('alter table issues disable row level security');
    try {
      const said = await seeded();
      expect(said).toMatch(/拒绝启动/);
      expect(said).toMatch(/以下数据表没有行级安全策略：issues。请运行 npm run db:migrate -- --again/);
      expect(said).toMatch(
        /自建角色：plugin::content-manager\.explorer\.read plugin::users-permissions\.user 没有条件。请在“设置—角色”中/,
      );
    } finally {
      await query('alter table issues enable row level security');
      await remove();
    }
    expect(await seeded()).toBe('started');
  });

  test('with a table whose policies are gone, a condition that nobody has registered, loose parameters', async () => {
    const { rows: policies } = await kit.app.db.query<{ name: string; roles: string; using: string }>(
      `select policyname as name, array_to_string(roles, ', ') as roles, qual as using from pg_policies
          where tablename = 'transfers' and cmd = 'SELECT'`,
    );
    expect(policies.length).toBeGreaterThan(1);
    for (const { name } of policies) await query(`drop policy ${name} on transfers`);
    expect(await complaint()).toContain('以下数据表没有行级安全策略：transfers。');
    for (const { name, roles, using } of policies)
      await query(`create policy ${name} on transfers for select to ${roles} using (${using})`);
    const remove = await role('api::issue.issue', ['plugin::casework.renamed']);
    expect(await complaint()).toMatch(/自建角色：.* 的条件 plugin::casework\.renamed 不存在/);
    await remove();
    for (const key of ['api.rest.strictParams', 'api.documents.strictParams']) {
      kit.app.strapi.config.set(key, false);
      expect(await complaint()).toContain(`未开启参数严格检查：${key}。请在 config/api.ts 中设为 true`);
      kit.app.strapi.config.set(key, true);
    }
    expect(await complaint()).toBe('ready');
  });
});
