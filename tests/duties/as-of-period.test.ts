import { city, hold, useCity } from './support';

/** A report shows each issue as it was when its period ended, whatever has happened to it since (R5). */

useCity();

type Facts = {
  open: number;
  byCategory: { name: string; count: number }[];
  openIssues: { number: string; title: string; stage: string; unit: string | null }[];
};

const done = async (
  who: 'groupA' | 'unitA' | 'office',
  issue: string,
  action: string,
  data: object = {},
): Promise<void> => {
  const answer = await city.as(who).act(issue, action, data);
  expect({ action, status: answer.status, error: answer.body.error }).toEqual({
    action,
    status: 200,
    error: undefined,
  });
};

const made = async (title: string): Promise<{ id: string; number: string }> => {
  const answer = await city.as('groupA').register({ title });
  expect(answer.status).toBe(201);
  return { id: answer.body.data.documentId, number: answer.body.data.number };
};

test('stage, unit, title and category of then, in the office’s and the group’s reports', async () => {
  const { zhujian, jiaotong } = city.departments;
  hold('2026-09-21 10:00');
  const waiting = await made('原标题');
  await done('groupA', waiting.id, 'accept');
  const sent = await made('已转办');
  await done('groupA', sent.id, 'accept');
  await done('groupA', sent.id, 'transfer', { leadUnit: zhujian, standard: '修复', deadline: '2026-10-30' });
  const returned = await made('后被退回');
  await done('groupA', returned.id, 'accept');
  await done('groupA', returned.id, 'transfer', { leadUnit: zhujian, standard: '修复' });
  hold('2026-09-22 10:00');
  await done('unitA', returned.id, 'return', { reason: '非本单位职责' });

  hold('2026-10-09 10:00');
  const other = await city
    .as('office')
    .post('/api/categories', { data: { name: '示例另一类别', active: true } });
  expect(other.status).toBe(201);
  await done('groupA', waiting.id, 'amend', { title: '新标题', category: other.body.data.documentId });
  await done('groupA', waiting.id, 'transfer', { leadUnit: jiaotong, standard: '修复' });
  await done('groupA', sent.id, 'reassign', { leadUnit: jiaotong, reason: '职责调整' });
  const late = await made('之后登记');

  const factsOf = async (who: 'office' | 'groupA', kind: string, period: string): Promise<Facts> => {
    const answer = await city.as(who).post('/api/casework/reports', { data: { kind, period } });
    expect({ kind, status: answer.status }).toEqual({ kind, status: 201 });
    return answer.body.data.facts as Facts;
  };
  for (const [who, kind, period] of [
    ['office', 'office', '2026Q3'],
    ['groupA', 'group', '2026-09'],
  ] as const) {
    const facts = await factsOf(who, kind, period);
    const line = (number: string): unknown => facts.openIssues.find((issue) => issue.number === number);
    expect([kind, line(waiting.number)]).toEqual([
      kind,
      expect.objectContaining({ title: '原标题', stage: 'accepted', unit: null }),
    ]);
    expect([kind, line(sent.number)]).toEqual([
      kind,
      expect.objectContaining({ stage: 'transferred', unit: '市住建局' }),
    ]);
    expect([kind, line(returned.number)]).toEqual([
      kind,
      expect.objectContaining({ stage: 'accepted', unit: null }),
    ]);
    expect([kind, line(late.number)]).toEqual([kind, undefined]);
    expect([kind, facts.byCategory.map(({ name }) => name)]).toEqual([
      kind,
      expect.not.arrayContaining(['示例另一类别']),
    ]);
  }
  // And of today as it stands today.
  hold('2026-10-27 10:00');
  const present = await factsOf('groupA', 'group', '2026-10');
  expect(present.openIssues).toContainEqual(
    expect.objectContaining({
      number: waiting.number,
      title: '新标题',
      stage: 'transferred',
      unit: '市交通局',
    }),
  );
});
