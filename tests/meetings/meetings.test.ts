import { startKit, type Kit } from '../lifecycle/support';
import { evidence, issueInput, type Account } from '../support/city';
import { keepDuties } from '../support/duties';

/** Meetings (§四.4): over HTTP, as people hold them. */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

let kit: Kit;

beforeAll(async () => {
  kit = await startKit();
}, 300_000);
afterAll(() => kit?.app.stop());

const data = (body: object): object => ({ data: body });
const now = (): string => new Date().toISOString();

async function newMeeting(who: Account, input: object = {}): Promise<string> {
  const answer = await kit.send(who, 'POST', '/api/meetings', data({ heldAt: now(), ...input }));
  if (answer.status !== 201) throw new Error(`no meeting: ${answer.status} ${answer.text}`);
  return answer.body.data.documentId as string;
}

const agenda = async (who: Account, meeting: string): Promise<any> => {
  const answer = await kit.send(who, 'GET', `/api/casework/meetings/${meeting}/agenda`);
  if (answer.status !== 200) throw new Error(`no agenda: ${answer.status} ${answer.text}`);
  return answer.body.data;
};

const save = (who: Account, meeting: string, items: object[]) =>
  kit.send(who, 'PUT', `/api/casework/meetings/${meeting}/items`, data({ items }));

const conclude = (who: Account, meeting: string, headers: Record<string, string> = {}) =>
  kit.send(who, 'POST', `/api/casework/meetings/${meeting}/conclude`, {}, { headers });

/** An issue in a unit's hands, brought before the leader (level 1). */
async function escalated(input: Record<string, unknown> = {}): Promise<string> {
  const issue = await transferred(input);
  await kit.done('groupA', issue, 'escalate', { reason: '需领导协调' });
  return issue;
}

async function transferred(input: Record<string, unknown> = {}): Promise<string> {
  const issue = await kit.register(input);
  await kit.done('groupA', issue, 'accept');
  await kit.done('groupA', issue, 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '修复' });
  return issue;
}

const itemOf = (of: any, issue: string): any =>
  of.items.find((item: any) => item.issue?.documentId === issue);

describe('a leader’s meeting', () => {
  it('is fed by open escalations of its levels, decides, notes, and leaves the rest for the next', async () => {
    const before = await escalated();
    const later = await escalated();
    const byHand = await transferred();
    const meeting = await newMeeting('leaderA');
    const fed = await agenda('leaderA', meeting);
    expect(fed.meeting).toMatchObject({
      level: 'leader',
      state: 'planned',
      leader: { name: '示例副市长甲' },
    });
    expect(fed.items.map((item: any) => item.issue.documentId)).toEqual(
      expect.arrayContaining([before, later]),
    );
    expect(itemOf(fed, before).escalation).toMatchObject({ level: 1, reason: '需领导协调', decided: false });
    expect(fed.waiting).toEqual([]);
    expect(fed.mayConclude).toBe(true);

    const added = await kit.send(
      'leaderA',
      'POST',
      `/api/casework/meetings/${meeting}/agenda`,
      data({ issue: byHand }),
    );
    expect(added.status).toBe(200);
    const saved = await save('leaderA', meeting, [
      {
        documentId: itemOf(fed, before).documentId,
        decision: '由交通局牵头修复',
        unit: kit.city.departments.jiaotong,
        deadline: '2099-01-05',
      },
      { documentId: itemOf(added.body.data, byHand).documentId, decision: '继续推进，月底前见效' },
    ]);
    expect(saved.status).toBe(200);
    // Nothing is applied before the meeting is concluded.
    expect((await kit.row(before))['stage']).toBe('transferred');
    expect(
      await kit.rows(
        'select 1 from escalations e join issues i on i.id = e.issue_id where i.document_id = $1 and e.state = $2',
        [before, 'open'],
      ),
    ).toHaveLength(1);

    const done = await conclude('leaderA', meeting);
    expect(done.status).toBe(200);
    expect(done.body.data.state).toBe('concluded');
    const states = new Map(done.body.data.items.map((item: any) => [item.documentId, item]));
    expect(states.get(itemOf(fed, before).documentId)).toMatchObject({
      state: 'applied',
      actions: [{ issue: before, action: 'decide' }],
    });
    expect(states.get(itemOf(added.body.data, byHand).documentId)).toMatchObject({
      state: 'applied',
      actions: [{ issue: byHand, action: 'note' }],
    });
    expect(states.get(itemOf(fed, later).documentId)).toMatchObject({ state: 'carried', actions: [] });

    const decided = await kit.lastEntry(before);
    expect(decided).toMatchObject({ action: 'decide', to: 'transferred' });
    expect(decided['input']).toMatchObject({
      decision: '由交通局牵头修复',
      unit: { name: expect.stringContaining('交通') },
      evidence: { channel: '会议', meeting },
    });
    expect((await kit.lastEntry(byHand))['input']).toMatchObject({
      text: '继续推进，月底前见效',
      evidence: { meeting },
    });
    const [escalation] = await kit.rows<any>(
      `select e.state, m.document_id as meeting from escalations e join issues i on i.id = e.issue_id
         left join meetings m on m.id = e.meeting_id where i.document_id = $1`,
      [before],
    );
    expect(escalation).toEqual({ state: 'decided', meeting });

    // An undecided line is on the next agenda.
    const next = await agenda('leaderA', await newMeeting('leaderA'));
    expect(itemOf(next, later)).toBeTruthy();
    expect(itemOf(next, before)).toBeUndefined();
  });

  it('drafts the minutes, an official document of the group', async () => {
    const issue = await escalated({ title: '变压器容量不足' });
    const meeting = await newMeeting('groupA', {
      leader: kit.city.leaders.A,
      convener: '示例副市长甲',
      people: '市发改局、市住建局',
      heldAt: '2026-03-09T09:00:00+08:00',
    });
    const lines = await agenda('groupA', meeting);
    await save('groupA', meeting, [
      { documentId: itemOf(lines, issue).documentId, decision: '由住建局增容', deadline: '2099-03-31' },
    ]);
    const done = await conclude('groupA', meeting);
    expect(done.status).toBe(200);
    // Entered by the group, decided by the leader; the meeting is the evidence.
    expect((await kit.lastEntry(issue))['actor']).toMatchObject({
      role: 'group',
      onBehalfOf: { role: 'leader', name: '示例副市长甲' },
    });
    const minutes = await kit.send('groupA', 'GET', `/api/casework/meetings/${meeting}/minutes`);
    expect(minutes.body.data.title).toBe('示例副市长甲包联企业集中会办纪要');
    expect(minutes.body.data.text).toContain('2026年3月9日，示例副市长甲主持召开');
    expect(minutes.body.data.text).toContain('变压器容量不足');
    expect(minutes.body.data.text).toContain('会议议定：由住建局增容。完成时限：2099年3月31日。');
    const document = await kit.send('groupA', 'GET', `/api/official-documents/${done.body.data.minutes}`);
    expect(document.body.data).toMatchObject({
      kind: 'minutes',
      state: 'draft',
      title: '示例副市长甲包联企业集中会办纪要',
    });
    expect(
      (await kit.send('groupB', 'GET', `/api/official-documents/${done.body.data.minutes}`)).status,
    ).toBe(404);
  });

  it('may be entered by a liaison of the post, and by nobody else’s people', async () => {
    const issue = await escalated();
    const meeting = await newMeeting('liaisonA');
    await save('liaisonA', meeting, [
      { documentId: itemOf(await agenda('liaisonA', meeting), issue).documentId, decision: '继续办理' },
    ]);
    for (const who of ['leaderB', 'groupB', 'unitA', 'enterpriseA'] as const) {
      expect((await conclude(who, meeting)).status).toBe(404);
      expect((await kit.send(who, 'GET', `/api/casework/meetings/${meeting}/agenda`)).status).toBe(404);
      expect((await kit.send(who, 'GET', `/api/meetings/${meeting}`)).status).toBe(404);
    }
    for (const who of ['office', 'auditor'] as const) expect((await conclude(who, meeting)).status).toBe(403);
    expect((await conclude('liaisonA', meeting)).status).toBe(200);
    expect((await kit.lastEntry(issue))['actor']).toMatchObject({
      role: 'liaison',
      onBehalfOf: { role: 'leader' },
    });
  });
});

describe('30 decisions of which one is refused', () => {
  it('change nothing, and the refused one is named', async () => {
    const issues: string[] = [];
    for (let n = 0; n < 30; n += 1) issues.push(await escalated({ title: `事项${n + 1}` }));
    const meeting = await newMeeting('leaderA', { convener: '示例副市长甲' });
    const lines = await agenda('leaderA', meeting);
    // Only the items made here: the agenda also holds those left by earlier tests.
    const items = lines.items.filter((item: any) => issues.includes(item.issue.documentId));
    expect(items).toHaveLength(30);
    const bad = itemOf(lines, issues[16] ?? '');
    await save(
      'leaderA',
      meeting,
      items.map((item: any) => ({
        documentId: item.documentId,
        decision: '按期办结',
        // 挂账 is the city's to decide.
        ...(item === bad ? { outcome: 'long-term', deadline: '2099-12-31' } : {}),
      })),
    );
    const before = await Promise.all(issues.map((issue) => kit.snapshot(issue)));
    const answer = await conclude('leaderA', meeting);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.items).toHaveLength(1);
    expect(answer.body.error.details.items[0]).toMatchObject({
      item: bad.documentId,
      issue: issues[16],
      number: bad.issue.number,
      position: lines.items.indexOf(bad) + 1,
    });
    expect(answer.body.error.message).toContain(bad.issue.number);
    expect(answer.body.error.message).toContain('仅市委市政府集中会办可以决定挂账');
    expect(await Promise.all(issues.map((issue) => kit.snapshot(issue)))).toEqual(before);
    expect((await agenda('leaderA', meeting)).meeting.state).toBe('planned');
    expect(
      await kit.rows(`select 1 from official_documents where data::jsonb ->> 'meeting' = $1`, [meeting]),
    ).toHaveLength(0);
    const refused = await kit.rows<any>(
      `select r.action from refused_attempts r join issues i on i.id = r.issue_id where i.document_id = $1`,
      [issues[16]],
    );
    expect(refused).toEqual([{ action: 'decide' }]);

    // Put right, all of them are applied.
    await save('leaderA', meeting, [{ documentId: bad.documentId, outcome: null, deadline: null }]);
    expect((await conclude('leaderA', meeting)).status).toBe(200);
    const decided = await kit.rows(
      `select 1 from escalations e join issues i on i.id = e.issue_id where i.document_id = any($1) and e.state = 'decided'`,
      [issues],
    );
    expect(decided).toHaveLength(30);
  }, 120_000);

  it('names every line that stands in the way', async () => {
    const first = await escalated();
    const second = await escalated();
    const meeting = await newMeeting('leaderA');
    const lines = await agenda('leaderA', meeting);
    await save('leaderA', meeting, [
      { documentId: itemOf(lines, first).documentId, decision: '办', deadline: '2020-01-01' },
      {
        documentId: itemOf(lines, second).documentId,
        decision: '办',
        unit: kit.city.departments.fagai,
        deadline: '2020-01-01',
      },
    ]);
    const answer = await conclude('leaderA', meeting);
    expect(answer.body.error.details.items.map((item: any) => item.issue)).toEqual([first, second]);
    await save(
      'leaderA',
      meeting,
      [first, second].map((issue) => ({
        documentId: itemOf(lines, issue).documentId,
        deadline: null,
        unit: null,
      })),
    );
    expect((await conclude('leaderA', meeting)).status).toBe(200);
  });
});

describe('two at once', () => {
  it('conclude the same meeting: one wins, the other is told', async () => {
    const issue = await escalated();
    const meeting = await newMeeting('leaderA');
    await save('leaderA', meeting, [
      { documentId: itemOf(await agenda('leaderA', meeting), issue).documentId, decision: '办' },
    ]);
    const answers = await Promise.all([
      conclude('leaderA', meeting),
      conclude('liaisonA', meeting),
      conclude('groupA', meeting),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
    const told = answers.find((a) => a.status === 409);
    expect(told?.body.error.details).toMatchObject({ code: 'MEETING_CONCLUDED', state: 'concluded' });
    const entries = await kit.rows(
      `select 1 from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 and l.action = 'decide'`,
      [issue],
    );
    expect(entries).toHaveLength(1);
    expect(
      await kit.rows(`select 1 from official_documents where data::jsonb ->> 'meeting' = $1`, [meeting]),
    ).toHaveLength(1);
  });

  it('decide the same issue in two meetings: one decides, the other is refused or notes', async () => {
    const issue = await escalated();
    const [one, two] = [
      await newMeeting('leaderA'),
      await newMeeting('groupA', { leader: kit.city.leaders.A }),
    ];
    for (const [who, meeting] of [
      ['leaderA', one],
      ['groupA', two],
    ] as const) {
      await save(who, meeting, [
        { documentId: itemOf(await agenda(who, meeting), issue).documentId, decision: '办' },
      ]);
    }
    const answers = await Promise.all([conclude('leaderA', one), conclude('groupA', two)]);
    expect(answers.map((a) => a.status)).toEqual([200, 200]);
    const actions = answers
      .flatMap((a) => a.body.data.items.flatMap((item: any) => item.actions))
      .map((a: any) => a.action);
    expect(actions.sort()).toEqual(['decide', 'note']);
  });

  it('the same Idempotency-Key gives the first answer', async () => {
    const meeting = await newMeeting('leaderA');
    const headers = { 'Idempotency-Key': `meeting-${meeting}` };
    const first = await conclude('leaderA', meeting, headers);
    const again = await conclude('leaderA', meeting, headers);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await conclude('leaderA', meeting)).status).toBe(409);
  });
});

describe('over GraphQL', () => {
  it('a meeting is concluded by the same rules', async () => {
    const issue = await escalated();
    const meeting = await newMeeting('leaderA');
    const item = itemOf(await agenda('leaderA', meeting), issue).documentId as string;
    const ask = (who: Account) =>
      kit.send(who, 'POST', '/graphql', {
        query: 'mutation ($id: ID!) { concludeMeeting(documentId: $id) { state minutes items } }',
        variables: { id: meeting },
      });
    await save('leaderA', meeting, [{ documentId: item, decision: '办', outcome: 'long-term' }]);
    const refused = await ask('leaderA');
    expect(refused.body.data.concludeMeeting).toBeNull();
    expect(refused.body.errors[0].extensions.error.details.items[0].issue).toBe(issue);
    expect((await kit.lastEntry(issue))['action']).toBe('escalate');
    await save('leaderA', meeting, [{ documentId: item, outcome: null }]);
    expect((await ask('leaderB')).body.data.concludeMeeting).toBeNull();
    expect((await ask('leaderA')).body.data.concludeMeeting).toMatchObject({ state: 'concluded' });
    expect((await kit.lastEntry(issue))['action']).toBe('decide');
  });
});

describe('a concluded meeting', () => {
  it('is changed by nobody, nor is its agenda', async () => {
    const issue = await escalated();
    const meeting = await newMeeting('leaderA');
    const item = itemOf(await agenda('leaderA', meeting), issue).documentId as string;
    const put = (body: object) => kit.send('leaderA', 'PUT', `/api/meetings/${meeting}`, data(body));
    expect((await put({ state: 'concluded' })).status).toBe(400);
    expect((await put({ people: '甲' })).status).toBe(200);
    expect((await agenda('leaderA', meeting)).meeting).toMatchObject({ state: 'planned', people: '甲' });
    await save('leaderA', meeting, [{ documentId: item, decision: '办' }]);
    await conclude('leaderA', meeting);
    for (const who of ['leaderA', 'groupA', 'office'] as const) {
      const edit = await kit.send(who, 'PUT', `/api/meetings/${meeting}`, data({ people: '乙' }));
      expect([403, 404]).toContain(edit.status);
      const line = await kit.send(who, 'PUT', `/api/meeting-items/${item}`, data({ decision: '不办' }));
      expect([403, 404]).toContain(line.status);
      const del = await kit.send(who, 'DELETE', `/api/meeting-items/${item}`);
      expect([403, 404, 405]).toContain(del.status);
      expect((await save(who, meeting, [{ documentId: item, decision: '不办' }])).status).toBe(409);
      const more = await kit.send(
        who,
        'POST',
        '/api/meeting-items',
        data({ meeting, issue: await transferred() }),
      );
      expect(more.status).toBe(403);
    }
    for (const sql of [
      `update meetings set people = 'x' where document_id = '${meeting}'`,
      `delete from meetings where document_id = '${meeting}'`,
      `update meeting_items set decision = 'x' where document_id = '${item}'`,
      `delete from meeting_items where document_id = '${item}'`,
    ]) {
      // The application's login lacks the privilege to delete a meeting; the triggers refuse the owner as well.
      const refusal = sql.startsWith('delete from meetings ') ? 'permission denied' : 'casework';
      await expect(kit.rows(sql)).rejects.toThrow(refusal);
      await expect(kit.inside(sql)).rejects.toThrow(refusal);
      await expect(kit.app.ownerDb.query(sql)).rejects.toThrow('casework');
    }
    const [row] = await kit.rows<any>('select decision, state from meeting_items where document_id = $1', [
      item,
    ]);
    expect(row).toEqual({ decision: '办', state: 'applied' });
  });

  it('is not concluded before it is held', async () => {
    const meeting = await newMeeting('leaderA', {
      heldAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
    });
    const answer = await conclude('leaderA', meeting);
    expect([answer.status, answer.body.error.details.code]).toEqual([409, 'MEETING_AHEAD']);
  });
});

describe('other levels', () => {
  it('the city decides level 3 with the meeting as evidence, the office only', async () => {
    const issue = await escalated();
    await kit.done('leaderA', issue, 'escalate', { reason: '再提请' });
    await kit.done('leaderA', issue, 'escalate', { reason: '提请市委市政府' });
    const meeting = await newMeeting('office', {
      level: 'city',
      cityForm: 'executive',
      convener: '示例市长',
    });
    const lines = await agenda('office', meeting);
    expect(itemOf(lines, issue).escalation.level).toBe(3);
    await save('office', meeting, [
      {
        documentId: itemOf(lines, issue).documentId,
        decision: '挂账推进',
        outcome: 'long-term',
        deadline: '2099-06-30',
      },
    ]);
    expect((await kit.send('groupA', 'GET', `/api/casework/meetings/${meeting}/agenda`)).status).toBe(404);
    expect(
      (await kit.send('groupA', 'GET', `/api/meeting-items/${itemOf(lines, issue).documentId}`)).status,
    ).toBe(404);
    expect((await conclude('groupA', meeting)).status).toBe(404);
    expect((await conclude('office', meeting)).status).toBe(200);
    expect(await kit.row(issue)).toMatchObject({ long_term: true });
    // The group and the leader may read the decision on their issue.
    expect(
      (await kit.send('groupA', 'GET', `/api/meeting-items/${itemOf(lines, issue).documentId}`)).status,
    ).toBe(200);
    expect(
      (await kit.send('groupB', 'GET', `/api/meeting-items/${itemOf(lines, issue).documentId}`)).status,
    ).toBe(404);
    const minutes = await kit.send('office', 'GET', `/api/casework/meetings/${meeting}/minutes`);
    expect(minutes.body.data.title).toBe('市委、市政府常务会议纪要');
  });

  it('a level-3 decision outside a meeting still needs minutes and scan', async () => {
    const issue = await escalated();
    await kit.done('leaderA', issue, 'escalate', { reason: '再提请' });
    await kit.done('leaderA', issue, 'escalate', { reason: '提请市委市政府' });
    const bare = await kit.act('office', issue, 'decide', { decision: '办', evidence: evidence() });
    expect(bare.status).toBe(400);
    const forged = await kit.act('office', issue, 'decide', {
      decision: '办',
      evidence: evidence({ meeting: 'x' }),
    });
    expect(forged.status).toBe(400);
  });

  it('a unit’s meeting takes issues by hand and notes on them', async () => {
    const issue = await transferred();
    const meeting = await newMeeting('unitA', { people: '局长、科长' });
    expect((await agenda('unitA', meeting)).items).toEqual([]);
    expect(
      (await kit.send('unitA', 'POST', `/api/casework/meetings/${meeting}/agenda`, data({ issue }))).status,
    ).toBe(200);
    const other = (
      await kit.send(
        'groupB',
        'POST',
        '/api/casework/issues',
        data({ ...issueInput(kit.city), enterprise: kit.city.enterprises.B }),
      )
    ).body.data;
    const hidden = await kit.send(
      'unitA',
      'POST',
      `/api/casework/meetings/${meeting}/agenda`,
      data({ issue: other.documentId }),
    );
    expect(hidden.status).toBe(400);
    const item = itemOf(await agenda('unitA', meeting), issue);
    await save('unitA', meeting, [{ documentId: item.documentId, decision: '周五前进场施工' }]);
    expect((await kit.send('unitB', 'GET', `/api/meetings/${meeting}`)).status).toBe(404);
    expect((await conclude('unitA', meeting)).status).toBe(200);
    expect(await kit.lastEntry(issue)).toMatchObject({
      action: 'note',
      actor: expect.objectContaining({ role: 'unit' }),
    });
  });

  it('only its own: a group enters no city meeting, a leader no other leader’s', async () => {
    for (const [who, input] of [
      ['groupA', { level: 'city' }],
      ['groupA', { level: 'leader', leader: kit.city.leaders.B }],
      ['leaderA', { level: 'leader', leader: kit.city.leaders.B }],
      ['unitA', { level: 'office' }],
      ['enterpriseA', { level: 'leader', leader: kit.city.leaders.A }],
      ['auditor', { level: 'office' }],
    ] as const) {
      const answer = await kit.send(who, 'POST', '/api/meetings', data({ heldAt: now(), ...input }));
      expect([400, 403]).toContain(answer.status);
    }
  });

  it('a line entered by hand takes the place of the one that was fed', async () => {
    const issue = await escalated();
    const meeting = await newMeeting('leaderA');
    const made = await kit.send(
      'leaderA',
      'POST',
      '/api/meeting-items',
      data({ meeting, issue, decision: '办' }),
    );
    expect(made.status).toBe(201);
    const lines = (await agenda('leaderA', meeting)).items.filter(
      (item: any) => item.issue.documentId === issue,
    );
    expect(lines).toEqual([expect.objectContaining({ decision: '办' })]);
    expect(
      (await kit.send('leaderA', 'POST', '/api/meeting-items', data({ meeting, issue, decision: '又' })))
        .status,
    ).toBe(400);
    const gone = await kit.send(
      'leaderA',
      'DELETE',
      `/api/casework/meetings/${meeting}/items/${lines[0].documentId}`,
    );
    expect(gone.status).toBe(200);
    expect(itemOf(gone.body.data, issue)).toBeUndefined();
    expect(gone.body.data.waiting.map((w: any) => w.issue.documentId)).toContain(issue);
  });
});

describe('the month’s meetings', () => {
  it('are an overview for the office, and a line for the leader himself', async () => {
    // The overview says what the duties say: what was owed from March on.
    await keepDuties(kit.app, new Date(), new Date('2026-02-28T16:00:00Z'));
    await newMeeting('office', {
      level: 'leader',
      leader: kit.city.leaders.B,
      heldAt: '2026-05-12T01:00:00Z',
    });
    const may = await kit.send('office', 'GET', '/api/casework/meetings/owed?month=2026-05');
    expect(may.status).toBe(200);
    expect(may.body.data.city).toMatchObject({ state: 'owed', meeting: null });
    expect(may.body.data.leaders.map((line: any) => [line.leader.title, line.state])).toEqual([
      ['示例副市长甲', 'owed'],
      ['示例副市长乙', 'planned'],
    ]);
    const own = await kit.send('leaderB', 'GET', '/api/casework/meetings/owed?month=2026-05');
    expect(own.body.data).toMatchObject({
      city: null,
      leaders: [{ leader: { title: '示例副市长乙' }, state: 'planned' }],
    });
    const march = await kit.send('liaisonA', 'GET', '/api/casework/meetings/owed?month=2026-03');
    expect(march.body.data.leaders).toEqual([expect.objectContaining({ state: 'held' })]);
    // Before duties were kept, no meeting was owed.
    const january = await kit.send('office', 'GET', '/api/casework/meetings/owed?month=2026-01');
    expect(january.body.data).toMatchObject({ city: null, leaders: [] });
    for (const who of ['groupA', 'unitA', 'enterpriseA', 'auditor'] as const) {
      expect((await kit.send(who, 'GET', '/api/casework/meetings/owed')).status).toBe(403);
    }
    expect((await kit.send('office', 'GET', '/api/casework/meetings/owed?month=2026-13')).status).toBe(400);
  });
});
