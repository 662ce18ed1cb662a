import JSZip from 'jszip';
import type { Knex } from 'knex';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type Account, type City } from '../support/city';
import { panel } from '../support/admin';
import { readSheet } from './sheet';

/** 《工作组台账》 and 《承办单位台账》: columns, filters, whose rows, the file, and 10,000 of them. */

const COLUMNS =
  '序号 编号 企业 包联领导 工作组 渠道 提出时间 诉求内容 类别 办理类型 转办时间 承办单位 配合单位 承办科室 责任人 电话 办理标准 办结时限 延期 进展及时间节点 结果 企业认可/满意度 领导意见 销号时间 备注';

type Row = {
  issue: string;
  stage: string;
  light: string | null;
  cells: Record<string, string | number | null>;
};
type Page = { data: Row[]; meta: { pagination: { total: number; page: number; pageSize: number } } };

const ROWS = 10_000;
const DAY = 86_400_000;

describe('the two ledgers', () => {
  let app: TestApp;
  let city: City;
  let closed: string;
  let waiting: string;
  /** 00:30 in Beijing: the day before in UTC */
  let received: Date;

  const page = async (account: Account, table: 'group' | 'unit', query = ''): Promise<Page> => {
    const { status, body } = await city.as(account).get(`/api/casework/ledgers/${table}?${query}`);
    expect({ account, query, status }).toEqual({ account, query, status: 200 });
    return body as Page;
  };
  const file = async (account: Account, path: string) => {
    const answer = await app
      .request()
      .get(`/api/casework/${path}`)
      .set('Authorization', `Bearer ${city.people[account].token}`)
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    return { ...(await readSheet(answer.body as Buffer)), bytes: answer.body as Buffer };
  };

  const step = async (account: Account, issue: string, action: string, data: object = {}): Promise<void> => {
    const { status, body } = await city.as(account).act(issue, action, data);
    expect({ action, status, error: (body as { error?: unknown }).error }).toEqual({
      action,
      status: 200,
      error: undefined,
    });
  };

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    received = new Date(Math.floor(Date.now() / DAY) * DAY - 2 * DAY + 16.5 * 3_600_000);
    const made = await city.as('groupA').register({
      title: '=HYPERLINK("http://example.test")',
      description: '+厂区道路破损',
      receivedAt: received.toISOString(),
    });
    closed = made.body.data.documentId as string;
    await step('groupA', closed, 'accept');
    await step('groupA', closed, 'transfer', {
      leadUnit: city.departments.zhujian,
      supportUnits: [city.departments.jiaotong],
      standard: '@修复路面',
    });
    await step('unitA', closed, 'take-up', {
      section: '-市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
    });
    await step('unitB', closed, 'contribute', { measures: '已提供车流量数据' });
    await step('leaderA', closed, 'instruct', { text: '务必按期办结' });
    await step('unitA', closed, 'report-back', { result: 'solved', measures: '路面已修复' });
    await step('enterpriseA', closed, 'confirm', { rating: 4, comment: '较快' });
    await step('leaderA', closed, 'consent', { opinion: '同意' });
    const second = await city
      .as('groupB')
      .register({ enterprise: city.enterprises.B, title: '用电负荷不足' });
    waiting = second.body.data.documentId as string;
  }, 120_000);
  afterAll(() => app?.stop());

  test('a row says all that the plan asks for', async () => {
    const { data, meta } = await page('groupA', 'group');
    expect(meta.pagination.total).toBe(1);
    expect(data[0]).toMatchObject({ issue: closed, stage: 'closed', light: null });
    expect(data[0]?.cells).toMatchObject({
      row: 1,
      number: expect.stringMatching(/^包诉〔\d{4}〕\d{4}号$/) as string,
      enterprise: '示例甲有限公司',
      leader: '示例副市长甲',
      group: '市发改局',
      channel: '电话',
      receivedAt: received.toISOString(),
      content: '=HYPERLINK("http://example.test")\n+厂区道路破损',
      handlingType: '一般',
      leadUnit: '市住建局',
      supportUnits: '市交通局',
      section: '-市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
      standard: '@修复路面',
      deadline: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      extension: null,
      progress: expect.stringMatching(/已提供车流量数据\n.*路面已修复/) as string,
      result: '解决',
      answer: '认可／满意',
      opinion: expect.stringMatching(/批示：务必按期办结\n.*同意销号：同意/) as string,
      closedAt: expect.any(String) as string,
    });
    expect(Object.keys(data[0]?.cells ?? {})).toHaveLength(COLUMNS.split(' ').length);
  });

  test('the units’ table has a row for every unit that has the issue', async () => {
    const { data } = await page('office', 'unit', `enterprise=${city.enterprises.A}`);
    expect(data.map(({ cells }) => [cells['section'], cells['remarks']])).toEqual([
      ['-市政科', null],
      [null, '本行为配合单位'],
    ]);
    const own = await page('unitA', 'unit');
    expect(own.data.map(({ cells }) => cells['responsiblePerson'])).toContain('示例某');
  });

  test('a unit reads neither rating nor comment, in no cell', async () => {
    for (const account of ['unitA', 'unitB'] as const) {
      const text = JSON.stringify(await page(account, 'unit'));
      expect(text).toContain('认可');
      for (const hidden of ['满意', '较快'])
        expect({ account, has: text.includes(hidden) }).toEqual({ account, has: false });
    }
    // A support unit sees neither the other's person nor the leader's opinion on it.
    const support = await page('unitB', 'unit');
    expect(support.data).toHaveLength(1);
    expect(support.data[0]?.cells).toMatchObject({ responsiblePerson: null, leadUnit: '市住建局' });
  });

  test('rows of others never appear', async () => {
    const seen = async (account: Account) => {
      const tables = await Promise.all([page(account, 'group'), page(account, 'unit')]);
      return [...new Set(tables.flatMap(({ data }) => data.map(({ issue }) => issue)))];
    };
    expect(await seen('groupA')).toEqual([closed]);
    expect(await seen('groupB')).toEqual([waiting]);
    expect(await seen('unitC')).toEqual([]);
    expect(await seen('enterpriseB')).toEqual([waiting]);
    expect((await seen('office')).toSorted()).toEqual([closed, waiting].toSorted());
    expect((await page('enterpriseA', 'group')).data[0]?.cells).toMatchObject({
      progress: expect.not.stringContaining('车流量') as string,
      section: null,
      standard: null,
    });
    expect((await app.request().get('/api/casework/ledgers/group')).status).toBe(401);
  });

  test('is filtered by period, stage, light, unit, enterprise and words', async () => {
    const local = new Date(received.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const next = new Date(Date.parse(local) + DAY).toISOString().slice(0, 10);
    const hits = async (query: string) =>
      (await page('office', 'group', query)).data.map(({ issue }) => issue);
    expect(await hits(`from=${local}&to=${next}`)).toEqual([closed]);
    expect(await hits(`to=${local}`)).toEqual([]);
    expect(await hits('stage=closed')).toEqual([closed]);
    expect(await hits('stage[]=registered&stage[]=accepted')).toEqual([waiting]);
    expect(await hits('light[]=green&light[]=yellow')).toEqual([waiting]);
    expect(await hits('light=red')).toEqual([]);
    expect(await hits(`unit=${city.departments.zhujian}`)).toEqual([closed]);
    expect(await hits(`group=${city.departments.shangwu}`)).toEqual([waiting]);
    expect(await hits(`enterprise=${city.enterprises.B}`)).toEqual([waiting]);
    expect(await hits(`search=${encodeURIComponent('用电')}`)).toEqual([waiting]);
    expect(await hits('search=%25')).toEqual([]);
  });

  test.each([
    ['office', 'from=2026-13-01', 400],
    ['office', 'stage=nonsense', 400],
    ['office', 'unknown=1', 400],
    ['office', 'pagination[pageSize]=1000', 400],
    ['office', 'pagination[page]=100000', 400],
    ['enterpriseA', 'light=red', 400],
  ] as [Account, string, number][])('%s asking %s gets %i', async (account, query, status) => {
    const answer = await city.as(account).get(`/api/casework/ledgers/group?${query}`);
    expect(answer.status).toBe(status);
    expect((answer.body as { error: { message: string } }).error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('as a file: text stays text, times are Beijing’s', async () => {
    const { name, rows, formulas } = await file('groupA', 'ledgers/group/export.xlsx');
    expect(name).toBe('工作组台账');
    expect(rows[0]?.[0]).toMatch(/^工作组台账（截至 \d{4}-\d{2}-\d{2}，共 1 行）$/);
    expect(rows[1]).toEqual([...COLUMNS.split(' '), '环节', '亮灯', '超期（工作日）']);
    expect(rows).toHaveLength(3);
    expect(formulas).toBe(0);
    const cell = (title: string) => rows[2]?.[COLUMNS.split(' ').indexOf(title)];
    expect(cell('诉求内容')).toMatch(/^=HYPERLINK/);
    expect(cell('承办科室')).toBe('-市政科');
    expect(cell('办理标准')).toBe('@修复路面');
    // A spreadsheet has no zones: what stands there is what a clock in Beijing showed.
    const wall = new Date(received.getTime() + 8 * 3_600_000);
    expect(wall.getUTCHours()).toBe(0);
    expect(Math.abs(Date.parse(String(cell('提出时间'))) - wall.getTime())).toBeLessThan(1000);
    expect(rows[2]?.[25]).toBe('已销号');
    expect((await file('unitA', 'ledgers/unit/export.xlsx')).rows).toHaveLength(3);
  });

  test('as a file: it prints landscape, with title and heads on every page', async () => {
    const { bytes } = await file('groupA', 'ledgers/group/export.xlsx');
    const parts = await JSZip.loadAsync(bytes, { checkCRC32: true });
    const sheet = await parts.file('xl/worksheets/sheet1.xml')?.async('string');
    expect(sheet).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/);
    expect(sheet).toMatch(/<\/sheetData><pageMargins [^>]*\/><pageSetup [^>]*orientation="landscape"/);
    expect(await parts.file('xl/workbook.xml')?.async('string')).toContain(
      "'工作组台账'!$A:$B,'工作组台账'!$1:$2",
    );
    // What programs read begins with the heads.
    const plain = await JSZip.loadAsync((await file('groupA', 'issues/export.xlsx')).bytes);
    expect(await plain.file('xl/worksheets/sheet1.xml')?.async('string')).not.toContain('pageSetup');
  });

  test('issues are exported by Strapi’s filters, each to whom they are shown', async () => {
    const numbers = async (account: Account, query = '') =>
      (await file(account, `issues/export.xlsx?${query}`)).rows.slice(1).map((row) => row[2]);
    expect(await numbers('office')).toHaveLength(2);
    expect(await numbers('office', 'filters[stage][$eq]=closed')).toEqual(['示例甲有限公司']);
    expect(await numbers('office', 'filters[light][$in][0]=green')).toEqual(['示例乙有限公司']);
    expect(await numbers('groupB')).toEqual(['示例乙有限公司']);
    expect(await numbers('enterpriseA', 'filters[stage][$eq]=closed')).toEqual(['示例甲有限公司']);
    const refused = await city.as('unitA').get('/api/casework/issues/export.xlsx?filters[rating][$eq]=4');
    expect(refused.status).toBe(400);
    const wrong = await city.as('office').get('/api/casework/issues/export.xlsx?filters[nothing]=4');
    expect(wrong.status).toBe(400);
  });

  test('in the panel the same calls answer under /casework', async () => {
    const group = await panel(app, city, 'groupA');
    const { status, body } = await group.send('get', '/casework/ledgers/group');
    expect({ status, issues: (body as Page).data.map(({ issue }) => issue) }).toEqual({
      status: 200,
      issues: [closed],
    });
    expect((await group.send('get', '/casework/issues/export.xlsx')).status).toBe(200);
    expect((await group.send('get', '/casework/ledgers/nothing')).status).toBe(404);
  });

  describe(`among ${ROWS} rows`, () => {
    beforeAll(async () => {
      const client = await app.db.connect();
      try {
        await client.query('begin');
        await client.query(`set local casework.inside = 'open'`);
        await client.query(
          `with made as (
             insert into issues (document_id, number, title, description, kind, channel, handling_type, stage, received_at, due_at,
                deadline, red_from, yellow_from, enterprise_id, group_id, leader_id, category_id, lead_unit_id, created_at, updated_at, published_at)
             select 'g' || n, '量〔2026〕' || n, '生成 ' || n, '说明', 'appeal', 'phone', 'normal', 'handling',
                now() - make_interval(hours => n), now() + interval '9 days', now() + interval '9 days', now() + interval '9 days',
                now() + interval '7 days', p.enterprise_id, p.group_id, p.leader_id, (select min(id) from categories where complaint is not true),
                (select id from departments where code = 'zhujian'), now(), now(), now()
               from generate_series(1, $1::int) n cross join (select * from pairings order by id limit 1) p
             returning id)
           insert into transfers (document_id, issue_id, unit_id, role, state, started_at, deadline, responsible_person, created_at, updated_at, published_at)
           select 't' || made.id, made.id, (select id from departments where code = 'zhujian'), 'lead', 'handling', now(), now() + interval '9 days',
                  '经办人' || made.id, now(), now(), now() from made`,
          [ROWS],
        );
        await client.query('commit');
      } finally {
        client.release();
      }
      await app.db.query('analyze issues, transfers');
    }, 120_000);

    const statements = async (work: () => Promise<unknown>): Promise<number> => {
      const knex = app.strapi.db.connection as unknown as Knex;
      let count = 0;
      // Counts only statements of the requests' transactions: Strapi sends statements itself at times.
      const asking = new Set<string>();
      const note = ({ sql, __knexUid: connection }: { sql: string; __knexUid: string }): void => {
        if (sql.includes('casework.enter(')) asking.add(connection);
        if (asking.has(connection)) count += 1;
        if (/^commit/i.test(sql)) asking.delete(connection);
      };
      knex.on('query', note);
      await work();
      knex.removeListener('query', note);
      return count;
    };

    test('a page costs the same number of statements, however long and whichever', async () => {
      const few = await statements(() => page('groupA', 'group', 'pagination[pageSize]=1'));
      const many = await statements(() => page('groupA', 'group', 'pagination[pageSize]=200'));
      const late = await statements(() =>
        page('unitA', 'unit', 'pagination[pageSize]=200&pagination[page]=50'),
      );
      expect({ many, late }).toEqual({ many: few, late: few });
    });

    test('pages follow each other without gap or repetition', async () => {
      const all: string[] = [];
      for (const number of [1, 2, 51]) {
        const { data, meta } = await page(
          'groupA',
          'group',
          `pagination[pageSize]=200&pagination[page]=${number}`,
        );
        expect(meta.pagination.total).toBe(ROWS + 1);
        expect(data[0]?.cells['row']).toBe((number - 1) * 200 + 1);
        all.push(...data.map(({ issue }) => issue));
      }
      expect(all).toHaveLength(401);
      expect(new Set(all).size).toBe(401);
    });

    test('all of them in one file, some thousand at a time', async () => {
      const counted = await statements(async () => {
        const { rows } = await file('unitA', 'ledgers/unit/export.xlsx');
        expect(rows).toHaveLength(ROWS + 3);
        expect(rows.at(-1)?.[0]).toBe(ROWS + 1);
      });
      expect(counted).toBeLessThan(15);
      expect((await file('groupB', 'ledgers/group/export.xlsx')).rows).toHaveLength(3);
    });
  });
});
