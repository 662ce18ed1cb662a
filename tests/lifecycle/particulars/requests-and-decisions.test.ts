import type { Account } from '../../support/city';
import { PERSON, endOf, evidence, iso, reach, scan } from '../support';
import {
  NOW,
  city,
  conflict,
  errorOf,
  kit,
  lead,
  light,
  reported,
  requests,
  supports,
  wrong,
  useCity,
} from './support';

useCity();

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
    // The missed deadline stays in the ledger: the due met is earlier than the moment.
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
    await kit.done('groupA', id, 'escalate', {
      reason: '三',
      evidence: evidence({ attachments: [await scan(kit)] }),
    });
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
