import { holdInstant } from '../../src/plugins/casework/server/src/platform/base/clock';
import { panel, type PanelCaller } from '../support/admin';
import { startKit, type Kit, type Reply } from '../lifecycle/support';

/** Two people edit one draft: no text is lost unseen, wherever drafts are saved (F3). */

let kit: Kit;
let office: PanelCaller;
beforeAll(async () => {
  kit = await startKit();
  office = await panel(kit.app, kit.city, 'office');
}, 300_000);
afterAll(async () => {
  holdInstant(null);
  await kit?.app.stop();
});

type Conflict = { field: string; yours: unknown; theirs: unknown; name: string };
const conflictsOf = (answer: Reply | { status: number; body: Reply['body'] }): unknown => [
  answer.status,
  answer.body?.error?.details?.code,
  ((answer.body?.error?.details?.conflicts ?? []) as Conflict[]).map(({ field, yours, theirs }) => [
    field,
    yours,
    theirs,
  ]),
];
const data = (body: object): object => ({ data: body });

test('a work plan: another’s text is told, an attachment beside it stays', async () => {
  const year = new Date().getFullYear();
  const write = (body: object): Promise<Reply> =>
    kit.send('groupA', 'POST', '/api/casework/work-plans', data({ year, ...body }));
  const opened = { body: null, attachment: null };
  expect((await write({ body: '甲写的计划', opened })).status).toBe(201);
  // He too had opened an empty page.
  const second = await write({ body: '乙写的计划', opened });
  expect(conflictsOf(second)).toEqual([409, 'EDITED_MEANWHILE', [['body', '乙写的计划', '甲写的计划']]]);
  // He goes on with his own, having seen the other's.
  const mine = await write({ body: '乙写的计划', opened: { body: '甲写的计划', attachment: null } });
  expect([mine.status, mine.body.data.body]).toEqual([200, '乙写的计划']);
  // A user who has not touched the text does not undo it.
  const untouched = await write({ body: '甲写的计划', opened: { body: '甲写的计划', attachment: null } });
  expect([untouched.status, untouched.body.data.body]).toEqual([200, '乙写的计划']);
});

test('a report: each section by itself', async () => {
  kit.at('2026-09-28T10:00');
  await kit.register();
  const made = await kit.send(
    'groupA',
    'POST',
    '/api/casework/reports',
    data({ kind: 'group', period: '2026-09' }),
  );
  expect(made.status).toBe(201);
  const { documentId, issues, measures, evaluation } = made.body.data as {
    documentId: string;
    issues: string;
    measures: string;
    evaluation: string;
  };
  const save = (sections: object): Promise<Reply> =>
    kit.send('groupA', 'POST', `/api/casework/reports/${documentId}/sections`, data(sections));
  expect((await save({ issues: '甲写的诉求', opened: { issues } })).status).toBe(200);
  const other = await save({ measures: '乙写的措施', issues, opened: { measures, issues } });
  expect([other.status, other.body.data.issues, other.body.data.measures]).toEqual([
    200,
    '甲写的诉求',
    '乙写的措施',
  ]);
  const refused = await save({
    issues: '乙写的诉求',
    evaluation: '乙的评价',
    opened: { issues, evaluation },
  });
  expect(conflictsOf(refused)).toEqual([409, 'EDITED_MEANWHILE', [['issues', '乙写的诉求', '甲写的诉求']]]);
  kit.at(null);
});

test('an official document: title, receivers and text', async () => {
  const made = await kit.send(
    'office',
    'POST',
    '/api/casework/documents',
    data({ kind: 'circular', period: '2026H2' }),
  );
  expect(made.status).toBe(201);
  const { documentId, title, receivers, copies, body } = made.body.data as Record<string, unknown> & {
    documentId: string;
  };
  const opened = { title, receivers, copies, body };
  const edit = (given: object): Promise<Reply> =>
    kit.send(
      'office',
      'PUT',
      `/api/casework/documents/${documentId}`,
      data({ title, receivers, copies, body, ...given, opened }),
    );
  expect((await edit({ receivers: '示例甲局' })).status).toBe(200);
  const second = await edit({ copies: '示例乙局' });
  expect([second.status, second.body.data?.receivers, second.body.data?.copies]).toEqual([
    200,
    '示例甲局',
    '示例乙局',
  ]);
  expect(conflictsOf(await edit({ receivers: '示例丙局' }))).toEqual([
    409,
    'EDITED_MEANWHILE',
    [['receivers', '示例丙局', '示例甲局']],
  ]);
});

test('a meeting’s opinions: line by line, field by field', async () => {
  const issue = await kit.register();
  await kit.done('groupA', issue, 'accept');
  const meeting = await kit.send(
    'leaderA',
    'POST',
    '/api/meetings',
    data({ heldAt: new Date().toISOString() }),
  );
  expect(meeting.status).toBe(201);
  const id = meeting.body.data.documentId as string;
  const added = await kit.send('leaderA', 'POST', `/api/casework/meetings/${id}/agenda`, data({ issue }));
  expect(added.status).toBe(200);
  const [item] = added.body.data.items as { documentId: string }[];
  const opened = { decision: null, outcome: null, unit: null, deadline: null };
  const save = (line: object): Promise<Reply> =>
    kit.send(
      'leaderA',
      'PUT',
      `/api/casework/meetings/${id}/items`,
      data({ items: [{ documentId: item?.documentId, ...line, opened }] }),
    );
  expect((await save({ ...opened, decision: '甲的意见' })).status).toBe(200);
  expect((await save({ ...opened, deadline: '2027-01-15' })).status).toBe(200);
  expect(conflictsOf(await save({ ...opened, decision: '乙的意见' }))).toEqual([
    409,
    'EDITED_MEANWHILE',
    [['items.0.decision', '乙的意见', '甲的意见']],
  ]);
  const agenda = await kit.send('leaderA', 'GET', `/api/casework/meetings/${id}/agenda`);
  expect(agenda.body.data.items[0]).toMatchObject({ decision: '甲的意见', deadline: '2027-01-15' });
});

test('a scheme’s indicators are a part of its form like any other', async () => {
  const SCHEME = '/content-manager/collection-types/api::assessment-scheme.assessment-scheme';
  const indicator = (measure: string, weight: number): object => ({
    heading: 'issue-solving',
    measure,
    weight,
    floor: 0,
    target: 1,
  });
  const made = await kit.send(
    'office',
    'POST',
    '/api/assessment-schemes',
    data({
      name: '试行方案',
      assesses: 'groups',
      periodType: 'half-year',
      minimumIssues: 1,
      indicators: [indicator('closure_rate', 60), indicator('accept_timeliness', 40)],
    }),
  );
  expect(made.status).toBe(201);
  const id = made.body.data.documentId as string;
  const { body } = await office.send('get', `${SCHEME}/${id}`);
  type Indicator = { measure: string; weight: string | number };
  const form = body.data as { name: string; indicators: Indicator[] };
  const heavier = form.indicators.map((one, i) => ({
    ...one,
    weight: i === 0 ? 11 : i === 1 ? 9 : one.weight,
  }));
  const lighter = form.indicators.map((one, i) => ({ ...one, weight: i === 0 ? 5 : one.weight }));
  const opened = { name: form.name, indicators: form.indicators };
  const put = (given: object) => office.send('put', `${SCHEME}/${id}`, { ...opened, ...given, opened });
  expect((await put({ indicators: heavier })).status).toBe(200);
  const named = await put({ name: '示例另一名称' });
  expect(named.status).toBe(200);
  const after = await office.send('get', `${SCHEME}/${id}`);
  expect(after.body.data).toMatchObject({ name: '示例另一名称' });
  expect(Number(after.body.data.indicators[0].weight)).toBe(11);
  const refused = await put({ indicators: lighter });
  expect([refused.status, refused.body.error?.details.code]).toEqual([409, 'EDITED_MEANWHILE']);
});
