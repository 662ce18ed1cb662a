import { type Kit, PERSON, startKit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import type { Account } from '../support/city';

/**
 * Extra fields 附加项: added in the panel, effective at once at every interface; a field that a reader may not read is
 * neither shown to him nor may he ask by it.
 */
describe('extra fields', () => {
  let kit: Kit;
  let office: PanelCaller;
  let issue: string;

  const CM = '/content-manager/collection-types/api::extra-field.extra-field';
  const define = async (data: object) => {
    const made = await office.send('post', CM, {
      record: 'issue',
      type: 'text',
      readers: 'everyone',
      ...data,
    });
    expect({ status: made.status, error: made.body.error }).toEqual({ status: 201, error: undefined });
    return made.body.data.documentId as string;
  };
  const list = (account: Account, query: string, type = 'issues') =>
    kit.send(account, 'GET', `/api/${type}?${query}`);
  const count = async (account: Account, query: string, type = 'issues'): Promise<number> => {
    const answer = await list(account, query, type);
    expect({ query, status: answer.status, error: answer.body.error }).toEqual({
      query,
      status: 200,
      error: undefined,
    });
    return answer.body.data.length as number;
  };

  const fill = (account: Account, of: string, data: object) =>
    kit.send(account, 'POST', `/api/casework/issues/${of}/extra`, { data });
  const filled = async (account: Account, of: string, data: object) => {
    const answer = await fill(account, of, data);
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status: 200, error: undefined });
    return answer.body.data;
  };

  beforeAll(async () => {
    kit = await startKit();
    office = await panel(kit.app, kit.city, 'office');
    await define({ name: '用电容量', code: 'kva', type: 'number' });
    await define({ name: '内部判断', code: 'inner', readers: 'insiders' });
    await define({ name: '企业不可见', code: 'no_enterprise', readers: 'not-enterprise' });
    await define({ name: '单位不可见', code: 'no_unit', readers: 'not-units' });
    await define({ name: '标的金额', code: 'amount', type: 'money' });
    await define({ name: '方式', code: 'ways', type: 'choices', options: '上门\n电话\n书面' });
    await define({
      name: '规模',
      code: 'size',
      record: 'enterprise',
      type: 'choice',
      options: '大\n小',
      readers: 'not-units',
    });
    issue = await kit.register(
      {
        extra: {
          kva: 630,
          inner: 'CNRY-inner',
          no_enterprise: 'CNRY-noent',
          no_unit: 'CNRY-nounit',
          amount: '12345678901.50',
          ways: ['上门', '书面'],
        },
      },
      'groupA',
    );
    await kit.done('groupA', issue, 'accept');
    await kit.done('groupA', issue, 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '修复' });
    await kit.done('unitA', issue, 'take-up', PERSON);
    const put = await kit.send('office', 'PUT', `/api/enterprises/${kit.city.enterprises.A}`, {
      data: { extra: { size: '大' } },
    });
    expect({ status: put.status, error: put.body.error }).toEqual({ status: 200, error: undefined });
  }, 180_000);
  afterAll(() => kit?.app.stop());

  const READS: Partial<Record<Account, string[]>> = {
    office: ['kva', 'inner', 'no_enterprise', 'no_unit', 'amount', 'ways'],
    groupA: ['kva', 'inner', 'no_enterprise', 'no_unit', 'amount', 'ways'],
    leaderA: ['kva', 'inner', 'no_enterprise', 'no_unit', 'amount', 'ways'],
    unitA: ['kva', 'no_enterprise', 'amount', 'ways'],
    enterpriseA: ['kva', 'no_unit', 'amount', 'ways'],
  };
  const VALUES: Record<string, string> = {
    inner: 'CNRY-inner',
    no_enterprise: 'CNRY-noent',
    no_unit: 'CNRY-nounit',
  };

  test.each(Object.keys(READS) as Account[])(
    '%s reads the values that are for it, and no others',
    async (account) => {
      const codes = READS[account] ?? [];
      const [found] = (await list(account, 'populate=*')).body.data;
      expect(Object.keys(found.extra).sort()).toEqual([...codes].sort());
      const fields = await kit.send(account, 'GET', '/api/casework/extra-fields/issue');
      expect(fields.body.data.map((field: { code: string }) => field.code).sort()).toEqual([...codes].sort());
      const paths = [
        `/api/issues?populate=*`,
        `/api/issues/${issue}?fields[0]=extra`,
        `/api/ledger-entries?populate[issue][populate]=*&pagination[pageSize]=100`,
        `/api/casework/issues/${issue}/ledger`,
        `/api/casework/issues/${issue}/actions`,
        '/api/extra-fields?pagination[pageSize]=100',
      ];
      for (const path of paths) {
        const { status, text } = await kit.send(account, 'GET', path);
        if (status === 403) continue;
        expect({ path, status }).toEqual({ path, status: 200 });
        for (const [code, value] of Object.entries(VALUES))
          if (!codes.includes(code))
            expect({ path, value, shown: text.includes(value) }).toEqual({ path, value, shown: false });
      }
      const query = `{ issues { extra } extraFields(pagination: {limit: 100}) { code } }`;
      const graphql = await kit.send(account, 'POST', '/graphql', { query });
      expect(graphql.body.errors).toBeUndefined();
      expect(Object.keys(graphql.body.data.issues[0].extra).sort()).toEqual([...codes].sort());
    },
  );

  test.each(Object.keys(READS) as Account[])(
    '%s filters by what it reads, and by nothing else',
    async (account) => {
      const codes = READS[account] ?? [];
      for (const code of ['inner', 'no_enterprise', 'no_unit', 'unheard_of']) {
        const value = VALUES[code] ?? 'x';
        const asked = [
          `filters[extra][${code}][$eq]=${value}`,
          `filters[extra][${code}][$notNull]=true`,
          `filters[$or][0][title]=x&filters[$or][1][extra][${code}][$startsWith]=CNRY`,
          `filters[$not][extra][${code}]=x`,
        ];
        for (const query of asked) {
          const answer = await list(account, query);
          const expected = codes.includes(code)
            ? { status: 200, found: 1 }
            : { status: 400, found: undefined };
          expect({ query, status: answer.status, found: answer.body.data?.length }).toEqual({
            query,
            ...expected,
          });
        }
        const filters = `{extra: {${code}: {eq: "${value}"}}}`;
        const graphql = await kit.send(account, 'POST', '/graphql', {
          query: `{ issues(filters: ${filters}) { documentId } }`,
        });
        expect({
          code,
          refused: graphql.body.errors !== undefined,
          data: graphql.body.data?.issues?.length,
        }).toEqual(
          codes.includes(code) ? { code, refused: false, data: 1 } : { code, refused: true, data: undefined },
        );
        const file = await kit.send(
          account,
          'GET',
          `/api/casework/issues/export.xlsx?filters[extra][${code}][$eq]=${value}`,
        );
        expect({ code, status: file.status }).toEqual({ code, status: codes.includes(code) ? 200 : 400 });
      }
    },
  );

  test('the whole of the values is neither filtered nor sorted by, by anybody', async () => {
    for (const account of ['office', 'unitA'] as const)
      for (const query of [
        'filters[extra][$containsi]=CNRY',
        'filters[extra][$eq]={}',
        'filters[extra][$notNull]=true',
        'sort=extra',
        'sort[0]=extra:desc',
      ])
        expect({ query, status: (await list(account, query)).status }).toEqual({ query, status: 400 });
    const through = await kit.send(
      'unitA',
      'GET',
      '/api/transfers?filters[issue][extra][inner][$eq]=CNRY-inner',
    );
    expect(through.status).toBe(400);
    const sorted = await kit.send('unitA', 'GET', '/api/transfers?sort=issue.extra');
    expect(sorted.status).toBe(400);
  });

  test('operators go with the type, through relations and in lists', async () => {
    expect(await count('groupA', 'filters[extra][kva][$gte]=630&filters[extra][kva][$lt]=1000')).toBe(1);
    expect(await count('groupA', 'filters[extra][kva][$gt]=630')).toBe(0);
    expect(await count('groupA', 'filters[extra][kva][$in][0]=1&filters[extra][kva][$in][1]=630')).toBe(1);
    expect(
      await count(
        'groupA',
        'filters[extra][amount][$between][0]=9&filters[extra][amount][$between][1]=99999999999',
      ),
    ).toBe(1);
    expect(await count('groupA', 'filters[extra][ways][$contains]=书面')).toBe(1);
    expect(await count('groupA', 'filters[extra][ways][$contains]=电话')).toBe(0);
    expect(await count('groupA', 'filters[enterprise][extra][size][$eq]=大')).toBe(1);
    expect(await count('groupA', 'filters[enterprise][extra][size][$eq]=小')).toBe(0);
    expect((await list('unitA', 'filters[enterprise][extra][size][$eq]=大')).status).toBe(400);
    for (const query of [
      'filters[extra][kva][$contains]=6',
      'filters[extra][kva][$eq]=x',
      'filters[extra][ways][$eq]=书面',
    ])
      expect({ query, status: (await list('groupA', query)).status }).toEqual({ query, status: 400 });
    const cm = await office.send(
      'get',
      `/content-manager/collection-types/api::issue.issue?filters[extra][kva][$eq]=630`,
    );
    expect({ status: cm.status, found: cm.body.results?.length }).toEqual({ status: 200, found: 1 });
  });

  test('money is kept exactly, and a wrong value is refused by its name', async () => {
    const [found] = (await list('groupA', '')).body.data;
    expect(found.extra.amount).toBe('12345678901.50');
    const bad = await fill('groupA', issue, { amount: '1.234', kva: 'viel', ways: ['飞'] });
    expect(bad.status).toBe(400);
    expect(bad.body.error.details.errors.map((one: { path: string[] }) => one.path.join('.')).sort()).toEqual(
      ['extra.amount', 'extra.kva', 'extra.ways'],
    );
    expect(bad.body.error.message).toContain('标的金额');
  });

  test('what a writer does not read is not there for it, and not lost by its writing', async () => {
    for (const account of ['enterpriseA', 'leaderA', 'auditor'] as const)
      expect({ account, status: (await fill(account, issue, { kva: 1 })).status }).toEqual({
        account,
        status: 403,
      });
    expect((await fill('groupB', issue, { kva: 1 })).status).toBe(404);
    const refused = await fill('unitA', issue, { inner: 'x' });
    expect(refused.body.error).toMatchObject({ status: 400, details: { errors: [{ code: 'NOT_FOUND' }] } });
    const done = await filled('unitA', issue, { kva: 800 });
    expect(Object.keys(done.extra).sort()).toEqual([...(READS.unitA ?? [])].sort());
    expect(JSON.parse((await kit.row(issue))['extra'])).toMatchObject({ kva: 800, inner: 'CNRY-inner' });
    const entry = await kit.lastEntry(issue);
    expect(entry['input']).toMatchObject({ extra: { kva: 800 }, before: { extra: { kva: 630 } } });
  });

  test('stand in the ledgers’ rows for whoever reads them, beside how long a red issue is over', async () => {
    const late = await kit.register(
      {
        extra: {
          kva: 815,
          inner: 'CNRY-late',
          no_enterprise: 'CNRY-noent',
          no_unit: 'CNRY-late',
          ways: ['上门', '书面'],
        },
      },
      'groupA',
    );
    await kit.done('groupA', late, 'accept');
    await kit.done('groupA', late, 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '修复' });
    await kit.inside(
      `update issues set red_from = now() - interval '40 days', due_at = now() - interval '40 days' where document_id = $1`,
      [late],
    );
    const row = async (account: Account) => {
      const { body } = await kit.send(account, 'GET', '/api/casework/ledgers/group?light=red');
      const { overdueDays, extra } = body.data[0] as {
        overdueDays: number;
        extra: { name: string; value: string | null }[];
      };
      return {
        over: overdueDays > 0,
        extra: Object.fromEntries(extra.map(({ name, value }) => [name, value])),
      };
    };
    expect(await row('office')).toMatchObject({
      over: true,
      extra: { 用电容量: '815', 内部判断: 'CNRY-late', 单位不可见: 'CNRY-late', 方式: '上门、书面' },
    });
    const { extra } = await row('unitA');
    expect(extra).toMatchObject({ 用电容量: '815', 企业不可见: 'CNRY-noent' });
    expect(Object.keys(extra)).not.toContain('单位不可见');
    expect(Object.keys(extra)).not.toContain('内部判断');
  });

  test('narrow the workbench for whoever reads them, and for nobody else', async () => {
    const unit = await panel(kit.app, kit.city, 'unitA');
    const found = async (caller: PanelCaller, field: string, value: string): Promise<number> => {
      const { status, body } = await caller.send(
        'get',
        `/casework/workbench/issues?view=all&extraField=${field}&extraValue=${encodeURIComponent(value)}`,
      );
      expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
      return body.meta.total as number;
    };
    expect(await found(office, 'kva', '815')).toBe(1);
    expect(await found(office, 'kva', '816')).toBe(0);
    expect(await found(office, 'ways', '书面')).toBeGreaterThan(0);
    expect(await found(office, 'no_unit', 'CNRY-late')).toBe(1);
    expect(await found(unit, 'kva', '815')).toBe(1);
    expect(await found(unit, 'no_unit', 'CNRY-late')).toBe(0);
  });

  test('a field required from a stage is demanded before the issue enters it', async () => {
    const field = await define({
      name: '解决金额',
      code: 'solved_amount',
      type: 'money',
      requiredFrom: 'reported',
    });
    const report = { result: 'solved', measures: '已修复' };
    const early = await kit.act('unitA', issue, 'report-back', report);
    expect(early.body.error).toMatchObject({ status: 409, details: { code: 'EXTRA_MISSING' } });
    expect(early.body.error.message).toContain('解决金额');
    await filled('unitA', issue, { solved_amount: '88.00' });
    await kit.done('unitA', issue, 'report-back', report);
    const put = await office.send('put', `${CM}/${field}`, { requiredFrom: 'registered' });
    expect(put.status).toBe(200);
    const without = await kit.send('groupA', 'POST', '/api/casework/issues', {
      data: { ...(await inputOf()) },
    });
    expect(without.body.error.details.errors).toEqual([
      expect.objectContaining({ path: ['extra', 'solved_amount'], code: 'REQUIRED' }),
    ]);
    // The enterprise's page asks for none: the group fills it in before it accepts.
    const own = await kit.register({ enterprise: kit.city.enterprises.A }, 'enterpriseA');
    expect((await kit.act('groupA', own, 'accept')).body.error.details.code).toBe('EXTRA_MISSING');
    await filled('groupA', own, { solved_amount: 1 });
    await kit.done('groupA', own, 'accept');
    await office.send('put', `${CM}/${field}`, { active: false });
    await kit.register({}, 'groupA');
    expect(JSON.parse((await kit.row(own))['extra'])).toEqual({ solved_amount: '1' });
  });

  const inputOf = async () => ({
    enterprise: kit.city.enterprises.A,
    title: '再次反映',
    description: '情况',
    kind: 'appeal',
    channel: 'phone',
    category: kit.city.categories.plain,
    handlingType: 'normal',
  });

  test('a definition keeps its code, type and record, and is never deleted', async () => {
    const made = await office.send('post', CM, {
      name: '自动编号',
      record: 'issue',
      type: 'text',
      readers: 'everyone',
    });
    expect(made.status).toBe(201);
    const { code, documentId } = made.body.data;
    expect(code).toMatch(/^f\d+$/);
    for (const change of [{ code: 'other' }, { type: 'number' }, { record: 'visit' }]) {
      const answer = await office.send('put', `${CM}/${documentId}`, change);
      expect({ change, status: answer.status, code: answer.body.error?.details.errors[0].code }).toEqual({
        change,
        status: 400,
        code: 'FIXED',
      });
    }
    expect(
      (
        await office.send('post', CM, {
          name: '重复',
          code: 'kva',
          record: 'issue',
          type: 'text',
          readers: 'everyone',
        })
      ).status,
    ).toBe(400);
    expect(
      (
        await office.send('post', CM, {
          name: '无选项',
          record: 'issue',
          type: 'choice',
          readers: 'everyone',
        })
      ).status,
    ).toBe(400);
    expect((await office.send('delete', `${CM}/${documentId}`)).status).toBe(403);
    expect(
      (
        await kit.send('groupA', 'POST', '/api/extra-fields', {
          data: { name: 'x', record: 'issue', type: 'text', readers: 'everyone' },
        })
      ).status,
    ).toBe(403);
  });

  test('a form that is saved with a field keeps it, of enterprises, projects and visits, too', async () => {
    await define({ name: '备案号', code: 'filing', record: 'project', requiredFrom: 'registered' });
    const enterprise = kit.city.enterprises.A;
    const without = await kit.send('groupA', 'POST', '/api/projects', {
      data: { enterprise, name: '示例项目' },
    });
    expect(without.body.error).toMatchObject({
      status: 400,
      details: { errors: [{ path: ['extra', 'filing'] }] },
    });
    const made = await kit.send('groupA', 'POST', '/api/projects', {
      data: { enterprise, name: '示例项目', extra: { filing: '示例-1' } },
    });
    expect({ status: made.status, extra: made.body.data?.extra }).toEqual({
      status: 201,
      extra: { filing: '示例-1' },
    });
    const renamed = await kit.send('groupA', 'PUT', `/api/projects/${made.body.data.documentId}`, {
      data: { name: '示例项目二期' },
    });
    expect(renamed.body.data.extra).toEqual({ filing: '示例-1' });
    expect(await count('groupA', 'filters[extra][filing][$startsWith]=示例', 'projects')).toBe(1);
  });
});
