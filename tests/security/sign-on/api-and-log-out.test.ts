import {
  bearer,
  kit,
  office,
  panelIn,
  PASSWORD,
  person,
  send,
  signIn,
  useAccounts,
} from '../accounts/support';
import { Browser } from '../../support/oidc';
import {
  API_REDIRECT,
  configure,
  me,
  provider,
  signIns,
  someone,
  toApi,
  toPanel,
  unconfigure,
  useProvider,
} from './support';

/** Signing on to the API through an identity provider, and log-outs that end both sides' sessions. */

useAccounts();
useProvider();

const own = (jwt: string) => send('GET', '/api/casework/memberships', undefined, { headers: bearer(jwt) });

describe('signing a client of the API on', () => {
  test('gives the token that a password is answered with, on record', async () => {
    const one = await someone();
    const answer = await toApi();
    expect(answer.status).toBe(200);
    expect((await own(answer.body.data.jwt)).body.data).toMatchObject([{ kind: 'unit' }]);
    expect(await signIns(one.username)).toEqual([
      { outcome: 'success', method: 'by-sign-on', door: 'interface' },
    ]);
    expect((await toPanel()).code).toBeNull();
  });

  test('is refused when it is not configured, to other addresses, and with what was begun elsewhere', async () => {
    await someone();
    const begin = (redirectUri: string) => send('POST', '/api/casework/sign-on', { data: { redirectUri } });
    const complete = (request: string, returned: string) =>
      send('POST', '/api/casework/sign-on/complete', { data: { request, returned } });
    for (const address of ['https://evil.example.test/', `${API_REDIRECT}/more`, 'nothing'])
      expect((await begin(address)).status).toBe(400);
    const begun = (await begin(API_REDIRECT)).body.data;
    const back = (await new Browser().go(begun.url, (next) => next.startsWith(API_REDIRECT))).location ?? '';
    provider.asked();
    const other = (await begin(API_REDIRECT)).body.data;
    const panel = new Browser();
    await panel.step(`${kit.app.url}/sign-on/panel`);
    for (const request of [
      other.request,
      'x',
      `${begun.request.startsWith('x') ? 'y' : 'x'}${begun.request.slice(1)}`,
      panel.cookies(kit.app.url).get('qm_sign_on') ?? '',
    ]) {
      const answer = await complete(request, back);
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'SIGN_ON_STALE']);
    }
    expect((await complete(begun.request, `${API_REDIRECT}?code=x`)).body.error.details.code).toBe(
      'SIGN_ON_STALE',
    );
    expect(provider.asked().filter((one) => one.includes('token'))).toEqual([]);
    expect((await complete(begun.request, back)).status).toBe(200);
    // A code is good for once.
    const again = await complete(begun.request, back);
    expect([again.status, again.body.error.details.code]).toEqual([403, 'SIGN_ON_INVALID']);
    expect(again.body.error.message).toMatch(/未通过校验/);
    unconfigure();
    for (const answer of [await begin(API_REDIRECT), await complete(begun.request, back)])
      expect([answer.status, answer.body.error.details.code]).toEqual([404, 'SIGN_ON_OFF']);
    configure();
    for (const body of [{}, { data: {} }, { data: { request: 1, returned: 'x' } }, undefined])
      expect((await send('POST', '/api/casework/sign-on/complete', body)).status).toBe(400);
    await provider.stop();
    try {
      expect((await begin(API_REDIRECT)).status).toBe(200);
      const unreachable = await complete(begun.request, back);
      expect([unreachable.status, unreachable.body.error.details.code]).toEqual([503, 'SIGN_ON_UNREACHABLE']);
    } finally {
      await provider.start();
    }
  });

  test('lets nobody in whom the panel would refuse, nor without an account of the API', async () => {
    const one = await someone();
    provider.tamper(({ payload }) => ({ payload: { ...payload, nonce: 'another' } }));
    expect((await toApi()).body.error.details.code).toBe('SIGN_ON_INVALID');
    provider.tamper(null);
    await kit.app.db.query('update up_users set blocked = true where username = $1', [one.username]);
    expect((await toApi()).body.error.details.code).toBe('SIGN_ON_DISABLED');
    await kit.app.db.query('update staff_members set api_user_id = null where document_id = $1', [
      one.documentId,
    ]);
    expect((await toApi()).body.error.details.code).toBe('SIGN_ON_NO_ACCOUNT');
    expect((await toPanel()).code).toBeNull();
  });

  test('with passwords closed it is the only way', async () => {
    const one = await someone();
    configure({ LOCAL_PASSWORDS: 'closed' });
    expect((await signIn(one.username, PASSWORD)).body.error.details.code).toBe('LOCAL_PASSWORDS_CLOSED');
    expect((await toApi()).status).toBe(200);
  });
});

describe('log-out', () => {
  const logOut = (browser: Browser, token: string) =>
    browser.step(`${kit.app.url}/admin/logout`, { method: 'POST', headers: bearer(token) });

  test('of the panel ends the provider’s session, too', async () => {
    await someone();
    const { browser, token } = await toPanel();
    const answer = await logOut(browser, token ?? '');
    expect(answer.status).toBe(200);
    const { url } = JSON.parse(answer.text).data as { url: string };
    const address = new URL(url);
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${kit.app.url}/admin/auth/login`);
    expect((await me(token ?? '')).status).toBe(401);
    // The provider asks, with the token as its hint, and sends the browser back to the login page.
    const asked = await browser.step(url);
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(asked.text) ?? [];
    const ended = await browser.step(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf: xsrf ?? '', logout: 'yes' }),
    });
    expect(ended.location).toBe(`${kit.app.url}/admin/auth/login`);
    // There is no session left at the provider: another who is at the browser now signs on as himself.
    const two = await someone();
    const next = await toPanel('/sign-on/panel', browser);
    expect((await me(next.token ?? '')).body.data.email).toBe(two.email);
  });

  test('of a session with a password says nothing of the provider', async () => {
    const one = await person();
    const token = (await panelIn(one.email, PASSWORD)).body.data.token as string;
    const answer = await logOut(new Browser(), token);
    expect([answer.status, answer.text]).toEqual([200, '{"data":{}}']);
  });

  test('of the API answers where the provider’s session ends', async () => {
    await someone();
    const { jwt } = (await toApi()).body.data;
    await anotherSecond();
    const answer = await send('POST', '/api/casework/sign-out', { data: {} }, { headers: bearer(jwt) });
    expect(answer.body.data.signedOut).toBe(true);
    expect(new URL(answer.body.data.url).origin).toBe(provider.issuer);
    expect((await own(jwt)).status).toBe(401);
    const one = await person();
    const local = (await signIn(one.username, PASSWORD)).body.jwt as string;
    const other = await send('POST', '/api/casework/sign-out', { data: {} }, { headers: bearer(local) });
    expect(other.body.data).toEqual({ signedOut: true, url: null });
  });

  /** Tokens are issued by the second: one of the very second of its end would be taken for a new one. */
  const anotherSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_100));

  const tell = (token: unknown): Promise<{ status: number }> =>
    fetch(`${kit.app.url}/sign-on/back-channel-log-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: typeof token === 'string' ? new URLSearchParams({ logout_token: token }) : undefined,
    });
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const now = (): number => Math.floor(Date.now() / 1000);
  const claims = (subject: string): Record<string, unknown> => ({
    iss: provider.issuer,
    aud: provider.clientId,
    iat: now(),
    exp: now() + 60,
    jti: `jti-${Math.random()}`,
    sub: subject,
    events: { [EVENT]: {} },
  });

  test('at the provider ends every session here', async () => {
    const one = await someone();
    const { browser, token } = await toPanel();
    const { jwt } = (await toApi()).body.data;
    const bystander = await someone();
    const { jwt: theirs } = (await toApi()).body.data;
    // Sessions end by their second of issue.
    await anotherSecond();
    provider.is(one.subject, {});
    // The provider's own log-out, begun by the person there: it tells us by its back channel.
    const asked = await browser.step(`${provider.issuer}/session/end`);
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(asked.text) ?? [];
    await browser.step(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf: xsrf ?? '', logout: 'yes' }),
    });
    const gone = async (): Promise<number> => (await me(token ?? '')).status;
    for (let i = 0; i < 50 && (await gone()) !== 401; i += 1) await new Promise((r) => setTimeout(r, 50));
    expect(await gone()).toBe(401);
    expect((await browser.step(`${kit.app.url}/admin/access-token`, { method: 'POST' })).status).toBe(401);
    // By the session's own name the panel's ended alone; by the person's name every one does.
    expect((await tell(await provider.sign(claims(one.subject), { typ: 'logout+jwt' }))).status).toBe(200);
    expect((await own(jwt)).status).toBe(401);
    expect((await own(theirs)).status).toBe(200);
    expect(bystander.subject).not.toBe(one.subject);
  });

  test('told with a token that does not hold ends nothing, and an old one nothing that has begun since', async () => {
    const one = await someone();
    const { jwt } = (await toApi()).body.data;
    const good = claims(one.subject);
    const { sub: _s, ...noSubject } = good;
    const { events: _e, ...noEvent } = good;
    const { jti: _j, ...noJti } = good;
    const wrong: Record<string, Record<string, unknown>> = {
      'another issuer': { ...good, iss: 'https://another.example.test' },
      'another audience': { ...good, aud: 'another' },
      'with a nonce': { ...good, nonce: 'x' },
      'without an event': noEvent,
      'another event': { ...good, events: { 'https://another.example.test': {} } },
      'without a jti': noJti,
      'without a subject': noSubject,
      expired: { ...good, iat: now() - 3000, exp: now() - 2000 },
      old: { ...good, iat: now() - 3000 },
    };
    for (const [name, payload] of Object.entries(wrong))
      expect([name, (await tell(await provider.sign(payload))).status]).toEqual([name, 400]);
    const [head, body] = (await provider.sign(good)).split('.');
    for (const token of [
      `${head}.${body}.`,
      `${head}.${body}.AAAA`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
      'x',
      undefined,
    ])
      expect((await tell(token)).status).toBe(400);
    expect((await own(jwt)).status).toBe(200);

    const before = await provider.sign({ ...good, iat: now() - 30 });
    expect((await tell(before)).status).toBe(200);
    expect((await own(jwt)).status).toBe(200);
    await anotherSecond();
    expect((await tell(await provider.sign({ ...good, iat: now() }))).status).toBe(200);
    expect((await own(jwt)).status).toBe(401);
  });

  test('the office’s disabling ends sessions that began with the provider', async () => {
    const one = await someone();
    const { token } = await toPanel();
    const { jwt } = (await toApi()).body.data;
    expect((await office(`/staff-members/${one.documentId}/disable`)).status).toBe(200);
    expect((await me(token ?? '')).status).toBe(401);
    expect((await own(jwt)).status).toBe(401);
  });
});
