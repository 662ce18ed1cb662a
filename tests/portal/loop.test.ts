import { order, PERSON, startKit, type Kit } from '../lifecycle/support';
import { APPEAL, PHONES, Visitor, comeIn, giveContacts, hiddenOf, makeLink, pathOf, photo } from './support';

/** The enterprise's page over plain HTTP, as a browser without scripts uses it. */
describe('the enterprise’s page', () => {
  let kit: Kit;
  beforeAll(async () => {
    kit = await startKit();
    await giveContacts(kit);
  });
  afterEach(() => kit.at(null));
  afterAll(() => kit?.app.stop());

  const reported = async (): Promise<string> => {
    const id = await kit.register();
    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', order(kit.city));
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('unitA', id, 'report-back', { result: 'solved', measures: '已修复' });
    return id;
  };

  test('office and group make links; the one before of the same purpose ends', async () => {
    const first = await makeLink(kit, { purpose: 'entry' }, 'A', 'groupA');
    expect(first.status).toBe(201);
    const { data } = first.body;
    expect(data).toMatchObject({ purpose: 'entry', issue: null, contact: { phoneEnding: '0001' } });
    expect(data.qr).toMatch(/^<svg /);
    expect(pathOf(data.url)).toMatch(/^\/e\/l\/[A-Za-z0-9_-]{32}$/);
    const days = (Date.parse(data.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const second = await makeLink(kit);
    const visitor = new Visitor(kit.app.url);
    expect((await visitor.get(pathOf(data.url))).status).toBe(404);
    expect((await visitor.get(pathOf(second.body.data.url))).status).toBe(200);
    const list = await kit.send('groupA', 'GET', `/api/casework/enterprises/${kit.city.enterprises.A}/links`);
    expect(list.body.data.slice(0, 2).map((one: { state: string }) => one.state)).toEqual([
      'live',
      'replaced',
    ]);
    const [row] = await kit.rows<{ all: string }>(
      'select string_agg(to_jsonb(l)::text, $1) as all from casework.enterprise_links l',
      [''],
    );
    const token = pathOf(second.body.data.url).split('/').at(-1) ?? '-';
    expect(row?.all).not.toContain(token);
  });

  test('who may make links, and for what', async () => {
    const status = async (...given: Parameters<typeof makeLink>) => (await makeLink(...given)).status;
    expect(await status(kit, { purpose: 'entry' }, 'A', 'groupB')).toBe(404);
    expect(await status(kit, { purpose: 'entry' }, 'A', 'leaderA')).toBe(403);
    expect(await status(kit, { purpose: 'entry' }, 'A', 'enterpriseA')).toBe(403);
    expect(await status(kit, { purpose: 'entry' }, 'A', null)).toBe(401);
    expect(await status(kit, { purpose: 'confirm' })).toBe(400);
    const id = await kit.register();
    expect(await status(kit, { purpose: 'entry', issue: id })).toBe(400);
    expect(await status(kit, { purpose: 'confirm', issue: id })).toBe(409);
    expect(await status(kit, { purpose: 'entry', contact: { name: '示例会计', phone: '13900009876' } })).toBe(
      201,
    );
    expect(await status(kit, { purpose: 'entry', contact: '12' })).toBe(400);
  });

  test('raising an appeal with photos; sending the form twice raises it once', async () => {
    const visitor = await comeIn(kit);
    const shown = await visitor.get('/e/new');
    const fields = {
      ...hiddenOf(shown.html, '/e/new'),
      category: kit.city.categories.plain,
      description: APPEAL,
      contactName: '示例联系人A',
      contactPhone: PHONES.A,
    };
    const sent = await visitor.post('/e/new', fields, [photo('a.png'), photo('b.png')]);
    expect(sent.status).toBe(303);
    const again = await visitor.post('/e/new', fields, [photo('a.png'), photo('b.png')]);
    expect([again.status, again.location]).toEqual([303, sent.location]);
    const id = /issues\/([^?]+)/.exec(sent.location ?? '')?.[1] ?? '';
    expect(await kit.row(id)).toMatchObject({
      channel: 'portal',
      stage: 'registered',
      title: '门前道路破损，货车进不来',
    });
    const entry = await kit.lastEntry(id);
    expect(entry['input'].attachments).toHaveLength(2);
    expect(entry['actor']).toMatchObject({
      role: 'enterprise',
      via: 'link',
      contact: '示例联系人A（尾号0001）',
      account: expect.stringMatching(/^link:/),
    });
    const page = await visitor.get(sent.location ?? '');
    expect(page.text).toContain('已提交');
    expect(page.text).toContain('附件2');
    const file =
      /href="(\/casework\/files\/signed\/[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await fetch(kit.app.url + file)).headers.get('content-type')).toBe('image/png');
    const home = await visitor.get('/e');
    expect(home.text).toContain('0454-0000001');
    expect(home.text).toContain('示例副市长甲');
    expect(home.text).toContain('已收到');
    // The form without photos, as browsers send an empty field.
    const plain = await visitor.submit(
      '/e/new',
      '/e/new',
      { ...fieldsOf(kit), description: '没有照片的诉求' },
      [new File([], '', { type: 'application/octet-stream' })],
    );
    expect(plain.status).toBe(303);
  });

  test('a report-back makes the confirm link; partly; the leader must give a reason', async () => {
    const id = await reported();
    const [link] = await kit.rows<Record<string, string>>(
      `select l.* from casework.enterprise_links l join issues i on i.id = l.issue_id where i.document_id = $1 and l.ended_at is null`,
      [id],
    );
    expect(link).toMatchObject({ purpose: 'confirm', expires_at: null, contact_phone: PHONES.A });
    const visitor = await comeIn(kit, 'A', { purpose: 'confirm', issue: id });
    const page = await visitor.get(`/e/issues/${id}`);
    expect(page.text).toContain('这个结果，您认可吗');
    expect(page.text).toContain('已修复');
    const done = await visitor.submit(`/e/issues/${id}`, `/e/issues/${id}/confirm`, {
      solved: 'partly',
      rating: '4',
      comment: '',
    });
    expect(done.location).toBe(`/e/issues/${id}?done=confirm`);
    expect(await kit.row(id)).toMatchObject({
      stage: 'confirmed',
      rating: 4,
      solved: 'partly',
      rating_on_behalf: false,
    });
    expect((await kit.act('leaderA', id, 'consent')).status).toBe(400);
    await kit.done('leaderA', id, 'consent', { opinion: '其余部分列入明年计划' });
    expect((await visitor.get(`/e/issues/${id}`)).text).toContain('其余部分列入明年计划');
    // Reopened, and then withdrawn by an application.
    const reopened = await visitor.submit(`/e/issues/${id}`, `/e/issues/${id}/reopen`, { reason: '又坏了' });
    expect(reopened.status).toBe(303);
    const withdrawn = await visitor.submit(`/e/issues/${id}`, `/e/issues/${id}/withdraw`, {
      reason: '已自行解决',
    });
    expect(withdrawn.status).toBe(303);
    expect((await kit.row(id))['stage']).toBe('withdrawn');
  });

  test('two press at once: one wins, the other reads what happened', async () => {
    const id = await reported();
    const visitor = await comeIn(kit, 'A', { purpose: 'confirm', issue: id });
    const page = (await visitor.get(`/e/issues/${id}`)).html;
    const confirm = { ...hiddenOf(page, `/e/issues/${id}/confirm`), rating: '5', solved: 'solved' };
    const reject = {
      ...hiddenOf((await visitor.get(`/e/issues/${id}`)).html, `/e/issues/${id}/reject`),
      reason: '没修好',
    };
    const both = await Promise.all([
      visitor.post(`/e/issues/${id}/confirm`, confirm),
      visitor.post(`/e/issues/${id}/reject`, reject),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const loser = both.find(({ status }) => status === 409);
    expect(loser?.text).toContain('刚刚有了新的进展');
    expect(loser?.text).toMatch(/企业认可了办理结果|企业不认可/);
    const [refused] = await kit.rows(`select * from refused_attempts order by id desc limit 1`);
    expect(refused).toMatchObject({ http_status: 409, role: 'enterprise' });
  });

  test('contact and messages: on record, and the group is told', async () => {
    const visitor = await comeIn(kit);
    const sent = await visitor.submit('/e/messages', '/e/messages', { text: '请问何时来现场？' });
    expect(sent.location).toBe('/e/messages?done=message');
    const corrected = await visitor.submit('/e/contact', '/e/contact', {
      contactName: '示例新联系人',
      contactPhone: '13900004321',
    });
    expect(corrected.location).toBe('/e?done=contact');
    const [change] = await kit.rows<Record<string, { via?: string; contact_phone?: string }>>(
      `select actor, before, after from casework.changes where subject = 'enterprises' order by id desc limit 1`,
    );
    const read = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value);
    expect(read(change?.['actor'])).toMatchObject({ via: 'link', kind: 'enterprise' });
    expect(read(change?.['before'])).toMatchObject({ contact_phone: PHONES.A });
    expect(read(change?.['after'])).toMatchObject({ contact_phone: '13900004321' });
    await kit.send('office', 'POST', '/api/casework/sweep');
    const inbox = await kit.send('groupA', 'GET', '/api/casework/messages');
    const events = inbox.body.data.map((one: { event: string }) => one.event);
    expect(events).toEqual(expect.arrayContaining(['enterprise-message', 'contact-corrected']));
    expect(inbox.text).toContain('请问何时来现场');
    await giveContacts(kit);
  });

  test('what is wrong in a form is said on it, and nothing typed is lost', async () => {
    const visitor = await comeIn(kit);
    const none = await visitor.submit('/e/new', '/e/new', {
      ...fieldsOf(kit),
      category: 'gibtesnicht',
      description: '很长的说明',
    });
    expect(none.status).toBe(422);
    expect(none.text).toContain('没有提交成功');
    expect(none.html).toContain('很长的说明');
    const bad = await visitor.submit('/e/contact', '/e/contact', { contactName: '某', contactPhone: 'abc' });
    expect(bad.status).toBe(422);
  });

  test('signing out, and twelve hours', async () => {
    const visitor = await comeIn(kit);
    const cookie = visitor.cookies.get('qm_enterprise') ?? '';
    expect((await visitor.get('/e')).status).toBe(200);
    await visitor.submit('/e', '/e/sign-out');
    visitor.cookies.set('qm_enterprise', cookie);
    expect((await visitor.get('/e')).status).toBe(401);
    const later = await comeIn(kit);
    kit.at('2027-03-02T10:00');
    expect((await later.get('/e')).status).toBe(401);
  });

  test('what the group has done in its name is shown, and objected to', async () => {
    const id = await reported();
    await kit.done('groupA', id, 'confirm', {
      rating: 5,
      evidence: { channel: '电话', who: '示例会计', at: '2026-01-05' },
    });
    const visitor = await comeIn(kit);
    const page = await visitor.get(`/e/issues/${id}`);
    expect(page.text).toContain('（代企业办理）');
    expect(page.text.match(/这一步是别人代您办的/g)).toHaveLength(1);
    const done = await visitor.submit(`/e/issues/${id}`, `/e/issues/${id}/object`, {
      reason: '本企业未作此认可',
    });
    expect(done.location).toBe(`/e/issues/${id}?done=object`);
    const after = await visitor.get(`/e/issues/${id}`);
    expect(after.text).toContain('企业已提出异议：本企业未作此认可');
    expect(after.text).not.toContain('这一步是别人代您办的');
    const entries = await kit.send('office', 'GET', `/api/casework/issues/${id}/ledger`);
    const [confirmed] = (entries.body.data as { action: string; objection: object | null }[]).filter(
      ({ action }) => action === 'confirm',
    );
    expect(confirmed?.objection).toMatchObject({ reason: '本企业未作此认可' });
  });
});

const fieldsOf = (kit: Kit): Record<string, string> => ({
  category: kit.city.categories.plain,
  contactName: '示例联系人A',
  contactPhone: PHONES.A,
});
