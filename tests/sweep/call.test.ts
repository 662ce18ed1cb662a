import { bootApp, type TestApp } from '../support/app';
import { buildCity, type City } from '../support/city';
import { panel } from '../support/admin';

let app: TestApp;
let city: City;

beforeAll(async () => {
  app = await bootApp();
  city = await buildCity(app);
});
afterAll(() => app.stop());

test('the office sweeps on demand, under both prefixes; nobody else does', async () => {
  const answer = await city.as('office').post('/api/casework/sweep');
  expect(answer.status).toBe(200);
  expect(answer.body.data).toMatchObject({ startedAt: expect.any(String), steps: expect.any(Array) });
  const office = await panel(app, city, 'office');
  expect((await office.send('post', '/casework/sweep', {})).status).toBe(200);

  for (const who of ['groupA', 'unitA', 'leaderA', 'enterpriseA', 'auditor'] as const) {
    expect((await city.as(who).post('/api/casework/sweep')).status).toBe(403);
  }
  expect([401, 403]).toContain((await app.request().post('/api/casework/sweep')).status);
});
