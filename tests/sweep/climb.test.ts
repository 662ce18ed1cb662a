import type { Account } from '../support/city';
import { endOf, iso, reach as reachWith, scan, startKit, type Kit } from '../lifecycle/support';

/**
 * What time brings about on issues, each threshold to the minute and once. Monday 2 March 2026; that March
 * has no holiday, 6 April is one.
 */

let kit: Kit;

beforeAll(async () => {
  kit = await startKit();
});
afterAll(() => kit?.app.stop());

const NOW = '2026-03-02T10:00';

/** An issue at a stage, with which no other unit helps: that would have a deadline of its own. */
const reach = (on: Kit, stage: Parameters<typeof reachWith>[1]): Promise<string> =>
  reachWith(on, stage, { order: { supportUnits: [] } });

type Done = Record<string, number>;

/** Sweeps at an instant; what was done of issues. */
async function sweepAt(local: string): Promise<Done> {
  kit.at(local);
  const answer = await kit.send('office', 'POST', '/api/casework/sweep', {});
  expect(answer.status).toBe(200);
  const steps = answer.body.data.steps as { name: string; done: Done; failed: number; error?: string }[];
  for (const step of steps) expect(step).toMatchObject({ failed: 0 });
  const mine = steps.filter(({ name }) => name === 'issues' || name === 'calendar');
  return Object.assign({}, ...mine.map((s) => s.done)) as Done;
}

/** Titles of a person's messages about one issue, oldest first. */
async function told(account: Account, issue: string): Promise<string[]> {
  const answer = await kit.send(account, 'GET', '/api/casework/messages?pageSize=100');
  expect(answer.status).toBe(200);
  const all = answer.body.data as { event: string; issue: string | null; createdAt: string }[];
  return all
    .filter((m) => m.issue === issue)
    .map((m) => m.event)
    .reverse();
}

const escalations = (issue: string): Promise<Record<string, unknown>[]> =>
  kit.rows(
    `select e.level, e.state from escalations e join issues i on i.id = e.issue_id where i.document_id = $1 order by e.id`,
    [issue],
  );

const actions = async (issue: string): Promise<string[]> =>
  (
    await kit.rows<{ action: string }>(
      `select l.action from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 order by l.sequence`,
      [issue],
    )
  ).map((l) => l.action);

/** Ends what other tests would find due. */
async function finish(issue: string): Promise<void> {
  await kit.inside(
    `update issues set stage = 'closed', due_at = null, yellow_from = null, red_from = null where document_id = $1`,
    [issue],
  );
}

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
  // Silence never counts: nothing closes by itself.
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
      await kit.rows(`update casework.agenda a set at = 'infinity' from issues i where ${those}`, [
        [late, awaiting],
      ]);
      await sweepAt('2026-03-17T09:00');
      const found = await kit.rows<{ issue: string }>(
        `select i.document_id as issue from casework.agenda a join issues i on ${those} where a.at < 'infinity' order by i.id`,
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

describe('messages', () => {
  test('are their addressee’s alone, can be counted and marked', async () => {
    kit.at(NOW);
    const id = await reach(kit, 'transferred');
    await sweepAt(NOW);
    const mine = await kit.send('unitA', 'GET', '/api/casework/messages?unread=true&pageSize=100');
    const message = (mine.body.data as { id: string; issue: string; title: string; body: string }[]).find(
      (m) => m.issue === id,
    );
    if (!message) throw new Error('the unit was not told');
    expect(message.title).toMatch(/^诉求已转办 包诉〔2026〕\d{4}号$/);
    expect(message.body).toContain('示例甲有限公司');
    for (const other of ['office', 'auditor', 'groupA', 'unitB'] as const) {
      expect((await kit.send(other, 'POST', `/api/casework/messages/${message.id}/read`)).status).toBe(404);
      const list = await kit.send(other, 'GET', '/api/casework/messages?pageSize=100');
      expect(list.body.data.map((m: { id: string }) => m.id)).not.toContain(message.id);
    }
    const before = (await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread;
    expect((await kit.send('unitA', 'POST', `/api/casework/messages/${message.id}/read`)).status).toBe(200);
    expect((await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread).toBe(
      before - 1,
    );
    await kit.send('unitA', 'POST', '/api/casework/messages/read');
    expect((await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread).toBe(0);
    expect((await kit.send('unitA', 'POST', '/api/casework/messages/nonsense/read')).status).toBe(404);
    await finish(id);
  });

  test('a complaint is told to the office and its enterprise, to nobody else', async () => {
    kit.at(NOW);
    const id = await kit.register({ category: kit.city.categories.complaint }, 'enterpriseA');
    await kit.done('office', id, 'accept');
    await sweepAt('2026-03-10T10:00');
    expect(await told('office', id)).toEqual(expect.arrayContaining(['register', 'accept', 'red']));
    expect(await told('enterpriseA', id)).toEqual(['accept']);
    const others = await kit.rows(
      `select s.name from casework.messages m join staff_members s on s.id = m.staff_id join issues i on i.id = m.issue_id
        where i.document_id = $1 and s.name not in ('office', 'enterpriseA')`,
      [id],
    );
    expect(others).toEqual([]);
    await finish(id);
  });

  test('templates are the office’s; what an issue is named cannot speak for them', async () => {
    kit.at(NOW);
    const templates = await kit.send(
      'office',
      'GET',
      '/api/notification-templates?filters[event][$eq]=register',
    );
    const [template] = templates.body.data as { documentId: string }[];
    const path = `/api/notification-templates/${template?.documentId}`;
    const put = (account: Account, data: object) => kit.send(account, 'PUT', path, { data });
    expect((await put('groupA', { title: '甲' })).status).toBe(403);
    expect((await put('office', { title: '登记：{{标题}}', body: '{{企业}}反映{{标题}}' })).status).toBe(200);
    expect((await put('office', { title: '{{密码}}' })).status).toBe(400);
    const id = await kit.register({ title: '{{企业}}\u202e<b>x</b>' });
    await sweepAt(NOW);
    const list = await kit.send('office', 'GET', '/api/casework/messages?pageSize=100');
    const message = (list.body.data as { issue: string; title: string; body: string }[]).find(
      (m) => m.issue === id,
    );
    expect(message).toMatchObject({
      title: '登记：{{企业}} <b>x</b>',
      body: '示例甲有限公司反映{{企业}} <b>x</b>',
    });
    await finish(id);
  });
});

test('from 1 November the office is told, once a week, which year has no calendar', async () => {
  expect((await sweepAt('2027-10-31T10:00'))['calendar-missing']).toBe(1);
  expect((await sweepAt('2027-11-01T00:00'))['calendar-missing']).toBe(2);
  expect((await sweepAt('2027-11-05T10:00'))['calendar-missing']).toBeUndefined();
  expect((await sweepAt('2027-11-08T00:00'))['calendar-missing']).toBe(2);
});

test('the monitor’s page says what is wrong and no secret', async () => {
  kit.at(NOW);
  for (const path of ['/api/casework/health', '/casework/health']) {
    const answer = await kit.send(null, 'GET', path);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      database: 'ok',
      sweep: { schedule: 'off', lastFinishedAt: expect.any(String), failures: 0 },
      outbox: { waiting: 0, oldestSeconds: null, failed: 0 },
      calendar: { coveredThrough: 2026, missing: [] },
    });
    expect(answer.text).not.toMatch(/postgres|password|secret|:\/\//i);
  }
  // However many ask at once, they hold one connection.
  const client = await kit.app.db.connect();
  try {
    await client.query('begin; lock table casework.sweep_runs in access exclusive mode');
    const asked = Array.from({ length: 8 }, () => kit.send(null, 'GET', '/api/casework/health'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { rows: waiting } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(waiting).toHaveLength(1);
    await client.query('rollback');
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
  } finally {
    await client.query('rollback');
    client.release();
  }
  expect((await kit.send('groupA', 'GET', '/api/casework/run-state')).status).toBe(403);
  expect((await kit.send(null, 'GET', '/api/casework/run-state')).status).not.toBe(200);
});

test('a monitor is told by the status when what is due is not being done', async () => {
  await sweepAt(NOW);
  const later = (minutes: number): string =>
    new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);
  const health = async (minutes: number) => {
    kit.at(later(minutes));
    const { status, body } = await kit.send(null, 'GET', '/api/casework/health');
    return { status, says: body.status, database: body.database, waiting: body.outbox?.waiting };
  };
  const well = { status: 200, says: 'ok', database: 'ok', waiting: 0 };
  const stalled = { status: 503, says: 'stalled', database: 'ok', waiting: 0 };
  process.env['SWEEP_SCHEDULE'] = '0 * * * * *';
  try {
    expect(await health(13)).toEqual(well);
    expect(await health(17)).toEqual(stalled);
    // One that is under way makes up for it.
    await kit.rows(
      `insert into casework.sweep_runs (instance, cause, started_at) values ('test', 'start', now() + interval '10 minutes')`,
    );
    expect(await health(17)).toEqual(well);
    expect(await health(27)).toEqual(stalled);
    await kit.rows(`delete from casework.sweep_runs where instance = 'test'`);
    // One that wakes once an hour has as many wake-ups to miss.
    process.env['SWEEP_SCHEDULE'] = '0 0 * * * *';
    expect(await health(119)).toEqual(well);
    expect(await health(241)).toEqual(stalled);
  } finally {
    delete process.env['SWEEP_SCHEDULE'];
  }
  // Nothing is scheduled here: somebody calls. But a notice that lies there has not been delivered.
  expect(await health(17)).toEqual(well);
  await kit.rows(
    `insert into casework.outbox (event, audiences, payload) values ('calendar-missing', '[{"kind": "office", "id": null}]', '{}')`,
  );
  expect(await health(13)).toEqual({ ...well, waiting: 1 });
  expect(await health(17)).toEqual({ ...stalled, waiting: 1 });
  await sweepAt(later(17));
  expect(await health(17)).toEqual(well);
});

describe('what has expired', () => {
  const day = '2029-01-10';
  const left = async (table: string, column: string): Promise<string[]> =>
    (
      await kit.rows<{ name: string }>(
        `select ${column} as name from casework.${table} where ${column} like 'test-%' order by 1`,
      )
    ).map(({ name }) => name);
  const ago = (days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString();
  const message = (name: string, created: number, read: number | null): Promise<unknown> =>
    kit.rows(
      `insert into casework.messages (outbox_id, staff_id, event, title, body, created_at, read_at) values (gen_random_uuid(), 1, $1, '', '', $2, $3)`,
      [name, ago(created), read === null ? null : ago(read)],
    );
  const key = (name: string, hours: number): Promise<unknown> =>
    kit.rows(
      `insert into casework.idempotency (account, path, key, body_hash, status, created_at) values ('a', '/', $1, '', 200, now() - make_interval(hours => $2))`,
      [name, hours],
    );

  test('is removed once a day; what is on record stays, and what is still to come is not done again', async () => {
    kit.at(NOW);
    const [open, final] = [await reach(kit, 'handling'), await reach(kit, 'handling')];
    await sweepAt('2026-03-17T00:00');
    await kit.done('unitA', final, 'report-back', { result: 'solved', measures: '已修复' });
    await kit.done('enterpriseA', final, 'confirm', { rating: 5 });
    await kit.done('leaderA', final, 'consent');
    const claims = async (issue: string): Promise<number> => {
      const [row] = await kit.rows<{ n: number }>(
        `select count(*)::int as n from casework.claims c join issues i on c.scope = 'issue:' || i.id where i.document_id = $1`,
        [issue],
      );
      return row?.n ?? 0;
    };
    const before = { open: await claims(open), final: await claims(final) };
    expect(before).toEqual({ open: 3, final: 3 });

    await message('test-read-long-ago', 200, 181);
    await message('test-read-lately', 200, 179);
    await message('test-unread', 500, null);
    await message('test-unread-for-years', 546, null);
    for (const [name, state, days] of [
      ['test-sent', 'sent', 181],
      ['test-sent-lately', 'sent', 179],
      ['test-failed', 'failed', 400],
    ] as const)
      await kit.rows(
        `insert into casework.deliveries (key, channel, subject, body, state, retry_at, created_at) values ($1, 'email', '', '', $2, $3, $3)`,
        [name, state, ago(days)],
      );
    for (const [name, days] of [
      ['test-told', 181],
      ['test-told-lately', 179],
    ] as const)
      await kit.rows(
        `insert into casework.outbox (event, audiences, payload, created_at, delivered_at) values ($1, '[]', '{}', $2, $2)`,
        [name, ago(days)],
      );
    await key('test-yesterday', 25);
    await key('test-today', 23);
    await kit.rows(
      `insert into casework.claims (scope, key, at) values ('duty:1', 'test-61', $1), ('duty:1', 'test-59', $2)`,
      [ago(61), ago(59)],
    );
    const records = () =>
      kit.rows(
        `select (select count(*) from ledger_entries) as ledger, (select count(*) from refused_attempts) as refused,
                (select count(*) from sign_ins) as signed, (select count(*) from casework.changes) as changes`,
      );
    const recorded = await records();

    await sweepAt(`${day}T09:00`);
    expect(await left('messages', 'event')).toEqual(['test-read-lately', 'test-unread']);
    expect(await left('deliveries', 'key')).toEqual(['test-failed', 'test-sent-lately']);
    expect(await left('outbox', 'event')).toEqual(['test-told-lately']);
    expect(await left('idempotency', 'key')).toEqual(['test-today']);
    expect(await left('claims', 'key')).toEqual(['test-59']);
    expect(await claims(final)).toBe(0);
    expect(await claims(open)).toBeGreaterThan(before.open);
    // The open one was urged and escalated meanwhile: entries come, none goes.
    expect(Number((await records())[0]?.['ledger'])).toBeGreaterThanOrEqual(Number(recorded[0]?.['ledger']));
    expect((await records())[0]).toMatchObject({
      refused: recorded[0]?.['refused'],
      signed: recorded[0]?.['signed'],
    });

    // Reopened, it is looked at from now on only.
    kit.at(`${day}T10:00`);
    await kit.done('groupA', final, 'reopen', { reason: '问题反复' });
    expect(await sweepAt(`${day}T10:00`)).toEqual({});
    await finish(open);
    await finish(final);
  });

  test('is looked for again the next day, and as long is kept as the office says', async () => {
    await message('test-read-this-year', 100, 100);
    await sweepAt(`${day}T18:00`);
    await sweepAt('2029-01-11T09:00');
    expect(await left('messages', 'event')).toContain('test-read-this-year');
    expect((await kit.send('groupA', 'PUT', '/api/setting', { data: { noticeKeepDays: 30 } })).status).toBe(
      403,
    );
    expect((await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 7 } })).status).toBe(
      400,
    );
    expect((await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 30 } })).status).toBe(
      200,
    );
    await sweepAt('2029-01-11T10:00');
    expect(await left('messages', 'event')).toContain('test-read-this-year');
    await sweepAt('2029-01-12T09:00');
    expect(await left('messages', 'event')).not.toContain('test-read-this-year');
    await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 180 } });
    await kit.rows(`delete from casework.deliveries where key like 'test-%'`);
  });
});

test('one issue that cannot be swept is noted, tried again later, and holds nobody up', async () => {
  kit.at(NOW);
  const bad = await reach(kit, 'handling');
  const gone = await reach(kit, 'handling');
  const good = await reach(kit, 'handling');
  await sweepAt(NOW);
  // A ledger entry that is in the way: the next sequence exists already.
  await kit.rows(
    `create function casework.test_stumble() returns trigger language plpgsql as $$ begin
       if new.issue_id in (select id from issues where document_id in ('${bad}', '${gone}')) and new.action = 'urge' then raise exception 'stumble'; end if;
       return new; end $$`,
  );
  await kit.rows(
    `create trigger test_stumble before insert on ledger_entries for each row execute function casework.test_stumble()`,
  );
  const at = async (local: string) => {
    kit.at(local);
    const { body } = await kit.send('office', 'POST', '/api/casework/sweep', {});
    return (body.data.steps as { name: string; done: Done; failed: number }[]).find(
      (s) => s.name === 'issues',
    );
  };
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: { red: 1, urge: 1 }, failed: 2 });
  expect(await kit.row(good)).toMatchObject({ urge_count: 1 });
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: {}, failed: 0 });
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  const failure = { attempts: 1, error: expect.stringContaining('stumble'), label: '时限提醒、催办、提请' };
  const failures = state.body.data.failures as { issue: string; subject: string }[];
  expect(failures).toHaveLength(2);
  for (const issue of [bad, gone])
    expect(failures).toContainEqual(expect.objectContaining({ ...failure, issue }));
  const subject = failures.find(({ issue }) => issue === bad)?.subject ?? '';
  const retry = `/api/casework/sweep/failures/issues/${subject}/retry`;
  expect((await kit.send('groupA', 'POST', retry)).status).toBe(403);
  expect((await kit.send('office', 'POST', '/api/casework/sweep/failures/issues/0/retry')).status).toBe(404);
  expect((await kit.send('office', 'POST', retry)).status).toBe(200);
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: {}, failed: 1 });
  // What ends otherwise is no failure any more.
  await finish(gone);
  expect((await kit.send(null, 'GET', '/api/casework/health')).body.status).toBe('degraded');
  await kit.rows('drop trigger test_stumble on ledger_entries');
  expect(await at('2026-03-17T00:02')).toMatchObject({ done: { red: 1, urge: 1 }, failed: 0 });
  expect(await kit.row(bad)).toMatchObject({ urge_count: 1 });
  expect((await kit.send('office', 'GET', '/api/casework/run-state')).body.data.failures).toEqual([]);
  await finish(bad);
  await finish(good);
});

test('what two hands do at once happens once: sweeps and people interleave', async () => {
  kit.at(NOW);
  const ids = await Promise.all([1, 2, 3].map(() => reach(kit, 'handling')));
  await sweepAt(NOW);
  kit.at('2026-03-20T10:00');
  await Promise.all([
    kit.send('office', 'POST', '/api/casework/sweep', {}),
    kit.act('unitA', ids[0] ?? '', 'escalate', { reason: '承办单位提请' }),
    kit.send('office', 'POST', '/api/casework/sweep', {}),
    kit.act('groupA', ids[1] ?? '', 'note', { text: '已联系' }),
    kit.act('unitA', ids[2] ?? '', 'report-back', { result: 'solved', measures: '已修复' }),
    kit.send('office', 'POST', '/api/casework/sweep', {}),
  ]);
  await sweepAt('2026-03-20T10:00');
  for (const id of ids) {
    const row = await kit.row(id);
    const list = await actions(id);
    expect(list.filter((a) => a === 'urge').length).toBeLessThanOrEqual(1);
    if (row['stage'] === 'handling') {
      expect(list.filter((a) => a === 'urge')).toHaveLength(1);
      expect(Number(row['level'])).toBeGreaterThanOrEqual(1);
      expect(Number(row['level'])).toBe(list.filter((a) => a === 'escalate').length);
    }
    await finish(id);
  }
});
