import { bootApp, type TestApp } from '../support/app';
import { readSheet } from '../tables/sheet';
import { buildCity, type Account, type City } from '../support/city';

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(() => app?.stop());

const PERIOD = 'from=2026-01-01&to=2100-01-01';

type Figure = { code: string; numerator: unknown; denominator: unknown; value: unknown };
type Told = { id: string | null; measures: Figure[] };

const ask = (who: Account, query: string) => city.as(who).get(`/api/casework/measures?${query}&${PERIOD}`);
const figure = (told: Told | undefined, code: string): Figure | undefined =>
  told?.measures.find((m) => m.code === code);

async function sendOn(who: 'groupA' | 'groupB', enterprise: string): Promise<string> {
  const made = await city.as(who).register({ enterprise });
  const id: string = made.body.data.documentId;
  await city.as(who).act(id, 'accept');
  const sent = await city
    .as(who)
    .act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
  expect(sent.status).toBe(200);
  return id;
}

test('bad parameters are 400, no account 401', async () => {
  const bad = [
    `${PERIOD}`,
    `subject=nobody&${PERIOD}`,
    'subject=city',
    'subject=city&from=2026-02-30&to=2026-03-01',
    'subject=city&from=2026-03-01&to=2026-03-01',
    `subject=city&${PERIOD}&more=1`,
    `subject=city&id=x&${PERIOD}`,
    `subject=group&group=x&${PERIOD}`,
    `subject=city&imported=maybe&${PERIOD}`,
    `subject=city&subject=group&${PERIOD}`,
  ];
  for (const query of bad) {
    expect({
      query,
      status: (await city.as('office').get(`/api/casework/measures?${query}`)).status,
    }).toEqual({
      query,
      status: 400,
    });
  }
  expect((await app.request().get(`/api/casework/measures?subject=city&${PERIOD}`)).status).toBe(401);
});

test('a period that goes on is judged up to now, one that is over up to its end', async () => {
  const cutOff = async (period: string): Promise<string> =>
    (await city.as('office').get(`/api/casework/measures?subject=city&${period}`)).body.meta.cutOff;
  expect(await cutOff('from=2026-01-01&to=2026-07-01')).toBe('2026-06-30T16:00:00.000Z');
  expect(Date.parse(await cutOff(PERIOD))).toBeLessThanOrEqual(Date.now());
});

test('without a project the investment is 0 of 0, and no rate', async () => {
  const { body } = await city
    .as('office')
    .get('/api/casework/measures?subject=city&from=2030-01-01&to=2030-07-01');
  expect(figure(body.data[0], 'investment_completion')).toMatchObject({
    numerator: '0',
    denominator: '0',
    value: null,
  });
});

test('own subject and city for everyone, a group its issues’ part of a unit, the office everything', async () => {
  const mine = await sendOn('groupA', city.enterprises.A);
  await sendOn('groupB', city.enterprises.B);

  const everyone: Account[] = ['office', 'auditor', 'groupA', 'unitA', 'leaderA', 'liaisonA', 'enterpriseA'];
  for (const who of everyone) {
    const { status, body } = await ask(who, 'subject=city');
    expect({ who, status }).toEqual({ who, status: 200 });
    expect(figure(body.data[0], 'transfer_timeliness')).toMatchObject({
      numerator: 2,
      denominator: 2,
      value: '1.0000',
    });
  }
  expect((await ask('office', 'subject=group')).body.data).toHaveLength(27);
  expect((await ask('auditor', 'subject=leader')).body.data).toHaveLength(2);

  const own: [Account, string, string][] = [
    ['groupA', 'group', city.departments.fagai],
    ['unitA', 'unit', city.departments.zhujian],
    ['leaderA', 'leader', city.leaders.A],
    ['liaisonA', 'leader', city.leaders.A],
  ];
  for (const [who, subject, id] of own) {
    expect((await ask(who, `subject=${subject}`)).body.data.map((s: Told) => s.id)).toEqual([id]);
  }
  const hidden: [Account, string][] = [
    ['groupA', `subject=group&id=${city.departments.shangwu}`],
    ['groupA', `subject=leader&id=${city.leaders.A}`],
    ['groupA', `subject=unit&id=${city.departments.zhujian}&group=${city.departments.shangwu}`],
    ['unitA', `subject=unit&id=${city.departments.jiaotong}`],
    ['leaderA', `subject=leader&id=${city.leaders.B}`],
    ['enterpriseA', `subject=group&id=${city.departments.fagai}`],
    ['office', 'subject=group&id=nosuchdocument'],
  ];
  for (const [who, query] of hidden) expect((await ask(who, query)).status).toBe(404);
  expect((await ask('enterpriseA', 'subject=group')).body.data).toEqual([]);

  const unit = `subject=unit&id=${city.departments.zhujian}`;
  const made = async (who: Account, query: string) =>
    figure((await ask(who, query)).body.data[0], 'return_rate')?.denominator;
  expect(await made('office', unit)).toBe(2);
  expect(await made('office', `${unit}&group=${city.departments.fagai}`)).toBe(1);
  expect(await made('groupA', unit)).toBe(1);
  expect(await made('groupB', unit)).toBe(1);

  // Ratings are not for units, so the rate is not either.
  expect(figure((await ask('unitA', 'subject=unit')).body.data[0], 'satisfaction_rate')).toMatchObject({
    numerator: null,
    value: null,
    withheld: true,
  });

  const records = (who: Account, code: string, query: string) =>
    city.as(who).get(`/api/casework/measures/${code}/records?${query}&${PERIOD}`);
  const numbers = async (who: Account) =>
    (await records(who, 'transfer_timeliness', 'subject=city&part=numerator')).body.data.map(
      (r: { documentId: string }) => r.documentId,
    );
  expect(await numbers('office')).toHaveLength(2);
  expect(await numbers('groupA')).toEqual([mine]);
  // Records behind the figure that he may not list are given as a number.
  for (const [who, notVisible] of [
    ['office', 0],
    ['groupA', 1],
    ['groupB', 1],
  ] as const)
    expect(
      (await records(who, 'transfer_timeliness', 'subject=city&part=numerator')).body.meta.notVisible,
    ).toBe(notVisible);
  expect((await records('office', 'nonsense', 'subject=city')).status).toBe(404);
  expect((await records('office', 'return_rate', 'subject=group')).status).toBe(400);
  // Nor do they say, by figure or by list, what came from whose hand; and the city's list is a list of theirs too.
  expect(figure((await ask('unitA', 'subject=unit')).body.data[0], 'on_behalf_rate')).toMatchObject({
    value: null,
    withheld: true,
  });
  for (const code of ['satisfaction_rate', 'solution_rate', 'on_behalf_rate']) {
    for (const subject of ['unit', 'city'])
      expect((await records('unitA', code, `subject=${subject}`)).status).toBe(403);
  }
  expect((await records('office', 'return_rate', 'subject=city&part=neither')).status).toBe(400);
  expect((await records('office', 'return_rate', 'subject=city&pagination[pageSize]=501')).status).toBe(400);
  expect(
    (await records('groupA', 'return_rate', `subject=group&id=${city.departments.shangwu}`)).status,
  ).toBe(404);
});

test('every figure opens onto as many records as it counts, over REST and GraphQL alike', async () => {
  const { documentId } = (await city.as('groupA').register({ enterprise: city.enterprises.A })).body.data;
  const steps: [Account, string, object][] = [
    ['groupA', 'accept', {}],
    ['groupA', 'transfer', { leadUnit: city.departments.jiaotong, standard: '修复' }],
    ['unitB', 'take-up', { section: '科', responsiblePerson: '示例某', phone: '0454-0000000' }],
    ['unitB', 'report-back', { result: 'solved', measures: '已修复' }],
    ['groupA', 'rework', { reason: '补充' }],
    ['unitB', 'report-back', { result: 'solved', measures: '已修复' }],
    ['enterpriseA', 'confirm', { rating: 5 }],
    ['leaderA', 'consent', {}],
  ];
  for (const [who, action, data] of steps)
    expect((await city.as(who).act(documentId, action, data)).status).toBe(200);
  const gql = async (who: Account, query: string) => {
    const { body } = await city.as(who).post('/graphql', { query });
    return body as { data: Record<string, unknown> | null; errors?: { extensions: { error: unknown } }[] };
  };
  const period = 'from: "2026-01-01", to: "2100-01-01"';
  const fields =
    'subject id name measures { code name numerator denominator value lowerIsBetter leftOut withheld }';
  const whose = [
    ['city', undefined],
    ['group', city.departments.fagai],
    ['unit', city.departments.jiaotong],
    ['leader', city.leaders.A],
  ] as const;
  const counted: [string, string, string, number][] = [];
  const listed: [string, string, string, number][] = [];
  for (const [subject, id] of whose) {
    const { body } = await ask('auditor', `subject=${subject}${id ? `&id=${id}` : ''}`);
    const told = (body.data as Told[])[0];
    const same = await gql(
      'auditor',
      `{ measures(subject: "${subject}"${id ? `, id: "${id}"` : ''}, ${period}) { ${fields} } }`,
    );
    expect(same.errors).toBeUndefined();
    expect(
      (same.data?.['measures'] as Told[]).map((s) => ({
        ...s,
        measures: s.measures.map((m) =>
          Object.fromEntries(
            Object.entries(m).filter(
              ([k, v]) => v !== null || k === 'value' || k === 'numerator' || k === 'denominator',
            ),
          ),
        ),
      })),
    ).toEqual(body.data);
    // One request for all measures counted in records; sums of money are left out.
    const parts = (told?.measures ?? []).flatMap(({ code, numerator, denominator }) =>
      (
        [
          ['numerator', numerator],
          ['denominator', denominator],
        ] as const
      ).flatMap(([part, count]) => (typeof count === 'number' && count > 0 ? [{ code, part, count }] : [])),
    );
    for (let i = 0; i < parts.length; i += 4) {
      const query = parts
        .slice(i, i + 4)
        .map(
          ({ code, part }, n) =>
            `r${n}: measureRecords(code: "${code}", subject: "${subject}"${id ? `, id: "${id}"` : ''}, part: "${part}", ${period}, pageSize: 1) { nodes pageInfo { total } notVisible }`,
        )
        .join(' ');
      const { data, errors } = await gql('auditor', `{ ${query} }`);
      expect(errors).toBeUndefined();
      parts.slice(i, i + 4).forEach(({ code, part, count }, n) => {
        counted.push([subject, code, part, count]);
        listed.push([
          subject,
          code,
          part,
          (data?.[`r${n}`] as { pageInfo: { total: number } }).pageInfo.total,
        ]);
      });
    }
  }
  expect(listed).toEqual(counted);
  expect(counted.length).toBeGreaterThan(40);
  // The same errors.
  for (const [who, query, rest] of [
    [
      'office',
      'measures(subject: "nobody", from: "2026-01-01", to: "2100-01-01") { id }',
      `/measures?subject=nobody&${PERIOD}`,
    ],
    [
      'office',
      'measures(subject: "city", from: "2026-03-01", to: "2026-03-01") { id }',
      '/measures?subject=city&from=2026-03-01&to=2026-03-01',
    ],
    [
      'groupA',
      `measures(subject: "group", id: "${city.departments.shangwu}", ${period}) { id }`,
      `/measures?subject=group&id=${city.departments.shangwu}&${PERIOD}`,
    ],
    [
      'unitB',
      `measureRecords(code: "satisfaction_rate", subject: "city", ${period}) { nodes }`,
      `/measures/satisfaction_rate/records?subject=city&${PERIOD}`,
    ],
    [
      'office',
      `measureRecords(code: "nonsense", subject: "city", ${period}) { nodes }`,
      `/measures/nonsense/records?subject=city&${PERIOD}`,
    ],
  ] as [Account, string, string][]) {
    const { body } = await city.as(who).get(`/api/casework${rest}`);
    expect(body.error).toBeDefined();
    expect((await gql(who, `{ ${query} }`)).errors?.[0]?.extensions.error).toEqual(body.error);
  }
});

test('enterprise development: sums of paired enterprises with figures for every quarter of both years', async () => {
  const enterprise = async (documentId: string): Promise<number> =>
    (await app.db.query<{ id: number }>('select id from enterprises where document_id = $1', [documentId]))
      .rows[0]?.id ?? 0;
  const add = async (id: number, quarter: string, output: string, profit: string | null) =>
    app.db.query(
      `insert into enterprise_figures (document_id, enterprise_id, quarter, output_value, revenue, profit, created_at, updated_at, published_at)
       values (md5(random()::text), $1, $2, $3, $3, $4, now(), now(), now())`,
      [id, quarter, output, profit],
    );
  const a = await enterprise(city.enterprises.A);
  const b = await enterprise(city.enterprises.B);
  for (const [quarter, output] of [
    ['2025Q1', '100.10'],
    ['2025Q2', '99.90'],
    ['2026Q1', '110.00'],
    ['2026Q2', '123.33'],
  ] as const)
    await add(a, quarter, output, '-1.00');
  await add(b, '2026Q1', '1000000.00', null);
  await app.db.query(
    "update enterprises set above_scale = true, above_scale_since = '2026-03-31' where id = $1",
    [a],
  );
  const project = await app.db.query<{ id: number }>(
    `insert into projects (document_id, enterprise_id, name, planned_construction_start, actual_construction_start,
       planned_production_start, actual_production_start, created_at, updated_at, published_at)
     values (md5(random()::text), $1, '示例项目', '2026-02-01', '2026-02-05', '2026-05-01', '2026-05-02', now(), now(), now()) returning id`,
    [a],
  );
  const part = await app.db.query<{ id: number }>(
    `insert into components_casework_quarter_investments (quarter, planned, actual) values ('2026Q2', 300.00, 200.00) returning id`,
  );
  await app.db.query(
    `insert into projects_cmps (entity_id, cmp_id, component_type, field, "order") values ($1, $2, 'casework.quarter-investment', 'investments', 1)`,
    [project.rows[0]?.id, part.rows[0]?.id],
  );
  const { body } = await city
    .as('office')
    .get('/api/casework/measures?subject=city&from=2026-01-01&to=2026-07-01');
  const told = body.data[0] as Told;
  expect(figure(told, 'output_growth')).toMatchObject({
    numerator: '233.33',
    denominator: '200.00',
    value: '0.1667',
    leftOut: 1,
  });
  // A base of −2 is no base.
  expect(figure(told, 'profit_growth')?.value).toBeNull();
  expect(figure(told, 'above_scale_entries')).toMatchObject({ numerator: 1, value: '1.0000' });
  expect(figure(told, 'project_start_rate')?.value).toBe('1.0000');
  expect(figure(told, 'production_on_time')).toMatchObject({ numerator: 0, denominator: 1, value: '0.0000' });
  expect(figure(told, 'investment_completion')?.value).toBe('0.6667');
  // Each figure opens onto the enterprises or projects that it was summed from, for those who see them.
  const behind = async (who: Account, code: string, subject = 'city') => {
    const { status, body } = await city
      .as(who)
      .get(`/api/casework/measures/${code}/records?subject=${subject}&from=2026-01-01&to=2026-07-01`);
    expect({ who, code, status }).toEqual({ who, code, status: 200 });
    return body.data as Record<string, unknown>[];
  };
  const named = { documentId: city.enterprises.A, name: '示例甲有限公司' };
  expect(await behind('office', 'output_growth')).toEqual([
    { ...named, numerator: '233.33', denominator: '200.00' },
  ]);
  expect(await behind('office', 'above_scale_entries')).toEqual([
    { ...named, aboveScaleSince: '2026-03-31' },
  ]);
  expect(await behind('groupA', 'project_start_rate', 'group')).toEqual([
    expect.objectContaining({ name: '示例项目', enterprise: named, actualConstructionStart: '2026-02-05' }),
  ]);
  expect(await behind('leaderA', 'investment_completion', 'leader')).toEqual([
    expect.objectContaining({ name: '示例项目', numerator: '200.00', denominator: '300.00' }),
  ]);
  expect(await behind('auditor', 'production_on_time')).toHaveLength(1);
  expect(await behind('enterpriseA', 'output_growth')).toHaveLength(1);
  for (const who of ['groupB', 'leaderB', 'enterpriseB', 'unitA'] as const) {
    for (const code of ['output_growth', 'above_scale_entries', 'project_start_rate'])
      expect(await behind(who, code)).toEqual([]);
  }
  const group = await city
    .as('groupB')
    .get('/api/casework/measures?subject=group&from=2026-01-01&to=2026-07-01');
  expect(figure(group.body.data[0], 'output_growth')).toMatchObject({ value: null, leftOut: 1 });
});

test('the figures leave as a sheet, withheld ones without their numbers', async () => {
  const { people } = city;
  const sheet = async (who: Account) => {
    const response = await fetch(`${app.url}/api/casework/measures/export.xlsx?subject=city&${PERIOD}`, {
      headers: { authorization: `Bearer ${people[who].token}` },
    });
    expect(response.status).toBe(200);
    return (await readSheet(Buffer.from(await response.arrayBuffer()))).rows;
  };
  const all = await sheet('office');
  const figures = (await ask('office', 'subject=city')).body.data[0].measures as Figure[];
  expect(all).toHaveLength(figures.length + 1);
  const line = all.find(([, name]) => name === '转办及时率');
  const transfers = figures.find(({ code }) => code === 'transfer_timeliness');
  expect(line?.slice(2, 4)).toEqual([transfers?.numerator, transfers?.denominator]);
  expect((await sheet('unitA')).find(([, name]) => name === '企业满意率')?.slice(2)).toEqual([
    null,
    null,
    null,
    '晾晒后可见',
  ]);
});

test('the number of statements does not grow with issues', async () => {
  const count = async (): Promise<number> => {
    let statements = 0;
    const heard = (): void => void (statements += 1);
    app.strapi.db.connection.on('query', heard);
    expect((await ask('office', 'subject=group')).status).toBe(200);
    app.strapi.db.connection.removeListener('query', heard);
    return statements;
  };
  await count();
  const before = await count();
  for (let i = 0; i < 5; i += 1) await sendOn('groupA', city.enterprises.A);
  expect(await count()).toBe(before);
});

test('the records name a unit to whom its order is shown, and tell an enterprise of no returns', async () => {
  const id = await sendOn('groupA', city.enterprises.A);
  expect((await city.as('unitA').act(id, 'return', { reason: '非本单位职责' })).status).toBe(200);
  const again = {
    leadUnit: city.departments.township,
    supportUnits: [city.departments.jiaotong],
    standard: '修复',
  };
  expect((await city.as('groupA').act(id, 'transfer', again)).status).toBe(200);
  const query = `return_rate/records?subject=city&part=numerator&${PERIOD}`;
  const unitTo = async (who: Account): Promise<unknown> => {
    const { body } = await city.as(who).get(`/api/casework/measures/${query}`);
    return body.data.find((r: { documentId: string }) => r.documentId === id)?.unit;
  };
  for (const who of ['office', 'groupA', 'unitC'] as const)
    expect(await unitTo(who)).toMatchObject({ documentId: city.departments.zhujian });
  expect(await unitTo('unitB')).toBeNull();
  expect((await city.as('enterpriseA').get(`/api/casework/measures/${query}`)).status).toBe(403);
  const gql = `{ measureRecords(code: "return_rate", subject: "city", from: "2026-01-01", to: "2100-01-01") { nodes } }`;
  const { body } = await city.as('enterpriseA').post('/graphql', { query: gql });
  expect([body.data?.measureRecords ?? null, body.errors?.[0]?.extensions.error.status]).toEqual([null, 403]);
});
