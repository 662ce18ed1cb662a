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

test('what keeps the house is the office’s and the super admin’s; what decides cases is the office’s alone', async () => {
  const superAdmin = await panel(app, city, 'super');
  const office = await panel(app, city, 'office');
  const nothing = `${'0'.repeat(8)}-${'0'.repeat(4)}-${'0'.repeat(4)}-${'0'.repeat(4)}-${'0'.repeat(12)}`;
  const problem = await office.send(
    'post',
    '/content-manager/collection-types/api::common-problem.common-problem',
    {
      title: '示例共性问题',
    },
  );
  const duty = (await city.as('office').get('/api/casework/duties?scope=all')).body.data[0];
  const calls: [string, 'post' | 'get', string, object, number, number][] = [
    ['sweep', 'post', '/casework/sweep', {}, 200, 403],
    ['retry a delivery', 'post', `/casework/deliveries/${nothing}/retry`, {}, 404, 403],
    ['give one up', 'post', `/casework/deliveries/${nothing}/dismiss`, {}, 404, 403],
    ['retry a step', 'post', '/casework/sweep/failures/nothing/nothing/retry', {}, 404, 403],
    ['fonts', 'get', '/casework/documents/fonts', {}, 200, 403],
    ['staff', 'post', '/casework/staff-members', {}, 400, 400],
    ['calendar', 'post', '/casework/calendar', {}, 400, 400],
  ];
  for (const [what, method, path, body, wanted, others] of calls) {
    for (const [who, caller] of [
      ['super', superAdmin],
      ['office', office],
    ] as const)
      expect([what, who, (await caller.send(method, path, body)).status]).toEqual([what, who, wanted]);
    const other =
      method === 'get'
        ? await city.as('auditor').get(`/api${path}`)
        : await city.as('auditor').post(`/api${path}`, body);
    expect([what, 'auditor', other.status]).toEqual([what, 'auditor', others]);
  }
  const state = await superAdmin.send('get', '/casework/run-state');
  expect(state.body.data.mayAct).toBe(true);
  const decisions: [string, object][] = [
    [`/casework/duties/${duty.documentId}/waive`, { data: { reason: '无提请议题', approver: '示例组长' } }],
    [
      `/casework/common-problems/${problem.body.data.documentId}/link`,
      { data: { issues: [(await city.as('office').register()).body.data.documentId] } },
    ],
  ];
  for (const [path, body] of decisions) {
    expect([path, (await superAdmin.send('post', path, body)).status]).toEqual([path, 403]);
    expect([path, (await office.send('post', path, body)).status]).toEqual([path, 200]);
  }
});
