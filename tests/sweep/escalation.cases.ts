import { endOf, iso, scan } from '../lifecycle/support';
import type { Account } from '../support/city';
import { NOW, actions, finish, kit, reach, sweepAt, told } from './support';

const escalations = (issue: string): Promise<Record<string, unknown>[]> =>
  kit.rows(
    `select e.level, e.state from escalations e join issues i on i.id = e.issue_id where i.document_id = $1 order by e.id`,
    [issue],
  );

describe('an issue that nobody handles', () => {
  let id: string;
  beforeAll(async () => {
    kit.at(NOW);
    id = await reach(kit, 'handling');
    await sweepAt(NOW);
  });
  afterAll(() => finish(id));

  test('turns yellow, and its unit is reminded once', async () => {
    expect(await sweepAt('2026-03-12T23:59')).toEqual({});
    expect(await sweepAt('2026-03-13T00:00')).toEqual({ yellow: 1 });
    expect(await sweepAt('2026-03-13T00:00')).toEqual({});
    expect(await sweepAt('2026-03-16T23:59')).toEqual({});
    expect((await told('unitA', id)).filter((e) => e === 'yellow')).toHaveLength(1);
    expect(await told('groupA', id)).not.toContain('yellow');
  });

  test('turns red at 24:00 of the last day, and is urged in the system’s name', async () => {
    expect(await sweepAt('2026-03-17T00:00')).toEqual({ red: 1, urge: 1 });
    expect(await sweepAt('2026-03-18T23:59')).toEqual({});
    expect(await kit.row(id)).toMatchObject({ level: 0, urge_count: 1 });
    expect(await kit.lastEntry(id)).toMatchObject({
      action: 'urge',
      actor: { name: '系统', role: 'system', account: 'system' },
      input: { text: expect.stringContaining('已超期1个工作日') },
    });
    expect((await told('groupA', id)).filter((e) => ['red', 'urge'].includes(e)).sort()).toEqual([
      'red',
      'urge',
    ]);
    const list = await kit.send('unitA', 'GET', '/api/casework/messages?pageSize=100');
    const red = (list.body.data as { event: string; issue: string; body: string }[]).find(
      (m) => m.issue === id && m.event === 'red',
    );
    expect(red?.body).toContain('（办理中）时限为2026年3月16日，已超期1个工作日');
  });

  test('goes to the leader at 00:00 of the third working day', async () => {
    expect(await sweepAt('2026-03-19T00:00')).toEqual({ escalate: 1 });
    expect(await sweepAt('2026-03-19T00:00')).toEqual({});
    expect(await kit.row(id)).toMatchObject({ level: 1, stage: 'handling' });
    expect(await escalations(id)).toEqual([{ level: 1, state: 'open' }]);
    expect(await told('leaderA', id)).toContain('escalate');
  });

  test('undecided for ten working days, it is proposed for the leader’s meeting; the group dismisses that', async () => {
    expect(await sweepAt('2026-04-02T23:59')).toEqual({});
    expect(await sweepAt('2026-04-03T00:00')).toEqual({ propose: 1 });
    expect(await kit.row(id)).toMatchObject({ level: 1 });
    expect(await told('groupA', id)).toContain('propose');
    const agenda = await kit.send('groupA', 'GET', '/api/casework/agenda');
    expect(agenda.body.data).toMatchObject([{ issue: id, level: 2, state: 'proposed' }]);
    expect((await kit.send('groupB', 'GET', '/api/casework/agenda')).body.data).toEqual([]);
    await kit.done('groupA', id, 'dismiss-proposal', { reason: '下周即可办结' });
    expect(await sweepAt('2026-04-20T00:00')).toEqual({});
    expect(await escalations(id)).toEqual([
      { level: 1, state: 'open' },
      { level: 2, state: 'dismissed' },
    ]);
  });

  test('decided with a deadline that is missed by two working days, it is proposed again, and a decision ends the proposal', async () => {
    kit.at('2026-04-20T10:00');
    await kit.done('leaderA', id, 'decide', { decision: '限期办结', deadline: '2026-04-24' });
    // 24 April is a Friday: overdue by two on Tuesday.
    const before = await sweepAt('2026-04-27T23:59');
    expect(before['propose']).toBeUndefined();
    expect(await sweepAt('2026-04-28T00:00')).toMatchObject({ propose: 1 });
    await kit.done('groupA', id, 'escalate', { reason: '建议集中会办' });
    expect((await escalations(id)).slice(-2)).toEqual([
      { level: 2, state: 'superseded' },
      { level: 2, state: 'open' },
    ]);
    // 29 and 30 April, 6 to 8, 9 (make-up Saturday), 11 to 14 May: the tenth.
    expect((await sweepAt('2026-05-14T23:59'))['propose']).toBeUndefined();
    expect(await sweepAt('2026-05-15T00:00')).toMatchObject({ propose: 1 });
    expect(await told('leaderA', id)).toContain('propose');
    kit.at('2026-05-15T09:00');
    await kit.done('leaderA', id, 'decide', { decision: '继续办理', deadline: '2026-06-30' });
    expect((await escalations(id)).slice(-2)).toEqual([
      { level: 2, state: 'decided' },
      { level: 3, state: 'lapsed' },
    ]);
  });

  test('was never lowered, and its chain of entries holds', async () => {
    expect(await kit.row(id)).toMatchObject({ level: 2 });
    expect((await actions(id)).filter((a) => a === 'escalate')).toHaveLength(2);
  });
});

test('after days of downtime everything is made up for at once, each thing once; what is past is not announced', async () => {
  kit.at(NOW);
  const id = await reach(kit, 'handling');
  const done = await sweepAt('2026-03-24T09:00');
  expect(done).toEqual({ red: 1, urge: 1, escalate: 1 });
  expect(await sweepAt('2026-03-24T09:00')).toEqual({});
  expect((await actions(id)).slice(-2)).toEqual(['urge', 'escalate']);
  await finish(id);
});

test('a leader of the next stage is asked in time, and the enterprise before him', async () => {
  kit.at(NOW);
  const id = await reach(kit, 'reported');
  await sweepAt(NOW);
  // Five working days from 2 March: 9 March; the last of them announces it.
  expect(await sweepAt('2026-03-08T23:59')).toEqual({});
  expect(await sweepAt('2026-03-09T00:00')).toEqual({ 'confirm-soon': 1 });
  expect(await sweepAt('2026-03-10T00:00')).toEqual({ 'confirm-late': 1 });
  expect(await told('enterpriseA', id)).toEqual(expect.arrayContaining(['confirm-soon', 'confirm-late']));
  kit.at('2026-03-10T10:00');
  await kit.done('enterpriseA', id, 'confirm', { rating: 5 });
  await sweepAt('2026-03-10T10:00');
  expect(await sweepAt('2026-03-18T00:00')).toEqual({ 'consent-late': 1 });
  expect(await told('leaderA', id)).toContain('consent-late');
  expect(await told('groupA', id)).not.toContain('consent-late');
  // Silence never counts: no issue closes automatically.
  expect(await kit.row(id)).toMatchObject({ stage: 'confirmed' });
  await finish(id);
});

test('a unit that helps is told of its own deadline, once, and only while it owes something', async () => {
  kit.at(NOW);
  const { zhujian, jiaotong, township } = kit.city.departments;
  const id = await kit.register();
  await kit.done('groupA', id, 'accept');
  const order = {
    leadUnit: zhujian,
    supportUnits: [jiaotong, township],
    standard: '修复',
    deadline: '2026-03-31',
  };
  await kit.done('groupA', id, 'transfer', order);
  await sweepAt('2026-03-02T10:05');
  await kit.done('unitA', id, 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-1' });
  await sweepAt('2026-03-02T10:10');
  // Three working days before the lead's: 26 March, nineteen days from the second; the last four of them.
  expect((await kit.transfers(id)).map((t) => iso(t['deadline']))).toEqual([
    endOf('2026-03-31'),
    endOf('2026-03-26'),
    endOf('2026-03-26'),
  ]);
  expect(await sweepAt('2026-03-22T23:59')).toEqual({});
  expect(await sweepAt('2026-03-23T00:00')).toEqual({ 'support-yellow': 2 });
  expect(await sweepAt('2026-03-23T00:00')).toEqual({});
  const ofSupport = async (who: Account): Promise<string[]> =>
    (await told(who, id)).filter((event) => event.startsWith('support-'));
  for (const who of ['unitB', 'unitC'] as const) expect(await ofSupport(who)).toEqual(['support-yellow']);
  kit.at('2026-03-24T10:00');
  await kit.done('unitC', id, 'contribute', { measures: '已配合' });
  expect(await sweepAt('2026-03-27T00:00')).toMatchObject({ 'support-red': 1 });
  expect((await sweepAt('2026-03-30T00:00'))['support-red']).toBeUndefined();
  expect(await ofSupport('unitB')).toEqual(['support-yellow', 'support-red']);
  expect(await ofSupport('unitC')).toEqual(['support-yellow']);
  expect(await ofSupport('groupA')).toEqual(['support-red']);
  for (const other of ['unitA', 'groupB', 'office', 'leaderA', 'enterpriseA'] as const)
    expect([other, await ofSupport(other)]).toEqual([other, []]);
  const list = await kit.send('groupA', 'GET', '/api/casework/messages?pageSize=100');
  const red = (list.body.data as { event: string; body: string }[]).find((m) => m.event === 'support-red');
  expect(red?.body).toMatch(/的配合意见（.+）应于2026年3月26日前提交，已超期1个工作日/);
  await finish(id);
});

describe('what takes long', () => {
  test('milestones of a granted plan are announced, and red when missed until a note names them', async () => {
    kit.at(NOW);
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'request-extension', {
      milestones: [
        { date: '2026-03-20', goal: '完成设计' },
        { date: '2026-06-19', goal: '完成施工' },
      ],
      consultation: '与企业商定',
      reason: '工程量大',
    });
    await kit.done('groupA', id, 'grant-extension');
    await sweepAt(NOW);
    expect(await sweepAt('2026-03-16T23:59')).toEqual({});
    expect(await sweepAt('2026-03-17T00:00')).toEqual({ 'milestone-soon': 1 });
    expect(await sweepAt('2026-03-21T00:00')).toEqual({ 'milestone-missed': 1 });
    expect(await told('leaderA', id)).toContain('milestone-missed');
    kit.at('2026-03-21T10:00');
    const listed = await kit.send('groupA', 'GET', '/api/issues?filters[light][$eq]=red');
    expect(listed.status).toBe(200);
    await kit.done('unitA', id, 'note', { text: '设计已完成', milestone: '2026-03-20' });
    expect(await sweepAt('2026-03-25T10:00')).toEqual({});
    await finish(id);
  });

  test('挂账: reviewed on the last day of each quarter', async () => {
    kit.at(NOW);
    const id = await reach(kit, 'handling');
    for (const who of ['unitA', 'groupA', 'leaderA'] as const)
      await kit.done(who, id, 'escalate', { reason: '需上级研究' });
    const minutes = await scan(kit);
    await kit.done('office', id, 'decide', {
      decision: '挂账推进',
      outcome: 'long-term',
      deadline: '2026-11-30',
      evidence: {
        channel: '会议',
        who: '示例某',
        at: '2026-03-02',
        number: '纪要1号',
        attachments: [minutes],
      },
    });
    await sweepAt(NOW);
    expect(await sweepAt('2026-03-26T00:00')).toEqual({ 'review-soon': 1 });
    expect(await sweepAt('2026-04-01T00:00')).toEqual({ 'review-missed': 1 });
    expect(await told('office', id)).toContain('review-missed');
    kit.at('2026-04-01T10:00');
    await kit.done('groupA', id, 'note', { text: '一季度进展', milestone: '2026-03-31' });
    expect(await sweepAt('2026-06-24T23:59')).toEqual({});
    expect(await sweepAt('2026-06-25T00:00')).toEqual({ 'review-soon': 1 });
    await finish(id);
  });
});

describe('rules', () => {
  const rules = async (): Promise<{ documentId: string; name: string; workingDays: number }[]> =>
    (await kit.send('office', 'GET', '/api/escalation-rules?sort=sortOrder')).body.data;

  test('are the office’s to edit; a change takes effect on the next sweep and is on record', async () => {
    kit.at(NOW);
    const id = await reach(kit, 'handling');
    const [, first] = await rules();
    if (!first) throw new Error('there are no rules');
    expect(first).toMatchObject({ workingDays: 3 });
    await sweepAt('2026-03-20T09:00').then((done) => expect(done).toMatchObject({ escalate: 1 }));
    const other = await (kit.at(NOW), reach(kit, 'handling'));
    expect(await sweepAt('2026-03-17T09:00')).toEqual({ red: 1, urge: 1 });

    const change = { data: { workingDays: 2, tellOffice: true } };
    const path = `/api/escalation-rules/${first.documentId}`;
    expect((await kit.send('groupA', 'PUT', path, change)).status).toBe(403);
    expect((await kit.send('office', 'PUT', path, change)).status).toBe(200);
    expect((await kit.send('office', 'PUT', path, { data: { fromLevel: null } })).status).toBe(400);
    expect(await sweepAt('2026-03-18T00:00')).toEqual({ escalate: 1 });
    expect(await kit.row(other)).toMatchObject({ level: 1 });

    const state = await kit.send('auditor', 'GET', '/api/casework/run-state');
    expect(state.body.data.changes[0]).toMatchObject({
      name: 'office',
      subject: 'escalation_rules',
      change: 'changed',
      fields: { working_days: [3, 2], tell_office: [false, true] },
    });
    await expect(kit.rows('delete from casework.changes')).rejects.toThrow();
    expect(
      (await kit.send('office', 'PUT', path, { data: { workingDays: 3, tellOffice: false } })).status,
    ).toBe(200);
    await finish(id);
    await finish(other);
  });

  test('changed, have looked at anew what they count for; a changed calendar, what awaits an answer too', async () => {
    kit.at(NOW);
    const late = await reach(kit, 'handling');
    kit.at('2026-03-16T10:00');
    const awaiting = await reach(kit, 'reported');
    await sweepAt('2026-03-17T09:00');
    /** Puts both off for ever; which of them the next sweep looks at all the same. */
    const lookedAt = async (): Promise<string[]> => {
      const those = `i.id = a.issue_id and i.document_id = any($1)`;
      await kit.rows(`update casework.issue_checks a set at = 'infinity' from issues i where ${those}`, [
        [late, awaiting],
      ]);
      await sweepAt('2026-03-17T09:00');
      const found = await kit.rows<{ issue: string }>(
        `select i.document_id as issue from casework.issue_checks a join issues i on ${those} where a.at < 'infinity' order by i.id`,
        [[late, awaiting]],
      );
      return found.map(({ issue }) => issue);
    };
    expect(await lookedAt()).toEqual([]);
    const [urge] = await rules();
    for (const tellOffice of [true, false]) {
      const path = `/api/escalation-rules/${urge?.documentId}`;
      expect((await kit.send('office', 'PUT', path, { data: { tellOffice } })).status).toBe(200);
      expect(await lookedAt()).toEqual([late]);
    }
    await kit.rows(`update casework.sweep_basis set value = 'another' where key = 'calendar'`);
    expect(await lookedAt()).toEqual([late, awaiting]);
    await finish(awaiting);
    await finish(late);
  });

  test('one that is switched off does nothing', async () => {
    const [urge] = await rules();
    const path = `/api/escalation-rules/${urge?.documentId}`;
    expect((await kit.send('office', 'PUT', path, { data: { active: false } })).status).toBe(200);
    kit.at(NOW);
    const id = await reach(kit, 'transferred');
    // Two working days to take it up: overdue from 5 March, by three on the 9th.
    expect(await sweepAt('2026-03-06T09:00')).toEqual({ red: 1 });
    expect(await sweepAt('2026-03-09T00:00')).toEqual({ escalate: 1 });
    expect((await kit.send('office', 'PUT', path, { data: { active: true } })).status).toBe(200);
    await finish(id);
  });
});
