import { bootApp, type TestApp } from '../support/app';
import { panel } from '../support/admin';
import { buildCity, type City } from '../support/city';
import { signIn, visit, whyNot, type Visitor } from './browser';

/** A group's clerk registers an issue in its form, accepts it and transfers it, in a real browser. */

const reason = whyNot();
if (reason) console.warn(`tests/e2e skipped: ${reason}`);
const journey = reason ? describe.skip : describe;

const ISSUES = '/admin/content-manager/collection-types/api::issue.issue';

journey('the group in the panel', () => {
  let app: TestApp;
  let city: City;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    await panel(app, city, 'groupA');
    visitor = await visit(app.url);
  }, 180_000);

  afterAll(async () => {
    await visitor?.close();
    await app?.stop();
  });

  const only = async (sql: string): Promise<Record<string, unknown>> => {
    const { rows } = await app.db.query(sql);
    expect(rows).toHaveLength(1);
    return rows[0] as Record<string, unknown>;
  };

  it('signs in to a Chinese panel', async () => {
    const { page } = visitor;
    await page.goto('/admin/auth/login');
    await page.getByRole('heading', { name: '敲门' }).waitFor();
    expect(await page.title()).toContain('敲门');
    expect(await page.title()).not.toContain('Strapi');
    await signIn(page, 'groupa-panel@example.test', 'Qiaomen-2026');
  }, 120_000);

  it('registers through the form', async () => {
    const { page } = visitor;
    const enterprise = await only(
      `select e.name from enterprises e join pairings p on p.enterprise_id = e.id
        where p.until is null and p.group_id = (select id from departments where code = 'fagai') order by e.id limit 1`,
    );
    await page.goto(`${ISSUES}/create`);
    await choose('企业', enterprise['name'] as string);
    await choose('类别', '融资');
    await page.getByLabel('标题').fill('流动资金贷款续贷');
    await page.getByLabel('诉求内容').fill('企业反映一笔流动资金贷款即将到期，希望协调银行续贷。');
    await select('类型', '诉求');
    await select('渠道', '电话');
    await select('办理类型', '一般');
    await page.getByRole('button', { name: '保存' }).first().click();
    await page.getByText('可办事项').waitFor();
    await page.getByText('已登记').first().waitFor();
    const issue = await only(`select title, stage from issues`);
    expect(issue).toEqual({ title: '流动资金贷款续贷', stage: 'registered' });
  }, 180_000);

  it('accepts with one click and a confirmation-free form', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '转办', exact: true }).waitFor();
    expect(await only('select stage from issues')).toEqual({ stage: 'accepted' });
  }, 120_000);

  it('shows what is missing at its field, then transfers', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: '转办', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交' }).click();
    expect(await dialog.getByText('必须填写').count()).toBe(2);
    const unit = await only(`select name from departments where code = 'zhujian'`);
    await dialog
      .getByRole('combobox')
      .first()
      .fill(unit['name'] as string);
    await page.getByRole('option', { name: unit['name'] as string }).click();
    await dialog.getByLabel('办理标准').fill('与银行对接，办结续贷手续。');
    await dialog.getByRole('button', { name: '提交' }).click();
    await page.getByText('还剩').first().waitFor();
    await page.getByText('已转办').first().waitFor();
    expect(await only('select stage from issues')).toEqual({ stage: 'transferred' });
    expect(await only('select role, state from transfers')).toEqual({ role: 'lead', state: 'sent' });
  }, 180_000);

  it('lists it with stage, light and unit in Chinese, and no page failed', async () => {
    const { page } = visitor;
    await page.goto(ISSUES);
    const row = page.locator('tbody tr').first();
    await row.waitFor();
    const text = (await row.textContent()) ?? '';
    expect(text).toMatch(/已转办.*[红黄绿].*\d{4}-\d{2}-\d{2} 周./u);
    expect(visitor.problems).toEqual([]);
  }, 120_000);

  async function choose(label: string, value: string): Promise<void> {
    const { page } = visitor;
    const picker = page.getByRole('combobox', { name: new RegExp(`^${label}`) });
    await picker.click();
    await picker.fill(value);
    await page.getByRole('option', { name: value }).first().click();
  }

  async function select(label: string, value: string): Promise<void> {
    const { page } = visitor;
    await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  }
});
