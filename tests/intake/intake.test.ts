import { PDF, endOf, startKit, upload, type Kit } from '../lifecycle/support';
import type { Account } from '../support/city';

/** 待登记 (§四.1) over HTTP: what came in is registered, attached or dismissed, each once, and its clock is kept. */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

let kit: Kit;

beforeAll(async () => {
  kit = await startKit();
}, 300_000);
afterAll(() => kit?.app.stop());
beforeEach(() => kit.at('2026-03-04T10:00'));

const send = (who: Account | null, input: object) =>
  kit.send(who, 'POST', '/api/casework/intakes', { data: input });

const given = (extra: object = {}): object => ({
  channel: 'phone',
  subject: '厂区门前道路破损',
  text: '厂区门前道路破损，货车无法通行，请协调修复。',
  enterprise: kit.city.enterprises.A,
  ...extra,
});

async function received(extra: object = {}, who: Account = 'office'): Promise<any> {
  const answer = await send(who, given(extra));
  if (answer.status !== 201) throw new Error(`not received: ${answer.status} ${answer.text}`);
  return answer.body.data;
}

const step = (who: Account, id: string, name: string, data: object = {}) =>
  kit.send(who, 'POST', `/api/casework/intakes/${id}/${name}`, { data });
const read = (who: Account, id: string) => kit.send(who, 'GET', `/api/casework/intakes/${id}`);
const list = async (who: Account, query = ''): Promise<any[]> =>
  (await kit.send(who, 'GET', `/api/casework/intakes?pagination[pageSize]=100${query}`)).body.data;

describe('handing in', () => {
  test('the same source and outside number again is answered with the first, at once as well as later', async () => {
    const input = given({ source: '12345', outsideNumber: 'A-1' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('office', input)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.data.documentId)).size).toBe(1);
    const again = await send('office', given({ source: '12345', outsideNumber: 'A-1', subject: '别的' }));
    expect([again.status, again.body.data.subject]).toEqual([200, '厂区门前道路破损']);
    // The same number of another source is another matter; without a number matters cannot be told apart.
    expect((await send('office', given({ source: '省平台', outsideNumber: 'A-1' }))).status).toBe(201);
    expect((await send('office', given({ source: '12345' }))).status).toBe(201);
  });

  test('its clock starts when the enterprise spoke: due one working day later, yellow that day, red after it', async () => {
    const { documentId, dueAt, light } = await received({ receivedAt: '2026-03-04T09:00:00+08:00' });
    expect([dueAt, light]).toEqual([endOf('2026-03-05'), 'green']);
    kit.at('2026-03-05T00:00');
    expect((await read('office', documentId)).body.data.light).toBe('yellow');
    kit.at('2026-03-06T00:00');
    expect((await read('office', documentId)).body.data.light).toBe('red');
    expect((await send('office', given({ receivedAt: '2026-03-07T00:00:00+08:00' }))).status).toBe(400);
  });

  test('the enterprise is named, or found by credit code, phone or e-mail; without one it lies with the office', async () => {
    await kit.rows(
      `update enterprises set contact_phone = '139-0000-0001', contact_email = 'Post@jia.example' where document_id = $1`,
      [kit.city.enterprises.A],
    );
    const { documentId: _, ...rest } = { documentId: '', ...given() } as Record<string, unknown>;
    const { enterprise: _named, ...unnamed } = rest;
    const from = async (address: string, extra: object = {}): Promise<any> =>
      (await send('office', { ...unnamed, from: { address }, ...extra })).body.data;
    expect((await from('+86 139 0000 0001')).enterprise?.name).toBe('示例甲有限公司');
    expect((await from('post@JIA.example')).enterprise?.name).toBe('示例甲有限公司');
    const nobodys = await from('fremd@example.test');
    expect([nobodys.enterprise, nobodys.group]).toEqual([null, null]);
    expect((await read('groupA', nobodys.documentId)).status).toBe(404);
    // Two enterprises with one contact: the intake is assigned to neither.
    await kit.rows(`update enterprises set contact_email = 'post@jia.example' where document_id = $1`, [
      kit.city.enterprises.B,
    ]);
    expect((await from('post@jia.example')).enterprise).toBeNull();
    const [{ credit_code: code } = { credit_code: '' }] = await kit.rows<{ credit_code: string }>(
      'select credit_code from enterprises where document_id = $1',
      [kit.city.enterprises.B],
    );
    expect((await from('x', { creditCode: ` ${code.toLowerCase()} ` })).enterprise?.name).toBe(
      '示例乙有限公司',
    );
    expect((await send('office', { ...unnamed, creditCode: '91230883MA1AAAA0XX' })).status).toBe(400);
    await kit.rows('update enterprises set contact_email = null, contact_phone = null');
  });

  test('a group hands in for its enterprises alone, others not at all', async () => {
    expect((await send('groupA', given())).status).toBe(201);
    expect((await send('groupB', given())).status).toBe(400);
    expect((await send('groupA', given({ complaint: true }))).status).toBe(400);
    for (const who of ['unitA', 'leaderA', 'enterpriseA', 'auditor'] as const)
      expect((await send(who, given())).status).toBe(403);
    expect((await send(null, given())).status).toBe(401);
  });

  test('bad input is refused by its field', async () => {
    for (const bad of [
      { subject: '' },
      { channel: 'pigeon' },
      { category: 'nowhere' },
      { attachments: ['nowhere'] },
      { enterprise: 'nowhere' },
      { state: 'registered' },
    ])
      expect([bad, (await send('office', given(bad))).status]).toEqual([bad, 400]);
  });
});

describe('who sees it', () => {
  test('the enterprise’s group, the office and who looks on; a complaint without the group', async () => {
    const plain = (await received()).documentId;
    const complaint = (await received({ complaint: true })).documentId;
    for (const [who, sees, seesComplaint] of [
      ['office', 200, 200],
      ['auditor', 200, 200],
      ['head', 200, 200],
      ['groupA', 200, 404],
      ['groupB', 404, 404],
      ['unitA', 404, 404],
      ['leaderA', 404, 404],
      ['enterpriseA', 404, 404],
    ] as const) {
      const got = [(await read(who, plain)).status, (await read(who, complaint)).status];
      expect([who, ...got]).toEqual([who, sees, seesComplaint]);
    }
    const ids = (await list('groupA')).map(({ documentId }) => documentId);
    expect(ids).toContain(plain);
    expect(ids).not.toContain(complaint);
    expect((await list('groupB')).map(({ documentId }) => documentId)).not.toContain(plain);
    expect((await step('groupA', complaint, 'dismiss', { reason: 'x' })).status).toBe(404);
    expect((await step('auditor', plain, 'dismiss', { reason: 'x' })).status).toBe(403);
  });

  test('what waits comes first, by its due', async () => {
    const late = await received({ subject: '早', receivedAt: '2026-03-01T09:00:00+08:00' });
    const lines = await list('office', '&state=all');
    expect(lines[0].documentId).toBe(late.documentId);
    const states = lines.map(({ state }) => state === 'new');
    expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)));
  });
});

describe('registering', () => {
  test('takes one press: filled in, the receipt kept, files carried over', async () => {
    const stored = await upload(kit, 'office', PDF, 'photo.pdf', 'application/pdf');
    const file = (stored.body as { documentId: string }[])[0]?.documentId ?? '';
    const intake = await received({ receivedAt: '2026-03-03T09:00:00+08:00', attachments: [file] });
    expect(intake).toMatchObject({
      allowed: ['assign-enterprise', 'register', 'attach', 'dismiss'],
      attachments: [{ documentId: file, name: 'photo.pdf' }],
      prefill: { title: '厂区门前道路破损', enterprise: kit.city.enterprises.A, handlingType: 'normal' },
    });
    const answer = await kit.send('groupA', 'POST', `/api/casework/intakes/${intake.documentId}/register`);
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({
      title: '厂区门前道路破损',
      channel: 'phone',
      stage: 'registered',
      receivedAt: '2026-03-03T01:00:00.000Z',
      acceptDueAt: endOf('2026-03-04'),
    });
    expect((await kit.lastEntry(answer.body.data.documentId))['input']).toMatchObject({
      attachments: [file],
    });
    const after = (await read('groupA', intake.documentId)).body.data;
    expect(after).toMatchObject({
      state: 'registered',
      light: null,
      prefill: null,
      allowed: [],
      issue: { number: answer.body.data.number, stage: 'registered' },
      handledBy: expect.stringContaining('groupA'),
    });
    // The source reads on how far it is.
    await kit.done('groupA', answer.body.data.documentId, 'accept');
    expect((await read('office', intake.documentId)).body.data.issue.stage).toBe('accepted');
    const again = await step('office', intake.documentId, 'register');
    expect([again.status, again.body.error.details.state]).toEqual([409, 'registered']);
  });

  test('two at once: one issue', async () => {
    const { documentId } = await received();
    const answers = await Promise.all([
      step('office', documentId, 'register'),
      step('groupA', documentId, 'register'),
      step('office', documentId, 'dismiss', { reason: 'x' }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1);
    const issues = await kit.rows(
      'select i.id from intakes n join issues i on i.id = n.issue_id where n.document_id = $1',
      [documentId],
    );
    expect(issues.length).toBeLessThanOrEqual(1);
  });

  test('what is typed over is taken; what is refused leaves it waiting', async () => {
    const { documentId } = await received();
    const refused = await step('groupA', documentId, 'register', { enterprise: kit.city.enterprises.B });
    expect(refused.status).toBe(400);
    expect((await read('groupA', documentId)).body.data.state).toBe('new');
    const answer = await step('groupA', documentId, 'register', {
      title: '道路',
      kind: 'suggestion',
      handlingType: 'urgent',
      category: kit.city.categories.plain,
    });
    expect(answer.body.data).toMatchObject({ title: '道路', kind: 'suggestion', handlingType: 'urgent' });
  });

  test('without an enterprise the office says which one first', async () => {
    const answer = await send('office', { channel: 'letter', subject: '来信', text: '来信' });
    const { documentId } = answer.body.data;
    expect((await step('office', documentId, 'register')).status).toBe(400);
    const named = await step('office', documentId, 'assign-enterprise', {
      enterprise: kit.city.enterprises.B,
    });
    expect(named.body.data).toMatchObject({ state: 'new', enterprise: { name: '示例乙有限公司' } });
    expect((await step('groupB', documentId, 'register')).status).toBe(201);
  });

  test('a complaint is out of its group’s sight once it is registered', async () => {
    const { documentId } = await received();
    expect(
      (await step('office', documentId, 'register', { category: kit.city.categories.complaint })).status,
    ).toBe(201);
    expect((await read('groupA', documentId)).status).toBe(404);
    expect((await read('office', documentId)).body.data.complaint).toBe(true);
  });
});

describe('attaching and dismissing', () => {
  test('becomes a note on an issue of the same enterprise', async () => {
    const issue = await kit.register();
    const foreign = await kit.register({ enterprise: kit.city.enterprises.B }, 'groupB');
    const { documentId } = await received({ from: { name: '示例某' }, text: '补充：雨后积水' });
    expect((await step('office', documentId, 'attach', { issue: foreign })).status).toBe(400);
    expect((await step('groupA', documentId, 'attach', { issue: foreign })).status).toBe(400);
    const done = await step('groupA', documentId, 'attach', { issue });
    expect([done.status, done.body.data.state]).toEqual([200, 'attached']);
    const note = await kit.lastEntry(issue);
    expect(note['action']).toBe('note');
    expect(note['input'].text).toContain('示例某于2026年3月4日来件补充：厂区门前道路破损');
    expect(note['input'].text).toContain('雨后积水');
  });

  test('is refused on an issue that is over, and stays waiting', async () => {
    const issue = await kit.register();
    await kit.done('enterpriseA', issue, 'withdraw', { reason: '不再需要' });
    const { documentId } = await received();
    expect((await step('groupA', documentId, 'attach', { issue })).status).toBe(409);
    expect((await read('groupA', documentId)).body.data.state).toBe('new');
  });

  test('is dismissed with a reason', async () => {
    const { documentId } = await received();
    expect((await step('groupA', documentId, 'dismiss')).status).toBe(400);
    const done = await step('groupA', documentId, 'dismiss', { reason: '广告' });
    expect(done.body.data).toMatchObject({ state: 'dismissed', reason: '广告' });
    expect((await step('groupA', documentId, 'register')).status).toBe(409);
  });

  test('nobody changes or deletes it past its steps', async () => {
    const { documentId } = await received();
    const change = await kit.send('office', 'PUT', `/api/intakes/${documentId}`, { data: { subject: 'x' } });
    expect([404, 405]).toContain(change.status);
    await expect(
      kit.app.db.query('update intakes set subject = $1 where document_id = $2', ['x', documentId]),
    ).rejects.toThrow('outside an action');
    await expect(kit.app.db.query('delete from intakes')).rejects.toThrow();
  });
});

describe('likely duplicates', () => {
  const similar = (who: Account, data: object) =>
    kit.send(who, 'POST', '/api/casework/issues/similar', { data });

  test('issues of the enterprise within 90 days whose text is alike', async () => {
    kit.at('2026-06-01T10:00');
    const enterprise = kit.city.enterprises.A;
    const near = await kit.register({
      title: '厂区供水管网压力不足',
      description: '供水管网压力不足，影响生产。',
    });
    const old = await kit.register({ title: '厂区供水管网压力不足', receivedAt: '2026-02-01' });
    const other = await kit.register({ title: '员工子女入学', description: '希望协调入学。' });
    const answer = await similar('groupA', { enterprise, title: '供水管网压力不足' });
    const found = answer.body.data.map(({ documentId }: any) => documentId);
    expect(found[0]).toBe(near);
    expect(found).not.toContain(old);
    expect(found).not.toContain(other);
    const byText = await similar('office', {
      enterprise,
      title: '请求帮助',
      description: '供水管网压力不足，影响生产。',
    });
    expect(byText.body.data[0]?.documentId).toBe(near);
    expect((await similar('groupB', { enterprise, title: '供水' })).status).toBe(400);
    expect((await similar('unitA', { enterprise, title: '供水' })).status).toBe(403);
  });
});

describe('reminders', () => {
  const told = async (event: string): Promise<{ audiences: any[]; payload: any }[]> => {
    const found = await kit.rows<{ told: string }>(
      `select json_build_object('audiences', audiences, 'payload', payload)::text as told
         from casework.outbox where event = $1 order by payload ->> 'complaint' nulls first`,
      [event],
    );
    return found.map((row) => JSON.parse(row.told) as { audiences: any[]; payload: any });
  };
  const sweep = async (): Promise<void> => {
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
  };

  test('the group is told at once, reminded when it is yellow, and with the office when it is red; each once', async () => {
    await kit.inside(`update intakes set state = 'dismissed' where state = 'new'`);
    await kit.rows('delete from casework.outbox');
    const { documentId } = await received();
    const complaint = await received({ complaint: true });
    const [first, second] = await told('intake');
    expect(first?.audiences).toEqual([{ kind: 'group', id: expect.any(Number) }]);
    expect(first?.payload.facts).toMatchObject({ 标题: '厂区门前道路破损', 企业: '示例甲有限公司' });
    expect(second?.audiences).toEqual([{ kind: 'office', id: null }]);
    expect(second?.payload.complaint).toBe(true);
    await step('office', complaint.documentId, 'dismiss', { reason: 'x' });
    await sweep();
    expect(await told('intake-yellow')).toHaveLength(0);
    kit.at('2026-03-05T09:00');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await told('intake-yellow')).toHaveLength(1);
    kit.at('2026-03-06T09:00');
    await sweep();
    await sweep();
    const red = await told('intake-red');
    expect(red.map(({ audiences }) => audiences.map(({ kind }: any) => kind))).toEqual([['group', 'office']]);
    await step('groupA', documentId, 'dismiss', { reason: 'x' });
    kit.at('2026-03-09T09:00');
    await sweep();
    expect(await told('intake-red')).toHaveLength(1);
  });
});
