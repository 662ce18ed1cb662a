import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { panel } from '../support/admin';
import { periodLabel } from '../../src/plugins/casework/domain/duties';
import { kitOn, shanghai, type Kit } from '../lifecycle/support';
import { keepDuties } from '../support/duties';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { png } from '../support/files';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { choose, day, dialog } from './hands';
import { leftovers } from './scan';

/** A group's month, a leader's meeting, a visit on a phone, a common problem: as people do them, in a browser. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
/** Where pictures of every page are put, when somebody wants to look at them. */
const PICTURES = process.env['E2E_SCREENSHOTS'];

(missing ? describe.skip : describe)('in the panel', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;

  beforeAll(async () => {
    app = await bootApp();
    const city = await buildCity(app);
    kit = kitOn(app, city);
    for (const who of ['leaderA', 'liaisonA', 'office', 'groupA'] as const) await panel(app, city, who);
    // The overviews show which duties are owed.
    await keepDuties(app, new Date());
    await buildPanel();
    browser = await launch();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const enter = async (who: string, width?: number): Promise<Visitor> => {
    const visitor = await visit(browser, app.url, width);
    await signIn(visitor.page, `${who.toLowerCase()}-panel@example.test`, PASSWORD);
    return visitor;
  };

  /** Chinese throughout; and a picture of it. */
  const look = async (page: Page, name: string): Promise<void> => {
    const { keys, english: left } = await leftovers(page);
    expect({ name, keys, left }).toEqual({ name, keys: [], left: [] });
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
  };

  const escalated = async (title: string): Promise<string> => {
    const issue = await kit.register({ title });
    await kit.done('groupA', issue, 'accept');
    await kit.done('groupA', issue, 'transfer', {
      leadUnit: kit.city.departments.zhujian,
      standard: '按期修复',
    });
    await kit.done('groupA', issue, 'escalate', { reason: '涉及多个部门，提请包联领导协调' });
    return issue;
  };

  it('a leader’s meeting: agenda, decisions, a refused one, minutes', async () => {
    const road = await escalated('厂区门前道路破损');
    const power = await escalated('变压器容量不足');
    await escalated('冷库用地手续');
    const { page, problems } = await enter('leaderA');
    await page.goto('/admin/plugins/casework/meetings');
    await page.getByRole('button', { name: '新建会议' }).click();
    await page.getByRole('dialog').getByLabel('召集人').fill('示例副市长甲');
    await page.getByRole('dialog').getByRole('button', { name: '建立' }).click();
    await page.getByText('厂区门前道路破损').first().waitFor();
    expect(await page.getByText('提请：涉及多个部门，提请包联领导协调').count()).toBe(3);
    const lineOf = async (title: string): Promise<number> => {
      const titles = await page.locator('tbody tr').allInnerTexts();
      return titles.findIndex((text) => text.includes(title)) + 1;
    };
    const first = await lineOf('厂区门前道路破损');
    const second = await lineOf('变压器容量不足');
    await page.getByLabel(`议定意见 ${first}`).fill('由交通局牵头，月底前修复');
    const year = new Date().getFullYear() + 1;
    await day(page, page, `完成时限 ${first}`, `${year}-01-05`);
    await page.getByLabel(`议定意见 ${second}`).fill('挂账推进');
    await page.getByLabel(`处理方式 ${second}`).click();
    await page.getByRole('option', { name: '挂账推进' }).click();
    await look(page, 'meeting-agenda');

    // The line that a leader's meeting cannot decide is named, and nothing has been done.
    await page.getByRole('button', { name: '会议议定' }).click();
    await page.getByRole('alertdialog').getByText('共 3 项议题，2 项已填写议定意见').waitFor();
    await look(page, 'meeting-confirm');
    await page.getByRole('button', { name: '确认议定' }).click();
    await page.getByText('仅市委市政府集中会办可以决定挂账').first().waitFor();
    await look(page, 'meeting-refused');
    expect((await kit.lastEntry(road))['action']).toBe('escalate');

    await page.getByLabel(`处理方式 ${second}`).click();
    await page.getByRole('option', { name: '继续办理' }).click();
    await page.getByLabel(`议定意见 ${second}`).fill('由供电公司增容，住建局配合');
    await page.getByRole('button', { name: '会议议定' }).click();
    await page.getByRole('button', { name: '确认议定' }).click();
    await page.getByText('已存入公文').waitFor();
    await page.getByText(`会议议定：由交通局牵头，月底前修复。完成时限：${year}年1月5日。`).waitFor();
    expect(await page.getByText('转下次会议').count()).toBe(1);
    await look(page, 'meeting-minutes');
    expect((await kit.lastEntry(road))['action']).toBe('decide');
    expect((await kit.lastEntry(power))['action']).toBe('decide');
    await page.goto('/admin/plugins/casework/meetings');
    await page.getByText('已召开').first().waitFor();
    await look(page, 'meetings-owed');
    expect(problems).toEqual([]);
  }, 180_000);

  it('a group’s month: its report, the leader’s brief, its duties, its plan of the year', async () => {
    // On the 28th of last month, independent of today's date.
    const day = new Date(Date.now() + 8 * 3_600_000);
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 28))
      .toISOString()
      .slice(0, 7);
    const period = periodLabel(last);
    kit.at(`${last}-28T10:00`);
    try {
      await keepDuties(app, shanghai(`${last}-28T10:00`));
      const { page, problems } = await enter('groupA');
      const draft = async (kind: string, leader?: string): Promise<void> => {
        await page.goto('/admin/plugins/casework/reports');
        await page.getByRole('button', { name: '起草报告' }).click();
        await choose(page, dialog(page), '报告', kind);
        await choose(page, dialog(page), '期间', period);
        if (leader) await choose(page, dialog(page), '包联领导', leader);
        await dialog(page).getByRole('button', { name: '一键起草' }).click();
        await page.getByText('本期数据').waitFor();
      };
      const handIn = async (): Promise<void> => {
        await page.getByRole('button', { name: '报送', exact: true }).click();
        await dialog(page).getByText('报送后不能再改').waitFor();
        await dialog(page).getByRole('button', { name: '报送', exact: true }).click();
        await page.getByText('更正（另起新版）').waitFor();
      };
      await draft('工作组报告');
      expect(await page.getByRole('textbox', { name: '二、问题诉求' }).inputValue()).toContain(period);
      await page.getByRole('textbox', { name: '五、工作评价' }).fill('本月走访、会办、跟进均按计划落实。');
      await page.getByText('有未保存的修改').waitFor();
      await look(page, 'report-draft');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('有未保存的修改').waitFor({ state: 'hidden' });
      await handIn();
      await page.getByText('本月走访、会办、跟进均按计划落实。').waitFor();
      expect(await page.getByRole('textbox').count()).toBe(0);
      await look(page, 'report-submitted');
      await draft('向领导报告', '示例副市长甲');
      await handIn();
      await page.goto('/admin/plugins/casework/reports');
      await page.locator('table').getByText('向领导报告').waitFor();
      await look(page, 'reports');
      // The reports have fulfilled the duties; nothing is ticked by hand.
      const owed = await kit.rows<{ type: string; done: boolean }>(
        `select d.type, d.fulfilled_at < d.due_at as done from duties d join departments g on g.id = d.group_id
          where d.type in ('group-report', 'leader-brief') and d.period = $1 and g.code = 'fagai' order by d.type`,
        [last],
      );
      expect(owed).toEqual([
        { type: 'group-report', done: true },
        { type: 'leader-brief', done: true },
      ]);
      await page.goto('/admin/plugins/casework/duties');
      await page.getByRole('grid').getByText('工作组月报').first().waitFor();
      await look(page, 'duties-month');
      await page.getByRole('tab', { name: '列表' }).click();
      await page
        .getByRole('row', { name: /工作组月报/ })
        .getByText('按时完成')
        .waitFor();
      await look(page, 'duties-list');

      await page.goto('/admin/plugins/casework/reports/plans');
      await page.getByRole('link', { name: /^编写/ }).click();
      await page.getByRole('textbox', { name: '计划内容' }).fill('每季度走访全覆盖，每月会办一次。');
      await look(page, 'plan-draft');
      await page.getByRole('button', { name: '报送', exact: true }).click();
      await dialog(page).getByRole('button', { name: '报送', exact: true }).click();
      await page.getByText(/第 1 版/).waitFor();
      expect(await page.getByRole('textbox').count()).toBe(0);
      await look(page, 'plan');
      expect(problems).toEqual([]);
    } finally {
      kit.at(null);
    }
  }, 180_000);

  it('a visit on a phone, with a photo and an issue raised from it', async () => {
    const { page, problems } = await enter('liaisonA', 390);
    await page.goto('/admin/plugins/casework/visits');
    await page.getByRole('button', { name: '示例甲有限公司' }).click();
    await page.getByRole('button', { name: '座谈' }).click();
    await page.getByLabel('了解到的情况').fill('订单饱满，反映用电紧张。');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'site-1.png', mimeType: 'image/png', buffer: png(32, 32) });
    await page.getByText('site-1.png').waitFor();
    await look(page, 'visit-phone-top');
    await page.getByRole('button', { name: '添加一个问题' }).click();
    await page.getByRole('textbox', { name: '问题（一句话）' }).fill('用电容量不足');
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: '紧急' }).click();
    // No element is wider than a phone's screen.
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await look(page, 'visit-phone');
    await page.getByRole('button', { name: '提交走访记录' }).click();
    await page.getByText('走访已记录').waitFor();
    await look(page, 'visit-phone-done');
    const [made] = await kit.rows<{ channel: string; title: string; form: string; photos: number }>(
      `select i.channel, i.title, v.form, (select count(*)::int from files_related_mph m where m.related_id = v.id
         and m.related_type = 'api::visit.visit') as photos
         from issues i join visits v on v.id = i.visit_id`,
    );
    expect(made).toEqual({ channel: 'visit', title: '用电容量不足', form: 'discussion', photos: 1 });
    await page.getByRole('tab', { name: '走访记录' }).click();
    await page.getByRole('img', { name: 'site-1.png' }).waitFor();
    await look(page, 'visit-list');
    await page.getByRole('tab', { name: '季度覆盖' }).click();
    await page.getByText('已全覆盖').waitFor();
    await look(page, 'visit-coverage');
    expect(problems).toEqual([]);
  }, 180_000);

  it('a policy: the enterprises that it is for, several told at once', async () => {
    const { A, B } = kit.city.enterprises;
    const made = await kit.send('office', 'POST', '/api/policies', {
      data: { title: '示例惠企政策', scales: ['small'], validUntil: '2099-12-31' },
    });
    expect(made.status).toBe(201);
    const { page, problems } = await enter('office');
    await page.goto('/admin/plugins/casework/policies');
    await page.getByRole('link', { name: '示例惠企政策' }).click();
    for (const name of ['示例甲有限公司', '示例乙有限公司'])
      await page.getByRole('checkbox', { name }).click();
    await page.getByRole('button', { name: '登记告知（2 家）' }).click();
    await dialog(page).getByRole('textbox', { name: '结果' }).fill('已上门宣讲');
    await look(page, 'policy-record');
    await dialog(page).getByRole('button', { name: '登记告知（2 家）' }).click();
    // In the table, where both stand when they are stored: the form holds the words before that.
    await page.locator('tbody').getByText('已上门宣讲').nth(1).waitFor();
    await look(page, 'policy');
    const told = await kit.rows<{ document_id: string }>(
      `select e.document_id from policy_deliveries v join enterprises e on e.id = v.enterprise_id where v.result = '已上门宣讲'`,
    );
    expect(told.map((e) => e.document_id).sort()).toEqual([A, B].sort());
    await page.goto('/admin/plugins/casework/policies');
    await page.getByText('2/3 家').waitFor();
    await look(page, 'policies');
    expect(problems).toEqual([]);
  }, 120_000);

  it('a common problem: suggested, linked, put on the city meeting’s agenda', async () => {
    const make = (who: 'groupA' | 'groupB', enterprise: string, title: string) =>
      kit.register({ enterprise, title, description: `${title}，请研究。` }, who);
    const { A, B } = kit.city.enterprises;
    await make('groupA', A, '工业用电价格偏高负担重');
    await make('groupB', B, '园区工业用电价格偏高');
    const late = await make('groupB', B, '工业用电价格高');
    const { page, problems } = await enter('office');
    await page.goto('/admin/plugins/casework/meetings');
    await page.getByRole('button', { name: '新建会议' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '建立' }).click();
    await page.getByText('议程尚无议题').waitFor();
    await page.goto('/admin/plugins/casework/common-problems');
    await page.getByText('疑似共性问题').waitFor();
    await look(page, 'problems');
    await page.getByRole('button', { name: '新建共性问题' }).click();
    await page.getByRole('dialog').getByLabel('标题').fill('工业用电价格偏高');
    await page.getByRole('dialog').getByRole('button', { name: '建立' }).click();
    await page.getByRole('checkbox').nth(2).waitFor();
    for (const n of [0, 1, 2]) await page.getByRole('checkbox').nth(n).click();
    await page.getByRole('button', { name: '归入所选（3）' }).click();
    await page.getByText('已归入的诉求（3）').waitFor();
    await page.getByRole('button', { name: '列入市级会议' }).click();
    await page.getByText('已列入会议议程').waitFor();
    await look(page, 'problem');
    const [linked] = await kit.rows<{ title: string }>(
      `select p.title from issues i join common_problems p on p.id = i.common_problem_id where i.document_id = $1`,
      [late],
    );
    expect(linked).toEqual({ title: '工业用电价格偏高' });
    expect(problems).toEqual([]);
  }, 180_000);
});
