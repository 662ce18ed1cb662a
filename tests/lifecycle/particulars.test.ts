import type { Account } from '../support/city';
import {
  PERSON,
  endOf,
  evidence,
  iso,
  order,
  reach,
  scan,
  startKit,
  startOf,
  type Kit,
  type Reply,
} from './support';

/**
 * The sentences of "Particulars", "Clock", "Escalation" and "Ledger" of the lifecycle, each as a test. The
 * clock stands at Monday 2 March 2026, 10:00 in Shanghai; that March has no holiday, and 6 April is one.
 */

let kit: Kit;
let city: Kit['city'];

beforeAll(async () => {
  kit = await startKit();
  city = kit.city;
});
beforeEach(() => kit.at(NOW));
afterAll(() => kit?.app.stop());

const NOW = '2026-03-02T10:00';

const errorOf = (answer: Reply): { status: number; code: unknown; fields: string[] } => ({
  status: answer.status,
  code: answer.body?.error?.details?.code,
  fields: (answer.body?.error?.details?.errors ?? []).map((e: { path: string[] }) => e.path.join('.')),
});

/** An action is refused with this conflict, and the answer says where the issue stands. */
async function conflict(
  account: Account,
  issue: string,
  action: string,
  data: object,
  code: string,
): Promise<void> {
  const answer = await kit.act(account, issue, action, data);
  expect({ action, account, ...errorOf(answer) }).toMatchObject({ action, account, status: 409, code });
  expect(answer.body.error.details.stage).toBe((await kit.row(issue))['stage']);
  expect(answer.body.error.details.allowedActions).not.toContain(action);
}

/** An action is refused because of the value of a field. */
async function wrong(
  account: Account,
  issue: string,
  action: string,
  data: object,
  field: string,
): Promise<void> {
  const answer = await kit.act(account, issue, action, data);
  expect({ action, account, data, ...errorOf(answer) }).toMatchObject({
    action,
    account,
    status: 400,
    fields: [field],
  });
}

const live = (t: { state: string }): boolean =>
  !['returned', 'superseded', 'cancelled', 'reopened'].includes(t.state);

const lead = async (issue: string): Promise<Record<string, unknown>> =>
  (await kit.transfers(issue)).find((t) => t['role'] === 'lead' && live(t as never)) ?? {};

const supports = async (issue: string): Promise<Record<string, unknown>[]> =>
  (await kit.transfers(issue)).filter((t) => t['role'] === 'support');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- entries are looked at freely in tests
const ledger = async (account: Account, issue: string): Promise<Record<string, any>[]> => {
  const answer = await kit.send(account, 'GET', `/api/casework/issues/${issue}/ledger`);
  expect(answer.status).toBe(200);
  return answer.body.data;
};

const requests = (issue: string, kind: string): Promise<{ state: string }[]> =>
  kit.rows(
    `select r.state from issue_requests r join issues i on i.id = r.issue_id
      where i.document_id = $1 and r.kind = $2 order by r.id`,
    [issue, kind],
  );

const escalations = (issue: string): Promise<{ level: number; state: string }[]> =>
  kit.rows(
    `select e.level, e.state from escalations e join issues i on i.id = e.issue_id where i.document_id = $1 order by e.id`,
    [issue],
  );

const milestones = (issue: string): Promise<{ date: string; state: string }[]> =>
  kit.rows(
    `select to_char(m.date::date, 'YYYY-MM-DD') as date, m.state from milestones m join issues i on i.id = m.issue_id
      where i.document_id = $1 order by m.date`,
    [issue],
  );

/** The light as an action shows it; a note by the office changes nothing else. */
const light = async (issue: string, at: string): Promise<string> => {
  kit.at(at);
  return (await kit.done('office', issue, 'note', { text: '看灯' })).light;
};

const reported = { result: 'solved', measures: '已修复' };

describe('register', () => {
  test('group and leader come from the open pairing', async () => {
    const answer = await kit.send('office', 'POST', '/api/casework/issues', {
      data: { ...order0(), enterprise: city.enterprises.B },
    });
    expect(answer.body.data).toMatchObject({
      group: { documentId: city.departments.shangwu },
      leader: { documentId: city.leaders.B },
    });
  });

  test('by group, leader (own enterprises), office, enterprise (own); a liaison enters it for his leader with evidence', async () => {
    for (const account of ['groupA', 'leaderA', 'office', 'enterpriseA'] as const)
      expect(await kit.register({}, account)).toEqual(expect.any(String));
    const answer = await kit.send('liaisonA', 'POST', '/api/casework/issues', { data: order0() });
    expect(errorOf(answer)).toMatchObject({ status: 400, fields: ['evidence'] });
    const id = await kit.register({ evidence: evidence() }, 'liaisonA');
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      name: 'liaisonA',
      onBehalfOf: { role: 'leader', name: '示例副市长甲' },
    });
    for (const account of ['unitA', 'auditor'] as const)
      expect((await kit.send(account, 'POST', '/api/casework/issues', { data: order0() })).status).toBe(403);
  });

  test('another’s enterprise is refused with the text of one that does not exist', async () => {
    for (const account of ['groupB', 'leaderB', 'enterpriseB'] as const) {
      const hidden = await kit.send(account, 'POST', '/api/casework/issues', { data: order0() });
      const none = await kit.send(account, 'POST', '/api/casework/issues', {
        data: { ...order0(), enterprise: 'nosuchenterprise' },
      });
      expect(hidden).toMatchObject({ status: 400, text: none.text });
    }
  });

  test('`receivedAt` ≤ now, default now, not for enterprises', async () => {
    const id = await kit.register();
    expect(iso((await kit.row(id))['received_at'])).toBe('2026-03-02T02:00:00.000Z');
    const later = await kit.send('groupA', 'POST', '/api/casework/issues', {
      data: { ...order0(), receivedAt: '2026-03-02T10:00:00.001+08:00' },
    });
    expect(errorOf(later)).toMatchObject({ status: 400, fields: ['receivedAt'] });
    const now = await kit.register({ receivedAt: '2026-03-02T10:00:00+08:00' });
    expect(iso((await kit.row(now))['received_at'])).toBe('2026-03-02T02:00:00.000Z');
    const own = await kit.send('enterpriseA', 'POST', '/api/casework/issues', {
      data: { ...order0(), receivedAt: '2026-03-01' },
    });
    expect(errorOf(own)).toMatchObject({ status: 400, fields: ['receivedAt'] });
  });

  test('number 包诉〔YYYY〕NNNN号, year of registration in Shanghai, unique and gapless per year', async () => {
    const numberOf = async (id: string): Promise<string> => (await kit.row(id))['number'] as string;
    const n = (text: string): number => Number(/(\d+)号$/.exec(text)?.[1]);
    kit.at('2024-12-31T23:59');
    expect(await numberOf(await kit.register())).toBe('包诉〔2024〕0001号');
    kit.at('2025-01-01T00:00');
    const first = await numberOf(await kit.register());
    expect(first).toBe('包诉〔2025〕0001号');
    // A refusal uses no number.
    await kit.send('groupA', 'POST', '/api/casework/issues', { data: { ...order0(), category: 'nosuch' } });
    const next = await numberOf(await kit.register({ receivedAt: '2024-06-01' }));
    expect(n(next)).toBe(n(first) + 1);
    expect(next).toContain('〔2025〕');
  });
});

/** A registration's input for enterprise A. */
const order0 = (): Record<string, unknown> => ({
  enterprise: city.enterprises.A,
  title: '厂区道路破损',
  description: '厂区门前道路破损，影响运输。',
  kind: 'appeal',
  channel: 'phone',
  category: city.categories.plain,
  handlingType: 'normal',
});

describe('the office’s pool', () => {
  const pool = (): Promise<string> => kit.register({ enterprise: city.enterprises.unpaired }, 'office');

  test('an enterprise without a pairing goes to the office’s pool', async () => {
    const id = await pool();
    expect(await kit.row(id)).toMatchObject({ group_id: null, leader_id: null, stage: 'registered' });
    expect((await kit.act('groupA', id, 'accept')).status).toBe(404);
  });

  test('there the office declines without a request, amends, notes, voids, merges, corrects', async () => {
    const id = await pool();
    await kit.done('office', id, 'amend', { title: '改' });
    await kit.done('office', id, 'note', { text: '记' });
    await kit.done('office', id, 'correct', {
      field: 'channel',
      value: 'letter',
      reason: '录错',
      evidence: evidence(),
    });
    expect(await kit.done('office', id, 'decline', { reason: '不属于受理范围' })).toMatchObject({
      stage: 'declined',
    });
    expect(await kit.done('office', await pool(), 'void', { reason: '误录' })).toMatchObject({
      stage: 'void',
    });
    expect(await kit.done('office', await pool(), 'merge', { mainIssue: await pool() })).toMatchObject({
      stage: 'merged',
    });
    expect((await kit.act('office', await pool(), 'accept')).status).toBe(403);
    expect((await kit.act('office', await pool(), 'assign', order(city))).status).toBe(409);
  });

  test('and the enterprise may withdraw', async () => {
    const id = await kit.register({});
    // The account of enterprise A, for once of one without a pairing.
    const staff = city.people.enterpriseA.staffId;
    const use = (enterprise: string): Promise<unknown> =>
      kit.app.db.query(
        `update memberships set enterprise_id = (select id from enterprises where document_id = $1) where staff_member_id = $2`,
        [enterprise, staff],
      );
    await use(city.enterprises.unpaired);
    try {
      const own = await kit.register({ enterprise: city.enterprises.unpaired }, 'enterpriseA');
      expect(await kit.row(own)).toMatchObject({ group_id: null });
      expect(await kit.done('enterpriseA', own, 'withdraw', { reason: '自行解决' })).toMatchObject({
        stage: 'withdrawn',
      });
    } finally {
      await use(city.enterprises.A);
    }
    await kit.done('enterpriseA', id, 'withdraw', { reason: '自行解决' });
  });

  test('opening a pairing hands its pool issues over in that transaction and starts acceptDueAt anew', async () => {
    const id = await pool();
    const done = await pool();
    await kit.done('office', done, 'void', { reason: '误录' });
    kit.at('2026-03-10T10:00');
    const made = await kit.send('office', 'POST', '/api/pairings', {
      data: {
        enterprise: city.enterprises.unpaired,
        leader: city.leaders.B,
        group: city.departments.shangwu,
        since: '2026-03-10T02:00:00.000Z',
      },
    });
    expect({ status: made.status, text: made.text }).toMatchObject({ status: 201 });
    const row = await kit.row(id);
    expect({ stage: row['stage'], due: iso(row['accept_due_at']) }).toEqual({
      stage: 'registered',
      due: endOf('2026-03-11'),
    });
    expect(await kit.lastEntry(id)).toMatchObject({
      action: 'hand-over',
      actor: { name: '系统', role: 'system' },
    });
    expect((await kit.lastEntry(done))['action']).toBe('void');
    await kit.done('groupB', id, 'accept');
    // The enterprise is without a pairing for the other tests again.
    await kit.done('groupB', id, 'withdraw', { reason: '自行解决', evidence: evidence() });
    await kit.inside(
      `update pairings set until = now() + interval '1 second', since = now() where enterprise_id = (select id from enterprises where document_id = $1)`,
      [city.enterprises.unpaired],
    );
  });
});

/** The kinds of those who are told of an event of this issue. */
const told = async (id: string, event: string): Promise<string[]> => {
  const [row] = await kit.rows<{ audiences: string }>(
    `select o.audiences::text as audiences from casework.outbox o join issues i on i.id = o.issue_id
      where i.document_id = $1 and o.event = $2`,
    [id, event],
  );
  return (JSON.parse(row?.audiences ?? '[]') as { kind: string }[]).map(({ kind }) => kind);
};

describe('accept and decline', () => {
  test('the leader is told at once (§四.1)', async () => {
    expect(await told(await reach(kit, 'accepted'), 'accept')).toContain('leader');
  });

  test('a decline needs the group’s request; the office or the leader answers it', async () => {
    for (const account of ['office', 'leaderA'] as const) {
      const id = await kit.register();
      await conflict(account, id, 'decline', {}, 'NO_REQUEST');
      await conflict(account, id, 'refuse-decline', {}, 'NO_REQUEST');
      await kit.done('groupA', id, 'request-decline', { ground: 'litigation', reason: '已进入诉讼' });
      await conflict('groupA', id, 'request-decline', { ground: 'other', reason: '再次' }, 'REQUEST_PENDING');
      await kit.done(account, id, 'refuse-decline', { reason: '应予受理' });
      expect(await requests(id, 'decline')).toEqual([{ state: 'refused' }]);
      await kit.done('groupA', id, 'request-decline', { ground: 'litigation', reason: '已进入诉讼' });
      expect(await kit.done(account, id, 'decline')).toMatchObject({ stage: 'declined' });
      expect(await requests(id, 'decline')).toEqual([{ state: 'refused' }, { state: 'granted' }]);
    }
  });

  test('leaving the stages from which it can be made lapses it', async () => {
    const id = await kit.register();
    await kit.done('groupA', id, 'request-decline', { ground: 'other', reason: '理由' });
    await kit.done('groupA', id, 'accept');
    expect(await requests(id, 'decline')).toEqual([{ state: 'lapsed' }]);
  });

  test('the enterprise reads of a decline the request’s ground and reason', async () => {
    const id = await kit.register();
    await kit.done('groupA', id, 'request-decline', { ground: 'litigation', reason: '已进入诉讼' });
    await kit.done('leaderA', id, 'decline', { reason: '同意' });
    const entries = await ledger('enterpriseA', id);
    expect(entries.map((e) => e.action)).toEqual(['register', 'decline']);
    expect(entries[1]?.input).toMatchObject({
      ground: 'litigation',
      requestReason: '已进入诉讼',
      reason: '同意',
    });
  });
});

describe('transfer', () => {
  test('one transfer per unit', async () => {
    const id = await reach(kit, 'accepted');
    const { zhujian, jiaotong } = city.departments;
    await wrong('groupA', id, 'transfer', order(city, { supportUnits: [zhujian] }), 'supportUnits');
    await wrong(
      'groupA',
      id,
      'transfer',
      order(city, { supportUnits: [jiaotong, jiaotong] }),
      'supportUnits',
    );
    await kit.done('groupA', id, 'transfer', order(city));
    expect((await kit.transfers(id)).map((t) => [t['role'], t['unit'], t['state']])).toEqual([
      ['lead', zhujian, 'sent'],
      ['support', jiaotong, 'sent'],
    ]);
  });

  test('a transfer to the group’s own department is allowed and flagged to the office', async () => {
    const id = await reach(kit, 'transferred', { order: { leadUnit: city.departments.fagai } });
    expect(await lead(id)).toMatchObject({ own_department: true, unit: city.departments.fagai });
    const other = await reach(kit, 'transferred');
    expect(await lead(other)).toMatchObject({ own_department: false });
    expect(await told(id, 'transfer')).toContain('office');
    expect(await told(other, 'transfer')).not.toContain('office');
  });

  test('support deadline: 3 working days before the lead’s, at least 2 from now, never after the lead’s', async () => {
    const cases: [object, string][] = [
      [{}, '2026-03-11'], // lead 16 March
      [{ deadline: '2026-03-06' }, '2026-03-04'], // 3 before is 3 March, 2 from now is 4 March
      [{ deadline: '2026-03-03' }, '2026-03-03'],
      [{ deadline: '2026-04-08' }, '2026-04-02'], // over Qingming
    ];
    for (const [extra, date] of cases) {
      const id = await reach(kit, 'transferred', { order: extra });
      const [support] = await supports(id);
      expect({ extra, due: iso(support?.['deadline']) }).toEqual({ extra, due: endOf(date) });
    }
  });

  test('deadline: urgent 3, normal 10, complex 25 working days, or the end of the day that was given', async () => {
    for (const [handlingType, date] of [
      ['urgent', '2026-03-05'],
      ['normal', '2026-03-16'],
      ['complex', '2026-04-07'],
    ]) {
      const id = await reach(kit, 'transferred', { register: { handlingType } });
      const row = await kit.row(id);
      expect({
        handlingType,
        deadline: iso(row['deadline']),
        first: iso(row['first_deadline']),
        committed: iso(row['committed_deadline']),
      }).toEqual({
        handlingType,
        deadline: endOf(date ?? ''),
        first: endOf(date ?? ''),
        committed: endOf(date ?? ''),
      });
    }
    const given = await reach(kit, 'transferred', { order: { deadline: '2026-03-14' } });
    expect(iso((await kit.row(given))['deadline'])).toBe(endOf('2026-03-14'));
    const id = await reach(kit, 'accepted');
    await wrong('groupA', id, 'transfer', order(city, { deadline: '2026-03-01' }), 'deadline');
    await kit.done('groupA', id, 'transfer', order(city, { deadline: '2026-03-02' }));
  });

  test('the lead returns it until takeUpDueAt; return also cancels support transfers', async () => {
    const id = await reach(kit, 'transferred');
    expect(iso((await kit.row(id))['take_up_due_at'])).toBe(endOf('2026-03-04'));
    const late = await reach(kit, 'transferred');
    kit.at('2026-03-04T23:59');
    expect(await kit.act('unitB', id, 'return', { reason: '配合单位' })).toMatchObject({ status: 403 });
    await wrong('unitA', id, 'return', { reason: '非我职责', suggestedUnit: 'nosuchunit' }, 'suggestedUnit');
    await kit.done('unitA', id, 'return', { reason: '非我职责', suggestedUnit: city.departments.township });
    expect((await kit.transfers(id)).map((t) => t['state'])).toEqual(['returned', 'cancelled']);
    expect(await kit.row(id)).toMatchObject({
      stage: 'accepted',
      return_count: 1,
      lead_unit_id: null,
      deadline: null,
      first_deadline: null,
      committed_deadline: null,
    });
    kit.at('2026-03-05T00:00');
    await conflict('unitA', late, 'return', { reason: '非我职责' }, 'TIME_LIMIT_PASSED');
    await kit.done('unitA', late, 'take-up', PERSON);
  });

  test('after return, cancellation or being superseded a unit sees only its transfer row', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'return', { reason: '非我职责' });
    for (const account of ['unitA', 'unitB'] as const) {
      expect((await kit.send(account, 'GET', `/api/issues/${id}`)).status).toBe(404);
      expect((await kit.send(account, 'GET', `/api/casework/issues/${id}/ledger`)).status).toBe(404);
      const own = await kit.send(account, 'GET', '/api/transfers?pagination[pageSize]=100&sort=id:desc');
      expect(own.body.data[0]).toMatchObject({ state: account === 'unitA' ? 'returned' : 'cancelled' });
    }
  });

  test('after a 2nd return (since the last reopening) only the office can send it on', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'return', { reason: '非我职责' });
    await kit.done('groupA', id, 'transfer', order(city, { leadUnit: city.departments.township }));
    await kit.done('unitC', id, 'return', { reason: '非我职责' });
    await conflict('groupA', id, 'transfer', order(city), 'RETURNED_TWICE');
    await kit.done('office', id, 'assign', order(city));
    await conflict('unitA', id, 'return', { reason: '非我职责' }, 'BINDING');
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 3 });
    await kit.done('leaderA', id, 'consent');
    await kit.done('groupA', id, 'reopen', { reason: '复发' });
    expect(await kit.row(id)).toMatchObject({ return_count: 2 });
    await kit.done('groupA', id, 'transfer', order(city));
  });

  test('the enterprise sees not who returned it or why', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'return', { reason: '机密理由' });
    const seen = await kit.send('enterpriseA', 'GET', `/api/casework/issues/${id}/ledger`);
    expect(seen.text).not.toContain('机密理由');
    expect(seen.body.data.map((e: { action: string }) => e.action)).toEqual([
      'register',
      'accept',
      'transfer',
    ]);
    const issue = await kit.send('enterpriseA', 'GET', `/api/issues/${id}?populate=leadUnit`);
    expect(issue.body.data).toMatchObject({ stage: 'accepted', leadUnit: null });

    await kit.send('office', 'POST', '/api/casework/sweep', {});
    const told = async (account: Account): Promise<[string, string][]> =>
      (await kit.send(account, 'GET', '/api/casework/messages?pageSize=100')).body.data
        .filter((m: { issue: string }) => m.issue === id)
        .map((m: { event: string; title: string; body: string }) => [m.event, `${m.title} ${m.body}`]);
    const [enterprise, group] = [await told('enterpriseA'), await told('groupA')];
    expect(enterprise).toContainEqual(['coordinating', expect.stringContaining('正在协调承办单位')]);
    expect(JSON.stringify(enterprise)).not.toMatch(/退回|return/);
    expect(group).toContainEqual(['return', expect.stringContaining('退回')]);
  });
});

describe('binding', () => {
  test('only the office reassigns while binding, and the new one is binding too', async () => {
    const id = await reach(kit, 'accepted');
    await kit.done('office', id, 'assign', order(city));
    expect(await lead(id)).toMatchObject({ binding: true });
    const to = { leadUnit: city.departments.township, reason: '调整' };
    await conflict('groupA', id, 'reassign', to, 'BINDING');
    await kit.done('office', id, 'reassign', to);
    expect(await lead(id)).toMatchObject({ binding: true, unit: city.departments.township });
    await conflict('unitC', id, 'return', { reason: '非我职责' }, 'BINDING');
    const free = await reach(kit, 'handling');
    await conflict('office', free, 'reassign', to, 'NOT_BINDING');
  });
});

describe('reassign', () => {
  test('omitted: standard and support units stay, the deadline is the default from now', async () => {
    const id = await reach(kit, 'handling', { order: { deadline: '2026-06-30' } });
    await kit.done('unitB', id, 'contribute', { measures: '已配合' });
    kit.at('2026-03-09T10:00');
    const { township, jiaotong, zhujian } = city.departments;
    await kit.done('groupA', id, 'reassign', { leadUnit: township, reason: '调整' });
    expect(await kit.row(id)).toMatchObject({ stage: 'transferred' });
    const rows = await kit.transfers(id);
    expect(rows.map((t) => [t['role'], t['unit'], t['state'], t['standard']])).toEqual([
      ['lead', zhujian, 'superseded', '修复路面'],
      ['support', jiaotong, 'contributed', '修复路面'],
      ['lead', township, 'sent', '修复路面'],
    ]);
    expect(iso((await kit.row(id))['deadline'])).toBe(endOf('2026-03-23'));
    expect(iso((await kit.row(id))['first_deadline'])).toBe(endOf('2026-03-23'));
    expect(rows[1]?.['deadline'] <= rows[2]?.['deadline']).toBe(true);
    expect((await kit.send('unitA', 'GET', `/api/issues/${id}`)).status).toBe(404);
    expect((await kit.send('unitB', 'GET', `/api/issues/${id}`)).status).toBe(200);
  });

  test('given: support units are replaced, a unit that now leads supports no more, standard and deadline are the new ones', async () => {
    const { township, jiaotong, gongxin } = city.departments;
    const id = await reach(kit, 'transferred', { order: { supportUnits: [jiaotong, township] } });
    await kit.done('groupA', id, 'reassign', {
      leadUnit: jiaotong,
      supportUnits: [gongxin],
      deadline: '2026-04-30',
      standard: '新标准',
      reason: '调整',
    });
    expect((await kit.transfers(id)).filter((t) => live(t as never))).toMatchObject([
      { role: 'lead', unit: jiaotong, standard: '新标准', state: 'sent' },
      { role: 'support', unit: gongxin, standard: '新标准', state: 'sent' },
    ]);
    expect(iso((await kit.row(id))['committed_deadline'])).toBe(endOf('2026-04-30'));
  });

  test('needs another unit', async () => {
    const id = await reach(kit, 'transferred');
    await wrong('groupA', id, 'reassign', { leadUnit: city.departments.zhujian, reason: '调整' }, 'leadUnit');
  });
});

describe('report-back', () => {
  test('needs no contribution of support units: those missing become `skipped`; when the issue comes back to handling they are live again', async () => {
    const { jiaotong, township } = city.departments;
    const ways: ((id: string) => Promise<unknown>)[] = [
      (id) => kit.done('groupA', id, 'rework', { reason: '未到位' }),
      (id) => kit.done('enterpriseA', id, 'reject', { reason: '未解决' }),
      async (id) => {
        await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
        await kit.done('leaderA', id, 'refuse-consent', { reason: '再核实' });
      },
    ];
    for (const back of ways) {
      const id = await reach(kit, 'handling', { order: { supportUnits: [jiaotong, township] } });
      await kit.done('unitB', id, 'contribute', { measures: '已配合' });
      await kit.done('unitA', id, 'report-back', reported);
      expect((await supports(id)).map((t) => t['state'])).toEqual(['contributed', 'skipped']);
      await back(id);
      expect((await supports(id)).map((t) => t['state'])).toEqual(['contributed', 'sent']);
      await kit.done('unitC', id, 'contribute', { measures: '已配合' });
      await kit.done('unitB', id, 'contribute', { measures: '补充意见' });
    }
  });

  test('and also when it comes back by way of another unit that the leader decides on', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('leaderA', id, 'escalate', { reason: '二' });
    await kit.done('leaderA', id, 'decide', { decision: '换', unit: city.departments.township });
    await kit.done('unitC', id, 'take-up', PERSON);
    expect((await supports(id)).map((t) => t['state'])).toEqual(['sent']);
    await kit.done('unitB', id, 'contribute', { measures: '已配合' });
  });

  test('`explained` only after a decide with outcome `explain`', async () => {
    const id = await reach(kit, 'handling');
    const explained = { result: 'explained', measures: '政策解释' };
    await conflictOnly('unitA', id, 'report-back', explained, 'EXPLAIN_NOT_DECIDED');
    await kit.done('unitA', id, 'escalate', { reason: '政策所限' });
    await kit.done('leaderA', id, 'decide', { decision: '继续', outcome: 'continue' });
    await conflictOnly('unitA', id, 'report-back', explained, 'EXPLAIN_NOT_DECIDED');
    await kit.done('unitA', id, 'escalate', { reason: '政策所限' });
    await kit.done('leaderA', id, 'decide', { decision: '解释', outcome: 'explain' });
    expect(await kit.done('unitA', id, 'report-back', explained)).toMatchObject({ stage: 'reported' });
    expect(await lead(id)).toMatchObject({ result: 'explained', state: 'reported' });
  });

  /** A conflict of the value: the action itself stays allowed. */
  async function conflictOnly(
    account: Account,
    issue: string,
    action: string,
    data: object,
    code: string,
  ): Promise<void> {
    const answer = await kit.act(account, issue, action, data);
    expect(errorOf(answer)).toMatchObject({ status: 409, code });
  }
});

describe('requests', () => {
  test('at most one of each kind pending, a second is 409; different kinds may be pending together', async () => {
    const id = await reach(kit, 'handling');
    const extension = { deadline: '2026-04-30', reason: '材料未到' };
    await kit.done('unitA', id, 'request-extension', extension);
    await conflict('unitA', id, 'request-extension', extension, 'REQUEST_PENDING');
    await kit.done('enterpriseA', id, 'request-withdrawal', { reason: '自行解决' });
    await conflict('enterpriseA', id, 'request-withdrawal', { reason: '再次' }, 'REQUEST_PENDING');
    expect(await requests(id, 'extension')).toEqual([{ state: 'pending' }]);
    expect(await requests(id, 'withdrawal')).toEqual([{ state: 'pending' }]);
  });

  test('leaving the stages from which it can be made lapses it', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-04-30', reason: '材料未到' });
    await kit.done('enterpriseA', id, 'request-withdrawal', { reason: '自行解决' });
    await kit.done('unitA', id, 'report-back', reported);
    expect(await requests(id, 'extension')).toEqual([{ state: 'lapsed' }]);
    expect(await requests(id, 'withdrawal')).toEqual([{ state: 'pending' }]);
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    await kit.done('leaderA', id, 'consent');
    expect(await requests(id, 'withdrawal')).toEqual([{ state: 'lapsed' }]);
  });

  test('an extension gives a deadline with a reason, or milestones with a consultation and a reason, not both and not neither', async () => {
    const id = await reach(kit, 'handling');
    const plan = [
      { date: '2026-04-30', goal: '一' },
      { date: '2026-06-30', goal: '二' },
    ];
    const reason = '材料未到';
    await wrong('unitA', id, 'request-extension', { reason }, 'deadline');
    await wrong(
      'unitA',
      id,
      'request-extension',
      { reason, deadline: '2026-06-30', milestones: plan, consultation: '会商' },
      'deadline',
    );
    await wrong('unitA', id, 'request-extension', { reason, milestones: plan }, 'consultation');
    await wrong(
      'unitA',
      id,
      'request-extension',
      { reason, milestones: [...plan].reverse(), consultation: '会商' },
      'milestones.1.date',
    );
    await wrong(
      'unitA',
      id,
      'request-extension',
      { reason, deadline: '2026-04-30', consultation: '会商' },
      'consultation',
    );
    await kit.done('unitA', id, 'request-extension', { reason, milestones: plan, consultation: '会商' });
  });

  test('a new deadline is later than the present one', async () => {
    const id = await reach(kit, 'handling');
    await wrong('unitA', id, 'request-extension', { deadline: '2026-03-16', reason: '缓' }, 'deadline');
    await wrong(
      'unitA',
      id,
      'request-extension',
      { milestones: [{ date: '2026-03-16', goal: '一' }], consultation: '会商', reason: '缓' },
      'milestones',
    );
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-03-17', reason: '缓' });
    // Meanwhile somebody else has given more.
    await kit.done('unitA', id, 'escalate', { reason: '难' });
    await kit.done('leaderA', id, 'decide', { decision: '宽限', deadline: '2026-03-31' });
    await conflict('groupA', id, 'grant-extension', {}, 'NOT_LATER');
  });

  test('an extension is asked for before the deadline', async () => {
    const id = await reach(kit, 'handling');
    const extension = { deadline: '2026-04-30', reason: '材料未到' };
    const other = await reach(kit, 'handling');
    kit.at('2026-03-16T23:59');
    await kit.done('unitA', other, 'request-extension', extension);
    kit.at('2026-03-17T00:00');
    await conflict('unitA', id, 'request-extension', extension, 'TIME_LIMIT_PASSED');
  });

  test('a request made in time may be granted late; until answered, the old deadline runs; a grant never makes a missed deadline timely', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-04-30', reason: '材料未到' });
    expect(iso((await kit.row(id))['deadline'])).toBe(endOf('2026-03-16'));
    expect(await light(id, '2026-03-17T00:00')).toBe('red');
    kit.at('2026-03-20T10:00');
    const granted = await kit.done('groupA', id, 'grant-extension', { reason: '同意' });
    expect(granted).toMatchObject({ deadline: endOf('2026-04-30'), light: 'green', longTerm: false });
    const row = await kit.row(id);
    expect(iso(row['committed_deadline'])).toBe(endOf('2026-04-30'));
    expect(iso(row['first_deadline'])).toBe(endOf('2026-03-16'));
    // What was missed stays in the ledger: the due met lies before the moment.
    const entry = await kit.lastEntry(id);
    expect(entry['dues'].met.committedDeadline).toBe(endOf('2026-03-16'));
    expect(entry['dues'].set.committedDeadline).toBe(endOf('2026-04-30'));
    expect((entry['happened_at'] as Date).toISOString() > entry['dues'].met.committedDeadline).toBe(true);
  });

  test('the first extension is the group’s to answer, the leader’s from the 2nd grant on this transfer; a new transfer counts anew', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-04-30', reason: '一' });
    await conflict('leaderA', id, 'grant-extension', {}, 'GROUP_GRANTS');
    await conflict('leaderA', id, 'refuse-extension', {}, 'GROUP_GRANTS');
    await kit.done('groupA', id, 'refuse-extension', { reason: '不同意' });
    expect(iso((await kit.row(id))['deadline'])).toBe(endOf('2026-03-16'));
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-04-30', reason: '二' });
    await kit.done('groupA', id, 'grant-extension');
    await kit.done('unitA', id, 'request-extension', { deadline: '2026-05-29', reason: '三' });
    // The group could now only enter it for the leader, with evidence.
    expect(errorOf(await kit.act('groupA', id, 'grant-extension'))).toMatchObject({
      status: 400,
      fields: ['evidence'],
    });
    await kit.done('leaderA', id, 'grant-extension');
    expect(iso((await kit.row(id))['deadline'])).toBe(endOf('2026-05-29'));
    await kit.done('groupA', id, 'reassign', { leadUnit: city.departments.township, reason: '调整' });
    await kit.done('unitC', id, 'take-up', PERSON);
    await kit.done('unitC', id, 'request-extension', { deadline: '2026-06-30', reason: '四' });
    await kit.done('groupA', id, 'grant-extension');
  });

  test('a plan’s deadline is its last goal’s date, and its grant marks the issue `longTerm`; a missed milestone is red until a note or report-back names it', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'request-extension', {
      milestones: [
        { date: '2026-03-20', goal: '立项' },
        { date: '2026-04-30', goal: '开工' },
        { date: '2026-06-30', goal: '完工' },
      ],
      consultation: '已与财政会商',
      reason: '需分步实施',
    });
    expect(await milestones(id)).toEqual([]);
    const granted = await kit.done('groupA', id, 'grant-extension');
    expect(granted).toMatchObject({ longTerm: true, deadline: endOf('2026-06-30') });
    expect((await milestones(id)).map((m) => m.date)).toEqual(['2026-03-20', '2026-04-30', '2026-06-30']);
    expect(await light(id, '2026-03-20T23:59')).toBe('green');
    expect(await light(id, '2026-03-21T00:00')).toBe('red');
    await wrong('unitA', id, 'note', { text: '进展', milestone: '2026-03-21' }, 'milestone');
    const noted = await kit.done('unitA', id, 'note', { text: '已立项', milestone: '2026-03-20' });
    expect(noted.light).toBe('green');
    await wrong('unitA', id, 'note', { text: '再记', milestone: '2026-03-20' }, 'milestone');
    expect(await light(id, '2026-05-01T00:00')).toBe('red');
    const back = await kit.done('unitA', id, 'report-back', { ...reported, milestone: '2026-04-30' });
    expect(back).toMatchObject({ light: 'waiting' });
    const again = await kit.done('groupA', id, 'rework', { reason: '未到位' });
    expect(again.light).toBe('green');
    expect(await light(id, '2026-07-01T00:00')).toBe('red');
  });

  test('withdrawal is requested while units work, withdrawn at once before that; the leader answers', async () => {
    const early = await reach(kit, 'accepted');
    expect((await kit.act('enterpriseA', early, 'request-withdrawal', { reason: '撤' })).status).toBe(409);
    await kit.done('groupA', early, 'withdraw', { reason: '企业来电', evidence: evidence() });
    expect((await kit.lastEntry(early))['actor']).toMatchObject({
      onBehalfOf: { role: 'enterprise', name: '示例甲有限公司' },
    });
    const id = await reach(kit, 'handling');
    expect((await kit.act('enterpriseA', id, 'withdraw', { reason: '撤' })).status).toBe(409);
    await conflict('leaderA', id, 'grant-withdrawal', {}, 'NO_REQUEST');
    await kit.done('enterpriseA', id, 'request-withdrawal', { reason: '自行解决' });
    expect((await kit.act('office', id, 'grant-withdrawal')).status).toBe(403);
    await kit.done('leaderA', id, 'refuse-withdrawal', { reason: '请再等' });
    await kit.done('groupA', id, 'request-withdrawal', { reason: '自行解决', evidence: evidence() });
    const done = await kit.done('liaisonA', id, 'grant-withdrawal', { evidence: evidence() });
    expect(done).toMatchObject({ stage: 'withdrawn', light: null, dueAt: null, deadline: null });
    expect((await requests(id, 'withdrawal')).map((r) => r.state)).toEqual(['refused', 'granted']);
    // A transfer is live through every final stage.
    expect((await kit.send('unitA', 'GET', `/api/issues/${id}`)).status).toBe(200);
  });
});

describe('decide', () => {
  const escalated = async (stage: 'transferred' | 'handling' | 'reported'): Promise<string> => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'escalate', { reason: '难' });
    if (stage === 'transferred') return id;
    await kit.done('unitA', id, 'take-up', PERSON);
    if (stage === 'handling') return id;
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('leaderA', id, 'escalate', { reason: '仍不满意' });
    return id;
  };

  test('another unit named → transferred, binding, with deadline or the default; standard and support units stay', async () => {
    for (const stage of ['transferred', 'handling', 'reported'] as const) {
      for (const deadline of [undefined, '2026-05-29']) {
        const id = await escalated(stage);
        kit.at('2026-03-09T10:00');
        const decided = await kit.done('leaderA', id, 'decide', {
          decision: '由示例镇牵头',
          unit: city.departments.township,
          ...(deadline ? { deadline } : {}),
        });
        kit.at(NOW);
        const due = endOf(deadline ?? '2026-03-23');
        expect({ stage, ...decided }).toMatchObject({
          stage: 'transferred',
          deadline: due,
          firstDeadline: due,
          committedDeadline: due,
          takeUpDueAt: endOf('2026-03-11'),
        });
        expect(await lead(id)).toMatchObject({
          unit: city.departments.township,
          binding: true,
          standard: '修复路面',
        });
        expect((await supports(id)).map((t) => t['unit'])).toEqual([city.departments.jiaotong]);
        expect((await escalations(id)).at(-1)).toMatchObject({ state: 'decided' });
        await conflict('unitC', id, 'return', { reason: '非我职责' }, 'BINDING');
      }
    }
  });

  test('transferred stays and becomes binding', async () => {
    const id = await escalated('transferred');
    const decided = await kit.done('leaderA', id, 'decide', { decision: '仍由该单位办理' });
    expect(decided).toMatchObject({ stage: 'transferred', deadline: endOf('2026-03-16') });
    expect(await lead(id)).toMatchObject({ binding: true, unit: city.departments.zhujian });
    await conflict('unitA', id, 'return', { reason: '非我职责' }, 'BINDING');
  });

  test('naming the present unit is not another unit', async () => {
    const id = await escalated('transferred');
    await kit.done('leaderA', id, 'decide', { decision: '仍由该单位办理', unit: city.departments.zhujian });
    expect((await kit.transfers(id)).filter((t) => t['role'] === 'lead')).toHaveLength(1);
  });

  test('handling stays; a deadline is a new commitment', async () => {
    const id = await escalated('handling');
    const decided = await kit.done('leaderA', id, 'decide', { decision: '继续', deadline: '2026-04-30' });
    expect(decided).toMatchObject({
      stage: 'handling',
      deadline: endOf('2026-04-30'),
      committedDeadline: endOf('2026-04-30'),
      firstDeadline: endOf('2026-03-16'),
      level: 1,
    });
    expect(await lead(id)).toMatchObject({ binding: false });
    await wrong2(id);
  });

  const wrong2 = async (id: string): Promise<void> => {
    await conflict('leaderA', id, 'decide', { decision: '再决定' }, 'NO_OPEN_ESCALATION');
  };

  test('reported → handling', async () => {
    const id = await escalated('reported');
    const decided = await kit.done('leaderA', id, 'decide', { decision: '继续办理' });
    expect(decided).toMatchObject({ stage: 'handling', reworkCount: 0, deadline: endOf('2026-03-16') });
    expect(await lead(id)).toMatchObject({ state: 'handling' });
    expect((await supports(id)).map((t) => t['state'])).toEqual(['sent']);
  });

  test('a unit is required at accepted', async () => {
    const id = await escalated('transferred');
    await kit.done('unitA', id, 'return', { reason: '非我职责' });
    await wrong('leaderA', id, 'decide', { decision: '另定' }, 'unit');
    const decided = await kit.done('leaderA', id, 'decide', {
      decision: '另定',
      unit: city.departments.township,
    });
    expect(decided).toMatchObject({ stage: 'transferred' });
    expect(await lead(id)).toMatchObject({ binding: true });
  });

  test('a deadline in the past and a department that is no unit are refused', async () => {
    const id = await escalated('handling');
    await wrong('leaderA', id, 'decide', { decision: '限期', deadline: '2026-03-01' }, 'deadline');
    await wrong('leaderA', id, 'decide', { decision: '换', unit: 'nosuchunit' }, 'unit');
  });

  test('level 3 is decided by the office: minutes number and scan as evidence', async () => {
    const id = await escalated('handling');
    await kit.done('unitA', id, 'escalate', { reason: '二' });
    await kit.done('leaderA', id, 'escalate', { reason: '三' });
    await conflict('leaderA', id, 'decide', { decision: '由领导决定' }, 'LEVEL_NOT_YOURS');
    const decision = '市会办决定';
    await wrong('office', id, 'decide', { decision }, 'evidence');
    await wrong(
      'office',
      id,
      'decide',
      { decision, evidence: evidence({ attachments: [await scan(kit)] }) },
      'evidence.number',
    );
    await wrong(
      'office',
      id,
      'decide',
      { decision, evidence: evidence({ number: '1' }) },
      'evidence.attachments',
    );
    await kit.done('office', id, 'decide', {
      decision,
      evidence: evidence({ number: '市会办纪要1号', attachments: [await scan(kit)] }),
    });
    expect((await escalations(id)).map((e) => [e.level, e.state])).toEqual([
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'decided'],
    ]);
  });

  test('`long-term` 挂账 (level 3 only) requires `deadline`: it sets longTerm, and the last day of each quarter until then is a milestone', async () => {
    const id = await escalated('handling');
    await wrong(
      'leaderA',
      id,
      'decide',
      { decision: '挂账', outcome: 'long-term', deadline: '2026-11-30' },
      'outcome',
    );
    await kit.done('unitA', id, 'escalate', { reason: '二' });
    await kit.done('leaderA', id, 'escalate', { reason: '三' });
    const minutes = evidence({ number: '市会办纪要1号', attachments: [await scan(kit)] });
    await wrong(
      'office',
      id,
      'decide',
      { decision: '挂账', outcome: 'long-term', evidence: minutes },
      'deadline',
    );
    const decided = await kit.done('office', id, 'decide', {
      decision: '挂账',
      outcome: 'long-term',
      deadline: '2026-11-30',
      evidence: minutes,
    });
    expect(decided).toMatchObject({ longTerm: true, deadline: endOf('2026-11-30'), stage: 'handling' });
    expect(await milestones(id)).toEqual([
      { date: '2026-03-31', state: 'open' },
      { date: '2026-06-30', state: 'open' },
      { date: '2026-09-30', state: 'open' },
    ]);
    expect(await light(id, '2026-04-01T00:00')).toBe('red');
  });
});

describe('escalation', () => {
  test('always to level + 1; lead unit and group to level 1 or 2, leader to 2 or 3; at 3 a further one is 409', async () => {
    const id = await reach(kit, 'transferred');
    await conflict('leaderA', id, 'escalate', { reason: '零到一' }, 'LEVEL_NOT_YOURS');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    expect(await kit.row(id)).toMatchObject({ level: 1 });
    await kit.done('groupA', id, 'escalate', { reason: '二' });
    await conflict('unitA', id, 'escalate', { reason: '三' }, 'LEVEL_NOT_YOURS');
    await kit.done('groupA', id, 'escalate', { reason: '三', evidence: evidence() });
    expect((await kit.lastEntry(id))['actor']).toMatchObject({ onBehalfOf: { role: 'leader' } });
    await conflict('leaderA', id, 'escalate', { reason: '四' }, 'TOP_LEVEL');
    expect((await kit.act('unitB', id, 'escalate', { reason: '配合单位' })).status).toBe(403);
  });

  test('at most one open escalation; escalations end as `superseded` (next level)', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    await kit.done('unitA', id, 'escalate', { reason: '二' });
    expect(await escalations(id)).toEqual([
      { level: 1, state: 'superseded' },
      { level: 2, state: 'open' },
    ]);
    const read = await kit.send('groupA', 'GET', `/api/escalations?filters[issue][documentId]=${id}`);
    expect(read.body.data[0].raisedBy).toBe('unitA');
  });

  test('`answered` (report-back, answer, confirm)', async () => {
    const back = await reach(kit, 'handling');
    await kit.done('unitA', back, 'escalate', { reason: '一' });
    await kit.done('unitA', back, 'report-back', reported);
    expect(await escalations(back)).toEqual([{ level: 1, state: 'answered' }]);
    await kit.done('leaderA', back, 'escalate', { reason: '二' });
    await kit.done('enterpriseA', back, 'confirm', { rating: 4 });
    expect(await escalations(back)).toEqual([
      { level: 1, state: 'answered' },
      { level: 2, state: 'answered' },
    ]);
    const answered = await reach(kit, 'transferred');
    await kit.done('unitA', answered, 'escalate', { reason: '一' });
    await kit.done('unitA', answered, 'return', { reason: '非我职责' });
    await kit.done('groupA', answered, 'answer', { measures: '已答复', evidence: evidence() });
    expect(await escalations(answered)).toEqual([{ level: 1, state: 'answered' }]);
  });

  test('or `lapsed` (merge, withdrawal, void)', async () => {
    const main = await kit.register();
    const ends: [Account, string, object][] = [
      ['groupA', 'merge', { mainIssue: main }],
      ['enterpriseA', 'withdraw', { reason: '撤' }],
      ['office', 'void', { reason: '误录' }],
    ];
    for (const [account, action, data] of ends) {
      const id = await reach(kit, 'transferred');
      await kit.done('unitA', id, 'escalate', { reason: '一' });
      await kit.done('unitA', id, 'return', { reason: '非我职责' });
      await kit.done(account, id, action, data);
      expect({ action, ended: await escalations(id) }).toEqual({
        action,
        ended: [{ level: 1, state: 'lapsed' }],
      });
    }
    const late = await reach(kit, 'handling');
    await kit.done('unitA', late, 'escalate', { reason: '一' });
    await kit.done('enterpriseA', late, 'request-withdrawal', { reason: '撤' });
    await kit.done('leaderA', late, 'grant-withdrawal');
    expect(await escalations(late)).toEqual([{ level: 1, state: 'lapsed' }]);
  });

  test('the level falls only by reopen', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    await kit.done('leaderA', id, 'decide', { decision: '继续' });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'reject', { reason: '未解决' });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    await kit.done('leaderA', id, 'consent');
    expect(await kit.row(id)).toMatchObject({ level: 1 });
    await kit.done('leaderA', id, 'reopen', { reason: '复发' });
    expect(await kit.row(id)).toMatchObject({ level: 0 });
  });

  test('a proposal goes to the group (1→2) or the leader (2→3), who escalates or dismisses it with a reason', async () => {
    const propose = (issue: string, level: number): Promise<void> =>
      kit.inside(
        `insert into escalations (document_id, issue_id, level, state, reason, raised_at, created_at, updated_at, published_at)
         select 'p${level}' || i.id, i.id, $2, 'proposed', '超期', now(), now(), now(), now() from issues i where i.document_id = $1`,
        [issue, level],
      );
    const id = await reach(kit, 'handling');
    await conflict('groupA', id, 'dismiss-proposal', { reason: '不必' }, 'NO_PROPOSAL');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    await propose(id, 2);
    await conflict('leaderA', id, 'dismiss-proposal', { reason: '不必' }, 'LEVEL_NOT_YOURS');
    await kit.done('groupA', id, 'dismiss-proposal', { reason: '不必' });
    expect(await escalations(id)).toEqual([
      { level: 1, state: 'open' },
      { level: 2, state: 'dismissed' },
    ]);
    await kit.done('groupA', id, 'escalate', { reason: '二' });
    await propose(id, 3);
    await kit.done('leaderA', id, 'escalate', { reason: '三' });
    expect((await escalations(id)).filter((e) => e.state === 'proposed')).toEqual([]);
    expect((await escalations(id)).filter((e) => e.state === 'open')).toEqual([{ level: 3, state: 'open' }]);
  });
});

describe('merge', () => {
  test('the main issue is open, of the same enterprise, visible to the actor, not itself', async () => {
    const id = await kit.register();
    const closed = await reach(kit, 'closed');
    const other = await kit.register({ enterprise: city.enterprises.B }, 'groupB');
    await wrong('groupA', id, 'merge', { mainIssue: id }, 'mainIssue');
    await wrong('groupA', id, 'merge', { mainIssue: closed }, 'mainIssue');
    const hidden = await kit.act('groupA', id, 'merge', { mainIssue: other });
    const none = await kit.act('groupA', id, 'merge', { mainIssue: 'nosuchissue' });
    expect(hidden).toMatchObject({ status: 400, text: none.text });
    await wrong('office', id, 'merge', { mainIssue: other }, 'mainIssue');
    await kit.done('groupA', id, 'merge', { mainIssue: await kit.register() });
  });

  test('when the main issue ends otherwise than by closing, the system reopens what was merged into it', async () => {
    const ends: [string, (main: string) => Promise<unknown>][] = [
      ['withdraw', (main) => kit.done('enterpriseA', main, 'withdraw', { reason: '撤' })],
      ['void', (main) => kit.done('office', main, 'void', { reason: '误录' })],
      ['merge', async (main) => kit.done('office', main, 'merge', { mainIssue: await kit.register() })],
      [
        'decline',
        async (main) => {
          await kit.done('groupA', main, 'request-decline', { ground: 'other', reason: '理由' });
          await kit.done('leaderA', main, 'decline');
        },
      ],
      [
        'grant-withdrawal',
        async (main) => {
          await kit.done('groupA', main, 'accept');
          await kit.done('groupA', main, 'transfer', order(city));
          await kit.done('enterpriseA', main, 'request-withdrawal', { reason: '撤' });
          await kit.done('leaderA', main, 'grant-withdrawal');
        },
      ],
    ];
    for (const [how, end] of ends) {
      const main = await kit.register();
      const early = await kit.register();
      const later = await reach(kit, 'accepted');
      await kit.done('groupA', early, 'merge', { mainIssue: main });
      await kit.done('groupA', later, 'merge', { mainIssue: main });
      expect(await kit.row(later)).toMatchObject({ stage: 'merged' });
      kit.at('2026-03-05T10:00');
      await end(main);
      kit.at(NOW);
      const again = await kit.row(early);
      expect({ how, stage: again['stage'], main: again['main_issue_id'] }).toEqual({
        how,
        stage: 'registered',
        main: null,
      });
      expect(iso(again['accept_due_at'])).toBe(endOf('2026-03-06'));
      expect({ how, ...(await kit.row(later)) }).toMatchObject({ how, stage: 'accepted' });
      expect(await kit.lastEntry(early)).toMatchObject({
        action: 'reopen',
        from: 'merged',
        to: 'registered',
        actor: { role: 'system' },
      });
    }
  });

  test('when it is closed they stay merged; office and system reopen merged ones, nobody else', async () => {
    const main = await kit.register();
    const id = await kit.register();
    await kit.done('groupA', id, 'merge', { mainIssue: main });
    await kit.done('groupA', main, 'accept');
    await kit.done('groupA', main, 'transfer', order(city));
    await kit.done('unitA', main, 'take-up', PERSON);
    await kit.done('unitA', main, 'report-back', reported);
    await kit.done('enterpriseA', main, 'confirm', { rating: 5 });
    await kit.done('leaderA', main, 'consent');
    expect(await kit.row(id)).toMatchObject({ stage: 'merged' });
    for (const account of ['groupA', 'leaderA', 'enterpriseA'] as const)
      expect((await kit.act(account, id, 'reopen', { reason: '复发' })).status).toBe(409);
    await kit.done('office', id, 'reopen', { reason: '不是一回事' });
  });
});

describe('with no live lead transfer (after `answer`)', () => {
  test('rework, reject and refuse-consent lead to accepted', async () => {
    const ways: (readonly [Account, string])[] = [
      ['groupA', 'rework'],
      ['enterpriseA', 'reject'],
      ['leaderA', 'refuse-consent'],
    ];
    for (const [account, action] of ways) {
      const id = await reach(kit, 'accepted');
      const answered = await kit.done('groupA', id, 'answer', { measures: '已答复', evidence: evidence() });
      expect(answered).toMatchObject({
        stage: 'reported',
        deadline: null,
        confirmDueAt: endOf('2026-03-09'),
      });
      if (action === 'refuse-consent') await kit.done('enterpriseA', id, 'confirm', { rating: 2 });
      await kit.done(account, id, action, { reason: '不妥' });
      const back = await kit.row(id);
      expect({ action, ...back, due: iso(back['transfer_due_at']) }).toMatchObject({
        action,
        stage: 'accepted',
        due: endOf('2026-03-04'),
        deadline: null,
        committed_deadline: null,
      });
      await kit.done('groupA', id, 'transfer', order(city));
    }
  });

  test('also after a return and an answer', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('unitA', id, 'return', { reason: '非我职责' });
    await kit.done('groupA', id, 'answer', { measures: '已答复', evidence: evidence() });
    expect(await kit.done('enterpriseA', id, 'reject', { reason: '不妥' })).toMatchObject({
      stage: 'accepted',
    });
  });

  test('`answer` and `correct` ask for evidence always', async () => {
    const id = await reach(kit, 'accepted');
    expect(errorOf(await kit.act('groupA', id, 'answer', { measures: '已答复' }))).toMatchObject({
      status: 400,
      fields: ['evidence'],
    });
    expect(
      errorOf(await kit.act('office', id, 'correct', { field: 'channel', value: 'letter', reason: '错' })),
    ).toMatchObject({ status: 400, fields: ['evidence'] });
  });
});

describe('after rework, reject and refuse-consent', () => {
  test('the deadline becomes the later of the present one and 3 working days from now, which does not touch committedDeadline', async () => {
    const id = await reach(kit, 'reported');
    kit.at('2026-03-05T10:00');
    expect(await kit.done('groupA', id, 'rework', { reason: '未到位' })).toMatchObject({
      stage: 'handling',
      deadline: endOf('2026-03-16'),
      reworkCount: 1,
    });
    kit.at('2026-03-13T10:00');
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'reject', { reason: '未解决' });
    expect(await kit.done('office', id, 'note', { text: '记' })).toMatchObject({
      stage: 'handling',
      deadline: endOf('2026-03-18'),
      committedDeadline: endOf('2026-03-16'),
      firstDeadline: endOf('2026-03-16'),
      reworkCount: 2,
    });
    kit.at('2026-03-20T10:00');
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    expect(await kit.done('leaderA', id, 'refuse-consent', { reason: '再核实' })).toMatchObject({
      stage: 'handling',
      deadline: endOf('2026-03-25'),
      committedDeadline: endOf('2026-03-16'),
      reworkCount: 2,
    });
    expect(iso((await lead(id))['committed_deadline'])).toBe(endOf('2026-03-16'));
    expect(iso((await lead(id))['deadline'])).toBe(endOf('2026-03-25'));
  });
});

describe('reopen', () => {
  test('ends all live transfers and resets level, rating, closedAt, longTerm; reopenCount counts reopenings from closed', async () => {
    const id = await reach(kit, 'handling');
    await kit.done('unitA', id, 'escalate', { reason: '一' });
    await kit.done('unitA', id, 'request-extension', {
      milestones: [{ date: '2026-06-30', goal: '完工' }],
      consultation: '会商',
      reason: '分步',
    });
    await kit.done('groupA', id, 'grant-extension');
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    await kit.done('leaderA', id, 'consent');
    expect(await kit.row(id)).toMatchObject({ long_term: true, level: 1, rating: 4 });
    kit.at('2026-03-09T10:00');
    expect(await kit.done('groupA', id, 'reopen', { reason: '复发' })).toMatchObject({
      stage: 'accepted',
      level: 0,
      rating: null,
      ratingOnBehalf: false,
      closedAt: null,
      longTerm: false,
      leadUnit: null,
      deadline: null,
      committedDeadline: null,
      reopenCount: 1,
      transferDueAt: endOf('2026-03-11'),
    });
    expect((await kit.transfers(id)).map((t) => t['state'])).toEqual(['reopened', 'reopened']);
    expect((await kit.send('unitA', 'GET', `/api/issues/${id}`)).status).toBe(404);
    await kit.done('enterpriseA', id, 'withdraw', { reason: '撤' });
    await kit.done('enterpriseA', id, 'reopen', { reason: '又来' });
    expect(await kit.row(id)).toMatchObject({ reopen_count: 1, stage: 'accepted' });
  });

  test('accepted if it ever was, else registered; a reopened registered issue counts acceptDueAt from the reopening', async () => {
    const id = await kit.register({ receivedAt: '2026-02-27' });
    await kit.done('groupA', id, 'withdraw', { reason: '撤', evidence: evidence() });
    kit.at('2026-03-10T10:00');
    expect(await kit.done('enterpriseA', id, 'reopen', { reason: '再提' })).toMatchObject({
      stage: 'registered',
    });
    expect(iso((await kit.row(id))['accept_due_at'])).toBe(endOf('2026-03-11'));
  });

  test('enterprise (own, within 30 days)', async () => {
    const id = await reach(kit, 'closed');
    const late = await reach(kit, 'closed');
    kit.at('2026-04-01T09:59');
    await kit.done('enterpriseA', id, 'reopen', { reason: '复发' });
    kit.at('2026-04-02T10:00');
    await conflict('enterpriseA', late, 'reopen', { reason: '复发' }, 'REOPEN_PERIOD_PASSED');
    await kit.done('groupA', late, 'reopen', { reason: '复发' });
  });

  test('it is 409 without an open pairing; group and leader come from the open pairing', async () => {
    const id = await reach(kit, 'closed');
    const pair = async (leader: 'A' | 'B', group: 'fagai' | 'shangwu'): Promise<void> => {
      await kit.inside(
        `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
         select 'p' || floor(random() * 1e12), e.id, l.id, d.id, now(), now(), now(), now()
           from enterprises e, leaders l, departments d where e.document_id = $1 and l.document_id = $2 and d.document_id = $3`,
        [city.enterprises.A, city.leaders[leader], city.departments[group]],
      );
    };
    const unpair = (): Promise<void> =>
      kit.inside(
        `update pairings set until = now() where until is null and enterprise_id = (select id from enterprises where document_id = $1)`,
        [city.enterprises.A],
      );
    await unpair();
    try {
      await conflict('office', id, 'reopen', { reason: '复发' }, 'NO_PAIRING');
      await pair('B', 'shangwu');
      // The new pair reads all of the enterprise's issues and may reopen them.
      expect(await kit.done('groupB', id, 'reopen', { reason: '复发' })).toMatchObject({
        group: { documentId: city.departments.shangwu },
        leader: { documentId: city.leaders.B },
      });
      expect((await kit.act('groupA', id, 'transfer', order(city))).status).toBe(404);
    } finally {
      await unpair();
      await pair('A', 'fagai');
    }
  });
});

describe('instruct', () => {
  test('shown first until the next entry by group or lead unit answers it', async () => {
    const open = async (id: string): Promise<unknown> => (await kit.row(id))['instruction_open'];
    const answers: [Account, string, object][] = [
      ['groupA', 'note', { text: '已部署' }],
      ['unitA', 'note', { text: '已部署' }],
      ['groupA', 'take-up', { ...PERSON, evidence: evidence() }],
    ];
    for (const [account, action, data] of answers) {
      const id = await reach(kit, 'transferred');
      expect(await kit.done('leaderA', id, 'instruct', { text: '请速办' })).toMatchObject({
        instructionOpen: true,
      });
      await kit.done('office', id, 'note', { text: '不算' });
      await kit.done('leaderA', id, 'note', { text: '不算' });
      await kit.done('unitB', id, 'note', { text: '不算' });
      expect(await open(id)).toBe(true);
      await kit.done(account, id, action, data);
      expect({ account, action, open: await open(id) }).toEqual({ account, action, open: false });
    }
    const id = await reach(kit, 'handling');
    await kit.done('groupA', id, 'instruct', { text: '批示件', evidence: evidence() });
    expect(await open(id)).toBe(true);
  });

  test('its handlingType moves no running deadline', async () => {
    const id = await reach(kit, 'handling');
    expect(await kit.done('leaderA', id, 'instruct', { text: '急办', handlingType: 'urgent' })).toMatchObject(
      { handlingType: 'urgent', deadline: endOf('2026-03-16') },
    );
    await kit.done('groupA', id, 'reassign', { leadUnit: city.departments.township, reason: '调整' });
    expect(iso((await kit.row(id))['deadline'])).toBe(endOf('2026-03-05'));
  });
});

describe('correct', () => {
  const correct = (id: string, field: string, value: unknown, as: Account = 'office'): Promise<Reply> =>
    kit.act(as, id, 'correct', { field, value, reason: '录入有误', evidence: evidence() });
  const bad = async (id: string, field: string, value: unknown): Promise<void> => {
    expect({ field, value, ...errorOf(await correct(id, field, value)) }).toMatchObject({
      field,
      value,
      status: 400,
      fields: ['value'],
    });
  };

  test('receivedAt recomputes acceptDueAt while registered; before and after stay in the ledger', async () => {
    const id = await kit.register();
    expect((await correct(id, 'receivedAt', '2026-02-27T09:00:00+08:00')).status).toBe(200);
    const row = await kit.row(id);
    expect(iso(row['received_at'])).toBe('2026-02-27T01:00:00.000Z');
    // 28 February 2026 is a Saturday worked in exchange for the Spring Festival.
    expect(iso(row['accept_due_at'])).toBe(endOf('2026-02-28'));
    expect((await kit.lastEntry(id))['input']).toMatchObject({
      before: '2026-03-02T02:00:00.000Z',
      value: '2026-02-27T09:00:00+08:00',
    });
    await bad(id, 'receivedAt', '2026-03-03');
    await bad(id, 'receivedAt', 'gestern');
    await bad(id, 'receivedAt', 5);
    const later = await reach(kit, 'accepted');
    expect((await correct(later, 'receivedAt', '2026-02-27')).status).toBe(200);
    expect(iso((await kit.row(later))['transfer_due_at'])).toBe(endOf('2026-03-04'));
  });

  test('channel', async () => {
    const id = await reach(kit, 'closed');
    expect((await correct(id, 'channel', 'letter')).body.data).toMatchObject({ channel: 'letter' });
    expect((await kit.lastEntry(id))['input']).toMatchObject({ before: 'phone', value: 'letter' });
    await bad(id, 'channel', 'pigeon');
    await bad(id, 'channel', 3);
  });

  test('rating', async () => {
    const id = await reach(kit, 'reported');
    expect(errorOf(await correct(id, 'rating', 4))).toMatchObject({ status: 409, code: 'NO_RATING' });
    await kit.done('enterpriseA', id, 'confirm', { rating: 1 });
    expect((await correct(id, 'rating', 4)).body.data).toMatchObject({ rating: 4 });
    expect((await kit.lastEntry(id))['input']).toMatchObject({ before: 1, value: 4 });
    for (const value of [0, 6, 2.5, '4']) await bad(id, 'rating', value);
  });

  test('responsiblePerson and phone', async () => {
    const id = await reach(kit, 'handling');
    expect((await correct(id, 'responsiblePerson', '示例王某')).status).toBe(200);
    expect((await correct(id, 'phone', '0454-1111111')).status).toBe(200);
    expect(await lead(id)).toMatchObject({ responsible_person: '示例王某', phone: '0454-1111111' });
    expect((await kit.lastEntry(id))['input']).toMatchObject({ before: PERSON.phone });
    await bad(id, 'phone', '1'.repeat(31));
    await bad(id, 'responsiblePerson', 7);
    const none = await reach(kit, 'accepted');
    expect((await correct(none, 'phone', '1')).status).toBe(409);
  });

  test('enterprise takes group and leader from its pairing (none: 409) while the issue is open', async () => {
    const id = await reach(kit, 'accepted');
    expect(errorOf(await correct(id, 'enterprise', city.enterprises.unpaired))).toMatchObject({
      status: 409,
      code: 'NO_PAIRING',
    });
    await bad(id, 'enterprise', city.enterprises.A);
    await bad(id, 'enterprise', 'nosuchenterprise');
    await bad(id, 'enterprise', 9);
    const moved = await correct(id, 'enterprise', city.enterprises.B);
    expect(moved.body.data).toMatchObject({
      enterprise: { documentId: city.enterprises.B },
      group: { documentId: city.departments.shangwu },
      leader: { documentId: city.leaders.B },
    });
    expect((await kit.lastEntry(id))['input']).toMatchObject({
      before: { documentId: city.enterprises.A },
      after: { documentId: city.enterprises.B },
    });
    expect((await kit.act('groupA', id, 'transfer', order(city))).status).toBe(404);
    expect((await kit.send('enterpriseA', 'GET', `/api/issues/${id}`)).status).toBe(404);
    await kit.done('groupB', id, 'transfer', order(city));
    const closed = await reach(kit, 'closed');
    expect((await correct(closed, 'enterprise', city.enterprises.unpaired)).body.data).toMatchObject({
      enterprise: { documentId: city.enterprises.unpaired },
      group: { documentId: city.departments.fagai },
    });
  });

  test('nobody but the office, no other field', async () => {
    const id = await reach(kit, 'handling');
    for (const account of ['groupA', 'unitA', 'leaderA', 'enterpriseA'] as const)
      expect((await correct(id, 'channel', 'letter', account)).status).toBe(403);
    expect((await correct(id, 'stage', 'closed')).status).toBe(400);
    expect((await correct(id, 'deadline', '2027-01-01')).status).toBe(400);
  });
});

describe('confirm, reject, call-back', () => {
  test('confirm and reject on behalf are marked', async () => {
    const id = await reach(kit, 'reported');
    const rejected = await kit.act('groupA', id, 'reject', { reason: '未解决' });
    expect(errorOf(rejected)).toMatchObject({ status: 400, fields: ['evidence'] });
    await kit.done('groupA', id, 'reject', { reason: '企业来电', evidence: evidence() });
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      name: 'groupA',
      organisation: '市发改局',
      onBehalfOf: { role: 'enterprise', name: '示例甲有限公司' },
    });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('groupA', id, 'confirm', { rating: 4, evidence: evidence() });
    expect(await kit.row(id)).toMatchObject({ rating_on_behalf: true, rating: 4 });
    const own = await reach(kit, 'confirmed');
    expect(await kit.row(own)).toMatchObject({ rating_on_behalf: false, rating: 5 });
  });

  test('the enterprise itself hands in no evidence', async () => {
    const id = await reach(kit, 'reported');
    await wrong('enterpriseA', id, 'confirm', { rating: 4, evidence: evidence() }, 'evidence');
  });

  test('call-back: the office asks again, confirmed or closed', async () => {
    const id = await reach(kit, 'confirmed');
    expect(await kit.done('office', id, 'call-back', { rating: 2, comment: '不满意' })).toMatchObject({
      stage: 'confirmed',
      rating: 2,
    });
    expect((await kit.lastEntry(id))['input']).toMatchObject({ rating: 2, comment: '不满意', before: 5 });
    await kit.done('leaderA', id, 'consent');
    await kit.done('office', id, 'call-back', { rating: 3 });
    for (const rating of [0, 6, 1.5, '3', null])
      expect((await kit.act('office', id, 'call-back', { rating })).status).toBe(400);
  });
});

describe('entering for another', () => {
  test('a leader’s action by a liaison of that post, or by the group with evidence; the ledger names both', async () => {
    const id = await reach(kit, 'confirmed');
    await wrong('liaisonA', id, 'consent', {}, 'evidence');
    await wrong('groupA', id, 'consent', {}, 'evidence');
    await kit.done('liaisonA', id, 'refuse-consent', { reason: '再核实', evidence: evidence() });
    const entry = (await ledger('auditor', id)).at(-1);
    expect(entry?.actor).toMatchObject({
      name: 'liaisonA',
      role: 'liaison',
      account: 'api:liaisonA',
      onBehalfOf: { role: 'leader', name: '示例副市长甲' },
    });
    expect(entry?.input.evidence).toEqual(evidence());
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    const file = await scan(kit);
    await kit.done('groupA', id, 'consent', { opinion: '同意', evidence: evidence({ attachments: [file] }) });
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      name: 'groupA',
      role: 'group',
      organisation: '市发改局',
      onBehalfOf: { role: 'leader', name: '示例副市长甲' },
    });
  });

  test('the leader himself hands in no evidence', async () => {
    const id = await reach(kit, 'confirmed');
    await wrong('leaderA', id, 'consent', { evidence: evidence() }, 'evidence');
    expect((await kit.lastEntry(id))['actor'].onBehalfOf).toBeNull();
  });

  test('one scan may cover many issues', async () => {
    const file = await scan(kit);
    for (let i = 0; i < 2; i += 1) {
      const id = await reach(kit, 'confirmed');
      await kit.done('groupA', id, 'consent', { evidence: evidence({ attachments: [file] }) });
    }
  });

  test('a unit’s take-up, contribute and report-back by the group with evidence, nothing else of a unit', async () => {
    const id = await reach(kit, 'transferred');
    await wrong('groupA', id, 'take-up', PERSON, 'evidence');
    await kit.done('groupA', id, 'take-up', { ...PERSON, evidence: evidence() });
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      onBehalfOf: { role: 'lead-unit', name: '市住建局' },
    });
    await kit.done('groupA', id, 'contribute', { measures: '来函', evidence: evidence() });
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      onBehalfOf: { role: 'support-unit', name: '市交通局' },
    });
    for (const [action, data] of [
      ['return', { reason: '非我职责' }],
      ['change-person', PERSON],
      ['request-extension', { deadline: '2026-04-30', reason: '缓' }],
    ] as const)
      expect((await kit.act('groupA', id, action, { ...data, evidence: evidence() })).status).toBe(403);
    await kit.done('groupA', id, 'report-back', { ...reported, evidence: evidence() });
    expect(await lead(id)).toMatchObject({ state: 'reported', result: 'solved' });
  });

  test('with several support units the evidence says which', async () => {
    const { jiaotong, township } = city.departments;
    const id = await reach(kit, 'handling', { order: { supportUnits: [jiaotong, township] } });
    const by = (who: string): Promise<Reply> =>
      kit.act('groupA', id, 'contribute', { measures: '来函', evidence: evidence({ who }) });
    expect(errorOf(await by('示例经办人'))).toMatchObject({ status: 400, fields: ['evidence.who'] });
    expect((await by('示例镇 示例经办人')).status).toBe(200);
    expect((await supports(id)).map((t) => t['state'])).toEqual(['sent', 'contributed']);
    expect((await kit.lastEntry(id))['actor']).toMatchObject({
      onBehalfOf: { role: 'support-unit', name: '示例镇' },
    });
  });

  test('evidence of the future, or with a file that is not there, is none', async () => {
    const id = await reach(kit, 'confirmed');
    await wrong('groupA', id, 'consent', { evidence: evidence({ at: '2026-03-03' }) }, 'evidence.at');
    await wrong(
      'groupA',
      id,
      'consent',
      { evidence: evidence({ attachments: ['nosuchfile'] }) },
      'evidence.attachments.0',
    );
  });
});

describe('complaints about a group or unit', () => {
  const complaint = (account: Account = 'enterpriseA'): Promise<string> =>
    kit.register({ category: city.categories.complaint }, account);

  test('are visible to office, auditor and the enterprise that raised them', async () => {
    const id = await complaint();
    await kit.done('office', id, 'accept');
    await kit.done('office', id, 'transfer', order(city));
    for (const account of ['office', 'auditor', 'enterpriseA'] as const)
      expect((await kit.send(account, 'GET', `/api/issues/${id}`)).status).toBe(200);
    for (const account of [
      'groupA',
      'groupB',
      'unitA',
      'unitB',
      'leaderA',
      'liaisonA',
      'enterpriseB',
    ] as const) {
      expect((await kit.send(account, 'GET', `/api/issues/${id}`)).status).toBe(404);
      expect((await kit.send(account, 'GET', `/api/casework/issues/${id}/ledger`)).status).toBe(404);
      expect((await kit.act(account, id, 'note', { text: '看' })).status).toBe(404);
      const transfers = await kit.send(
        account,
        'GET',
        `/api/transfers?filters[issue][documentId][$eq]=${id}`,
      );
      expect(transfers.body.data ?? []).toEqual([]);
    }
  });

  test('on them the office acts in the group’s place, and in the leader’s with evidence', async () => {
    const id = await complaint();
    const by = evidence({ who: '示例副市长甲' });
    await kit.done('office', id, 'accept');
    await kit.done('office', id, 'transfer', order(city));
    await wrong('office', id, 'instruct', { text: '严查' }, 'evidence');
    await kit.done('office', id, 'instruct', { text: '严查', evidence: by });
    await kit.done('office', id, 'take-up', { ...PERSON, evidence: evidence() });
    await kit.done('office', id, 'follow-up', { told: '正在核查', how: '电话' });
    await kit.done('office', id, 'escalate', { reason: '一' });
    await kit.done('office', id, 'decide', { decision: '继续', evidence: by });
    await kit.done('office', id, 'report-back', { ...reported, evidence: evidence() });
    await kit.done('enterpriseA', id, 'confirm', { rating: 4 });
    await wrong('office', id, 'consent', {}, 'evidence');
    await kit.done('office', id, 'consent', { evidence: by });
    const entry = await kit.lastEntry(id);
    expect(entry).toMatchObject({
      action: 'consent',
      actor: { name: 'office', onBehalfOf: { role: 'leader', name: '示例副市长甲' } },
    });
  });

  test('an issue that becomes one leaves the sight of group, leader and units', async () => {
    const id = await kit.register();
    await kit.done('groupA', id, 'amend', { category: city.categories.complaint });
    expect((await kit.act('groupA', id, 'accept')).status).toBe(404);
    await kit.done('office', id, 'amend', { category: city.categories.plain });
    await kit.done('groupA', id, 'accept');
  });

  test('a closed one is reopened by the enterprise and goes back to the office', async () => {
    const id = await complaint();
    await kit.done('enterpriseA', id, 'withdraw', { reason: '撤' });
    await kit.done('enterpriseA', id, 'reopen', { reason: '再提' });
    expect((await kit.act('groupA', id, 'accept')).status).toBe(404);
    await kit.done('office', id, 'accept');
  });
});

describe('the ledger, shown to', () => {
  const whole = async (): Promise<string> => {
    const id = await kit.register();
    await kit.done('groupA', id, 'amend', { title: '改' });
    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', order(city, { standard: '内部标准' }));
    await kit.done('groupA', id, 'follow-up', { told: '已转办', how: '电话' });
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('leaderA', id, 'instruct', { text: '内部批示' });
    await kit.done('groupA', id, 'urge', { text: '内部催办' });
    await kit.done('unitA', id, 'note', { text: '牵头内部进展' });
    await kit.done('unitB', id, 'note', { text: '配合内部进展' });
    await kit.done('unitB', id, 'contribute', { measures: '配合意见' });
    await kit.done('unitA', id, 'escalate', { reason: '内部原因' });
    await kit.done('leaderA', id, 'decide', { decision: '内部决定', deadline: '2026-04-30' });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('groupA', id, 'rework', { reason: '内部返工' });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'reject', { reason: '没修好' });
    await kit.done('unitA', id, 'report-back', reported);
    await kit.done('enterpriseA', id, 'confirm', { rating: 2, comment: '私下意见' });
    await kit.done('office', id, 'call-back', { rating: 1, comment: '回访意见' });
    await kit.done('office', id, 'correct', {
      field: 'rating',
      value: 3,
      reason: '录错',
      evidence: evidence(),
    });
    await kit.done('leaderA', id, 'consent', { opinion: '同意' });
    return id;
  };
  let id: string;
  beforeAll(async () => {
    kit.at(NOW);
    id = await whole();
  });

  const all = [
    'register',
    'amend',
    'accept',
    'transfer',
    'follow-up',
    'take-up',
    'instruct',
    'urge',
    'note',
    'note',
    'contribute',
    'escalate',
    'decide',
    'report-back',
    'rework',
    'report-back',
    'reject',
    'report-back',
    'confirm',
    'call-back',
    'correct',
    'consent',
  ];

  test('lead unit, group, leader, office, auditor: all', async () => {
    for (const account of ['unitA', 'groupA', 'leaderA', 'liaisonA', 'office', 'auditor'] as const) {
      const entries = await ledger(account, id);
      expect({ account, actions: entries.map((e) => e.action) }).toEqual({ account, actions: all });
    }
    const entries = await ledger('groupA', id);
    expect(entries.map((e) => e.sequence)).toEqual(entries.map((_, i) => i + 1));
    expect(entries.find((e) => e.action === 'confirm')?.input).toMatchObject({
      rating: 2,
      comment: '私下意见',
    });
  });

  test('enterprise: the listed entries, of transfer and decide the unit and the deadline only', async () => {
    const entries = await ledger('enterpriseA', id);
    expect(entries.map((e) => e.action)).toEqual([
      'register',
      'accept',
      'transfer',
      'follow-up',
      'take-up',
      'decide',
      'report-back',
      'report-back',
      'reject',
      'report-back',
      'confirm',
      'consent',
    ]);
    const input = (action: string): Record<string, unknown> =>
      entries.find((e) => e.action === action)?.input ?? {};
    expect(Object.keys(input('transfer')).sort()).toEqual(['deadline', 'leadUnit']);
    expect(input('transfer')).toMatchObject({ leadUnit: { name: '市住建局' }, deadline: '2026-03-16' });
    expect(input('decide')).toEqual({ deadline: '2026-04-30' });
    expect(JSON.stringify(entries)).not.toMatch(/内部|配合意见|回访意见/);
    for (const entry of entries) expect(entry.dues).toBeNull();
  });

  test('support unit: those, instruct, urge and its own', async () => {
    const entries = await ledger('unitB', id);
    expect(entries.map((e) => e.action)).toEqual([
      'register',
      'accept',
      'transfer',
      'follow-up',
      'take-up',
      'instruct',
      'urge',
      'note',
      'contribute',
      'decide',
      'report-back',
      'report-back',
      'reject',
      'report-back',
      'confirm',
      'consent',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/牵头内部进展|内部原因|内部返工|内部标准|内部决定/);
    expect(JSON.stringify(entries)).toMatch(/内部批示.*内部催办.*配合内部进展.*配合意见/);
  });

  test('units see neither rating nor comment; they do see a rejection’s reason', async () => {
    for (const account of ['unitA', 'unitB'] as const) {
      const entries = await ledger(account, id);
      expect(entries.find((e) => e.action === 'confirm')?.input).toEqual({});
      expect(entries.find((e) => e.action === 'reject')?.input).toEqual({ reason: '没修好' });
      const text = JSON.stringify(entries);
      expect(text).not.toMatch(/私下意见|回访意见|"rating":\d/);
      expect(entries.find((e) => e.action === 'correct')?.input.value).toBeUndefined();
      // A hash that one of five ratings went into, and every one after it, would give the rating away.
      const confirmed = entries.findIndex((e) => e.action === 'confirm');
      for (const [i, entry] of entries.entries()) {
        const isShown = expect.stringMatching(/^[0-9a-f]{64}$/);
        expect(entry.hash).toEqual(i < confirmed ? isShown : null);
        expect(entry.prevHash).toEqual(i < confirmed ? isShown : null);
      }
      const generated = await kit.send(account, 'GET', '/api/ledger-entries');
      expect(generated.body.data.length).toBeGreaterThan(0);
      expect(JSON.stringify(generated.body)).not.toMatch(/[0-9a-f]{64}/);
      for (const field of ['hash', 'prevHash'])
        expect(
          (await kit.send(account, 'GET', `/api/ledger-entries?filters[${field}][$contains]=a`)).status,
        ).toBe(400);
      const issue = await kit.send(account, 'GET', `/api/issues/${id}`);
      expect(issue.body.data).not.toHaveProperty('rating');
      expect(issue.body.data).not.toHaveProperty('ratingOnBehalf');
    }
    const reportedBack = await reach(kit, 'handling');
    const back = await kit.done('unitA', reportedBack, 'report-back', reported);
    expect(back).not.toHaveProperty('rating');
  });

  test('a support unit has only its share of the transfers', async () => {
    const { jiaotong, township } = city.departments;
    const other = await reach(kit, 'handling', { order: { supportUnits: [jiaotong, township] } });
    const of = async (account: Account): Promise<number> =>
      (await kit.send(account, 'GET', `/api/transfers?filters[issue][documentId][$eq]=${other}`)).body.data
        .length;
    expect([await of('unitA'), await of('unitB'), await of('unitC')]).toEqual([3, 1, 1]);
    expect(JSON.stringify(await ledger('unitB', other))).not.toContain('示例镇');
  });

  test('who gains sight of an issue sees its earlier entries too', async () => {
    const other = await reach(kit, 'transferred');
    await kit.done('groupA', other, 'reassign', { leadUnit: city.departments.township, reason: '调整' });
    expect((await ledger('unitC', other)).map((e) => e.action)).toEqual([
      'register',
      'accept',
      'transfer',
      'reassign',
    ]);
  });

  test('every action writes one entry that says who, when, from, to, input, dues met and set', async () => {
    const other = await kit.register();
    kit.at('2026-03-03T09:00');
    await kit.done('groupA', other, 'accept');
    const entry = (await ledger('office', other)).at(-1);
    expect(entry).toMatchObject({
      issue: other,
      sequence: 2,
      action: 'accept',
      from: 'registered',
      to: 'accepted',
      actor: {
        name: 'groupA',
        account: 'api:groupA',
        role: 'group',
        organisation: '市发改局',
        onBehalfOf: null,
      },
      happenedAt: '2026-03-03T01:00:00.000Z',
      recordedAt: '2026-03-03T01:00:00.000Z',
      dues: {
        met: { acceptDueAt: endOf('2026-03-03') },
        set: { acceptDueAt: null, transferDueAt: endOf('2026-03-05') },
      },
      input: {},
    });
  });
});

describe('clock', () => {
  test('a limit of n working days ends at 24:00 of the n-th working day after the local date', async () => {
    const due = async (at: string): Promise<string | null> => {
      kit.at(at);
      return iso((await kit.row(await kit.register()))['accept_due_at']);
    };
    expect(await due('2026-03-02T00:00')).toBe(endOf('2026-03-03'));
    expect(await due('2026-03-02T23:59')).toBe(endOf('2026-03-03'));
    expect(await due('2026-03-06T12:00')).toBe(endOf('2026-03-09'));
    // National Day: 30 September is followed by 8 October.
    expect(await due('2026-09-30T12:00')).toBe(endOf('2026-10-08'));
    // Saturday 14 February is worked.
    expect(await due('2026-02-13T12:00')).toBe(endOf('2026-02-14'));
  });

  test('running from receivedAt to accept or decline', async () => {
    const id = await kit.register({ receivedAt: '2026-02-26T15:00:00+08:00' });
    expect(iso((await kit.row(id))['accept_due_at'])).toBe(endOf('2026-02-27'));
  });

  test('a due date that reaches into a year without data is marked `provisional`', async () => {
    kit.at('2098-12-29T10:00');
    const id = await reach(kit, 'transferred');
    expect(await kit.row(id)).toMatchObject({ provisional: true });
    const given = await reach(kit, 'handling', { order: { deadline: '2099-03-31' } });
    expect(await kit.row(given)).toMatchObject({ provisional: false });
    kit.at(NOW);
    expect(await kit.row(await reach(kit, 'transferred'))).toMatchObject({ provisional: false });
  });

  test('entering a stage sets its due anew and clears the other stage dues; dueAt is the due of the present stage', async () => {
    const fields = [
      'accept_due_at',
      'transfer_due_at',
      'take_up_due_at',
      'confirm_due_at',
      'consent_due_at',
      'deadline',
    ];
    const want: Record<string, [string | null, Record<string, string>]> = {
      registered: ['2026-03-03', { accept_due_at: '2026-03-03' }],
      accepted: ['2026-03-04', { transfer_due_at: '2026-03-04' }],
      transferred: ['2026-03-04', { take_up_due_at: '2026-03-04', deadline: '2026-03-16' }],
      handling: ['2026-03-16', { deadline: '2026-03-16' }],
      reported: ['2026-03-09', { confirm_due_at: '2026-03-09', deadline: '2026-03-16' }],
      confirmed: ['2026-03-09', { consent_due_at: '2026-03-09', deadline: '2026-03-16' }],
      closed: [null, { deadline: '2026-03-16' }],
    };
    for (const [stage, [dueAt, dues]] of Object.entries(want)) {
      const row = await kit.row(await reach(kit, stage as 'registered'));
      expect({ stage, dueAt: iso(row['due_at']), ...pick(row, fields) }).toEqual({
        stage,
        dueAt: dueAt && endOf(dueAt),
        ...Object.fromEntries(fields.map((f) => [f, dues[f] ? endOf(dues[f]) : null])),
      });
    }
  });

  const pick = (row: Record<string, unknown>, fields: string[]): Record<string, string | null> =>
    Object.fromEntries(fields.map((f) => [f, iso(row[f])]));

  test('`deadline` stands from transferred to closed, frozen from reported on, else null', async () => {
    const id = await reach(kit, 'reported');
    const frozen = await kit.row(id);
    kit.at('2026-03-30T10:00');
    await kit.done('groupA', id, 'note', { text: '记' });
    expect(iso((await kit.row(id))['deadline'])).toBe(iso(frozen['deadline']));
  });

  test('light: `yellow` from 00:00 of the k-th last working day, `red` past dueAt, else `green`; on time means strictly before', async () => {
    const cases: [Parameters<typeof reach>[1], object, string, string][] = [
      // n = 1: k = 1
      ['registered', {}, '2026-03-03', '2026-03-03'],
      // n = 2: k = 1
      ['accepted', {}, '2026-03-04', '2026-03-04'],
      ['transferred', {}, '2026-03-04', '2026-03-04'],
      // n = 10: k = 2
      ['handling', {}, '2026-03-13', '2026-03-16'],
      // n = 3: k = 1
      ['handling', { register: { handlingType: 'urgent' } }, '2026-03-05', '2026-03-05'],
      // n = 25: k = 5, over Qingming
      ['handling', { register: { handlingType: 'complex' } }, '2026-03-31', '2026-04-07'],
      // a Saturday was given, n = 9: k = 2
      ['handling', { order: { deadline: '2026-03-14' } }, '2026-03-12', '2026-03-14'],
    ];
    for (const [stage, options, yellow, due] of cases) {
      kit.at(NOW);
      const id = await reach(kit, stage, options);
      const shown = await kit.done('office', id, 'note', { text: '看灯' });
      expect({ stage, options, yellowFrom: shown.yellowFrom, dueAt: shown.dueAt }).toEqual({
        stage,
        options,
        yellowFrom: startOf(yellow),
        dueAt: endOf(due),
      });
      const minuteBefore = (text: string): string =>
        new Date(Date.parse(text) - 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
      const lights = [
        await light(id, minuteBefore(startOf(yellow))),
        await light(id, `${yellow}T00:00`),
        await light(id, minuteBefore(endOf(due))),
        await light(id, new Date(Date.parse(endOf(due)) + 8 * 3_600_000).toISOString().slice(0, 16)),
      ];
      expect({ stage, options, lights }).toEqual({
        stage,
        options,
        lights: ['green', 'yellow', 'yellow', 'red'],
      });
    }
  });

  test('`waiting` in reported and confirmed, null when final', async () => {
    for (const stage of ['reported', 'confirmed'] as const) {
      kit.at(NOW);
      const id = await reach(kit, stage);
      expect([await light(id, NOW), await light(id, '2026-06-01T10:00')]).toEqual(['waiting', 'waiting']);
    }
    kit.at(NOW);
    const id = await reach(kit, 'closed');
    expect((await kit.done('office', id, 'call-back', { rating: 3 })).light).toBeNull();
  });

  test('the light that lists filter and sort by is the same', async () => {
    kit.at(null);
    const id = await reach(kit, 'handling', { order: { deadline: '2090-01-04' } });
    const of = async (filter: string): Promise<unknown[]> =>
      (
        await kit.send(
          'groupA',
          'GET',
          `/api/issues?filters[documentId][$eq]=${id}&filters[light][$eq]=${filter}`,
        )
      ).body.data;
    expect(await of('green')).toHaveLength(1);
    expect(await of('red')).toHaveLength(0);
    await kit.inside(
      `update issues set red_from = now() at time zone 'UTC' - interval '1 second' where document_id = $1`,
      [id],
    );
    expect(await of('red')).toHaveLength(1);
  });

  test('changed limits affect later dues only', async () => {
    const before = await reach(kit, 'handling');
    await kit.app.db.query('update settings set normal_days = 15');
    try {
      const after = await reach(kit, 'handling');
      expect(iso((await kit.row(before))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(after))['deadline'])).toBe(endOf('2026-03-23'));
    } finally {
      await kit.app.db.query('update settings set normal_days = 10');
    }
  });

  test('entering a calendar recomputes open dues that were computed by count, never a date that a person gave, never to earlier than the end of today, with a ledger entry', async () => {
    const counted = await reach(kit, 'handling');
    const given = await reach(kit, 'handling', { order: { deadline: '2026-03-16' } });
    const waiting = await reach(kit, 'reported');
    const soon = await reach(kit, 'registered');
    const before = (await ledger('office', counted)).length;
    // As if 3 and 4 March had been declared holidays, and Saturday 7 March worked.
    const answer = await kit.send('office', 'POST', '/api/casework/calendar', {
      data: {
        year: 2026,
        noticeNumber: '示例〔2026〕1号',
        days: [
          { date: '2026-03-03', kind: 'holiday' },
          { date: '2026-03-04', kind: 'holiday' },
          { date: '2026-03-07', kind: 'workday' },
        ],
      },
    });
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
    try {
      // 5 6 7 9 10 11 12 13 16 17 March
      expect(iso((await kit.row(counted))['deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await kit.row(counted))['committed_deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await lead(counted))['deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await kit.row(given))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(waiting))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(soon))['accept_due_at'])).toBe(endOf('2026-03-05'));
      expect((await ledger('office', counted)).slice(before)).toMatchObject([
        { action: 'recompute', actor: { role: 'system' }, to: 'handling' },
      ]);
      expect((await kit.lastEntry(given))['action']).toBe('take-up');
    } finally {
      kit.at('2026-03-04T10:00');
      await kit.inside('delete from calendar_days');
      await kit.inside('delete from calendar_years');
    }
  });
});

describe('counts that clients rely on', () => {
  test('urgeCount, returnCount, reworkCount', async () => {
    const id = await reach(kit, 'transferred');
    for (const account of ['groupA', 'office', 'leaderA'] as const)
      await kit.done(account, id, 'urge', { text: '请抓紧' });
    expect(await kit.row(id)).toMatchObject({ urge_count: 3, return_count: 0, rework_count: 0 });
  });
});
