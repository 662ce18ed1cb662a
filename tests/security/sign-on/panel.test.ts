import {
  bearer,
  kit,
  office,
  panelIn,
  PASSWORD,
  person,
  send,
  superAdmin,
  useAccounts,
} from '../accounts/support';
import { Browser } from '../../support/oidc';
import {
  beginProvider,
  configure,
  me,
  provider,
  signIns,
  someone,
  toPanel,
  unconfigure,
  useProvider,
} from './support';

/** Signing on to the panel through an identity provider: who gets in, who does not, and what it leaves on record. */

useAccounts();
useProvider();

const changes = async (document: string): Promise<Record<string, unknown>[]> =>
  (
    await kit.app.db.query<Record<string, unknown>>(
      `select before, after, actor from casework.changes where document_id = $1 order by id`,
      [document],
    )
  ).rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? JSON.parse(v) : v])),
  );

describe('signing on to the panel', () => {
  test('is not there, and reaches nobody, until it has been configured', async () => {
    unconfigure();
    provider.asked();
    expect((await toPanel()).code).toBe('SIGN_ON_OFF');
    expect((await toPanel('/sign-on/callback?code=x&state=y')).code).toBe('SIGN_ON_OFF');
    const ways = await send('GET', '/casework/sign-on');
    expect(ways.body.data).toEqual({ signOn: false, name: '', passwords: 'open' });
    expect((await send('POST', '/sign-on/back-channel-log-out', { logout_token: 'x' })).status).toBe(404);
    expect(provider.asked()).toEqual([]);
    configure({ OIDC_NAME: '示例市统一身份认证' });
    expect((await send('GET', '/casework/sign-on')).body.data).toEqual({
      signOn: true,
      name: '示例市统一身份认证',
      passwords: 'open',
    });
    delete process.env['OIDC_NAME'];
    expect(provider.asked()).toEqual([]);
  });

  test('lets the person in whom the claim names, as his password would, on record', async () => {
    const one = await someone();
    const { token, browser, step } = await toPanel('/sign-on/panel?to=/plugins/casework/issues%3Fview=red');
    expect(step.location).toBe(`${kit.app.url}/admin/plugins/casework/issues?view=red`);
    expect((await me(token ?? '')).body.data.email).toBe(one.email);
    const list = await send('GET', '/casework/memberships', undefined, { headers: bearer(token ?? '') });
    expect(list.body.data).toMatchObject([{ kind: 'unit' }]);
    // Nothing but the token that the panel reads is open to scripts.
    const cookies = step.setCookies.map((one) => one.replace(/=[^;]*/, ''));
    expect(cookies).toEqual([
      'qm_sign_on; Path=/sign-on; Max-Age=0; HttpOnly; SameSite=Lax',
      'strapi_admin_refresh; Path=/admin; HttpOnly; SameSite=Lax',
      'jwtToken; Path=/admin; SameSite=Lax',
    ]);
    const renewed = await browser.step(`${kit.app.url}/admin/access-token`, { method: 'POST' });
    expect(renewed.status).toBe(200);
    expect(await signIns(one.email)).toEqual([
      { outcome: 'success', method: 'by-sign-on', door: 'admin-panel' },
    ]);
    const linked = async (): Promise<unknown[]> =>
      (await changes(one.documentId)).filter(({ after }) => '统一身份' in (after as object));
    expect(await linked()).toMatchObject([
      {
        before: { 统一身份: null },
        after: { 统一身份: one.subject },
        actor: { account: `admin:${one.email}` },
      },
    ]);
    expect((await toPanel()).code).toBeNull();
    expect(await linked()).toHaveLength(1);
    // The token of the identity is not kept in the clear.
    const { rows } = await kit.app.db.query<{ id_token: string }>(
      'select id_token from casework.sign_on_sessions where subject = $1',
      [one.subject],
    );
    expect(rows[0]?.id_token).not.toContain('.');
  });

  test('goes on to pages of the panel alone', async () => {
    await someone();
    for (const to of [
      '//evil.example.test',
      '/\\evil.example.test',
      'https://evil.example.test',
      '/a\n/b',
      '/@x',
    ])
      expect((await toPanel(`/sign-on/panel?to=${encodeURIComponent(to)}`)).step.location).toBe(
        `${kit.app.url}/admin/`,
      );
  });

  test('begins and ends in the same browser, within ten minutes, once', async () => {
    await someone();
    const begin = async (browser: Browser): Promise<string> =>
      (await browser.go(`${kit.app.url}/sign-on/panel`, (next) => next.includes('/sign-on/callback')))
        .location ?? '';
    const [mine, other] = [new Browser(), new Browser()];
    const [back] = [await begin(mine), await begin(other)];
    provider.asked();
    const codeOf = async (browser: Browser, url: string): Promise<string | null> => {
      const { location, setCookies } = await browser.step(url);
      expect(setCookies.join()).not.toMatch(/jwtToken|strapi_admin_refresh/);
      return new URL(location ?? '').searchParams.get('signOn');
    };
    expect(await codeOf(new Browser(), back)).toBe('SIGN_ON_STALE');
    expect(await codeOf(other, back)).toBe('SIGN_ON_STALE');
    const changed = new Browser();
    const kept = mine.cookies(kit.app.url).get('qm_sign_on') ?? '';
    changed.cookies(kit.app.url).set('qm_sign_on', `${kept.startsWith('x') ? 'y' : 'x'}${kept.slice(1)}`);
    expect(await codeOf(changed, back)).toBe('SIGN_ON_STALE');
    const late = new Browser();
    const cookie = mine.cookies(kit.app.url).get('qm_sign_on') ?? '';
    late.cookies(kit.app.url).set('qm_sign_on', cookie);
    kit.at(new Date(Date.now() + 11 * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16));
    expect(await codeOf(late, back)).toBe('SIGN_ON_STALE');
    kit.at(null);
    // None of these has reached the provider.
    expect(provider.asked()).toEqual([]);
    expect((await mine.step(back)).location).toBe(`${kit.app.url}/admin/`);
    const again = new Browser();
    again.cookies(kit.app.url).set('qm_sign_on', cookie);
    expect(await codeOf(again, back)).toBe('SIGN_ON_INVALID');
    expect((await toPanel('/sign-on/callback?error=access_denied&state=x')).code).toBe('SIGN_ON_STALE');
  });

  test('a provider that says no is answered in words', async () => {
    await someone();
    const browser = new Browser();
    const { location } = await browser.step(`${kit.app.url}/sign-on/panel`);
    const state = new URL(location ?? '').searchParams.get('state');
    const answer = await browser.step(
      `${kit.app.url}/sign-on/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`,
    );
    expect(answer.location).toBe(`${kit.app.url}/admin/auth/login?signOn=SIGN_ON_CANCELLED`);
  });

  test('sends PKCE, state and nonce, each time others', async () => {
    const addresses = await Promise.all(
      [1, 2].map(
        async () => new URL((await new Browser().step(`${kit.app.url}/sign-on/panel`)).location ?? ''),
      ),
    );
    const [a, b] = addresses.map(({ searchParams }) => Object.fromEntries(searchParams));
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(a?.[name]).toMatch(/^[\w-]{43}$/);
      expect(a?.[name]).not.toBe(b?.[name]);
    }
    expect(a).toMatchObject({
      code_challenge_method: 'S256',
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: `${kit.app.url}/sign-on/callback`,
      scope: 'openid email',
    });
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  test.each<[string, Parameters<typeof provider.tamper>[0]]>([
    ['a wrong nonce', ({ payload }) => ({ payload: { ...payload, nonce: 'another' } })],
    ['no nonce', ({ payload: { nonce: _, ...rest } }) => ({ payload: rest })],
    ['an expired token', ({ payload }) => ({ payload: { ...payload, iat: now() - 900, exp: now() - 300 } })],
    ['another audience', ({ payload }) => ({ payload: { ...payload, aud: 'another' } })],
    ['several audiences', ({ payload }) => ({ payload: { ...payload, aud: ['qiaomen', 'another'] } })],
    ['another issuer', ({ payload }) => ({ payload: { ...payload, iss: 'https://another.example.test' } })],
    ['no subject', ({ payload: { sub: _, ...rest } }) => ({ payload: rest })],
    ['a foreign signature', ({ payload }) => ({ payload, key: 'foreign' })],
    [
      'no signature',
      ({ payload }) => ({
        raw: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.`,
      }),
    ],
    ['no token at all', () => ({ raw: '' })],
    ['garbage', () => ({ raw: 'a.b.c' })],
  ])('%s lets nobody in', async (_name, change) => {
    const one = await someone();
    provider.tamper(change);
    const { code, step } = await toPanel();
    expect(code).toBe('SIGN_ON_INVALID');
    expect(step.setCookies.join()).not.toMatch(/jwtToken|strapi_admin_refresh/);
    expect(await signIns(one.email)).toEqual([]);
    provider.tamper(({ payload }) => ({ payload }));
    expect((await toPanel()).code).toBeNull();
  });

  test('goes on when the provider changes its keys, at once', async () => {
    await someone();
    expect((await toPanel()).code).toBeNull();
    await beginProvider(true);
    expect((await toPanel()).code).toBeNull();
  });

  test('a provider that cannot be reached is said so, and passwords still work', async () => {
    const one = await someone();
    const browser = new Browser();
    const back = await browser.go(`${kit.app.url}/sign-on/panel`, (next) =>
      next.includes('/sign-on/callback'),
    );
    await provider.stop();
    try {
      expect((await browser.step(back.location ?? '')).location).toBe(
        `${kit.app.url}/admin/auth/login?signOn=SIGN_ON_UNREACHABLE`,
      );
      expect((await panelIn(one.email, PASSWORD)).status).toBe(200);
    } finally {
      await provider.start();
    }
    expect((await toPanel()).code).toBeNull();
  });
});

describe('who is let in', () => {
  test('a person is found by telephone or employee number however they are written', async () => {
    configure({ OIDC_MATCH: 'phone' });
    await someone({ phone: '138 0000-0001' }, { phone_number: '+86 13800000001' });
    expect((await toPanel()).code).toBeNull();
    configure({ OIDC_MATCH: 'employee-number' });
    await someone({ employeeNumber: 'sl-0017' }, { employee_number: ' SL-0017' });
    expect((await toPanel()).code).toBeNull();
    configure({ OIDC_MATCH: 'employee-number', OIDC_CLAIM: 'email', OIDC_SCOPE: 'openid email' });
    await someone({ employeeNumber: 'SL-0018' }, { email: 'SL-0018' });
    expect((await toPanel()).code).toBeNull();
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['nobody of the staff', 'SIGN_ON_NO_PERSON', { email: 'nobody@example.test' }],
    ['no claim', 'SIGN_ON_NO_CLAIM', {}],
    ['an empty claim', 'SIGN_ON_NO_CLAIM', { email: '  ' }],
    ['a list for a claim', 'SIGN_ON_NO_CLAIM', { email: ['a@example.test'] }],
  ])('%s', async (_name, code, claims) => {
    provider.is('stranger', claims);
    expect((await toPanel()).code).toBe(code);
    const { rows } = await kit.app.db.query('select 1 from admin_users where email = $1', [
      'nobody@example.test',
    ]);
    expect(rows).toEqual([]);
  });

  test('an address that the provider has not verified is nobody’s', async () => {
    const email = 'unverified@example.test';
    await someone({ email }, { email, email_verified: false });
    expect((await toPanel()).code).toBe('SIGN_ON_NO_CLAIM');
    provider.is('verified', { email, email_verified: true });
    expect((await toPanel()).code).toBeNull();
  });

  test('not two people with one address', async () => {
    const email = 'both@example.test';
    await someone({ email });
    await someone({ email: ' BOTH@example.test'.trim() }, { email });
    expect((await toPanel()).code).toBe('SIGN_ON_SEVERAL');
  });

  test('not without an account, a membership, or when disabled; refusals are on record', async () => {
    const without = await someone();
    await kit.app.db.query('update staff_members set admin_user_id = null where document_id = $1', [
      without.documentId,
    ]);
    expect((await toPanel()).code).toBe('SIGN_ON_NO_ACCOUNT');

    const left = await someone();
    await kit.app.db.query(
      `update memberships set since = now() - interval '2 hours', until = now() - interval '1 hour' where staff_member_id = (select id from staff_members where document_id = $1)`,
      [left.documentId],
    );
    expect((await toPanel()).code).toBe('SIGN_ON_NO_MEMBERSHIP');

    const disabled = await someone();
    expect((await office(`/staff-members/${disabled.documentId}/disable`)).status).toBe(200);
    expect((await toPanel()).code).toBe('SIGN_ON_DISABLED');
    await kit.app.db.query('update staff_members set active = true where document_id = $1', [
      disabled.documentId,
    ]);
    expect((await toPanel()).code).toBe('SIGN_ON_DISABLED');

    const { rows } = await kit.app.db.query<{ outcome: string; method: string }>(
      `select outcome, method from sign_ins where account like '%@unit.example.test' and outcome = 'failure'`,
    );
    expect(rows).toHaveLength(4);
    // Nobody is linked by being refused.
    for (const { documentId } of [without, left, disabled])
      expect((await changes(documentId)).filter(({ after }) => '统一身份' in (after as object))).toEqual([]);
  });

  test('an identity stays a person’s, whatever is entered as his address later, until the office ends the link', async () => {
    const one = await someone();
    const { email } = (
      await kit.app.db.query<{ email: string }>('select email from staff_members where document_id = $1', [
        one.documentId,
      ])
    ).rows[0] ?? { email: '' };
    const { token } = await toPanel();
    provider.is('another-subject', { email });
    expect((await toPanel()).code).toBe('SIGN_ON_OTHER_IDENTITY');
    // Nor does one identity become two people.
    const two = await someone();
    provider.is(one.subject, { email: (await emailOf(two.documentId)) ?? '' });
    expect((await toPanel()).code).toBe('SIGN_ON_OTHER_IDENTITY');
    for (const who of ['groupA', 'unitA', 'auditor'] as const)
      expect(
        (await kit.city.as(who).post(`/api/casework/staff-members/${one.documentId}/unlink-sign-on`)).status,
      ).toBeGreaterThanOrEqual(403);
    const ended = await office(`/staff-members/${one.documentId}/unlink-sign-on`);
    expect(ended).toMatchObject({ status: 200, body: { data: { signOn: false } } });
    expect((await me(token ?? '')).status).toBe(401);
    provider.is('another-subject', { email });
    expect((await toPanel()).code).toBeNull();
    expect(
      (await changes(one.documentId)).map(({ after }) => (after as Record<string, unknown>)['统一身份']),
    ).toEqual(expect.arrayContaining([one.subject, null, 'another-subject']));
    const { rows } = await kit.app.db.query<{ payload: unknown }>(
      `select payload from casework.outbox where event = 'sign-in-reset'`,
    );
    expect(JSON.stringify(rows)).toContain('统一身份关联');
  });

  const emailOf = async (documentId: string): Promise<string | null> =>
    (
      await kit.app.db.query<{ email: string }>('select email from staff_members where document_id = $1', [
        documentId,
      ])
    ).rows[0]?.email ?? null;

  test('not a system administrator, whose account others could be made to match', async () => {
    const one = await someone();
    await kit.app.db.query('update staff_members set admin_user_id = $1 where document_id = $2', [
      superAdmin.userId,
      one.documentId,
    ]);
    expect((await toPanel()).code).toBe('SIGN_ON_ADMINISTRATOR');
  });

  test('the office does not enter another address for an auditor, nor end an auditor’s link', async () => {
    const one = await someone();
    await kit.app.db.query(
      `update memberships set kind = 'auditor', department_id = null where staff_member_id = (select id from staff_members where document_id = $1)`,
      [one.documentId],
    );
    const put = (data: object): Promise<{ status: number }> =>
      kit.city.as('office').put(`/api/staff-members/${one.documentId}`, { data });
    expect((await put({ email: 'mine@example.test' })).status).toBe(403);
    expect((await put({ phone: '0454-2222222' })).status).toBe(200);
    expect((await office(`/staff-members/${one.documentId}/unlink-sign-on`)).status).toBe(403);
    unconfigure();
    expect((await put({ email: 'mine@example.test' })).status).toBe(200);
  });
});

describe('with passwords closed', () => {
  test('nobody but a system administrator comes in by one, and answers tell nothing of accounts', async () => {
    const one = await person();
    configure({ LOCAL_PASSWORDS: 'closed' });
    const panelAnswers = await Promise.all([
      panelIn(one.email, PASSWORD, { from: '127.0.3.1' }),
      panelIn(one.email, 'wrong', { from: '127.0.3.1' }),
      panelIn('nobody@example.test', PASSWORD, { from: '127.0.3.2' }),
      panelIn('super-panel@example.test', 'wrong', { from: '127.0.3.3' }),
    ]);
    for (const { status, body, headers } of panelAnswers) {
      expect([status, body.error.details.code]).toEqual([403, 'LOCAL_PASSWORDS_CLOSED']);
      expect(headers['set-cookie']).toBeUndefined();
      expect(body.error.message).toBe(panelAnswers[0]?.body.error.message);
    }
    const api = await send('POST', '/api/auth/local', { identifier: one.username, password: PASSWORD });
    expect([api.status, api.body.error.details.code]).toEqual([403, 'LOCAL_PASSWORDS_CLOSED']);
    const administrator = await panelIn('super-panel@example.test', 'Qiaomen-2026', { from: '127.0.3.4' });
    expect(administrator.status).toBe(200);
    // A guesser is slowed down as ever.
    for (let i = 0; i < 5; i += 1) await panelIn('super-panel@example.test', 'wrong', { from: '127.0.3.5' });
    expect((await panelIn('super-panel@example.test', 'Qiaomen-2026', { from: '127.0.3.5' })).status).toBe(
      429,
    );
    await someone();
    const { token } = await toPanel();
    expect((await me(token ?? '')).status).toBe(200);
    const session = await send('GET', '/casework/session', undefined, { headers: bearer(token ?? '') });
    expect(session.body.data.password).toEqual({ changedAt: null, expiresAt: null, warn: false });
  });

  test('no other way of Strapi’s makes a session of a password', async () => {
    const one = await person();
    const api = await send('POST', '/api/auth/local', { identifier: one.username, password: PASSWORD });
    const own = bearer(api.body.jwt);
    configure({ LOCAL_PASSWORDS: 'closed' });
    const { rows } = await kit.app.db.query<{ id: number }>(
      `update admin_users set registration_token = 'shili', is_active = false where email = $1 returning id`,
      [one.email],
    );
    expect(rows).toHaveLength(1);
    const tries: [string, string, unknown][] = [
      [
        'POST',
        '/admin/register',
        { registrationToken: 'shili', userInfo: { firstname: 'x', password: PASSWORD } },
      ],
      ['GET', '/admin/registration-info?registrationToken=shili', undefined],
      ['POST', '/admin/forgot-password', { email: one.email }],
      ['POST', '/admin/reset-password', { resetPasswordToken: 'x', password: PASSWORD }],
      ['POST', '/api/auth/local/register', { username: 'x', email: 'x@example.test', password: PASSWORD }],
      ['POST', '/api/auth/forgot-password', { email: one.email }],
      ['POST', '/api/auth/reset-password', { code: 'x', password: PASSWORD, passwordConfirmation: PASSWORD }],
      ['GET', '/api/connect/github', undefined],
    ];
    for (const [method, path, body] of tries) {
      const answer = await send(method, path, body);
      expect([path, answer.status, JSON.stringify(answer.headers['set-cookie'] ?? '')]).toEqual([
        path,
        404,
        '""',
      ]);
    }
    for (const path of ['/api/auth/github/callback?access_token=x', '/api/auth/local/callback?x=1']) {
      const answer = await send('GET', path);
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const refresh = await send('POST', '/api/auth/refresh', { refreshToken: 'x' }, { headers: own });
    expect(refresh.status).toBeGreaterThanOrEqual(400);
    const graphql = await send(
      'POST',
      '/graphql',
      {
        query: `mutation { login(input: { identifier: "${one.username}", password: "${PASSWORD}" }) { jwt } }`,
      },
      { headers: own },
    );
    expect(graphql.body.data?.login?.jwt).toBeUndefined();
    expect(graphql.body.errors ?? graphql.body.error).toBeTruthy();
  });
});
