import { order, PERSON, startKit, type Kit } from '../lifecycle/support';
import {
  PHONES,
  PNG,
  Visitor,
  comeIn,
  giveContacts,
  hiddenOf,
  makeLink,
  pathOf,
  photo,
  type PortalPage,
} from './support';

/** An outsider can read and do nothing on the enterprise's page. */
describe('attacks on the enterprise’s page', () => {
  let kit: Kit;
  beforeAll(async () => {
    kit = await startKit();
    await giveContacts(kit);
  });
  afterEach(() => kit.at(null));
  afterAll(() => kit?.app.stop());

  const bare = ({ status, html, headers }: PortalPage) => ({
    status,
    html,
    headers: linesOf(headers).filter(([name]) => !['date', 'x-request-id', 'x-response-time'].includes(name)),
  });
  const linesOf = (headers: Headers): [string, string][] => {
    const lines: [string, string][] = [];
    headers.forEach((value, name) => lines.push([name, value]));
    return lines;
  };
  const link = async (side: 'A' | 'B' = 'A', data: object = { purpose: 'entry' }): Promise<string> =>
    pathOf((await makeLink(kit, data, side)).body.data.url as string);
  const reported = async (): Promise<string> => {
    const id = await kit.register();
    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', order(kit.city));
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('unitA', id, 'report-back', { result: 'solved', measures: '已修复' });
    return id;
  };

  test('unknown, malformed, expired, revoked, replaced and answered links are one page', async () => {
    const visitor = new Visitor(kit.app.url);
    const unknown = bare(await visitor.get(`/e/l/${'A'.repeat(32)}`));
    expect(unknown.status).toBe(404);
    const malformed = bare(await visitor.get('/e/l/abc%00'));
    const made = await makeLink(kit);
    await kit.send(
      'groupA',
      'POST',
      `/api/casework/enterprises/${kit.city.enterprises.A}/links/${made.body.data.documentId}/revoke`,
    );
    const revoked = bare(await visitor.get(pathOf(made.body.data.url)));
    const old = await link();
    const replaced = await link().then(() => visitor.get(old));
    const expiring = await link('B');
    kit.at('2027-03-02T10:00');
    const expired = bare(await visitor.get(expiring));
    kit.at(null);
    const id = await reported();
    const confirm = await link('A', { purpose: 'confirm', issue: id });
    await kit.done('enterpriseA', id, 'confirm', { rating: 5 });
    const answered = bare(await visitor.get(confirm));
    for (const page of [malformed, revoked, bare(replaced), expired, answered]) expect(page).toEqual(unknown);
    // With digits too.
    const posted = bare(await visitor.post(confirm, { digits: '0001' }));
    expect(posted).toEqual(bare(await visitor.post(`/e/l/${'B'.repeat(32)}`, { digits: '0001' })));
  });

  test('five wrong digits end the link, side by side too, and the group is told', async () => {
    const path = await link();
    const visitor = new Visitor(kit.app.url);
    const hidden = hiddenOf((await visitor.get(path)).html, path);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, i) => visitor.post(path, { ...hidden, digits: String(1000 + i) })),
    );
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(4);
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(8);
    expect((await visitor.post(path, { ...hidden, digits: PHONES.A.slice(-4) })).status).toBe(404);
    const [row] = await kit.rows(
      `select count(*)::int as n from casework.outbox where event = 'link-dead' and delivered_at is null`,
    );
    expect(row).toEqual({ n: 1 });
  });

  test('a forwarded link shows nothing without the digits', async () => {
    const path = await link();
    const page = await new Visitor(kit.app.url).get(path);
    for (const secret of ['示例甲', '示例联系人A', '0454', '示例副市长', PHONES.A.slice(-4)])
      expect(page.html).not.toContain(secret);
  });

  test('a session sees its enterprise and no other; what does not exist is answered alike', async () => {
    const id = await kit.register();
    const other = await comeIn(kit, 'B');
    const foreign = await other.get(`/e/issues/${id}`);
    const missing = await other.get('/e/issues/gibtesnicht');
    expect(foreign.status).toBe(404);
    expect(foreign.html).toBe(missing.html);
    const own = hiddenOf((await other.get('/e/messages')).html, '/e/messages');
    for (const action of ['withdraw', 'confirm', 'reject', 'reopen', 'request-withdrawal'])
      expect(
        (await other.post(`/e/issues/${id}/${action}`, { ...own, reason: 'x', rating: '5' })).status,
      ).toBe(404);
    expect((await other.post(`/e/issues/${id}/accept`, own)).status).toBe(404);
    expect((await other.post('/e/messages', { ...own, text: '您好', issue: id })).status).toBe(404);
    expect((await kit.row(id))['stage']).toBe('registered');
    expect((await other.get('/e')).html).not.toContain('示例甲');
    // The session's cookie gives no access to any other interface.
    const cookie = `qm_enterprise=${other.cookies.get('qm_enterprise')}`;
    const api = await kit.send(null, 'GET', '/api/casework/issues/x/ledger', undefined, {
      headers: { cookie },
    });
    expect(api.status).toBe(401);
  });

  test('the session gets a new identity when it begins, and the one before ends', async () => {
    const visitor = await comeIn(kit);
    const before = visitor.cookies.get('qm_enterprise') ?? '';
    const path = await link('B');
    await visitor.submit(path, path, { digits: PHONES.B.slice(-4) });
    const after = visitor.cookies.get('qm_enterprise') ?? '';
    expect(after).not.toBe(before);
    const replay = new Visitor(kit.app.url);
    replay.cookies.set('qm_enterprise', before);
    expect((await replay.get('/e')).status).toBe(401);
    // A cookie set by an attacker is never taken over.
    const fixed = new Visitor(kit.app.url);
    fixed.cookies.set('qm_enterprise', 'F'.repeat(32));
    await fixed.submit(path, path, { digits: PHONES.B.slice(-4) });
    expect(fixed.cookies.get('qm_enterprise')).not.toBe('F'.repeat(32));
    const cookie = (await fetch(kit.app.url + path)).headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/Path=\/e; Max-Age=\d+; HttpOnly; SameSite=Lax/);
    const kept = await kit.rows<{ token_hash: string }>(
      'select token_hash from casework.enterprise_sessions',
    );
    expect(kept.map((row) => row.token_hash)).not.toContain(after);
  });

  test('revoking a link closes what it has opened', async () => {
    const made = await makeLink(kit);
    const path = pathOf(made.body.data.url);
    const visitor = new Visitor(kit.app.url);
    await visitor.submit(path, path, { digits: PHONES.A.slice(-4) });
    expect((await visitor.get('/e')).status).toBe(200);
    await kit.send(
      'office',
      'POST',
      `/api/casework/enterprises/${kit.city.enterprises.A}/links/${made.body.data.documentId}/revoke`,
    );
    expect((await visitor.get('/e')).status).toBe(401);
  });

  test('a form from elsewhere does nothing', async () => {
    const id = await reported();
    const visitor = await comeIn(kit);
    const hidden = hiddenOf((await visitor.get(`/e/issues/${id}`)).html, `/e/issues/${id}/confirm`);
    const fields = { ...hidden, rating: '5' };
    const to = `/e/issues/${id}/confirm`;
    expect((await visitor.post(to, { ...fields, csrf: '' })).status).toBe(403);
    expect((await visitor.post(to, { rating: '5' })).status).toBe(403);
    expect((await visitor.post(to, fields, [], { origin: 'https://evil.example' })).status).toBe(403);
    expect((await visitor.post(to, fields, [], { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const stranger = await comeIn(kit, 'B');
    const theirs = hiddenOf((await stranger.get('/e/messages')).html, '/e/messages');
    expect((await visitor.post(to, { ...fields, csrf: theirs['csrf'] ?? '' })).status).toBe(403);
    expect((await kit.row(id))['stage']).toBe('reported');
    // Nor does a form from elsewhere use up a link's tries.
    const path = await link();
    for (let i = 0; i < 6; i += 1) await new Visitor(kit.app.url).post(path, { digits: '9999' });
    expect((await new Visitor(kit.app.url).get(path)).status).toBe(200);
  });

  test('replay after use: the confirm link is dead, the form is judged anew', async () => {
    const id = await reported();
    const path = await link('A', { purpose: 'confirm', issue: id });
    const visitor = new Visitor(kit.app.url);
    await visitor.submit(path, path, { digits: PHONES.A.slice(-4) });
    const html = (await visitor.get(`/e/issues/${id}`)).html;
    const fields = { ...hiddenOf(html, `/e/issues/${id}/confirm`), rating: '5' };
    expect((await visitor.post(`/e/issues/${id}/confirm`, fields)).status).toBe(303);
    expect((await new Visitor(kit.app.url).get(path)).status).toBe(404);
    // The same form again is the same act; another one comes too late.
    expect((await visitor.post(`/e/issues/${id}/confirm`, fields)).status).toBe(303);
    const other = { ...fields, once: 'x'.repeat(32), rating: '1' };
    expect((await visitor.post(`/e/issues/${id}/confirm`, other)).status).toBe(409);
    expect(await kit.row(id)).toMatchObject({ stage: 'confirmed', rating: 5 });
    const [n] = await kit.rows(
      `select count(*)::int as n from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 and action = 'confirm'`,
      [id],
    );
    expect(n).toEqual({ n: 1 });
  });

  test('a photo that is none, too many, and a stranger’s', async () => {
    const visitor = await comeIn(kit);
    const fields = {
      category: kit.city.categories.plain,
      description: '照片',
      contactName: '示例联系人A',
      contactPhone: PHONES.A,
    };
    const wrong: File[][] = [
      [photo('page.png', Buffer.from('<script>alert(1)</script>'))],
      [photo('page.html', PNG, 'text/html')],
      [photo('scan.pdf', PNG, 'application/pdf')],
      [photo('double.png', Buffer.from('%PDF-1.4\n'))],
      Array.from({ length: 10 }, (_, i) => photo(`${i}.png`)),
    ];
    const before = await kit.rows('select count(*)::int as n from issues');
    for (const files of wrong) {
      const answer = await visitor.submit('/e/new', '/e/new', fields, files);
      expect({ name: files[0]?.name, status: answer.status }).toEqual({ name: files[0]?.name, status: 422 });
      expect(answer.text).toContain('没有提交成功');
    }
    expect(await kit.rows('select count(*)::int as n from issues')).toEqual(before);
    expect((await new Visitor(kit.app.url).post('/e/new', fields, [photo()])).status).toBe(401);
  });

  test('what is typed is shown as text', async () => {
    const visitor = await comeIn(kit);
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const sent = await visitor.submit('/e/new', '/e/new', {
      category: kit.city.categories.plain,
      description: evil,
      contactName: '示例联系人A',
      contactPhone: PHONES.A,
    });
    const page = await visitor.get(sent.location ?? '');
    expect(page.html).not.toContain('<script>alert');
    expect(page.html).not.toContain('<img src=x');
    expect(page.text).toContain('<script>'.replace('<', '&lt;').replace('>', '&gt;'));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.html).not.toMatch(/<script|style="/);
  });

  test('limits by day for an enterprise, by address for opening', async () => {
    const visitor = await comeIn(kit, 'B');
    await kit.rows(
      `insert into casework.enterprise_messages (enterprise_id, contact, text, at)
       select id, '', 'x', now() from enterprises, generate_series(1, 30) where document_id = $1`,
      [kit.city.enterprises.B],
    );
    const full = await visitor.submit('/e/messages', '/e/messages', { text: '您好' });
    expect(full.status).toBe(429);
    expect(full.text).toContain('24小时内');
    let status = 0;
    let opened = 0;
    const crawler = new Visitor(kit.app.url);
    for (; status !== 429 && opened < 10_000; opened += 1)
      status = (await crawler.get(`/e/l/${'C'.repeat(32)}`)).status;
    expect(status).toBe(429);
    expect(opened).toBeLessThan(200);
  });

  test('a crawler learns of no enterprise', async () => {
    const crawler = new Visitor(kit.app.url);
    const id = await kit.register();
    const paths = [
      '/e',
      '/e/',
      '/e/new',
      '/e/contact',
      '/e/messages',
      `/e/issues/${id}`,
      '/e/issues/x',
      '/e/x',
      '/e/..%2f',
    ];
    const pages = await Promise.all(paths.map((path) => crawler.get(path)));
    for (const page of pages) {
      expect(page.status).toBe(401);
      expect(page.html).toBe(pages[0]?.html);
      expect(page.headers.get('x-robots-tag')).toContain('noindex');
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    expect((await crawler.get('/enterprise')).html).not.toContain('敲门行动');
  });
});
