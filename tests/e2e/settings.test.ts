import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { kitOn, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { dialog } from './hands';
import { leftovers, seriousIn } from './scan';

/** Registering on the telephone, the office's own fields, settings as a file, photos made smaller; clicks are counted. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the settings are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const PICTURES = process.env['E2E_SCREENSHOTS'];

(missing ? describe.skip : describe)('registering and settings', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;
  let office: PanelCaller;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    app = await bootApp();
    kit = kitOn(app, await buildCity(app));
    office = await panel(app, kit.city, 'office');
    await panel(app, kit.city, 'groupA');
    await app.db.query(
      `update categories set default_unit_id = (select id from departments where document_id = $1), normal_days = 8 where name = '融资'`,
      [kit.city.departments.zhujian],
    );
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

  const look = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
    const { keys, english } = await leftovers(page);
    expect({ name, keys, english }).toEqual({ name, keys: [], english: [] });
    const serious = await seriousIn(page);
    expect({ name, serious }).toEqual({ name, serious: [] });
    const { wide, width, mains } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      width: window.innerWidth,
      mains: document.querySelectorAll('main, [role=main]').length,
    }));
    expect({ name, fits: wide <= width, mains }).toEqual({ name, fits: true, mains: 1 });
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({
      path: path.join(PICTURES, `${name}.png`),
      animations: 'disabled',
      fullPage: true,
    });
  };

  let clicks = 0;
  const tap = async (target: Locator): Promise<void> => {
    clicks += 1;
    await target.click();
  };

  it('the group registers a call on one page in 3 clicks, and transfers it to the suggested unit in 5 more', async () => {
    const page = await enter('groupA');
    await page.getByRole('link', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '登记问题诉求' }).waitFor();
    await look(page, 'register-empty-1280');
    clicks = 0;
    // The first letters of 示例甲: the field has the focus already.
    await page.keyboard.type('slj');
    await page.getByRole('option', { name: /示例甲有限公司/ }).waitFor();
    await look(page, 'register-found-1280');
    await page.keyboard.press('Enter');
    await tap(page.getByRole('textbox', { name: /^诉求内容/ }));
    await page.keyboard.type('流动资金贷款到期，银行要求提前还款。企业请求协调续贷。');
    await tap(page.getByRole('button', { name: '融资', exact: true }));
    await page.getByText(/派单目录：市住建局/).waitFor();
    await page.getByText(/8 个工作日办结/).waitFor();
    // A button that the mouse rests on is another colour.
    await page.mouse.move(0, 0);
    await look(page, 'register-1280');
    await tap(page.getByRole('button', { name: '登记', exact: true }));
    await page.locator('[data-casework-stage=registered]').waitFor();
    expect(clicks).toBe(3);
    await page.getByRole('heading', { level: 1, name: '流动资金贷款到期，银行要求提前还款' }).waitFor();
    clicks = 0;
    await tap(page.getByRole('button', { name: '受理', exact: true }));
    await tap(dialog(page).getByRole('button', { name: '提交' }));
    await page.locator('[data-casework-stage=accepted]').waitFor();
    await tap(page.getByRole('button', { name: '转办', exact: true }));
    await dialog(page).waitFor();
    await look(page, 'transfer-suggested-1280');
    await tap(dialog(page).getByRole('textbox', { name: /^办理标准/ }));
    await page.keyboard.type('协调银行续贷');
    await tap(dialog(page).getByRole('button', { name: '提交' }));
    await page.locator('[data-casework-stage=transferred]').waitFor();
    expect(clicks).toBe(5);
  }, 240_000);

  it('likely duplicates stand beside the form, and a draft is kept', async () => {
    await kit.register({ title: '厂区门前道路破损', description: '厂区门前道路破损，影响运输。' });
    const page = await enter('groupA', 390);
    await page.goto('/admin/plugins/casework/register');
    await page.getByPlaceholder('名称、拼音首字母或信用代码').fill('示例甲');
    await page.getByRole('option', { name: /示例甲有限公司/ }).click();
    await page.getByRole('textbox', { name: /^诉求内容/ }).fill('厂区门前道路破损，影响运输。');
    await page
      .getByRole('link', { name: /厂区门前道路破损/ })
      .first()
      .waitFor();
    await look(page, 'register-390');
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await page.getByText('示例甲有限公司').waitFor();
    expect(await page.getByRole('textbox', { name: /^诉求内容/ }).inputValue()).toContain('道路破损');
    await page.getByRole('button', { name: '清空重填' }).click();
  }, 180_000);

  it('a field that the office adds stands in the form at once, and on the issue', async () => {
    const page = await enter('groupA');
    await page.goto('/admin/plugins/casework/register');
    await page.getByRole('heading', { level: 1, name: '登记问题诉求' }).waitFor();
    expect(await page.getByText('用电容量').count()).toBe(0);
    const made = await office.send('post', '/content-manager/collection-types/api::extra-field.extra-field', {
      name: '用电容量（千伏安）',
      record: 'issue',
      type: 'number',
      readers: 'everyone',
    });
    expect(made.status).toBe(201);
    await page.reload();
    await page.getByPlaceholder('名称、拼音首字母或信用代码').fill('示例甲');
    await page.getByRole('option', { name: /示例甲有限公司/ }).click();
    await page.getByRole('textbox', { name: /^诉求内容/ }).fill('申请增容');
    await page.getByRole('button', { name: '水电气热', exact: true }).click();
    await page.getByRole('textbox', { name: /^用电容量/ }).fill('630');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.locator('[data-casework-stage=registered]').waitFor();
    await page.getByText('用电容量（千伏安）').first().waitFor();
    await look(page, 'issue-extra-1280');
    await page.getByRole('button', { name: '补填附加项' }).click();
    await dialog(page)
      .getByRole('textbox', { name: /^用电容量/ })
      .fill('800');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText('800').first().waitFor();
  }, 180_000);

  it('the office opens 设置, sees what is missing, and takes a configuration after a preview', async () => {
    for (const width of [1280, 390]) {
      const page = await enter('office', width);
      await page.goto('/admin/plugins/casework/setup');
      await page.getByText(/还有 \d+ 项必备事项没有完成/).waitFor();
      await look(page, `settings-${width}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(page, `settings-dark-${width}`);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    const page = await enter('office');
    await page.goto('/admin/plugins/casework/setup');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出全部配置' }).click(),
    ]);
    const stored = JSON.parse(fs.readFileSync(await file.path(), 'utf8')) as {
      parts: { categories: Record<string, unknown>[] };
    };
    stored.parts.categories.push({ name: '示例新增类别', active: true, sortOrder: 50 });
    const choose = (content: unknown): Promise<void> =>
      page.locator('input[type=file]').setInputFiles({
        name: '示例市配置.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    await choose(stored);
    await page.getByText('与本系统有 1 处不同').waitFor();
    await look(page, 'settings-preview-1280');
    await page.getByRole('button', { name: '全部导入（1 处）' }).click();
    await page.getByText('已导入，改动 1 处').waitFor();
    stored.parts.categories.push({ name: '错误类别', normalDays: 9999 });
    await choose(stored);
    await page.getByText('有 1 处不能导入').waitFor();
    expect(await page.getByRole('button', { name: /全部导入/ }).count()).toBe(0);
  }, 240_000);

  it('a photo is made smaller before it is sent, the right way up', async () => {
    const issue = await kit.register({ title: '示例照片' });
    const page = await enter('groupA', 390);
    const jpeg = await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 3000;
      canvas.height = 2000;
      const context = canvas.getContext('2d');
      const noise = context?.createImageData(3000, 2000);
      if (!context || !noise) return '';
      for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 251;
      context.putImageData(noise, 0, 0);
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
    });
    const photo = turned(Buffer.from(jpeg, 'base64'));
    expect(photo.length).toBeGreaterThan(700_000);
    await page.goto(`/admin/plugins/casework/issues/${issue}`);
    await page.getByRole('button', { name: '记录进展', exact: true }).first().click();
    await dialog(page).getByRole('textbox').first().fill('现场照片');
    await dialog(page)
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'site.jpg', mimeType: 'image/jpeg', buffer: photo });
    await dialog(page).getByText('site.jpg').waitFor();
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    const [stored] = await kit.rows<{ size: string; width: number; height: number }>(
      `select size, width, height from files where name = 'site.jpg'`,
    );
    expect(Number(stored?.size) * 1024).toBeLessThan(photo.length);
    if (stored?.width) expect([stored.width, stored.height]).toEqual([1365, 2048]);
  }, 180_000);

  it('none of it broke', () => {
    expect(visitors.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

/** The same JPEG with the camera's note that it was held upright (EXIF orientation 6). */
function turned(jpeg: Buffer): Buffer {
  const tiff = Buffer.from([
    0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
