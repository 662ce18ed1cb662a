import { startKit, type Kit } from '../lifecycle/support';
import { creditCode, issueInput, newDocumentId, type Account } from '../support/city';
import { keepDuties } from '../support/duties';
import { png } from '../support/files';

/** Visits and inspections (§四.5, §六.4), common problems (§三.1): over HTTP. */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

let kit: Kit;

beforeAll(async () => {
  kit = await startKit();
  // A change of a post makes the duties that are fulfilled below.
  const post = await kit.send('office', 'PUT', `/api/leaders/${kit.city.leaders.A}`, data({ sortOrder: 1 }));
  expect(post.status).toBe(200);
}, 300_000);
afterAll(() => kit?.app.stop());

const data = (body: object): object => ({ data: body });
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const daysAgo = (n: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - n * 86_400_000).toISOString().slice(0, 10);

const visit = (who: Account, input: object) =>
  kit.send(
    who,
    'POST',
    '/api/casework/visits',
    data({ date: today(), form: 'onsite', enterprises: [kit.city.enterprises.A], ...input }),
  );

/** A photo, handed in by the one who attaches it. */
async function upload(who: Account): Promise<string> {
  const answer = await kit.app
    .request()
    .post('/api/upload')
    .set('Authorization', `Bearer ${kit.city.people[who].token}`)
    .attach('files', png(), 'photo.png');
  return (answer.body as { documentId: string }[])[0]?.documentId ?? '';
}

describe('a visit', () => {
  it('is recorded with the issues raised there, in one step', async () => {
    const photo = await upload('leaderA');
    const answer = await visit('leaderA', {
      participants: '甲、乙',
      findings: '订单饱满，用电紧张',
      photos: [photo],
      issues: [{ title: '变压器容量不足', category: kit.city.categories.plain, handlingType: 'urgent' }],
    });
    expect(answer.status).toBe(201);
    const { documentId, issues, leader } = answer.body.data;
    expect(leader).toMatchObject({ title: '示例副市长甲' });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      channel: 'visit',
      stage: 'registered',
      handlingType: 'urgent',
      title: '变压器容量不足',
    });
    const [row] = await kit.rows<any>(
      `select v.document_id as visit from issues i join visits v on v.id = i.visit_id where i.document_id = $1`,
      [issues[0].documentId],
    );
    expect(row).toEqual({ visit: documentId });
    expect(await kit.lastEntry(issues[0].documentId)).toMatchObject({ action: 'register' });
    const read = await kit.send('groupA', 'GET', `/api/visits/${documentId}?populate=*`);
    expect(read.body.data).toMatchObject({
      findings: '订单饱满，用电紧张',
      enterprises: [expect.objectContaining({ documentId: kit.city.enterprises.A })],
      photos: [expect.objectContaining({ documentId: photo })],
    });
    for (const who of ['leaderB', 'groupB', 'unitA', 'enterpriseA'] as const) {
      expect((await kit.send(who, 'GET', `/api/visits/${documentId}`)).status).toBe(404);
    }
    const duty = async (): Promise<unknown> =>
      (
        await kit.rows<any>(
          `select d.fulfilled_by as by from duties d join leaders l on l.id = d.leader_id
            where d.type = 'leader-visit' and l.document_id = $1 and d.starts_at <= now() at time zone 'UTC'
              and d.due_at > now() at time zone 'UTC'`,
          [kit.city.leaders.A],
        )
      )[0]?.by;
    expect(await duty()).toBe(`api::visit.visit#${documentId}`);
    // A visit that was not, after all, in this quarter fulfils nothing in it.
    const put = (date: string) => kit.send('leaderA', 'PUT', `/api/visits/${documentId}`, data({ date }));
    expect((await put(daysAgo(150))).status).toBe(200);
    expect(await duty()).toBeNull();
    expect((await put(today())).status).toBe(200);
    expect(await duty()).toBe(`api::visit.visit#${documentId}`);
    // The visit raised several issues; a group's form knows the leader's post from the enterprise.
    const byGroup = await visit('groupA', { date: daysAgo(2), form: 'discussion' });
    expect(byGroup.body.data.leader).toMatchObject({ title: '示例副市长甲' });
    const byLiaison = await visit('liaisonA', {
      date: daysAgo(1),
      issues: [{ title: '用工短缺', category: kit.city.categories.plain }],
    });
    expect(byLiaison.status).toBe(201);
    expect((await kit.lastEntry(byLiaison.body.data.issues[0].documentId))['actor']).toMatchObject({
      role: 'liaison',
      onBehalfOf: { role: 'leader' },
    });
  });

  it('leaves nothing behind when one of its issues is refused, and says which', async () => {
    const count = async (): Promise<number[]> =>
      (
        await kit.rows<any>(
          'select (select count(*)::int from visits) as v, (select count(*)::int from issues) as i',
        )
      ).flatMap(({ v, i }) => [v, i]);
    const before = await count();
    const answer = await visit('groupA', {
      issues: [
        { title: '好的', category: kit.city.categories.plain },
        { title: '坏的', category: newDocumentId() },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('第2个问题');
    expect(answer.body.error.details.errors[0]).toMatchObject({ path: ['issues', '1', 'category'] });
    expect(await count()).toEqual(before);
  });

  it('is to the leader’s own enterprises, not in the future, and not for everybody to record', async () => {
    const { enterprises, leaders } = kit.city;
    const hidden = await visit('groupA', { enterprises: [enterprises.B] });
    expect([hidden.status, hidden.body.error.details.errors[0].code]).toEqual([400, 'NOT_FOUND']);
    const nobody = await visit('groupA', { enterprises: [newDocumentId()] });
    expect(nobody.body.error.message).toBe(hidden.body.error.message);
    const others = await visit('leaderA', { date: '2019-01-08' });
    expect([others.status, others.body.error.details.errors]).toMatchObject([
      400,
      [
        {
          path: ['enterprises'],
          code: 'NOT_PAIRED_THEN',
          message: expect.stringContaining('示例甲有限公司'),
        },
      ],
    ]);
    expect((await visit('leaderA', { date: '2099-01-01' })).status).toBe(400);
    expect((await visit('leaderA', { leader: leaders.B })).status).toBe(400);
    for (const who of ['office', 'unitA', 'enterpriseA', 'auditor'] as const) {
      expect((await visit(who, {})).status).toBe(403);
    }
    // The generated form means the same.
    const form = { leader: leaders.A, date: today(), form: 'onsite' };
    const made = await kit.send(
      'groupA',
      'POST',
      '/api/visits',
      data({ ...form, enterprises: [enterprises.A] }),
    );
    expect(made.status).toBe(201);
    const future = await kit.send('groupA', 'POST', '/api/visits', data({ ...form, date: '2099-01-01' }));
    expect(future.status).toBe(400);
    const foreign = await kit.send(
      'leaderA',
      'POST',
      '/api/visits',
      data({ ...form, enterprises: [enterprises.B] }),
    );
    expect(foreign.status).toBe(400);
    // The auditor counts visits and enters none.
    const office = await kit.send(
      'office',
      'POST',
      '/api/visits',
      data({ ...form, enterprises: [enterprises.A] }),
    );
    expect(office.status).toBe(403);
  });

  it('covers the quarter: an overview for the office, his own line for a leader', async () => {
    const quarter = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    const past = daysAgo(200);
    // The overview says what the duties say: as if they had been kept since the year began.
    await kit.app.db.query('delete from casework.duties_kept');
    await keepDuties(kit.app, new Date(), new Date(`${past.slice(0, 4)}-01-01T00:00:00+08:00`));
    await kit.app.db.query(
      `with v as (insert into visits (document_id, leader_id, date, form) select $1, l.id, $2, 'onsite' from leaders l where l.document_id = $3 returning id)
       insert into visits_enterprises_lnk (visit_id, enterprise_id) select v.id, e.id from v, enterprises e where e.document_id = $4`,
      [newDocumentId(), past, kit.city.leaders.B, kit.city.enterprises.B],
    );
    const all = await kit.send('office', 'GET', `/api/casework/visits/coverage?quarter=${quarter(past)}`);
    expect(all.body.data.leaders.map((l: any) => [l.leader.title, l.visited, l.total])).toEqual([
      ['示例副市长甲', 0, 1],
      ['示例副市长乙', 1, 1],
    ]);
    const own = await kit.send('leaderB', 'GET', `/api/casework/visits/coverage?quarter=${quarter(past)}`);
    expect(own.body.data.leaders).toHaveLength(1);
    expect(own.body.data.leaders[0].enterprises[0].visit.date).toBe(past);
    // A waived duty stays listed and does not count.
    const owed = await kit.send(
      'office',
      'GET',
      `/api/casework/duties?scope=all&type=leader-visit&leader=${kit.city.leaders.A}&to=${today()}`,
    );
    const duty = owed.body.data.find((d: any) => d.period === quarter(past));
    await kit.send(
      'office',
      'POST',
      `/api/casework/duties/${duty.documentId}/waive`,
      data({ reason: '岗位空缺', approver: '示例组长' }),
    );
    const after = await kit.send('office', 'GET', `/api/casework/visits/coverage?quarter=${quarter(past)}`);
    expect(after.body.data.leaders[0]).toMatchObject({
      visited: 0,
      total: 0,
      enterprises: [{ waived: true, visit: null }],
    });
    for (const who of ['groupA', 'unitA', 'enterpriseA', 'auditor'] as const) {
      expect((await kit.send(who, 'GET', '/api/casework/visits/coverage')).status).toBe(403);
    }
  });
});

describe('an inspection', () => {
  it('has a rectification due and is rectified; the inspected read it', async () => {
    const { departments, enterprises } = kit.city;
    const input = {
      department: departments.fagai,
      date: daysAgo(5),
      findings: '台账不全',
      rectificationDue: today(),
    };
    const made = await kit.send('office', 'POST', '/api/inspections', data(input));
    expect(made.status).toBe(201);
    const { documentId } = made.body.data;
    const earlier = await kit.send(
      'office',
      'POST',
      '/api/inspections',
      data({ ...input, rectificationDue: daysAgo(9) }),
    );
    expect(earlier.status).toBe(400);
    const neither = await kit.send(
      'office',
      'POST',
      '/api/inspections',
      data({ ...input, department: null }),
    );
    expect(neither.status).toBe(400);
    expect((await kit.send('groupA', 'GET', `/api/inspections/${documentId}`)).status).toBe(200);
    expect((await kit.send('groupB', 'GET', `/api/inspections/${documentId}`)).status).toBe(404);
    expect(
      (await kit.send('groupA', 'PUT', `/api/inspections/${documentId}`, data({ findings: '无' }))).status,
    ).toBe(403);
    const done = await kit.send(
      'office',
      'PUT',
      `/api/inspections/${documentId}`,
      data({ rectification: '已补全', rectifiedAt: new Date(Date.now() - 60_000).toISOString() }),
    );
    expect(done.body.data).toMatchObject({ rectification: '已补全' });
    const ahead = await kit.send(
      'office',
      'PUT',
      `/api/inspections/${documentId}`,
      data({ rectifiedAt: '2099-01-01T00:00:00Z' }),
    );
    expect(ahead.status).toBe(400);
    const there = await kit.send(
      'office',
      'POST',
      '/api/inspections',
      data({ ...input, department: null, enterprise: enterprises.B }),
    );
    expect((await kit.send('groupB', 'GET', `/api/inspections/${there.body.data.documentId}`)).status).toBe(
      200,
    );
    expect((await kit.send('groupA', 'GET', `/api/inspections/${there.body.data.documentId}`)).status).toBe(
      404,
    );
  });
});

describe('a common problem of three enterprises', () => {
  /** enterprise → issue, its account */
  const issues: Record<'A' | 'B' | 'C', string> = { A: '', B: '', C: '' };
  let problem = '';
  let enterpriseC: { documentId: string; token: string };

  beforeAll(async () => {
    const { city } = kit;
    enterpriseC = { documentId: city.enterprises.unpaired, token: '' };
    await kit.app.db.query(
      `insert into pairings (document_id, enterprise_id, leader_id, group_id, since)
       select $1, e.id, l.id, d.id, now() at time zone 'UTC' - interval '100 days' from enterprises e, leaders l, departments d
        where e.document_id = $2 and l.document_id = $3 and d.document_id = $4`,
      [newDocumentId(), enterpriseC.documentId, city.leaders.B, city.departments.shangwu],
    );
    const make = async (enterprise: string, who: 'groupA' | 'groupB', title: string): Promise<string> => {
      const answer = await kit.send(
        who,
        'POST',
        '/api/casework/issues',
        data({ ...issueInput(city), enterprise, title, description: `${title}，请协调解决。` }),
      );
      await kit.done(who, answer.body.data.documentId, 'accept');
      return answer.body.data.documentId as string;
    };
    issues.A = await make(city.enterprises.A, 'groupA', '工业用电价格偏高负担重');
    issues.B = await make(city.enterprises.B, 'groupB', '园区工业用电价格偏高');
    issues.C = await make(enterpriseC.documentId, 'groupB', '工业用电价格高，希望降低');
    await make(city.enterprises.B, 'groupB', '门前道路破损影响运输');
    for (const [issue, who] of [
      [issues.A, 'groupA'],
      [issues.B, 'groupB'],
      [issues.C, 'groupB'],
    ] as const) {
      await kit.done(who, issue, 'transfer', { leadUnit: city.departments.zhujian, standard: '研究' });
    }
  }, 60_000);

  it('is suggested and has candidates by likeness, for the office alone', async () => {
    const suggestions = await kit.send('office', 'GET', '/api/casework/common-problems/suggestions');
    expect(suggestions.status).toBe(200);
    const [first] = suggestions.body.data;
    expect(first.enterprises).toBeGreaterThanOrEqual(2);
    expect(first.issues.map((i: any) => i.documentId)).toContain(issues.B);
    const made = await kit.send(
      'office',
      'POST',
      '/api/common-problems',
      data({ title: '工业用电价格偏高', category: kit.city.categories.plain, decision: '早就定了' }),
    );
    // Only a meeting decides on a common problem.
    expect(made.status).toBe(400);
    const again = await kit.send(
      'office',
      'POST',
      '/api/common-problems',
      data({ title: '工业用电价格偏高', category: kit.city.categories.plain }),
    );
    problem = again.body.data.documentId;
    const { body } = await kit.send('office', 'GET', `/api/casework/common-problems/${problem}/candidates`);
    const found = body.data.map((c: any) => c.documentId) as string[];
    expect(found.slice(0, 3).sort()).toEqual([issues.A, issues.B, issues.C].sort());
    expect(body.data[0].similarity).toBeGreaterThan(0.4);
    expect(body.data.map((c: any) => c.title)).not.toContain('门前道路破损影响运输');
    for (const who of ['groupA', 'unitA', 'leaderA', 'enterpriseA'] as const) {
      for (const path of ['suggestions', `${problem}/candidates`, `${problem}/overview`]) {
        expect((await kit.send(who, 'GET', `/api/casework/common-problems/${path}`)).status).toBe(404);
      }
      const link = await kit.send(
        who,
        'POST',
        `/api/casework/common-problems/${problem}/link`,
        data({ issues: [issues.A] }),
      );
      expect(link.status).toBe(404);
    }
    expect(
      (
        await kit.send(
          'auditor',
          'POST',
          `/api/casework/common-problems/${problem}/link`,
          data({ issues: [issues.A] }),
        )
      ).status,
    ).toBe(403);
  });

  it('is linked, and an issue belongs to one only', async () => {
    const link = await kit.send(
      'office',
      'POST',
      `/api/casework/common-problems/${problem}/link`,
      data({ issues: Object.values(issues) }),
    );
    expect(link.status).toBe(200);
    expect(link.body.data.issues.map((i: any) => i.documentId).sort()).toEqual(Object.values(issues).sort());
    const other = await kit.send('office', 'POST', '/api/common-problems', data({ title: '另一个' }));
    const twice = await kit.send(
      'office',
      'POST',
      `/api/casework/common-problems/${other.body.data.documentId}/link`,
      data({ issues: [issues.A] }),
    );
    expect([twice.status, twice.body.error.details.code]).toEqual([409, 'ALREADY_LINKED']);
  });

  it('is decided by the city meeting on every issue; every enterprise is told of its own, none sees another', async () => {
    // One of the three issues has been brought before the city.
    await kit.done('groupA', issues.A, 'escalate', { reason: '提请' });
    await kit.done('leaderA', issues.A, 'escalate', { reason: '提请' });
    await kit.done('leaderA', issues.A, 'escalate', { reason: '提请' });
    const made = await kit.send(
      'office',
      'POST',
      '/api/meetings',
      data({ level: 'city', heldAt: new Date().toISOString(), convener: '示例市长' }),
    );
    const meeting = made.body.data.documentId as string;
    const added = await kit.send(
      'office',
      'POST',
      `/api/casework/meetings/${meeting}/agenda`,
      data({ commonProblem: problem }),
    );
    const line = added.body.data.items.find((i: any) => i.commonProblem?.documentId === problem);
    expect(line.commonProblem).toMatchObject({ title: '工业用电价格偏高', issues: 3 });
    const decision = '对示例甲、示例乙、示例未包联三家企业执行优惠电价';
    await kit.send(
      'office',
      'PUT',
      `/api/casework/meetings/${meeting}/items`,
      data({ items: [{ documentId: line.documentId, decision }] }),
    );
    const outbox = async (): Promise<any[]> =>
      kit.rows(
        `select o.event, o.audiences::text as audiences, o.payload::text as said, i.document_id as issue from casework.outbox o join issues i on i.id = o.issue_id
          where i.document_id = any($1) and o.audiences @> '[{"kind": "enterprise"}]'`,
        [Object.values(issues)],
      );
    const told = (await outbox()).length;
    const done = await kit.send('office', 'POST', `/api/casework/meetings/${meeting}/conclude`, {});
    expect(done.status).toBe(200);
    const actions = done.body.data.items.find((i: any) => i.documentId === line.documentId).actions;
    expect(new Map(actions.map((a: any) => [a.issue, a.action]))).toEqual(
      new Map([
        [issues.A, 'decide'],
        [issues.B, 'note'],
        [issues.C, 'note'],
      ]),
    );
    expect((await kit.send('office', 'GET', `/api/common-problems/${problem}`)).body.data).toMatchObject({
      state: 'decided',
      decision,
    });

    const news = (await outbox()).slice(told);
    expect(news.map((n) => n.issue).sort()).toEqual(Object.values(issues).sort());
    for (const { issue, audiences, said } of news) {
      const [{ enterprise_id: own }] = (await kit.rows<any>(
        'select enterprise_id from issues where document_id = $1',
        [issue],
      )) as [any];
      expect(JSON.parse(audiences).filter((a: any) => a.kind === 'enterprise')).toEqual([
        { kind: 'enterprise', id: own },
      ]);
      expect(said).not.toContain('示例');
      expect(said).not.toContain(decision);
    }

    // Its group owes each of them an answer.
    const owed = await kit.rows<any>(
      `select i.document_id as issue from duties d join issues i on i.id = d.issue_id
        where d.type = 'decision-feedback' and d.fulfilled_at is null and i.document_id = any($1)`,
      [Object.values(issues)],
    );
    expect(owed.map((d) => d.issue).sort()).toEqual(Object.values(issues).sort());
    const [city] = await kit.rows<any>(
      `select fulfilled_by as by from duties where type = 'city-meeting' and fulfilled_at is not null`,
    );
    expect(city).toEqual({ by: `api::meeting.meeting#${meeting}` });

    // No answer to an enterprise names another one.
    const reach = async (who: Account, own: string): Promise<string> => {
      const answers = await Promise.all([
        kit.send(who, 'GET', `/api/issues?populate=*`),
        kit.send(who, 'GET', `/api/casework/issues/${own}/ledger`),
        kit.send(who, 'GET', '/api/ledger-entries?populate=*'),
        kit.send(who, 'GET', '/api/common-problems'),
        kit.send(who, 'GET', '/api/meetings?populate=*'),
        kit.send(who, 'GET', '/api/meeting-items?populate=*'),
        kit.send(who, 'GET', `/api/common-problems/${problem}`),
        kit.send(who, 'GET', `/api/casework/meetings/${meeting}/minutes`),
      ]);
      return answers.map((a) => a.text).join('\n');
    };
    const seenByA = await reach('enterpriseA', issues.A);
    expect(seenByA).toContain('工业用电价格偏高负担重');
    expect(seenByA).not.toMatch(/示例乙|示例未包联|优惠电价/);
    const seenByB = await reach('enterpriseB', issues.B);
    expect(seenByB).not.toMatch(/示例甲|示例未包联|优惠电价/);
    // Each issue continues separately.
    expect((await kit.row(issues.B))['stage']).toBe('transferred');
    expect((await kit.send('groupB', 'GET', `/api/issues/${issues.A}`)).status).toBe(404);
    const unlink = await kit.send(
      'office',
      'POST',
      `/api/casework/common-problems/${problem}/unlink`,
      data({ issues: [issues.C] }),
    );
    expect(unlink.body.data.issues).toHaveLength(2);
  });
});

describe('a visit of a shared leader', () => {
  it('of a leader of several groups is each group’s where its own enterprises were visited', async () => {
    const { enterprises, leaders, departments } = kit.city;
    const office = (path: string, body: object) => kit.send('office', 'POST', path, data(body));
    const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const shared = await office('/api/enterprises', {
      name: '示例共管有限公司',
      creditCode: creditCode('91230883MA1AAAA20'),
      scale: 'small',
    });
    const other = shared.body.data.documentId as string;
    const paired = await office('/api/pairings', {
      enterprise: other,
      leader: leaders.A,
      group: departments.shangwu,
      since,
    });
    expect(paired.status).toBe(201);
    const go = async (who: Account, to: string[]): Promise<string> => {
      const made = await visit(who, { leader: leaders.A, enterprises: to, findings: '情况' });
      expect(made.status).toBe(201);
      return made.body.data.documentId as string;
    };
    const [ofA, ofB, both] = [
      await go('groupA', [enterprises.A]),
      await go('groupB', [other]),
      await go('leaderA', [enterprises.A, other]),
    ];
    const read = async (who: Account, id: string) =>
      (await kit.send(who, 'GET', `/api/visits/${id}?populate=enterprises`)) as any;
    const write = async (who: Account, id: string, body: object) =>
      (await kit.send(who, 'PUT', `/api/visits/${id}`, data(body))).status;
    expect((await read('groupB', ofA)).status).toBe(404);
    expect((await read('groupA', ofB)).status).toBe(404);
    expect(await write('groupB', ofA, { findings: '改' })).toBe(404);
    expect(await write('groupB', ofB, { findings: '改' })).toBe(200);
    // A visit to both: each group sees its own enterprise, and neither changes the shared record.
    for (const [who, own] of [
      ['groupA', enterprises.A],
      ['groupB', other],
    ] as const) {
      const seen = await read(who, both);
      expect(seen.body.data.enterprises.map((e: any) => e.documentId)).toEqual([own]);
      expect([403, 404]).toContain(await write(who, both, { findings: '改' }));
    }
    expect(await write('leaderA', both, { findings: '领导改' })).toBe(200);
    // Nor is one taken to oneself by naming its enterprise, or an enterprise that is no longer one's own.
    expect(await write('groupB', ofB, { enterprises: [enterprises.A] })).toBe(400);
    expect(await write('groupB', ofB, { enterprises: [] })).toBe(400);
    const form = { leader: leaders.A, date: today(), form: 'onsite' };
    expect((await kit.send('groupA', 'POST', '/api/visits', data(form))).status).toBe(400);
  });
});
