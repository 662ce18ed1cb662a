import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';

describe('the closed loop', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
  });
  afterAll(() => app?.stop());

  test('over REST: from registration to 销号', async () => {
    const made = await city.as('groupA').register();
    expect(made).toMatchObject({
      status: 201,
      body: { data: { stage: 'registered', light: expect.any(String) } },
    });
    const id: string = made.body.data.documentId;
    const step = async (account: Parameters<City['as']>[0], action: string, data: object, stage: string) => {
      const answer = await city.as(account).act(id, action, data);
      expect({ action, ...answer }).toMatchObject({ action, status: 200, body: { data: { stage } } });
    };
    await step('groupA', 'accept', {}, 'accepted');
    await step(
      'groupA',
      'transfer',
      { leadUnit: city.departments.zhujian, supportUnits: [city.departments.jiaotong], standard: '修复路面' },
      'transferred',
    );
    await step(
      'unitA',
      'take-up',
      { section: '市政科', responsiblePerson: '示例某', phone: '0454-0000000' },
      'handling',
    );
    await step('unitB', 'contribute', { measures: '已提供车流量数据' }, 'handling');
    await step('unitA', 'report-back', { result: 'solved', measures: '已修复' }, 'reported');
    await step('enterpriseA', 'confirm', { rating: 5 }, 'confirmed');
    await step('leaderA', 'consent', { opinion: '同意' }, 'closed');

    const ledger = await city.as('groupA').get(`/api/casework/issues/${id}/ledger`);
    expect(ledger.body.data.map((e: { action: string }) => e.action)).toEqual([
      'register',
      'accept',
      'transfer',
      'take-up',
      'contribute',
      'report-back',
      'confirm',
      'consent',
    ]);
    expect((await city.as('groupB').get(`/api/issues/${id}`)).status).toBe(404);
  });
});
