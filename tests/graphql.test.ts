import { PUBLIC_ACTIONS } from '../src/plugins/casework/domain/lifecycle';
import { mutationName } from '../src/plugins/casework/server/src/graphql/schema';
import { bootApp, type TestApp } from './support/app';
import { buildCity, evidence, issueInput, type Account, type City } from './support/city';

type Answer = {
  status: number;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
  errors: any[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
};

describe('GraphQL', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  });
  afterAll(() => app?.stop());

  const send = async (
    account: Account | null,
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    let request = app.request().post('/graphql');
    if (account) request = request.set('Authorization', `Bearer ${city.people[account].token}`);
    for (const [key, value] of Object.entries(headers)) request = request.set(key, value);
    const { status, body } = await request.send({ query, variables });
    return { status, body, data: body.data, errors: body.errors ?? [] };
  };

  const REGISTER =
    'mutation ($data: RegisterIssueInput!) { registerIssue(data: $data) { documentId number stage light } }';

  const register = async (): Promise<string> => {
    const { data, errors } = await send('groupA', REGISTER, { data: issueInput(city) });
    expect(errors).toEqual([]);
    return data.registerIssue.documentId as string;
  };

  const take = (
    account: Account,
    id: string,
    name: string,
    data?: object,
    headers?: Record<string, string>,
  ) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    return send(
      account,
      `mutation ($id: ID!, $data: ${type}${data && !['acceptIssue', 'consentIssue'].includes(name) ? '!' : ''}) {
         answer: ${name}(documentId: $id, data: $data) { documentId stage light leadUnit { name } }
       }`,
      { id, ...(data ? { data } : {}) },
      headers,
    );
  };

  const handled = async (): Promise<string> => {
    const id = await register();
    for (const [account, action, data] of [
      ['groupA', 'accept', {}],
      ['groupA', 'transfer', { leadUnit: city.departments.zhujian, standard: '修复路面' }],
      ['unitA', 'take-up', { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' }],
    ] as const) {
      expect((await city.as(account).act(id, action, data)).status).toBe(200);
    }
    return id;
  };

  test('has a mutation for every action of the table', async () => {
    const { data } = await send('office', '{ __schema { mutationType { fields { name } } } }');
    const names = data.__schema.mutationType.fields.map((f: { name: string }) => f.name) as string[];
    expect(names).toEqual(expect.arrayContaining(PUBLIC_ACTIONS.map(mutationName)));
  });

  test('the whole loop, from registration to 销号', async () => {
    const id = await register();
    const step = async (account: Account, name: string, data: object | undefined, stage: string) => {
      const { data: answer, errors } = await take(account, id, name, data);
      expect({ name, errors, answer: answer?.answer }).toMatchObject({ name, errors: [], answer: { stage } });
    };
    await step('groupA', 'acceptIssue', undefined, 'accepted');
    await step(
      'groupA',
      'transferIssue',
      {
        leadUnit: city.departments.zhujian,
        supportUnits: [city.departments.jiaotong],
        standard: '修复路面',
        deadline: null,
      },
      'transferred',
    );
    await step(
      'unitA',
      'takeUpIssue',
      { section: '市政科', responsiblePerson: '示例某', phone: '0' },
      'handling',
    );
    await step('unitB', 'contributeIssue', { measures: '已提供车流量数据' }, 'handling');
    await step('groupA', 'followUpIssue', { told: '正在修复', how: '电话' }, 'handling');
    await step(
      'unitA',
      'requestExtensionIssue',
      {
        milestones: [
          { date: '2098-01-05', goal: '完成设计' },
          { date: '2098-06-05', goal: '完工' },
        ],
        consultation: '已会商',
        reason: '工期较长',
      },
      'handling',
    );
    await step('unitA', 'reportBackIssue', { result: 'solved', measures: '已修复' }, 'reported');
    await step('groupA', 'confirmIssue', { rating: 5, evidence: evidence() }, 'confirmed');
    await step('leaderA', 'consentIssue', { opinion: '同意' }, 'closed');
    await step(
      'office',
      'correctIssue',
      { field: 'rating', value: 4, reason: '录入有误', evidence: evidence() },
      'closed',
    );

    const ledger = await send(
      'groupA',
      'query ($id: ID!) { issueLedger(documentId: $id, pageSize: 4) { nodes { sequence action hash prevHash happenedAt input actor } pageInfo { total pageCount } } }',
      { id },
    );
    const rest = await city.as('groupA').get(`/api/casework/issues/${id}/ledger?pagination[pageSize]=4`);
    expect(ledger.errors).toEqual([]);
    expect(rest.body.data).toMatchObject(ledger.data.issueLedger.nodes as object[]);
    expect(ledger.data.issueLedger.pageInfo).toEqual({ total: 11, pageCount: 3 });
  });

  test('names what may be done now, as REST does', async () => {
    const id = await register();
    const query =
      'query ($id: ID!) { issueActions(documentId: $id) { action label to onBehalfOf final schema } }';
    const { data, errors } = await send('groupA', query, { id });
    const rest = await city.as('groupA').get(`/api/casework/issues/${id}/actions`);
    expect(errors).toEqual([]);
    expect(rest.body.data).toMatchObject(data.issueActions as object[]);
    const hidden = await send('groupB', query, { id });
    expect(hidden.errors[0].extensions.error).toMatchObject({ status: 404, details: { code: 'NOT_FOUND' } });
  });

  test('shows no foreign row beside an open owner’s window', async () => {
    const id = await register();
    const parts = Array.from(
      { length: 6 },
      (_, i) =>
        `a${i}: issueActions(documentId: $id) { action } b${i}: issues { documentId } c${i}: enterprises { documentId pad: name }`,
    );
    const { data, errors } = await send(
      'enterpriseA',
      `query ($id: ID!) { ${parts.slice(0, 5).join('\n')} }`,
      { id },
    );
    expect(errors).toEqual([]);
    const own = await city.as('enterpriseA').get('/api/issues?pagination[pageSize]=100');
    const foreign = await city.as('groupB').register({ enterprise: city.enterprises.B, title: '乙的诉求' });
    expect(foreign.status).toBe(201);
    for (let i = 0; i < 5; i += 1) {
      expect(data[`c${i}`]).toHaveLength(1);
      expect(data[`b${i}`].length).toBeLessThanOrEqual(own.body.meta.pagination.total as number);
    }
  });

  describe('refuses as REST does', () => {
    const same = async (
      account: Account,
      id: string,
      action: 'accept' | 'rework' | 'transfer' | 'consent',
      data: object,
      headers: Record<string, string> = {},
    ) => {
      const rest = await city.as(account).act(id, action, data, headers);
      const { errors, data: answer } = await take(account, id, mutationName(action), data, headers);
      expect(errors).toHaveLength(1);
      const [{ message, extensions }] = errors;
      expect(extensions.error).toEqual(rest.body.error);
      expect(message).toBe(rest.body.error.message);
      expect(answer.answer).toBeNull();
      return { status: rest.status, code: extensions.code as string, details: extensions.error.details };
    };
    const attempts = async (): Promise<number> => {
      const { rows } = await app.db.query<{ n: number }>('select count(*)::int as n from refused_attempts');
      return rows[0]?.n ?? 0;
    };

    test('403, 404, 409 and 400, in both languages, and records what it refused on a visible issue', async () => {
      const id = await register();
      const before = await attempts();
      expect(await same('leaderA', id, 'accept', {})).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(await same('groupA', id, 'rework', { reason: '不够' })).toMatchObject({
        status: 409,
        code: 'STRAPI_CONFLICT_ERROR',
        details: { code: 'WRONG_STAGE', stage: 'registered' },
      });
      expect(
        await same('groupA', id, 'rework', { reason: '不够' }, { 'accept-language': 'en' }),
      ).toMatchObject({
        status: 409,
      });
      expect(await attempts()).toBe(before + 6);
      expect(await same('groupB', id, 'accept', {})).toMatchObject({
        status: 404,
        code: 'STRAPI_NOT_FOUND_ERROR',
      });
      expect(await same('groupA', id, 'rework', { reason: ' ' })).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
      });
      expect(await attempts()).toBe(before + 8);
    });

    test('values that only the issue can judge', async () => {
      const id = await register();
      await city.as('groupA').act(id, 'accept');
      const refusal = await same('groupA', id, 'transfer', { leadUnit: 'nosuch', standard: '修复' });
      expect(refusal).toMatchObject({
        status: 400,
        details: { errors: [{ path: ['leadUnit'], code: 'NOT_FOUND' }] },
      });
    });

    test('fields that are missing or unknown, naming them', async () => {
      const id = await register();
      const missing = await send(
        'groupA',
        `mutation { reworkIssue(documentId: "${id}", data: {}) { stage } }`,
      );
      expect(missing.status).toBe(400);
      expect(missing.errors[0].extensions.error).toMatchObject({
        status: 400,
        details: {
          code: 'BAD_INPUT',
          errors: [{ path: ['reason'], code: 'REQUIRED', message: '理由：必须填写' }],
        },
      });
      const unknown = await send(
        'groupA',
        `mutation ($d: AcceptIssueInput) { acceptIssue(documentId: "${id}", data: $d) { stage } }`,
        { d: { stage: 'closed' } },
      );
      expect(unknown.errors[0].extensions.error).toMatchObject({
        status: 400,
        details: { errors: [{ path: ['stage'], code: 'UNKNOWN_FIELD' }] },
      });
      // Refused as a whole, before any resolver: attempts all the same, on an issue that the asker sees.
      const other = await register();
      for (const [account, query, variables] of [
        ['groupA', `mutation { closeIssue(documentId: "${id}") { stage } }`, {}],
        [
          'groupA',
          `mutation ($i: ID!) { ...F ...G } fragment F on Mutation { reworkIssue(documentId: $i, data: { reason: 1 }) { stage } }
           fragment G on Mutation { acceptIssue(documentId: "${other}") { stage } }`,
          { i: id },
        ],
        ['groupB', `mutation { reworkIssue(documentId: "${id}", data: {}) { stage } }`, {}],
        ['groupA', `mutation { reworkIssue(documentId: "nosuchissue", data: {}) { stage } }`, {}],
      ] as const)
        expect((await send(account, query, variables)).status).toBe(400);
      const { rows: recorded } = await app.db.query(
        `select i.document_id = $1 as this, a.name, a.action, a.http_status as status, a.code from refused_attempts a
           join issues i on i.id = a.issue_id where i.document_id = any($2) order by a.id`,
        [id, [id, other]],
      );
      const by = { this: true, name: 'groupA', status: 400, code: 'BAD_INPUT' };
      expect(recorded).toEqual([
        { ...by, action: 'rework' },
        { ...by, action: 'accept' },
        { ...by, action: 'closeIssue', status: 404, code: 'UNKNOWN_ACTION' },
        { ...by, action: 'rework', code: 'BAD_QUERY' },
        { ...by, action: 'accept', code: 'BAD_QUERY', this: false },
      ]);
    });

    test('a database that fails while an attempt is recorded is a 500, not a refusal', async () => {
      const id = await register();
      const query = `mutation { closeIssue(documentId: "${id}") { stage } }`;
      await app.adminDb.query('alter table issues rename to issues_aside');
      try {
        const failed = await send('groupA', query);
        expect(failed.status).toBe(500);
        expect(JSON.stringify(failed.body)).not.toContain('issues_aside');
      } finally {
        await app.adminDb.query('alter table issues_aside rename to issues');
      }
      expect((await send('groupA', query)).status).toBe(400);
    });

    test('nobody', async () => {
      const id = await register();
      const { status, body } = await send(null, `mutation { acceptIssue(documentId: "${id}") { stage } }`);
      const error = body.error ?? body.errors?.[0].extensions.error;
      expect(error).toMatchObject({ status: 401, name: 'UnauthorizedError', message: '请先登录' });
      expect([200, 401]).toContain(status);
      const list = await send(null, '{ issues { documentId } }');
      expect(list.data?.issues ?? null).toBeNull();
    });
  });

  test('one failed mutation leaves nothing behind, the others stay', async () => {
    const first = await register();
    const second = await register();
    const { status, data, errors } = await send(
      'groupA',
      `mutation ($a: ID!, $b: ID!) {
         one: acceptIssue(documentId: $a) { stage }
         two: transferIssue(documentId: $b, data: { leadUnit: "x", standard: "y" }) { stage }
         three: acceptIssue(documentId: $b) { stage }
       }`,
      { a: first, b: second },
    );
    expect(status).toBe(200);
    expect(data).toEqual({ one: { stage: 'accepted' }, two: null, three: { stage: 'accepted' } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: ['two'], extensions: { error: { status: 409 } } });
    const { rows } = await app.db.query(
      'select document_id, stage from issues where document_id = any($1) order by id',
      [[first, second]],
    );
    expect(rows).toEqual([
      { document_id: first, stage: 'accepted' },
      { document_id: second, stage: 'accepted' },
    ]);
  });

  test('a generated mutation that fails half-way leaves nothing behind', async () => {
    const make = (name: string, code: string) =>
      `createDepartment(data: { name: "${name}", code: "${code}" }) { documentId }`;
    const { data, errors } = await send(
      'office',
      `mutation { one: ${make('示例科一', 'example-one')} two: ${make('示例科二', 'example-one')} three: ${make('示例科三', 'example-three')} }`,
    );
    expect(data).toMatchObject({ one: expect.any(Object), two: null, three: expect.any(Object) });
    expect(errors).toHaveLength(1);
    const { rows } = await app.db.query(
      "select code from departments where code like 'example-%' order by code",
    );
    expect(rows).toEqual([{ code: 'example-one' }, { code: 'example-three' }]);
    const asGroup = await send('groupA', `mutation { ${make('示例科四', 'example-four')} }`);
    expect(asGroup.errors[0].extensions.error).toMatchObject({
      status: 403,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  test('after 退回 the unit still gets its answer', async () => {
    const id = await register();
    await city.as('groupA').act(id, 'accept');
    await city.as('groupA').act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复路面' });
    const { data, errors } = await send(
      'unitA',
      'mutation ($id: ID!) { returnIssue(documentId: $id, data: { reason: "不属本单位职责" }) { documentId title stage returnCount receivedAt stageSince category { name } enterprise { name } leadUnit { name } } }',
      { id },
    );
    expect(errors).toEqual([]);
    expect(data.returnIssue).toMatchObject({
      documentId: id,
      title: '厂区道路破损',
      stage: 'accepted',
      returnCount: 1,
      stageSince: null,
      enterprise: null,
      leadUnit: null,
    });
    expect(
      (await send('unitA', 'query ($id: ID!) { issue(documentId: $id) { stage } }', { id })).data.issue,
    ).toBeNull();
  });

  test('a mutation’s answer holds what the generated type has, as far as the actor may read it', async () => {
    const id = await register();
    const select =
      '{ documentId stage stageSince updatedAt rating category { name } group { name } leader { title } transfers: mainIssue { title } }';
    const group = await send('groupA', `mutation ($id: ID!) { acceptIssue(documentId: $id) ${select} }`, {
      id,
    });
    expect(group.errors).toEqual([]);
    expect(group.data.acceptIssue).toMatchObject({
      stageSince: expect.any(String),
      updatedAt: expect.any(String),
      group: { name: expect.any(String) },
      leader: { title: '示例副市长甲' },
    });
    const enterprise = await send(
      'enterpriseA',
      `mutation ($id: ID!) { withdrawIssue(documentId: $id, data: { reason: "已自行解决" }) { stage level light stageSince leader { title } } }`,
      { id },
    );
    expect(enterprise.errors).toEqual([]);
    expect(enterprise.data.withdrawIssue).toEqual({
      stage: 'withdrawn',
      level: null,
      light: null,
      stageSince: null,
      leader: { title: '示例副市长甲' },
    });
  });

  test('Idempotency-Key: the same call again does nothing twice; it names one mutation', async () => {
    const id = await handled();
    const headers = { 'Idempotency-Key': 'k-graphql-1' };
    const first = await take('groupA', id, 'urgeIssue', { text: '请抓紧' }, headers);
    const again = await take('groupA', id, 'urgeIssue', { text: '请抓紧' }, headers);
    expect(first.errors).toEqual([]);
    expect(again).toEqual(first);
    const other = await take('groupA', id, 'urgeIssue', { text: '请尽快' }, headers);
    expect(other.errors[0].extensions.error).toMatchObject({
      status: 409,
      details: { code: 'IDEMPOTENCY_MISMATCH' },
    });
    const { rows } = await app.db.query('select urge_count from issues where document_id = $1', [id]);
    expect(rows).toEqual([{ urge_count: 1 }]);

    const several = await send(
      'groupA',
      `mutation ($id: ID!) { ...two } fragment two on Mutation {
         a: urgeIssue(documentId: $id, data: { text: "一" }) { stage } b: urgeIssue(documentId: $id, data: { text: "二" }) { stage } }`,
      { id },
      { 'Idempotency-Key': 'k-graphql-2' },
    );
    expect(several.errors.map((e) => e.extensions.error.details.code as string)).toEqual([
      'IDEMPOTENCY_ONE_MUTATION',
      'IDEMPOTENCY_ONE_MUTATION',
    ]);
  });

  test('has no generated writes of lifecycle records, no foreign calls, and no inputs of derived fields', async () => {
    const { data } = await send(
      'office',
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } types { kind name inputFields { name } } } }',
    );
    const mutations = data.__schema.mutationType.fields.map((f: { name: string }) => f.name) as string[];
    const queries = data.__schema.queryType.fields.map((f: { name: string }) => f.name) as string[];
    for (const type of [
      'Issue',
      'Transfer',
      'IssueRequest',
      'Milestone',
      'Escalation',
      'LedgerEntry',
      'RefusedAttempt',
      'Duty',
    ]) {
      for (const verb of ['create', 'update', 'delete']) expect(mutations).not.toContain(`${verb}${type}`);
    }
    expect(mutations.filter((m) => m.startsWith('delete')).sort()).toEqual([
      'deleteCalendarDay',
      'deleteMeetingItem',
      'deleteNotificationChannel',
      'deletePolicy',
    ]);
    for (const foreign of [
      'login',
      'register',
      'forgotPassword',
      'createUsersPermissionsUser',
      'deleteUploadFile',
    ]) {
      expect(mutations).not.toContain(foreign);
    }
    expect(queries).not.toEqual(expect.arrayContaining(['usersPermissionsUsers']));
    expect(queries).not.toEqual(expect.arrayContaining(['uploadFiles']));

    const inputs = new Map<string, string[]>(
      data.__schema.types
        .filter((t: { kind: string }) => t.kind === 'INPUT_OBJECT')
        .map((t: { name: string; inputFields: { name: string }[] }) => [
          t.name,
          t.inputFields.map((f) => f.name),
        ]),
    );
    for (const contentType of Object.values(app.strapi.contentTypes)) {
      if (!contentType.uid.startsWith('api::')) continue;
      const name = contentType.info.singularName.replace(/(?:^|-)(\w)/g, (_: string, c: string) =>
        c.toUpperCase(),
      );
      const derived = Object.entries(contentType.attributes)
        .filter(([, a]) => (a as { writable?: boolean }).writable === false)
        .map(([key]) => key);
      for (const key of derived)
        expect({ name, has: inputs.get(`${name}Input`) ?? [] }).not.toMatchObject({
          has: expect.arrayContaining([key]),
        });
    }
  });

  test('nested fields and filters hold no foreign rows', async () => {
    const mine = await handled();
    const theirs = await city
      .as('groupB')
      .register({ enterprise: city.enterprises.B, title: '只有乙看得到' });
    await city.as('groupB').act(theirs.body.data.documentId as string, 'accept');
    await city.as('groupB').act(theirs.body.data.documentId as string, 'transfer', {
      leadUnit: city.departments.zhujian,
      standard: '示例',
    });
    const { data, errors } = await send(
      'groupA',
      `{ transfers { issue { documentId title enterprise { name } } unit { name } }
         transfers_connection { pageInfo { total } }
         issues(filters: { title: { contains: "只有乙" } }) { documentId }
         enterprises { name }
         issues_connection { nodes { group { code } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.issues).toEqual([]);
    expect(data.enterprises).toEqual([{ name: '示例甲有限公司' }]);
    expect(data.transfers.length).toBe(data.transfers_connection.pageInfo.total);
    expect(data.transfers.map((t: { issue: { documentId: string } }) => t.issue.documentId)).toContain(mine);
    expect(JSON.stringify(data)).not.toContain('只有乙');
    const oracle = await send('enterpriseA', '{ issues(filters: { level: { gte: 0 } }) { documentId } }');
    expect(oracle.errors[0].extensions.error).toMatchObject({ status: 400 });
  });

  test('a row that hangs on a hidden one is answered, with null in its place', async () => {
    const id = await handled();
    const reassigned = await city
      .as('groupA')
      .act(id, 'reassign', { leadUnit: city.departments.jiaotong, reason: '调整承办单位' });
    expect(reassigned).toMatchObject({ status: 200 });
    const { data, errors } = await send(
      'unitA',
      '{ transfers(pagination: { limit: 100 }) { state issue { documentId } } }',
    );
    expect(errors).toEqual([]);
    expect(data.transfers).toContainEqual({ state: 'superseded', issue: null });
  });

  test('light: shown and filtered', async () => {
    await register();
    const { data, errors } = await send(
      'groupA',
      '{ issues(filters: { light: { eq: "green" } }) { light } }',
    );
    expect(errors).toEqual([]);
    expect(data.issues.length).toBeGreaterThan(0);
    expect(new Set(data.issues.map((i: { light: string }) => i.light))).toEqual(new Set(['green']));
  });

  describe('limits', () => {
    test('depth, calls and aliases', async () => {
      const deep = await send(
        'office',
        '{ issues { mainIssue { mainIssue { mainIssue { mainIssue { mainIssue { mainIssue { mainIssue { title } } } } } } } } }',
      );
      expect(deep).toMatchObject({ status: 400, errors: [{ message: '查询嵌套超过7层' }] });
      const many = await send(
        'office',
        `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: issues { title }`).join(' ')} }`,
      );
      expect(many.status).toBe(400);
      expect(many.errors.map((e) => e.message as string).sort()).toEqual([
        '一次请求的查询或操作超过30个',
        '别名超过30个',
      ]);
      const spread = await send(
        'office',
        `{ ...f ...g } fragment f on Query { ${'issues { title } '.repeat(20)} } fragment g on Query { ...f }`,
      );
      expect(spread).toMatchObject({ status: 400, errors: [{ message: '一次请求的查询或操作超过30个' }] });
      // Measures read the whole history: five of them are too many.
      const measures = Array.from(
        { length: 5 },
        (_, i) => `m${i}: measures(subject: "city", from: "2026-01-01", to: "2026-07-01") { name }`,
      );
      const heavy = await send('office', `{ ${measures.join(' ')} }`);
      expect(heavy.status).toBe(400);
      expect(heavy.errors.map((e) => e.message as string)).toContain('一次请求的查询或操作超过30个');
    });

    test('no batches', async () => {
      const { status, body } = await app
        .request()
        .post('/graphql')
        .set('Authorization', `Bearer ${city.people.office.token}`)
        .send([{ query: '{ __typename }' }]);
      expect(status).toBe(400);
      expect(body.errors[0].message).toMatch(/\p{Script=Han}/u);
    });

    test('bad documents and values are the sender’s fault', async () => {
      for (const query of [
        '{',
        '{ nosuch }',
        '{ issues(filters: { title: { nosuch: 1 } }) { title } }',
        '{ issues(filters: { dueAt: { gt: "never" } }) { title } }',
        '{ issues(sort: "nosuch") { title } }',
        '{ issues(pagination: { pageSize: -1 }) { title } }',
        '{ issues(filters: { documentId: { eq: "\\u0000" } }) { title } }',
        '{ issue(documentId: "\\u0000") { title } }',
        'mutation { acceptIssue(documentId: "\\u0000") { stage } }',
        '{ issueLedger(documentId: "x", page: 0) { pageInfo { total } } }',
      ]) {
        const { errors, status } = await send('groupA', query);
        expect({ query, status: status < 500 }).toEqual({ query, status: true });
        for (const error of errors) {
          expect({ query, status: error.extensions.error.status < 500 }).toEqual({ query, status: true });
          expect(error.message).toMatch(/\p{Script=Han}/u);
        }
      }
    });

    test('what fails under a mutation’s selection is not half a success', async () => {
      const id = await register();
      const { data, errors } = await send(
        'groupA',
        'mutation ($id: ID!) { acceptIssue(documentId: $id) { stage attachments(filters: { name: { eq: "\\u0000" } }) { name } } }',
        { id },
      );
      expect(errors.length).toBeGreaterThan(0);
      const { rows } = await app.db.query('select stage from issues where document_id = $1', [id]);
      expect(rows).toEqual([{ stage: data ? data.acceptIssue.stage : 'registered' }]);
    });
  });
});
