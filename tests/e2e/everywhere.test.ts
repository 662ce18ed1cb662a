import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { PERSON, kitOn, type Kit } from '../lifecycle/support';
import { panel } from '../support/admin';
import { bootApp, type TestApp } from '../support/app';
import { buildCity, type Account } from '../support/city';
import { keepDuties } from '../support/duties';
import { buildPanel, launch, signIn, visit, whyNot } from './browser';
import { cutIn, leftovers, seriousIn } from './scan';

/**
 * Every page of every role, as the navigation offers them, on a desk and on a telephone, by day and by night: nothing
 * serious for axe-core, no raw key, no English, no text wider than its box, one `main`, a title of its own, no request
 * that fails. Each page of a role is looked at in one or two of the four ways, and in all of them by the roles together;
 * QIAOMEN_FULL=1 looks at every page of every role in all four.
 */

const missing = whyNot();
if (missing) process.stderr.write(`the walk through all pages is skipped: ${missing}\n`);

const PASSWORD = 'Qiaomen-2026';
const FULL = process.env['QIAOMEN_FULL'] === '1';
/** Where pictures of every page are put, when somebody wants to look at them. */
const PICTURES = process.env['E2E_SCREENSHOTS'];

type Way = { width: 1280 | 390; theme: 'light' | 'dark' };
const WAYS: readonly Way[] = [
  { width: 1280, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
];

const ROLES = ['office', 'groupA', 'unitA', 'leaderA', 'liaisonA', 'auditor', 'head', 'super'] as const;

(missing ? describe.skip : describe)('every page', () => {
  let app: TestApp;
  let kit: Kit;
  let browser: Browser;
  /** codes of departments, which are data in Latin letters */
  let codes: string[];
  /** in which ways each page has been looked at, by its address without ids */
  const seen = new Map<string, Set<string>>();

  beforeAll(async () => {
    app = await bootApp();
    const city = await buildCity(app);
    kit = kitOn(app, city);
    for (const who of ROLES) await panel(app, city, who);
    await keepDuties(app, new Date());
    await fill();
    const { rows } = await app.db.query<{ code: string }>('select code from departments');
    codes = rows.map(({ code }) => code);
    await buildPanel();
    browser = await launch();
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Something on the pages: issues at several stages, one of them red, a request, a visit, a policy, a meeting. */
  async function fill(): Promise<void> {
    const order = { leadUnit: kit.city.departments.zhujian, standard: '核实情况，按期办结并向企业反馈' };
    const issues = await Promise.all(
      ['厂区门前道路破损', '变压器容量不足', '冷库用地手续', '流动资金贷款续贷困难'].map((title) =>
        kit.register({ title }),
      ),
    );
    const [first, second, third] = issues as [string, string, string];
    for (const issue of [first, second, third]) {
      await kit.done('groupA', issue, 'accept');
      await kit.done('groupA', issue, 'transfer', order);
      await kit.done('unitA', issue, 'take-up', PERSON);
    }
    await kit.done('groupA', second, 'escalate', { reason: '涉及多个部门，提请包联领导协调' });
    await kit.done('unitA', third, 'report-back', { result: 'solved', measures: '手续已办结' });
    await kit.inside(
      `update issues set received_at = now() - interval '40 days', red_from = now() - interval '5 days', due_at = now() - interval '5 days'
        where document_id = $1`,
      [first],
    );
    const made = async (who: Account, at: string, data: object): Promise<void> => {
      const { status, body } = await kit.send(who, 'POST', `/api/${at}`, { data });
      expect({ at, status, error: body.error }).toEqual({ at, status: 201, error: undefined });
    };
    await made('office', 'policies', { title: '示例惠企政策', validFrom: '2026-01-01', scales: ['small'] });
    await made('leaderA', 'meetings', { heldAt: new Date().toISOString() });
    await made('groupA', 'visits', {
      date: new Date().toISOString().slice(0, 10),
      leader: kit.city.leaders.A,
      form: 'onsite',
      enterprises: [kit.city.enterprises.A],
      findings: '企业反映厂区门前道路破损',
    });
  }

  /** Follows what a page asks for, so that it is looked at when that has come. */
  function watch(page: Page): { quiet: () => Promise<void>; failed: string[] } {
    // What the page itself asks for; the browser does not tell the end of every picture and frame.
    const open = new Set<Request>();
    const failed: string[] = [];
    page.on('request', (request) => {
      if (['fetch', 'xhr', 'script'].includes(request.resourceType())) open.add(request);
    });
    page.on('requestfinished', (request) => open.delete(request));
    page.on('requestfailed', (request) => open.delete(request));
    // Of what a page that has been left asked for, no end is told.
    page.on('framenavigated', () => open.clear());
    page.on('response', (answer) => {
      if (answer.status() >= 400) failed.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
    page.on('pageerror', (error) => failed.push(error.message));
    const quiet = async (): Promise<void> => {
      const drawn = (): Promise<unknown> =>
        page.evaluate(
          () =>
            new Promise((done) => {
              requestAnimationFrame(() => requestAnimationFrame(done));
              // A page that is not drawn for a while is no reason to wait for ever.
              setTimeout(done, 500);
            }),
        );
      const latest = Date.now() + 15_000;
      do await drawn();
      while (open.size > 0 && Date.now() < latest);
      await page.waitForFunction(
        () => !document.querySelector('main [role=alert][aria-live] > img, main [aria-busy=true]'),
      );
    };
    return { quiet, failed };
  }

  async function lookAt(page: Page, way: Way, name: string, failed: string[]): Promise<string[]> {
    const { keys, english } = await leftovers(page);
    const serious = await seriousIn(page);
    const cut = await cutIn(page);
    const { wide, mains, title, heading } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth > window.innerWidth,
      mains: document.querySelectorAll('main').length,
      title: document.title,
      heading: document.querySelector('h1')?.textContent ?? '',
    }));
    if (PICTURES) {
      fs.mkdirSync(PICTURES, { recursive: true });
      const file = `${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '_')}-${way.width}-${way.theme}.png`;
      await page.screenshot({ path: path.join(PICTURES, file), animations: 'disabled' });
    }
    const at = `${name} ${way.width} ${way.theme}`;
    return [
      ...keys.map((key) => `${at}: raw key ${key}`),
      ...english.filter((line) => !codes.includes(line)).map((line) => `${at}: English ${line}`),
      ...serious.map(({ id, at: where }) => `${at}: axe ${id} ${where.join(' | ')}`),
      ...cut.map(({ text, where }) => `${at}: cut ${text} (${where})`),
      ...(wide ? [`${at}: wider than the window`] : []),
      ...(mains === 1 ? [] : [`${at}: ${mains} main landmarks`]),
      ...(heading === '' || !title.includes('敲门') || title === '敲门' ? [`${at}: title ${title}`] : []),
      ...failed.splice(0).map((what) => `${at}: ${what}`),
    ];
  }

  /** What the browser does on a page has no end of its own: whichever page it was is named. */
  async function within(what: string, work: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end of looking at ${what}`)), 60_000);
    });
    try {
      await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  const addressOf = (link: string): string => link.replaceAll(/\b[a-z0-9]{24}\b/g, ':id');

  /** The ways in which a page has not yet been looked at come first. */
  function waysFor(address: string, most: number): Way[] {
    const before = seen.get(address) ?? new Set<string>();
    const nameOf = ({ width, theme }: Way): string => `${width} ${theme}`;
    const fresh = WAYS.filter((way) => !before.has(nameOf(way)));
    const chosen = [...fresh, ...WAYS.filter((way) => before.has(nameOf(way)))].slice(0, most);
    seen.set(address, new Set([...before, ...chosen.map(nameOf)]));
    return chosen;
  }

  it.each(ROLES)(
    'of %s can be read by everybody',
    async (who) => {
      const { page, context } = await visit(browser, app.url);
      await signIn(page, `${who.toLowerCase()}-panel@example.test`, PASSWORD);
      const { quiet, failed } = watch(page);
      const menu = page.locator('nav[data-casework-nav]');
      // What one may open is known once the membership is.
      await menu.locator('a[href$="/casework/issues"]').waitFor();
      const links = await menu
        .locator('a')
        .evaluateAll((found) => [...new Set(found.map((link) => link.getAttribute('href') ?? ''))]);
      const found: string[] = [];
      const look = async (name: string, most: number): Promise<void> => {
        for (const way of waysFor(name, FULL ? WAYS.length : most)) {
          await page.emulateMedia({ colorScheme: way.theme });
          await page.setViewportSize({ width: way.width, height: way.width === 390 ? 844 : 1000 });
          await within(`${who} ${name} ${way.width} ${way.theme}`, async () => {
            await quiet();
            found.push(...(await lookAt(page, way, `${who} ${name}`, failed)));
          });
        }
        await page.setViewportSize({ width: 1280, height: 1000 });
      };
      for (const link of links) {
        await page.setViewportSize({ width: 1280, height: 1000 });
        // 帮助 leads to the section of the page that one is on.
        const [place = ''] = link.includes('/help/') ? link.split('/help/') : link.split(/[?#]/);
        await menu
          .locator(link.includes('/help/') ? 'a[href*="/help/"]' : `a[href="${link}"]`)
          .evaluate((one: HTMLElement) => one.click());
        await page.waitForURL((url) => url.pathname.startsWith(place));
        await page.locator('main h1').first().waitFor();
        await quiet();
        const address = addressOf(link);
        await look(address, who === 'office' ? 2 : 1);
        // And the first record of a list.
        const record = await page.evaluate(
          (list) =>
            Array.from(document.querySelectorAll('main a'))
              .map((one) => one.getAttribute('href') ?? '')
              .find((href) => href.startsWith(`${list}/`) && /\/[a-z0-9]{24}$/.test(href)),
          link.split('?')[0] as string,
        );
        if (record === undefined || (seen.get(addressOf(record))?.size ?? 0) === WAYS.length) continue;
        await page
          .locator(`main a[href="${record}"]`)
          .first()
          .evaluate((entry: HTMLElement) => entry.click());
        await page.waitForURL((url) => url.pathname === record);
        await page.locator('main h1').first().waitFor();
        await quiet();
        await look(addressOf(record), 1);
      }
      await context.close();
      expect(found).toEqual([]);
      expect(links.length).toBeGreaterThan(10);
    },
    300_000,
  );
});
