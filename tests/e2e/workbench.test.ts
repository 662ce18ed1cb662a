import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { kitOn, type Kit } from '../lifecycle/support';
import { panel } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { png } from '../support/files';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { dialog } from './hands';
import { leftovers, seriousIn } from './scan';

/** A day's work by role, on a desk and on a telephone; the clicks are counted, and each page is held against axe-core. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
/** Where pictures of every page are put, when somebody wants to look at them. */
const PICTURES = process.env['E2E_SCREENSHOTS'];

(missing ? describe.skip : describe)('a day in the panel', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    app = await bootApp();
    kit = kitOn(app, await buildCity(app));
    for (const who of ['office', 'groupA', 'unitA', 'leaderA', 'auditor'] as const)
      await panel(app, kit.city, who);
    await buildPanel();
    browser = await launch();
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const enter = async (who: string, width = 1280): Promise<Page> => {
    const visitor = await visit(browser, app.url, width);
    visitors.push(visitor);
    await signIn(visitor.page, `${who.toLowerCase()}-panel@example.test`, PASSWORD);
    await visitor.page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    return visitor.page;
  };

  /** Chinese throughout, nothing serious for axe-core, nothing wider than the page; and a picture of it. */
  const look = async (page: Page, name: string): Promise<void> => {
    // The browser's own PDF viewer keeps loading; each element needed below is waited for separately.
    await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
    const { keys, english } = await leftovers(page);
    expect({ name, keys, english }).toEqual({ name, keys: [], english: [] });
    const serious = await seriousIn(page);
    expect({ name, serious }).toEqual({ name, serious: [] });
    const { wide, width } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      width: window.innerWidth,
    }));
    expect({ name, fits: wide <= width }).toEqual({ name, fits: true });
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
  };

  let clicks = 0;
  const tap = async (target: Locator): Promise<void> => {
    clicks += 1;
    await target.click();
  };

  /** An issue that has come as far as a stage. */
  const upTo = async (
    stage: 'transferred' | 'handling' | 'reported' | 'confirmed',
    title: string,
  ): Promise<string> => {
    const issue = await kit.register({ title });
    await kit.done('groupA', issue, 'accept');
    await kit.done('groupA', issue, 'transfer', {
      leadUnit: kit.city.departments.zhujian,
      standard: '按期办结',
    });
    if (stage === 'transferred') return issue;
    await kit.done('unitA', issue, 'take-up', {
      section: '市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
    });
    if (stage === 'handling') return issue;
    await kit.done('unitA', issue, 'report-back', { result: 'solved', measures: '路面已修复' });
    if (stage === 'confirmed') await kit.done('enterpriseA', issue, 'confirm', { rating: 5 });
    return issue;
  };

  it('the leader consents from the telephone’s home in 3 taps', async () => {
    const issue = await upTo('confirmed', '厂区道路修复');
    const page = await enter('leaderA', 390);
    await page.getByText('待审定销号').waitFor();
    await look(page, 'today-leader-390');
    clicks = 0;
    await tap(page.getByRole('link', { name: '同意销号', exact: true }));
    await dialog(page).getByText('企业评价：非常满意').waitFor();
    await look(page, 'consent-390');
    await tap(dialog(page).getByRole('button', { name: '提交' }));
    await tap(dialog(page).getByRole('button', { name: '确认办理' }));
    await page.locator('[data-casework-stage=closed]').waitFor();
    expect(clicks).toBe(3);
    await look(page, 'issue-closed-390');
    expect((await kit.lastEntry(issue))['action']).toBe('consent');
  }, 180_000);

  it('the unit reports back with a photo from the telephone’s home in 5 taps', async () => {
    const issue = await upTo('handling', '路灯不亮');
    const page = await enter('unitA', 390);
    clicks = 0;
    await tap(page.getByRole('link', { name: '反馈办理结果' }));
    await tap(dialog(page).getByRole('combobox', { name: /^办理结果/ }));
    await tap(page.getByRole('option', { name: '解决', exact: true }));
    await dialog(page)
      .getByRole('textbox', { name: /^办理措施/ })
      .fill('路灯已修复');
    // Choosing the photo is a tap, too.
    clicks += 1;
    await dialog(page)
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'lamp-1.png', mimeType: 'image/png', buffer: png(32, 32) });
    await dialog(page).getByText('lamp-1.png').waitFor();
    await tap(dialog(page).getByRole('button', { name: '提交' }));
    await page.locator('[data-casework-stage=reported]').waitFor();
    expect(clicks).toBe(5);
    // The picture is shown inline.
    await page.getByRole('button', { name: '预览' }).first().click();
    await page.getByRole('img', { name: 'lamp-1.png' }).waitFor();
    expect((await kit.lastEntry(issue))['action']).toBe('report-back');
  }, 180_000);

  it('the office finds what is red of one unit and older than a month, and exports it in 4 clicks', async () => {
    const issue = await upTo('handling', '供水压力不足');
    await kit.inside(
      `update issues set received_at = now() - interval '40 days', red_from = now() - interval '5 days' where document_id = $1`,
      [issue],
    );
    const page = await enter('office');
    await look(page, 'today-office-1280');
    await page.getByRole('link', { name: '诉求', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '诉求' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    await look(page, 'workbench-1280');
    clicks = 0;
    await tap(page.getByRole('button', { name: '红灯', exact: true }));
    await tap(page.getByRole('button', { name: '超过一个月' }));
    await tap(page.getByPlaceholder('编号、企业、标题、承办单位'));
    await page.keyboard.type('市住建局');
    await page.getByText('共 1 件').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tap(page.getByRole('button', { name: '导出', exact: true })),
    ]);
    expect(clicks).toBe(4);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByRole('link', { name: '供水压力不足' }).waitFor();
  }, 180_000);

  it('the group urges two at once and reads what came of each', async () => {
    await upTo('transferred', '门前积水一');
    await kit.register({ title: '门前积水二' });
    const page = await enter('groupA');
    await look(page, 'today-group-1280');
    await page.goto('/admin/plugins/casework/issues?q=门前积水');
    await page.getByText('共 2 件').waitFor();
    await page.getByRole('checkbox', { name: '选择本页全部' }).click();
    await page.getByRole('region', { name: '已选 2 件' }).getByRole('button', { name: '催办' }).click();
    await dialog(page).getByRole('textbox').fill('请抓紧办理');
    await look(page, 'bulk-1280');
    await dialog(page).getByRole('button', { name: '办理 2 件' }).click();
    await dialog(page).getByText('已办理 1 件，未办理 1 件').waitFor();
    await look(page, 'bulk-results-1280');
    await dialog(page).getByRole('button', { name: '关闭' }).last().click();
    // By keyboard: down to the second row, open it.
    await page.locator('a[data-row]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('可办事项').waitFor();
    await look(page, 'issue-1280');
    await page.goto('/admin/plugins/casework/issues?board=true');
    await page.getByRole('button', { name: '表格' }).waitFor();
    await look(page, 'board-1280');
  }, 180_000);

  it('an issue prints as a sheet with its ledger, and the ledger with all of its rows', async () => {
    const issue = await upTo('handling', '冷库用地手续');
    const page = await enter('groupA');
    const sheet = page.locator('[data-casework-sheet]');
    const onPaper = async (heading: string): Promise<string> => {
      await page.emulateMedia({ media: 'print' });
      await sheet.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await page.locator('[data-casework-nav]').first().isVisible()).toBe(false);
      expect(await page.getByRole('button').first().isVisible()).toBe(false);
      const said = await sheet.innerText();
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      await sheet.waitFor({ state: 'detached' });
      return said;
    };
    /** The browser's own window would wait for somebody. */
    const silently = (): Promise<void> => page.evaluate(() => void (window.print = () => undefined));

    await page.goto(`/admin/plugins/casework/issues/${issue}`);
    await page.getByText('可办事项').waitFor();
    await silently();
    await page.getByRole('button', { name: '打印转办单' }).click();
    const slip = await onPaper('问题诉求转办单');
    for (const said of ['市住建局', '按期办结', '市政科', '冷库用地手续', '办理台账', '承接 → 办理中'])
      expect(slip).toContain(said);
    // The browser's own command prints the whole.
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await onPaper('问题诉求办理单')).toContain('转办情况');

    await page.goto('/admin/plugins/casework/ledgers');
    await page.getByText(/共 \d+ 行/).waitFor();
    await silently();
    const rows = Number(/共 (\d+) 行/.exec(await page.locator('main').innerText())?.[1]);
    await page.getByRole('button', { name: '打印台账' }).click();
    await sheet
      .locator('tbody tr')
      .nth(rows - 1)
      .waitFor({ state: 'attached' });
    const table = await onPaper('工作组台账');
    for (const said of [`共 ${rows} 行`, '环节、亮灯', '冷库用地手续', '办理中'])
      expect(table).toContain(said);
  }, 120_000);

  it('anybody finds anything from everywhere by the keyboard', async () => {
    const page = await enter('auditor');
    await page.goto('/admin/plugins/casework/ledgers');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('textbox').fill('示例甲');
    await dialog(page).getByRole('link', { name: '示例甲有限公司', exact: true }).waitFor();
    await look(page, 'search-1280');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'hidden' });
  }, 120_000);

  it('each finds the day’s pages at the foot of the telephone, and all others behind it', async () => {
    for (const who of ['office', 'groupA', 'unitA', 'leaderA', 'auditor']) {
      const page = await enter(who, 390);
      const foot = page.getByRole('navigation', { name: '主导航' });
      expect(await foot.getByRole('link').count()).toBe(4);
      await look(page, `today-${who}-390`);
      await foot.getByRole('link', { name: '诉求' }).click();
      await page.getByRole('heading', { level: 1, name: '诉求' }).waitFor();
      await page.waitForLoadState('networkidle');
      await look(page, `workbench-${who}-390`);
      await foot.getByRole('button', { name: '全部' }).click();
      await page.getByRole('navigation', { name: '全部' }).waitFor();
      await look(page, `menu-${who}-390`);
    }
  }, 300_000);

  it('none of it broke', () => {
    expect(visitors.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
