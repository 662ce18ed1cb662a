import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { startKit, upload, type Kit, type Reply } from '../lifecycle/support';
import { panel } from '../support/admin';
import { docx, jpeg, pdf, png, xlsx, zip } from '../support/files';

/** Attacks by what is sent, over HTTP; numbered as in the list of attacks. */
describe('what is sent', () => {
  let kit: Kit;
  let issue: string;

  beforeAll(async () => {
    kit = await startKit();
    issue = await kit.register();
    await kit.done('groupA', issue, 'accept');
  }, 300_000);
  afterAll(() => kit?.app.stop());

  const graphql = (query: string, headers: Record<string, string> = {}): Promise<Reply> =>
    kit.send('groupA', 'POST', '/graphql', { query }, { headers });

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
      // A form posts every field that it shows: what nobody writes there is passed over.
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
    ])
      await expect(kit.app.db.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^QM/) });
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
        expect(entry['input'].text).toBe(text.trim());
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

  test('T23 the second of two mutations fails and leaves the first; a failed one leaves nothing', async () => {
    const entries = async (): Promise<number> =>
      (await kit.rows<{ n: number }>('select count(*)::int as n from ledger_entries'))[0]?.n ?? 0;
    const before = await entries();
    const answer = await graphql(
      `mutation { a: noteIssue(documentId: "${issue}", data: { text: "first" }) { number } b: acceptIssue(documentId: "${issue}") { number } }`,
    );
    expect(answer.body.data).toMatchObject({ a: { number: expect.any(String) }, b: null });
    expect(answer.body.errors[0].extensions.error.status).toBe(409);
    expect(await entries()).toBe(before + 1);
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
    // None of them holds a transaction.
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
    // Giving one's own row away makes it invisible to oneself: SQLSTATE 42501.
    const away = await kit.send('groupA', 'PUT', `/api/projects/${own.body.data.documentId}`, {
      data: { enterprise: b },
    });
    expect([400, 403, 404]).toContain(away.status);
    const { rows } = await kit.app.db.query<{ n: number }>(
      `select count(*)::int as n from projects p join enterprises e on e.id = p.enterprise_id where e.document_id = $1`,
      [b],
    );
    expect(rows[0]?.n).toBe(0);
    // The role that requests run as writes no stage, no clock, no number and no ledger, whatever the code forgets.
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
      // What still holds the transaction that has ended is refused by that.
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
    // What the system does on its own account is marked: health, sign-ins, the record of refusals, the sweep.
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

  const stored = (): string[] => {
    const folder = path.resolve(process.env['DATA_DIR'] ?? '.data', 'uploads');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const GIF = Buffer.from('GIF89a<html><script>alert(1)</script></html>');

  test('T33 files that are not what they say, or act, are not taken; their names make no paths', async () => {
    const bad: [string, string, Buffer][] = [
      ['a.gif', 'image/gif', GIF],
      ['a.png', 'image/png', GIF],
      ['a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['a.html', 'text/html', Buffer.from('<html></html>')],
      ['a.png', 'image/png', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')])],
      ['a.png', 'image/png', Buffer.concat([png(), xlsx()])],
      ['a.pdf', 'application/pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
      ['a.pdf', 'application/pdf', pdf('/J#61vaScript 1')],
      [
        'a.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        docx({ 'word/vbaProject.bin': 'x' }),
      ],
      ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx()],
      ['a.pdf.exe', 'application/pdf', pdf()],
      ['a.pdf.html', 'application/pdf', pdf()],
      ['a.png.svg', 'image/png', png()],
      ['a.png.', 'image/png', png()],
      ['a.png%00.html', 'image/png', png()],
      ['a', 'application/pdf', pdf()],
      ['.pdf', 'application/pdf', GIF],
      ['a.jpg', 'image/jpeg', jpeg(8, 8, '<?php system($_GET[0]);')],
      ['a.jpg', 'image/jpeg', Buffer.concat([jpeg(), pdf()])],
      ['a.pdf', 'application/pdf', Buffer.concat([pdf(), zip({ 'a.html': '<script>' })])],
      ['a.pdf', 'application/pdf', Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), pdf()])],
      ['a.pdf', 'application/pdf', pdf('/Names << /EmbeddedFiles 5 0 R >>')],
      [
        'eicar.com',
        'application/octet-stream',
        Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
      ],
    ];
    const before = stored().length;
    for (const [name, type, content] of bad) {
      const answer = await upload(kit, 'groupA', content, name, type);
      expect({ name, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ name, refused: true });
    }
    expect(stored().length).toBe(before);
    for (const name of ['../../../etc/passwd.pdf', '..\\..\\x.pdf', 'a/b.pdf', '%2e%2e%2fx.pdf']) {
      const answer = await upload(kit, 'groupA', pdf(), name, 'application/pdf');
      if (answer.status === 201) expect((answer.body as { hash: string }[])[0]?.hash).toMatch(/^[\w-]+$/);
    }
    for (const name of stored()) expect(name).toMatch(/^[\w-]+\.(pdf|png|jpe?g|xlsx|docx)$/);
    const good = await upload(kit, 'groupA', pdf(), '扫描件.pdf', 'application/pdf');
    const file = await kit.send(
      'groupA',
      'GET',
      `/api/casework/files/${(good.body as { documentId: string }[])[0]?.documentId}`,
    );
    expect(
      Object.fromEntries(
        ['content-disposition', 'x-content-type-options', 'content-security-policy'].map((h) => [
          h,
          file.headers.get(h),
        ]),
      ),
    ).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  test('T35 bombs, broken and empty files', async () => {
    const bomb = png(4, 4);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    for (const [name, content] of [
      ['bomb.png', bomb],
      ['broken.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(20)])],
      ['bomb.jpg', jpeg(65_000, 65_000)],
      ['empty.pdf', Buffer.alloc(0)],
      ['empty.png', Buffer.alloc(0)],
      ['empty.xlsx', Buffer.alloc(0)],
      ['half.pdf', pdf().subarray(0, 40)],
    ] as const) {
      const answer = await upload(
        kit,
        'groupA',
        content,
        name,
        name.endsWith('png') ? 'image/png' : name.endsWith('jpg') ? 'image/jpeg' : 'application/pdf',
      );
      expect({ name, refused: answer.status >= 400 && answer.status < 500 }).toEqual({ name, refused: true });
    }
    const large = await upload(
      kit,
      'groupA',
      Buffer.concat([pdf(), Buffer.alloc(21 * 1024 * 1024)]),
      'large.pdf',
      'application/pdf',
    ).catch(() => ({ status: 413 }));
    expect([400, 413]).toContain(large.status);
    expect((await kit.send('groupA', 'GET', '/api/issues?pagination[pageSize]=1')).status).toBe(200);
  });

  test('T35 an upload that was refused, or broken off, leaves nothing behind', async () => {
    const mark = `LEFT-BEHIND-${Date.now()}`;
    const left = (): string[] =>
      readdirSync(tmpdir(), { withFileTypes: true })
        .flatMap((entry) => {
          const where = path.join(tmpdir(), entry.name);
          if (entry.isFile()) return [where];
          return entry.name.startsWith('strapi-upload')
            ? readdirSync(where).map((name) => path.join(where, name))
            : [];
        })
        .filter((file) => {
          try {
            return statSync(file).size < 1e6 && readFileSync(file).includes(mark);
          } catch {
            return false; // Another test's, and gone by now.
          }
        });
    const kept = stored().length;
    const bad = Buffer.from(`${mark}<html>`);
    expect((await upload(kit, 'groupA', bad, 'a.pdf', 'application/pdf')).status).toBe(400);
    expect((await upload(kit, null, pdf(`/T (${mark})`), 'a.pdf', 'application/pdf')).status).toBe(401);
    const { port, hostname } = new URL(kit.app.url);
    const begun = [
      'POST /api/upload HTTP/1.1',
      'Host: x',
      `Authorization: Bearer ${kit.city.people.groupA.token}`,
      'Content-Type: multipart/form-data; boundary=frontier',
      'Content-Length: 5000000',
      '',
      '--frontier',
      'Content-Disposition: form-data; name="files"; filename="a.pdf"',
      'Content-Type: application/pdf',
      '',
      `%PDF-1.7 ${mark}`,
      'x'.repeat(200_000),
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(begun));
      socket.on('error', reject);
      socket.on('close', () => resolve());
      // Broken off once the server has begun to write what it was sent.
      const arrived = setInterval(() => {
        if (left().length === 0) return;
        clearInterval(arrived);
        socket.destroy();
      }, 20);
    });
    while (left().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stored().length).toBe(kept);
    // Whatever the field is called, and where nothing answers.
    for (const [address, field] of [
      ['/api/upload', 'other'],
      ['/api/casework/issues', 'file'],
      ['/nowhere', 'files'],
      ['/nowhere', 'file'],
    ] as const) {
      const form = new FormData();
      form.append(
        field,
        new Blob([new Uint8Array(pdf(`/T (${mark})`))], { type: 'application/pdf' }),
        'a.pdf',
      );
      const answer = await fetch(kit.app.url + address, { method: 'POST', body: form });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      // A stranger's file is not even judged.
      if (address.startsWith('/api/')) expect([address, field, answer.status]).toEqual([address, field, 401]);
    }
    const good = await upload(kit, 'groupA', pdf(`/T (${mark})`), 'a.pdf', 'application/pdf');
    expect([good.status, left()]).toEqual([201, []]);
  });

  test('T38 nothing is fetched from an address that somebody names', async () => {
    const http = await import('node:http');
    let asked = 0;
    const listener = http.createServer((_request, response) => {
      asked += 1;
      response.end('internal');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { port: number };
    const url = `http://127.0.0.1:${port}/secret`;
    try {
      for (const [method, where, body] of [
        ['POST', '/api/upload', { url, urls: [url], fileInfo: { url } }],
        ['POST', '/upload', { url }],
        ['POST', '/upload/unstable/upload-file-from-url', { url }],
        ['POST', '/admin/webhooks', { name: 'x', url, events: ['entry.create'], headers: {} }],
        ['POST', '/api/notification-channels', { data: { name: 'x', kind: 'webhook', address: url } }],
      ] as const) {
        const answer = await kit.send('groupA', method, where, body);
        expect({ where, refused: answer.status >= 400 && answer.status < 500 }).toEqual({
          where,
          refused: true,
        });
      }
      // Not for the super admin either: Strapi's own webhooks are closed.
      const hook = { name: 'x', url, events: ['entry.create', 'entry.update'], headers: {}, isEnabled: true };
      const superAdmin = await panel(kit.app, kit.city, 'super');
      for (const [method, where] of [
        ['post', '/admin/webhooks'],
        ['get', '/admin/webhooks'],
        ['post', '/admin/webhooks/1/trigger'],
      ] as const) {
        const answer = await superAdmin.send(method, where, method === 'get' ? undefined : hook);
        expect({ where, status: answer.status }).toEqual({ where, status: 404 });
      }
      const mine = await superAdmin.send('get', '/admin/users/me/permissions');
      const rights = (mine.body as { data: { action: string }[] }).data.map(({ action }) => action);
      expect(rights).toContain('admin::users.read');
      expect(rights.filter((action) => action.includes('webhook'))).toEqual([]);
      expect(asked).toBe(0);
    } finally {
      listener.close();
    }
  });

  test('T39 markup in texts is answered as data, under a policy that runs no inline script', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))';
    expect((await kit.act('groupA', issue, 'note', { text })).status).toBe(200);
    const ledger = await kit.send('groupA', 'GET', `/api/casework/issues/${issue}/ledger`);
    expect(ledger.headers.get('content-type')).toContain('application/json');
    expect(ledger.headers.get('x-content-type-options')).toBe('nosniff');
    const csp = ledger.headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(csp)?.[1] ?? /default-src ([^;]*)/.exec(csp)?.[1] ?? '';
    expect(scripts).toContain("'self'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });
});
