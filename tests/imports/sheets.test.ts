import {
  ENTERPRISE_COLUMNS,
  FIGURE_COLUMNS,
  PROJECT_COLUMNS,
} from '../../src/plugins/casework/domain/sheets';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, creditCode, type Account, type City } from '../support/city';
import { readSheet } from '../tables/sheet';
import { download, rowsOf, sheetOf, upload, type Cell } from './support';

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
}, 300_000);
afterAll(() => app?.stop());

const A = creditCode('91230883MA1AAAA00');
const B = creditCode('91230883MA1AAAA01');
const NEW = creditCode('91230883MA1AAAA09');
const headings = (columns: Record<string, { zh: string }>): string[] =>
  Object.values(columns).map(({ zh }) => zh);
type Row = Record<string, Cell>;
const CODE = ENTERPRISE_COLUMNS.creditCode.zh;

const send = async (
  table: 'enterprises' | 'figures' | 'projects',
  rows: readonly Row[],
  { query = '', confirmed, who = 'office' }: { query?: string; confirmed?: string[]; who?: Account } = {},
) => {
  const columns = { enterprises: ENTERPRISE_COLUMNS, figures: FIGURE_COLUMNS, projects: PROJECT_COLUMNS }[
    table
  ];
  const file = await sheetOf(rowsOf(headings(columns), rows));
  return upload(app, city, who, `/sheets/${table}/import${query}`, file, {
    fields: confirmed ? { confirmed: JSON.stringify(confirmed) } : {},
  });
};
const figures = async (): Promise<string[]> =>
  (
    await app.db.query<{ line: string }>(
      `select e.name || ' ' || f.quarter || ' ' || coalesce(f.output_value::text, '-') || ' ' || coalesce(f.revenue::text, '-') as line
         from enterprise_figures f join enterprises e on e.id = f.enterprise_id order by e.name, f.quarter`,
    )
  ).rows.map(({ line }) => line);

test('templates have the columns, with a sheet that says how they are filled in', async () => {
  const { status, file } = await download(app, city, 'groupA', '/sheets/figures/template.xlsx');
  expect(status).toBe(200);
  expect((await readSheet(file)).rows[0]).toEqual(headings(FIGURE_COLUMNS));
  expect((await download(app, city, 'unitA', '/sheets/figures/template.xlsx')).status).toBe(403);
  expect((await download(app, city, 'office', '/sheets/nothing/template.xlsx')).status).toBe(404);
});

test('enterprises are made and changed, all rows or none, by the office alone', async () => {
  const made: Row = {
    [CODE]: NEW,
    企业名称: '示例新企业',
    行业门类: 'C',
    规模: '小型',
    是否规上: '否',
    乡镇: '示例镇',
  };
  expect((await send('enterprises', [made], { who: 'groupA' })).status).toBe(403);
  const bad = await send('enterprises', [
    made,
    { [CODE]: A, 企业名称: '示例甲有限公司', 规模: '巨型', 电子邮箱: '无' },
  ]);
  expect([
    bad.status,
    bad.body.error.details.cells.map((c: { column: string; code: string }) => `${c.column} ${c.code}`),
  ]).toEqual([400, ['规模 BAD_CHOICE']]);
  const dry = await send('enterprises', [made], { query: '?dryRun=true' });
  expect(dry.body.data).toMatchObject({ dryRun: true, created: 1, changed: 0, errorCount: 0, doubts: [] });
  const count = async (): Promise<number> =>
    (await app.db.query('select 1 from enterprises where credit_code = $1', [NEW])).rowCount ?? 0;
  expect(await count()).toBe(0);
  const done = await send('enterprises', [
    made,
    { [CODE]: A, 企业名称: '示例甲有限公司', 地址: '示例路1号' },
  ]);
  expect([done.status, done.body.data.created, done.body.data.changed]).toEqual([200, 1, 1]);
  expect(await count()).toBe(1);
  // Another name for a known code is asked about.
  const renamed: Row = { [CODE]: NEW, 企业名称: '示例改名企业' };
  const asked = await send('enterprises', [renamed]);
  expect([asked.status, asked.body.error.details.code]).toEqual([409, 'DOUBTFUL']);
  const [{ key }] = asked.body.error.details.doubts as [{ key: string }];
  expect((await send('enterprises', [renamed], { confirmed: [key] })).status).toBe(200);
  // The record names who entered the data, and who confirmed what.
  const { rows } = await app.db.query<{ record: string }>(
    `select json_build_object('name', i.actor ->> 'name', 'before', r.before, 'after', r.after, 'confirmed', i.confirmed)::text as record
       from casework.import_records r join casework.imports i on i.id = r.import_id order by i.id desc, r.row limit 1`,
  );
  expect(JSON.parse(rows[0]?.record ?? '{}')).toMatchObject({
    name: 'office',
    before: { name: '示例新企业' },
    after: { name: '示例改名企业' },
    confirmed: [key],
  });
  const list = await city.as('auditor').get('/api/casework/imports');
  expect(list.body.data[0]).toMatchObject({ kind: 'enterprises', rows: 1, name: 'office', confirmed: 1 });
  expect((await city.as('groupA').get('/api/casework/imports')).status).toBe(403);
});

test('figures come cumulative and are stored by quarter; what a statistician would doubt is asked about', async () => {
  const q = (code: string, quarter: string, output: Cell, revenue: Cell = null): Row => ({
    [CODE]: code,
    季度: quarter,
    '累计产值（元）': output,
    '累计营业收入（元）': revenue,
  });
  // The second quarter needs the first.
  const alone = await send('figures', [q(A, '2026Q2', '300.00')]);
  expect(alone.body.error.details.cells[0]).toMatchObject({
    column: '累计产值（元）',
    code: 'EARLIER_QUARTER_MISSING',
  });
  const first = [q(A, '2026Q1', '12000000.10', 9000000), q(A, '2026年第2季度', '25000000.30', '19000000')];
  const done = await send('figures', first);
  expect([done.status, done.body.data?.created ?? done.body.error]).toEqual([200, 2]);
  expect(await figures()).toEqual([
    '示例甲有限公司 2026Q1 12000000.10 9000000.00',
    '示例甲有限公司 2026Q2 13000000.20 10000000.00',
  ]);
  // The same again changes nothing.
  expect((await send('figures', first)).body.data).toMatchObject({ created: 0, changed: 0 });
  const codes = async (row: Row): Promise<string[]> =>
    (await send('figures', [row], { query: '?dryRun=true' })).body.data.doubts.map(
      (d: { code: string }) => d.code,
    );
  expect(await codes(q(A, '2026Q3', '24000000.00'))).toEqual(['NEGATIVE']);
  expect(await codes(q(A, '2026Q3', '225000000.30'))).toEqual(['TENFOLD']);
  // 1,300 (万元) typed as yuan on top of what stands.
  expect(await codes(q(A, '2026Q3', '25001600.30'))).toEqual(['TEN_THOUSAND']);
  expect(await codes(q(A, '2026Q2', '25100000.30'))).toEqual(['OVERWRITES']);
  expect(await codes(q(A, '2026Q3', '38000000.30'))).toEqual([]);
  const odd = q(A, '2026Q3', '225000000.30');
  const asked = await send('figures', [odd]);
  expect([asked.status, asked.body.error.details.code]).toEqual([409, 'DOUBTFUL']);
  const [{ key }] = asked.body.error.details.doubts as [{ key: string }];
  expect((await figures()).length).toBe(2);
  expect((await send('figures', [odd], { confirmed: [key] })).body.data).toMatchObject({
    created: 1,
    doubts: [],
  });
  // Confirmed is one value: another is asked about again.
  expect((await send('figures', [q(A, '2026Q3', '325000000.30')], { confirmed: [key] })).status).toBe(409);
});

test('a group enters figures and projects of its own enterprises', async () => {
  const row = (code: string): Row => ({ [CODE]: code, 季度: '2026Q1', '累计营业收入（元）': '500.00' });
  const foreign = await send('figures', [row(B)], { who: 'groupA' });
  expect(foreign.body.error.details.cells[0]).toMatchObject({ column: CODE, code: 'NOT_FOUND' });
  expect((await send('figures', [row(B)], { who: 'groupB' })).status).toBe(200);
  const project = (more: Row): Row => ({ [CODE]: A, 项目名称: '示例扩建项目', ...more });
  const done = await send(
    'projects',
    [
      project({
        计划开工: '2026-02-01',
        季度: '2026Q1',
        '本季计划投资（元）': '1000000',
        '本季实际投资（元）': '900000',
      }),
      project({ 季度: '2026Q2', '本季计划投资（元）': '2000000' }),
    ],
    { who: 'groupA' },
  );
  expect([done.status, done.body.data?.created ?? done.body.error]).toEqual([200, 1]);
  const { body } = await city
    .as('office')
    .get('/api/casework/measures?subject=city&from=2026-01-01&to=2026-07-01');
  const figure = body.data[0].measures.find((m: { code: string }) => m.code === 'investment_completion');
  expect([figure.numerator, figure.denominator]).toEqual(['900000.00', '3000000.00']);
  const odd = await send('projects', [project({ 季度: '2026Q2', '本季实际投资（元）': '200' })], {
    query: '?dryRun=true',
  });
  expect(odd.body.data.doubts.map((d: { code: string }) => d.code)).toEqual(['TEN_THOUSAND']);
  expect(
    (await send('projects', [project({ 季度: '2026Q2', '本季实际投资（元）': '1800000' })])).body.data,
  ).toMatchObject({
    created: 0,
    changed: 1,
  });
});
