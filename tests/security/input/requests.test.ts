import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { cleanText } from '../../../src/plugins/casework/domain/entry';
import type { Reply } from '../../lifecycle/support';
import { panel } from '../../support/admin';
import { issue, kit, useCity } from './support';

useCity();

const graphql = (query: string, headers: Record<string, string> = {}): Promise<Reply> =>
  kit.send('groupA', 'POST', '/graphql', { query }, { headers });

describe('hostile requests', () => {
  test('T18 stage, level, dues and owners cannot be written by any door', async () => {
    const before = await kit.snapshot(issue);
    const office = await panel(kit.app, kit.city, 'office');
    const form = `/content-manager/collection-types/api::issue.issue`;
    const stolen = {
      stage: 'closed',
      level: 3,
      deadline: '2099-01-01T00:00:00.000Z',
      group: kit.city.departments.shangwu,
      leader: kit.city.leaders.B,
      rating: 5,
      complaint: false,
      number: '包诉〔2026〕9999号',
    };
    for (const [name, value] of Object.entries(stolen)) {
      const answers = [
        await kit.send('groupA', 'PUT', `/api/issues/${issue}`, { data: { [name]: value } }),
        await kit.send('office', 'PUT', `/api/issues/${issue}`, { data: { [name]: value } }),
        await kit.act('groupA', issue, 'amend', { [name]: value }),
        await kit.act('office', issue, 'note', { text: 'x', [name]: value }),
      ];
      for (const answer of answers)
        expect({ name, status: answer.status, done: answer.status < 400 }).toEqual({
          name,
          status: expect.any(Number),
          done: false,
        });
    }
    const refused = await office.send('put', `${form}/${issue}`, {
      title: '示例',
      stage: 'closed',
      level: 3,
    });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        error: {
          details: {
            errors: [
              { path: ['stage'], code: 'BY_ACTION_ONLY' },
              { path: ['level'], code: 'BY_ACTION_ONLY' },
            ],
          },
        },
      },
    });
    // The panel's form, and what the panel does to many at once.
    for (const [method, address, body] of [
      ['put', `${form}/${issue}`, stolen],
      ['put', `${form}/${issue}`, { data: stolen }],
      ['post', `${form}/clone/${issue}`, stolen],
      ['post', `${form}/auto-clone/${issue}`, {}],
      ['post', `${form}/actions/bulkPublish`, { documentIds: [issue] }],
      ['post', `${form}/actions/bulkUnpublish`, { documentIds: [issue] }],
      ['post', `${form}/actions/bulkDelete`, { documentIds: [issue] }],
      ['delete', `${form}/${issue}`, {}],
      ['post', '/content-manager/collection-types/api::transfer.transfer', { state: 'sent' }],
      ['post', '/content-manager/collection-types/api::ledger-entry.ledger-entry', { sequence: 1 }],
    ] as const) {
      const answer = await office.send(method, address, body);
      // A form posts every field that it shows: as it stands it is passed over, anything else is refused below.
      const fits = method === 'put' ? answer.status < 500 : answer.status >= 400 && answer.status < 500;
      expect({ method, address, fits, status: answer.status }).toMatchObject({ method, address, fits: true });
      expect({ address, same: (await kit.snapshot(issue)) === before }).toEqual({ address, same: true });
    }
    for (const mutation of [
      `updateIssue(documentId: "${issue}", data: { stage: "closed" }) { title }`,
      `deleteIssue(documentId: "${issue}") { documentId }`,
      `createLedgerEntry(data: { sequence: 1 }) { sequence }`,
      `amendIssue(documentId: "${issue}", data: { stage: "closed" }) { title }`,
    ]) {
      const answer = await graphql(`mutation { ${mutation} }`);
      expect({ mutation, refused: answer.body.errors?.length > 0 }).toEqual({ mutation, refused: true });
    }
    for (const sql of [
      `update issues set stage = 'closed'`,
      'delete from issues',
      `insert into issues (title) values ('x')`,
      'truncate issues cascade',
      'delete from ledger_entries',
      `update ledger_entries set hash = ''`,
    ]) {
      await expect(kit.app.ownerDb.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^QM/) });
      await expect(kit.app.db.query(sql)).rejects.toMatchObject({
        code: expect.stringMatching(/^(QM\d+|42501)$/),
      });
    }
    expect(await kit.snapshot(issue)).toBe(before);
  });

  test('T19 keys, accounts and prototypes given along', async () => {
    const foreign = {
      id: 1,
      documentId: 'x'.repeat(24),
      createdBy: 1,
      updatedBy: 1,
      publishedAt: null,
      locale: 'en',
    };
    for (const [name, value] of Object.entries(foreign)) {
      const answer = await kit.send('groupA', 'POST', '/api/casework/issues', {
        data: { title: 'x', [name]: value },
      });
      expect(answer.status).toBe(400);
      const figure = await kit.send('office', 'POST', '/api/categories', {
        data: { name: `类别${name}`, [name]: value },
      });
      if (figure.status < 400) {
        const { rows } = await kit.app.db.query<{ id: number; document_id: string }>(
          'select id, document_id, created_by_id from categories where name = $1',
          [`类别${name}`],
        );
        expect(rows[0]).not.toMatchObject({ document_id: 'x'.repeat(24) });
        expect(rows[0]).not.toMatchObject({ created_by_id: 1 });
      }
    }
    for (const body of [
      '{"data":{"title":"x","__proto__":{"polluted":true}}}',
      '{"data":{"constructor":{"prototype":{"polluted":true}}}}',
      '{"__proto__":{"data":{}}}',
    ]) {
      const answer = await kit.send('groupA', 'POST', `/api/casework/issues/${issue}/actions/amend`, body);
      expect(answer.status).toBe(400);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const me = await kit.send('groupA', 'PUT', `/api/users/${kit.city.people.groupA.userId}`, {
      role: 1,
      confirmed: true,
      blocked: false,
    });
    expect([401, 403, 404, 405]).toContain(me.status);
  });

  test('T22 texts of every kind are refused or kept as they are', async () => {
    const texts = [
      "'; drop table issues; --",
      '\u202Egnp.exe',
      '😀🏭',
      '<script>alert(1)</script>',
      '{{7*7}}',
      '${7*7}',
      '=1+1',
      '\u0000nul',
      '\uD800',
      'x'.repeat(10_001),
      'é'.repeat(300),
    ];
    for (const text of texts) {
      const answer = await kit.act('groupA', issue, 'note', { text });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) {
        const entry = await kit.lastEntry(issue);
        // Invisible characters are not kept: what direction a text runs in is not for its writer to turn.
        expect(entry['input'].text).toBe(cleanText(text));
      }
    }
    for (const value of [{ $gt: '' }, ['a'], 1, true, { toString: 'x' }])
      expect((await kit.act('groupA', issue, 'note', { text: value })).status).toBe(400);
    const long = await kit.act('groupA', issue, 'note', { text: 'x'.repeat(10 * 1024 * 1024) });
    expect([400, 413]).toContain(long.status);
  });

  test('T23 GraphQL: depth, aliases, batches, introspection, circles, pages', async () => {
    const deep = `{ issues { ${'mainIssue { '.repeat(50)} title ${'} '.repeat(50)} } }`;
    const aliases = `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: issues { title }`).join(' ')} }`;
    const circle = '{ issues { ...A } } fragment A on Issue { ...B } fragment B on Issue { ...A }';
    const before = process.memoryUsage().rss;
    for (const query of [deep, aliases, circle, '{ '.repeat(5000)]) {
      const answer = await graphql(query);
      expect({ query: query.slice(0, 20), status: answer.status }).toEqual({
        query: query.slice(0, 20),
        status: 400,
      });
    }
    const batch = await kit.send(
      'groupA',
      'POST',
      '/graphql',
      Array.from({ length: 1000 }, () => ({ query: '{ issues { title } }' })),
    );
    expect(batch.status).toBe(400);
    const all = await graphql('{ issues(pagination: { pageSize: -1 }) { title } }');
    expect((all.body.data?.issues ?? []).length).toBeLessThanOrEqual(100);
    const many = await graphql('{ ledgerEntries(pagination: { limit: 100000 }) { documentId } }');
    expect((many.body.data?.ledgerEntries ?? []).length).toBeLessThanOrEqual(100);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('T24 long, deep and broken queries are refused, and others are served meanwhile', async () => {
    const long = `/api/issues?${'a'.repeat(1024 * 1024)}`;
    const first = await kit.send('groupA', 'GET', long).catch(() => ({ status: 431 }));
    expect([400, 413, 414, 431]).toContain(first.status);
    const queries = [
      'filters[$or][1000000000][title]=x',
      `filters${'[$not]'.repeat(200)}[title]=x`,
      `filters${'[mainIssue]'.repeat(60)}[title]=x`,
      `populate${'[mainIssue][populate]'.repeat(40)}=*`,
      'filters[title][$eq]=%FF%FE',
      'pagination[page]=1e309',
      'sort[0][0][0]=x',
    ];
    for (const query of queries) {
      const [answer, normal] = await Promise.all([
        kit.send('groupA', 'GET', `/api/issues?${query}`),
        kit.send('groupA', 'GET', '/api/issues?pagination[pageSize]=1'),
      ]);
      expect({ query: query.slice(0, 40), ok: answer.status < 500, normal: normal.status }).toEqual({
        query: query.slice(0, 40),
        ok: true,
        normal: 200,
      });
    }
  });

  test('T24 slow bodies and many exports at once leave the others their turn', async () => {
    const { port, hostname } = new URL(kit.app.url);
    const head = [
      'POST /api/casework/issues HTTP/1.1',
      'Host: x',
      `Authorization: Bearer ${kit.city.people.groupA.token}`,
      'Content-Type: application/json',
      'Content-Length: 1000',
      '',
      '{"data":',
    ].join('\r\n');
    const slow = await Promise.all(
      Array.from(
        { length: 30 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve, reject) => {
            const socket = connect(Number(port), hostname, () => socket.write(head, () => resolve(socket)));
            socket.on('error', reject);
          }),
      ),
    );
    const normal = (): Promise<Reply> => kit.send('groupA', 'GET', '/api/issues?pagination[pageSize]=1');
    expect((await normal()).status).toBe(200);
    const exports = Array.from({ length: 40 }, () =>
      kit.send('groupA', 'GET', '/api/casework/issues/export.xlsx').then(({ status }) => status),
    );
    expect((await normal()).status).toBe(200);
    for (const status of await Promise.all(exports)) expect([200, 429, 503]).toContain(status);
    const late = slow.map(
      (socket) =>
        new Promise<string>((resolve) =>
          socket.once('data', (answer: Buffer) => {
            socket.destroy();
            resolve(answer.toString('latin1', 0, 12));
          }),
        ),
    );
    for (const socket of slow) socket.write('x'.repeat(1000 - '{"data":'.length));
    expect(new Set(await Promise.all(late))).toEqual(new Set(['HTTP/1.1 400']));
    expect((await normal()).status).toBe(200);
    // No request holds a transaction.
    const open = await kit.rows(
      `select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(open).toEqual([]);
  });

  test('T27 addresses in answers are never what a request says of itself', async () => {
    const evil = 'evil.example';
    for (const [account, method, address, body] of [
      ['groupA', 'GET', '/api/casework/openapi.json', undefined],
      ['groupA', 'GET', '/api/issues?populate=*', undefined],
      ['groupA', 'GET', '/api/users/me', undefined],
      [null, 'POST', '/api/auth/local', { identifier: 'groupA', password: 'x' }],
      [null, 'GET', '/admin/init', undefined],
      [null, 'GET', '/', undefined],
      [null, 'GET', '/api/issues', undefined],
    ] as const) {
      const answer = await new Promise<string>((resolve, reject) => {
        const payload = body ? JSON.stringify(body) : '';
        const lines = [
          `${method} ${address} HTTP/1.1`,
          `Host: ${evil}`,
          `X-Forwarded-Host: ${evil}`,
          `Forwarded: host=${evil}`,
          `X-Original-URL: http://${evil}/`,
          ...(account ? [`Authorization: Bearer ${kit.city.people[account].token}`] : []),
          ...(body ? ['Content-Type: application/json', `Content-Length: ${payload.length}`] : []),
          'Connection: close',
          '',
          payload,
        ];
        const { port, hostname } = new URL(kit.app.url);
        let text = '';
        const socket = connect(Number(port), hostname, () => socket.write(lines.join('\r\n')));
        socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
        socket.on('error', reject);
        socket.on('close', () => resolve(text));
      });
      expect({ address, answered: answer.startsWith('HTTP/1.1 '), poisoned: answer.includes(evil) }).toEqual({
        address,
        answered: true,
        poisoned: false,
      });
    }
  });

  test('what policies refuse is 403 or 404, never 500, and nothing of a refused request stays', async () => {
    const b = kit.city.enterprises.B;
    const foreign = await kit.send('groupA', 'POST', '/api/enterprise-figures', {
      data: { enterprise: b, quarter: '2026Q1' },
    });
    expect([400, 403, 404]).toContain(foreign.status);
    const own = await kit.send('groupA', 'POST', '/api/projects', {
      data: { name: '项目', enterprise: kit.city.enterprises.A },
    });
    expect(own.status).toBe(201);
    // Giving one's own row to another enterprise makes it invisible to oneself: SQLSTATE 42501.
    const away = await kit.send('groupA', 'PUT', `/api/projects/${own.body.data.documentId}`, {
      data: { enterprise: b },
    });
    expect([400, 403, 404]).toContain(away.status);
    const { rows } = await kit.app.db.query<{ n: number }>(
      `select count(*)::int as n from projects p join enterprises e on e.id = p.enterprise_id where e.document_id = $1`,
      [b],
    );
    expect(rows[0]?.n).toBe(0);
    // The role that requests run as can write no stage, clock, number or ledger, even if the code forgets a check.
    const client = await kit.app.db.connect();
    try {
      for (const sql of [
        `update issues set stage = 'closed'`,
        `update issues set number = 'x'`,
        `insert into ledger_entries (sequence) values (1)`,
        `delete from issues`,
        `update casework.issue_access set group_id = 1`,
        `select * from casework.outbox`,
        `select * from casework.password_history`,
        `truncate issues cascade`,
        `alter table issues disable row level security`,
      ]) {
        await client.query('begin');
        await client.query("select casework.enter('api', $1, 'api:groupA', null, false)", [
          kit.city.people.groupA.userId,
        ]);
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback');
      }
      const { rows: login } = await client.query(
        'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
      );
      expect(login).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('a query of a request outside of its transaction gets no connection, whenever it comes', async () => {
    const { strapi } = kit.app;
    type Served = { path: string; query: Record<string, unknown>; res: ServerResponse; respond: boolean };
    const count = (): Promise<number> => strapi.db.query('api::issue.issue').count({});
    const outcome = (work: Promise<unknown>): Promise<string> =>
      work.then(
        (value) => `answered ${JSON.stringify(value)}`,
        (error: Error) => error.message,
      );
    let tried: Record<string, Promise<string>> = {};
    // In the place of any code that a request runs: of this application, of Strapi, of a plugin.
    const unsubscribe = strapi.db.lifecycles.subscribe({
      models: ['api::category.category'],
      async afterFindMany() {
        const ctx = strapi.requestContext.get() as unknown as Served | undefined;
        if (ctx?.path !== '/api/categories' || Object.keys(tried).length > 0) return;
        const trx = await strapi.db.transaction(({ trx: present }) => Promise.resolve(present));
        const ended = async (): Promise<void> => {
          while (!(trx as unknown as { isCompleted(): boolean }).isCompleted())
            await new Promise((resolve) => setImmediate(resolve));
        };
        const answered = new Promise<void>((resolve) => ctx.res.once('close', resolve));
        let committed = (_: string): void => undefined;
        tried = {
          inside: outcome(count()),
          beside: outcome(strapi.db.connection('issues').count() as never),
          'in a transaction of its own': outcome(
            strapi.db.connection.transaction((own) => own('issues').count() as never),
          ),
          'un-awaited': outcome(ended().then(count)),
          'after the response': outcome(
            answered.then(() => new Promise((resolve) => setTimeout(resolve, 1))).then(count),
          ),
          'on commit': new Promise((resolve) => (committed = resolve)),
        };
        await strapi.db.transaction(({ onCommit }) => {
          onCommit(() => void outcome(count()).then(committed));
          return Promise.resolve();
        });
        if (ctx.query['fields'] === undefined) return;
        // A body that is still being made when the transaction has ended.
        ctx.respond = false;
        ctx.res.writeHead(200, { 'content-type': 'text/plain' });
        Readable.from(
          (async function* () {
            yield 'begun, ';
            await ended();
            yield await outcome(count());
          })(),
        ).pipe(ctx.res);
      },
    });
    const log = strapi.log.level;
    try {
      strapi.log.level = 'silent';
      const list = await kit.send('groupB', 'GET', '/api/categories');
      expect(list.status).toBe(200);
      // Work that still holds the ended transaction is refused by it.
      const refused = expect.stringMatching(
        /outside its transaction was refused|Transaction query already complete/,
      );
      const results = await Promise.all(
        Object.entries(tried).map(async ([when, result]) => [when, await result] as const),
      );
      expect(Object.fromEntries(results)).toEqual({
        inside: 'answered 0',
        beside: refused,
        'in a transaction of its own': refused,
        'un-awaited': refused,
        'after the response': refused,
        'on commit': refused,
      });
      tried = {};
      const streamed = await kit.send('groupB', 'GET', '/api/categories?fields[0]=name');
      expect(streamed.text).toMatch(
        /^begun, .*(outside its transaction was refused|Transaction query already complete)/,
      );
      await Promise.all(Object.values(tried));
    } finally {
      strapi.log.level = log;
      unsubscribe();
    }
    // The system's own work is marked: health, sign-ins, the record of refusals, the sweep.
    const counted = async (table: string): Promise<number> =>
      (await kit.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;
    const [signIns, attempts, runs] = [
      await counted('sign_ins'),
      await counted('refused_attempts'),
      await counted('casework.sweep_runs'),
    ];
    const health = await kit.send(null, 'GET', '/api/casework/health');
    expect(health.body).toMatchObject({ database: 'ok' });
    const bad = { identifier: 'groupA', password: 'Falsch-1-Wort' };
    expect((await kit.send(null, 'POST', '/api/auth/local', bad)).status).toBe(400);
    expect((await kit.act('groupA', issue, 'accept')).status).toBe(409);
    expect((await kit.send('office', 'POST', '/api/casework/sweep')).body.data).toMatchObject({
      steps: expect.any(Array),
    });
    expect([
      await counted('sign_ins'),
      await counted('refused_attempts'),
      (await counted('casework.sweep_runs')) > runs,
      await counted('casework.outbox where delivered_at is null'),
    ]).toEqual([signIns + 1, attempts + 1, true, 0]);
  });
});
