import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { panel } from '../support/admin';
import { kitOn, reach, type Kit } from '../lifecycle/support';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { dialog, openIssue } from './hands';
import { leftovers } from './scan';

/** Official documents as people make them: the circular, a letter and its answer, a slip, the texts. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys of documents are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const PICTURES = process.env['E2E_SCREENSHOTS'];
const DOCUMENTS = '/admin/plugins/casework/documents';

(missing ? describe.skip : describe)('official documents in the panel', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;

  beforeAll(async () => {
    app = await bootApp();
    const city = await buildCity(app);
    kit = kitOn(app, city);
    for (const who of ['office', 'groupA', 'unitA'] as const) await panel(app, city, who);
    for (const title of ['厂区门前道路破损', '变压器容量不足', '冷库用地手续'])
      await kit.register({ title, receivedAt: new Date(Date.now() - 12 * 86_400_000).toISOString() });
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
  const look = async (page: Page, name: string): Promise<void> => {
    const { keys, english } = await leftovers(page);
    // The names of fonts and of the setting that points to them are what they are.
    const left = english.filter((said) => !/FONTS_DIR|Noto S/.test(said));
    expect({ name, keys, left }).toEqual({ name, keys: [], left: [] });
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
  };
  /** The same page as a telephone shows it: nothing reaches beyond its edge. */
  const onPhone = async (who: string, at: string, name: string): Promise<void> => {
    const { page, context } = await enter(who, 390);
    await page.goto(at);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(500);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    await look(page, name);
    expect([name, wide]).toEqual([name, 390]);
    await context.close();
  };
  const step = async (page: Page, name: string, label: string, value: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await dialog(page).getByLabel(label).fill(value);
    await dialog(page).getByRole('button', { name, exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  };
  const reviewAndIssue = async (page: Page): Promise<void> => {
    await step(page, '核稿通过', '核稿人', '示例甲');
    await step(page, '签发', '签发人', '示例乙');
    await page.getByText('已签发').first().waitFor();
  };

  test('the office drafts, edits, reviews and issues the circular; its code is verified on a phone', async () => {
    const { page, problems } = await enter('office');
    await page.goto(DOCUMENTS);
    await page.getByRole('button', { name: '起草公文' }).click();
    await look(page, 'documents-new');
    await dialog(page).getByRole('button', { name: '起草公文' }).click();
    await page.getByTitle('预览（即打印效果）').waitFor();
    const before = await page.getByTitle('预览（即打印效果）').getAttribute('src');
    await page.getByLabel('标题', { exact: true }).fill('关于示例期间包联企业\n“敲门行动”工作情况的通报');
    // The preview is set anew of what stands in the fields, saved or not.
    await page.waitForFunction(
      (old) => document.querySelector('iframe')?.getAttribute('src') !== old,
      before,
    );
    await look(page, 'circular-edit');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '关于示例期间包联企业“敲门行动”工作情况的通报' }).waitFor();
    await reviewAndIssue(page);
    await page.getByRole('button', { name: '重新推算并比较' }).click();
    await page.getByText(/文中 \d+ 个数字与现在推算的全部一致/).waitFor();
    await look(page, 'circular-issued');
    const address = page.url();
    const verify = (await page.getByRole('link', { name: '核验页' }).getAttribute('href')) ?? '';
    const phone = await visit(browser, app.url, 390);
    await phone.page.goto(new URL(verify).pathname);
    await phone.page.getByText('真实有效').waitFor();
    await phone.page.getByText('关于示例期间包联企业“敲门行动”工作情况的通报').waitFor();
    expect(await phone.page.locator('script').count()).toBe(0);
    if (PICTURES) await phone.page.screenshot({ path: path.join(PICTURES, 'verify-390.png') });
    await phone.context.close();
    await onPhone('office', address, 'circular-issued-390');
    expect(problems).toEqual([]);
  }, 180_000);

  test('a letter that the rule proposes is sent; its group acknowledges and answers; the office reads it', async () => {
    const { page, problems } = await enter('office');
    await page.goto(DOCUMENTS);
    await page.getByText('建议').first().waitFor();
    await look(page, 'documents-suggested');
    await page.getByRole('button', { name: '起草提示函' }).first().click();
    await page.getByTitle('预览（即打印效果）').waitFor();
    await reviewAndIssue(page);
    const letter = new URL(page.url()).pathname;
    const group = await enter('groupA');
    await group.page.goto(DOCUMENTS);
    await group.page
      .getByText(/前回复/)
      .first()
      .waitFor();
    await look(group.page, 'documents-group');
    await group.page.goto(letter);
    await group.page.getByRole('button', { name: '签收', exact: true }).click();
    await dialog(group.page).getByRole('button', { name: '签收', exact: true }).click();
    await group.page.getByText(/签收/).first().waitFor();
    await dialog(group.page).waitFor({ state: 'hidden' });
    await step(group.page, '回复', '回复内容', '三件事项均已明确责任人和办结时间，月底前办结。');
    await group.page.getByText('三件事项均已明确责任人').waitFor();
    await look(group.page, 'letter-answered');
    await page.goto(DOCUMENTS);
    await page
      .getByText(/已回复/)
      .first()
      .waitFor();
    await onPhone('groupA', letter, 'letter-390');
    await onPhone('groupA', DOCUMENTS, 'documents-390');
    expect([...problems, ...group.problems]).toEqual([]);
  }, 180_000);

  test('a group issues the slip from the issue’s page; the unit receives it', async () => {
    const issue = await reach(kit, 'transferred', { register: { title: '厂区排水不畅' } });
    const { page, problems } = await enter('groupA');
    await openIssue(page, issue);
    await page.getByRole('button', { name: '起草转办单' }).first().click();
    await page.getByTitle('预览（即打印效果）').waitFor();
    await look(page, 'slip-edit');
    await reviewAndIssue(page);
    const unit = await enter('unitA');
    await unit.page.goto(DOCUMENTS);
    await unit.page.getByText('企业问题诉求转办单').first().click();
    await unit.page.getByTitle('预览（即打印效果）').waitFor();
    await look(unit.page, 'slip-unit');
    expect([...problems, ...unit.problems]).toEqual([]);
  }, 120_000);

  test('the office edits a text; a wrong one is refused with its place; the default comes back', async () => {
    const { page, problems } = await enter('office');
    await page.goto(DOCUMENTS);
    await page.getByRole('link', { name: '公文文本' }).click();
    const body = page.getByLabel('正文', { exact: true });
    const before = await body.inputValue();
    await look(page, 'texts');
    await body.fill(`${before}\n{{没有这一项}}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page
      .getByRole('alert')
      .getByText(/没有“没有这一项”这个名称/)
      .waitFor();
    await look(page, 'texts-refused');
    await body.fill(`${before}\n特此通报。`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已修改', { exact: true }).waitFor();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await dialog(page).getByRole('button', { name: '恢复默认' }).click();
    await page.getByText('默认文本', { exact: true }).waitFor();
    expect(await body.inputValue()).toBe(before);
    await page.goto(`${DOCUMENTS}/fonts`);
    await page.getByText('仿宋').first().waitFor();
    await look(page, 'fonts');
    await onPhone('office', `${DOCUMENTS}/texts`, 'texts-390');
    await onPhone('office', `${DOCUMENTS}/fonts`, 'fonts-390');
    expect(problems).toEqual([]);
  }, 180_000);
});
