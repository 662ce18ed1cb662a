import type { Account } from '../../support/city';
import { PERSON, endOf, evidence, iso, order, reach } from '../support';
import {
  city,
  conflict,
  errorOf,
  kit,
  lead,
  ledger,
  live,
  reported,
  requests,
  supports,
  wrong,
  useCity,
} from './support';

useCity();

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

/** Returns the kinds of party notified of an event of this issue. */
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
