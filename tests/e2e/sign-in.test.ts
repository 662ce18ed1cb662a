import fs from 'node:fs';
import path from 'node:path';
import * as OTPAuth from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { startKit, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { oidc, type Oidc } from '../support/oidc';
import { buildPanel, launch, signIn, visit, whyNot } from './browser';

/** Signing in to the panel in a browser: with a second factor, and through the identity provider. */

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const PICTURES = process.env['E2E_SCREENSHOTS'];

(missing ? describe.skip : describe)('signing in to the panel', () => {
  let kit: Kit;
  let browser: Browser;
  let provider: Oidc;
  const people: Partial<Record<'groupA' | 'unitA', PanelCaller>> = {};

  beforeAll(async () => {
    provider = await oidc();
    kit = await startKit();
    for (const who of ['groupA', 'unitA'] as const) people[who] = await panel(kit.app, kit.city, who);
    await provider.begin({ url: kit.app.url, apiRedirect: 'http://127.0.0.1:9/signed-on' });
    await buildPanel();
    browser = await launch();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await kit?.app.stop();
    await provider?.stop();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    if (!PICTURES) return;
    fs.mkdirSync(PICTURES, { recursive: true });
    const before = page.viewportSize();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.waitForTimeout(200);
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), animations: 'disabled' });
    }
    if (before) await page.setViewportSize(before);
  };
  const codeOf = (secret: string): string =>
    new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret.replace(/\s/g, '')) }).generate();
  /** The panel's pages are handed out to what asks for them, not to a redirect (browser.ts): asked for once more. */
  const back = async (page: Page, to: RegExp): Promise<void> => {
    await page.waitForURL(to);
    await page.goto(page.url());
  };
  /** The next step: a code is taken once. */
  const forget = (): Promise<unknown> =>
    kit.rows('update casework.second_factors set last_step = null, tries = 0');

  it('a role that must have a second factor enrols at the login; later the code is asked for', async () => {
    await kit.rows(`update settings set second_factor_for = '["unit"]'`);
    const { page, context, problems } = await visit(browser, kit.app.url);
    await page.goto('/admin/auth/login');
    await page.locator('input[name=email]').fill('unita-panel@example.test');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    const step = page.locator('dialog.casework-question');
    await step.getByText('须绑定验证器').waitFor();
    await step.getByRole('img', { name: '验证器二维码' }).waitFor();
    await look(page, 'sign-in-set-up');
    const secret = /([A-Z2-7]{4}(?: [A-Z2-7]{4})+)/.exec(await step.innerText())?.[1] ?? '';
    await step.locator('input[name=code]').fill('000000');
    await step.getByRole('button', { name: '确认绑定' }).click();
    await step.locator('.wrong').filter({ hasText: '不正确' }).waitFor();
    await step.locator('input[name=code]').fill(codeOf(secret));
    await step.getByRole('button', { name: '确认绑定' }).click();
    await page.locator('dialog.casework-question pre').waitFor();
    expect((await page.locator('dialog.casework-question pre').innerText()).split('\n')).toHaveLength(10);
    await look(page, 'sign-in-recovery-codes');
    await page.getByRole('button', { name: '已妥善保存' }).click();
    await page.waitForURL((url) => !url.pathname.includes('/auth/'));
    await page.goto('/admin/plugins/casework/security');
    await page.getByText('剩余恢复码：10 个').waitFor();
    await page.getByText('您的身份须使用双因子登录').waitFor();
    await look(page, 'security-enrolled');
    await context.close();

    await forget();
    const again = await visit(browser, kit.app.url);
    await again.page.goto('/admin/auth/login');
    await again.page.locator('input[name=email]').fill('unita-panel@example.test');
    await again.page.locator('input[name=password]').fill(PASSWORD);
    await again.page.getByRole('button', { name: '登录', exact: true }).click();
    const asked = again.page.locator('dialog.casework-question');
    await asked.getByText('请输入动态码').waitFor();
    await look(again.page, 'sign-in-code');
    await asked.locator('input[name=code]').fill(codeOf(secret));
    await asked.getByRole('button', { name: '登录', exact: true }).click();
    await again.page.waitForURL((url) => !url.pathname.includes('/auth/'));
    await again.context.close();
    await kit.rows('update settings set second_factor_for = null');
    expect(problems.filter((one) => !/403|400/.test(one))).toEqual([]);
  });

  it('enrols, renews its recovery codes and removes it on the page of one’s own', async () => {
    const { page, context, problems } = await visit(browser, kit.app.url);
    await signIn(page, 'groupa-panel@example.test', PASSWORD);
    await page.goto('/admin/plugins/casework/security');
    await page.getByText('未启用').waitFor();
    await look(page, 'security-none');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: '绑定验证器' }).click();
    await page.getByRole('img', { name: '验证器二维码' }).waitFor();
    await look(page, 'security-scan');
    const said = await page.getByText(/^密钥：/).innerText();
    const secret = said.replace('密钥：', '');
    await page.locator('input[name=code]').fill(codeOf(secret));
    await page.getByRole('button', { name: '确认绑定' }).click();
    await page.locator('pre.casework-codes').waitFor();
    await look(page, 'security-codes');
    await page.getByRole('button', { name: '已妥善保存' }).click();
    await forget();
    const remove = page.locator('form').filter({ has: page.getByRole('button', { name: '停用双因子' }) });
    await remove.locator('input[name=password]').fill(PASSWORD);
    await remove.locator('input[name=code]').fill(codeOf(secret));
    await remove.getByRole('button', { name: '停用双因子' }).click();
    await page.getByRole('heading', { name: '未启用' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('goes to the identity provider and back to the page that was wanted, and out again', async () => {
    Object.assign(process.env, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: '示例市统一身份认证',
    });
    await kit.rows(`update staff_members set email = 'groupa@unit.example.test' where name = 'groupA'`);
    provider.is('nobody', { email: 'nobody@example.test' });
    const { page, context } = await visit(browser, kit.app.url);
    await page.goto('/admin/plugins/casework/issues');
    const link = page.getByRole('link', { name: '使用示例市统一身份认证登录' });
    await link.waitFor();
    await look(page, 'sign-on-login');
    await link.click();
    await back(page, /signOn=SIGN_ON_NO_PERSON/);
    await page.getByRole('alert').filter({ hasText: '没有对应的工作人员' }).waitFor();
    await look(page, 'sign-on-refused');
    await context.clearCookies();
    await context.close();

    provider.is('subject-a', { email: 'groupa@unit.example.test' });
    const own = await visit(browser, kit.app.url);
    await own.page.goto('/admin/plugins/casework/issues');
    await own.page.getByRole('link', { name: '使用示例市统一身份认证登录' }).click();
    await back(own.page, /\/admin\/plugins\/casework\/issues$/);
    await own.page.getByRole('heading', { level: 1, name: '诉求' }).waitFor();
    await own.page.evaluate(async () => {
      const [, token] = /jwtToken=([^;]+)/.exec(document.cookie) ?? [];
      await window.fetch('/admin/logout', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    });
    await own.page.waitForURL((url) => url.origin === provider.issuer);
    await own.context.close();
  });

  it('shows the form to administrators alone where passwords are closed', async () => {
    process.env['LOCAL_PASSWORDS'] = 'closed';
    try {
      const { page, context } = await visit(browser, kit.app.url);
      await page.goto('/admin/auth/login');
      await page.getByRole('link', { name: '使用示例市统一身份认证登录' }).waitFor();
      expect(await page.locator('input[name=password]').isVisible()).toBe(false);
      await look(page, 'sign-on-closed');
      await page.getByRole('button', { name: '系统管理员用口令登录' }).click();
      await page.locator('input[name=email]').fill('unita-panel@example.test');
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByText('本系统已关闭口令登录').first().waitFor();
      await look(page, 'sign-on-closed-refused');
      await context.close();
    } finally {
      delete process.env['LOCAL_PASSWORDS'];
    }
  });
});
