import { ALL_HISTORY_COLUMNS, HISTORY_COLUMNS } from '../../src/plugins/casework/domain/history';
import { compareFacts } from '../../src/plugins/casework/server/src/features/measures/rebuild-facts';
import { verifyLedger } from '../../src/plugins/casework/server/src/features/ledger/verify';
import {
  rows as queryRows,
  type Trx,
} from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, creditCode, type City } from '../support/city';
import { readSheet } from '../tables/sheet';
import { download, rowsOf, sheetOf, upload, type Cell } from './support';

const HEADINGS = Object.values(HISTORY_COLUMNS).map(({ zh }) => zh);
const ENDED_HEADINGS = Object.values(ALL_HISTORY_COLUMNS).map(({ zh }) => zh);
const CODE_A = creditCode('91230883MA1AAAA00');
const CODE_B = creditCode('91230883MA1AAAA01');
const UNPAIRED = creditCode('91230883MA1AAAA02');

/** Days before today, so that the pairings of the test city were in force; a Monday some weeks ago. */
const DAY = 86_400_000;
const monday = (() => {
  const base = Date.now() + 8 * 3_600_000 - 120 * DAY;
  return base - ((new Date(base).getUTCDay() + 6) % 7) * DAY;
})();
const day = (n: number): string => new Date(monday + n * DAY).toISOString().slice(0, 10);

let app: TestApp;
let city: City;
let category: string;

const boot = async (): Promise<void> => {
  app = await bootApp();
  city = await buildCity(app);
  const { rows } = await app.db.query<{ name: string }>(
    'select name from categories where document_id = $1',
    [city.categories.plain],
  );
  category = rows[0]?.name ?? '';
};
beforeAll(boot, 300_000);
afterAll(() => app?.stop());

type Row = Record<string, Cell>;
let serial = 0;
const row = (more: Row = {}): Row => {
  serial += 1;
  return {
    编号: `旧-${serial}`,
    企业统一社会信用代码: CODE_A,
    标题: `历史事项 ${serial}`,
    内容: '厂区供水不稳。',
    类型: '诉求',
    渠道: '电话',
    类别: category,
    办理类型: '一般',
    接收时间: `${day(0)} 09:30`,
    ...more,
  };
};
const closed = (more: Row = {}): Row =>
  row({
    受理时间: `${day(0)} 14:00`,
    转办时间: `${day(1)} 10:00`,
    承办单位: 'zhujian',
    办理标准: '恢复供水',
    配合单位: '示例镇',
    承接时间: `${day(2)} 09:00`,
    承办科室: '公用科',
    责任人: '示例某',
    联系电话: '0454-0000000',
    办结时限: day(15),
    反馈时间: `${day(10)} 16:00`,
    办理结果: '解决',
    办理情况: '已更换管道',
    企业确认时间: `${day(11)} 10:00`,
    满意度: '非常满意',
    领导同意时间: `${day(12)} 10:00`,
    备注: '原台账第三册',
    ...more,
  });

const sheet = (rows: readonly Row[], headings: readonly string[] = HEADINGS): Promise<Buffer> =>
  sheetOf(rowsOf(headings, rows));
const send = (file: Buffer, query = '', headers: Record<string, string> = {}) =>
  upload(app, city, 'office', `/issues/import${query}`, file, { headers });
const count = async (): Promise<number> =>
  (await app.db.query<{ n: number }>('select count(*)::int as n from issues')).rows[0]?.n ?? 0;

const byNumber = async (outside: string): Promise<Record<string, unknown>> => {
  const { rows } = await app.db.query<Record<string, unknown>>(
    'select * from issues where outside_number = $1',
    [outside],
  );
  return rows[0] ?? {};
};

test('a bad file changes nothing and lists every bad cell with row, column and reason', async () => {
  const before = await count();
  const bad = [
    row({ 编号: null }),
    row({ 类型: '投诉', 接收时间: '昨天' }),
    row({ 企业统一社会信用代码: '91230883MA1AAAA0X' }),
    row({ 转办时间: `${day(1)} 10:00`, 承办单位: 'zhujian' }),
    closed({ 反馈时间: `${day(1)} 09:00` }),
    closed({ 承办单位: '没有这个单位' }),
    closed({ 满意度: null }),
    row({ 不予受理时间: `${day(1)}`, 不予受理原因: '不属职责', 受理时间: `${day(1)}` }),
    row({ 企业统一社会信用代码: UNPAIRED }),
    row({ 编号: '同号' }),
    row({ 编号: '同号' }),
    row({ 接收时间: '2099-01-01' }),
    row({ 责任人: '示例某' }),
  ];
  const file = await sheet(bad);
  const answer = await send(file);
  expect([answer.status, answer.body.error.details.code]).toEqual([400, 'BAD_SHEET']);
  const cells = answer.body.error.details.cells.map((c: { row: number; column: string; code: string }) => [
    c.row,
    c.column,
    c.code,
  ]);
  expect(cells.sort()).toEqual(
    [
      [2, '编号', 'REQUIRED'],
      [3, '接收时间', 'BAD_TIME'],
      [3, '类型', 'BAD_CHOICE'],
      [4, '企业统一社会信用代码', 'BAD_CODE'],
      [5, '办理标准', 'TOGETHER'],
      [5, '办结时限', 'REQUIRED'],
      [6, '反馈时间', 'OUT_OF_ORDER'],
      [7, '承办单位', 'NOT_FOUND'],
      [8, '满意度', 'TOGETHER'],
      [9, '受理时间', 'NOT_WITH'],
      [10, '企业统一社会信用代码', 'NO_PAIRING'],
      [12, '编号', 'DUPLICATE_IN_FILE'],
      [13, '接收时间', 'IN_FUTURE'],
      [14, '责任人', 'NOT_WITHOUT'],
    ].sort(),
  );
  const first = answer.body.error.details.cells[0] as { reason: string };
  expect(first.reason).toMatch(/[一-鿿]/);
  const english = await send(file, '', { 'accept-language': 'en' });
  expect(english.body.error.message).toContain('row 2');
  expect(await count()).toBe(before);

  const list = await readSheet((await upload(app, city, 'office', '/issues/import/errors.xlsx', file)).raw);
  expect(list.rows[0]).toEqual(['行', '列', '原因', '所填内容']);
  expect(list.rows).toHaveLength(cells.length + 1);
});

test('headings may stand in any order; unknown, doubled and missing ones are named', async () => {
  const wrong = await send(
    await sheetOf([
      ['编号', '标题', '标题', '多余'],
      ['1', '2', '3', '4'],
    ]),
  );
  const codes = wrong.body.error.details.cells.map(
    (c: { column: string; code: string }) => `${c.column} ${c.code}`,
  );
  expect(codes).toEqual(
    expect.arrayContaining(['标题 DUPLICATE_HEADING', '多余 UNKNOWN_HEADING', '内容 MISSING_HEADING']),
  );
  const shuffled = await send(await sheet([closed()], [...HEADINGS].reverse()), '?dryRun=true');
  expect([shuffled.status, shuffled.body.data.errorCount]).toEqual([200, 0]);
  expect((await send(Buffer.from('not a sheet'))).status).toBe(400);
  expect((await send(await sheetOf([HEADINGS]))).body.error.details.cells[0].code).toBe('EMPTY');
  expect((await upload(app, city, 'groupA', '/issues/import', await sheet([row()]))).status).toBe(403);
});

test('rows are replayed: ledger, stages, facts and measures come out as if the work had been done here', async () => {
  const list = [
    closed({ 编号: '全程' }),
    closed({ 编号: '缺承接', 承接时间: null, 受理时间: null }),
    closed({
      编号: '在办',
      反馈时间: null,
      办理结果: null,
      办理情况: null,
      企业确认时间: null,
      满意度: null,
      领导同意时间: null,
    }),
    row({ 编号: '不予', 不予受理时间: `${day(0)} 15:00`, 不予受理原因: '不属本市职责' }),
    row({
      编号: '答复',
      受理时间: `${day(0)} 15:00`,
      反馈时间: `${day(1)} 15:00`,
      办理结果: '解释说明',
      办理情况: '已说明政策',
    }),
    row({ 编号: '日期', 接收时间: { date: `${day(0)}T10:15:00Z` } }),
    closed({ 编号: '丙', 企业统一社会信用代码: CODE_B, 满意度: '不满意' }),
  ];
  const file = await sheet(list);
  const before = await count();
  const dry = await send(file, '?dryRun=true');
  expect(dry.body.data).toMatchObject({ dryRun: true, rows: 7, imported: 0, errorCount: 0, numbers: null });
  expect(await count()).toBe(before);

  const done = await send(file, '?run=run-number-1', { 'idempotency-key': 'import-1' });
  expect(done.status).toBe(200);
  expect(done.body.data).toMatchObject({
    dryRun: false,
    rows: 7,
    imported: 7,
    stages: { closed: 3, handling: 1, declined: 1, reported: 1, registered: 1 },
  });
  expect(await count()).toBe(before + 7);
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  expect(done.body.data.numbers.first).toContain(`〔${year}〕`);

  // Safe to send again: the same key gives the first answer; the same file or number is refused.
  expect((await send(file, '?run=run-number-1', { 'idempotency-key': 'import-1' })).body).toEqual(done.body);
  const again = await send(file);
  expect([again.status, again.body.error.details.code]).toEqual([409, 'FILE_IMPORTED']);
  const overlap = await send(await sheet([closed({ 编号: '全程' }), row()]));
  expect(overlap.body.error.details.cells.map((c: { code: string }) => c.code)).toEqual(['ALREADY_IMPORTED']);
  expect(await count()).toBe(before + 7);
  // Only the account that began it can read the progress.
  const progress = await city.as('office').get('/api/casework/imports/run-number-1/progress');
  expect(progress.body.data).toEqual({ phase: 'done', done: 7, total: 7 });
  expect((await city.as('groupA').get('/api/casework/imports/run-number-1/progress')).status).toBe(404);

  const full = await byNumber('全程');
  expect(full).toMatchObject({ stage: 'closed', imported: true, rating: 5, not_fully_solved: false });
  const ledger = (await city.as('office').get(`/api/casework/issues/${String(full['document_id'])}/ledger`))
    .body.data;
  expect(ledger.map((e: { action: string }) => e.action)).toEqual([
    'register',
    'accept',
    'transfer',
    'take-up',
    'report-back',
    'confirm',
    'note',
    'consent',
  ]);
  expect(ledger[2]).toMatchObject({
    actor: { account: 'system import', role: 'system' },
    happenedAt: new Date(`${day(1)}T10:00:00+08:00`).toISOString(),
  });
  const unknown = (
    await city
      .as('office')
      .get(`/api/casework/issues/${String((await byNumber('缺承接'))['document_id'])}/ledger`)
  ).body.data;
  expect(unknown.find((e: { action: string }) => e.action === 'accept').input.timeUnknown).toBe(true);

  // Chains and facts stand up to who computes them again.
  const verified = await verifyLedger({ connectionString: app.database.url });
  expect(verified.broken).toBeNull();
  const compared = await app.strapi.db.transaction(async ({ trx }) =>
    compareFacts((sql, bindings) => queryRows(trx as unknown as Trx, sql, bindings)),
  );
  expect(compared.differences).toEqual([]);

  const figures = async (imported: string) => {
    const { body } = await city
      .as('office')
      .get(`/api/casework/measures?subject=city&imported=${imported}&from=${day(-5)}&to=${day(60)}`);
    return Object.fromEntries(
      body.data[0].measures.map((m: { code: string; numerator: unknown; denominator: unknown }) => [
        m.code,
        `${String(m.numerator)}/${String(m.denominator)}`,
      ]),
    ) as Record<string, string>;
  };
  const told = await figures('include');
  // Of seven, one was accepted at an unknown time and is left out; one was declined in time; one is overdue.
  expect(told).toMatchObject({
    accept_timeliness: '5/6',
    take_up_timeliness: '3/3',
    handling_timeliness: '3/4',
    closure_rate: '3/4',
    solution_rate: '2/3',
    satisfaction_rate: '2/3',
    decline_rate: '1/7',
  });
  expect((await figures('exclude'))['closure_rate']).toBe('0/0');
  // A group reads its own.
  expect(
    (await city.as('groupB').get(`/api/issues?filters[outsideNumber]=${encodeURIComponent('丙')}`)).body.data,
  ).toHaveLength(1);
  expect(
    (await city.as('groupB').get(`/api/issues?filters[outsideNumber]=${encodeURIComponent('全程')}`)).body
      .data,
  ).toHaveLength(0);
});

test('the receipt lies before the day from which the work is done here', async () => {
  await app.db.query(`update settings set go_live_date = $1`, [day(0)]);
  const late = await send(await sheet([row()]));
  expect(late.body.error.details.cells[0]).toMatchObject({ column: '接收时间', code: 'AFTER_GO_LIVE' });
  const early = await send(await sheet([row({ 接收时间: day(-1) })]), '?dryRun=true');
  expect(early.body.data.errorCount).toBe(0);
  await app.db.query(`update settings set go_live_date = null`);
});

test('a thousand rows in one transaction, while the server answers', async () => {
  const before = await count();
  const file = await sheet(Array.from({ length: 1000 }, (_, i) => closed({ 编号: `多-${i}` })));
  const importing = send(file, '?run=run-number-2');
  let answered = 0;
  let over = false;
  void importing.finally(() => (over = true));
  const seen = new Set<number>();
  while (!over) {
    expect((await city.as('groupA').get('/api/issues?pagination[pageSize]=1')).status).toBe(200);
    expect((await city.as('groupB').register({ enterprise: city.enterprises.B })).status).toBe(201);
    const { body } = await city.as('office').get('/api/casework/imports/run-number-2/progress');
    if (body.data) seen.add(body.data.done);
    answered += 1;
  }
  expect((await importing).status).toBe(200);
  expect(answered).toBeGreaterThan(1);
  expect(await count()).toBe(before + 1000 + answered);
  // No number was given twice, and none left out.
  const { rows } = await app.db.query<{ n: number; top: number }>(
    `select count(distinct number)::int as n, max(substring(number from '(\\d+)号')::int) as top from issues
      where number like '%〔' || extract(year from now() at time zone 'Asia/Shanghai') || '〕%'`,
  );
  expect(rows[0]?.n).toBe(rows[0]?.top);
});

test('a sheet that needs more memory than it may have is refused, and the server goes on', async () => {
  const before = await count();
  const file = await sheet(
    Array.from({ length: 2000 }, (_, i) => closed({ 编号: `大-${i}`, 内容: `${i}`.padEnd(3000, '长') })),
  );
  process.env['IMPORT_MEMORY_MB'] = '16';
  const answer = await send(file).finally(() => delete process.env['IMPORT_MEMORY_MB']);
  expect([answer.status, answer.body.error?.details?.code]).toEqual([400, 'SHEET_TOO_LARGE']);
  expect(await count()).toBe(before);
  expect((await send(file, '?dryRun=true')).body.data).toMatchObject({ rows: 2000, errorCount: 0 });
});

test('export, import into an empty installation, export: the same rows', async () => {
  const exported = async (): Promise<(string | number | null)[][]> => {
    const { status, file } = await download(app, city, 'office', '/issues/export.xlsx?layout=import');
    expect(status).toBe(200);
    return (await readSheet(file)).rows;
  };
  // Native work in several stages beside what was imported.
  const id = (await city.as('groupA').register({ enterprise: city.enterprises.A })).body.data
    .documentId as string;
  await city.as('groupA').act(id, 'accept');
  await city.as('groupA').act(id, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
  await city
    .as('unitA')
    .act(id, 'take-up', { section: '科', responsiblePerson: '示例某', phone: '0454-0000000' });
  // What ended otherwise than by closing or a decline, natively and by import.
  const registered = async (): Promise<string> =>
    (await city.as('groupA').register({ enterprise: city.enterprises.A })).body.data.documentId as string;
  const does = async (who: Parameters<City['as']>[0], issue: string, action: string, data: object = {}) =>
    expect([action, (await city.as(who).act(issue, action, data)).status]).toEqual([action, 200]);
  const early = await registered();
  await does('enterpriseA', early, 'withdraw', { reason: '已自行解决' });
  const late = await registered();
  await does('groupA', late, 'accept');
  await does('groupA', late, 'transfer', { leadUnit: city.departments.zhujian, standard: '修复' });
  await does('enterpriseA', late, 'request-withdrawal', { reason: '不再需要' });
  await does('leaderA', late, 'grant-withdrawal', {});
  const merged = await registered();
  await does('groupA', merged, 'merge', { mainIssue: id });
  const mistake = await registered();
  await does('office', mistake, 'void', { reason: '误录' });
  const ended = await send(
    await sheet(
      [
        row({ 编号: '撤1', 撤回时间: `${day(1)} 09:00`, 撤回原因: '已解决' }),
        closed({
          编号: '撤2',
          企业确认时间: null,
          满意度: null,
          领导同意时间: null,
          撤回时间: `${day(12)} 09:00`,
          撤回原因: '不再需要',
        }),
        row({ 编号: '并1', 并案时间: `${day(1)} 09:00`, 并入编号: '主1', 受理时间: `${day(0)} 11:00` }),
        closed({ 编号: '主1' }),
        closed({ 编号: '缺2', 受理时间: null, 承接时间: null }),
      ],
      ENDED_HEADINGS,
    ),
  );
  expect([ended.status, ended.body.data?.stages ?? ended.body.error]).toEqual([
    200,
    { withdrawn: 2, merged: 1, closed: 2 },
  ]);
  expect(await byNumber('并1')).toMatchObject({
    stage: 'merged',
    main_issue_id: (await byNumber('主1'))['id'],
  });
  expect(await byNumber('撤2')).toMatchObject({ stage: 'withdrawn', imported: true });
  // The time of an acceptance is not known, and the reopening leaves it the last step that was taken.
  await does('leaderA', String((await byNumber('缺2'))['document_id']), 'reopen', { reason: '又坏了' });
  const verified = await verifyLedger({ connectionString: app.database.url });
  expect(verified.broken).toBeNull();

  expect((await download(app, city, 'groupA', '/issues/export.xlsx?layout=import')).status).toBe(403);
  const first = await exported();
  expect(first[0]).toEqual(ENDED_HEADINGS);
  const column = (heading: string): number => ENDED_HEADINGS.indexOf(heading);
  const told = (number: string, heading: string) =>
    first.find((r) => r[column('编号')] === number)?.[column(heading)] ?? null;
  expect(told('撤2', '撤回原因')).toBe('不再需要');
  expect(told('并1', '并入编号')).toBe('主1');
  expect(told('缺2', '受理时间')).not.toBeNull();
  // What was entered by mistake is no history.
  const { rows: voided } = await app.db.query<{ number: string }>(
    'select number from issues where document_id = $1',
    [mistake],
  );
  expect(told(String(voided[0]?.number), '编号')).toBeNull();
  expect(first.length).toBeGreaterThan(1000);
  await app.stop();
  await boot();
  const file = await sheetOf(first as Cell[][]);
  const taken = await send(file);
  expect([taken.status, taken.body.data?.imported ?? taken.body.error]).toEqual([200, first.length - 1]);
  const second = await exported();
  const sorted = (rows: (string | number | null)[][]) => rows.map((r) => JSON.stringify(r)).sort();
  expect(sorted(second)).toEqual(sorted(first));
}, 300_000);
