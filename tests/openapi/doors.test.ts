import { violationOf } from '../support/answers';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(() => app?.stop());

const INTROSPECTION = { query: '{ __schema { queryType { name } } __type(name: "Issue") { name } }' };

describe('the schema of GraphQL', () => {
  test('is served as SDL to whoever is signed in', async () => {
    expect((await app.request().get('/api/casework/schema.graphql')).status).toBe(401);
    const answer = await app
      .request()
      .get('/api/casework/schema.graphql')
      .set('Authorization', `Bearer ${city.people.enterpriseA.token}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('transferIssue(');
    expect(answer.text).toContain('measures(subject: String!');
  });

  test('is told by introspection to accounts, and to nobody else', async () => {
    const stranger = await app.request().post('/graphql').send(INTROSPECTION);
    expect(stranger.body.data?.__schema).toBeUndefined();
    expect(stranger.body.errors[0].extensions.error.message).toMatch(/\p{Script=Han}/u);
    const known = await city.as('unitA').post('/graphql', INTROSPECTION);
    expect(known.body.data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      __type: { name: 'Issue' },
    });
  });
});

describe('a read-only API token', () => {
  let token: string;
  let tokenId: number;
  const ask = (method: 'get' | 'post', path: string) =>
    app.request()[method](path).set('Authorization', `Bearer ${token}`);
  beforeAll(async () => {
    const tokens = app.strapi.service('admin::api-token') as unknown as {
      create(given: object): Promise<{ id: number; accessKey: string }>;
    };
    const made = await tokens.create({
      name: 'reading',
      type: 'read-only',
      kind: 'content-api',
      lifespan: null,
      description: '',
    });
    ({ id: tokenId, accessKey: token } = made);
  });

  test.each(['/api/issues', '/api/casework/duties', '/api/casework/run-state'])(
    'tied to nobody is refused with the reason: %s',
    async (path) => {
      const answer = await ask('get', path);
      expect(answer.status).toBe(403);
      expect(answer.body.error.details.code).toBe('TOKEN_UNTIED');
      expect(answer.body.error.message).toContain('接口令牌');
    },
  );

  test('tied to a member of the office reads whatever only reads, and nothing else', async () => {
    await app.db.query('update staff_members set api_token_id = $1 where id = $2', [
      tokenId,
      city.people.office.staffId,
    ]);
    for (const path of [
      '/api/issues',
      '/api/casework/measures?subject=city&from=2026-01-01&to=2026-07-01',
      '/api/casework/duties?scope=all',
      '/api/casework/ledgers/group',
      '/api/casework/ledgers/unit/export.xlsx',
      '/api/casework/issues/export.xlsx',
      '/api/casework/run-state',
    ])
      expect([path, (await ask('get', path)).status]).toEqual([path, 200]);
    const measures = `{ measures(subject: "city", from: "2026-01-01", to: "2026-07-01") { name } }`;
    expect((await ask('post', '/graphql').send({ query: measures })).body.data.measures).toHaveLength(1);
    expect((await ask('post', '/api/casework/sweep')).status).toBe(403);
    expect((await ask('post', '/api/casework/issues').send({ data: {} })).status).toBe(403);
  });
});

describe('a page that is too large', () => {
  test.each([
    'pagination[pageSize]=1000',
    'pagination[pageSize]=0',
    'pagination[limit]=-1',
    'pagination[start]=-1',
    'pagination=all',
  ])('is refused by a generated list: %s', async (query) => {
    const answer = await city.as('office').get(`/api/issues?${query}`);
    expect(answer.status).toBe(400);
  });

  test.each(['ledgers/group', 'duties', 'meetings', 'policies', 'changes'])(
    'is refused by %s',
    async (path) => {
      const answer = await city.as('office').get(`/api/casework/${path}?pagination[pageSize]=1000`);
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.errors[0].path).toEqual(['pagination', 'pageSize']);
    },
  );

  test.each(['pageSize: 1000', 'limit: -1'])('is refused by GraphQL: %s', async (page) => {
    const query = `{ issues(pagination: { ${page} }) { number } }`;
    const answer = await city.as('office').post('/graphql', { query });
    expect(answer.body.errors[0].extensions.error.status).toBe(400);
  });
});

describe('an answer outside of its contract', () => {
  const JSON_TYPE = 'application/json; charset=utf-8';
  const check = (url: string, status: number, body: object, method = 'GET'): string | null =>
    violationOf(method, url, status, JSON_TYPE, JSON.stringify(body));

  test('is found: an undeclared field, status or call, an error of another shape', () => {
    const unread = '/api/casework/messages/unread';
    expect(check(unread, 200, { data: { unread: 1 } })).toBeNull();
    expect(check(unread, 200, { data: { unread: 1, more: 1 } })).toContain('more');
    expect(check(unread, 201, { data: { unread: 1 } })).toContain('201');
    expect(check('/casework/nosuch', 200, {})).toContain('no contract');
    expect(check('/casework/nosuch', 404, { error: {} })).not.toBeNull();
    expect(check(unread, 418, {})).toContain('no such refusal');
    expect(check('/api/casework/issues/x/summary', 200, { data: {} })).toContain('no contract');
  });
});
