import { mutationName } from '../../src/plugins/casework/server/src/transport/graphql/schema';
import type { Account } from '../support/city';
import { app, city, handled, register, send, take, useCity } from './support';

useCity();

describe('GraphQL: refusals, hidden rows, filters and limits', () => {
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
      for (const [account, query, variables] of [
        ['groupA', `mutation { closeIssue(documentId: "${id}") { stage } }`, {}],
        [
          'groupA',
          `mutation ($i: ID!) { ...F } fragment F on Mutation { reworkIssue(documentId: $i, data: { reason: 1 }) { stage } }`,
          { i: id },
        ],
        ['groupB', `mutation { reworkIssue(documentId: "${id}", data: {}) { stage } }`, {}],
        ['groupA', `mutation { reworkIssue(documentId: "nosuchissue", data: {}) { stage } }`, {}],
      ] as const)
        expect((await send(account, query, variables)).status).toBe(400);
      const { rows: recorded } = await app.db.query(
        `select i.document_id = $1 as this, a.name, a.action, a.http_status as status, a.code from refused_attempts a
           join issues i on i.id = a.issue_id where i.document_id = any($2) order by a.id`,
        [id, [id]],
      );
      const by = { this: true, name: 'groupA', status: 400, code: 'BAD_INPUT' };
      expect(recorded).toEqual([
        { ...by, action: 'rework' },
        { ...by, action: 'accept' },
        { ...by, action: 'closeIssue', status: 404, code: 'UNKNOWN_ACTION' },
        { ...by, action: 'rework', code: 'BAD_QUERY' },
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
      'deleteEventSubscription',
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
