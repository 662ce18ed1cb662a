/**
 * npm run handbook [-- http://127.0.0.1:1337]: takes the handbook's pictures (docs/handbook/images) from a running
 * demo (npm run demo), each as the account that the page is written for. DEMO_PASSWORD and CHROMIUM_PATH as elsewhere.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { appDir } from './lib/paths.mjs';

const FOLDER = path.join(appDir, 'docs', 'handbook', 'images');
const PLUGIN = '/admin/plugins/casework';

/** The first issue that the person may act on, opened from the list. */
const firstIssue = async (page) => {
  await page.goto(`${PLUGIN}/issues`);
  const link = page.locator(`main a[href*="${PLUGIN}/issues/"]`).first();
  await link.waitFor();
  await page.goto(await link.getAttribute('href'));
};

const firstDocument = async (page) => {
  await page.goto(`${PLUGIN}/documents`);
  const link = page.locator(`main table a[href*="${PLUGIN}/documents/"]`).first();
  await link.waitFor();
  await page.goto(await link.getAttribute('href'));
};

const at = (address) => (page) => page.goto(address);

/** Each picture: file, account, width, and how its page is reached. */
const PICTURES = [
  ['today', 'group-fagai', 1280, at('/admin')],
  ['today-office', 'office', 1280, at('/admin')],
  ['issue', 'group-fagai', 1280, firstIssue],
  ['issues', 'office', 1280, at(`${PLUGIN}/issues`)],
  ['duties', 'group-fagai', 1280, at(`${PLUGIN}/duties`)],
  ['unit-phone', 'unit-zhujian', 390, firstIssue],
  ['leader-phone', 'leader-01', 390, at('/admin')],
  ['document', 'office', 1280, firstDocument],
  ['figures', 'office', 1280, at(`${PLUGIN}/figures`)],
  ['imports', 'office', 1280, at(`${PLUGIN}/imports`)],
];

async function open(browser, url, width) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: width < 500 ? 844 : 860 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

async function signedIn(browser, url, account, width) {
  const page = await open(browser, url, width);
  await page.goto('/admin/auth/login');
  await page.locator('input[name=email]').fill(`${account}@example.test`);
  await page.locator('input[name=password]').fill(process.env.DEMO_PASSWORD || 'Qiaomen-2026');
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
  return page;
}

async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(1_500);
}

/** The enterprise's own page: the demo prints its link and digits (DEMO_LINK, DEMO_DIGITS). */
async function enterprise(browser, url) {
  const { DEMO_LINK: link, DEMO_DIGITS: digits } = process.env;
  if (!link || !digits) {
    console.log('企业专属页：未给 DEMO_LINK、DEMO_DIGITS，保留原图');
    return;
  }
  const page = await open(browser, url, 390);
  await page.goto(link);
  await page.locator('input[inputmode=numeric], input[name=digits]').first().fill(digits);
  await page.locator('button[type=submit], button').first().click();
  await settle(page);
  await page.screenshot({ path: path.join(FOLDER, 'enterprise-phone.png') });
  await page.context().close();
}

async function main() {
  const url = process.argv[2] ?? 'http://127.0.0.1:1337';
  fs.mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const [name, account, width, reach] of PICTURES) {
      const page = await signedIn(browser, url, account, width);
      await reach(page);
      await settle(page);
      await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
      await page.context().close();
      console.log(name);
    }
    await enterprise(browser, url);
  } finally {
    await browser.close();
  }
}

await main();
