import { createHmac } from 'node:crypto';
import http from 'node:http';
import { assertReady } from '../../src/plugins/casework/server/src/access/startup';
import { startKit, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { spawnApp } from '../support/spawn-app';

/** Attacks on accounts and sessions, over HTTP; numbered as in the list of attacks. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;
type Reply = { status: number; text: string; body: Json; headers: http.IncomingHttpHeaders };

const PASSWORD = 'Shili-2026-Jia';

describe('accounts and sessions', () => {
  let kit: Kit;
  let superAdmin: PanelCaller;

  /** From an address of one's own: the loopback has sixteen million. */
  const send = (
    method: string,
    path: string,
    body?: unknown,
    {
      from = '127.0.0.1',
      headers = {},
      base = kit.app.url,
    }: { from?: string; headers?: Record<string, string>; base?: string } = {},
  ): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const request = http.request(
        `${base}${path}`,
        {
          method,
          localAddress: from,
          agent: false,
          headers: {
            ...(payload
              ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
              : {}),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            let parsed: unknown = null;
            try {
              parsed = JSON.parse(text);
            } catch {
              // Not every answer is JSON.
            }
            resolve({ status: response.statusCode ?? 0, text, body: parsed, headers: response.headers });
          });
        },
      );
      request.on('error', reject);
      request.end(payload);
    });
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const signIn = (
    identifier: string,
    password: string,
    options: Parameters<typeof send>[3] = {},
  ): Promise<Reply> => send('POST', '/api/auth/local', { identifier, password }, options);
  const panelIn = (
    email: string,
    password: string,
    options: Parameters<typeof send>[3] = {},
  ): Promise<Reply> => send('POST', '/admin/login', { email, password }, options);
  const office = (path: string, data: object = {}): Promise<Json> =>
    kit.city.as('office').post(`/api/casework${path}`, { data });

  let made = 0;
  /** A new person of unit A with both accounts, by the office's one form. */
  const person = async (
    extra: object = {},
  ): Promise<{ documentId: string; username: string; email: string }> => {
    made += 1;
    const username = `person${made}`;
    const email = `person${made}@example.test`;
    const answer = await office('/staff-members', {
      name: `示例${made}`,
      phone: '0454-1111111',
      memberships: [{ kind: 'unit', department: kit.city.departments.zhujian }],
      panel: { email, password: PASSWORD },
      api: { username, password: PASSWORD },
      ...extra,
    });
    expect(answer).toMatchObject({ status: 201 });
    return { documentId: answer.body.data.documentId, username, email };
  };
  const later = (minutes: number): void => {
    const local = new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
    kit.at(local);
  };
  const limits = (set: string): Promise<unknown> => kit.app.db.query(`update settings set ${set}`);

  beforeAll(async () => {
    kit = await startKit();
    superAdmin = await panel(kit.app, kit.city, 'super');
    await limits('ip_failures = 1000');
  }, 300_000);
  afterEach(() => kit.at(null));
  afterAll(() => kit?.app.stop());

  test('a person with memberships and both accounts is made in one form, by the office alone', async () => {
    const one = await person();
    const api = await signIn(one.username, PASSWORD);
    expect(api.status).toBe(200);
    const memberships = await send('GET', '/api/casework/memberships', undefined, {
      headers: bearer(api.body.jwt),
    });
    expect(memberships.body.data).toMatchObject([{ kind: 'unit' }]);
    const inPanel = await panelIn(one.email, PASSWORD);
    expect(inPanel.status).toBe(200);
    const list = await send('GET', '/content-manager/collection-types/api::issue.issue?page=1', undefined, {
      headers: bearer(inPanel.body.data.token ?? inPanel.body.data.accessToken),
    });
    expect(list.status).toBe(200);
    for (const account of ['groupA', 'unitA', 'leaderA', 'auditor', 'enterpriseA'] as const)
      expect(
        (
          await kit.city
            .as(account)
            .post('/api/casework/staff-members', { data: { name: 'x', memberships: [{ kind: 'office' }] } })
        ).status,
      ).toBe(403);
    const twice = await office('/staff-members', {
      name: 'x',
      memberships: [{ kind: 'office' }],
      api: { username: one.username, password: PASSWORD },
    });
    expect(twice.body.error.details.code).toBe('ACCOUNT_TAKEN');
    const wrong = await office('/staff-members', {
      name: 'x',
      memberships: [{ kind: 'group', leader: kit.city.leaders.A }],
    });
    expect(wrong.status).toBe(400);
    const { rows } = await kit.app.db.query(`select 1 from staff_members where name = 'x'`);
    expect(rows).toEqual([]);
  });

  test('the panel’s roles follow the memberships', async () => {
    const one = await person();
    const roles = async (): Promise<string[]> =>
      (
        await kit.app.db.query<{ code: string }>(
          `select r.code from admin_users u join admin_users_roles_lnk l on l.user_id = u.id join admin_roles r on r.id = l.role_id where u.email = $1 order by 1`,
          [one.email],
        )
      ).rows.map((r) => r.code);
    expect(await roles()).toEqual(['casework-unit']);
    const added = await kit.city.as('office').post('/api/memberships', {
      data: {
        staffMember: one.documentId,
        kind: 'leader',
        leader: kit.city.leaders.A,
        since: new Date(Date.now() - 1000).toISOString(),
      },
    });
    expect(added.status).toBe(201);
    expect(await roles()).toEqual(['casework-leader', 'casework-unit']);
  });

  test('T25 forged, foreign and expired tokens', async () => {
    const one = await person();
    const good = (await signIn(one.username, PASSWORD)).body.jwt as string;
    const [, payload = ''] = good.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      id: number;
      iat: number;
      exp: number;
    };
    expect(claims.exp - claims.iat).toBeLessThanOrEqual(12 * 3600);
    const secret = process.env['JWT_SECRET'] ?? '';
    const forge = (header: object, body: object, key: string, hash = 'sha256'): string => {
      const head = Buffer.from(JSON.stringify(header)).toString('base64url');
      const middle = Buffer.from(JSON.stringify(body)).toString('base64url');
      return `${head}.${middle}.${createHmac(hash, key).update(`${head}.${middle}`).digest('base64url')}`;
    };
    const now = Math.floor(Date.now() / 1000);
    const bad = {
      'alg none': `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`,
      'alg None, spelled otherwise': `${Buffer.from('{"alg":"nOnE","typ":"JWT"}').toString('base64url')}.${payload}.`,
      'no signature': `${good.split('.').slice(0, 2).join('.')}.`,
      'another key': forge({ alg: 'HS256', typ: 'JWT' }, claims, 'another-secret'),
      'an empty key': forge({ alg: 'HS256', typ: 'JWT' }, claims, ''),
      HS384: forge({ alg: 'HS384', typ: 'JWT' }, claims, secret, 'sha384'),
      HS512: forge({ alg: 'HS512', typ: 'JWT' }, claims, secret, 'sha512'),
      'another account': `${good.split('.')[0]}.${Buffer.from(JSON.stringify({ ...claims, id: kit.city.people.office.userId })).toString('base64url')}.${good.split('.')[2]}`,
      expired: forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, iat: now - 90_000, exp: now - 10 }, secret),
      'of the panel': superAdmin.token,
      garbage: 'a.b.c',
    };
    for (const [name, token] of Object.entries(bad)) {
      const answer = await send('GET', '/api/issues', undefined, { headers: bearer(token) });
      expect({ name, status: answer.status }).toEqual({ name, status: 401 });
    }
    for (const address of [
      '/admin/users/me',
      '/casework/memberships',
      '/content-manager/collection-types/api::issue.issue',
    ])
      expect((await send('GET', address, undefined, { headers: bearer(good) })).status).toBe(401);
    // A token in the address would be written into logs on its way: it is not looked for there.
    expect((await send('GET', `/api/issues?access_token=${good}`)).status).toBeGreaterThanOrEqual(400);
    expect((await send('GET', '/api/issues', undefined, { headers: bearer(good) })).status).toBe(200);
  });

  test('T26 fifty parallel guesses from as many addresses: five are judged, the account is locked, for a while', async () => {
    for (const door of ['api', 'panel'] as const) {
      kit.at(null);
      const one = await person();
      const guess = (password: string, from: string): Promise<Reply> =>
        door === 'api'
          ? signIn(one.username, password, { from })
          : panelIn(one.email.toUpperCase(), password, { from });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => guess(`Falsch-${i}-Wort`, `127.0.1.${i + 1}`)),
      );
      const by = (status: number): number => answers.filter((a) => a.status === status).length;
      expect({ door, judged: by(400), locked: by(429) }).toEqual({ door, judged: 5, locked: 45 });
      const right = await guess(PASSWORD, '127.0.2.1');
      expect([right.status, right.body.error.details.code]).toEqual([429, 'SIGN_IN_LOCKED']);
      expect(Number(right.headers['retry-after'])).toBeGreaterThan(60);
      later(14);
      expect((await guess(PASSWORD, '127.0.2.1')).status).toBe(429);
      later(17);
      const after = await guess(PASSWORD, '127.0.2.1');
      expect({ door, status: after.status, error: after.body.error }).toEqual({ door, status: 200 });
    }
  });

  test('T26 both names of an account, and every way to write the address, are one count', async () => {
    const one = await person({
      api: { username: 'both-names', email: 'both@example.test', password: PASSWORD },
    });
    expect(one.documentId).toBeTruthy();
    const ways = [
      '/api/auth/local',
      '/api/auth/LOCAL',
      '/api/auth/local/',
      '/api//auth/local',
      '/api/auth/local?x=1',
    ];
    const statuses: number[] = [];
    for (const [i, path] of ways.entries()) {
      const identifier = i % 2 ? 'BOTH@example.test' : 'both-names';
      statuses.push(
        (
          await send(
            'POST',
            path,
            { identifier, password: 'Falsch-1-Wort', email: `other${i}@example.test` },
            { headers: { 'x-forwarded-for': `10.0.0.${i}` } },
          )
        ).status,
      );
    }
    const judged = statuses.filter((s) => s === 400).length;
    for (let i = judged; i < 5; i += 1)
      expect((await signIn('both-names', 'Falsch-1-Wort')).status).toBe(400);
    expect((await signIn('both@example.test', PASSWORD)).status).toBe(429);
  });

  test('T26 an account that does not exist answers and is locked as one that does', async () => {
    const one = await person();
    const words = async (identifier: string): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (let i = 0; i < 7; i += 1) {
        const { status, body } = await signIn(identifier, 'Falsch-1-Wort');
        answers.push([status, body.error]);
      }
      return answers;
    };
    expect(await words('nobody-of-that-name')).toEqual(await words(one.username));
  });

  test('T26 many accounts from one address are limited, whatever it says of itself', async () => {
    await limits('ip_failures = 10');
    try {
      const from = '127.0.9.9';
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          signIn(`spray-${i}`, 'Falsch-1-Wort', {
            from,
            headers: { 'x-forwarded-for': `10.1.1.${i}`, 'x-real-ip': `10.1.1.${i}` },
          }),
        ),
      );
      expect(answers.filter((a) => a.status === 400)).toHaveLength(10);
      expect(answers.filter((a) => a.body.error.details.code === 'SIGN_IN_LIMITED')).toHaveLength(30);
      const one = await person();
      expect((await signIn(one.username, PASSWORD, { from })).status).toBe(429);
      expect((await signIn(one.username, PASSWORD, { from: '127.0.9.10' })).status).toBe(200);
    } finally {
      await limits('ip_failures = 1000');
    }
  });

  test('T26 the count is one over two instances, and outlives them', async () => {
    const one = await person();
    const other = await spawnApp(kit.app.database);
    try {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          signIn(one.username, `Falsch-${i}-Wort`, { base: i % 2 ? kit.app.url : other.url }),
        ),
      );
      expect(answers.filter((a) => a.status === 400)).toHaveLength(5);
    } finally {
      await other.kill();
    }
    expect((await signIn(one.username, PASSWORD)).status).toBe(429);
  }, 180_000);

  test('T27 weak, long, used and expired passwords', async () => {
    const one = await person();
    const change = (password: string): Promise<Json> =>
      office(`/staff-members/${one.documentId}/accounts`, {
        api: { username: one.username, password },
        panel: { email: one.email, password },
      });
    for (const [password, code] of [
      ['Kurz-1', 'PASSWORD_WEAK'],
      ['nurkleinbuchstaben', 'PASSWORD_WEAK'],
      ['klein-und-zeichen', 'PASSWORD_WEAK'],
      [`Lang-1${'x'.repeat(67)}`, 'PASSWORD_LONG'],
      [`汉字-Aa1${'字'.repeat(22)}`, 'PASSWORD_LONG'],
      [PASSWORD, 'PASSWORD_REUSED'],
    ] as const) {
      const answer = await change(password);
      expect({ password, status: answer.status, code: answer.body.error?.details?.code }).toEqual({
        password,
        status: 400,
        code,
      });
    }
    for (let i = 0; i < 5; i += 1) expect((await change(`Neues-Wort-${i}`)).status).toBe(200);
    expect((await change('Neues-Wort-0')).body.error.details.code).toBe('PASSWORD_REUSED');
    expect((await change(PASSWORD)).status).toBe(200);

    // One's own.
    const jwt = (await signIn(one.username, PASSWORD)).body.jwt as string;
    const own = (password: string): Promise<Reply> =>
      send(
        'POST',
        '/api/auth/change-password',
        { currentPassword: PASSWORD, password, passwordConfirmation: password },
        { headers: bearer(jwt) },
      );
    for (const password of ['Kurz-1', PASSWORD, 'Neues-Wort-4'])
      expect((await own(password)).status).toBe(400);
    expect((await own('Ganz-Anderes-7')).status).toBe(200);

    later(91 * 24 * 60);
    const expired = await signIn(one.username, 'Ganz-Anderes-7');
    expect([expired.status, expired.body.error.details.code]).toEqual([403, 'PASSWORD_EXPIRED']);
    expect(expired.text).not.toContain('jwt');
    const inPanel = await panelIn(one.email, PASSWORD);
    expect([inPanel.status, inPanel.headers['set-cookie'] ?? []]).toEqual([403, []]);
    expect((await signIn(one.username, 'Falsch-1-Wort')).status).toBe(400);
  });

  test('T27 nobody is sent a link that sets a password', async () => {
    for (const path of [
      '/admin/forgot-password',
      '/admin/reset-password',
      '/api/auth/forgot-password',
      '/api/auth/reset-password',
    ])
      expect({
        path,
        status: (
          await send('POST', path, { email: 'office@example.test' }, { headers: { host: 'evil.example' } })
        ).status,
      }).toEqual({ path, status: 404 });
    const { rows } = await kit.app.db.query(
      'select 1 from up_users where reset_password_token is not null union select 1 from admin_users where reset_password_token is not null',
    );
    expect(rows).toEqual([]);
  });

  test('T28 a new password, signing out and disabling end every session at once', async () => {
    const one = await person();
    const issues = (token: string): Promise<number> =>
      send('GET', '/api/issues', undefined, { headers: bearer(token) }).then((a) => a.status);
    // Tokens are issued to the second.
    const nextSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));
    const both = async (password: string): Promise<{ jwt: string; access: string; cookie: string }> => {
      const api = await signIn(one.username, password);
      const inPanel = await panelIn(one.email, password);
      expect([api.status, inPanel.status]).toEqual([200, 200]);
      return {
        jwt: api.body.jwt,
        access: inPanel.body.data.token ?? inPanel.body.data.accessToken,
        cookie: (inPanel.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; '),
      };
    };
    const panelList = (token: string): Promise<number> =>
      send('GET', '/content-manager/collection-types/api::issue.issue?page=1', undefined, {
        headers: bearer(token),
      }).then((a) => a.status);
    const refresh = (cookie: string): Promise<number> =>
      send('POST', '/admin/access-token', {}, { headers: { cookie } }).then((a) => a.status);

    const first = await both(PASSWORD);
    expect([await issues(first.jwt), await panelList(first.access)]).toEqual([200, 200]);
    await nextSecond();
    expect(
      (
        await office(`/staff-members/${one.documentId}/accounts`, {
          api: { username: one.username, password: 'Neues-Wort-1' },
          panel: { email: one.email, password: 'Neues-Wort-1' },
        })
      ).status,
    ).toBe(200);
    expect([await issues(first.jwt), await panelList(first.access), await refresh(first.cookie)]).toEqual([
      401, 401, 401,
    ]);

    const second = await both('Neues-Wort-1');
    await nextSecond();
    expect((await send('POST', '/api/casework/sign-out', {}, { headers: bearer(second.jwt) })).status).toBe(
      200,
    );
    expect(await issues(second.jwt)).toBe(401);

    const third = await both('Neues-Wort-1');
    expect((await office(`/staff-members/${one.documentId}/disable`)).status).toBe(200);
    expect([await issues(third.jwt), await panelList(third.access), await refresh(third.cookie)]).toEqual([
      401, 401, 401,
    ]);
    expect([
      (await signIn(one.username, 'Neues-Wort-1')).status,
      (await panelIn(one.email, 'Neues-Wort-1')).status,
    ]).toEqual([400, 400]);
    expect((await office(`/staff-members/${one.documentId}/enable`)).status).toBe(200);
    expect((await signIn(one.username, 'Neues-Wort-1')).status).toBe(200);

    // A session of the API ends as one of the panel does: unused for half an hour, or twelve hours after it began.
    const { jwt } = (await signIn(one.username, 'Neues-Wort-1')).body as { jwt: string };
    const { id, iat } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
      id: number;
      iat: number;
    };
    const seen = (minutesAgo: number): Promise<unknown> =>
      kit.app.db.query(
        `insert into casework.api_sessions (account_id, issued_at, last_seen) values ($1, $2, now() - make_interval(mins => $3))
           on conflict (account_id, issued_at) do update set last_seen = excluded.last_seen`,
        [id, iat, minutesAgo],
      );
    await seen(29);
    // Many at once: the session goes on from now.
    expect(new Set(await Promise.all(Array.from({ length: 8 }, () => issues(jwt))))).toEqual(new Set([200]));
    const { rows: noted } = await kit.app.db.query(
      `select now() - last_seen < interval '1 minute' as fresh from casework.api_sessions where account_id = $1 and issued_at = $2`,
      [id, iat],
    );
    expect(noted).toEqual([{ fresh: true }]);
    await seen(31);
    expect([await issues(jwt), await issues(jwt)]).toEqual([401, 401]);
    const jwts: { issue(payload: object, options?: object): string } = kit.app.strapi
      .plugin('users-permissions')
      .service('jwt');
    await kit.app.db.query(
      `update casework.account_state set valid_from = now() - interval '1 day' where door = 'interface' and account_id = $1`,
      [id],
    );
    const now = Math.floor(Date.now() / 1000);
    // Never used since: from its issue on.
    expect(await issues(jwts.issue({ id, iat: now - 29 * 60 }))).toBe(200);
    expect(await issues(jwts.issue({ id, iat: now - 31 * 60 }))).toBe(401);
    // Kept in use, and with an expiry of its own that lies far ahead.
    const long = now - 12 * 3600 - 5;
    await kit.app.db.query(
      `insert into casework.api_sessions (account_id, issued_at, last_seen) values ($1, $2, now())`,
      [id, long],
    );
    expect(await issues(jwts.issue({ id, iat: long }, { expiresIn: '30d' }))).toBe(401);

    const sessions = kit.app.strapi.config.get('admin.auth.sessions');
    expect(sessions).toMatchObject({
      accessTokenLifespan: 600,
      idleSessionLifespan: 1800,
      maxSessionLifespan: 43_200,
      idleRefreshTokenLifespan: 1800,
      maxRefreshTokenLifespan: 43_200,
    });
  });

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
    // Whatever way it is made.
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
    // It does what it is for.
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
    // Nobody writes the record anew.
    for (const sql of [
      `update sign_ins set outcome = 'success'`,
      'delete from sign_ins',
      'truncate sign_ins',
      'truncate refused_attempts',
    ])
      await expect(kit.app.db.query(sql)).rejects.toMatchObject({ code: 'QM002' });
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
    // The auditor reads what was tried, and what became of whom.
    const read = await kit.city.as('auditor').get('/api/refused-attempts?filters[code]=AUDITOR_ACCOUNT');
    expect(read.body.data).toHaveLength(attempts.length);
    // What is no account is the office's as before, and so is the end of the membership, on record.
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

  describe('a start is refused', () => {
    /** What a process that does not start writes. */
    const refusal = async (url: string): Promise<string> => {
      const running = await spawnApp({ ...kit.app.database, url }).catch((error: Error) => error);
      if (running instanceof Error) return running.message;
      await running.kill();
      return 'started';
    };
    const query = (sql: string, values: unknown[] = []): Promise<{ rows: { id: number }[] }> =>
      kit.app.db.query(sql, values);
    /** What every start runs last. */
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
        expect(said).toMatch(
          /以下数据表没有行级安全策略：issues。请删除 casework\.installed 中的记录后重新启动/,
        );
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
          where tablename = 'transfers' and cmd in ('SELECT', 'ALL')`,
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
});
