import http from 'node:http';
import { startKit, type Kit, type Reply } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { theProcess } from '../support/outside';

/** Attacks on the service's capacity, over HTTP, and its answers when the capacity is used up. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;

let kit: Kit;
let group: PanelCaller;

beforeAll(async () => {
  kit = await startKit();
  group = await panel(kit.app, kit.city, 'groupA');
  for (let n = 0; n < 12; n += 1) await kit.register();
}, 300_000);
afterAll(() => kit?.app.stop());

const graphql = (
  who: 'groupA' | 'office' | 'enterpriseA' | null,
  query: string,
  variables?: object,
): Promise<Reply> => kit.send(who, 'POST', '/graphql', { query, ...(variables ? { variables } : {}) });

/** The statements that the application sends while work is done. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { connection } = kit.app.strapi.db as unknown as {
    connection: {
      on(event: 'query', listener: () => void): void;
      removeListener(event: 'query', listener: () => void): void;
    };
  };
  let count = 0;
  const listener = (): void => void (count += 1);
  connection.on('query', listener);
  try {
    await work();
  } finally {
    connection.removeListener('query', listener);
  }
  return count;
}

describe('what a request may cost is judged before it is executed', () => {
  const doubling = `{ issues { ...f0 } } ${Array.from({ length: 25 }, (_, i) =>
    i === 24 ? `fragment f${i} on Issue { title }` : `fragment f${i} on Issue { ...f${i + 1} ...f${i + 1} }`,
  ).join(' ')}`;

  test('S1 documents that would be expanded without end are refused, to a stranger without a transaction', async () => {
    const documents = [
      doubling,
      `{ issues(filters: { title: { in: [${'"x" '.repeat(160_000)}] } }) { title } }`,
      `{ issues { ...f0 } } ${Array.from({ length: 4_000 }, (_, i) => `fragment f${i} on Issue { ...f${i + 1} }`).join(' ')} fragment f4000 on Issue { title }`,
      `{ issues { ${'title '.repeat(160_000)} } }`,
      `{ issues(filters: ${'{ not: '.repeat(5_000)}`,
    ];
    for (const query of documents) {
      for (const who of [null, 'enterpriseA'] as const) {
        let answer: Reply | undefined;
        const statements = await statementsOf(async () => {
          answer = await graphql(who, query);
        });
        expect([query.slice(0, 40), who, answer?.status]).toEqual([query.slice(0, 40), who, 400]);
        expect(answer?.body.error).toMatchObject({
          status: 400,
          message: expect.stringMatching(/\p{Script=Han}/u),
        });
        expect(answer?.body.errors[0].extensions.error.status).toBe(400);
        // Strapi reads what strangers may do; no transaction is begun.
        if (who === null) expect(statements).toBeLessThanOrEqual(1);
      }
    }
    // By its address, too.
    const get = await kit.send('groupA', 'GET', `/graphql?query=${encodeURIComponent(doubling)}`);
    expect(get.status).toBe(400);
    const stranger = await graphql(null, '{ issues { title } }');
    expect([stranger.status, stranger.body.error.name]).toEqual([401, 'UnauthorizedError']);
  });

  test('a document that is known by its hash alone is not executed', async () => {
    const sent = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
    const answer = await kit.send('groupA', 'POST', '/graphql', sent);
    expect(answer.text).toContain('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  test('S2 relations are loaded in batches, and thirty roots of them are refused', async () => {
    const nested =
      '{ title category { name } enterprise { name } group { name } leader { title } leadUnit { name } attachments { name } }';
    const ask = (limit: number): Promise<Reply> =>
      graphql('groupA', `{ issues(pagination: { limit: ${limit} }, sort: "id") ${nested} }`);
    let few: Reply | undefined;
    let many: Reply | undefined;
    const forTwo = await statementsOf(async () => (few = await ask(2)));
    const forTwelve = await statementsOf(async () => (many = await ask(12)));
    expect(few?.body.errors).toBeUndefined();
    expect(many?.body.data.issues).toHaveLength(12);
    expect(forTwelve).toBe(forTwo);
    for (const issue of many?.body.data.issues as Json[])
      expect(issue).toMatchObject({ category: { name: expect.any(String) }, attachments: expect.any(Array) });
    // The answers equal those of the smaller query.
    for (const issue of (many?.body.data.issues as Json[]).slice(0, 2))
      expect(few?.body.data.issues).toContainEqual(issue);
    const one =
      'title category { name } enterprise { name } group { name } leader { title } leadUnit { name }';
    const deep = `{ ${one} mainIssue { ${one} mainIssue { ${one} } } }`;
    const roots = Array.from({ length: 30 }, (_, i) => `a${i}: issues ${deep}`).join(' ');
    const refused = await graphql('enterpriseA', `{ ${roots} }`);
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'QUERY_LIMIT']);
  });

  test('one mutation holds one write', async () => {
    const one = 'registerIssue(data: { title: "x" }) { number }';
    const query = `mutation { ${Array.from({ length: 30 }, (_, i) => `m${i}: ${one}`).join(' ')} }`;
    const count = async (): Promise<number> => (await kit.rows('select 1 from issues')).length;
    const before = await count();
    expect((await graphql('groupA', query)).status).toBe(400);
    expect(await count()).toBe(before);
  });

  test('S3 the panel’s question about permissions takes a list of them, and no long one', async () => {
    const check = (permissions: unknown): Promise<{ status: number; body: Json }> =>
      group.send('post', '/admin/permissions/check', { permissions } as object);
    for (const wrong of [
      Array(8_000).fill({}),
      Array(400).fill({ action: 'admin::users.read' }),
      Array(200).fill({ action: 1 }),
      [null],
      'x',
    ]) {
      let answer: { status: number; body: Json } | undefined;
      const statements = await statementsOf(async () => (answer = await check(wrong)));
      expect([400, 413]).toContain(answer?.status);
      expect(answer?.body.error.message).toMatch(/\p{Script=Han}/u);
      expect(statements).toBeLessThan(20);
    }
    const right = await check([
      { action: 'plugin::content-manager.explorer.read', subject: 'api::issue.issue' },
    ]);
    expect(right.status).toBe(200);
  });

  test('S10 long lists and deep bodies are refused by all doors', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `id${i}`);
    const visit = { date: '2026-01-01', form: 'onsite', enterprises: ids };
    for (const enterprises of [ids, ids.slice(0, 4_000), ids.slice(0, 21), Array(4_000).fill(7)]) {
      const answer = await kit.send('groupA', 'POST', '/api/casework/visits', {
        data: { ...visit, enterprises },
      });
      expect([400, 413]).toContain(answer.status);
      if (answer.status === 400) {
        const [error, ...others] = answer.body.error.details.errors as Json[];
        expect([error.path, error.code, others]).toEqual([['enterprises'], 'TOO_MANY', []]);
      }
    }
    let deep: unknown = { documentId: 'x' };
    for (let n = 0; n < 2_000; n += 1) deep = { set: [deep] };
    for (const path of [
      '/api/enterprises',
      '/api/casework/issues',
      '/graphql',
      '/api/auth/local',
      '/admin/login',
    ]) {
      const answer = await kit.send('office', 'POST', path, { data: { pairings: deep } });
      expect([path, answer.status, answer.body.error?.details.limit ?? answer.text.slice(0, 200)]).toEqual([
        path,
        413,
        'depth',
      ]);
      expect(answer.body.error.message).toMatch(/\p{Script=Han}/u);
    }
    const form = new FormData();
    form.append('files', new Blob(['x']), 'a.png');
    form.append('fileInfo', JSON.stringify(Array(20_000).fill({})));
    const upload = await fetch(`${kit.app.url}/api/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${kit.city.people.groupA.token}` },
      body: form,
    });
    expect(upload.status).toBe(413);
  });

  test('S11 a token that is none is refused on open routes, too', async () => {
    for (const token of ['a.bm90IGpzb24.c', 'a.b.c', 'a.bnVsbA.c', 'a.WzFd.c', '...', 'a..c'])
      for (const [method, path] of [
        ['GET', '/api/casework/openapi.json'],
        ['POST', '/api/auth/local'],
        ['GET', '/api/issues'],
        ['POST', '/graphql'],
        ['GET', '/casework/files/signed/x.png'],
        ['POST', '/admin/login'],
      ] as const) {
        const answer = await fetch(`${kit.app.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: '{}' } : {}),
        });
        expect([token, path, answer.status < 500]).toEqual([token, path, true]);
      }
  });
});

describe('whoever is refused for cost again and again', () => {
  const timed = async (
    who: 'leaderA' | 'leaderB',
    ask: () => Promise<Reply>,
    status: number,
  ): Promise<number> => {
    const since = performance.now();
    expect({ who, status: (await ask()).status }).toEqual({ who, status });
    return performance.now() - since;
  };
  const names = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`n${i}`, 1]));
  const refused = (who: 'leaderA' | 'leaderB'): Promise<number> =>
    timed(who, () => kit.send(who, 'POST', '/api/casework/visits', { data: names }), 413);

  test('waits for each further refusal; nothing else of his waits, and nobody else', async () => {
    const times = await Promise.all(Array.from({ length: 26 }, () => refused('leaderA')));
    expect(times.filter((took) => took > 900).length).toBeGreaterThanOrEqual(5);
    const [own, other, list] = await Promise.all([
      refused('leaderA'),
      refused('leaderB'),
      timed('leaderA', () => kit.send('leaderA', 'GET', '/api/issues'), 200),
    ]);
    expect(own).toBeGreaterThan(900);
    expect(Math.max(other, list)).toBeLessThan(900);
    // Documents of GraphQL are counted with them.
    const roots = Array.from({ length: 40 }, (_, n) => `a${n}: issues { title }`).join(' ');
    const document = (): Promise<Reply> => kit.send('leaderA', 'POST', '/graphql', { query: `{ ${roots} }` });
    expect(await timed('leaderA', document, 400)).toBeGreaterThan(900);
  }, 60_000);
});

describe('what a request uses while it runs', () => {
  /** Puts a slow function into what every reader of enterprises asks. */
  async function slowly<T>(seconds: number, work: () => Promise<T>): Promise<T> {
    await kit.app.adminDb.query(
      `create policy slow_test on enterprises as restrictive for select to casework_actor
         using ((select pg_sleep(${seconds})) is not null)`,
    );
    try {
      return await work();
    } finally {
      await kit.app.adminDb.query('drop policy slow_test on enterprises');
    }
  }

  test('a statement that runs for too long is answered with 503, which says when to come again', async () => {
    theProcess.env['REQUEST_STATEMENT_SECONDS'] = '1';
    try {
      await slowly(20, async () => {
        const rest = await kit.send('groupA', 'GET', '/api/enterprises');
        expect([rest.status, rest.headers.get('retry-after')]).toEqual([503, '5']);
        expect(rest.body.error).toMatchObject({
          name: 'ServiceUnavailableError',
          message: '系统繁忙，请稍后再试',
        });
        const asked = await graphql('groupA', '{ enterprises { name } }');
        expect(asked.body.errors[0].extensions.error.status).toBe(503);
      });
    } finally {
      delete theProcess.env['REQUEST_STATEMENT_SECONDS'];
    }
  });

  test('what a client has left is cancelled, and its connection is free again', async () => {
    const sleeping = async (): Promise<number> =>
      (
        await kit.app.adminDb.query(
          `select 1 from pg_stat_activity where query like '%enterprises%' and state = 'active' and wait_event = 'PgSleep'`,
        )
      ).rows.length;
    await slowly(25, async () => {
      const request = http.get(`${kit.app.url}/api/enterprises`, {
        headers: { authorization: `Bearer ${kit.city.people.groupA.token}` },
      });
      request.on('error', () => undefined);
      while ((await sleeping()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      request.destroy();
      // Within the time that the function would have slept on.
      while ((await sleeping()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }, 20_000);
});

describe('when there is no more', () => {
  type Pool = {
    acquireTimeoutMillis: number;
    acquire(): { promise: Promise<object> };
    release(resource: object): void;
  };

  test('a full pool is 503 to everybody, never 401 or 500; health is answered', async () => {
    const { pool } = (kit.app.strapi.db.connection as unknown as { client: { pool: Pool } }).client;
    const held = await Promise.all(Array.from({ length: 10 }, () => pool.acquire().promise));
    const patience = pool.acquireTimeoutMillis;
    pool.acquireTimeoutMillis = 1_000;
    try {
      const answers = await Promise.all([
        kit.send('groupA', 'GET', '/api/issues'),
        graphql('office', '{ issues { title } }'),
        kit.send('groupA', 'POST', '/api/casework/issues', { data: {} }),
        kit.app.request().post('/api/auth/local').send({ identifier: 'x', password: 'y' }),
        group.send('get', '/content-manager/collection-types/api::issue.issue'),
        group.send('get', '/admin/users/me'),
        kit.app.request().post('/admin/login').send({ email: 'x@example.test', password: 'y' }),
      ]);
      for (const { status, body } of answers as { status: number; body: Json }[])
        expect([status, body?.error]).toEqual([
          503,
          expect.objectContaining({ status: 503, message: expect.stringMatching(/\p{Script=Han}/u) }),
        ]);
      expect(answers[0].headers.get('retry-after')).toBe('5');
      const health = await kit.app.request().get('/api/casework/health');
      expect(health.body.database).toBe('ok');
    } finally {
      pool.acquireTimeoutMillis = patience;
      held.forEach((resource) => pool.release(resource));
    }
    expect((await kit.send('groupA', 'GET', '/api/issues')).status).toBe(200);
  }, 60_000);
});
