import { PUBLIC_ACTIONS } from '../../src/plugins/casework/domain/lifecycle';
import { mutationName } from '../../src/plugins/casework/server/src/transport/graphql/schema';
import { type Account, evidence } from '../support/city';
import { app, city, handled, register, send, take, useCity } from './support';

useCity();

describe('GraphQL', () => {
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

  test('a document holds one write; one that fails leaves nothing behind', async () => {
    const first = await register();
    const second = await register();
    const several = await send(
      'groupA',
      `mutation ($a: ID!, $b: ID!) { one: acceptIssue(documentId: $a) { stage } two: acceptIssue(documentId: $b) { stage } }`,
      { a: first, b: second },
    );
    expect(several).toMatchObject({ status: 400, errors: [{ message: '一次请求只能含一个业务操作' }] });
    const failed = await send(
      'groupA',
      `mutation ($b: ID!) { transferIssue(documentId: $b, data: { leadUnit: "x", standard: "y" }) { stage } }`,
      { b: second },
    );
    expect(failed.errors[0]).toMatchObject({ extensions: { error: { status: 409 } } });
    const { rows } = await app.db.query(
      'select document_id, stage from issues where document_id = any($1) order by id',
      [[first, second]],
    );
    expect(rows).toEqual([
      { document_id: first, stage: 'registered' },
      { document_id: second, stage: 'registered' },
    ]);
  });

  test('a generated mutation that fails leaves nothing behind', async () => {
    const make = (name: string, code: string) =>
      send(
        'office',
        `mutation { createDepartment(data: { name: "${name}", code: "${code}" }) { documentId } }`,
      );
    expect((await make('示例科一', 'example-one')).errors).toEqual([]);
    const { data, errors } = await make('示例科二', 'example-one');
    expect(data?.createDepartment ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    const { rows } = await app.db.query(
      "select code from departments where code like 'example-%' order by code",
    );
    expect(rows).toEqual([{ code: 'example-one' }]);
    const asGroup = await send(
      'groupA',
      'mutation { createDepartment(data: { name: "示例科四", code: "example-four" }) { documentId } }',
    );
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

  test('Idempotency-Key: the same call again does nothing twice', async () => {
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
  });
});
