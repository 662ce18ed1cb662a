import { panel } from '../../support/admin';
import {
  type Json,
  PASSWORD,
  bearer,
  kit,
  office,
  panelIn,
  person,
  send,
  signIn,
  superAdmin,
  useAccounts,
} from './support';

useAccounts();

describe('what accounts and tokens may reach and change', () => {
  test('T29 no admin-kind tokens, no default tokens, no doors left open', async () => {
    const token = {
      name: 'x',
      description: '',
      kind: 'admin',
      type: 'full-access',
      lifespan: null,
      adminPermissions: [],
      permissions: null,
      adminUserOwner: superAdmin.userId,
    };
    for (const path of ['/admin/api-tokens', '/admin/admin-tokens']) {
      const answer = await superAdmin.send('post', path, token);
      expect({ path, kind: answer.body.data?.kind === 'admin', status: answer.status < 500 }).toEqual({
        path,
        kind: false,
        status: true,
      });
    }
    const asAdmins = { name: 'x', description: '', lifespan: null, adminPermissions: [] };
    expect((await superAdmin.send('post', '/admin/admin-tokens', asAdmins)).status).toBeGreaterThanOrEqual(
      400,
    );
    // Refused however the token is made.
    const tokens = kit.app.strapi.db.query('admin::api-token');
    await expect(
      tokens.create({ data: { name: 'x', kind: 'admin', accessKey: 'x' } as never }),
    ).rejects.toThrow();
    const { rows } = await kit.app.db.query(
      "select name from strapi_api_tokens where kind = 'admin' or name in ('Read Only', 'Full Access')",
    );
    expect(rows).toEqual([]);
    for (const [method, path] of [
      ['POST', '/mcp'],
      ['GET', '/admin/transfer/runner/connect'],
      ['POST', '/api/auth/local/register'],
      ['POST', '/admin/register-admin'],
      ['GET', '/api/users'],
      ['GET', '/api/connect/github'],
      ['GET', '/documentation'],
    ] as const) {
      const answer = await send(
        method,
        path,
        method === 'POST'
          ? { username: 'new', email: 'new@example.test', password: PASSWORD, firstname: 'x' }
          : undefined,
      );
      expect({ path, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ path, refused: true });
    }
    expect((await kit.app.db.query(`select 1 from up_users where username = 'new'`)).rows).toEqual([]);
  });

  test('T29 what Strapi opens to whoever is signed in, and nobody needs, is not there', async () => {
    const leader = await panel(kit.app, kit.city, 'leaderB');
    const settings = '/content-manager/collection-types/api::setting.setting';
    for (const [method, path] of [
      ['post', '/admin/permissions/check'],
      ['put', '/admin/homepage/layout'],
    ] as const)
      for (const body of [{}, [], { permissions: 1, widgets: 1 }])
        expect([path, (await leader.send(method, path, body)).status]).toEqual([path, 400]);
    for (const [method, path, body] of [
      // To write to anybody in the city's name.
      ['post', '/email', { to: 'somebody@example.test', subject: '通知', text: '请点击' }],
      ['put', '/i18n/settings', { aiLocalizations: true }],
      ['get', '/admin/license-trial-time-left'],
      ['get', '/admin/ai-token'],
      // The first record of a collection, whatever it is.
      ['put', '/content-manager/single-types/api::project.project', { name: '示例' }],
      ['put', '/content-manager/single-types/api::issue.issue', { title: '示例' }],
      ['post', settings, {}],
      ['get', '/content-manager/relations/__proto__/1/leader'],
      ['get', '/content-manager/relations/constructor/1/leader'],
    ] as const) {
      for (const who of [leader, superAdmin]) {
        const { status } = await who.send(method, path, body);
        expect([path, status]).toEqual([path, 404]);
      }
    }
    const { rows } = await kit.app.db.query(
      `select 1 from strapi_core_store_settings where key like '%i18n%' and value like '%aiLocalizations%'`,
    );
    expect(rows).toEqual([]);
  });

  test('T29 a token of full access, tied to a unit, opens neither accounts nor roles nor what else Strapi has', async () => {
    const made = await superAdmin.send('post', '/admin/api-tokens', {
      name: 'outside',
      description: '',
      type: 'full-access',
      lifespan: null,
      permissions: null,
    });
    await kit.app.db.query(
      `update staff_members set api_token_id = $1, api_user_id = null
        where id = (select staff_member_id from memberships where document_id = $2)`,
      [made.body.data.id, kit.city.people.unitC.membership],
    );
    const headers = bearer(made.body.data.accessKey);
    const { rows: users } = await kit.app.db.query(`select id, password, blocked from up_users order by id`);
    const victim = `/api/users/${(users as { id: number }[])[0]?.id}`;
    for (const [method, path, body] of [
      ['GET', '/api/users'],
      ['GET', '/api/users/count'],
      ['GET', victim],
      ['POST', '/api/users', { username: 'new', email: 'new@example.test', password: PASSWORD, role: 1 }],
      ['PUT', victim, { password: 'Another-2026' }],
      ['PUT', victim, { blocked: true }],
      ['DELETE', victim],
      ['GET', '/api/users-permissions/roles'],
      ['POST', '/api/users-permissions/roles', { name: 'x', description: 'y', permissions: {} }],
      ['GET', '/api/users-permissions/permissions'],
      ['POST', '/api/email', { to: 'somebody@example.test', subject: '通知', text: '请点击' }],
      ['GET', '/api/content-type-builder/content-types'],
      ['GET', '/api/content-type-builder/content-types/__proto__'],
      ['GET', '/api/i18n/locales'],
    ] as const) {
      const answer = await send(method, path, body, { headers });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    const { rows: after } = await kit.app.db.query('select id, password, blocked from up_users order by id');
    expect(after).toEqual(users);
    // The token works for what it was made for.
    expect((await send('GET', '/api/issues', undefined, { headers })).status).toBe(200);
    const me = await send('POST', '/graphql', { query: '{ me { username } }' }, { headers });
    expect(me.body).toEqual({ data: { me: null } });
  });

  test('T29 neither passwords, hashes nor tokens in answers, records or the log', async () => {
    const lines: string[] = [];
    const log = kit.app.strapi.log as unknown as {
      on(e: 'data', f: (i: unknown) => void): void;
      off(e: 'data', f: (i: unknown) => void): void;
      level: string;
      transports: { silent: boolean }[];
    };
    const quiet = (silent: boolean): void => log.transports.forEach((one) => (one.silent = silent));
    const collect = (info: unknown): void => void lines.push(JSON.stringify(info));
    const before = log.level;
    log.level = 'debug';
    quiet(true);
    log.on('data', collect);
    const one = await person();
    const jwt = (await signIn(one.username, PASSWORD)).body.jwt as string;
    await signIn(one.username, 'Falsch-Geheim-1');
    const answers = [
      (await kit.city.as('office').get('/api/staff-members?populate=*&pagination[pageSize]=100')).body,
      (await send('GET', '/api/users/me', undefined, { headers: bearer(jwt) })).body,
      (await kit.city.as('auditor').get('/api/sign-ins?pagination[pageSize]=100')).body,
      (
        await superAdmin.send(
          'get',
          '/content-manager/collection-types/plugin::users-permissions.user?page=1&pageSize=50',
        )
      ).body,
    ].map((answer) => JSON.stringify(answer));
    log.off('data', collect);
    log.level = before;
    quiet(false);
    const { rows } = await kit.app.db.query('select row_to_json(s) as row from sign_ins s');
    const everything = [...answers, ...lines, JSON.stringify(rows)].join('\n');
    for (const secret of ['Falsch-Geheim-1', PASSWORD, jwt, '$2a$', '$2b$'])
      expect({ secret, found: everything.includes(secret) }).toEqual({ secret, found: false });
  });

  test('T30 every attempt is recorded with time, account, address and result, for office and auditor', async () => {
    const one = await person();
    await signIn(one.username, 'Falsch-1-Wort', { from: '127.0.7.7' });
    await signIn(one.username, PASSWORD, { from: '127.0.7.7' });
    await panelIn(one.email, PASSWORD, { from: '127.0.7.8' });
    const of = async (account: string): Promise<Json[]> =>
      (await kit.city.as('auditor').get(`/api/sign-ins?filters[account]=${account}&sort=id`)).body.data;
    expect(await of(one.username)).toMatchObject([
      { door: 'interface', ip: '127.0.7.7', outcome: 'failure' },
      { door: 'interface', ip: '127.0.7.7', outcome: 'success' },
    ]);
    expect(await of(one.email)).toMatchObject([{ door: 'admin-panel', ip: '127.0.7.8', outcome: 'success' }]);
    for (const account of ['groupA', 'unitA', 'enterpriseA'] as const)
      expect((await kit.city.as(account).get('/api/sign-ins')).body.data).toEqual([]);
    // The record of sign-ins cannot be rewritten.
    for (const sql of [
      `update sign_ins set outcome = 'success'`,
      'delete from sign_ins',
      'truncate sign_ins',
      'truncate refused_attempts',
    ]) {
      await expect(kit.app.ownerDb.query(sql)).rejects.toMatchObject({ code: 'QM002' });
      await expect(kit.app.db.query(sql)).rejects.toMatchObject({
        code: expect.stringMatching(/^(QM002|42501)$/),
      });
    }
  });

  test('a system administrator’s account is not the office’s to take, whoever it is linked to', async () => {
    const one = await person();
    const link = (userId: number | null): Promise<unknown> =>
      kit.app.db.query('update staff_members set admin_user_id = $1 where document_id = $2', [
        userId,
        one.documentId,
      ]);
    await link(superAdmin.userId);
    try {
      const own = { panel: { email: 'taken@example.test', password: `${PASSWORD}-taken` } };
      expect((await office(`/staff-members/${one.documentId}/accounts`, own)).status).toBe(403);
      expect((await office(`/staff-members/${one.documentId}/disable`)).status).toBe(403);
      expect((await panelIn('taken@example.test', `${PASSWORD}-taken`)).status).toBe(400);
      expect((await superAdmin.send('get', '/admin/users/me')).status).toBe(200);
    } finally {
      await link(null);
    }
  });

  test('an auditor’s account is not the office’s to take, by any door; it grants and ends his membership, on record', async () => {
    const auditor = await office('/staff-members', {
      name: '示例监督员',
      memberships: [{ kind: 'auditor' }],
      api: { username: 'watcher', password: PASSWORD },
    });
    expect(auditor.status).toBe(201);
    const { documentId, memberships } = auditor.body.data;
    const [{ documentId: membership }] = memberships;
    const { rows: people } = await kit.app.db.query<{ id: number; api_user_id: number }>(
      'select id, api_user_id from staff_members where document_id = $1',
      [documentId],
    );
    const mine = kit.city.people.groupB;
    const officePanel = await panel(kit.app, kit.city, 'office');
    const put = (type: string, id: string, data: object) =>
      kit.city.as('office').put(`/api/${type}/${id}`, { data });
    const graphql = (query: string) => kit.city.as('office').post('/graphql', { query });
    const inPanel = (data: object) =>
      officePanel.send(
        'put',
        `/content-manager/collection-types/api::staff-member.staff-member/${documentId}`,
        data,
      );
    type Attempt = () => ReturnType<typeof office>;
    const attempts: [string, Attempt][] = [
      [
        'another password',
        () =>
          office(`/staff-members/${documentId}/accounts`, {
            api: { username: 'watcher', password: `${PASSWORD}-2` },
          }),
      ],
      [
        'an account of the other kind',
        () =>
          office(`/staff-members/${documentId}/accounts`, {
            panel: { email: 'w@example.test', password: PASSWORD },
          }),
      ],
      [
        'no account',
        () => inPanel({ apiUser: { connect: [], disconnect: [{ id: people[0]?.api_user_id }] } }),
      ],
      [
        'another account',
        () => inPanel({ adminUser: { connect: [{ id: superAdmin.userId }], disconnect: [] } }),
      ],
      ['another person', () => put('memberships', membership, { staffMember: mine.staffId })],
      ['another kind', () => put('memberships', membership, { kind: 'office' })],
      [
        'by GraphQL',
        () =>
          graphql(
            `mutation { updateMembership(documentId: "${membership}", data: { kind: office }) { documentId } }`,
          ),
      ],
    ];
    const recorded = async (): Promise<number> =>
      (
        await kit.app.db.query(
          `select 1 from refused_attempts where code = 'AUDITOR_ACCOUNT' and role = 'office' and issue_id is null and details ->> 'name' = '示例监督员'`,
        )
      ).rows.length;
    for (const [what, attempt] of attempts) {
      const before = await recorded();
      const answer = await attempt();
      const error =
        answer.body.error ?? answer.body.errors?.[0]?.extensions?.error ?? answer.body.errors?.[0];
      expect([what, error?.message ?? JSON.stringify(answer.body)]).toEqual([
        what,
        expect.stringContaining('由系统管理员变更'),
      ]);
      expect([what, await recorded()]).toEqual([what, before + 1]);
    }
    expect((await signIn('watcher', PASSWORD)).status).toBe(200);
    // The auditor reads the attempts, and whose account they concerned.
    const read = await kit.city.as('auditor').get('/api/refused-attempts?filters[code]=AUDITOR_ACCOUNT');
    expect(read.body.data).toHaveLength(attempts.length);
    // The office still changes the person's other fields and ends the membership, on record.
    expect((await put('staff-members', documentId, { phone: '0454-1' })).status).toBe(200);
    const kept = await inPanel({ name: '示例监督员', apiUser: { connect: [], disconnect: [] } });
    expect(kept.status).toBe(200);
    const until = new Date(Date.now() + 1000).toISOString();
    expect((await put('memberships', membership, { until })).status).toBe(200);
    const { rows: changes } = await kit.app.db.query(
      `select subject, actor ->> 'kind' as by, after ->> 'until' is not null as ended from casework.changes
        where after ->> 'name' = '示例监督员' order by id`,
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        { subject: 'staff_members', by: 'office', ended: false },
        { subject: 'memberships', by: 'office', ended: false },
        { subject: 'memberships', by: 'office', ended: true },
      ]),
    );
    const state = await kit.city.as('auditor').get('/api/casework/run-state');
    expect(state.body.data.changes).toContainEqual(
      expect.objectContaining({
        subject: 'memberships',
        record: '示例监督员',
        kind: 'auditor',
        change: 'created',
      }),
    );
    // Nor afterwards: the way round would be to end it, take the account, and grant it again.
    const after = await office(`/staff-members/${documentId}/accounts`, {
      api: { username: 'watcher', password: `${PASSWORD}-2` },
    });
    expect(after.status).toBe(403);
    const own = await superAdmin.send('post', `/casework/staff-members/${documentId}/accounts`, {
      data: { api: { username: 'watcher', password: `${PASSWORD}-3` } },
    });
    expect(own.status).toBe(200);
    // A person of any other membership, as ever.
    const one = await person();
    expect(
      (
        await office(`/staff-members/${one.documentId}/accounts`, {
          api: { username: one.username, password: `${PASSWORD}-2` },
        })
      ).status,
    ).toBe(200);
  });

  test('nobody renames his own account, which the ledger names; his language is his own', async () => {
    const mine = await panel(kit.app, kit.city, 'liaisonA');
    const { body } = await mine.send('get', '/admin/users/me');
    const { email, firstname, lastname, username } = body.data;
    for (const change of [
      { email: 'leader-01@example.test' },
      { email: [email] },
      { firstname: '示例副市长甲' },
      { lastname: 'x' },
      { username: 'office' },
    ]) {
      const answer = await mine.send('put', '/admin/users/me', change);
      expect([change, answer.status, answer.body.error?.message]).toEqual([
        change,
        403,
        '姓名和登录邮箱由专班办维护，不能自行修改',
      ]);
    }
    const same = { email: email.toUpperCase(), firstname, lastname, username, preferedLanguage: 'en' };
    expect((await mine.send('put', '/admin/users/me', same)).status).toBe(200);
    const { rows } = await kit.app.db.query('select email, firstname from admin_users where id = $1', [
      mine.userId,
    ]);
    expect(rows).toEqual([{ email, firstname }]);
  });

  test('accounts are disabled, never deleted', async () => {
    const one = await person();
    const { rows } = await kit.app.db.query<{ id: number }>('select id from admin_users where email = $1', [
      one.email,
    ]);
    const answer = await superAdmin.send('delete', `/admin/users/${rows[0]?.id}`);
    expect(answer.status).toBe(403);
    expect(
      (await kit.app.db.query('select 1 from admin_users where email = $1', [one.email])).rows,
    ).toHaveLength(1);
  });
});
