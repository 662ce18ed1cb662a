import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PANEL = path.join(process.cwd(), 'dist', 'build');

const executable = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...CHROMIUM].find((file) => file && fs.existsSync(file));

/** Why journeys cannot be made on this machine, or null. */
export const whyNot = (): string | null =>
  executable() ? null : 'Chromium is not installed (apt-get install chromium fonts-noto-cjk)';

/**
 * Builds the panel once, unless the one in `dist` was built from these very sources. Test files run in parallel:
 * the second waits for the first.
 */
export async function buildPanel(): Promise<void> {
  const lock = path.join(process.env.DATA_DIR ?? process.cwd(), 'building-the-panel');
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 500));
  const script = `
    process.env.STRAPI_TELEMETRY_DISABLED = 'true';
    const { buildApp, isPanelCurrent } = await import('./scripts/lib/build-app.mjs');
    if (!isPanelCurrent()) await buildApp({ env: { ...process.env, DATABASE_URL: 'postgres://build@127.0.0.1/build' } });`;
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: process.cwd(),
      maxBuffer: 10 * 1024 * 1024,
    });
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** A directory is made by one only. */
function take(lock: string): boolean {
  try {
    fs.mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export type Visitor = { page: Page; context: BrowserContext; problems: string[] };

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: executable(), args: FLAGS });

/**
 * A person at a running application, with an own session. The built panel is handed out from
 * `dist/build`, so that the application under test need not serve it.
 */
export async function visit(browser: Browser, url: string, width = 1280): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'America/New_York', // a browser that stands elsewhere still shows Beijing time
    viewport: { width, height: 1000 },
    acceptDownloads: true,
  });
  await context.route(
    ({ pathname }) => /^\/admin(\/|$)/.test(pathname),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = path.join(PANEL, path.normalize(pathname.replace(/^\/admin\/?/, '')));
      if (file.startsWith(PANEL) && fs.existsSync(file) && fs.statSync(file).isFile()) {
        return route.fulfill({ path: file, contentType: TYPES[path.extname(file)] ?? 'text/html' });
      }
      if (route.request().resourceType() === 'document') {
        return route.fulfill({ path: path.join(PANEL, 'index.html'), contentType: 'text/html' });
      }
      return route.fallback();
    },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, context, problems };
}

/** Signs in through the login page. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/admin/auth/login');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((at) => !at.pathname.includes('/auth/'));
}
