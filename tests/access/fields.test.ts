import { ENTERPRISE_FIELDS } from '../../src/plugins/casework/server/src/platform/access/fields';
import { bootApp, type TestApp } from '../support/app';
import { panel, type PanelCaller } from '../support/admin';
import { buildCity, type Account, type City } from '../support/city';
import { pdf } from '../support/files';

const CANARY = 'CNRY-7731';

describe('fields that one may not read', () => {
  let app: TestApp;
  let city: City;
  let issue: string;
  let unitPanel: PanelCaller;

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    await app.db.query(`update departments set phone = $1, liaison = $1, leader_in_charge = $1`, [CANARY]);
    await app.db.query(`update enterprises set industry = $1, contact_phone = '0454-1234567'`, [CANARY]);
    const made = await city.as('groupA').register({ attachments: undefined });
    issue = made.body.data.documentId;
    const step = async (account: Account, action: string, data: object = {}): Promise<void> => {
      const answer = await city.as(account).act(issue, action, data);
      expect({ action, ...answer }).toMatchObject({ action, status: 200 });
    };
    await step('groupA', 'accept');
    await step('groupA', 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
    await step('groupA', 'note', { text: CANARY });
    await step('unitA', 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-0000000' });
    await step('unitA', 'report-back', { result: 'solved', measures: '已修复' });
    await step('enterpriseA', 'confirm', { rating: 4, comment: CANARY });
    unitPanel = await panel(app, city, 'unitA');
  }, 180_000);
  afterAll(() => app?.stop());

  const get = async (account: Account, path: string) => {
    const answer = await city.as(account).get(path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    return answer.body.data;
  };

  test('an enterprise reads of its issue what the rule names, and nothing else', async () => {
    const [found] = await get('enterpriseA', '/api/issues?populate=*');
    expect(Object.keys(found).sort()).toEqual(
      ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', ...ENTERPRISE_FIELDS].sort(),
    );
    expect(found.leader).toEqual(
      expect.objectContaining({ documentId: city.leaders.A, title: '示例副市长甲' }),
    );
    expect(found.leader).not.toHaveProperty('sortOrder');
    expect(JSON.stringify(found.leadUnit)).not.toContain(CANARY);
  });

  test('a unit reads all but how it was rated, at any depth', async () => {
    const [found] = await get('unitA', '/api/issues?populate=*');
    expect(found).toMatchObject({ stage: 'confirmed', light: 'waiting', reworkCount: 0 });
    expect(found).not.toHaveProperty('rating');
    expect(found).not.toHaveProperty('ratingOnBehalf');
    expect(found.enterprise).toMatchObject({ name: '示例甲有限公司', contactPhone: '0454-1234567' });
    for (const path of [
      '/api/issues?populate=*',
      '/api/transfers?populate[issue][populate]=*',
      '/api/transfers?populate[issue][populate][enterprise]=true&populate[unit]=true',
      '/api/milestones?populate=*',
      '/api/departments?pagination[pageSize]=100',
      '/api/enterprises?populate=*',
      '/api/ledger-entries?populate[issue][populate]=*&pagination[pageSize]=100',
    ]) {
      const text = JSON.stringify(await get('unitA', path));
      expect({ path, rating: /"rating(OnBehalf)?"/.test(text), canary: text.includes(CANARY) }).toEqual({
        path,
        rating: false,
        canary: false,
      });
    }
  });

  test('the generated ledger shows enterprises and units no input; the group reads it', async () => {
    for (const account of ['enterpriseA', 'unitA'] as const) {
      const entries = await get(account, '/api/ledger-entries?pagination[pageSize]=100');
      expect(entries.length).toBeGreaterThan(3);
      for (const entry of entries) {
        for (const hidden of ['input', 'dues', 'actor']) expect(entry).not.toHaveProperty(hidden);
      }
    }
    const [entry] = await get('groupA', '/api/ledger-entries?sort=sequence');
    expect(entry.input.title).toEqual(expect.any(String));
  });

  test('the office, the auditor and the group read telephone numbers of departments', async () => {
    for (const account of ['office', 'auditor', 'groupA'] as const) {
      const [found] = await get(account, '/api/departments?filters[code]=zhujian');
      expect(found.phone).toBe(CANARY);
    }
    const [found] = await get('leaderA', '/api/departments?filters[code]=zhujian');
    expect(found).toMatchObject({ name: expect.any(String), code: 'zhujian' });
    expect(found).not.toHaveProperty('phone');
  });

  const refused: [Account, string][] = [
    ['unitA', '/api/issues?filters[rating][$gt]=3'],
    ['unitA', '/api/issues?filters[$or][0][rating][$gt]=3&filters[$or][1][title]=x'],
    ['unitA', '/api/issues?filters[$not][rating]=3'],
    ['unitA', '/api/issues?sort=rating'],
    ['unitA', '/api/issues?sort=rating:desc'],
    ['unitA', '/api/issues?sort[0]=light&sort[1]=rating'],
    ['unitA', '/api/issues?fields[0]=rating'],
    ['unitA', '/api/issues?filters[mainIssue][rating]=5'],
    ['unitA', '/api/transfers?filters[issue][rating][$gt]=3'],
    ['unitA', '/api/transfers?sort=issue.rating'],
    ['unitA', '/api/transfers?populate[issue][fields][0]=rating'],
    ['unitA', '/api/transfers?populate[issue][filters][rating]=4'],
    ['unitA', '/api/transfers?populate[issue][sort]=rating'],
    ['unitA', '/api/transfers?filters[issue][enterprise][industry]=x'],
    ['unitA', '/api/transfers?filters[unit][phone][$startsWith]=C'],
    ['unitA', '/api/enterprises?filters[scale]=small'],
    ['unitA', '/api/ledger-entries?filters[input][$containsi]=x'],
    ['unitA', '/api/issues?filters[complaint]=true'],
    ['unitA', '/api/issues?filters[redFrom][$lt]=2030-01-01'],
    ['unitA', '/api/issues?filters[createdBy][email][$contains]=a'],
    ['enterpriseA', '/api/issues?filters[level]=1'],
    ['enterpriseA', '/api/issues?filters[light]=red'],
    ['enterpriseA', '/api/issues?sort=light'],
    ['enterpriseA', '/api/issues?sort=dueAt'],
    ['enterpriseA', '/api/issues?fields[0]=yellowFrom'],
    ['enterpriseA', '/api/issues?filters[leader][sortOrder]=1'],
    ['enterpriseA', '/api/ledger-entries?filters[actor][$containsi]=x'],
    ['enterpriseA', '/api/ledger-entries?filters[issue][level]=1'],
    ['leaderA', '/api/departments?filters[liaison]=x'],
  ];
  test.each(refused)('%s may not ask %s', async (account, path) => {
    const answer = await city.as(account).get(path);
    expect({ status: answer.status, data: answer.body.data }).toEqual({ status: 400, data: null });
  });

  test('the refusal names the field, in the language of the request', async () => {
    const path = '/api/transfers?filters[issue][rating][$gt]=3';
    const zh = await city.as('unitA').get(path);
    expect(zh.body.error).toMatchObject({
      status: 400,
      name: 'ValidationError',
      message: expect.stringContaining('rating'),
      details: { code: 'UNREADABLE_FIELD', field: 'rating' },
    });
    expect(zh.body.error.message).toMatch(/无权/);
    const en = await city.as('unitA').get(path, { 'Accept-Language': 'en' });
    expect(en.body.error.message).toMatch(/may not read/);
    expect((await city.as('groupA').get(path)).status).toBe(200);
  });

  test('a search finds nothing by a field that is hidden', async () => {
    const found = async (account: Account, path: string): Promise<number> =>
      (await get(account, path)).length;
    expect(await found('unitA', `/api/enterprises?_q=${CANARY}`)).toBe(0);
    expect(await found('office', `/api/enterprises?_q=${CANARY}`)).toBe(3);
    expect(await found('unitA', `/api/enterprises?_q=${encodeURIComponent('示例甲')}`)).toBe(1);
    expect(await found('unitA', `/api/departments?_q=${CANARY}`)).toBe(0);
    expect(await found('groupA', `/api/departments?_q=${CANARY}`)).toBeGreaterThan(0);
    expect(await found('office', '/api/issues?_q=%25')).toBe(0);
  });

  test('GraphQL: neither shown nor asked by', async () => {
    const ask = (account: Account, query: string) => city.as(account).post('/graphql', { query });
    for (const query of [
      '{ transfers(filters: { issue: { rating: { gt: 3 } } }) { documentId } }',
      '{ transfers(sort: "issue.rating") { documentId } }',
      '{ issues(sort: "rating") { documentId } }',
      '{ issues_connection(filters: { rating: { eq: 4 } }) { pageInfo { total } } }',
      '{ enterprises(filters: { industry: { eq: "x" } }) { documentId } }',
    ]) {
      const answer = await ask('unitA', query);
      expect({ query, refused: answer.body.errors?.length > 0 }).toEqual({ query, refused: true });
      expect(answer.body.errors[0].message).toMatch(/无权/);
    }
    const nested = await ask('unitA', '{ transfers { issue { title rating } unit { name phone } } }');
    expect(nested.body.data.transfers[0].issue).toMatchObject({ title: expect.any(String), rating: null });
    expect(nested.body.data.transfers[0].unit.phone).toBeNull();
    const group = await ask('groupA', '{ transfers { issue { rating } } }');
    expect(group.body.data.transfers[0].issue.rating).toBe(4);
  });

  test('the admin panel: neither shown nor asked by', async () => {
    const list = '/content-manager/collection-types/api::issue.issue';
    const shown = await unitPanel.send('get', `${list}?page=1&pageSize=10`);
    expect(shown.status).toBe(200);
    expect(shown.body.results).toHaveLength(1);
    expect(shown.body.results[0]).toMatchObject({ documentId: issue, light: 'waiting' });
    expect(shown.body.results[0].rating ?? null).toBeNull();
    const form = await unitPanel.send('get', `${list}/${issue}`);
    expect(form.body.data.rating ?? null).toBeNull();
    expect(form.body.data.light).toBe('waiting');
    const light = await unitPanel.send('get', `${list}?sort=light:ASC&page=1&pageSize=10`);
    expect([light.status, light.body.results.length]).toEqual([200, 1]);
    for (const query of [
      'filters[$and][0][rating][$gt]=3',
      'filters[$and][0][$or][0][rating][$gt]=3',
      'filters[$and][0][mainIssue][rating][$gt]=3',
      'filters[$and][0][enterprise][industry][$eq]=x',
      'filters[$and][0][t0.rating][$gt]=3',
      'filters[$and][0][createdBy][email][$contains]=a',
      'sort=rating:ASC',
      'sort=enterprise.industry:ASC',
      'sort[0]=light:ASC&sort[1]=rating:DESC',
      'fields[0]=rating',
      'fields=rating',
    ]) {
      const answer = await unitPanel.send('get', `${list}?page=1&pageSize=10&${query}`);
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    }
    const search = await unitPanel.send(
      'get',
      `/content-manager/collection-types/api::enterprise.enterprise?_q=${CANARY}`,
    );
    expect(search.body.results ?? []).toHaveLength(0);
  });

  test.each(['where[id]=1', 'lookup[id]=1', 'params[a]=1', '_where[id]=1', 'select=rating'])(
    'an unknown parameter is refused: %s',
    async (query) => {
      expect((await city.as('groupA').get(`/api/issues?${query}`)).status).toBe(400);
    },
  );

  test('a unit is told the same of an approval whether the enterprise gave it or the group on its behalf', async () => {
    const upload = await app
      .request()
      .post('/api/upload')
      .set('Authorization', `Bearer ${city.people.groupA.token}`)
      .attach('files', pdf(), '回执.pdf');
    const scan = upload.body[0].documentId as string;
    const proof = { channel: '电话', who: '示例经办人', at: '2026-01-05', attachments: [scan] };
    const ways: [Account, object][] = [
      ['enterpriseA', { rating: 5, comment: '好' }],
      ['groupA', { rating: 2, comment: '不好', evidence: proof }],
    ];
    const ids: string[] = [];
    for (const [account, data] of ways) {
      const id = (await city.as('groupA').register({ title: '同样的诉求' })).body.data.documentId as string;
      for (const [who, action, input] of [
        ['groupA', 'accept', {}],
        [
          'groupA',
          'transfer',
          {
            leadUnit: city.departments.zhujian,
            supportUnits: [city.departments.jiaotong],
            standard: '修复',
          },
        ],
        ['unitA', 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-0000000' }],
        ['unitA', 'report-back', { result: 'solved', measures: '已修复' }],
        [account, 'confirm', data],
      ] as const)
        expect([action, (await city.as(who).act(id, action, input)).status]).toEqual([action, 200]);
      ids.push(id);
    }
    const rowIds = (await app.db.query('select id, document_id from issues')).rows as {
      id: number;
      document_id: string;
    }[];
    const row = (id: string): string => String(rowIds.find((r) => r.document_id === id)?.id);
    // Keys, numbers, times and hashes aside.
    const plain = (text: string): string =>
      text
        .replace(
          /"(id|documentId|number|recordedAt|happenedAt|createdAt|updatedAt|publishedAt|hash|prevHash|issue)":("[^"]*"|\d+)/g,
          '"$1"',
        )
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T');
    const graphql = (query: string) => async (who: Account) =>
      JSON.stringify((await city.as(who).post('/graphql', { query })).body);
    const doors: [string, (id: string) => (who: Account) => Promise<string>][] = [
      ['ledger', (id) => async (who) => JSON.stringify(await get(who, `/api/casework/issues/${id}/ledger`))],
      [
        'generated entries',
        (id) => async (who) =>
          JSON.stringify(
            await get(who, `/api/ledger-entries?filters[issue][documentId]=${id}&sort=sequence&populate=*`),
          ),
      ],
      [
        'GraphQL ledger',
        (id) => graphql(`{ issueLedger(documentId: "${id}") { nodes { action actor input happenedAt } } }`),
      ],
      ['issue', (id) => async (who) => JSON.stringify(await get(who, `/api/issues/${id}?populate=*`))],
      [
        'actions',
        (id) => async (who) => JSON.stringify(await get(who, `/api/casework/issues/${id}/actions`)),
      ],
      ['files', () => async (who) => String((await city.as(who).get(`/api/casework/files/${scan}`)).status)],
    ];
    for (const who of ['unitA', 'unitB'] as const)
      for (const [door, ask] of doors) {
        const [own, behalf] = [await ask(ids[0] ?? '')(who), await ask(ids[1] ?? '')(who)];
        expect([who, door, plain(behalf)]).toEqual([who, door, plain(own)]);
        if (door === 'files') expect(own).toBe('404');
        expect(behalf).not.toContain(scan);
      }
    // In the panel: the page of the issue, its timeline, the ledger as a table.
    for (const path of [
      (id: string) => `/casework/issues/${id}/ledger`,
      (id: string) => `/casework/issues/${id}/summary`,
      (id: string) =>
        `/content-manager/collection-types/api::ledger-entry.ledger-entry?filters[$and][0][issue][id][$eq]=${row(id)}&sort=sequence:ASC&page=1&pageSize=50`,
    ]) {
      const [own, behalf] = [
        await unitPanel.send('get', path(ids[0] ?? '')),
        await unitPanel.send('get', path(ids[1] ?? '')),
      ];
      expect([path(''), own.status, plain(JSON.stringify(behalf.body))]).toEqual([
        path(''),
        200,
        plain(JSON.stringify(own.body)),
      ]);
    }
    const table = (await city.as('unitA').get('/api/casework/ledgers/unit?pagination[pageSize]=100')).body
      .data as object[];
    const told = table.map((one) => JSON.stringify(one)).filter((one) => one.includes('同样的诉求'));
    expect(told).toHaveLength(2);
    const [first, second] = told.map((one) =>
      plain(one)
        .replace(/包诉〔\d+〕\d+号/g, '编号')
        .replace(/"(row)":\d+/g, ''),
    );
    expect(second).toBe(first);
    // The group reads who it was.
    const entries = await get('groupA', `/api/casework/issues/${ids[1]}/ledger`);
    expect(entries.at(-1)).toMatchObject({
      action: 'confirm',
      actor: { role: 'group', onBehalfOf: { role: 'enterprise' } },
      input: { rating: 2, evidence: { attachments: [scan] } },
    });
    expect((await city.as('groupA').get(`/api/casework/files/${scan}`)).status).toBe(200);
  });
});
