import * as OTPAuth from 'otpauth';
import {
  bearer,
  kit,
  limits,
  office,
  panelIn,
  PASSWORD,
  person,
  send,
  superAdmin,
  useAccounts,
  type Json,
  type Reply,
} from './support';

/** The second factor of local accounts, over HTTP: whatever way somebody takes to sign in or to be rid of it. */

useAccounts();

const NEW = 'Xin-Kouling-2026';

afterEach(async () => {
  await limits(`second_factor_for = null`);
});

type Person = Awaited<ReturnType<typeof person>>;
type Door = 'panel' | 'api';

/** The clock stands: a code is of one step. */
let at = 0;
const stand = (seconds = 0): void => {
  at += seconds * 1000;
  kit.at(new Date(at + 8 * 3_600_000).toISOString().slice(0, 16));
};
beforeAll(() => {
  // Behind the real time: what begins now in these tests has begun for the database, too.
  at = Math.floor(Date.now() / 60_000) * 60_000 - 20 * 3_600_000;
});
beforeEach(() => stand(60));

const codeOf = (secret: string, steps = 0): string =>
  new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) }).generate({
    timestamp: at + steps * 30_000,
  });

const enter = (door: Door, one: Person, more: object = {}, from = '127.0.0.1'): Promise<Reply> =>
  door === 'panel'
    ? send('POST', '/admin/login', { email: one.email, password: PASSWORD, ...more }, { from })
    : send('POST', '/api/auth/local', { identifier: one.username, password: PASSWORD, ...more }, { from });
const tokenOf = ({ body }: Reply): string => body.jwt ?? body.data.token;
const codeIn = ({ body }: Reply): string | undefined => body.error?.details?.code;

const prefix: Record<Door, string> = { panel: '/casework', api: '/api/casework' };
const call = (door: Door, token: string, path: string, data?: object): Promise<Reply> =>
  send(data ? 'POST' : 'GET', `${prefix[door]}/second-factor${path}`, data && { data }, {
    headers: bearer(token),
  });

/** Enrols and answers the secret and the recovery codes. */
async function enrol(door: Door, one: Person): Promise<{ secret: string; codes: string[]; token: string }> {
  const token = tokenOf(await enter(door, one));
  const begun = await call(door, token, '', { password: PASSWORD });
  expect(begun.status).toBe(200);
  const { secret, uri } = begun.body.data;
  expect(uri).toContain(`secret=${secret}`);
  const confirmed = await call(door, token, '/confirm', { code: codeOf(secret) });
  expect(confirmed.status).toBe(200);
  stand(60);
  return { secret, codes: confirmed.body.data.recoveryCodes, token };
}

const noSession = (answer: Reply): void => {
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(JSON.stringify(answer.body)).not.toMatch(/"(?:jwt|token|accessToken)"/);
};

describe.each<Door>(['panel', 'api'])('the second factor of an account of the %s', (door) => {
  test('is asked for after the password, and of nobody else', async () => {
    const [one, other] = [await person(), await person()];
    const { secret } = await enrol(door, one);
    const without = await enter(door, one);
    expect([without.status, codeIn(without)]).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
    noSession(without);
    const wrongPassword = await enter(door, one, { password: 'wrong', code: codeOf(secret) });
    expect(wrongPassword.status).toBe(400);
    expect(codeIn(wrongPassword) ?? '').not.toMatch(/SECOND/);
    // A code that was shown with a wrong password is not used up.
    const right = await enter(door, one, { code: codeOf(secret) });
    expect(right.status).toBe(200);
    expect((await call(door, tokenOf(right), '')).body.data).toEqual({
      enrolled: true,
      since: expect.any(String),
      demanded: false,
      recoveryCodesLeft: 10,
    });
    expect((await enter(door, other)).status).toBe(200);
    const { rows } = await kit.app.db.query<{ outcome: string; method: string | null }>(
      'select outcome, method from sign_ins where account = $1 order by id',
      [door === 'panel' ? one.email : one.username],
    );
    expect(rows).toEqual([
      { outcome: 'success', method: 'by-password' },
      { outcome: 'code-asked', method: null },
      { outcome: 'failure', method: null },
      { outcome: 'success', method: 'by-code' },
    ]);
  });

  test('takes a code once, of the present and the neighbouring steps, at no matter how many at once', async () => {
    const one = await person();
    const { secret } = await enrol(door, one);
    for (const steps of [-2, 2])
      expect(codeIn(await enter(door, one, { code: codeOf(secret, steps) }))).toBe('SECOND_FACTOR_WRONG');
    const code = codeOf(secret);
    const both = await Promise.all([1, 2, 3].map(() => enter(door, one, { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    both.filter(({ status }) => status !== 200).forEach(noSession);
    // An earlier one, which has not been used, is no longer taken either.
    expect(codeIn(await enter(door, one, { code: codeOf(secret, -1) }, '127.0.4.2'))).toBe(
      'SECOND_FACTOR_WRONG',
    );
    expect(
      (await enter(door, one, { code: ` ${codeOf(secret, 1).replace(/^.../, '$& ')}` }, '127.0.4.2')).status,
    ).toBe(200);
  });

  test('wrong codes are limited by the account, wherever they come from, and the right one waits, too', async () => {
    const one = await person();
    const { secret } = await enrol(door, one);
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, i) => enter(door, one, { code: '000000' }, `127.0.5.${i + 1}`)),
    );
    const codes = answers.map(codeIn);
    expect(codes.filter((code) => code === 'SECOND_FACTOR_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SECOND_FACTOR_LIMITED')).toHaveLength(10);
    const limited = await enter(door, one, { code: codeOf(secret) }, '127.0.5.99');
    expect([limited.status, codeIn(limited)]).toEqual([429, 'SECOND_FACTOR_LIMITED']);
    noSession(limited);
    stand(16 * 60);
    expect((await enter(door, one, { code: codeOf(secret) }, '127.0.5.99')).status).toBe(200);
  });

  test('a recovery code serves once; they are stored hashed, and new ones end the old', async () => {
    const one = await person();
    const { codes, secret } = await enrol(door, one);
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = '', third = ''] = codes;
    const { rows } = await kit.app.db.query(`select * from casework.recovery_codes`);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    const { rows: stored } = await kit.app.db.query('select secret from casework.second_factors');
    expect(JSON.stringify(stored)).not.toContain(secret);
    const answers = await Promise.all([1, 2].map(() => enter(door, one, { code: first.toLowerCase() })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const token = tokenOf(answers.find(({ status }) => status === 200) as Reply);
    expect((await call(door, token, '')).body.data.recoveryCodesLeft).toBe(9);
    expect((await enter(door, one, { code: second.replaceAll('-', ' ') })).status).toBe(200);
    const renewed = await call(door, token, '/recovery-codes', { code: codeOf(secret) });
    expect(renewed.body.data.recoveryCodes).toHaveLength(10);
    expect(codeIn(await enter(door, one, { code: third }))).toBe('SECOND_FACTOR_WRONG');
    expect((await enter(door, one, { code: renewed.body.data.recoveryCodes[0] })).status).toBe(200);
    // Another account's code is nobody's here.
    const other = await person();
    const { codes: theirs } = await enrol(door, other);
    expect(codeIn(await enter(door, one, { code: theirs[0] }))).toBe('SECOND_FACTOR_WRONG');
  });

  test('is demanded of the roles that the office names: enrolled while signing in', async () => {
    const one = await person();
    const settings = await kit.city.as('office').put('/api/setting', { data: { secondFactorFor: ['unit'] } });
    expect(settings.status).toBe(200);
    expect(
      (await kit.city.as('office').put('/api/setting', { data: { secondFactorFor: ['everybody'] } })).status,
    ).toBe(400);
    const asked = await enter(door, one);
    expect([asked.status, codeIn(asked)]).toEqual([403, 'SECOND_FACTOR_SETUP']);
    noSession(asked);
    const { secret, uri } = asked.body.error.details;
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(codeIn(await enter(door, one, { password: 'wrong' }))).not.toBe('SECOND_FACTOR_SETUP');
    expect(codeIn(await enter(door, one, { code: '000000' }))).toBe('SECOND_FACTOR_WRONG');
    const done = await enter(door, one, { code: codeOf(secret) });
    expect(done.status).toBe(200);
    const codes = (done.body.recoveryCodes ?? done.body.data.recoveryCodes) as string[];
    expect(codes).toHaveLength(10);
    stand(60);
    expect(codeIn(await enter(door, one))).toBe('SECOND_FACTOR_REQUIRED');
    const again = await enter(door, one, { code: codeOf(secret) });
    expect(again.status).toBe(200);
    expect(again.body.recoveryCodes ?? again.body.data?.recoveryCodes).toBeUndefined();
    const kept = await call(door, tokenOf(again), '/remove', { password: PASSWORD, code: codes[0] ?? '' });
    expect([kept.status, codeIn(kept)]).toEqual([403, 'SECOND_FACTOR_DEMANDED']);
    // Of others it is not demanded.
    await limits(`second_factor_for = '["group"]'`);
    expect((await enter(door, await person())).status).toBe(200);
    // A secret that was shown long ago is no longer confirmed.
    await limits(`second_factor_for = '["unit"]'`);
    const late = await person();
    const shown = (await enter(door, late)).body.error.details.secret as string;
    stand(16 * 60);
    expect(codeIn(await enter(door, late, { code: codeOf(shown) }))).toBe('SECOND_FACTOR_WRONG');
  });

  test('an expired password is changed with it alone', async () => {
    const one = await person();
    const { secret } = await enrol(door, one);
    await kit.app.db.query(
      `update casework.account_state set password_changed_at = now() - interval '100 days' where door = $1 and account_id = $2`,
      [door === 'panel' ? 'admin-panel' : 'interface', await idOf(door, one)],
    );
    expect(codeIn(await enter(door, one))).toBe('PASSWORD_EXPIRED');
    const without = await enter(door, one, { newPassword: NEW });
    expect([without.status, codeIn(without)]).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
    expect(codeIn(await enter(door, one, { newPassword: NEW, code: '000000' }))).toBe('SECOND_FACTOR_WRONG');
    expect(codeIn(await enter(door, one, { password: NEW }))).not.toBe('SECOND_FACTOR_REQUIRED');
    // A password that the rules refuse uses no code up.
    expect(codeIn(await enter(door, one, { newPassword: 'short', code: codeOf(secret) }))).toBe(
      'PASSWORD_WEAK',
    );
    expect((await enter(door, one, { newPassword: NEW, code: codeOf(secret) })).status).toBe(200);
  });

  test('another telephone takes the old one’s code; no session alone changes anything', async () => {
    const one = await person();
    const { secret, token } = await enrol(door, one);
    for (const [path, data] of [
      ['', { password: PASSWORD }],
      ['', { password: 'wrong', code: codeOf(secret) }],
      ['', { password: PASSWORD, code: '000000' }],
      ['/confirm', { code: codeOf(secret) }],
      ['/recovery-codes', { code: '000000' }],
      ['/remove', { password: PASSWORD, code: '000000' }],
      ['/remove', { password: 'wrong', code: codeOf(secret) }],
      ['/remove', { password: PASSWORD }],
    ] as const)
      expect([path, data, (await call(door, token, path, data)).status]).toEqual([path, data, 400]);
    stand(16 * 60);
    const begun = await call(door, token2(await enter(door, one, { code: codeOf(secret) })), '', {
      password: PASSWORD,
      code: codeOf(secret, 1),
    });
    expect(begun.status).toBe(200);
    stand(120);
    // Until it has been confirmed the old one holds.
    const still = await enter(door, one, { code: codeOf(secret) });
    expect(still.status).toBe(200);
    const confirmed = await call(door, tokenOf(still), '/confirm', { code: codeOf(begun.body.data.secret) });
    expect(confirmed.status).toBe(200);
    stand(60);
    expect(codeIn(await enter(door, one, { code: codeOf(secret) }))).toBe('SECOND_FACTOR_WRONG');
    const fresh = await enter(door, one, { code: codeOf(begun.body.data.secret) });
    expect(fresh.status).toBe(200);
    stand(60);
    const gone = await call(door, tokenOf(fresh), '/remove', {
      password: PASSWORD,
      code: codeOf(begun.body.data.secret),
    });
    expect(gone.body.data).toMatchObject({ enrolled: false, recoveryCodesLeft: 0 });
    expect((await enter(door, one)).status).toBe(200);
  });

  const token2 = tokenOf;
  const idOf = async (of: Door, one: Person): Promise<number> =>
    (
      await kit.app.db.query<{ id: number }>(
        of === 'panel'
          ? 'select id from admin_users where email = $1'
          : 'select id from up_users where username = $1',
        [of === 'panel' ? one.email : one.username],
      )
    ).rows[0]?.id ?? 0;

  test('wrong tries in a session are counted although the request is rolled back', async () => {
    const one = await person();
    const { token, secret } = await enrol(door, one);
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => call(door, token, '/recovery-codes', { code: '000000' })),
    );
    expect(tries.filter((answer) => codeIn(answer) === 'SECOND_FACTOR_WRONG')).toHaveLength(5);
    expect(codeIn(await call(door, token, '/recovery-codes', { code: codeOf(secret) }))).toBe(
      'SECOND_FACTOR_LIMITED',
    );
  });

  test('the office resets it, on record; the sessions end and the person is told', async () => {
    const one = await person();
    const { token } = await enrol(door, one);
    for (const who of ['groupA', 'unitA', 'auditor', 'head', 'enterpriseA'] as const)
      expect(
        (await kit.city.as(who).post(`/api/casework/staff-members/${one.documentId}/reset-second-factor`))
          .status,
      ).toBeGreaterThanOrEqual(403);
    // Tokens are issued by the second: one of the very second of its end would be taken for a new one.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const reset = await office(`/staff-members/${one.documentId}/reset-second-factor`);
    expect(reset).toMatchObject({ status: 200, body: { data: { secondFactor: false } } });
    expect((await call(door, token, '')).status).toBe(401);
    expect((await enter(door, one)).status).toBe(200);
    const { rows } = await kit.app.db.query<{ before: Json; after: Json; actor: Json }>(
      `select before, after, actor from casework.changes where after::text like '%双因子%' and document_id in (
         select document_id from admin_users where email = $1 union select document_id from up_users where username = $2) order by id`,
      [one.email, one.username],
    );
    const said = rows.map(({ before, after, actor }) => {
      const [b, a, by] = [before, after, actor].map((v) => (typeof v === 'string' ? JSON.parse(v) : v));
      return [b?.双因子, a?.双因子, by?.kind];
    });
    expect(said).toEqual([
      ['无', '启用', 'unit'],
      ['启用', '无', 'office'],
    ]);
    const { rows: told } = await kit.app.db.query<{ audiences: Json }>(
      `select audiences from casework.outbox where event = 'sign-in-reset' and payload::text like '%双因子%'`,
    );
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('ways round the second factor', () => {
  test('no other way of Strapi’s gives a session without it', async () => {
    const one = await person();
    const { secret } = await enrol('api', one);
    const jwt = tokenOf(await enter('api', one, { code: codeOf(secret) }));
    const graphql = await send(
      'POST',
      '/graphql',
      {
        query: `mutation { login(input: { identifier: "${one.username}", password: "${PASSWORD}" }) { jwt } }`,
      },
      { headers: bearer(jwt) },
    );
    expect(graphql.body.data?.login?.jwt).toBeUndefined();
    for (const path of [
      '/api/auth/local/',
      '/API/auth/local',
      '/api/auth/LOCAL',
      '/api//auth/local',
      '/api/auth/local?x=1',
      '/api/auth/local/callback',
      '/api/auth/local/register',
      '/api/auth/refresh',
    ])
      noSession(await send('POST', path, { identifier: one.username, password: PASSWORD }));
    for (const code of [{ $ne: 1 }, ['x'], 123456, true, null, '', '\0']) {
      const answer = await enter('api', one, { code }, '127.0.6.1');
      noSession(answer);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  test('a token of the API, which is no account, has none and changes none', async () => {
    const made = await superAdmin.send('post', '/admin/api-tokens', {
      name: 'shili',
      description: '',
      type: 'full-access',
      lifespan: null,
      permissions: null,
    });
    const key = made.body.data.accessKey as string;
    const { rows } = await kit.app.db.query<{ id: number }>(
      `select id from strapi_api_tokens where name = 'shili'`,
    );
    await kit.app.db.query('update staff_members set api_token_id = $1 where id = $2', [
      rows[0]?.id,
      kit.city.people.unitA.staffId,
    ]);
    for (const [path, data] of [
      ['', undefined],
      ['', { password: PASSWORD }],
      ['/confirm', { code: '1' }],
      ['/recovery-codes', { code: '1' }],
      ['/remove', { password: PASSWORD, code: '1' }],
    ] as const)
      expect((await call('api', key, path, data)).status).toBe(403);
    expect((await send('GET', '/api/casework/second-factor')).status).toBe(401);
  });

  test('the office resets neither an auditor’s nor an administrator’s', async () => {
    const one = await person();
    await enrol('panel', one);
    await kit.app.db.query(
      `update memberships set kind = 'auditor', department_id = null where staff_member_id = (select id from staff_members where document_id = $1)`,
      [one.documentId],
    );
    const refused = await office(`/staff-members/${one.documentId}/reset-second-factor`);
    expect([refused.status, refused.body.error.details.code]).toEqual([403, 'AUDITOR_ACCOUNT']);
    const reset = await superAdmin.send(
      'post',
      `/casework/staff-members/${one.documentId}/reset-second-factor`,
      {
        data: {},
      },
    );
    expect(reset.status).toBe(200);
  });

  test('administrators are asked, too, when the office says so', async () => {
    await limits(`second_factor_for = '["super"]'`);
    const asked = await panelIn('super-panel@example.test', 'Qiaomen-2026');
    expect(codeIn(asked)).toBe('SECOND_FACTOR_SETUP');
    noSession(asked);
  });

  test('a factor does not open with another installation’s key, nor in another account’s row', async () => {
    const [one, two] = [await person(), await person()];
    const { secret } = await enrol('api', one);
    await enrol('api', two);
    await kit.app.db.query(
      `update casework.second_factors f set secret = o.secret, last_step = 0 from casework.second_factors o, up_users a, up_users b
        where a.username = $1 and b.username = $2 and o.account_id = a.id and o.door = 'interface' and f.account_id = b.id and f.door = 'interface'`,
      [one.username, two.username],
    );
    expect(codeIn(await enter('api', two, { code: codeOf(secret) }))).toBe('SECOND_FACTOR_WRONG');
    expect((await enter('api', one, { code: codeOf(secret) })).status).toBe(200);
  });
});
