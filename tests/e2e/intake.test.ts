import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { panel } from '../support/admin';
import { kitOn, reach, type Kit } from '../lifecycle/support';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { buildPanel, launch, signIn, visit, whyNot } from './browser';
import { leftovers } from './scan';

/** 待登记 as a group does it, in a browser: read, registered with one press, attached, dismissed. */

const missing = whyNot();
if (missing) process.stderr.write(`the journey through 待登记 is skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const PICTURES = process.env['E2E_SCREENSHOTS'];
const PAGE = '/admin/plugins/casework/intake';

(missing ? describe.skip : describe)('待登记 in the panel', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;

  beforeAll(async () => {
    app = await bootApp();
    const city = await buildCity(app);
    kit = kitOn(app, city);
    await panel(app, city, 'groupA');
    await buildPanel();
    browser = await launch();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    const { keys, english: left } = await leftovers(page);
    expect({ name, keys, left }).toEqual({ name, keys: [], left: [] });
    const before = page.viewportSize() ?? { width: 1280, height: 800 };
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect({ name, width, fits: wide <= width }).toEqual({ name, width, fits: true });
      if (!PICTURES) continue;
      fs.mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), animations: 'disabled' });
    }
    await page.setViewportSize(before);
  };

  const handIn = async (subject: string): Promise<string> => {
    const answer = await kit.send('office', 'POST', '/api/casework/intakes', {
      data: {
        channel: 'phone',
        source: '12345',
        outsideNumber: subject,
        from: { name: '示例联系人' },
        subject,
        text: `${subject}，请协调解决。`,
        enterprise: kit.city.enterprises.A,
      },
    });
    expect(answer.status).toBe(201);
    return answer.body.data.documentId as string;
  };
  const stateOf = async (documentId: string): Promise<string | undefined> =>
    (await kit.rows<{ state: string }>('select state from intakes where document_id = $1', [documentId]))[0]
      ?.state;

  it('is read, registered with one press, attached to an issue, or dismissed with a reason', async () => {
    const { page, problems } = await visit(browser, app.url);
    await signIn(page, 'groupa-panel@example.test', PASSWORD);
    await page.goto(PAGE);
    await page.getByText('没有待登记的事项').waitFor();
    const registered = await handIn('厂区供电不稳');
    const attached = await handIn('厂区供电不稳补充说明');
    const dismissed = await handIn('推销广告');
    await page.reload();
    await page.getByRole('link', { name: '推销广告' }).waitFor();
    await look(page, 'intake-list');

    await page.getByRole('link', { name: '厂区供电不稳', exact: true }).click();
    await page.getByText('厂区供电不稳，请协调解决。').first().waitFor();
    expect(await page.getByRole('textbox', { name: /^标题\s*\*?$/ }).inputValue()).toBe('厂区供电不稳');
    await look(page, 'intake-form');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/已登记：包诉/).waitFor();
    expect(await stateOf(registered)).toBe('registered');

    await page.goto(`${PAGE}/${attached}`);
    await page.getByText('该企业近 90 日内相似的诉求').waitFor();
    await look(page, 'intake-similar');
    await page.getByRole('button', { name: '并入此件' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '并入诉求' }).click();
    await page.getByText(/已并入：包诉/).waitFor();
    await page.getByText('处理结果').waitFor();
    expect(await stateOf(attached)).toBe('attached');
    await look(page, 'intake-outcome');

    await page.goto(`${PAGE}/${dismissed}`);
    await page.getByRole('button', { name: '不予登记' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /^理由\s*\*?$/ })
      .fill('广告来件');
    await look(page, 'intake-dismiss');
    await page.getByRole('dialog').getByRole('button', { name: '不予登记' }).click();
    await page.getByText('已不予登记').waitFor();
    expect(await stateOf(dismissed)).toBe('dismissed');
    await page.goto(PAGE);
    await page.getByText('没有待登记的事项').waitFor();
    expect(problems).toEqual([]);
  }, 180_000);

  it('messages of enterprises are answered, and a result that no link reaches is put to them by a QR code', async () => {
    await kit.rows(
      `insert into casework.enterprise_messages (enterprise_id, contact, text, at)
       select id, '示例会计（尾号0001）', '请问何时来现场？', now() from enterprises where document_id = $1`,
      [kit.city.enterprises.A],
    );
    const reported = await reach(kit, 'reported');
    const { page, problems } = await visit(browser, app.url);
    await signIn(page, 'groupa-panel@example.test', PASSWORD);
    await page.goto('/admin/plugins/casework/enterprise-messages');
    await page.getByText('请问何时来现场？').waitFor();
    await look(page, 'enterprise-messages');
    await page.getByRole('button', { name: /^答复 / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^答复内容/ }).fill('周三上午到现场。');
    await look(page, 'enterprise-messages-answer');
    await dialog.getByRole('button', { name: '答复', exact: true }).click();
    await page.getByText('没有待答复的留言').waitFor();
    const [row] = await kit.rows('select answer from casework.enterprise_messages');
    expect(row).toEqual({ answer: '周三上午到现场。' });

    await page.goto(`/admin/plugins/casework/issues/${reported}`);
    await page.getByRole('button', { name: '请企业确认（链接、二维码）' }).click();
    await page.getByLabel('手机号').fill('13900007777');
    await look(page, 'confirm-link');
    await page.getByRole('button', { name: '生成确认链接' }).click();
    await page.getByText('打开须填写', { exact: false }).waitFor();
    await look(page, 'confirm-link-made');
    expect(problems).toEqual([]);
  }, 180_000);
});
