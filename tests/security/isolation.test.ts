import { Doors, truthOf, typesOf, type Json } from '../access/doors';
import { buildWorld, canary, type Reader, type World } from '../access/world';
import { panel, type PanelCaller } from '../support/admin';
import { routesOf } from '../support/app';

/** Attacks across departments, over HTTP; numbered as in the list of attacks. Group A attacks, B is the victim. */
describe('isolation', () => {
  let world: World;
  let doors: Doors;
  let a: Reader;
  let superAdmin: PanelCaller;
  const lines: string[] = [];

  const get = (path: string, inPanel = false) => doors.ask(a, path, { panel: inPanel });
  const send = (method: string, path: string, body: unknown, inPanel = false) =>
    doors.ask(a, path, { method, body, panel: inPanel });
  const idOf = (key: string): string => world.issues[key] ?? '';
  /** Everything that an attack could have changed of B's. */
  const snapshot = async (): Promise<string> => {
    const { rows } = await world.kit.app.db.query(
      `select (select json_agg(i order by i.id) from issues i) as issues, (select count(*) from ledger_entries) as entries,
              (select json_agg(t order by t.id) from transfers t) as transfers, (select json_agg(r order by r.id) from reports r) as reports,
              (select json_agg(p order by p.id) from projects p) as projects, (select json_agg(e order by e.id) from enterprises e) as enterprises`,
    );
    return JSON.stringify(rows);
  };

  beforeAll(async () => {
    world = await buildWorld();
    const types = typesOf(world);
    doors = new Doors(world, types, await truthOf(world, types));
    a = world.readers.groupA;
    superAdmin = await panel(world.kit.app, world.city, 'super');
    // Everything that could be written anywhere, each request's line included.
    const log = world.kit.app.strapi.log as unknown as {
      level: string;
      transports: { silent: boolean }[];
      on(e: 'data', f: (i: unknown) => void): void;
    };
    log.level = 'debug';
    for (const transport of log.transports) transport.silent = true;
    log.on('data', (info) => lines.push(JSON.stringify(info)));
  }, 600_000);
  afterEach(() => {
    const { findings } = doors;
    const amiss = findings.splice(0);
    expect(amiss).toEqual([]);
  });
  afterAll(() => world?.kit.app.stop());

  test('T01 a foreign key, a number, a guess: answered as what does not exist, and nothing is changed', async () => {
    const before = await snapshot();
    for (const [plural, name] of [
      ['issues', 'issue'],
      ['reports', 'report'],
      ['projects', 'project'],
      ['enterprises', 'enterprise'],
    ] as const) {
      const row = doors.hiddenRows(a, name)[0];
      const missing = await get(`/api/${plural}/${'z'.repeat(24)}`);
      for (const key of [
        row?.['document_id'],
        row?.id,
        `${row?.['document_id']}0`,
        '../issues',
        '%00',
        '0 or 1=1',
      ]) {
        const answer = await get(`/api/${plural}/${encodeURIComponent(String(key))}`);
        expect({ plural, key, status: answer.status, text: answer.text }).toEqual({
          plural,
          key,
          status: 404,
          text: missing.text,
        });
      }
      const field = { issues: 'title', reports: 'measures', projects: 'name', enterprises: 'address' }[
        plural
      ];
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const body = { data: { [field]: 'x' } };
        const answer = await send(method, `/api/${plural}/${row?.['document_id']}`, body);
        const other = await send(method, `/api/${plural}/${'z'.repeat(24)}`, body);
        expect([403, 404, 405]).toContain(answer.status);
        expect([answer.status, answer.text]).toEqual([other.status, other.text]);
      }
    }
    for (const action of ['accept', 'note', 'transfer']) {
      const answer = await send('POST', `/api/casework/issues/${idOf('bregistered')}/actions/${action}`, {
        data: { text: 'x' },
      });
      const missing = await send('POST', `/api/casework/issues/${'z'.repeat(24)}/actions/${action}`, {
        data: { text: 'x' },
      });
      expect([answer.status, answer.text]).toEqual([missing.status, missing.text]);
    }
    // What may be deleted at all, and is not there or not seen.
    for (const key of [doors.hiddenRows(a, 'meeting-item')[0]?.['document_id'], 'z'.repeat(24)])
      expect([key, (await send('DELETE', `/api/meeting-items/${key}`, undefined)).status]).toEqual([
        key,
        404,
      ]);
    expect(await snapshot()).toBe(before);
  });

  test('T02 pages out of all proportion give own rows, and the size is held', async () => {
    const total = doors.visibleRows(a, 'issue').length;
    for (const query of [
      'pagination[page]=1&pagination[pageSize]=1000000',
      'pagination[start]=0&pagination[limit]=-1',
      'pagination[page]=1&pagination[pageSize]=100&pagination[withCount]=true',
    ]) {
      const answer = await get(`/api/issues?${query}`);
      if (answer.status !== 200) {
        expect(answer.status).toBe(400);
        continue;
      }
      expect(answer.body.data.length).toBeLessThanOrEqual(Math.min(100, total));
      expect(answer.body.meta.pagination.total).toBe(total);
    }
    for (const query of ['pagination[page]=-1', 'pagination[pageSize]=abc', 'pagination[page]=0'])
      expect((await get(`/api/issues?${query}`)).status).toBeLessThan(500);
  });

  test('T03 populates, deep, cyclic and through shared parents, bring no foreign row and no account', async () => {
    const paths = [
      '/api/issues?populate=*&pagination[pageSize]=100',
      '/api/issues?populate[enterprise][populate]=*&populate[mainIssue][populate][mainIssue][populate]=*&pagination[pageSize]=100',
      '/api/departments?populate=*&pagination[pageSize]=100',
      '/api/categories?populate=*',
      '/api/ledger-entries?populate[issue][populate][commonProblem][populate]=*&pagination[pageSize]=100',
      '/api/policies?populate=*',
      '/api/issues?populate[createdBy]=true',
      '/api/issues?populate[createdBy][populate]=roles',
      '/api/leaders?populate[localizations][populate]=*',
    ];
    for (const path of paths) {
      const answer = await get(path);
      expect([200, 400]).toContain(answer.status);
      if (answer.status !== 200) continue;
      for (const name of [
        '"password"',
        '"resetPasswordToken"',
        '"registrationToken"',
        '"createdBy"',
        '"updatedBy"',
      ])
        expect({ path, name, found: answer.text.includes(name) }).toEqual({ path, name, found: false });
    }
  });

  test('T04 no filter on a relation, an account or a secret answers anything about others', async () => {
    const operators = ['$eq', '$ne', '$contains', '$startsWith', '$gt', '$notNull'];
    const oracles = [
      'createdBy][email',
      'createdBy][resetPasswordToken',
      'createdBy][password',
      'updatedBy][roles][users][password',
      'enterprise][createdBy][email',
      'group][createdBy][password',
    ];
    for (const oracle of oracles) {
      for (const operator of operators) {
        const answer = await get(`/api/issues?filters[${oracle}][${operator}]=a`);
        expect({ oracle, operator, status: answer.status }).toEqual({ oracle, operator, status: 400 });
      }
    }
    const title = encodeURIComponent(canary('bhandling', 'title'));
    for (const path of [
      `/api/issues?filters[title][$contains]=${title}`,
      `/api/issues?filters[$or][0][title][$contains]=${title}&filters[$or][1][id][$lt]=0`,
      `/api/transfers?filters[issue][title][$contains]=${title}`,
      `/api/ledger-entries?filters[issue][mainIssue][title][$notNull]=true&filters[issue][title][$contains]=${title}`,
      `/api/enterprises?filters[contactName][$contains]=${encodeURIComponent(canary('enterpriseb', 'contact'))}`,
      `/api/leaders?filters[title]=${encodeURIComponent('示例副市长乙')}`,
    ]) {
      const answer = await get(path);
      expect({ path, total: answer.body?.meta?.pagination?.total }).toEqual({ path, total: 0 });
    }
  });

  test('T05 orders and searches', async () => {
    for (const query of [
      'sort=createdBy.email',
      'sort=createdBy.password:desc',
      'sort[0][createdBy][email]=asc',
      'fields[0]=clock',
      'fields[0]=complaint',
      'sort=complaint',
    ])
      expect((await get(`/api/issues?${query}`)).status).toBe(400);
    for (const word of [canary('bhandling', 'title'), 'CNRY-b', '%', '_', "'", '\\'])
      expect((await get(`/api/issues?_q=${encodeURIComponent(word)}`)).body.meta.pagination.total).toBe(
        word === '_' || word === '%' || word === "'" || word === '\\' ? 0 : 0,
      );
  });

  test('T06 parameters that are none', async () => {
    for (const query of [
      'where[id]=1',
      'lookup[id]=1',
      'params[a]=1',
      '_where[id]=1',
      'select=title',
      'where[updatedBy][resetPasswordToken][$startsWith]=a',
      'orderBy=id',
      'filter[id]=1',
      'populate[issues][where][id]=1',
    ]) {
      for (const path of [
        '/api/issues',
        `/api/issues/${idOf('ahandling')}`,
        '/api/reports',
        '/api/departments',
      ]) {
        const answer = await get(`${path}?${query}`);
        expect({ path, query, status: answer.status }).toEqual({ path, query, status: 400 });
      }
    }
  });

  test('T06 conditions in shapes that are none, at every door', async () => {
    for (const query of [
      'filters[id][$between]=1',
      'filters[id][$between][]=1',
      'filters[title][$not][$between]=1',
      'filters[enterprise][$or][0]=x',
      'filters[$or][0]=x',
      'filters[$and][0]=',
      'filters[$and]=1',
      'filters[$and][0][$or][0]=',
      'filters[$not]=1',
      'filters[$not][0]=',
      'filters[0][rating][$gt]=99',
      'filters[0][0][stage]=closed',
    ]) {
      for (const [path, inPanel] of [
        ['/api/issues', false],
        ['/api/casework/issues/export.xlsx', false],
        ['/content-manager/collection-types/api::issue.issue', true],
        ['/casework/issues/export.xlsx', true],
      ] as const) {
        const answer = await get(`${path}?${query}`, inPanel);
        expect({ path, query, status: answer.status }).toEqual({ path, query, status: 400 });
      }
    }
    for (const query of ['filters[0][id]=1', 'filters[$not]=1'])
      expect((await fetch(`${world.kit.app.url}/api/issues?${query}`)).status).toBe(401);
    for (const query of ['[$not]=1', '[0][id]=1', '[id][$between]=1'])
      expect((await get(`/api/issues?populate[enterprise][filters]${query}`)).status).toBe(400);
    for (const where of [
      'title:{between:["a"]}',
      'documentId:{between:["a"]}',
      'title:{not:{between:["a"]}}',
    ]) {
      const answer = await send('POST', '/graphql', { query: `{issues(filters:{${where}}){title}}` });
      expect([where, answer.body.errors[0].extensions.error.status]).toEqual([where, 400]);
    }
    // What everything has by inheritance is no field.
    for (const name of ['constructor', 'toString', 'valueOf']) {
      const answer = await send('POST', '/api/projects', { data: { [name]: 1 } });
      expect([name, answer.status, answer.body.error.message]).toEqual([name, 400, `没有“${name}”这一项`]);
    }
    for (const kind of ['collection-types', 'single-types'])
      for (const action of ['discard', 'publish']) {
        const of = kind === 'collection-types' ? `/${idOf('ahandling')}` : '';
        const path = `/content-manager/${kind}/api::issue.issue${of}/actions/${action}`;
        const { status } = await send('POST', path, {}, true);
        expect([kind, action, [403, 404].includes(status)]).toEqual([kind, action, true]);
      }
  });

  test('T07 drafts, other languages, versions', async () => {
    const own = doors.visibleRows(a, 'issue').length;
    for (const query of [
      'status=draft',
      'locale=*',
      'publicationState=preview',
      'publicationFilter=all',
      'hasPublishedVersion=false',
    ]) {
      const answer = await get(`/api/issues?${query}`);
      if (answer.status === 200) expect(answer.body.meta.pagination.total).toBeLessThanOrEqual(own);
      else expect(answer.status).toBe(400);
    }
  });

  test('T08 GraphQL: aliases, fragments, connections, and what a mutation answers', async () => {
    const ask = (query: string) => send('POST', '/graphql', { query });
    const key = idOf('bhandling');
    const one =
      await ask(`{ x: issue(documentId: "${key}") { documentId title } y: issues(filters: { documentId: { eq: "${key}" } }) { title }
      z: issues_connection(filters: { documentId: { eq: "${key}" } }) { pageInfo { total } nodes { title } } ...F } fragment F on Query { w: transfers(filters: { issue: { documentId: { eq: "${key}" } } }) { standard } }`);
    expect(one.body.data ?? {}).toMatchObject({
      x: null,
      y: [],
      z: { pageInfo: { total: 0 }, nodes: [] },
      w: [],
    });
    const ledger = await ask(`{ issueLedger(documentId: "${key}") { nodes { action } } }`);
    expect(ledger.body.errors[0].extensions.error.status).toBe(404);
    const before = await snapshot();
    const note = await ask(
      `mutation { noteIssue(documentId: "${key}", data: { text: "x" }) { title description } }`,
    );
    expect(note.body.errors[0].extensions.error.status).toBe(404);
    const project = doors.hiddenRows(a, 'project')[0]?.['document_id'];
    const update = await ask(
      `mutation { updateProject(documentId: "${project}", data: { name: "x" }) { name } }`,
    );
    expect(update.body.errors?.length ?? (update.body.data.updateProject === null ? 1 : 0)).toBeGreaterThan(
      0,
    );
    expect(await snapshot()).toBe(before);
  });

  test('T09 the Content Manager: forms, pickers, clone, bulk', async () => {
    const before = await snapshot();
    const base = '/content-manager/collection-types';
    const key = idOf('bhandling');
    const report = doors.hiddenRows(a, 'report')[0]?.['document_id'];
    const foreign = [
      await get(`${base}/api::issue.issue/${key}`, true),
      await send('PUT', `${base}/api::issue.issue/${key}`, { title: 'x' }, true),
      await send('DELETE', `${base}/api::issue.issue/${key}`, {}, true),
      await send('POST', `${base}/api::issue.issue/clone/${key}`, {}, true),
      await send('POST', `${base}/api::issue.issue/auto-clone/${key}`, {}, true),
      await send('PUT', `${base}/api::report.report/${report}`, { issues: 'x' }, true),
      await send('POST', `${base}/api::report.report/clone/${report}`, { period: '2026-04' }, true),
      await send('POST', `${base}/api::issue.issue/actions/bulkDelete`, { documentIds: [key] }, true),
      await send('POST', `${base}/api::report.report/actions/bulkDelete`, { documentIds: [report] }, true),
      await send('POST', `${base}/api::issue.issue/actions/bulkPublish`, { documentIds: [key] }, true),
    ];
    for (const answer of foreign)
      expect({ status: answer.status, text: answer.status < 400 ? answer.text : '' }).toEqual({
        status: expect.any(Number),
        text: '',
      });
    const title = encodeURIComponent(canary('bhandling', 'title'));
    for (const path of [
      `/content-manager/relations/api::meeting-item.meeting-item/issue?page=1&pageSize=50&_q=${title}`,
      `/content-manager/relations/api::meeting-item.meeting-item/issue?page=1&pageSize=50&_q=CNRY-b&_filter=$startsWith`,
      `/content-manager/relations/api::transfer.transfer/issue?page=1&pageSize=50&_q=${title}&_filter=$contains`,
    ])
      expect((await get(path, true)).body?.results ?? []).toEqual([]);
    // A relation that his role does not read.
    const unread = await get('/content-manager/relations/api::transfer.transfer/createdBy?page=1', true);
    expect(unread.status).toBe(403);
    const localized = await get(
      '/content-manager/relations/api::transfer.transfer/localizations?page=1',
      true,
    );
    expect(localized.status).toBe(404);
    expect(await snapshot()).toBe(before);
  });

  test('T10 what is unique elsewhere says nothing', async () => {
    const answers = [];
    for (const value of ['bhandling', 'no-such-thing']) {
      const answer = await send(
        'POST',
        '/content-manager/uid/check-availability?locale=zh',
        { contentTypeUID: 'api::issue.issue', field: 'number', value },
        true,
      );
      answers.push(answer.status);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toBeGreaterThanOrEqual(400);
    const keyed = await send('POST', '/api/enterprise-figures', {
      data: { enterprise: world.city.enterprises.B, quarter: '2026Q1' },
    });
    const free = await send('POST', '/api/enterprise-figures', {
      data: { enterprise: world.city.enterprises.B, quarter: '2027Q1' },
    });
    expect([keyed.status, keyed.text]).toEqual([free.status, free.text]);
  });

  test('T11 writes across: nothing is linked either way, no own row is given away', async () => {
    const before = await snapshot();
    const own = doors.visibleRows(a, 'project')[0]?.['document_id'];
    const b = world.city.enterprises.B;
    const tries = [
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: b } }),
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: { connect: [b] } } }),
      await send('PUT', `/api/projects/${own}`, { data: { enterprise: { set: [b] } } }),
      await send('POST', '/api/projects', { data: { name: 'x', enterprise: b } }),
      await send(
        'PUT',
        `/content-manager/collection-types/api::project.project/${own}`,
        { enterprise: { connect: [{ documentId: b }], disconnect: [] } },
        true,
      ),
      await send('POST', '/api/casework/issues', {
        data: {
          enterprise: b,
          title: 'x',
          description: 'x',
          kind: 'appeal',
          channel: 'phone',
          category: world.city.categories.plain,
          handlingType: 'normal',
        },
      }),
      await send('POST', `/api/casework/issues/${idOf('aregistered')}/actions/merge`, {
        data: { mainIssue: idOf('bregistered') },
      }),
      await send('POST', '/api/visits', {
        data: { leader: world.city.leaders.B, date: '2026-03-05', form: 'onsite' },
      }),
    ];
    for (const answer of tries) expect([400, 403, 404]).toContain(answer.status);
    expect(await snapshot()).toBe(before);
  });

  test('T12 the panel’s history, recent entries, counts, releases, preview', async () => {
    for (const path of [
      '/content-manager/homepage/recent-documents?action=update',
      '/content-manager/homepage/count-documents',
      '/admin/homepage/key-statistics',
      '/content-manager/history-versions?contentType=api::issue.issue&documentId=x',
      '/content-releases',
      `/content-manager/preview/url/api::issue.issue?documentId=${idOf('bhandling')}`,
      '/upload/files?page=1&pageSize=100',
      '/upload/folders',
    ]) {
      const answer = await get(path, true);
      if (path.includes('homepage')) expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
  });

  test('T12 an inbox tells of what its owner sees now, and of the rest that it happened', async () => {
    expect((await world.city.as('office').post('/api/casework/sweep', {})).status).toBe(200);
    type Message = { issue: string | null; number: string | null; title: string; body: string };
    const inbox = async (reader: Reader, panel = false): Promise<Message[]> =>
      (await doors.ask(reader, `${panel ? '' : '/api'}/casework/messages?pageSize=100`, { panel })).body.data;
    for (const reader of doors.readers) await inbox(reader);
    for (const reader of doors.panelReaders) await inbox(reader, true);
    // Unit B was told of what it has returned since: number and event are left.
    const told = await inbox(world.readers.unitB);
    const left = told.filter(({ issue, number }) => issue === null && number !== null);
    expect(left.length).toBeGreaterThan(0);
    for (const { number, title, body } of left) {
      expect(title).toContain(number);
      expect(body).toBe('该诉求不在当前身份的查看范围内，消息内容不再显示。');
    }
    expect(told.some(({ issue, body }) => issue !== null && body.includes('CNRY-b'))).toBe(true);
  });

  test('T13 figures of others are not to be had', async () => {
    const period = 'from=2020-01-01&to=2035-01-01';
    const b = world.city.departments.shangwu;
    expect((await get(`/api/casework/measures?subject=group&id=${b}&${period}`)).status).toBe(404);
    expect(
      (await get(`/api/casework/measures?subject=leader&id=${world.city.leaders.B}&${period}`)).status,
    ).toBe(404);
    expect(
      (
        await get(
          `/api/casework/measures?subject=unit&id=${world.city.departments.jiaotong}&group=${b}&${period}`,
        )
      ).status,
    ).toBe(404);
    expect(
      (await get(`/api/casework/measures/closure_rate/records?subject=group&id=${b}&${period}`)).status,
    ).toBe(404);
  });

  test('T13 what one may ask for does not tell of others by the difference of two answers', async () => {
    const { city, kit } = world;
    const period = 'from=2020-01-01&to=2035-01-01';
    const measures = async (who: 'groupA' | 'unitA', query: string): Promise<Json> => {
      const answer = await city.as(who).get(`/api/casework/measures?${query}`);
      expect(answer.status).toBe(200);
      return answer.body.data;
    };
    // Of a unit a group is told its own part, named or not: others' business with it does not show.
    const unit = `subject=unit&id=${city.departments.zhujian}&${period}`;
    const part = (): Promise<Json> => measures('groupA', unit);
    const before = await part();
    expect(await measures('groupA', `${unit}&group=${city.departments.fagai}`)).toEqual(before);
    const whole = await measures('unitA', unit);
    const foreign = await kit.register({ enterprise: city.enterprises.B, title: '另一事项' }, 'groupB');
    await kit.done('groupB', foreign, 'accept');
    await kit.done('groupB', foreign, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
    await kit.done('unitA', foreign, 'take-up', { section: '科', responsiblePerson: '某', phone: '0454-1' });
    expect(await part()).toEqual(before);
    expect(await measures('unitA', unit)).not.toEqual(whole);

    // A rating, and whose hand it was, is in no figure of a unit's, however the period is cut.
    await kit.done('unitA', foreign, 'report-back', { result: 'solved', measures: '已修复' });
    await kit.done('enterpriseB', foreign, 'confirm', { rating: 5 });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const next = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    const cuts = [
      period,
      `from=2020-01-01&to=${day}`,
      `from=2020-01-01&to=${next}`,
      `from=${day}&to=${next}`,
    ];
    const told = async (): Promise<string> =>
      JSON.stringify(
        await Promise.all(
          cuts.map((cut) => measures('unitA', `subject=unit&id=${city.departments.zhujian}&${cut}`)),
        ),
      );
    const good = await told();
    expect(good).toMatch(/"satisfaction_rate"[^}]*"withheld":true/);
    expect(good).not.toMatch(/"(satisfaction|on_behalf)_rate"[^}]*"value":"/);
    const city5 = (await city.as('office').get(`/api/casework/measures?subject=city&${cuts[3]}`)).body.data;
    await kit.done('office', foreign, 'correct', {
      field: 'rating',
      value: 1,
      reason: '录错',
      evidence: { channel: '电话', who: '示例企业', at: '2026-01-05' },
    });
    expect(await told()).toBe(good);
    expect(
      (await city.as('office').get(`/api/casework/measures?subject=city&${cuts[3]}`)).body.data,
    ).not.toEqual(city5);
  });

  test('T13 workbooks and PDFs carry nothing that others wrote, not even in their cells', async () => {
    const readers = world.readers;
    for (const reader of [readers.groupA, readers.groupB, readers.unitA, readers.leaderB]) {
      for (const address of ['issues/export.xlsx', 'ledgers/group/export.xlsx', 'ledgers/unit/export.xlsx']) {
        // What is foreign in it the answer is searched for (Doors.ask).
        const { status, text } = await doors.ask(reader, `/api/casework/${address}`);
        expect({ reader: reader.name, address, status }).toEqual({
          reader: reader.name,
          address,
          status: 200,
        });
        const own = reader === a && address.startsWith('issues');
        if (own) expect(text).toContain(canary('ahandling', 'title'));
      }
      const half = `half=${new Date().getUTCFullYear()}H2`;
      const refused = await doors.ask(reader, `/api/casework/documents/circular.pdf?${half}`);
      expect(refused.status).toBe(403);
    }
    // All groups, all units and the Party committee read the circular: nobody's texts are in it.
    const circular = await doors.ask(
      readers.office,
      `/api/casework/documents/circular.pdf?half=${new Date().getUTCFullYear()}H2`,
    );
    expect(circular.status).toBe(200);
    expect(circular.text).toContain('企业满意率');
    expect(circular.text).not.toContain('CNRY-');
  });

  test('T14 files by guessed keys and addresses', async () => {
    const { rows } = await world.kit.app.db.query<{
      document_id: string;
      hash: string;
      ext: string;
      url: string;
    }>('select document_id, hash, ext, url from files where id = $1', [world.files['bhandling']?.id]);
    const [file] = rows;
    const missing = await get(`/api/casework/files/${'z'.repeat(24)}`);
    const hidden = await get(`/api/casework/files/${file?.document_id}`);
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    for (const path of [
      file?.url ?? '',
      `/uploads/${file?.hash}${file?.ext}`,
      `/uploads/thumbnail_${file?.hash}${file?.ext}`,
      `/casework/files/signed/${file?.hash}${file?.ext}`,
      `/casework/files/signed/${file?.hash}${file?.ext}?until=99999999999999&signature=AAAA`,
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await doors.ask(a, path, { method });
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      }
    }
    const own = await get(`/api/casework/files/${world.files['ahandling']?.documentId}`);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    // What another may have in a cache is asked for anew, and by him who asks.
    const { url, token } = { url: world.kit.app.url, token: a.token ?? '' };
    for (const [name, value] of [
      ['if-modified-since', new Date(Date.now() + 86_400_000).toUTCString()],
      ['if-none-match', '*'],
      ['range', 'bytes=0-10'],
      ['range', 'bytes=-5'],
    ] as const) {
      const answer = await fetch(`${url}/api/casework/files/${file?.document_id}`, {
        headers: { authorization: `Bearer ${token}`, [name]: value },
      });
      expect([answer.status, await answer.text()]).toEqual([404, missing.text]);
    }
  });

  test('T15 a signed address: for a while, for this file, unchanged, and written into no log', async () => {
    const id = world.files['ahandling']?.id ?? 0;
    const list = await get('/upload/files?page=1&pageSize=100', true);
    const address = (list.body.results as Json[]).find((file) => file.id === id)?.url as string;
    expect(address).toMatch(/^\/casework\/files\/signed\/[\w-]+\.pdf\?until=\d+&signature=[\w-]{43}$/);
    const open = (path: string, method = 'GET'): Promise<Response> =>
      fetch(`${world.kit.app.url}${path}`, { method });
    const good = await open(address);
    expect([good.status, good.headers.get('cache-control'), good.headers.get('referrer-policy')]).toEqual([
      200,
      'private, no-store',
      'no-referrer',
    ]);
    await good.arrayBuffer();
    expect((await open(address, 'HEAD')).status).toBe(200);
    const until = Number(/until=(\d+)/.exec(address)?.[1]);
    const { rows } = await world.kit.app.db.query<{ name: string }>(
      'select hash || ext as name from files where id = $1',
      [world.files['bhandling']?.id],
    );
    for (const changed of [
      address.replace(/until=\d+/, `until=${until + 1}`),
      address.replace(/until=\d+/, `until=${until}0`),
      address.replace(/until=\d+/, `until=-1`),
      address.replace(/signed\/[^?]+/, `signed/${rows[0]?.name}`),
      address.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A')),
      address.replace(/&signature.*/, ''),
      `${address}&signature=x`,
      address.replace('signature=', 'signature[]='),
    ])
      expect([changed, (await open(changed)).status]).toEqual([changed, 404]);
    // Half an hour on it is an address like any other.
    world.kit.at(new Date(until + 8 * 3_600_000 + 61_000).toISOString().slice(0, 16));
    expect((await open(address)).status).toBe(404);
    world.kit.at(null);
    const secret = /signature=([\w-]+)/.exec(address)?.[1] ?? '';
    expect(lines.filter((line) => line.includes('/casework/files/signed/')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  });

  test('T16 a change of scope holds from the next request; without a membership there is nothing', async () => {
    const { app, city } = world.kit;
    const staff = city.people.liaisonA.staffId;
    const liaison = world.readers.liaisonA;
    const list = async (): Promise<Json[]> =>
      (await doors.world.city.as('liaisonA').get('/api/issues?pagination[pageSize]=100')).body.data ?? [];
    const beforeMove = (await list()).map((i) => i.documentId);
    expect(beforeMove).toContain(idOf('ahandling'));
    const set = (sql: string, values: unknown[]): Promise<unknown> => app.db.query(sql, values);
    const { rows } = await app.db.query<{ id: number }>('select id from leaders where document_id = $1', [
      city.leaders.B,
    ]);
    await set('update memberships set leader_id = $1 where staff_member_id = $2', [rows[0]?.id, staff]);
    const afterMove = (await list()).map((i) => i.documentId);
    expect(afterMove).toContain(idOf('bhandling'));
    expect(afterMove).not.toContain(idOf('ahandling'));
    await set('update memberships set until = now() where staff_member_id = $1', [staff]);
    expect(await list()).toEqual([]);
    await set('update memberships set until = null where staff_member_id = $1', [staff]);
    await set('update staff_members set active = false where id = $1', [staff]);
    expect(await list()).toEqual([]);
    await set('update staff_members set active = true where id = $1', [staff]);
    await set('update memberships set leader_id = $1 where staff_member_id = $2', [liaison.leader, staff]);
    // An API token that is tied to nobody reads nothing.
    const tokens = app.strapi.service('admin::api-token') as unknown as {
      create(t: object): Promise<{ accessKey: string }>;
    };
    const { accessKey } = await tokens.create({
      name: '无主',
      type: 'full-access',
      lifespan: null,
      description: '',
    });
    const loose = await fetch(`${app.url}/api/issues`, { headers: { authorization: `Bearer ${accessKey}` } });
    expect(((await loose.json()) as { data: unknown[] | null }).data ?? []).toEqual([]);
    expect((await fetch(`${app.url}/api/issues`)).status).toBe(401);
  });

  test('T16 merged departments: the one that is no more sees nothing, its people see the other’s, from the next request', async () => {
    const { city, kit } = world;
    const { app } = kit;
    const titles = async (who: 'unitA' | 'unitB' | 'groupA', path = '/api/issues'): Promise<string[]> =>
      ((await city.as(who).get(`${path}?pagination[pageSize]=100`)).body.data ?? []).map(
        (row: Json) => row.documentId as string,
      );
    const put = async (path: string, data: object): Promise<void> =>
      expect([path, (await city.as('office').put(path, { data })).status]).toEqual([path, 200]);
    const old = `/api/departments/${city.departments.jiaotong}`;
    const { membership } = city.people.unitB;
    const zhujian = await titles('unitA');
    const before = await titles('unitB');
    expect(before).toContain(idOf('bhandling'));
    expect(zhujian).not.toContain(idOf('bhandling'));
    try {
      await put(old, { active: false });
      for (const path of ['/api/issues', '/api/transfers', '/api/ledger-entries', '/api/enterprises'])
        expect([path, await titles('unitB', path)]).toEqual([path, []]);
      expect((await city.as('unitB').get(`/api/issues/${idOf('bhandling')}`)).status).toBe(404);
      const token = await doors.ask(world.readers.token, '/api/issues');
      expect(token.body.data ?? []).toEqual([]);
      // His membership goes over to the department that takes the other in.
      await put(`/api/memberships/${membership}`, { department: city.departments.zhujian });
      expect((await titles('unitB')).sort()).toEqual([...zhujian].sort());
      // An issue goes over by its own action, and is seen from then on.
      await kit.done('groupB', idOf('bhandling'), 'reassign', {
        leadUnit: city.departments.zhujian,
        reason: '机构合并',
      });
      expect(await titles('unitB')).toContain(idOf('bhandling'));
      expect(await titles('unitA')).toContain(idOf('bhandling'));
      // A group likewise.
      await put(`/api/departments/${city.departments.fagai}`, { active: false });
      expect(await titles('groupA')).toEqual([]);
    } finally {
      await app.db.query('update departments set active = true');
      await app.db.query(
        'update memberships set department_id = (select id from departments where document_id = $1) where document_id = $2',
        [city.departments.jiaotong, membership],
      );
    }
    expect(await titles('groupA')).toContain(idOf('ahandling'));
  });

  test('a transfer gives sight from its moment, a return takes it away and leaves its own row', async () => {
    const { kit } = world;
    const id = await kit.register({ title: '视线' }, 'groupA');
    const sees = async (): Promise<number> => (await kit.city.as('unitC').get(`/api/issues/${id}`)).status;
    await kit.done('groupA', id, 'accept');
    expect(await sees()).toBe(404);
    await kit.done('groupA', id, 'transfer', { leadUnit: kit.city.departments.township, standard: '修复' });
    expect(await sees()).toBe(200);
    await kit.done('unitC', id, 'return', {
      reason: '不属于本镇',
      suggestedUnit: kit.city.departments.zhujian,
    });
    expect(await sees()).toBe(404);
    const own = await kit.city
      .as('unitC')
      .get(`/api/transfers?filters[returnReason]=${encodeURIComponent('不属于本镇')}`);
    expect(own.body.data).toHaveLength(1);
    expect((await kit.city.as('unitC').get(`/api/casework/issues/${id}/ledger`)).status).toBe(404);
  });

  test('canaries: every line of the log is clean of what was written into records', () => {
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => /CNRY-[ab]\w+-(title|description|note|comment|file)/.test(line))).toEqual(
      [],
    );
  });

  test('T30 refused attempts are there for the auditor, and for no department', async () => {
    const attempts = await world.city.as('auditor').get('/api/refused-attempts?sort=id&populate=issue');
    expect(attempts.body.data.length).toBeGreaterThanOrEqual(4);
    for (const attempt of attempts.body.data)
      expect(attempt).toMatchObject({
        at: expect.any(String),
        account: expect.stringContaining('api:'),
        role: expect.any(String),
        action: expect.any(String),
        httpStatus: expect.any(Number),
        code: expect.any(String),
      });
    expect((await get('/api/refused-attempts')).body.data).toEqual([]);
    for (const sql of [
      'delete from refused_attempts',
      'truncate refused_attempts',
      `update refused_attempts set code = 'x'`,
    ])
      await expect(world.kit.app.db.query(sql)).rejects.toMatchObject({ code: 'QM002' });
    expect(
      (
        await superAdmin.send(
          'get',
          '/content-manager/collection-types/api::refused-attempt.refused-attempt?page=1',
        )
      ).status,
    ).toBe(200);
  });

  test('T30 every route leaves a trail: time, account, address, what was asked for, how it ended', async () => {
    const { app, city } = world.kit;
    const routes = routesOf(app).filter(({ path }) => !/sign-out|logout/.test(path));
    for (const known of [
      '/api/issues',
      '/api/casework/issues/:documentId/actions/:action',
      '/content-manager/collection-types/:model',
      '/casework/sweep',
    ])
      expect(routes.map(({ path }) => path)).toContain(known);
    expect(routes.length).toBeGreaterThan(200);
    const inPanel = await world.readers.groupB.panel?.();
    const missing: string[] = [];
    for (const { method, path } of routes) {
      const address = path.replace(/:[A-Za-z_]+(\(.*?\))?/g, 'z'.repeat(24));
      const ofApi = address.startsWith('/api/') || address === '/graphql';
      const from = lines.length;
      const answer = await fetch(app.url + address, {
        method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${ofApi ? city.people.groupB.token : inPanel}`,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      await answer.arrayBuffer();
      const line = await waitFor(() =>
        lines.slice(from).find((one) => one.includes(`${method} ${address} (`)),
      );
      const result = new RegExp(` ms\\) ${answer.status} (\\S+) (\\S+)"`).exec(line ?? '');
      const named = /^(none|api:groupB|admin:\S+@example\.test)$/.test(result?.[1] ?? '');
      if (!named || !/127\.0\.0\.1|::1/.test(result?.[2] ?? ''))
        missing.push(`${method} ${path} ${answer.status}: ${line}`);
    }
    expect(missing).toEqual([]);
  }, 300_000);
});

async function waitFor<T>(ask: () => T | undefined): Promise<T | undefined> {
  for (let i = 0; i < 50; i += 1) {
    const found = ask();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
  return undefined;
}
