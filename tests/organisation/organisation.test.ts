import { panel, type PanelCaller } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, creditCode, issueInput, type City } from '../support/city';

describe('organisation and forms', () => {
  let app: TestApp;
  let city: City;
  let office: PanelCaller;
  let groupA: PanelCaller;

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    office = await panel(app, city, 'office');
    groupA = await panel(app, city, 'groupA');
  });
  afterAll(() => app?.stop());

  const newEnterprise = async (n: number): Promise<string> => {
    const made = await city.as('office').post('/api/enterprises', {
      data: {
        name: `示例企业${n}`,
        creditCode: creditCode(`91230883MB${String(n).padStart(7, '0')}`),
        scale: 'micro',
      },
    });
    expect(made).toMatchObject({ status: 201 });
    return made.body.data.documentId;
  };
  const pairWith = (enterprise: string, leader: 'A' | 'B', group: 'fagai' | 'shangwu') =>
    city.as('office').post('/api/pairings', {
      data: {
        enterprise,
        leader: city.leaders[leader],
        group: city.departments[group],
        since: new Date().toISOString(),
      },
    });

  describe('pairings (§四.8)', () => {
    test('an enterprise without one goes to the pool; opening one hands its issues over and starts the clock anew', async () => {
      const enterprise = await newEnterprise(1);
      const made = await city.as('office').register({ enterprise, receivedAt: '2026-01-05' });
      expect(made).toMatchObject({
        status: 201,
        body: { data: { group: null, leader: null, light: 'red' } },
      });
      const id = made.body.data.documentId as string;
      expect((await city.as('groupA').get(`/api/issues/${id}`)).status).toBe(404);

      expect((await pairWith(enterprise, 'A', 'fagai')).status).toBe(201);
      const seen = await city.as('groupA').get(`/api/issues/${id}?populate[group][fields][0]=code`);
      expect(seen).toMatchObject({ status: 200, body: { data: { group: { code: 'fagai' } } } });
      expect(new Date(seen.body.data.acceptDueAt).getTime()).toBeGreaterThan(Date.now());
      const ledger = await city.as('groupA').get(`/api/casework/issues/${id}/ledger`);
      expect(ledger.body.data.map((e: { action: string }) => e.action)).toEqual(['register', 'hand-over']);
      expect(ledger.body.data[1].actor).toMatchObject({ role: 'system' });
    });

    test('its group is one of the groups, what is missing is named, and it begins now', async () => {
      const enterprise = await newEnterprise(9);
      const pair = (data: object) =>
        city.as('office').post('/api/pairings', { data: { enterprise, ...data } });
      expect(await pair({ leader: city.leaders.A, group: city.departments.township })).toMatchObject({
        status: 400,
        body: { error: { details: { errors: [{ path: ['group'], code: 'NOT_A_GROUP' }] } } },
      });
      expect(await pair({})).toMatchObject({
        status: 400,
        body: {
          error: {
            message: expect.stringMatching(/包联领导：必须填写；工作组：必须填写/),
            details: { errors: [{ path: ['leader'] }, { path: ['group'] }] },
          },
        },
      });
      const made = await pair({ leader: city.leaders.A, group: city.departments.fagai });
      expect(made).toMatchObject({ status: 201 });
      expect(Math.abs(Date.parse(made.body.data.since) - Date.now())).toBeLessThan(60_000);
      const moved = await city.as('office').post('/api/reassignments', {
        data: { enterprise, toLeader: city.leaders.B, toGroup: city.departments.township, reason: '测试' },
      });
      expect(moved).toMatchObject({
        status: 400,
        body: { error: { details: { errors: [{ path: ['toGroup'], code: 'NOT_A_GROUP' }] } } },
      });
    });

    test('the database allows one open pairing per enterprise, also to ten clerks at once', async () => {
      const enterprise = await newEnterprise(2);
      const answers = await Promise.all(Array.from({ length: 10 }, () => pairWith(enterprise, 'A', 'fagai')));
      expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    });

    test('with open issues it ends only by reassignment, and who is paired is never edited', async () => {
      const enterprise = await newEnterprise(3);
      const pairing = (await pairWith(enterprise, 'A', 'fagai')).body.data.documentId as string;
      await city.as('office').register({ enterprise });
      const end = { data: { until: new Date(Date.now() + 1000).toISOString() } };
      expect(await city.as('office').put(`/api/pairings/${pairing}`, end)).toMatchObject({
        status: 409,
        body: { error: { details: { code: 'PAIRING_HAS_ISSUES' } } },
      });
      const other = { data: { leader: city.leaders.B } };
      expect((await city.as('office').put(`/api/pairings/${pairing}`, other)).status).toBe(409);
    });
  });

  describe('reassignment (§四.8)', () => {
    const draft = async (enterprise: string) =>
      city.as('office').post('/api/reassignments', {
        data: {
          enterprise,
          toLeader: city.leaders.B,
          toGroup: city.departments.shangwu,
          reason: '分工调整',
          state: 'approved',
        },
      });
    const step = (id: string, name: string, data: object = {}) =>
      city.as('office').post(`/api/casework/reassignments/${id}/${name}`, { data });

    test('nobody writes the state of one, nor what its steps record', async () => {
      const enterprise = await newEnterprise(5);
      await pairWith(enterprise, 'A', 'fagai');
      const made = await city.as('office').post('/api/reassignments', {
        data: { enterprise, toLeader: city.leaders.B, toGroup: city.departments.shangwu, reason: '分工调整' },
      });
      expect(made.status).toBe(201);
      const id = made.body.data.documentId as string;
      const form = `/content-manager/collection-types/api::reassignment.reassignment/${id}`;
      const forged = {
        state: 'effective',
        approvalNumber: '假文号',
        approvedAt: '2026-01-01T00:00:00Z',
        fromLeader: city.leaders.B,
        fromGroup: city.departments.shangwu,
      };
      for (const [field, value] of Object.entries(forged)) {
        const rest = await city.as('office').put(`/api/reassignments/${id}`, {
          data: { reason: '再改', [field]: value },
        });
        expect({ field, status: rest.status, named: rest.body.error?.details.key }).toEqual({
          field,
          status: 400,
          named: field,
        });
        const panelAnswer = await office.send('put', form, {
          reason: '再改',
          [field]: field.startsWith('from') ? { connect: [{ documentId: value }], disconnect: [] } : value,
        });
        expect({ field, status: panelAnswer.status, error: panelAnswer.body.error }).toMatchObject({
          field,
          status: 400,
          error: { details: { errors: [{ path: [field], code: 'BY_ACTION_ONLY' }] } },
        });
      }
      expect(
        (await app.db.query('select state, reason from reassignments where document_id = $1', [id])).rows,
      ).toEqual([{ state: 'drafted', reason: '分工调整' }]);
      const stored = await office.send('get', form);
      const same = await office.send('put', form, { ...stored.body.data, reason: '再改' });
      expect(same).toMatchObject({ status: 200, body: { data: { state: 'drafted', reason: '再改' } } });
    });

    test('takes effect in one transaction and moves open issues, not closed ones', async () => {
      const enterprise = await newEnterprise(4);
      await pairWith(enterprise, 'A', 'fagai');
      const open = (await city.as('groupA').register({ enterprise })).body.data.documentId as string;
      await city.as('groupA').act(open, 'request-decline', { ground: 'other', reason: '不属职责' });
      const voided = (await city.as('groupA').register({ enterprise })).body.data.documentId as string;
      expect((await city.as('office').act(voided, 'void', { reason: '误录' })).status).toBe(200);

      const made = await draft(enterprise);
      expect(made).toMatchObject({ status: 400 });
      const clean = await city.as('office').post('/api/reassignments', {
        data: { enterprise, toLeader: city.leaders.B, toGroup: city.departments.shangwu, reason: '分工调整' },
      });
      expect(clean).toMatchObject({ status: 201, body: { data: { state: 'drafted' } } });
      const id = clean.body.data.documentId as string;
      expect((await step(id, 'take-effect')).status).toBe(409);
      expect((await step(id, 'submit')).status).toBe(200);
      expect((await step(id, 'approve')).status).toBe(400);
      expect((await step(id, 'approve', { approvalNumber: '抚政字〔2026〕1号' })).status).toBe(200);
      const both = await Promise.all([step(id, 'take-effect'), step(id, 'take-effect')]);
      expect(both.map((b) => b.status).sort()).toEqual([200, 409]);
      expect(both.find((b) => b.status === 200)?.body.data).toMatchObject({ state: 'effective', moved: 1 });

      expect((await city.as('groupA').get(`/api/issues/${open}`)).status).toBe(404);
      expect((await city.as('groupB').get(`/api/issues/${open}`)).status).toBe(200);
      // The pending request went with it: the new leader answers it.
      expect((await city.as('leaderB').act(open, 'refuse-decline')).status).toBe(200);
      // Closed ones stay with the old group, and the new pair reads all of the enterprise's.
      expect((await city.as('groupA').get(`/api/issues/${voided}`)).status).toBe(200);
      expect((await city.as('groupB').get(`/api/issues/${voided}`)).status).toBe(200);
      const { rows } = await app.db.query(
        "select audiences from casework.outbox where event = 'reassignment'",
      );
      const audiences: unknown = rows[0].audiences;
      expect(typeof audiences === 'string' ? JSON.parse(audiences) : audiences).toHaveLength(5);
    });

    test('is the office’s alone', async () => {
      const enterprise = city.enterprises.A;
      const made = await city.as('office').post('/api/reassignments', {
        data: { enterprise, toLeader: city.leaders.B, toGroup: city.departments.shangwu, reason: '测试' },
      });
      const id = made.body.data.documentId as string;
      expect((await city.as('groupA').post(`/api/casework/reassignments/${id}/submit`)).status).toBe(403);
      expect((await city.as('unitA').post(`/api/casework/reassignments/${id}/submit`)).status).toBe(404);
      expect(
        (
          await city.as('groupA').post('/api/reassignments', {
            data: {
              enterprise,
              toLeader: city.leaders.B,
              toGroup: city.departments.shangwu,
              reason: '测试',
            },
          })
        ).status,
      ).toBe(403);
    });
  });

  describe('master data', () => {
    test('is written by the office alone', async () => {
      const data = { name: '示例新部门', code: 'xin', kind: 'department' };
      for (const who of ['groupA', 'unitA', 'leaderA', 'auditor', 'enterpriseA'] as const) {
        expect({ who, status: (await city.as(who).post('/api/departments', { data })).status }).toEqual({
          who,
          status: 403,
        });
      }
      expect((await city.as('office').post('/api/departments', { data })).status).toBe(201);
      expect((await city.as('office').post('/api/departments', { data })).status).toBe(400);
      expect(
        (await city.as('office').del(`/api/departments/${city.departments.fagai}`)).status,
      ).toBeGreaterThanOrEqual(403);
    });

    test('a department reads and writes what it says of itself, on record, and nothing else (§三.3)', async () => {
      const OWN = '/api/casework/departments/own';
      const before = await city.as('unitA').get(OWN);
      expect(before).toMatchObject({ status: 200, body: { data: { promotionBody: null } } });
      const { documentId, name } = before.body.data as { documentId: string; name: string };
      expect(documentId).toBe(city.departments.zhujian);
      const said = { promotionBody: '示例局包联工作领导小组', foundingDocument: '示例发〔2026〕1号' };
      const put = (
        account: Parameters<City['as']>[0],
        data: object,
      ): ReturnType<ReturnType<City['as']>['put']> => city.as(account).put(OWN, { data });
      expect(await put('unitA', { ...said, phone: ' 0454-1234567 ' })).toMatchObject({
        status: 200,
        body: { data: { documentId, name, ...said, phone: '0454-1234567' } },
      });
      // Two of the unit: neither undoes the other unseen.
      const opened = { promotionBody: said.promotionBody, liaison: null };
      expect((await put('unitA', { liaison: '示例某', opened })).status).toBe(200);
      expect(await put('unitA', { liaison: '示例人', opened })).toMatchObject({
        status: 409,
        body: { error: { details: { code: 'EDITED_MEANWHILE', conflicts: [{ field: 'liaison' }] } } },
      });
      for (const wrong of [{ kind: 'external' }, { name: '他局' }, { isUnit: false }, { promotionBody: '' }])
        expect((await put('unitA', wrong)).status).toBe(400);
      for (const account of ['leaderA', 'enterpriseA', 'auditor'] as const)
        expect((await put(account, said)).status).toBe(403);
      const other = await city.as('groupA').get(OWN);
      expect(other.body.data).toMatchObject({ documentId: city.departments.fagai, promotionBody: null });
      // The form of the whole row stays the office's, and others do not read it there.
      expect((await city.as('unitA').put(`/api/departments/${documentId}`, { data: said })).status).toBe(403);
      expect(JSON.stringify((await city.as('groupA').get('/api/departments')).body)).not.toContain('示例发');
      const twin = await city.as('unitA').post('/graphql', {
        query:
          'mutation { updateOwnDepartment(data: { leaderInCharge: "示例领导" }) { leaderInCharge promotionBody } }',
      });
      expect(twin.body.data.updateOwnDepartment).toEqual({
        leaderInCharge: '示例领导',
        promotionBody: said.promotionBody,
      });
      const changes = await city.as('auditor').get(`/api/casework/changes/department/${documentId}`);
      expect(JSON.stringify(changes.body.data)).toMatch(/示例局包联工作领导小组/);
      expect(changes.body.data[0]).toMatchObject({ name: 'unitA', organisation: name });
    });

    test('a wrong check character of a credit code is refused', async () => {
      const wrong = await city
        .as('office')
        .post('/api/enterprises', { data: { name: '示例错码', creditCode: '91230883MA1AAAA00X' } });
      expect(wrong).toMatchObject({ status: 400, body: { error: { details: { code: 'CREDIT_CODE' } } } });
    });

    test('two enterprises may bear one name, not one credit code', async () => {
      const make = (code: string) =>
        city.as('office').post('/api/enterprises', { data: { name: '示例同名企业', creditCode: code } });
      const [first, second] = ['91230883MC0000001', '91230883MC0000002'].map(creditCode);
      expect((await make(first ?? '')).status).toBe(201);
      expect(await make(second ?? '')).toMatchObject({ status: 201 });
      expect(await make(second ?? '')).toMatchObject({
        status: 400,
        body: { error: { details: { errors: [{ path: ['creditCode'] }] } } },
      });
    });

    test('money keeps every fen, and a third decimal is refused', async () => {
      const data = { enterprise: city.enterprises.A, quarter: '2026Q1', revenue: 1234567890123.45 };
      const made = await city.as('groupA').post('/api/enterprise-figures', { data });
      expect(made).toMatchObject({ status: 201, body: { data: { revenue: 1234567890123.45 } } });
      const { rows } = await app.db.query(
        "select revenue::text from enterprise_figures where quarter = '2026Q1'",
      );
      expect(rows[0].revenue).toBe('1234567890123.45');
      const third = await city
        .as('groupA')
        .post('/api/enterprise-figures', { data: { ...data, quarter: '2026Q2', revenue: 0.001 } });
      expect(third).toMatchObject({ status: 400 });
      expect(
        (await city.as('groupB').post('/api/enterprise-figures', { data: { ...data, quarter: '2026Q3' } }))
          .status,
      ).not.toBe(201);
      expect((await city.as('groupA').post('/api/enterprise-figures', { data })).status).toBe(400);
    });

    test('reference data comes once and what the office renamed stays', async () => {
      await app.db.query(
        "update departments set name = '市发展和改革局', short_name = '改名' where code = 'fagai'",
      );
      await app.db.query("update categories set name = '融资担保' where name = '融资'");
      await app.strapi.plugin('casework').service('seed').run();
      const { rows } = await app.db.query("select name from departments where code = 'fagai'");
      expect(rows).toEqual([{ name: '市发展和改革局' }]);
      expect((await app.db.query("select 1 from categories where name = '融资'")).rowCount).toBe(0);
      expect((await app.db.query('select 1 from departments where is_group')).rowCount).toBe(27);
    });
  });

  describe('people', () => {
    test('work is handed over with the memberships; the predecessor sees nothing from that moment', async () => {
      const to = await city.as('office').get('/api/staff-members?filters[name][$eq]=groupB');
      const from = await city.as('office').get('/api/staff-members?filters[name][$eq]=unitC');
      const fromId = from.body.data[0].documentId as string;
      const toId = to.body.data[0].documentId as string;
      const path = `/api/casework/staff-members/${fromId}/hand-over`;
      expect((await city.as('groupA').post(path, { data: { to: toId, reason: '调离' } })).status).toBe(404);
      const done = await city.as('office').post(path, { data: { to: toId, reason: '调离' } });
      expect(done).toMatchObject({ status: 200, body: { data: { handedOver: 1, responsibleFor: [] } } });
      expect((await city.as('unitC').get('/api/departments')).body.data).toEqual([]);
      // The successor now holds two memberships and must name one.
      expect(await city.as('groupB').get('/api/departments')).toMatchObject({
        status: 400,
        body: { error: { details: { code: 'CHOOSE_MEMBERSHIP' } } },
      });
      const mine = await city.as('groupB').get('/api/casework/memberships');
      expect(mine.body.data.map((m: { kind: string }) => m.kind)).toEqual(['group', 'unit']);
      const unit = mine.body.data[1].documentId as string;
      expect((await city.as('groupB').get('/api/departments', { 'X-Acting-For': unit })).status).toBe(200);
      expect(
        (await city.as('groupB').get('/api/departments', { 'X-Acting-For': city.people.groupA.membership }))
          .status,
      ).toBe(400);
      expect(
        (await city.as('groupB').post(`/api/casework/memberships/${city.people.groupA.membership}/use`))
          .status,
      ).toBe(400);
      expect(
        (await city.as('groupB').post(`/api/casework/memberships/${mine.body.data[0].documentId}/use`))
          .status,
      ).toBe(200);
      expect((await city.as('groupB').get('/api/departments')).status).toBe(200);
    });
  });

  describe('calendar', () => {
    test('entering a year recomputes open dues that were counted, with a ledger entry', async () => {
      const made = await city.as('groupA').register();
      const id = made.body.data.documentId as string;
      await city.as('groupA').act(id, 'accept');
      await city.as('groupA').act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '办结' });
      const before = (await city.as('groupA').get(`/api/issues/${id}`)).body.data.deadline as string;
      // The day after tomorrow and the next are declared holidays.
      const day = (n: number): string =>
        new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);
      const days = [2, 3, 4, 5, 6].map((n) => ({ date: day(n), kind: 'holiday' as const, name: '示例假期' }));
      const year = Number(day(2).slice(0, 4));
      const inYear = days.filter((d) => d.date.startsWith(String(year)));
      expect(
        (
          await city
            .as('groupA')
            .post('/api/casework/calendar', { data: { year, noticeNumber: '示例〔1〕号', days: inYear } })
        ).status,
      ).toBe(403);
      const entered = await city
        .as('office')
        .post('/api/casework/calendar', { data: { year, noticeNumber: '示例〔1〕号', days: inYear } });
      expect(entered.status).toBe(200);
      expect(entered.body.data.recomputed).toBeGreaterThan(0);
      const after = (await city.as('groupA').get(`/api/issues/${id}`)).body.data.deadline as string;
      expect(new Date(after).getTime()).toBeGreaterThan(new Date(before).getTime());
      const ledger = await city.as('groupA').get(`/api/casework/issues/${id}/ledger`);
      expect(ledger.body.data.at(-1)).toMatchObject({ action: 'recompute', actor: { role: 'system' } });
    });
  });

  describe('the generated form', () => {
    const namedIn = (answer: { body: { error: { details: { errors: { path: string[] }[] } } } }): string[] =>
      answer.body.error.details.errors.map(({ path }) => path.join('.')).sort();
    const form = '/content-manager/collection-types/api::issue.issue';

    test('creating an issue in it is register', async () => {
      const {
        rows: [enterprise],
      } = await app.db.query('select id, document_id from enterprises where document_id = $1', [
        city.enterprises.A,
      ]);
      const input = {
        ...issueInput(city),
        enterprise: { connect: [{ id: enterprise.id, documentId: enterprise.document_id }], disconnect: [] },
        category: { connect: [{ documentId: city.categories.plain }], disconnect: [] },
      };
      const forged = { stage: 'closed', number: '假编号', closedAt: new Date().toISOString() };
      const refused = await groupA.send('post', form, { ...input, ...forged });
      expect(refused.status).toBe(400);
      expect(namedIn(refused)).toEqual(Object.keys(forged).sort());
      // The empty form sends the model's values and nothing for the other fields.
      const made = await groupA.send('post', form, {
        ...input,
        number: null,
        closedAt: '',
        group: { connect: [], disconnect: [] },
      });
      if (made.status !== 201) console.log(JSON.stringify(made.body));
      expect(made).toMatchObject({ status: 201, body: { data: { stage: 'registered' } } });
      expect(made.body.data.number).toMatch(/^包诉〔\d{4}〕\d{4}号$/);
      const { rows } = await app.db.query(
        'select action from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1',
        [made.body.data.documentId],
      );
      expect(rows).toEqual([{ action: 'register' }]);
    });

    test('editing it is amend; nobody writes stage, clock or number, the super admin neither', async () => {
      const made = await city.as('groupA').register();
      const id = made.body.data.documentId as string;
      const forged = { stage: 'closed', level: 3, dueAt: null, number: 'x' };
      const refused = await groupA.send('put', `${form}/${id}`, { title: '改后的标题', ...forged });
      expect(refused.status).toBe(400);
      expect(namedIn(refused)).toEqual(Object.keys(forged).sort());
      const stored = await groupA.send('get', `${form}/${id}`);
      const edited = await groupA.send('put', `${form}/${id}`, {
        ...stored.body.data,
        enterprise: undefined,
        category: undefined,
        title: '改后的标题',
      });
      expect(edited).toMatchObject({
        status: 200,
        body: { data: { title: '改后的标题', stage: 'registered', level: 0 } },
      });
      const { rows } = await app.db.query(
        'select l.action, l.input from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1 order by sequence',
        [id],
      );
      expect(rows.map((r) => r.action)).toEqual(['register', 'amend']);
      const superAdmin = await panel(app, city, 'super');
      expect((await superAdmin.send('put', `${form}/${id}`, { stage: 'closed' })).status).toBe(403);
      for (const [method, path] of [
        ['delete', `${form}/${id}`],
        ['post', `${form}/clone/${id}`],
      ] as const) {
        expect((await superAdmin.send(method, path, {})).status).toBe(403);
      }
      expect(
        (await superAdmin.send('post', `${form}/actions/bulkDelete`, { documentIds: [id] })).status,
      ).toBe(403);
      expect((await groupA.send('put', `${form}/${id}`, { channel: 'wechat' })).status).toBe(400);
      expect(
        (await app.db.query('select stage, title from issues where document_id = $1', [id])).rows,
      ).toEqual([{ stage: 'registered', title: '改后的标题' }]);
    });

    test('the office keeps master data in it, with relations', async () => {
      const made = await office.send('post', '/content-manager/collection-types/api::enterprise.enterprise', {
        name: '示例表单企业',
        creditCode: creditCode('91230883MC0000009'),
        township: { connect: [{ documentId: city.departments.township }], disconnect: [] },
      });
      expect(made.status).toBe(201);
      const { rows } = await app.db.query(
        "select d.code from enterprises e join departments d on d.id = e.township_id where e.name = '示例表单企业'",
      );
      expect(rows).toEqual([{ code: 'town-01' }]);
      const off = await office.send(
        'put',
        `/content-manager/collection-types/api::enterprise.enterprise/${made.body.data.documentId}`,
        {
          name: '示例表单企业',
          township: { connect: [], disconnect: [{ documentId: city.departments.township }] },
        },
      );
      expect(off.status).toBe(200);
      expect(
        (await app.db.query("select township_id from enterprises where name = '示例表单企业'")).rows,
      ).toEqual([{ township_id: null }]);
    });

    test('the same actions go under the admin prefix', async () => {
      const made = await groupA.send('post', '/casework/issues', { data: issueInput(city) });
      expect(made.status).toBe(201);
      const id = made.body.data.documentId as string;
      expect(
        (await groupA.send('get', `/casework/issues/${id}/actions`)).body.data.map(
          (a: { action: string }) => a.action,
        ),
      ).toContain('accept');
      expect((await groupA.send('post', `/casework/issues/${id}/actions/accept`, {})).status).toBe(200);
      expect((await groupA.send('get', `/casework/issues/${id}/ledger`)).body.data).toHaveLength(2);
      expect((await app.request().post(`/casework/issues/${id}/actions/accept`).send({})).status).toBe(401);
    });

    test('an account behind a person is called by its name, to those who see the staff', async () => {
      const { rows } = await app.db.query<{ document_id: string }>(
        'select document_id from staff_members where id = $1',
        [city.people.groupA.staffId],
      );
      const accounts = `/content-manager/relations/api::staff-member.staff-member/${rows[0]?.document_id}`;
      expect(await office.send('get', `${accounts}/adminUser`)).toMatchObject({
        status: 200,
        body: { results: [{ email: 'groupa-panel@example.test' }] },
      });
      const own = await groupA.send('get', `${accounts}/adminUser`);
      expect(JSON.stringify(own.body)).not.toContain('groupa-panel@');
    });
  });
});
