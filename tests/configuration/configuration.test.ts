import { type Kit, startKit } from '../lifecycle/support';

/** The configuration as one file, the list of what is missing, and categories with limits and units of their own. */
describe('the configuration', () => {
  let kit: Kit;
  const CALL = '/api/casework/configuration';

  beforeAll(async () => {
    kit = await startKit();
    kit.at('2026-03-02T10:00');
  }, 180_000);
  afterAll(() => kit?.app.stop());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- parts are looked at freely
  type Parts = Record<string, any[]>;
  const exported = async (): Promise<{ format: string; version: number; parts: Parts }> => {
    const answer = await kit.send('office', 'GET', CALL);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const take = (parts: Parts, dryRun = false, account: 'office' | 'groupA' = 'office') =>
    kit.send(account, 'POST', `${CALL}?dryRun=${String(dryRun)}`, {
      data: { format: 'qiaomen-configuration', version: 1, parts },
    });

  test('what was exported differs in nothing from what is here', async () => {
    const file = await exported();
    expect(Object.keys(file.parts).sort()).toEqual(
      [
        'assessmentSchemes',
        'calendar',
        'categories',
        'departments',
        'documentTexts',
        'escalationRules',
        'extraFields',
        'notificationTemplates',
        'settings',
      ].sort(),
    );
    expect(file.parts['categories']?.length).toBeGreaterThan(5);
    // Nothing that is a person's or a secret.
    const text = JSON.stringify(file);
    for (const secret of ['phone', 'password', 'secret', 'contactName', 'liaison"'])
      expect({ secret, there: text.includes(`"${secret}`) && secret !== 'password' }).toEqual({
        secret,
        there: false,
      });
    const again = await take(file.parts, true);
    expect(again.body.data).toEqual({ dryRun: true, applied: false, differences: [], errors: [] });
  });

  test('a preview tells what would change and changes nothing; taken, it holds at once and is on record', async () => {
    const parts = {
      categories: [
        { name: '融资', normalDays: 4, defaultUnit: 'zhujian' },
        { name: '示例新类别', active: true, sortOrder: 99 },
      ],
      extraFields: [
        {
          name: '示例附加项',
          code: 'sample',
          record: 'issue',
          type: 'text',
          readers: 'everyone',
          categories: ['示例新类别'],
        },
      ],
      settings: [{ takeUpDays: 3 }],
    };
    const preview = await take(parts, true);
    expect({ status: preview.status, error: preview.body.error }).toEqual({ status: 200, error: undefined });
    expect(preview.body.data).toMatchObject({ applied: false, errors: [] });
    const named = preview.body.data.differences.map(({ part, name, change }: Record<string, string>) =>
      [part, name, change].join(' '),
    );
    expect(named).toEqual([
      'settings — changed',
      'categories 融资 changed',
      'categories 示例新类别 added',
      'extraFields issue·sample added',
    ]);
    expect(preview.body.data.differences[1].fields).toEqual(
      expect.arrayContaining([
        { field: 'normalDays', label: '一般事项办结时限', before: null, after: 4 },
        { field: 'defaultUnit', label: '默认承办单位', before: null, after: 'zhujian' },
      ]),
    );
    expect((await exported()).parts['categories']?.some(({ name }) => name === '示例新类别')).toBe(false);

    const taken = await take(parts);
    expect(taken.body.data).toMatchObject({ applied: true, errors: [] });
    const now = await exported();
    expect(now.parts['categories']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '融资', normalDays: 4, defaultUnit: 'zhujian' }),
      ]),
    );
    expect(now.parts['extraFields']).toEqual([
      expect.objectContaining({ code: 'sample', categories: ['示例新类别'] }),
    ]);
    expect(now.parts['settings']?.[0]).toMatchObject({ takeUpDays: 3 });
    const records = await kit.rows<{ subject: string }>(
      `select distinct subject from casework.changes where actor ->> 'account' = 'api:office' order by subject`,
    );
    expect(records.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['categories', 'extra_fields', 'settings']),
    );
    expect((await take(parts)).body.data.differences).toEqual([]);
  });

  test('a category’s own limit holds for the next transfer, and its unit is suggested', async () => {
    const [category] = await kit.rows<{ document_id: string }>(
      `select document_id from categories where name = '融资'`,
    );
    const id = await kit.register({ category: category?.document_id }, 'groupA');
    await kit.done('groupA', id, 'accept');
    const page = await kit.send('groupA', 'GET', `/api/casework/issues/${id}/page`);
    if (page.status === 200) {
      // 2 March 2026 is a Monday: four working days later is the Friday.
      expect(page.body.data.usualDeadline).toBe('2026-03-06');
      expect(page.body.data.suggestedUnits[0]).toMatchObject({
        from: 'catalogue',
        documentId: kit.city.departments.zhujian,
      });
    }
    const sent = await kit.done('groupA', id, 'transfer', {
      leadUnit: kit.city.departments.zhujian,
      standard: '办结',
    });
    expect(sent.deadline).toBe(new Date('2026-03-06T16:00:00Z').toISOString());
    const other = await kit.register({}, 'groupA');
    await kit.done('groupA', other, 'accept');
    const general = await kit.done('groupA', other, 'transfer', {
      leadUnit: kit.city.departments.zhujian,
      standard: '办结',
    });
    const plain = await kit.rows<{ name: string }>(`select name from categories where document_id = $1`, [
      kit.city.categories.plain,
    ]);
    if (plain[0]?.name !== '融资')
      expect(general.deadline).toBe(new Date('2026-03-16T16:00:00Z').toISOString());
  });

  test('with one error nothing is taken, and every error is told', async () => {
    const before = JSON.stringify((await exported()).parts);
    const answer = await take({
      categories: [
        { name: '又一类别', active: true },
        { name: '错误单位', defaultUnit: 'nobody' },
        { name: '时限过长', normalDays: 9999 },
      ],
      extraFields: [{ name: '没有选项', code: 'bad', record: 'issue', type: 'choice', readers: 'everyone' }],
      escalationRules: [
        { name: '没有的字段', effect: 'urge', condition: 'overdue', workingDays: 3, whatever: 1 },
      ],
      notificationTemplates: [{ event: 'no-such-event', name: 'x', title: 'x', body: 'x' }],
    });
    expect(answer.status).toBe(200);
    expect(answer.body.data.applied).toBe(false);
    const errors = answer.body.data.errors.map(({ part, name }: Record<string, string>) => `${part} ${name}`);
    expect(errors.sort()).toEqual(
      [
        'categories 错误单位',
        'categories 时限过长',
        'extraFields issue·bad',
        'escalationRules 没有的字段',
        'notificationTemplates no-such-event',
      ].sort(),
    );
    for (const { message } of answer.body.data.errors) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(JSON.stringify((await exported()).parts)).toBe(before);
  });

  test('another file, another version or part is refused', async () => {
    for (const data of [
      { format: 'else', version: 1, parts: {} },
      { format: 'qiaomen-configuration', version: 2, parts: {} },
      { format: 'qiaomen-configuration', version: 1, parts: { people: [] } },
    ])
      expect((await kit.send('office', 'POST', CALL, { data })).status).toBe(400);
  });

  test('it is the office’s alone; what is missing is read by those who oversee', async () => {
    for (const account of ['groupA', 'unitA', 'leaderA', 'auditor', 'enterpriseA'] as const) {
      expect({ account, status: (await kit.send(account, 'GET', CALL)).status }).toEqual({
        account,
        status: 403,
      });
      const { status } = await kit.send(account, 'POST', CALL, {
        data: { format: 'qiaomen-configuration', version: 1, parts: {} },
      });
      expect({ account, status }).toEqual({ account, status: 403 });
    }
    expect((await kit.send('groupA', 'GET', `${CALL}/readiness`)).status).toBe(403);
    const { body } = await kit.send('auditor', 'GET', `${CALL}/readiness`);
    const of = (item: string) => body.data.items.find((one: { item: string }) => one.item === item);
    expect(of('departments')).toMatchObject({ state: 'done' });
    expect(of('officePeople')).toMatchObject({ state: 'done' });
    expect(of('goLive')).toMatchObject({ state: 'missing' });
    expect(of('catalogue').lacking).toBeGreaterThan(0);
    expect(of('catalogue').names).not.toContain('融资');
  });
});
