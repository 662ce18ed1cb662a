import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

type Answer = { status: number; headers: Record<string, string>; body: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests

const HAN = /\p{Script=Han}/u;

describe('the language of refusals', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  });
  afterAll(() => app?.stop());

  type Options = {
    method?: string;
    body?: string | Buffer;
    headers?: Record<string, string>;
    as?: keyof City['people'];
  };

  /** As raw as can be: what is sent is not made valid by a client library. */
  const send = (path: string, { method = 'GET', body, headers = {}, as }: Options = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = http.request(
        `${app.url}${path}`,
        {
          method,
          agent: false,
          headers: {
            ...(as ? { authorization: `Bearer ${city.people[as].token}` } : {}),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            let parsed: unknown = text;
            try {
              parsed = JSON.parse(text);
            } catch {
              // A page or an empty answer; the tests say whether that is right.
            }
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Record<string, string>,
              body: parsed,
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });

  /** Requests that must be refused, in Strapi's shape, in Chinese, and in English for who prefers it. */
  const CASES: [string, number, string, Options?][] = [
    ['an unknown path', 404, '/api/nosuch'],
    ['an unknown call of ours', 404, '/api/casework/nosuch', { as: 'office' }],
    ['a path that cannot be decoded', 400, '/api/issues/%E0%A4%A', { as: 'office' }],
    ['nobody', 401, '/api/issues'],
    ['a token that is none', 401, '/api/issues', { headers: { authorization: 'Bearer nonsense' } }],
    ['a forged token', 401, '/api/issues', { headers: { authorization: 'Bearer a.b.c' } }],
    [
      'a wrong password',
      400,
      '/api/auth/local',
      { method: 'POST', body: '{"identifier":"office","password":"no"}' },
    ],
    ['a sign-in without names', 400, '/api/auth/local', { method: 'POST', body: '{}' }],
    ['no admin session', 401, '/content-manager/collection-types/api::issue.issue'],
    [
      'a wrong admin password',
      400,
      '/admin/login',
      { method: 'POST', body: '{"email":"a@example.test","password":"no"}' },
    ],
    ['an admin sign-in without names', 400, '/admin/login', { method: 'POST', body: '{}' }],
    ['a row that is not there', 404, '/api/issues/nosuch', { as: 'office' }],
    [
      'a method that the call does not have',
      405,
      '/api/issues',
      { method: 'POST', body: '{"data":{}}', as: 'office' },
    ],
    ['an unknown filter', 400, '/api/issues?filters[nosuch][$eq]=1', { as: 'office' }],
    ['an unknown operator', 400, '/api/issues?filters[title][$nosuch]=1', { as: 'office' }],
    ['an unknown order', 400, '/api/issues?sort=nosuch', { as: 'office' }],
    ['an unknown populate', 400, '/api/issues?populate=nosuch', { as: 'office' }],
    ['an unknown field', 400, '/api/issues?fields=nosuch', { as: 'office' }],
    ['an unknown parameter', 400, '/api/issues?nosuch=1', { as: 'office' }],
    ['a page that is none', 400, '/api/issues?pagination[page]=x&pagination[start]=1', { as: 'office' }],
    ['a date that is none', 400, '/api/issues?filters[dueAt][$gt]=never', { as: 'office' }],
    ['NUL in a filter', 400, '/api/issues?filters[title][$eq]=%00', { as: 'office' }],
    [
      'a missing field',
      400,
      '/api/departments',
      { method: 'POST', body: '{"data":{"code":"x-one"}}', as: 'office' },
    ],
    [
      'two wrong fields',
      400,
      '/api/departments',
      { method: 'POST', body: '{"data":{"code":"X","kind":"nosuch","name":"示例"}}', as: 'office' },
    ],
    [
      'a name that is taken',
      400,
      '/api/departments',
      { method: 'POST', body: '{"data":{"name":"示例","code":"fagai"}}', as: 'office' },
    ],
    [
      'an unknown attribute',
      400,
      '/api/departments',
      { method: 'POST', body: '{"data":{"name":"示例","code":"x-two","nosuch":1}}', as: 'office' },
    ],
    [
      'a text that is too long',
      400,
      '/api/departments',
      {
        method: 'POST',
        body: JSON.stringify({ data: { name: '长'.repeat(101), code: 'x-three' } }),
        as: 'office',
      },
    ],
    ['no data', 400, '/api/departments', { method: 'POST', body: '{}', as: 'office' }],
    ['data that is a text', 400, '/api/departments', { method: 'POST', body: '{"data":"x"}', as: 'office' }],
    [
      'a right that one does not have',
      403,
      '/api/departments',
      { method: 'POST', body: '{"data":{"name":"示例","code":"x-four"}}', as: 'groupA' },
    ],
    ['JSON that is none', 400, '/api/casework/issues', { method: 'POST', body: '{"data":', as: 'groupA' }],
    ['JSON that is a number', 400, '/api/casework/issues', { method: 'POST', body: '1', as: 'groupA' }],
    ['JSON to the sign-in that is none', 400, '/api/auth/local', { method: 'POST', body: '{' }],
    ['JSON to the admin sign-in that is none', 400, '/admin/login', { method: 'POST', body: '{' }],
    [
      'plain text',
      400,
      '/api/casework/issues',
      { method: 'POST', body: 'data', headers: { 'content-type': 'text/plain' }, as: 'groupA' },
    ],
    [
      'a content type that is none',
      400,
      '/api/casework/issues',
      { method: 'POST', body: 'data', headers: { 'content-type': 'application/x-nosuch' }, as: 'groupA' },
    ],
    [
      'a form without a boundary',
      400,
      '/api/casework/issues',
      { method: 'POST', body: 'data', headers: { 'content-type': 'multipart/form-data' }, as: 'groupA' },
    ],
    [
      'a form that breaks off',
      400,
      '/api/upload',
      {
        method: 'POST',
        body: '--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        as: 'groupA',
      },
    ],
    ['an upload of nothing', 400, '/api/upload', { method: 'POST', body: '{}', as: 'groupA' }],
    [
      'gzip that is none',
      400,
      '/api/casework/issues',
      { method: 'POST', body: 'data', headers: { 'content-encoding': 'gzip' }, as: 'groupA' },
    ],
    [
      'an encoding that is none',
      415,
      '/api/casework/issues',
      { method: 'POST', body: 'data', headers: { 'content-encoding': 'nosuch' }, as: 'groupA' },
    ],
    [
      'a character set that is none',
      400,
      '/api/casework/issues',
      {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json; charset=nosuch' },
        as: 'groupA',
      },
    ],
    [
      'a body that is too large',
      413,
      '/api/casework/issues',
      { method: 'POST', body: JSON.stringify({ data: 'x'.repeat(1_100_000) }), as: 'groupA' },
    ],
    [
      'a body that is too large when unpacked',
      413,
      '/api/casework/issues',
      {
        method: 'POST',
        body: gzipSync(JSON.stringify({ data: 'x'.repeat(3_000_000) })),
        headers: { 'content-encoding': 'gzip' },
        as: 'groupA',
      },
    ],
    ['an unknown membership', 400, '/api/issues', { headers: { 'x-acting-for': 'nosuch' }, as: 'groupA' }],
  ];

  test.each(CASES)('%s: %i', async (_name, status, path, options = {}) => {
    const answer = await send(path, options);
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: {
        data: null,
        error: {
          status,
          name: expect.stringMatching(/^\w+$/),
          message: expect.stringMatching(HAN),
          details: expect.any(Object),
        },
      },
    });
    for (const entry of (answer.body.error.details.errors ?? []) as { message: string }[]) {
      expect(entry.message).toMatch(HAN);
    }
    expect(JSON.stringify(answer.body)).not.toMatch(/select |insert into|violates|stack/i);

    const english = await send(path, {
      ...options,
      headers: { ...options.headers, 'accept-language': 'en-GB,zh;q=0.5' },
    });
    expect({ status: english.status, body: english.body }).toMatchObject({
      status,
      body: { data: null, error: { status } },
    });
    expect(english.body.error.message).not.toBe('');
    expect(english.body.error.message).not.toMatch(HAN);
  });

  test.each([
    ['JSON that is none', { body: '{' }],
    ['no body', { body: '' }],
    ['JSON that is null', { body: 'null' }],
    ['plain text', { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['too much', { body: JSON.stringify({ query: `{ ${' '.repeat(1_100_000)} }` }) }],
    [
      'plain text beside a query string',
      { path: '/graphql?x=1', body: 'x', headers: { 'content-type': 'text/plain' } },
    ],
    ['a GET without a query', { method: 'GET' }],
  ] as [string, Options & { path?: string }][])(
    'GraphQL, %s',
    async (_name, { path = '/graphql', ...options }) => {
      const { status, body } = await send(path, { method: 'POST', as: 'groupA', ...options });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      const said = (body.error?.message ?? body.errors?.[0]?.message) as string;
      expect(said).toMatch(HAN);
    },
  );

  test('the sixth try of a password within the time is too many', async () => {
    const tries: Answer[] = [];
    for (let i = 0; i < 12; i += 1) {
      tries.push(
        await send('/api/auth/local', { method: 'POST', body: '{"identifier":"leaderB","password":"no"}' }),
      );
    }
    const last = tries.at(-1);
    expect(last).toMatchObject({
      status: 429,
      body: { error: { message: expect.stringMatching(/过于频繁|登录失败次数过多/) } },
    });
    for (const { status, body } of tries) {
      expect([400, 429]).toContain(status);
      expect(body.error.message).toMatch(HAN);
    }
  });

  test('answers that are no refusals stay as they are', async () => {
    const list = await send('/api/departments?pagination[pageSize]=1', { as: 'groupA' });
    expect(list).toMatchObject({
      status: 200,
      body: { data: [expect.any(Object)], meta: expect.any(Object) },
    });
    expect(list.headers['content-language']).toBeUndefined();
    expect((await send('/_health')).status).toBe(204);
    expect((await send('/api/nosuch', { method: 'HEAD' })).status).toBe(404);
  });
});
