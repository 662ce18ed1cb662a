import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PDF, evidence, reach, startKit, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { buildPanel, launch, signIn, visit, whyNot, type Visitor } from './browser';
import { ISSUE, fill, openIssue } from './hands';

/** F4, F14: a session that ends leaves the page as it is; an expired password is replaced where it is refused. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const PICTURES = process.env['E2E_SCREENSHOTS'];

(missing ? describe.skip : describe)('sessions in the panel', () => {
  let kit: Kit;
  let browser: Browser;
  const people: Partial<Record<'groupA' | 'unitA', PanelCaller>> = {};

  beforeAll(async () => {
    kit = await startKit();
    for (const who of ['groupA', 'unitA'] as const) people[who] = await panel(kit.app, kit.city, who);
    await buildPanel();
    browser = await launch();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await kit?.app.stop();
  });

  const enter = async (who: string, password = PASSWORD): Promise<Visitor> => {
    const visitor = await visit(browser, kit.app.url);
    await signIn(visitor.page, `${who.toLowerCase()}-panel@example.test`, password);
    return visitor;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
  };
  const leaveFor = (minutes: number): Promise<unknown> =>
    kit.rows(`update casework.panel_activity set last_seen = now() - make_interval(mins => $1)`, [minutes]);

  it('over while a form is open: signed in over it, and what was typed is saved', async () => {
    const issue = await kit.register({ title: '原标题' });
    const { page, context, problems } = await enter('groupA');
    await page.goto(`/admin/content-manager/collection-types/${ISSUE}/${issue}`);
    await fill(page, '标题', '午饭前写的标题');
    await leaveFor(31);
    await page.getByRole('button', { name: '保存' }).click();
    const again = page.locator('dialog.casework-question');
    await again.getByText('登录已超时').waitFor();
    await look(page, 'session-over');
    await again.locator('input[name=password]').fill('Falsch-1-Wort');
    await again.getByRole('button', { name: '登录并继续' }).click();
    await again
      .locator('.wrong')
      .filter({ hasText: /\p{Script=Han}/u })
      .waitFor();
    await again.locator('input[name=password]').fill(PASSWORD);
    await again.getByRole('button', { name: '登录并继续' }).click();
    await again.waitFor({ state: 'detached' });
    await page.getByText('记录已保存').first().waitFor();
    expect(await kit.row(issue)).toMatchObject({ title: '午饭前写的标题' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('over an action’s window, too', async () => {
    const issue = await reach(kit, 'handling');
    const { page, context } = await enter('groupA');
    await openIssue(page, issue);
    await page.getByRole('button', { name: '记录进展', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: /^内容/ }).fill('写了很久的进展');
    await leaveFor(31);
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    const again = page.locator('dialog.casework-question');
    await again.getByText('登录已超时').waitFor();
    await again.locator('input[name=password]').fill(PASSWORD);
    await again.getByRole('button', { name: '登录并继续' }).click();
    await again.waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await kit.lastEntry(issue))['input']).toMatchObject({ text: '写了很久的进展' });
    await context.close();
  });

  it('an action waits for the files that are on their way (F15)', async () => {
    const issue = await reach(kit, 'handling');
    const { page, context } = await enter('groupA');
    await openIssue(page, issue);
    await page.getByRole('button', { name: '记录进展', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: /^内容/ }).fill('附照片');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/\/upload$/, async (route) => {
      await held;
      await route.continue();
    });
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '现场.pdf', mimeType: 'application/pdf', buffer: PDF });
    await form.getByText('附件正在上传，请稍候再提交').waitFor();
    expect(await form.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    letGo();
    await form.getByText('附件正在上传，请稍候再提交').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    const { input } = (await kit.lastEntry(issue)) as { input: { attachments: unknown[] } };
    expect(input.attachments).toHaveLength(1);
    await context.close();
  });

  it('what is typed on a page of its own is not left without a question (F17)', async () => {
    const { page, context } = await enter('unitA');
    await page.goto('/admin/plugins/casework/membership');
    const box = page.getByRole('textbox', { name: '推进机构' });
    await box.fill('示例局包联工作领导小组');
    const asked: string[] = [];
    let answer: 'accept' | 'dismiss' = 'dismiss';
    page.on('dialog', (one) => {
      asked.push(one.message());
      void one[answer]();
    });
    const away = page.locator('a[href$="/plugins/casework/duties"]:visible').first();
    await away.click();
    expect(asked).toEqual(['有尚未保存的内容，确定离开吗？']);
    expect(await box.inputValue()).toBe('示例局包联工作领导小组');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').first().waitFor();
    await box.fill('另一机构');
    answer = 'accept';
    await away.click();
    await page.waitForURL(/duties/);
    expect(asked).toHaveLength(2);
    const [stored] = await kit.rows('select promotion_body from departments where id = (select department_id from memberships where document_id = $1)', [kit.city.people.unitA.membership]); // prettier-ignore
    expect(stored).toEqual({ promotion_body: '示例局包联工作领导小组' });
    await context.close();
  });

  it('a unit objects to what the group has entered in its name', async () => {
    const issue = await reach(kit, 'transferred');
    await kit.done('groupA', issue, 'take-up', {
      section: '市政科',
      responsiblePerson: '示例某',
      phone: '0454-0000000',
      evidence: evidence(),
    });
    const { page, context } = await enter('unitA');
    await openIssue(page, issue);
    await page.getByRole('button', { name: '提出异议' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /^异议理由/ })
      .fill('本单位未承接');
    await look(page, 'objection-form');
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByText('异议已提交，已告知专班办').waitFor();
    await page.getByText('本单位未承接').first().waitFor();
    await look(page, 'objection-shown');
    await context.close();
  });

  it('an expired password is set anew at the login', async () => {
    await kit.rows(
      `update casework.account_state set password_changed_at = now() - interval '91 days'
        where door = 'admin-panel' and account_id = $1`,
      [people.unitA?.userId],
    );
    const { page, context } = await visit(browser, kit.app.url);
    await page.goto('/admin/auth/login');
    await page.locator('input[name=email]').fill('unita-panel@example.test');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').first().click();
    const asked = page.locator('dialog.casework-question');
    await asked.getByText('口令已过期').waitFor();
    await look(page, 'password-expired');
    await asked.locator('input[name=newPassword]').fill('Neues-Wort-2026');
    await asked.locator('input[name=again]').fill('Anderes-Wort-2026');
    await asked.getByRole('button', { name: '设置并登录' }).click();
    await asked.getByText('两次输入的新口令不一致').waitFor();
    await asked.locator('input[name=again]').fill('Neues-Wort-2026');
    await asked.getByRole('button', { name: '设置并登录' }).click();
    await page.waitForURL((at) => !at.pathname.includes('/auth/'));
    await context.close();
  });
});
