import { reach, startKit, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { creditCode, type Account } from '../support/city';

/** Detours: reading, taking or hiding data over another interface than the watched one. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;

const DAY = 86_400_000;
const daysAgo = (n: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - n * DAY).toISOString().slice(0, 10);
const instantAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

let kit: Kit;
let superAdmin: PanelCaller;
let officePanel: PanelCaller;

const send = (who: Account, method: string, path: string, data?: object): Promise<Json> =>
  kit.send(who, method, path, data === undefined ? undefined : { data });

let made = 0;
/** An enterprise of the office's making, paired as it is said. */
async function enterprise(pairing: { leader: string; group: string; since: string }): Promise<Json> {
  made += 1;
  const answer = await send('office', 'POST', '/api/enterprises', {
    name: `示例往来有限公司${made}`,
    creditCode: creditCode(`91230883MA1BBBB${20 + made}`),
    scale: 'small',
  });
  const { documentId } = answer.body.data;
  const paired = await send('office', 'POST', '/api/pairings', { enterprise: documentId, ...pairing });
  expect(paired.status).toBe(201);
  return { documentId, pairing: paired.body.data.documentId };
}

beforeAll(async () => {
  kit = await startKit();
  superAdmin = await panel(kit.app, kit.city, 'super');
  officePanel = await panel(kit.app, kit.city, 'office');
}, 300_000);
afterAll(() => kit?.app.stop());

test('a refused attempt is on record whatever it was called with', async () => {
  const id = await reach(kit, 'registered');
  const recorded = async (): Promise<number> =>
    (
      await kit.rows(
        'select 1 from refused_attempts r join issues i on i.id = r.issue_id where i.document_id = $1',
        [id],
      )
    ).length;
  const answer = await kit.act('groupA', id, 'accept', { 'x\u0000': 1 });
  expect(answer.status).toBe(400);
  expect(await recorded()).toBe(1);
  await kit.act('groupA', id, `accept`, { ['\ud800'.repeat(300)]: 1 });
  expect(await recorded()).toBe(2);
});

test('the city’s figure does not tell a unit how its one issue of the day was rated, nor by whose hand', async () => {
  await reach(kit, 'confirmed');
  const city = async (who: Account): Promise<Json> =>
    (await kit.send(who, 'GET', `/api/casework/measures?subject=city&from=${daysAgo(0)}&to=${daysAgo(-1)}`))
      .body.data[0].measures;
  const of = (measures: Json[], code: string): Json => measures.find((m) => m.code === code);
  for (const code of ['satisfaction_rate', 'solution_rate', 'on_behalf_rate']) {
    if (code !== 'solution_rate') expect(of(await city('office'), code).denominator).toBe(1);
    expect(of(await city('unitA'), code)).toMatchObject({
      numerator: null,
      denominator: null,
      value: null,
      withheld: true,
    });
  }
  expect(of(await city('unitA'), 'take_up_timeliness').denominator).toBe(1);
  // The figure that a circular publishes, of a half-year that is over, is shown; that of the present one is withheld.
  const half = async (from: string, to: string): Promise<Json> => {
    const path = `/api/casework/measures?subject=city&from=${from}&to=${to}`;
    return of((await kit.send('unitA', 'GET', path)).body.data[0].measures, 'satisfaction_rate');
  };
  const year = new Date().getUTCFullYear();
  expect(await half(`${year - 1}-01-01`, `${year - 1}-07-01`)).not.toHaveProperty('withheld');
  expect(await half(`${year}-01-01`, `${year + 1}-01-01`)).toHaveProperty('withheld');
  expect(await half(`${year - 1}-01-02`, `${year - 1}-07-01`)).toHaveProperty('withheld');
  const graphql = await kit.send('unitA', 'POST', '/graphql', {
    query: `{ measures(subject: "city", from: "${daysAgo(0)}", to: "${daysAgo(-1)}") { measures { code value withheld } } }`,
  });
  expect(of(graphql.body.data.measures[0].measures, 'satisfaction_rate')).toMatchObject({
    value: null,
    withheld: true,
  });
});

test('the auditor sees every figure, leaders’ included', async () => {
  const leader = `subject=leader&id=${kit.city.leaders.A}&from=2020-01-01&to=2035-01-01`;
  const of = async (who: Account): Promise<Json> =>
    (await kit.send(who, 'GET', `/api/casework/measures?${leader}`)).body.data[0].measures;
  for (const code of ['visit_coverage', 'meeting_rate']) {
    const figure = (measures: Json[]): Json => measures.find((m) => m.code === code);
    for (const who of ['office', 'auditor', 'leaderA'] as const)
      expect(figure(await of(who))).not.toHaveProperty('withheld');
    const records = (who: Account) =>
      kit.send(who, 'GET', `/api/casework/measures/${code}/records?${leader}&part=numerator`);
    expect((await records('auditor')).status).toBe(200);
    expect((await records('leaderA')).status).toBe(200);
  }
});

test('a system administrator is not made a mere member by the office, who would then be stopped by nobody', async () => {
  const isSuper = async (): Promise<number> => (await superAdmin.send('get', '/casework/run-state')).status;
  const person = await send('office', 'POST', '/api/casework/staff-members', {
    name: '示例傀儡',
    memberships: [{ kind: 'unit', department: kit.city.departments.zhujian }],
  });
  const { documentId } = person.body.data;
  expect(await isSuper()).toBe(200);
  try {
    const type = '/content-manager/collection-types/api::staff-member.staff-member';
    const adminUser = { connect: [{ id: superAdmin.userId }], disconnect: [] };
    const linked = await officePanel.send('put', `${type}/${documentId}`, { adminUser });
    expect([linked.status, await isSuper()]).toEqual([403, 200]);
    const born = await officePanel.send('post', type, { name: '示例傀儡二', adminUser });
    expect([born.status, await isSuper()]).toEqual([403, 200]);
    // An administrator who is a person too: neither does a membership come over him.
    const own = await superAdmin.send('put', `${type}/${documentId}`, { adminUser });
    expect(own.status).toBe(200);
    await kit.rows(`update memberships m set until = now() at time zone 'UTC'
      from staff_members s where s.id = m.staff_member_id and s.document_id = '${documentId}'`);
    expect(await isSuper()).toBe(200);
    const member = await send('office', 'POST', '/api/memberships', {
      staffMember: documentId,
      kind: 'unit',
      department: kit.city.departments.zhujian,
      since: instantAgo(1),
    });
    const handed = await send(
      'office',
      'POST',
      `/api/casework/staff-members/${await idOf('unitA')}/hand-over`,
      { to: documentId, reason: '交接' },
    );
    expect([member.status, handed.status, await isSuper()]).toEqual([403, 403, 200]);
    // The office may edit the person's other fields than his account.
    const phone = await send('office', 'PUT', `/api/staff-members/${documentId}`, { phone: '0454-1' });
    expect(phone.status).toBe(200);
  } finally {
    await kit.rows('update staff_members set admin_user_id = null where document_id = $1', [documentId]);
  }
});

const idOf = async (who: Account): Promise<string> =>
  (
    await kit.rows<{ id: string }>('select document_id as id from staff_members where id = $1', [
      kit.city.people[who].staffId,
    ])
  )[0]?.id ?? '';

test('who hands over gives up his role in the panel, who takes over has it', async () => {
  const person = async (name: string, kind: object): Promise<string> =>
    (
      await send('office', 'POST', '/api/casework/staff-members', {
        name,
        memberships: [kind],
        panel: { email: `${name}@example.test`, password: 'Shili-2026-Jia' },
      })
    ).body.data.documentId;
  const from = await person('leaving', { kind: 'group', department: kit.city.departments.fagai });
  const to = await person('coming', { kind: 'unit', department: kit.city.departments.zhujian });
  const roles = async (id: string): Promise<string[]> =>
    (
      await kit.rows<{ code: string }>(
        `select r.code from staff_members s join admin_users_roles_lnk l on l.user_id = s.admin_user_id
           join admin_roles r on r.id = l.role_id where s.document_id = $1 order by 1`,
        [id],
      )
    ).map(({ code }) => code);
  const done = await send('office', 'POST', `/api/casework/staff-members/${from}/hand-over`, {
    to,
    reason: '调离',
  });
  expect(done.status).toBe(200);
  expect([await roles(from), await roles(to)]).toEqual([[], ['casework-group', 'casework-unit']]);
});

test('what the office changes stays in sight of the auditor, however much it changes afterwards, under its name', async () => {
  const [rule] = (await kit.send('office', 'GET', '/api/escalation-rules?sort=sortOrder')).body.data;
  const path = `/api/staff-members/${await idOf('office')}`;
  const rename = (name: string): Promise<Json> => send('office', 'PUT', path, { name });
  expect((await rename('别人')).status).toBe(200);
  const put = (workingDays: number): Promise<Json> =>
    send('office', 'PUT', `/api/escalation-rules/${rule.documentId}`, { workingDays });
  await put(9);
  expect((await rename('office')).status).toBe(200);
  for (let n = 0; n < 60; n += 1) expect((await put(1 + (n % 8))).status).toBe(200);
  const seen: Json[] = [];
  for (let page = 1; page < 10; page += 1) {
    const answer = await kit.send(
      'auditor',
      'GET',
      `/api/casework/changes?pagination[page]=${page}&pagination[pageSize]=30`,
    );
    expect(answer.status).toBe(200);
    seen.push(...answer.body.data);
    if (page >= answer.body.meta.pagination.pageCount) break;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  // By the name that he had given himself for it, and by his account.
  expect(seen).toContainEqual(
    expect.objectContaining({ name: '别人', account: 'api:office', subject: 'escalation_rules' }),
  );
  for (const fields of [{ name: ['office', '别人'] }, { name: ['别人', 'office'] }])
    expect(seen).toContainEqual(expect.objectContaining({ subject: 'staff_members', fields }));
  for (const who of ['groupA', 'unitA', 'leaderA', 'enterpriseA'] as const)
    expect((await kit.send(who, 'GET', '/api/casework/changes')).status).toBe(403);
});

test('a prompt letter is its group’s when it has been issued, not while the office is writing it', async () => {
  const { departments } = kit.city;
  const letter = await send('office', 'POST', '/api/casework/documents', {
    kind: 'prompt-letter',
    group: departments.fagai,
  });
  expect(letter.status).toBe(201);
  const { documentId } = letter.body.data;
  const paths = [`/api/official-documents/${documentId}`, `/api/casework/documents/${documentId}`];
  for (const path of paths) expect((await kit.send('groupA', 'GET', path)).status).toBe(404);
  await send('office', 'POST', `${paths[1]}/review`, { reviewer: '示例甲' });
  expect((await send('office', 'POST', `${paths[1]}/issue`, { signer: '示例乙' })).status).toBe(200);
  for (const path of paths) expect((await kit.send('groupA', 'GET', path)).status).toBe(200);
  for (const path of paths) expect((await kit.send('groupB', 'GET', path)).status).toBe(404);
});

test('the text of a document is headings, paragraphs, lists and tables, whoever sends it', async () => {
  const made = await send('office', 'POST', '/api/casework/documents', {
    kind: 'prompt-letter',
    group: kit.city.departments.fagai,
  });
  const put = (body: unknown): Promise<Json> =>
    send('office', 'PUT', `/api/casework/documents/${made.body.data.documentId}`, { body });
  for (const body of [
    null,
    [null],
    ['x'],
    { kind: 'paragraph', text: 'x' },
    [{ kind: 'table', caption: {} }],
    [{ kind: 'paragraph', text: { toString: 1 } }],
    [{ kind: 'script', text: 'x' }],
    'x',
    5,
  ])
    expect([body, (await put(body)).status]).toEqual([body, 400]);
  const table = {
    kind: 'table',
    caption: '表',
    columns: [{ head: '甲', width: '*', align: 'left' }],
    rows: [['1']],
  };
  const heading = { kind: 'heading', level: 1, text: '一、' };
  for (const body of [[], [heading, { kind: 'paragraph', text: '' }, table]])
    expect([body, (await put(body)).status]).toEqual([body, 200]);
  // No form writes one.
  const direct = await send('office', 'POST', '/api/official-documents', { kind: 'circular', title: '通报' });
  expect([403, 404, 405]).toContain(direct.status);
});

test('the minutes of a shared leader’s meeting do not tell one group of another’s issues', async () => {
  const { leaders, departments } = kit.city;
  const other = await enterprise({ leader: leaders.A, group: departments.shangwu, since: instantAgo(30) });
  const foreign = await kit.register({ enterprise: other.documentId, title: '别组的事项' }, 'groupB');
  await kit.done('groupB', foreign, 'accept');
  await kit.done('groupB', foreign, 'transfer', { leadUnit: departments.zhujian, standard: '修复' });
  await kit.done('groupB', foreign, 'escalate', { reason: '需领导协调' });
  const own = await kit.register({ title: '本组的事项' });
  await kit.done('groupA', own, 'accept');
  await kit.done('groupA', own, 'transfer', { leadUnit: departments.zhujian, standard: '修复' });
  await kit.done('groupA', own, 'escalate', { reason: '需领导协调' });
  const meeting = await send('leaderA', 'POST', '/api/meetings', { heldAt: new Date().toISOString() });
  expect(meeting.status).toBe(201);
  const { documentId } = meeting.body.data;
  const agenda = await kit.send('groupA', 'GET', `/api/casework/meetings/${documentId}/agenda`);
  expect(agenda.text).not.toContain('别组的事项');
  const done = await kit.send('groupA', 'POST', `/api/casework/meetings/${documentId}/conclude`, {});
  expect(done.status).toBe(200);
  for (const path of [
    `/api/official-documents/${done.body.data.minutes}`,
    '/api/official-documents?pagination[pageSize]=100',
    `/api/casework/meetings/${documentId}/minutes`,
  ])
    expect((await kit.send('groupA', 'GET', path)).text).not.toContain('别组的事项');
  const office = await kit.send('office', 'GET', `/api/official-documents/${done.body.data.minutes}`);
  expect(office.text).toContain('别组的事项');
});

test('a visit of the days of another group is not changed by the one that has the enterprise now', async () => {
  const { leaders, departments } = kit.city;
  const { documentId, pairing } = await enterprise({
    leader: leaders.A,
    group: departments.shangwu,
    since: instantAgo(60),
  });
  const visit = (who: Account, date: string): Promise<Json> =>
    send(who, 'POST', '/api/casework/visits', {
      leader: leaders.A,
      date,
      form: 'onsite',
      enterprises: [documentId],
      findings: '原文',
    });
  const theirs = await visit('groupB', daysAgo(40));
  expect(theirs.status).toBe(201);
  const change = instantAgo(20);
  expect((await send('office', 'PUT', `/api/pairings/${pairing}`, { until: change })).status).toBe(200);
  const again = await send('office', 'POST', '/api/pairings', {
    enterprise: documentId,
    leader: leaders.A,
    group: departments.fagai,
    since: change,
  });
  expect(again.status).toBe(201);
  const path = `/api/visits/${theirs.body.data.documentId}`;
  expect((await kit.send('groupA', 'GET', path)).status).toBe(200);
  for (const data of [{ findings: '改过' }, { date: daysAgo(1) }])
    expect((await send('groupA', 'PUT', path, data)).status).toBe(403);
  // Nor is one entered for those days, or moved to them.
  expect((await visit('groupA', daysAgo(41))).status).toBe(400);
  const own = await visit('groupA', daysAgo(2));
  expect(own.status).toBe(201);
  const mine = `/api/visits/${own.body.data.documentId}`;
  expect((await send('groupA', 'PUT', mine, { date: daysAgo(42) })).status).toBe(400);
  expect((await send('groupA', 'PUT', mine, { date: daysAgo(3), findings: '补充' })).status).toBe(200);
  expect(
    await kit.rows('select findings, date::text from visits where document_id = $1', [
      theirs.body.data.documentId,
    ]),
  ).toEqual([{ findings: '原文', date: daysAgo(40) }]);
});

test('an enterprise that a group sees of old, and does not have, is no enterprise for it to visit', async () => {
  const { leaders, departments } = kit.city;
  const { documentId } = await enterprise({
    leader: leaders.A,
    group: departments.shangwu,
    since: instantAgo(60),
  });
  await kit.app.ownerDb.query(
    `insert into casework.issue_access (issue_id, enterprise_id, group_id)
     select 900001, e.id, d.id from enterprises e, departments d where e.document_id = $1 and d.document_id = $2`,
    [documentId, departments.fagai],
  );
  expect((await kit.send('groupA', 'GET', `/api/enterprises/${documentId}`)).status).toBe(200);
  const form = { leader: leaders.A, date: daysAgo(1), form: 'onsite' };
  const tried = [
    await send('groupA', 'POST', '/api/casework/visits', { ...form, enterprises: [documentId] }),
    await send('groupA', 'POST', '/api/visits', { ...form, enterprises: [documentId] }),
    await send('groupA', 'POST', '/api/visits', { ...form, enterprises: { connect: [{ documentId }] } }),
  ];
  expect(tried.map((answer) => [answer.status, answer.body.error.details.errors?.[0]?.code])).toEqual(
    tried.map(() => [400, 'NOT_YOUR_ENTERPRISE']),
  );
});

test('when a pairing began, and which days are free, is not changed unnoticed', async () => {
  const since = async (): Promise<string> =>
    (
      await kit.rows<{ id: string }>(
        `select document_id as id from pairings where until is null order by id limit 1`,
      )
    )[0]?.id ?? '';
  const id = await since();
  const moved = await send('office', 'PUT', `/api/pairings/${id}`, { since: instantAgo(3) });
  expect(moved.status).toBe(200);
  const day = await send('office', 'POST', '/api/calendar-days', {
    date: '2031-05-06',
    kind: 'holiday',
    name: '示例假日',
  });
  expect(day.status).toBe(201);
  const { body } = await kit.send('auditor', 'GET', '/api/casework/changes');
  expect(body.data.slice(0, 2)).toMatchObject([
    {
      subject: 'calendar_days',
      change: 'created',
      account: 'api:office',
      record: expect.stringMatching(/示例假日|2031-05-06/) as string,
    },
    {
      subject: 'pairings',
      change: 'changed',
      account: 'api:office',
      record: expect.stringContaining('示例') as string,
    },
  ]);
  expect(Object.keys(body.data[1].fields as object)).toEqual(['since']);
});
