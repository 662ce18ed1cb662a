import type { Account } from '../../support/city';
import { PERSON, type Reply, endOf, evidence, iso, order, reach, scan } from '../support';
import { NOW, city, conflict, errorOf, kit, lead, reported, wrong, useCity } from './support';

useCity();

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

describe('not fully solved', () => {
  const OPINION = { opinion: '其余部分纳入明年计划，同意销号' };

  test('a low rating, a part by the enterprise’s or by the unit’s word: the leader says why it may be struck off', async () => {
    const cases: [result: string, confirm: object][] = [
      ['solved', { rating: 2 }],
      ['solved', { rating: 5, solved: 'partly' }],
      ['partly', { rating: 5 }],
    ];
    for (const [result, given] of cases) {
      const id = await reach(kit, 'handling');
      await kit.done('unitA', id, 'report-back', { ...reported, result });
      await wrong('enterpriseA', id, 'confirm', { ...given, solved: 'no' }, 'solved');
      await kit.done('enterpriseA', id, 'confirm', given);
      await wrong('leaderA', id, 'consent', {}, 'opinion');
      expect(await kit.done('leaderA', id, 'consent', OPINION)).toMatchObject({
        stage: 'closed',
        notFullySolved: true,
      });
      const owed = await kit.rows(
        `select d.plan_date::text as day, d.group_id, o.is_office from duties d join issues i on i.id = d.issue_id
           join departments o on o.id = d.department_id where d.type = 'call-back' and i.document_id = $1`,
        [id],
      );
      expect(owed).toEqual([{ day: '2026-03-09', group_id: null, is_office: true }]);
    }
  });

  test('what the enterprise says is solved needs no opinion and calls for no call-back', async () => {
    const id = await reach(kit, 'reported');
    expect(await kit.done('enterpriseA', id, 'confirm', { rating: 3 })).not.toHaveProperty('notFullySolved');
    expect((await kit.lastEntry(id))['input']).toMatchObject({ solved: 'solved' });
    expect(await kit.done('leaderA', id, 'consent')).toMatchObject({
      solved: 'solved',
      notFullySolved: false,
    });
    expect(await callBacks(id)).toEqual([]);
  });

  test('the office’s call-back fulfils its duty; of what is reopened none is owed', async () => {
    const closed = async (): Promise<string> => {
      const id = await reach(kit, 'reported');
      await kit.done('enterpriseA', id, 'confirm', { rating: 2 });
      await kit.done('leaderA', id, 'consent', OPINION);
      return id;
    };
    const called = await closed();
    expect(await callBacks(called)).toEqual(['owed']);
    await kit.done('office', called, 'call-back', { rating: 4 });
    expect(await callBacks(called)).toEqual(['done']);
    const reopened = await closed();
    await kit.done('groupA', reopened, 'reopen', { reason: '继续推进' });
    expect(await callBacks(reopened)).toEqual(['void']);
    expect(await kit.row(reopened)).toMatchObject({ not_fully_solved: false, solved: null });
  });

  test('a unit learns none of it: neither from the issue nor from its ledger', async () => {
    const id = await reach(kit, 'reported');
    await kit.done('enterpriseA', id, 'confirm', { rating: 5, solved: 'partly' });
    await kit.done('leaderA', id, 'consent', OPINION);
    const issue = await kit.send('unitA', 'GET', `/api/issues/${id}`);
    expect(issue.status).toBe(200);
    expect(Object.keys(issue.body.data)).toEqual(
      expect.not.arrayContaining(['solved', 'notFullySolved', 'rating']),
    );
    expect((await kit.send('unitA', 'GET', `/api/issues?filters[solved][$eq]=partly`)).status).toBe(400);
    const ledger = await kit.send('unitA', 'GET', `/api/casework/issues/${id}/ledger`);
    expect(ledger.text).not.toMatch(/partly|notFullySolved/);
  });
});

const callBacks = async (issue: string): Promise<string[]> =>
  (
    await kit.rows<{ state: string }>(
      `select case when d.voided_at is not null then 'void' when d.fulfilled_at is not null then 'done' else 'owed' end as state
         from duties d join issues i on i.id = d.issue_id
        where d.type = 'call-back' and i.document_id = $1`,
      [issue],
    )
  ).map(({ state }) => state);

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
    await kit.done('groupA', id, 'instruct', {
      text: '批示件',
      evidence: evidence({ attachments: [await scan(kit)] }),
    });
    expect(await open(id)).toBe(true);
  });

  test('with a deadline it is due by that day’s end, red when it passes, and answered by the next entry', async () => {
    const id = await reach(kit, 'handling');
    await wrong('leaderA', id, 'instruct', { text: '请速办', deadline: '2026-03-01' }, 'deadline');
    expect(
      await kit.done('leaderA', id, 'instruct', { text: '请速办', deadline: '2026-03-05' }),
    ).toMatchObject({ instructionOpen: true, instructionDueAt: endOf('2026-03-05'), light: 'green' });
    // Of several deadlines the earliest counts; another instruction without a day removes none.
    await kit.done('leaderA', id, 'instruct', { text: '并报结果', deadline: '2026-03-10' });
    expect(await kit.done('leaderA', id, 'instruct', { text: '请重视' })).toMatchObject({
      instructionDueAt: endOf('2026-03-05'),
    });
    kit.at('2026-03-06T00:00');
    expect(await kit.done('leaderA', id, 'note', { text: '不算' })).toMatchObject({ light: 'red' });
    expect(await kit.done('unitA', id, 'note', { text: '已落实' })).toMatchObject({
      light: 'green',
      instructionOpen: false,
      instructionDueAt: null,
    });
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
