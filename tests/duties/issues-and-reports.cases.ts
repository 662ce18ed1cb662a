import { keepAllDuties } from '../../src/plugins/casework/server/src/features/duties';
import { asOwner, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { type Account, newDocumentId } from '../support/city';
import { app, at, city, duties, hold, statesOf, sweep, toHandling } from './support';

const paired = async (enterprise: string, leader: string, group: string): Promise<void> => {
  await app.db.query(
    `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
     select $1, e.id, l.id, d.id, '2026-01-01', now(), now(), now() from enterprises e, leaders l, departments d
      where e.document_id = $2 and l.document_id = $3 and d.document_id = $4`,
    [newDocumentId(), enterprise, leader, group],
  );
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
        return asOwner(t, 'The test keeps duties', () => keepAllDuties(t, at('2026-03-24 09:00')));
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
    // Each group is notified as a group, whoever else is in its department.
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
    // An issue raised after the month is not open at its end.
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
    // A plan written now is the next version's draft.
    const next = await write('groupA', { year: 2027, body: '更正' });
    expect([next.status, next.body.data.documentId === documentId]).toEqual([201, false]);
    await city.as('groupA').post(`/api/casework/work-plans/${next.body.data.documentId}/submit`);
    expect((await lines('groupA'))[0]?.plans).toMatchObject([{ version: 2 }, { version: 1 }]);
  });
});
