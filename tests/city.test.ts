import { bootApp, type TestApp } from './support/app';
import { buildCity, type City } from './support/city';

describe('an installation of another city', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await bootApp({ env: { CITY_PROFILE: 'example' } });
    city = await buildCity(app);
  });
  afterAll(() => app?.stop());

  test('has the departments of its profile; the host of the office is its own', async () => {
    const { rows } = await app.db.query(
      "select code, name, is_office as office from departments where code like 'shili-%' order by sort_order",
    );
    expect(rows).toEqual([
      { code: 'shili-gongxin', name: '示例市工业和信息化局', office: true },
      { code: 'shili-fagai', name: '示例市发展和改革委员会', office: false },
    ]);
  });

  test('numbers its issues in its own format', async () => {
    const made = await city.as('groupA').register();
    expect(made.body.data.number).toMatch(/^示诉（\d{4}）\d{5}号$/);
  });

  test('issues under its own name and 代字', async () => {
    const period = `${new Date().getFullYear() - 1}H1`;
    const made = await city
      .as('office')
      .post('/api/casework/documents', { data: { kind: 'circular', period } });
    expect(made.status).toBe(201);
    const at = `/api/casework/documents/${made.body.data.documentId}`;
    for (const [step, data] of [
      ['review', { reviewer: '示例核稿人' }],
      ['issue', { signer: '示例签发人' }],
    ] as const)
      expect({ step, status: (await city.as('office').post(`${at}/${step}`, { data })).status }).toEqual({
        step,
        status: 200,
      });
    const { body } = await city.as('office').get(at);
    expect(body.data.number).toMatch(/^示包专发（\d{4}）01号$/);
    expect(JSON.stringify(body)).not.toMatch(/抚远|抚包/);
    const { rows } = await app.db.query('select issuing_body from official_documents');
    expect(rows).toEqual([{ issuing_body: '示例市领导干部包联企业工作专班办公室' }]);
  });
});
