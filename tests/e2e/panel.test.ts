import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { panel } from '../support/admin';
import { type Account, newDocumentId } from '../support/city';
import { pdf } from '../support/files';
import { type Visitor, buildPanel, launch, signIn, visit, whyNot } from './browser';
import {
  ISSUE,
  actionButton,
  choose,
  day,
  dialog,
  fill,
  openIssue,
  pick,
  stage,
  submit,
  take,
} from './hands';
import { leftovers } from './scan';
import { app, city, issue, useCity } from './support';

useCity();

const PASSWORD = 'Qiaomen-2026';
/** Where pictures of every page are put, when somebody wants to look at them. */
const PICTURES = process.env['E2E_SCREENSHOTS'];

const missing = whyNot();
if (missing) process.stderr.write(`journeys through the panel are skipped: ${missing}\n`);

(missing ? describe.skip : describe)('journeys in a browser', () => {
  let browser: Browser;
  const people = new Map<string, Visitor>();
  const found: { page: string; keys: string[]; english: string[] }[] = [];
  let made: string;

  beforeAll(async () => {
    await buildPanel();
    browser = await launch();
  }, 900_000);

  afterAll(() => browser?.close());

  /** One session for each person, as signing in is limited. */
  async function at(who: Account | 'super', width = 1280): Promise<Page> {
    const known = people.get(`${who} ${width}`);
    if (known) return known.page;
    const visitor = await visit(browser, app.url, width);
    const { rows } = await app.db.query('select 1 from admin_users where email = $1', [
      `${who.toLowerCase()}-panel@example.test`,
    ]);
    if (rows.length === 0) await panel(app, city, who);
    await signIn(visitor.page, `${who.toLowerCase()}-panel@example.test`, PASSWORD);
    people.set(`${who} ${width}`, visitor);
    return visitor.page;
  }

  /** Looks a page over: nothing raw, nothing English, nothing broken. */
  async function look(page: Page, name: string): Promise<void> {
    // The browser's own PDF viewer keeps loading; each element needed below is waited for separately.
    await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
    await page
      .locator('[aria-live] >> text=正在加载')
      .waitFor({ state: 'hidden' })
      .catch(() => undefined);
    found.push({ page: name, ...(await leftovers(page)) });
    if (!PICTURES) return;
    const size = page.viewportSize() ?? { width: 1280, height: 1000 };
    fs.mkdirSync(PICTURES, { recursive: true });
    // A form that is open stays where it was opened: a telephone's page is another tree.
    const open = await dialog(page).isVisible();
    for (const width of open ? [1280] : [1280, 390]) {
      await page.setViewportSize({ width, height: size.height });
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`) });
    }
    await page.setViewportSize(size);
  }

  const bytesOf = async (download: Download): Promise<Buffer> => fs.readFileSync(await download.path());

  const codeOf = async (name: string): Promise<string> => {
    const { rows } = await app.db.query('select credit_code as code from enterprises where name = $1', [
      name,
    ]);
    return (rows as [{ code: string }])[0].code;
  };

  const documentIdOf = (page: Page): string => new URL(page.url()).pathname.split('/').pop() ?? '';

  test('the login page is Chinese from the start', async () => {
    const { page, context } = await visit(browser, app.url);
    await page.goto('/admin/auth/login');
    await page.getByRole('button', { name: '登录' }).waitFor();
    await look(page, 'login');
    await context.close();
  });

  test('the group registers in the form, accepts and transfers', async () => {
    const page = await at('groupA');
    await page.getByText('当前身份').waitFor();
    await look(page, 'home');
    await page.goto(`/admin/content-manager/collection-types/${ISSUE}/create`);
    await page.getByText('严禁录入涉密信息').first().waitFor();
    await pick(page, page, '企业', (await codeOf('示例甲有限公司')).toLowerCase());
    await page.getByRole('combobox', { name: /^类别/ }).click();
    await page.getByRole('option').first().click();
    await fill(page, '标题', '厂区门前道路破损');
    await fill(page, '诉求内容', '厂区门前道路破损，雨天积水，影响原料运输。');
    await choose(page, page, '类型', '诉求');
    await choose(page, page, '渠道', '电话');
    await choose(page, page, '办理类型', '一般');
    await look(page, 'issue-create');
    await page.getByRole('button', { name: '保存' }).click();
    // Registering leads on to the issue's page.
    await page.waitForURL(/\/plugins\/casework\/issues\//);
    made = documentIdOf(page);
    await page.getByText('可办事项').waitFor();
    await take(page, '受理');
    await stage(page, '已受理');
    // Fields of amend are amended in the form; the others are only shown.
    await page.getByRole('link', { name: '修改登记内容' }).click();
    await page.locator('input[name=enterprise]:disabled').waitFor();
    await fill(page, '标题', '厂区门前道路破损积水');
    await page.getByRole('combobox', { name: /^类别/ }).click();
    await page.getByRole('option', { name: '其他' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('记录已保存').first().waitFor();
    await page.getByRole('link', { name: '查看诉求页面' }).click();
    await page.getByText(/\d+\. 修改登记内容/).waitFor();
    await page.getByText('类别：其他').waitFor();
    await actionButton(page, '转办').click();
    await dialog(page).getByText('严禁录入涉密信息').waitFor();
    // A missing value is reported at its field, before anything is sent.
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).getByText('必须填写').first().waitFor();
    await pick(page, dialog(page), '承办单位', '市住建局');
    await fill(dialog(page), '办理标准', '修复路面，恢复通行');
    await look(page, 'action-transfer');
    await submit(page);
    await stage(page, '已转办');
    await look(page, 'issue-transferred');
    // From here on amend is refused: it is not offered, and in the form nothing can be typed that would be.
    expect(await page.getByRole('link', { name: '修改登记内容' }).count()).toBe(0);
    await page.goto(`/admin/content-manager/collection-types/${ISSUE}/${made}`);
    await page.locator('input[name=title]:disabled').waitFor();
    for (const name of ['category', 'kind', 'channel', 'handlingType', 'receivedAt'])
      await page.locator(`input[name=${name}]:disabled`).waitFor();
    await page.getByRole('textbox', { name: /^诉求内容/, disabled: true }).waitFor();
    await page.getByText(/只能在转办前/).waitFor();
    await look(page, 'issue-form-fixed');
  });

  test('the unit takes up and asks for an extension', async () => {
    const page = await at('unitA');
    await page.goto('/admin/plugins/casework/issues');
    await page.getByText('厂区门前道路破损').first().click();
    await page.getByText('可办事项').waitFor();
    await actionButton(page, '承接').click();
    await fill(dialog(page), '承办科室', '市政科');
    await fill(dialog(page), '责任人', '示例某');
    await fill(dialog(page), '联系电话', '0454-0000000');
    await submit(page);
    await stage(page, '办理中');
    const ask = async (date: string): Promise<void> => {
      await actionButton(page, '申请延期').click();
      await day(page, dialog(page), '办结时限', date);
      await fill(dialog(page), '理由', '需待天气好转');
      await submit(page);
    };
    const dayFromNow = (days: number): string =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    // A day earlier than the present deadline is refused, in words, at its field.
    await ask(dayFromNow(1));
    await page
      .getByText(/晚于现有/)
      .first()
      .waitFor();
    await look(page, 'action-refused');
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await dialog(page).getByRole('button', { name: '放弃填写' }).click();
    await ask(dayFromNow(30));
    await page.getByText('需待天气好转').first().waitFor();
    // One request at a time: no second one while it waits for its answer.
    await actionButton(page, '申请延期').waitFor({ state: 'hidden' });
  });

  test('the group grants it, the unit reports back, the enterprise confirms over the API', async () => {
    const group = await at('groupA');
    await openIssue(group, made);
    await group.getByText('需待天气好转').first().waitFor();
    await look(group, 'issue-request');
    await take(group, '同意延期');
    await actionButton(group, '同意延期').waitFor({ state: 'hidden' });
    const unit = await at('unitA');
    await openIssue(unit, made);
    await actionButton(unit, '反馈办理结果').click();
    await choose(unit, dialog(unit), '办理结果', '解决');
    await fill(unit.getByRole('dialog'), '办理措施', '路面已修复，企业已恢复通行');
    await submit(unit);
    await stage(unit, '已反馈');
    const { status } = await city.as('enterpriseA').act(made, 'confirm', { rating: 5 });
    expect(status).toBe(200);
  });

  test('the liaison consents for the leader, with a scan; the timeline hands the scan out', async () => {
    const page = await at('liaisonA');
    await openIssue(page, made);
    await page.getByText('待领导审定').first().waitFor();
    await page.getByRole('button', { name: /^同意销号/ }).click();
    const form = dialog(page);
    const evidence = form.getByText('办理依据');
    if (await evidence.isVisible()) {
      await fill(form, '方式', '书面');
      await fill(form, '由谁确认', '示例副市长甲');
      await day(page, form, '时间', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
      await form
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: '销号审批单.pdf', mimeType: 'application/pdf', buffer: pdf() });
      await form.getByText('销号审批单.pdf').waitFor();
    }
    await look(page, 'action-consent');
    await submit(page);
    await stage(page, '已销号');
    await page
      .getByText(/同意销号/)
      .first()
      .waitFor();
    const scan = page.getByRole('button', { name: '下载 销号审批单.pdf' });
    const [download] = await Promise.all([page.waitForEvent('download'), scan.click()]);
    expect((await bytesOf(download)).subarray(0, 4).toString()).toBe('%PDF');
    await look(page, 'issue-closed');
  });

  test('two at once: the second is told in words, and sees how it stands', async () => {
    const page = await at('groupA');
    await openIssue(page, issue.documentId);
    await actionButton(page, '受理').click();
    await dialog(page).waitFor();
    expect((await city.as('groupA').act(issue.documentId, 'accept')).status).toBe(200);
    await submit(page);
    await page.getByText(/页面已更新为最新状态/).waitFor();
    await page.getByText(/当前环节为“已受理”/).waitFor();
    await look(page, 'conflict');
    await stage(page, '已受理');
    await actionButton(page, '受理').waitFor({ state: 'hidden' });
    await actionButton(page, '转办').waitFor();
  });

  test('what was typed is kept when the action has come too late, and not closed over without a question', async () => {
    const page = await at('groupA');
    await openIssue(page, issue.documentId);
    await actionButton(page, '转办').click();
    await pick(page, dialog(page), '承办单位', '市住建局');
    const standard = dialog(page).getByRole('textbox', { name: '办理标准' });
    await standard.fill('三日内修复');
    const order = { leadUnit: city.departments.zhujian, standard: '核实后反馈' };
    expect((await city.as('groupA').act(issue.documentId, 'transfer', order)).status).toBe(200);
    const submitting = dialog(page).getByRole('button', { name: '提交' });
    await submitting.click();
    await dialog(page)
      .getByText(/当前环节为“已转办”/)
      .waitFor();
    await dialog(page).locator('button:disabled', { hasText: '提交' }).waitFor();
    await look(page, 'conflict-kept');

    const asked = dialog(page).getByText('所填内容尚未提交，关闭后不予保留。');
    await page.keyboard.press('Escape');
    await asked.waitFor();
    await look(page, 'form-leave');
    await dialog(page).getByRole('button', { name: '继续填写' }).click();
    expect(await standard.inputValue()).toBe('三日内修复');
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await asked.waitFor();
    await dialog(page).getByRole('button', { name: '放弃填写' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await stage(page, '已转办');
  });

  test('a unit returns an issue: it is told so, and led away from what it no longer sees', async () => {
    const page = await at('unitA');
    await openIssue(page, issue.documentId);
    await actionButton(page, '退回').click();
    await fill(dialog(page), '理由', '不属本单位职责');
    await submit(page);
    await page.getByText('“退回”已办理。该诉求不再由您办理').waitFor();
    await page.getByRole('heading', { level: 1, name: '诉求' }).waitFor();
    await page.getByText('没有符合条件的诉求。').waitFor();
    expect(await page.getByText('操作失败').count()).toBe(0);
    await look(page, 'issue-returned');
  });

  test('the auditor looks and is offered nothing to do', async () => {
    const page = await at('auditor');
    await openIssue(page, made);
    await page.getByText('目前没有您可办的事项').waitFor();
    await look(page, 'issue-auditor');
  });

  test('the issues’ list is sorted by what it shows', async () => {
    const page = await at('office');
    await page.goto(`/admin/content-manager/collection-types/${ISSUE}`);
    const cells = page.locator('tbody tr', { hasText: '包诉' });
    await cells.first().waitFor();
    const numbers = async (): Promise<string[]> =>
      (await cells.allInnerTexts()).map((row) => /包诉〔\d+〕\d+号/.exec(row)?.[0] ?? row);
    for (const [column, field] of [
      ['编号', 'number'],
      ['企业', 'enterprise.name'],
      ['环节', 'stage'],
      ['亮灯', 'light'],
      ['承办单位', 'leadUnit.name'],
      ['本环节时限', 'dueAt'],
    ] as const) {
      const title = page.getByText(column, { exact: true });
      const head = page.locator('thead th').filter({ has: title });
      await head.click();
      await page.locator('thead th[aria-sort=ascending]').filter({ has: title }).waitFor();
      expect(new URL(page.url()).searchParams.get('sort')).toBe(`${field}:ASC`);
      await cells.first().waitFor();
      // As the process goes, not by the alphabet of the codes.
      if (field === 'stage') await cells.first().filter({ hasText: '已受理' }).waitFor();
      if (field !== 'number') continue;
      const inOrder = (await numbers()).toSorted();
      await cells.first().filter({ hasText: inOrder[0] }).waitFor();
      await head.click();
      await page.locator('thead th[aria-sort=descending]').waitFor();
      await cells
        .first()
        .filter({ hasText: inOrder.at(-1) })
        .waitFor();
    }
  });

  test('the issues’ list is filtered by what it shows, in words', async () => {
    const page = await at('office');
    await page.goto(`/admin/content-manager/collection-types/${ISSUE}`);
    const cells = page.locator('tbody tr', { hasText: '包诉' });
    await cells.first().waitFor();
    const all = await cells.count();
    const number = /包诉〔\d+〕\d+号/.exec(await cells.first().innerText())?.[0] ?? '';
    for (const [field, value, typed, found] of [
      ['环节', '已销号', false, 1],
      ['亮灯', '绿', false, 1],
      ['编号', number, true, 1],
      ['承办单位', '市住建局', true, 1],
      ['企业', '示例乙有限公司', true, 0],
    ] as const) {
      await page.getByRole('button', { name: '筛选' }).click();
      const popover = page.getByRole('dialog').last();
      await popover.getByRole('combobox').first().click();
      await page.getByRole('option', { name: field, exact: true }).click();
      if (typed) {
        await popover.getByRole('textbox').fill(value);
      } else {
        await popover.getByRole('combobox').nth(2).click();
        await page.getByRole('option', { name: value, exact: true }).click();
      }
      await page.getByRole('button', { name: '添加筛选条件' }).click();
      const chip = page.getByRole('button', { name: `${field} 等于 ${value}`, exact: true });
      await chip.waitFor();
      await page.getByText(`共 ${found} 条记录`).waitFor();
      if (found > 0) await cells.filter({ hasText: value }).first().waitFor();
      expect(await cells.count()).toBe(found);
      await look(page, `list-filtered-${field}`);
      // A list's filter is remembered until it is removed.
      await chip.click();
      await chip.waitFor({ state: 'hidden' });
      await cells.nth(all - 1).waitFor();
    }
    await page.goto(
      `/admin/content-manager/collection-types/${ISSUE}?filters[$and][0][dueAt][$lt]=2000-01-01T00:00:00.000Z`,
    );
    await page.getByText('共 0 条记录').waitFor();
  });

  test('the office reads the ledgers and prints the circular', async () => {
    const page = await at('office');
    await page.goto('/admin/plugins/casework/ledgers');
    await page.getByText(/共 2 行/).waitFor();
    await look(page, 'ledger-group');
    await choose(page, page, '环节', '已销号');
    await page.getByText(/共 1 行/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 Excel' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^工作组台账-.*\.xlsx$/);
    expect((await bytesOf(file)).subarray(0, 2).toString()).toBe('PK');
    await page.getByRole('tab', { name: '承办单位台账' }).click();
    await page.getByText('示例某').first().waitFor();
    await look(page, 'ledger-unit');
    await page.goto('/admin/plugins/casework/documents');
    await page.getByRole('button', { name: '起草公文' }).click();
    await dialog(page).getByRole('button', { name: '起草公文' }).click();
    await page.getByTitle('预览（即打印效果）').waitFor();
    await look(page, 'circular');
    const [printed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 PDF' }).click(),
    ]);
    expect((await bytesOf(printed)).subarray(0, 4).toString()).toBe('%PDF');
  });

  test('the office takes a reassignment through its steps in 11 clicks, and it is fixed once submitted', async () => {
    const page = await at('office');
    let clicks = 0;
    const click = async (target: Locator): Promise<void> => {
      clicks += 1;
      await target.click();
    };
    /** Opened, searched by typing, chosen. */
    const choice = async (label: RegExp, typed: string, option: string): Promise<void> => {
      const box = page.getByRole('combobox', { name: label });
      await click(box);
      await box.fill(typed);
      await click(page.getByRole('option', { name: option }).first());
    };
    await page.goto('/admin/plugins/casework/reassignments');
    await page.getByText('没有调剂记录').waitFor();
    await click(page.getByRole('link', { name: '新建调剂' }));
    // The cursor stands in the field of the enterprise.
    await page.getByRole('combobox', { name: /^企业/ }).fill('示例乙');
    await click(page.getByRole('option', { name: /示例乙有限公司/ }));
    await choice(/^新包联领导/, '示例副市长甲', '示例副市长甲');
    // Of the departments only groups are offered.
    await choice(/^新工作组/, '市发改局', '市发改局');
    await page.keyboard.press('Tab');
    await fill(page, '调剂理由', '领导分工调整');
    await look(page, 'reassignment-new');
    await click(page.getByRole('button', { name: '保存并报送' }));
    const step = async (label: string, entered?: [string, string]): Promise<void> => {
      await click(page.getByRole('button', { name: label, exact: true }));
      if (entered) await fill(dialog(page), ...entered);
      await click(dialog(page).getByRole('button', { name: label }));
      await dialog(page).waitFor({ state: 'hidden' });
    };
    await page.getByRole('button', { name: '登记批准', exact: true }).waitFor();
    const submitted = documentIdOf(page);
    await look(page, 'reassignment');
    await step('登记批准', ['批准文号', '示政办〔2026〕1号']);
    await step('办理生效');
    await page.getByText('已办结。').waitFor();
    expect(clicks).toBe(11);
    const { rows } = await app.db.query(
      `select l.title from pairings p join enterprises e on e.id = p.enterprise_id join leaders l on l.id = p.leader_id
          where e.name = '示例乙有限公司' and p.until is null`,
    );
    expect(rows).toEqual([{ title: '示例副市长甲' }]);
    // In 业务数据 the same record can be read, and no field of it looks as if it could be changed.
    await page.goto(`/admin/content-manager/collection-types/api::reassignment.reassignment/${submitted}`);
    const field = page.locator('main :is(input, textarea)');
    await page.getByRole('link', { name: '查看该记录' }).first().waitFor();
    expect(await field.count()).toBeGreaterThan(8);
    expect(await field.and(page.locator(':not([disabled])')).count()).toBe(0);
    // Where a record can be written, another is picked by its name.
    await page.goto('/admin/content-manager/collection-types/api::category.category');
    await page.locator('tbody tr').first().click();
    await pick(page, page, '默认承办单位', '市住建局');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('记录已保存').first().waitFor();
    const { rows: units } = await app.db.query(
      `select d.name from categories c join departments d on d.id = c.default_unit_id where c.document_id = $1`,
      [documentIdOf(page)],
    );
    expect(units).toEqual([{ name: '市住建局' }]);
  });

  test('the office hands a person’s work over and enters a year’s calendar', async () => {
    const page = await at('office');
    const { rows } = await app.db.query('select document_id from staff_members where id = $1', [
      city.people.unitC.staffId,
    ]);
    const [{ document_id: person }] = rows as [{ document_id: string }];
    await panel(app, city, 'unitC');
    await page.goto(`/admin/content-manager/collection-types/api::staff-member.staff-member/${person}`);
    // The account behind a person by its name, not by its key.
    await page.getByText('unitc-panel@example.test').waitFor();
    await page.getByRole('button', { name: '办理交接' }).click();
    await dialog(page).getByText('承办单位 · 示例镇').waitFor();
    await pick(page, dialog(page), '接任人', 'unitB');
    await fill(dialog(page), '交接事由', '岗位调整');
    await look(page, 'hand-over');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).getByRole('button', { name: '确认办理' }).click();
    await page.getByText('已移交 1 项任职').waitFor();

    await page.goto('/admin/plugins/casework/calendar');
    await fill(page, '通知文号', '国办发明电〔示例〕1号');
    const year = new Date().getUTCFullYear() + 1;
    await fill(page, '节日', '元旦');
    await day(page, page, '自', `${year}-01-01`);
    await page.getByText('放假 1 天，调休上班 0 天').waitFor();
    await look(page, 'calendar');
    await page.getByRole('button', { name: '保存全年安排' }).click();
    await dialog(page)
      .getByText(/重算在办时限/)
      .waitFor();
    await dialog(page).getByRole('button', { name: '确认办理' }).click();
    await page.getByText(/已录入 1 天/).waitFor();
  });

  test('who holds several memberships sees which one is in use, on every page, and changes it there', async () => {
    const person = await panel(app, city, 'leaderB');
    await app.db.query(
      `insert into memberships (document_id, staff_member_id, kind, department_id, since, created_at, updated_at, published_at)
         select $1, $2, 'unit', id, now() - interval '1 day', now(), now(), now() from departments where code = 'zhujian'`,
      [newDocumentId(), city.people.leaderB.staffId],
    );
    expect(person.userId).toBeGreaterThan(0);
    const page = await at('leaderB');
    const bar = page.locator('#casework-bar');
    await bar.getByText('请选择身份').waitFor({ state: 'attached' });
    await look(page, 'home-choose');
    await Promise.all([
      page.waitForEvent('load'),
      bar.getByRole('combobox').selectOption({ label: '承办单位 · 市住建局' }),
    ]);
    await bar.locator('option:checked', { hasText: '承办单位 · 市住建局' }).waitFor({ state: 'attached' });
    await page.goto('/admin/plugins/casework/ledgers?table=unit');
    await page.getByText(/共 1 行/).waitFor();
  });

  test('the other pages', async () => {
    const office = await at('office');
    const types = [
      'issue',
      'enterprise',
      'reassignment',
      'staff-member',
      'calendar-day',
      'transfer',
      'ledger-entry',
    ];
    for (const type of types) {
      await office.goto(`/admin/content-manager/collection-types/api::${type}.${type}`);
      await office.getByRole('heading', { level: 1 }).waitFor();
      await look(office, `list-${type}`);
    }
    await office.goto('/admin/plugins/casework/membership');
    await look(office, 'membership');
    await office.goto('/admin/me');
    await look(office, 'me');
    const chief = await at('super');
    for (const [name, url] of [
      ['users', '/admin/settings/users'],
      ['roles', '/admin/settings/roles'],
      ['overview', '/admin/settings/application-infos'],
    ] as const) {
      await chief.goto(url);
      await chief.getByRole('heading', { level: 1 }).waitFor();
      await chief.waitForTimeout(300);
      await look(chief, name);
    }
  });

  test('no page shows a raw key or English, and none broke', () => {
    const bad = found.filter(({ keys, english }) => keys.length > 0 || english.length > 0);
    expect(bad).toEqual([]);
    expect([...people.values()].flatMap(({ problems }) => problems)).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
  });
});
