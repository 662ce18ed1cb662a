import { openWindow, type Trx } from '../../src/plugins/casework/server/src/access/window';
import { keepAllDuties } from '../../src/plugins/casework/server/src/duties';
import { holdInstant } from '../../src/plugins/casework/server/src/shared/clock';
import { bootApp, type TestApp } from '../support/app';
import { keepDuties } from '../support/duties';
import { buildCity, newDocumentId, type Account, type City } from '../support/city';

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(async () => {
  holdInstant(null);
  await app?.stop();
});

/** An instant from `2026-03-02 10:00` in Shanghai. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const hold = (text: string): void => holdInstant(at(text));
const sweep = (text: string) => keepDuties(app, at(text));

type Duty = {
  documentId: string;
  type: string;
  period: string;
  state: string;
  planDate: string;
  dueDate: string;
  department: string | null;
  group: string | null;
};
const duties = async (who: Account, query: string): Promise<Duty[]> => {
  const answer = await city.as(who).get(`/api/casework/duties?pagination[pageSize]=500&${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data as Duty[];
};
const statesOf = async (who: Account, query: string): Promise<Record<string, string>> =>
  Object.fromEntries((await duties(who, query)).map((d) => [`${d.type} ${d.period}`, d.state]));

const paired = async (enterprise: string, leader: string, group: string): Promise<void> => {
  await app.db.query(
    `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
     select $1, e.id, l.id, d.id, '2026-01-01', now(), now(), now() from enterprises e, leaders l, departments d
      where e.document_id = $2 and l.document_id = $3 and d.document_id = $4`,
    [newDocumentId(), enterprise, leader, group],
  );
};

const toHandling = async (
  group: Account,
  unit: Account,
  lead: string,
  enterprise: string,
): Promise<string> => {
  const made = await city.as(group).register({ enterprise });
  expect(made.status).toBe(201);
  const issue = made.body.data.documentId as string;
  expect((await city.as(group).act(issue, 'accept')).status).toBe(200);
  expect((await city.as(group).act(issue, 'transfer', { leadUnit: lead, standard: '修复' })).status).toBe(
    200,
  );
  const taken = await city
    .as(unit)
    .act(issue, 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-1' });
  expect(taken.status).toBe(200);
  return issue;
};

describe('duties that hang on an issue', () => {
  let issue: string;
  test('come into being with the action, and are fulfilled by the follow-up', async () => {
    hold('2026-03-02 10:00'); // Monday
    await sweep('2026-02-28 10:00');
    issue = await toHandling('groupA', 'unitA', city.departments.zhujian, city.enterprises.A);
    const of = 'scope=mine&type=follow-up&type=decision-feedback';
    expect(await statesOf('groupA', of)).toEqual({ 'follow-up 2026-W10': 'pending' });
    expect(await statesOf('groupB', of)).toEqual({});
    expect(await statesOf('unitA', 'scope=mine')).toEqual({ 'unit-report 2026-03': 'pending' });
    hold('2026-03-04 10:00');
    await city.as('groupA').act(issue, 'follow-up', { told: '正在办理', how: '电话' });
    expect(await statesOf('groupA', of)).toEqual({ 'follow-up 2026-W10': 'done' });
  });

  test('no row is made in a week with fewer than three days, and none is lost while the server is down', async () => {
    await sweep('2026-03-16 00:30'); // W11 passed without a sweep
    hold('2026-03-16 10:00');
    expect(await statesOf('groupA', 'scope=mine&type=follow-up')).toEqual({
      'follow-up 2026-W10': 'done',
      'follow-up 2026-W11': 'missed',
      'follow-up 2026-W12': 'pending',
    });
    // Tuesday: two days only.
    hold('2026-03-17 10:00');
    await city.as('unitA').act(issue, 'report-back', { result: 'solved', measures: '修好了' });
    expect((await statesOf('groupA', 'scope=mine&type=follow-up'))['follow-up 2026-W12']).toBe('void');
    hold('2026-03-18 10:00');
    await city.as('groupA').act(issue, 'rework', { reason: '未修好' });
    expect((await statesOf('groupA', 'scope=mine&type=follow-up'))['follow-up 2026-W12']).toBe('pending');
  });

  test('a decision calls for telling the enterprise within three working days', async () => {
    hold('2026-03-19 10:00');
    await city.as('groupA').act(issue, 'escalate', { reason: '难' });
    const decided = await city.as('leaderA').act(issue, 'decide', { decision: '限期办结' });
    expect(decided.status).toBe(200);
    const [owed] = await duties('groupA', 'type=decision-feedback');
    expect(owed).toMatchObject({ state: 'pending', planDate: '2026-03-24' });
    hold('2026-03-20 10:00');
    await city.as('groupA').act(issue, 'follow-up', { told: '领导已决定', how: '电话' });
    expect(await statesOf('groupA', 'type=decision-feedback')).toEqual({
      [`decision-feedback ${owed?.period}`]: 'done',
    });
  });

  test('a unit that sends the order back owes no report for it', async () => {
    hold('2026-03-23 10:00');
    const other = (await city.as('groupA').register()).body.data.documentId as string;
    await city.as('groupA').act(other, 'accept');
    await city.as('groupA').act(other, 'transfer', { leadUnit: city.departments.jiaotong, standard: '修复' });
    expect(await statesOf('unitB', 'scope=mine')).toEqual({ 'unit-report 2026-03': 'pending' });
    await city
      .as('unitB')
      .act(other, 'return', { reason: '非本单位职责', suggestedUnit: city.departments.zhujian });
    expect(await statesOf('unitB', 'scope=mine')).toEqual({ 'unit-report 2026-03': 'void' });
    await city
      .as('groupA')
      .act(other, 'withdraw', { reason: '撤回', evidence: { channel: '电话', who: '某', at: '2026-03-23' } });
  });

  test('running again changes nothing, in a fixed number of statements', async () => {
    const count = async (): Promise<[unknown, number]> => {
      let statements = 0;
      const kept = await app.strapi.db.transaction(async ({ trx }) => {
        const t = trx as unknown as Trx & { client: { query(...a: unknown[]): unknown } };
        const query = t.client.query.bind(t.client);
        t.client.query = (...a: unknown[]) => {
          statements += 1;
          return query(...a);
        };
        return openWindow(t, 'none', () => keepAllDuties(t, at('2026-03-24 09:00')));
      });
      return [kept, statements];
    };
    await sweep('2026-03-24 09:00');
    const [kept, few] = await count();
    expect(kept).toEqual({ made: 0, changed: 0, voided: 0, fulfilled: 0 });
    // Many more rows to make, the same number of statements.
    await app.db.query(
      `insert into leaders (document_id, title, active, created_at, updated_at, published_at)
       select 'many' || n, '测试岗位' || n, true, now(), now(), now() from generate_series(1, 40) n`,
    );
    await app.db.query(
      `with e as (insert into enterprises (document_id, name, credit_code, created_at, updated_at, published_at)
         select 'manye' || n, '测试企业' || n, c.code, now(), now(), now()
           from generate_series(1, 40) n cross join lateral (
             select code from (select '91230883MA1MANY' || lpad(n::text, 2, '0') || k as code
               from unnest(string_to_array('0123456789ABCDEFGHJKLMNPQRTUWXY', null)) k) t where casework.credit_code_ok(code)) c returning id, document_id)
       insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
       select 'manyp' || e.id, e.id, l.id, (select id from departments where code = 'nongye'), '2026-01-01', now(), now(), now()
         from e join leaders l on l.document_id = replace(e.document_id, 'manye', 'many')`,
    );
    const [more, same] = await count();
    expect((more as { made: number }).made).toBeGreaterThan(200);
    expect(same).toBe(few);
  });
});

describe('reports', () => {
  const noticesOfReports = async (): Promise<{ audiences: { kind: string }[]; facts: object }[]> =>
    (
      await app.db.query<{ audiences: { kind: string }[]; facts: object }>(
        `select audiences::json as audiences, (payload -> 'facts')::json as facts from casework.outbox
          where event = 'report' order by created_at desc, id`,
      )
    ).rows;

  test('are drafted from the 26th on', async () => {
    hold('2026-03-25 23:00');
    const early = await city
      .as('unitA')
      .post('/api/casework/reports', { data: { kind: 'unit', period: '2026-03' } });
    expect([early.status, early.body.error.details.code]).toEqual([409, 'REPORT_NOT_OPEN']);
    hold('2026-03-26 09:00');
    const idle = await city
      .as('unitC')
      .post('/api/casework/reports', { data: { kind: 'unit', period: '2026-03' } });
    expect([idle.status, idle.body.error.details.code]).toEqual([409, 'NOTHING_TO_REPORT']);
    for (const [who, kind] of [
      ['unitA', 'group'],
      ['groupA', 'unit'],
      ['leaderA', 'brief'],
      ['auditor', 'office'],
    ] as const) {
      const refused = await city
        .as(who)
        .post('/api/casework/reports', { data: { kind, period: kind === 'office' ? '2026Q1' : '2026-03' } });
      expect([who, refused.status]).toEqual([who, 403]);
    }
    const wrong = await city
      .as('groupA')
      .post('/api/casework/reports', { data: { kind: 'group', period: '2026-13' } });
    expect(wrong.status).toBe(400);
  });

  test('a unit that worked for three groups hands in one report, with an extract for each', async () => {
    await paired(city.enterprises.unpaired, city.leaders.B, city.departments.gongxin);
    const { rows: made } = await app.db.query(
      `insert into memberships (document_id, staff_member_id, kind, department_id, since, created_at, updated_at, published_at)
       select $1, s.id, 'group', d.id, '2026-01-01', now(), now(), now() from staff_members s, departments d
        where s.id = $2 and d.code = 'gongxin' returning document_id`,
      [newDocumentId(), city.people.office.staffId],
    );
    const gongxin = { 'X-Acting-For': (made[0] as { document_id: string }).document_id };
    await toHandling('groupB', 'unitA', city.departments.zhujian, city.enterprises.B);
    const third = await city.as('office').register({ enterprise: city.enterprises.unpaired }, gongxin);
    const id = third.body.data.documentId as string;
    expect((await city.as('office').act(id, 'accept', {}, gongxin)).status).toBe(200);
    await city
      .as('office')
      .act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '解决' }, gongxin);
    await app.db.query(
      'update staff_members set membership_in_use_id = (select id from memberships where document_id = $1) where id = $2',
      [city.people.office.membership, city.people.office.staffId],
    );

    const draft = await city
      .as('unitA')
      .post('/api/casework/reports', { data: { kind: 'unit', period: '2026-03' } });
    expect(draft.status).toBe(201);
    const report = draft.body.data as {
      documentId: string;
      extracts: { documentId: string; recipient: string; issues: string; facts: object }[];
    };
    expect(report.extracts).toHaveLength(3);
    const again = await city
      .as('unitA')
      .post('/api/casework/reports', { data: { kind: 'unit', period: '2026-03' } });
    expect([again.status, again.body.data.documentId]).toEqual([200, report.documentId]);
    // Units do not learn ratings, from figures neither.
    expect(JSON.stringify(report)).not.toContain('satisfaction');

    const [first] = report.extracts;
    const edited = await city.as('unitA').post(`/api/casework/reports/${first?.documentId}/sections`, {
      data: { evaluation: '本单位自评良好。' },
    });
    expect(edited.status).toBe(200);
    // A draft is its author's alone.
    expect((await city.as('groupA').get(`/api/casework/reports/${first?.documentId}`)).status).toBe(404);
    expect((await city.as('unitB').post(`/api/casework/reports/${report.documentId}/submit`)).status).toBe(
      404,
    );

    hold('2026-03-31 10:00');
    const submitted = await city.as('unitA').post(`/api/casework/reports/${report.documentId}/submit`);
    expect(submitted.status).toBe(200);
    // Each group is told as a group, whoever else is in its department.
    const [told] = await noticesOfReports();
    expect(told?.audiences.map(({ kind }) => kind)).toEqual(['group', 'group', 'group']);
    expect(told?.facts).toEqual({ 对象: '市住建局', 任务: '承办单位月报', 期间: '2026年3月' });
    expect(await statesOf('unitA', 'scope=mine&type=unit-report&group=' + city.departments.fagai)).toEqual({
      'unit-report 2026-03': 'done',
    });
    expect(
      (await duties('office', `scope=all&type=unit-report&department=${city.departments.zhujian}`)).map(
        (d) => d.state,
      ),
    ).toEqual(['done', 'done', 'done']);
    const seen = async (who: Account): Promise<number[]> =>
      Promise.all(
        report.extracts.map(
          async (e) => (await city.as(who).get(`/api/casework/reports/${e.documentId}`)).status,
        ),
      );
    expect((await seen('groupA')).filter((s) => s === 200)).toHaveLength(1);
    expect((await seen('groupB')).filter((s) => s === 200)).toHaveLength(1);
    expect((await city.as('groupA').get(`/api/casework/reports/${report.documentId}`)).status).toBe(404);
  });

  test('a group’s draft draws on its units’, and two who submit at once are told apart', async () => {
    // What is raised after the month is not open at its end.
    hold('2026-04-01 10:00');
    expect((await city.as('groupA').register()).status).toBe(201);
    hold('2026-04-02 10:00');
    const draft = await city
      .as('groupA')
      .post('/api/casework/reports', { data: { kind: 'group', period: '2026-03' } });
    expect(draft.status).toBe(201);
    const { documentId, facts, measures } = draft.body.data;
    expect(facts.below).toMatchObject([{ name: '市住建局' }]);
    expect(measures).toContain('市住建局');
    expect([facts.received, facts.open]).toEqual([2, 1]);

    const one = city.as('groupA').post(`/api/casework/reports/${documentId}/submit`);
    const two = city.as('groupA').post(`/api/casework/reports/${documentId}/submit`);
    const answers = await Promise.all([one, two]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(answers.find((a) => a.status === 409)?.body.error).toMatchObject({
      message: 'groupA已于2026-04-02报送',
    });
    expect((await statesOf('groupA', 'scope=mine&type=group-report'))['group-report 2026-03']).toBe('done');
    expect(await noticesOfReports()).toMatchObject([
      { audiences: [{ kind: 'office' }], facts: { 任务: '工作组月报' } },
      { facts: { 任务: '承办单位月报' } },
    ]);
  });

  test('what is submitted stays, a correction is a new version', async () => {
    const list = await city.as('groupA').get('/api/reports?filters[kind]=group');
    const [old] = list.body.data;
    expect(
      (
        await city
          .as('groupA')
          .post(`/api/casework/reports/${old.documentId}/sections`, { data: { issues: '改' } })
      ).status,
    ).toBe(409);
    expect(
      (await city.as('groupA').put(`/api/reports/${old.documentId}`, { data: { issues: '改' } })).status,
    ).toBeGreaterThanOrEqual(400);
    await expect(
      app.db.query(`update reports set issues = '改' where document_id = $1`, [old.documentId]),
    ).rejects.toThrow('submitted');
    await expect(
      app.db.query(`delete from reports where document_id = $1`, [old.documentId]),
    ).rejects.toThrow('submitted');
    await expect(app.db.query('truncate reports cascade')).rejects.toThrow();

    hold('2026-04-07 10:00');
    const next = await city
      .as('groupA')
      .post('/api/casework/reports', { data: { kind: 'group', period: '2026-03' } });
    expect(next.body.data).toMatchObject({ state: 'draft', version: 2, issues: old.issues });
    const put = (data: object) =>
      city.as('groupA').put(`/api/reports/${next.body.data.documentId}`, { data });
    expect((await put({ issues: '更正', state: 'submitted' })).status).toBe(400);
    expect((await put({ issues: '更正', kind: 'office' })).status).toBe(400);
    expect((await put({ issues: '更正' })).status).toBe(200);
    await city.as('groupA').post(`/api/casework/reports/${next.body.data.documentId}/submit`);
    const kept = await city.as('groupA').get('/api/reports?filters[kind]=group&sort=version');
    expect(
      kept.body.data.map((r: { version: number; issues: string; state: string }) => [
        r.version,
        r.issues === '更正',
        r.state,
      ]),
    ).toEqual([
      [1, false, 'submitted'],
      [2, true, 'submitted'],
    ]);
    // The first submission is what counts.
    const [duty] = (await duties('groupA', 'scope=mine&type=group-report')).filter(
      (d) => d.period === '2026-03',
    );
    expect(duty?.state).toBe('done');
  });

  test('a brief goes to the leader, the office reports for the quarter', async () => {
    const stranger = await city
      .as('groupA')
      .post('/api/casework/reports', { data: { kind: 'brief', period: '2026-03', leader: city.leaders.B } });
    expect(stranger.status).toBe(400);
    const brief = await city
      .as('groupA')
      .post('/api/casework/reports', { data: { kind: 'brief', period: '2026-03', leader: city.leaders.A } });
    expect(brief.status).toBe(201);
    expect((await city.as('leaderA').get(`/api/casework/reports/${brief.body.data.documentId}`)).status).toBe(
      404,
    );
    await city.as('groupA').post(`/api/casework/reports/${brief.body.data.documentId}/submit`);
    expect((await city.as('leaderA').get(`/api/casework/reports/${brief.body.data.documentId}`)).status).toBe(
      200,
    );
    expect((await city.as('leaderB').get(`/api/casework/reports/${brief.body.data.documentId}`)).status).toBe(
      404,
    );
    expect((await statesOf('groupA', 'scope=mine&type=leader-brief'))['leader-brief 2026-03']).toBe('late');

    const office = await city
      .as('office')
      .post('/api/casework/reports', { data: { kind: 'office', period: '2026Q1' } });
    expect(office.status).toBe(201);
    expect(office.body.data.facts.below).toMatchObject([{ name: '市发改局', period: '2026-03' }]);
    expect(
      (await city.as('office').post(`/api/casework/reports/${office.body.data.documentId}/submit`)).status,
    ).toBe(200);
  });

  test('a work plan is written, submitted once, and the office sees who still owes it', async () => {
    const write = (who: Account, data: object) => city.as(who).post('/api/casework/work-plans', { data });
    type Line = { group: { name: string }; state: string; dueDate: string; plans: object[] };
    const lines = async (who: Account): Promise<Line[]> =>
      (await city.as(who).get('/api/casework/work-plans?year=2027')).body.data as Line[];
    hold('2026-12-21 10:00');
    await sweep('2026-12-21 09:00');
    for (const who of ['office', 'unitA', 'leaderA', 'auditor'] as const) {
      expect([who, (await write(who, { year: 2027, body: '计划' })).status]).toEqual([who, 403]);
    }
    expect((await write('groupA', { year: 2031, body: '计划' })).status).toBe(400);
    expect((await write('groupA', { year: 2027, body: '' })).status).toBe(400);
    const file = await write('groupA', { year: 2027, body: '计划', attachment: 'nosuchfile' });
    expect(file.body.error.details.errors).toMatchObject([{ path: ['attachment'] }]);

    // Two who save at once write one draft.
    const saved = await Promise.all(
      ['全年走访全覆盖。', '每月会办一次。'].map((body) => write('groupA', { year: 2027, body })),
    );
    expect(saved.map((a) => a.status).sort()).toEqual([200, 201]);
    const documentId = saved[0]?.body.data.documentId as string;
    expect(saved[1]?.body.data.documentId).toBe(documentId);
    const changed = await write('groupA', { year: 2027, body: '每季度走访全覆盖。' });
    expect(changed.body.data).toMatchObject({ documentId, body: '每季度走访全覆盖。', submittedAt: null });
    expect((await city.as('groupB').get(`/api/casework/work-plans/${documentId}`)).status).toBe(404);
    expect((await city.as('groupB').post(`/api/casework/work-plans/${documentId}/submit`)).status).toBe(404);
    expect((await city.as('unitA').get('/api/casework/work-plans?year=2027')).status).toBe(404);
    expect((await lines('groupA')).map((l) => [l.group.name, l.state, l.plans.length])).toEqual([
      ['市发改局', 'pending', 1],
    ]);

    const answers = await Promise.all(
      [1, 2].map(() => city.as('groupA').post(`/api/casework/work-plans/${documentId}/submit`)),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    const all = await lines('office');
    expect(all).toHaveLength(27);
    // 31 January 2027 is a Sunday.
    expect(new Set(all.map((l) => l.dueDate))).toEqual(new Set(['2027-02-01']));
    expect(all.filter((l) => l.state === 'done').map((l) => l.group.name)).toEqual(['市发改局']);
    expect(all.filter((l) => l.state === 'pending')).toHaveLength(26);
    expect(
      (await city.as('groupA').put(`/api/work-plans/${documentId}`, { data: { body: '改' } })).status,
    ).toBeGreaterThanOrEqual(400);
    await expect(
      app.db.query(`update work_plans set body = '改' where document_id = $1`, [documentId]),
    ).rejects.toThrow('submitted');
    // What is written now is the next version's draft.
    const next = await write('groupA', { year: 2027, body: '更正' });
    expect([next.status, next.body.data.documentId === documentId]).toEqual([201, false]);
    await city.as('groupA').post(`/api/casework/work-plans/${next.body.data.documentId}/submit`);
    expect((await lines('groupA'))[0]?.plans).toMatchObject([{ version: 2 }, { version: 1 }]);
  });
});

describe('waiving', () => {
  test('is the office’s, and two at once are told apart', async () => {
    hold('2026-04-08 10:00');
    const [meeting] = (await duties('office', 'scope=mine&type=city-meeting')).filter(
      (d) => d.period === '2026-04',
    );
    const path = `/api/casework/duties/${meeting?.documentId}/waive`;
    const data = { reason: '无提请议题', approver: '示例组长' };
    expect((await city.as('groupA').post(path, { data })).status).toBe(404);
    expect((await city.as('auditor').post(path, { data })).status).toBe(403);
    expect((await city.as('office').post(path, { data: { reason: '无' } })).status).toBe(400);
    const answers = await Promise.all([1, 2].map(() => city.as('office').post(path, { data })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(
      (await statesOf('office', 'scope=mine&type=city-meeting&state=waived'))['city-meeting 2026-04'],
    ).toBe('waived');
  });

  test('a duty is ticked by nobody', async () => {
    const [duty] = await duties('office', 'scope=all');
    for (const who of ['office', 'groupA', 'leaderA', 'unitA'] as const) {
      expect(
        (await city.as(who).put(`/api/duties/${duty?.documentId}`, { data: { fulfilledAt: new Date() } }))
          .status,
      ).toBeGreaterThanOrEqual(400);
    }
    await expect(app.db.query('update duties set fulfilled_at = now()')).rejects.toThrow('outside an action');
    await expect(app.db.query('delete from duties')).rejects.toThrow();
  });
});

describe('a leader', () => {
  test('is told that he is behind, and so is the office: nobody else', async () => {
    hold('2026-04-08 10:00');
    const visits = 'scope=all&type=leader-visit&type=leader-meeting';
    const key = 'leader-visit 2026Q1';
    expect((await statesOf('leaderA', visits))[key]).toBe('missed');
    expect((await statesOf('office', `${visits}&leader=${city.leaders.A}`))[key]).toBe('missed');
    // Past its due, neither what was done is shown to the others nor what was not.
    for (const who of ['groupA', 'auditor'] as const) {
      const told = await statesOf(who, visits);
      expect([who, Object.keys(told).filter((k) => k.includes('2026Q1') || k.includes('2026-03'))]).toEqual([
        who,
        [],
      ]);
      for (const state of ['missed', 'late', 'done'])
        expect((await duties(who, `${visits}&state=${state}&to=2026-04-08`)).length).toBe(0);
    }
    expect(await statesOf('unitA', visits)).toEqual({});
    // The generated routes say the same, whatever they are filtered by.
    const generated = async (who: Account, filter = ''): Promise<string[]> =>
      (
        await city.as(who).get(`/api/duties?filters[type]=leader-visit&filters[period]=2026Q1${filter}`)
      ).body.data.map((d: Duty) => d.state);
    expect(await generated('leaderA')).toEqual(['missed']);
    for (const who of ['groupA', 'auditor'] as const)
      for (const filter of ['', '&filters[state]=missed', '&filters[fulfilledAt][$null]=true'])
        expect([who, filter, await generated(who, filter)]).toEqual([who, filter, []]);
  });
});

describe('the records behind the measures of duties', () => {
  const PERIOD = 'from=2026-01-01&to=2027-01-01';
  const CODES = [
    'follow_up_rate',
    'visit_coverage',
    'meeting_rate',
    'report_timeliness',
    'pairing_coverage',
    'mechanism',
  ] as const;
  type Figure = { code: string; numerator: number; denominator: number };

  test('are as many as the figures say, for the office and for the group itself, and no one else’s', async () => {
    hold('2026-12-21 12:00');
    const group = `subject=group&id=${city.departments.fagai}`;
    const figures = async (who: Account, query: string): Promise<Figure[]> =>
      (await city.as(who).get(`/api/casework/measures?${query}&${PERIOD}`)).body.data[0].measures as Figure[];
    const records = (who: Account, code: string, query: string) =>
      city.as(who).get(`/api/casework/measures/${code}/records?${query}&${PERIOD}`);
    const asked: [Account, string][] = [
      ['office', group],
      ['groupA', group],
      ['office', 'subject=city'],
      ['unitA', `subject=unit&id=${city.departments.zhujian}`],
      ['leaderA', `subject=leader&id=${city.leaders.A}`],
    ];
    for (const [who, query] of asked) {
      const told = await figures(who, query);
      for (const code of CODES) {
        // Follow-ups are the group's: of those on his issues a leader reads the figure alone.
        if (who === 'leaderA' && code === 'follow_up_rate') continue;
        const figure = told.find((f) => f.code === code);
        const counts: Record<string, unknown> = {};
        for (const part of ['numerator', 'denominator'] as const) {
          const answer = await records(who, code, `${query}&part=${part}`);
          counts[part] = figure === undefined ? undefined : answer.body.meta.pagination.total;
        }
        expect({ who, query, code, ...counts }).toEqual({
          who,
          query,
          code,
          numerator: figure?.numerator,
          denominator: figure?.denominator,
        });
      }
    }
    // They say something: not all are empty, and not all are full.
    const own = await figures('groupA', group);
    for (const code of CODES) expect(own.find((f) => f.code === code)?.denominator).toBeGreaterThan(0);
    expect(own.some((f) => CODES.includes(f.code as never) && f.numerator < f.denominator)).toBe(true);

    for (const code of CODES) {
      const query = `${group}&part=denominator`;
      expect([code, (await records('groupB', code, query)).status]).toEqual([code, 404]);
      expect([code, (await records('unitA', code, query)).status]).toEqual([code, 404]);
    }
    // The group reads which of its leaders' duties count, without their names.
    const visits = await records('groupA', 'visit_coverage', `${group}&part=denominator`);
    for (const name of ['leader', 'enterprise', 'documentId', 'fulfilledAt'])
      expect(visits.body.data[0]).not.toHaveProperty(name);
    expect(
      (await records('office', 'visit_coverage', `${group}&part=denominator`)).body.data[0],
    ).toHaveProperty('leader');
    expect(
      (await records('auditor', 'visit_coverage', `${group}&part=denominator`)).body.data[0],
    ).not.toHaveProperty('leader');
  });
});

describe('the calendar', () => {
  test('counts by day, type and state what the list lists, masked alike', async () => {
    hold('2026-04-08 10:00');
    type Entry = {
      day: string;
      type: string;
      total: number;
      states: Record<string, number>;
      only: Duty | null;
    };
    const range = 'scope=all&from=2026-03-01&to=2026-05-01';
    for (const who of ['office', 'groupA', 'unitA', 'leaderA', 'auditor'] as const) {
      const answer = await city.as(who).get(`/api/casework/duties/calendar?${range}`);
      expect(answer.status).toBe(200);
      const counted = new Map<string, number>();
      for (const duty of await duties(who, range)) {
        if (duty.state === 'void') continue;
        const key = `${duty.dueDate} ${duty.type} ${duty.state}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      const entries = answer.body.data as Entry[];
      expect(
        Object.fromEntries(
          entries.flatMap((e) => Object.entries(e.states).map(([s, n]) => [`${e.day} ${e.type} ${s}`, n])),
        ),
      ).toEqual(Object.fromEntries(counted));
      for (const entry of entries) expect(entry.only !== null).toBe(entry.total === 1);
      const [first] = entries;
      const day = await duties(who, `scope=all&day=${first?.day}`);
      expect(day.every((d) => d.dueDate === first?.day)).toBe(true);
      expect(day.length).toBeGreaterThan(0);
    }
  });

  test('the half-yearly circular is owed by the office at the end of the month after, moved by 顺延', async () => {
    hold('2026-12-21 12:00');
    const owed = (await duties('office', 'scope=mine&type=circular&from=2026-01-01&to=2027-03-01')).map(
      (d) => [d.period, d.planDate, d.dueDate, d.state],
    );
    expect(owed).toEqual([
      ['2026H1', '2026-07-31', '2026-07-31', 'missed'],
      ['2026H2', '2027-01-31', '2027-02-01', 'pending'],
    ]);
    expect(await duties('groupA', 'scope=all&type=circular')).toEqual([]);
  });
});

describe('a draft tells its author no more than he sees', () => {
  const month = { period: '2027-01' };
  const draft = async (who: Account, kind: string) => {
    const answer = await city.as(who).post('/api/casework/reports', { data: { kind, ...month } });
    expect(answer.status).toBe(201);
    return answer.body.data;
  };

  test('a unit whose order went to another unit reads no more of the issue', async () => {
    hold('2027-01-11 10:00');
    await sweep('2027-01-11 10:00');
    const { jiaotong, zhujian } = city.departments;
    const [kept, lost] = [
      await toHandling('groupA', 'unitB', jiaotong, city.enterprises.A),
      await toHandling('groupA', 'unitB', jiaotong, city.enterprises.A),
    ];
    hold('2027-01-12 10:00');
    const sent = await city.as('groupA').act(lost, 'reassign', { leadUnit: zhujian, reason: '职责在住建' });
    expect(sent.status).toBe(200);
    expect((await city.as('unitB').get(`/api/issues/${lost}`)).status).toBe(404);
    const [first, second] = await rowsOf(
      `select number from issues where document_id in ('${kept}', '${lost}') order by id`,
    );
    hold('2027-01-27 10:00');
    const report = JSON.stringify(await draft('unitB', 'unit'));
    expect(report).toContain(first?.['number']);
    expect(report).not.toContain(second?.['number']);
  });

  test('a group of a leader who serves several reads which of its own enterprises he visited', async () => {
    hold('2027-01-27 10:00');
    // Shangwu has the one, gongxin the other.
    const visit = (date: string, enterprises: string[]) =>
      city
        .as('leaderB')
        .post('/api/visits', { data: { leader: city.leaders.B, date, form: 'onsite', enterprises } });
    expect((await visit('2027-01-12', [city.enterprises.B, city.enterprises.unpaired])).status).toBe(201);
    expect((await visit('2027-01-13', [city.enterprises.unpaired])).status).toBe(201);
    const report = await draft('groupB', 'group');
    expect(report.facts.visits).toEqual([
      { leader: '示例副市长乙', date: '2027-01-12', enterprises: ['示例乙有限公司'] },
    ]);
    expect(JSON.stringify(report)).not.toContain('示例未包联有限公司');
  });
});

describe('policies', () => {
  test('fit by industry and scale; who was told is recorded once', async () => {
    await app.db.query(`update enterprises set industry = 'C', scale = 'small' where document_id = any($1)`, [
      [city.enterprises.A, city.enterprises.B],
    ]);
    const policy = await city.as('office').post('/api/policies', {
      data: {
        title: '示例惠企政策',
        industries: ['C'],
        scales: ['small', 'micro'],
        validFrom: '2026-01-01',
      },
    });
    const id = policy.body.data.documentId as string;
    // Matching counts on lists of known values.
    for (const wrong of [
      { industries: 'C' },
      { industries: { C: true } },
      { scales: ['tiny'] },
      { validFrom: '2026-02-01', validUntil: '2026-01-01' },
    ]) {
      const refused = await city.as('office').post('/api/policies', { data: { title: '坏', ...wrong } });
      expect([wrong, refused.status]).toEqual([wrong, 400]);
    }
    const other = await city
      .as('office')
      .post('/api/policies', { data: { title: '另一政策', industries: ['F'] } });
    const names = async (who: Account): Promise<string[]> =>
      (await city.as(who).get(`/api/casework/policies/${id}/matches`)).body.data.map(
        (m: { name: string }) => m.name,
      );
    expect(await names('groupA')).toEqual(['示例甲有限公司']);
    expect(await names('office')).toEqual(['示例乙有限公司', '示例甲有限公司']);
    expect(
      (await city.as('groupA').get(`/api/casework/policies/${other.body.data.documentId}/matches`)).body.data,
    ).toEqual([]);
    expect(
      (await city.as('groupA').get(`/api/casework/enterprises/${city.enterprises.A}/policies`)).body.data,
    ).toMatchObject([{ title: '示例惠企政策', deliveredAt: null }]);

    const path = `/api/casework/policies/${id}/deliveries`;
    const foreign = await city
      .as('groupA')
      .post(path, { data: { enterprises: [city.enterprises.A, city.enterprises.B] } });
    expect(foreign.status).toBe(400);
    expect(
      (await city.as('groupA').post(path, { data: { enterprises: [city.enterprises.A] } })).body.data,
    ).toEqual({ delivered: 1, updated: 0 });
    expect(
      (await city.as('groupA').post(path, { data: { enterprises: [city.enterprises.A], result: '已兑现' } }))
        .body.data,
    ).toEqual({ delivered: 0, updated: 1 });
    type Told = { data: { fits: boolean }[]; meta: { policy: object; pagination: { total: number } } };
    const matches = async (query = ''): Promise<Told> =>
      (await city.as('office').get(`/api/casework/policies/${id}/matches${query}`)).body as Told;
    expect((await matches('?told=no')).meta).toMatchObject({
      policy: { state: 'in-force', enterprises: 2, told: 1 },
      pagination: { total: 1 },
    });
    const listed = (await city.as('groupA').get('/api/casework/policies')).body.data;
    expect(listed.find((p: { documentId: string }) => p.documentId === id)).toMatchObject({
      enterprises: 1,
      told: 1,
    });
    // Run out, it is for nobody new; who was told stays listed, and what came of it is still entered.
    await city.as('office').put(`/api/policies/${id}`, { data: { validUntil: '2026-02-01' } });
    expect(await matches()).toMatchObject({
      data: [{ name: '示例甲有限公司', fits: false, result: '已兑现' }],
      meta: { policy: { state: 'expired', enterprises: 1, told: 1 } },
    });
    const late = await city.as('office').post(path, { data: { enterprises: [city.enterprises.B] } });
    expect([late.status, late.body.error.details.code]).toEqual([409, 'POLICY_EXPIRED']);
    const before = { enterprises: [city.enterprises.B, city.enterprises.A], date: '2026-01-20' };
    expect((await city.as('office').post(path, { data: before })).body.data).toEqual({
      delivered: 1,
      updated: 1,
    });
    await app.db.query(
      `delete from policy_deliveries where enterprise_id = (select id from enterprises where document_id = $1)`,
      [city.enterprises.B],
    );
    const told = await rowsOf(`select result from policy_deliveries`);
    expect(told).toEqual([{ result: '已兑现' }]);
    // Of an enterprise a unit reads neither industry nor scale, so not what fits it either.
    const unit = city.as('unitA');
    expect((await unit.post(path, { data: { enterprises: [city.enterprises.A] } })).status).toBe(403);
    expect((await unit.get(`/api/casework/policies/${id}/matches`)).status).toBe(403);
    expect((await unit.get(`/api/casework/enterprises/${city.enterprises.A}/policies`)).status).toBe(403);
    for (const line of (await unit.get('/api/casework/policies')).body.data)
      expect(line).toMatchObject({ enterprises: 0, told: 0 });
  });

  test('are listed by the page, and counted as far as the page goes', async () => {
    const { body: all } = await city.as('office').get('/api/casework/policies');
    expect(all.meta.pagination).toMatchObject({
      page: 1,
      pageSize: 100,
      pageCount: 1,
      total: all.data.length,
    });
    expect(all.data.length).toBeGreaterThan(1);
    const paged: unknown[] = [];
    for (let page = 1; page <= all.data.length; page += 1) {
      const { body } = await city
        .as('office')
        .get(`/api/casework/policies?pagination[page]=${page}&pagination[pageSize]=1`);
      expect(body.meta.pagination).toEqual({
        page,
        pageSize: 1,
        pageCount: all.data.length,
        total: all.data.length,
      });
      paged.push(...body.data);
    }
    expect(paged).toEqual(all.data);
    const beyond = await city.as('office').get('/api/casework/policies?pagination[page]=99');
    expect([beyond.body.data, beyond.body.meta.pagination.total]).toEqual([[], all.data.length]);
    for (const wrong of ['pagination[pageSize]=501', 'pagination[page]=0', 'page=1', 'pagination[limit]=3'])
      expect([wrong, (await city.as('office').get(`/api/casework/policies?${wrong}`)).status]).toEqual([
        wrong,
        400,
      ]);
  });
});

const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await app.db.query(sql)).rows as Record<string, unknown>[];
