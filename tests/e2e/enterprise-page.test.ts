import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { order, PERSON, startKit, type Kit } from '../lifecycle/support';
import { APPEAL, PHONES, PNG, giveContacts, makeLink } from '../portal/support';
import { launch, whyNot } from './browser';

const PICTURES = process.env['E2E_SCREENSHOTS'];
const WIDTHS = [360, 390, 768];
const AXE = fs.readFileSync(path.join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');

const missing = whyNot();
if (missing) process.stderr.write(`journeys on the enterprise’s page are skipped: ${missing}\n`);

type AxeRun = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** An entrepreneur's telephone with scripts switched off: from the link to the leader's reason (plan §四.1, §四.2). */
(missing ? describe.skip : describe)('the enterprise’s page on a telephone without scripts', () => {
  let kit: Kit;
  let browser: Browser;
  let phone: BrowserContext;
  let page: Page;
  let sent = 0;

  beforeAll(async () => {
    kit = await startKit();
    await giveContacts(kit);
    browser = await launch();
    phone = await browser.newContext({
      baseURL: kit.app.url,
      locale: 'zh-CN',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      javaScriptEnabled: false,
    });
    page = await phone.newPage();
    page.on('response', (response) => {
      void response.body().then(
        (body) => (sent += body.length),
        () => undefined,
      );
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await kit?.app.stop();
  });

  /** Checks a page: axe-core, nothing wider than the screen, and a picture for people to look at. */
  async function look(name: string): Promise<void> {
    // Tools for judging need scripts; the page itself is what was shown.
    const beside = await browser.newContext({ locale: 'zh-CN', bypassCSP: true });
    await beside.addCookies(await phone.cookies());
    const judge = await beside.newPage();
    await judge.setViewportSize({ width: 390, height: 844 });
    await judge.goto(page.url());
    await judge.evaluate(AXE);
    const { violations } = await judge.evaluate<AxeRun>('axe.run()');
    expect({
      name,
      violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    }).toEqual({
      name,
      violations: [],
    });
    for (const width of WIDTHS) {
      await judge.setViewportSize({ width, height: 844 });
      const wide = await judge.evaluate<number>('document.documentElement.scrollWidth');
      expect({ name, width, fits: wide <= width }).toEqual({ name, width, fits: true });
      if (!PICTURES) continue;
      fs.mkdirSync(PICTURES, { recursive: true });
      await judge.screenshot({ path: path.join(PICTURES, `e-${name}-${width}.png`), fullPage: true });
    }
    await beside.close();
  }

  const enter = async (url: string): Promise<void> => {
    await page.goto(url);
    await page.getByLabel('联系人手机号的后四位').fill(PHONES.A.slice(-4));
    await page.getByRole('button', { name: '进入' }).click();
  };

  test('link → digits → appeal with two photos → handled → confirm link → 部分解决 → the leader says why', async () => {
    const link = await makeLink(kit);
    await page.goto(link.body.data.url as string);
    await look('digits');
    await page.getByLabel('联系人手机号的后四位').fill('9999');
    await page.getByRole('button', { name: '进入' }).click();
    await expect(page.getByText('还可以试 4 次').isVisible()).resolves.toBe(true);
    sent = 0;
    await enter(link.body.data.url as string);
    await page.getByRole('heading', { name: '您好，有困难请告诉我们' }).waitFor();
    expect(sent).toBeLessThan(100_000);
    await look('home-empty');

    await page.getByRole('link', { name: '我要反映问题' }).click();
    await look('new');
    await page.getByLabel('问题类别').selectOption(kit.city.categories.plain);
    await page.getByLabel('遇到了什么困难').fill(APPEAL);
    await page.getByLabel('照片').setInputFiles([
      { name: '现场一.png', mimeType: 'image/png', buffer: PNG },
      { name: '现场二.png', mimeType: 'image/png', buffer: PNG },
    ]);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已提交').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect((await kit.lastEntry(id))['input'].attachments).toHaveLength(2);
    await look('issue-new');

    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', order(kit.city));
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('groupA', id, 'follow-up', { told: '施工队本周进场。', how: '电话' });
    await page.goto(`/e/issues/${id}`);
    await look('issue-handling');
    await kit.done('unitA', id, 'report-back', {
      result: 'partly',
      measures: '已修复主路，岔路列入明年计划。',
    });

    const confirm = await makeLink(kit, { purpose: 'confirm', issue: id });
    await enter(confirm.body.data.url as string);
    await page.getByRole('heading', { name: '这个结果，您认可吗？' }).waitFor();
    await look('issue-reported');
    await page.goto('/e');
    await look('home');
    await page.getByRole('link', { name: /门前道路破损/ }).click();
    // The unit itself said so: it stands there already.
    expect(await page.getByLabel('部分解决').isChecked()).toBe(true);
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByText('感谢您的评价').waitFor();
    expect(await kit.row(id)).toMatchObject({ stage: 'confirmed', rating: 4, solved: 'partly' });
    await look('issue-confirmed');

    expect((await kit.act('leaderA', id, 'consent')).status).toBe(400);
    await kit.done('leaderA', id, 'consent', { opinion: '岔路已列入明年计划，跟踪落实' });
    await page.goto('/e/messages');
    await look('messages');
    await page.goto('/e/contact');
    await look('contact');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '请从专属链接进入' }).waitFor();
    await page.goto(confirm.body.data.url as string);
    await page.getByRole('heading', { name: '链接无效或已过期' }).waitFor();
    await look('dead');
  }, 240_000);
});
