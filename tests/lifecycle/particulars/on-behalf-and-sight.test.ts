import type { Account } from '../../support/city';
import { PERSON, type Reply, endOf, evidence, order, reach, scan } from '../support';
import { NOW, city, errorOf, kit, lead, ledger, reported, supports, wrong, useCity } from './support';

useCity();

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
    await kit.done('leaderA', id, 'consent', { opinion: '同意销号，继续推进' });
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
    const file = await scan(kit);
    await wrong(
      'groupA',
      id,
      'consent',
      { evidence: evidence({ at: '2026-03-03', attachments: [file] }) },
      'evidence.at',
    );
    await wrong('groupA', id, 'consent', { evidence: evidence() }, 'evidence.attachments');
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
      // A hash that includes one of five ratings, and every hash after it, would reveal the rating.
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
