import { city, hold, sweep, toHandling, useCity } from './support';

useCity();

test('a unit without a case in the month files its report by one confirmation', async () => {
  hold('2026-03-02 10:00');
  await toHandling('groupA', 'unitA', city.departments.zhujian, city.enterprises.A);
  const zero = (who: 'unitA' | 'unitB' | 'groupA', period = '2026-03') =>
    city.as(who).post('/api/casework/reports/zero', { data: { period } });
  expect((await zero('unitB')).body.error.details.code).toBe('REPORT_NOT_OPEN');
  hold('2026-03-27 10:00');
  await sweep('2026-03-27 10:00');
  const made = await zero('unitB');
  expect([made.status, made.body.data.state, made.body.data.author]).toEqual([201, 'submitted', 'unitB']);
  expect(made.body.data.issues).toContain('零报告');
  const again = await zero('unitB');
  expect([again.status, again.body.data.documentId]).toEqual([200, made.body.data.documentId]);
  // A unit that worked on something owes a report of it.
  expect((await zero('unitA')).body.error.details.code).toBe('SOMETHING_TO_REPORT');
  expect((await zero('groupA')).status).toBe(403);
  expect((await zero('unitB', '2026-13')).status).toBe(400);
  expect((await city.as('office').get(`/api/casework/reports/${made.body.data.documentId}`)).status).toBe(
    200,
  );
});

test('the office sees what it asks of each group and unit in a month', async () => {
  hold('2026-04-08 10:00');
  await sweep('2026-04-08 10:00');
  const { status, body } = await city.as('office').get('/api/casework/burden?month=2026-04');
  expect(status).toBe(200);
  type Line = { subject: { documentId: string }; role: string } & Record<
    string,
    { asked: number; done: number }
  >;
  const line = (role: string, id: string): Line =>
    (body.data as Line[]).find((one) => one.role === role && one.subject.documentId === id) as Line;
  // Duties planned for April: the reports of March, one brief to the one leader, his meeting, the weeks' follow-ups.
  const group = line('group', city.departments.fagai);
  expect([group['reports'], group['briefs'], group['meetings']]).toEqual([
    { asked: 1, done: 0 },
    { asked: 1, done: 0 },
    { asked: 1, done: 0 },
  ]);
  expect(group['followUps']?.asked).toBeGreaterThan(0);
  expect(line('unit', city.departments.zhujian)['reports']).toEqual({ asked: 1, done: 0 });
  expect(body.meta.asked).toBe((body.data as { asked: number }[]).reduce((sum, { asked }) => sum + asked, 0));
  for (const who of ['groupA', 'unitA', 'leaderA'] as const)
    expect((await city.as(who).get('/api/casework/burden?month=2026-04')).status).toBe(403);
  expect((await city.as('auditor').get('/api/casework/burden?month=2026-04')).status).toBe(200);
  expect((await city.as('office').get('/api/casework/burden?month=2026-4')).status).toBe(400);
});
