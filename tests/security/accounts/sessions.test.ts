import { createHmac } from 'node:crypto';
import { spawnApp } from '../../support/spawn-app';
import {
  type Json,
  PASSWORD,
  type Reply,
  bearer,
  kit,
  limits,
  office,
  panelIn,
  person,
  send,
  signIn,
  superAdmin,
  useAccounts,
} from './support';

useAccounts();

const later = (minutes: number): void => {
  const local = new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
  kit.at(local);
};

describe('accounts and sessions', () => {
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

  test('T26 fifty parallel guesses: five are judged, then each failure delays the next for longer, and nobody elsewhere', async () => {
    for (const door of ['api', 'panel'] as const) {
      kit.at(null);
      const one = await person();
      const guess = (password: string, from: string): Promise<Reply> =>
        door === 'api'
          ? signIn(one.username, password, { from })
          : panelIn(one.email.toUpperCase(), password, { from });
      const guesser = door === 'api' ? '127.0.2.7' : '127.0.2.8';
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => guess(`Falsch-${i}-Wort`, guesser)),
      );
      const by = (status: number): number => answers.filter((a) => a.status === status).length;
      expect({ door, judged: by(400), delayed: by(429) }).toEqual({ door, judged: 5, delayed: 45 });
      // The right password, too: what is not judged tells nothing.
      const right = await guess(PASSWORD, guesser);
      expect([right.status, right.body.error.details.code]).toEqual([429, 'SIGN_IN_LOCKED']);
      const first = Number(right.headers['retry-after']);
      expect(first).toBeGreaterThan(0);
      // Its owner is elsewhere.
      expect((await guess(PASSWORD, '127.0.2.1')).status).toBe(200);
      later(2);
      expect((await guess('Falsch-6-Wort', guesser)).status).toBe(400);
      const again = await guess(PASSWORD, guesser);
      expect(again.status).toBe(429);
      expect(Number(again.headers['retry-after'])).toBeGreaterThan(first);
      later(5);
      expect((await guess(PASSWORD, guesser)).status).toBe(200);
      // Attempts that were not judged are recorded once an hour.
      const { rows } = await kit.app.db.query(
        `select outcome, count(*)::int as n from sign_ins where ip = $1 and outcome in ('locked', 'limited') group by 1`,
        [guesser],
      );
      expect(rows).toEqual([{ outcome: 'locked', n: 1 }]);
    }
  });

  test('T26 one account is not guessed at from many addresses; who has signed in from his before is not kept out', async () => {
    kit.at(null);
    const one = await person();
    expect((await signIn(one.username, PASSWORD, { from: '127.0.3.1' })).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        signIn(one.username, `Falsch-${i}-Wort`, { from: `127.0.4.${i + 1}` }),
      ),
    );
    expect(answers.filter((a) => a.status === 400)).toHaveLength(20);
    expect((await signIn(one.username, PASSWORD, { from: '127.0.4.99' })).status).toBe(429);
    expect((await signIn(one.username, PASSWORD, { from: '127.0.3.1' })).status).toBe(200);
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
      // A colleague who has signed in from that address before is let in.
      const colleague = await person();
      await kit.app.db.query(
        `insert into sign_ins (document_id, at, door, account, account_key, ip, outcome)
         select 'known-colleague', now() at time zone 'UTC', 'interface', u.username, 'interface:' || u.id, $2, 'success'
           from up_users u where u.username = $1`,
        [colleague.username, from],
      );
      expect((await signIn(colleague.username, PASSWORD, { from })).status).toBe(200);
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

    // Its owner changes it where it is asked for, knowing the old one.
    const renew = (password: string, newPassword: string): Promise<Reply> =>
      send('POST', '/api/auth/local', { identifier: one.username, password, newPassword });
    expect((await renew('Falsch-1-Wort', 'Frisch-Wort-88')).status).toBe(400);
    expect((await renew('Ganz-Anderes-7', 'kurz')).body.error.details.code).toBe('PASSWORD_WEAK');
    expect((await renew('Ganz-Anderes-7', 'Ganz-Anderes-7')).body.error.details.code).toBe('PASSWORD_REUSED');
    expect((await renew('Ganz-Anderes-7', 'Frisch-Wort-88')).status).toBe(200);
    expect((await signIn(one.username, 'Ganz-Anderes-7')).status).toBe(400);
    expect((await signIn(one.username, 'Frisch-Wort-88')).status).toBe(200);
    const renewed = await send('POST', '/admin/login', {
      email: one.email,
      password: PASSWORD,
      newPassword: 'Frisch-Wort-99',
    });
    expect(renewed.status).toBe(200);
    expect((await panelIn(one.email, 'Frisch-Wort-99')).status).toBe(200);
    // A password that has not expired is not changed here.
    await renew('Frisch-Wort-88', 'Anders-Wort-77');
    expect((await signIn(one.username, 'Frisch-Wort-88')).status).toBe(200);
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
    // A token never used since counts from its issue.
    expect(await issues(jwts.issue({ id, iat: now - 29 * 60 }))).toBe(200);
    expect(await issues(jwts.issue({ id, iat: now - 31 * 60 }))).toBe(401);
    // Kept in use, and with its own expiry far ahead.
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
});
