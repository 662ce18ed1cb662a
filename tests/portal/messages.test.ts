import { reach, startKit, type Kit, type Reply } from '../lifecycle/support';
import { comeIn, giveContacts } from './support';

/** What an enterprise writes on its page is answered there; who cannot be reached by a link is told by hand. */
describe('messages of enterprises and results that reach nobody', () => {
  let kit: Kit;
  beforeAll(async () => {
    kit = await startKit();
    await giveContacts(kit);
  });
  afterAll(() => kit?.app.stop());

  type Line = {
    id: string;
    text: string;
    answer: { text: string; by: string } | null;
    mayAnswer: boolean;
    issue: object | null;
  };
  const list = async (account: 'office' | 'groupA' | 'groupB' | 'auditor', query = ''): Promise<Line[]> => {
    const answer = await kit.send(account, 'GET', `/api/casework/enterprise-messages${query}`);
    expect(answer.status).toBe(200);
    return answer.body.data as Line[];
  };
  const answer = (account: Parameters<Kit['send']>[0], id: string, text = '周三到现场。'): Promise<Reply> =>
    kit.send(account, 'POST', `/api/casework/enterprise-messages/${id}/answer`, { data: { text } });
  const events = async (account: 'office' | 'groupA' | 'enterpriseA'): Promise<string[]> => {
    await kit.send('office', 'POST', '/api/casework/sweep');
    const inbox = await kit.send(account, 'GET', '/api/casework/messages');
    return inbox.body.data.map(({ event }: { event: string }) => event);
  };

  test('the group answers once, and the enterprise reads it on its page', async () => {
    const visitor = await comeIn(kit);
    await visitor.submit('/e/messages', '/e/messages', { text: '请问何时来现场？' });
    const [waiting] = await list('groupA');
    expect(waiting).toMatchObject({ text: '请问何时来现场？', answer: null, mayAnswer: true });
    const id = waiting?.id ?? '';
    const both = await Promise.all([answer('groupA', id), answer('office', id, '请等待。')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await list('groupA')).toEqual([]);
    const [answered] = await list('groupA', '?state=all');
    const said = answered?.answer;
    expect(said).not.toBeNull();
    expect(answered?.mayAnswer).toBe(false);
    const page = await visitor.get('/e/messages');
    expect(page.text).toContain(said?.text);
    expect(page.text).toContain(`${said?.by}答复`);
    expect(await events('enterpriseA')).toContain('enterprise-answer');
  });

  test('another group, and whoever may not answer', async () => {
    const visitor = await comeIn(kit);
    await visitor.submit('/e/messages', '/e/messages', { text: '再问一次' });
    const [waiting] = await list('groupA');
    const id = waiting?.id ?? '';
    expect(await list('groupB', '?state=all')).toEqual([]);
    expect((await answer('groupB', id)).status).toBe(404);
    expect((await list('auditor'))[0]?.mayAnswer).toBe(false);
    expect((await answer('auditor', id)).status).toBe(403);
    for (const account of ['unitA', 'enterpriseA', 'leaderA'] as const) {
      expect((await kit.send(account, 'GET', '/api/casework/enterprise-messages')).status).toBe(404);
      expect([403, 404]).toContain((await answer(account, id)).status);
    }
    expect((await answer(null, id)).status).toBe(401);
    for (const wrong of ['0', 'x', '99999999']) expect((await answer('groupA', wrong)).status).toBe(404);
    expect((await answer('groupA', id, ' ')).status).toBe(400);
    expect((await answer('groupA', id)).status).toBe(200);
  });

  test('a message about a complaint is the office’s alone', async () => {
    const raised = await kit.send('enterpriseA', 'POST', '/api/casework/issues', {
      data: complaint(kit),
    });
    const issue = raised.body.data.documentId as string;
    const visitor = await comeIn(kit);
    await visitor.submit(`/e/issues/${issue}`, '/e/messages', { text: '补充情况', issue });
    expect(await list('groupA')).toEqual([]);
    const [waiting] = await list('office');
    expect(waiting).toMatchObject({ text: '补充情况', mayAnswer: true, issue: { documentId: issue } });
    expect((await answer('groupA', waiting?.id ?? '')).status).toBe(404);
    expect((await answer('office', waiting?.id ?? '')).status).toBe(200);
  });

  test('without a phone, or without a way to send, the group is told to tell the enterprise by hand', async () => {
    const told = async (): Promise<string[]> => {
      await kit.send('office', 'POST', '/api/casework/sweep');
      const inbox = await kit.send('groupA', 'GET', '/api/casework/messages');
      return (inbox.body.data as { event: string; body: string }[])
        .filter(({ event }) => event === 'tell-by-hand')
        .map(({ body }) => body);
    };
    const before = (await told()).length;
    // A contact, but neither a gateway for short messages, nor mail, nor WeCom.
    await reach(kit, 'reported');
    const [noWay] = await told();
    expect((await told()).length).toBe(before + 1);
    expect(noWay).toContain('没有可用的发送渠道');
    await kit.rows('update enterprises set contact_phone = null where document_id = $1', [
      kit.city.enterprises.A,
    ]);
    const issue = await reach(kit, 'reported');
    const bodies = await told();
    expect(bodies.length).toBe(before + 2);
    expect(bodies.join('\n')).toContain('没有登记联系人手机号');
    // Named by hand, the contact gets a link to print.
    const made = await kit.send(
      'groupA',
      'POST',
      `/api/casework/enterprises/${kit.city.enterprises.A}/links`,
      { data: { purpose: 'confirm', issue, contact: { name: '示例会计', phone: '13900007777' } } },
    );
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({ issue: { documentId: issue }, contact: { phoneEnding: '7777' } });
    expect(made.body.data.qr).toMatch(/^<svg /);
    await giveContacts(kit);
  });

  test('of a complaint the office is told', async () => {
    const count = async (): Promise<number> =>
      (await events('office')).filter((event) => event === 'tell-by-hand').length;
    const before = await count();
    const raised = await kit.send('enterpriseA', 'POST', '/api/casework/issues', {
      data: complaint(kit),
    });
    const id = raised.body.data.documentId as string;
    await kit.done('office', id, 'accept');
    await kit.done('office', id, 'answer', {
      measures: '已核实',
      evidence: { channel: '电话', who: '示例会计', at: '2026-01-05' },
    });
    expect(await count()).toBe(before + 1);
  });
});

const complaint = ({ city }: Kit): object => ({
  enterprise: city.enterprises.A,
  title: '投诉示例',
  description: '示例',
  kind: 'appeal',
  channel: 'portal',
  category: city.categories.complaint,
  handlingType: 'normal',
});
