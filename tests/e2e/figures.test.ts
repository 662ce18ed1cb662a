import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { HISTORY_COLUMNS } from '../../src/plugins/casework/domain/history';
import { rowsOf, sheetOf, type Cell } from '../imports/support';
import { kitOn, reach, type Kit } from '../lifecycle/support';
import { panel } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, creditCode } from '../support/city';
import { keepDuties } from '../support/duties';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { look } from './look';

/** An outside ledger, what is asked of whom, and the level above. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';

(missing ? describe.skip : describe)('figures in the panel', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;

  beforeAll(async () => {
    app = await bootApp();
    const city = await buildCity(app);
    kit = kitOn(app, city);
    for (const who of ['office', 'groupA'] as const) await panel(app, city, who);
    await reach(kit, 'closed');
    await reach(kit, 'handling');
    await keepDuties(app, new Date());
    await buildPanel();
    browser = await launch();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const enter = async (who: string): Promise<Visitor> => {
    const visitor = await visit(browser, app.url);
    await signIn(visitor.page, `${who.toLowerCase()}-panel@example.test`, PASSWORD);
    return visitor;
  };

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  it('the office takes an outside ledger in: a bad file is explained by cell, a good one is imported', async () => {
    const { rows } = await app.db.query<{ name: string }>(
      'select name from categories where document_id = $1',
      [kit.city.categories.plain],
    );
    const before = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    const row: Record<string, Cell> = {
      编号: '旧-1',
      企业统一社会信用代码: creditCode('91230883MA1AAAA00'),
      标题: '历史事项',
      内容: '厂区供水不稳。',
      类型: '诉求',
      渠道: '电话',
      类别: rows[0]?.name ?? '',
      办理类型: '一般',
      接收时间: `${before} 09:30`,
    };
    const headings = Object.values(HISTORY_COLUMNS).map(({ zh }) => zh);
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-e2e-'));
    const bad = path.join(dir, '有错.xlsx');
    const good = path.join(dir, '无误.xlsx');
    fs.writeFileSync(bad, await sheetOf(rowsOf(headings, [row, { ...row, 类型: '投诉', 责任人: '示例某' }])));
    fs.writeFileSync(good, await sheetOf(rowsOf(headings, [row])));

    const { page, problems } = await enter('office');
    await page.goto('/admin/plugins/casework/imports');
    await page.getByText('选择文件').first().waitFor();
    await page.locator('input[type=file]').first().setInputFiles(bad);
    await button(page, '检查').click();
    await page.getByText(/有 \d 处错误，没有导入任何一行/).waitFor();
    await page.getByText('投诉', { exact: true }).waitFor();
    expect(await button(page, '导入').isDisabled()).toBe(true);
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载错误清单' }).click(),
    ]);
    expect(list.suggestedFilename()).toContain('.xlsx');
    await look(page, 'imports-bad');
    await page.locator('input[type=file]').first().setInputFiles(good);
    await button(page, '检查').click();
    await page.getByText('检查通过：1 行可以导入。').waitFor();
    await button(page, '导入').click();
    await page.getByRole('alertdialog').getByRole('button', { name: '导入' }).click();
    await page.getByText('已导入 1 行。').waitFor();
    await page.getByRole('tab', { name: '导入记录' }).click();
    await page.getByText('无误.xlsx', { exact: true }).waitFor();
    await look(page, 'imports-records');
    for (const name of ['企业', '季度指标', '项目']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await look(page, `imports-${name}`);
    }
    expect(problems).toEqual([]);
    fs.rmSync(dir, { recursive: true });
    await page.context().close();
  }, 300_000);

  it('figures, what is asked of whom in a month, and the level above', async () => {
    const { page, problems } = await enter('office');
    await page.goto('/admin/plugins/casework/figures');
    await page.getByText('问题办结率').first().waitFor();
    await look(page, 'figures');
    await page.goto('/admin/plugins/casework/burden');
    await page.getByText('跟进').first().waitFor();
    await look(page, 'burden');
    // Keys and fingerprints are no words, and settings have names.
    const letters = /[A-Za-z0-9+/=:]{16,}|[0-9a-f]{2}(:[0-9a-f]{2}){3,}|ROLL_UP_/;
    await page.goto('/admin/plugins/casework/roll-ups');
    await page.getByText('登记公钥').waitFor();
    await look(page, 'roll-ups', letters);
    await page.getByRole('tab', { name: '向上级报送' }).click();
    await page.getByText('公钥指纹').or(page.getByRole('alert')).first().waitFor();
    await look(page, 'roll-ups-own', letters);
    await page.context().close();
    const { page: group } = await enter('groupA');
    await group.goto('/admin/plugins/casework/figures');
    await group.getByText('问题办结率').first().waitFor();
    await look(group, 'figures-group');
    await group.context().close();
    expect(problems).toEqual([]);
  }, 300_000);
});
