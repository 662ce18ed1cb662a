import { evidence, order, PERSON, reach, scan, startKit, type Kit, type Reply } from '../lifecycle/support';
import type { Account } from '../support/city';
import { panel } from '../support/admin';

/**
 * S7: an actor in another's name shows the paper, the other is notified at once and may object; nobody answers
 * himself.
 */

let kit: Kit;

beforeAll(async () => {
  kit = await startKit();
}, 300_000);
afterAll(() => kit?.app.stop());

const details = (answer: Reply): unknown[] => [
  answer.status,
  answer.body?.error?.details?.code,
  ...((answer.body?.error?.details?.errors ?? []) as { path: string[] }[]).map(({ path }) => path.join('.')),
];

const sweep = async (): Promise<void> => {
  expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
};

type Message = { event: string; issue: string | null; title: string; body: string };

async function told(account: Account, issue: string): Promise<Message[]> {
  await sweep();
  const answer = await kit.send(account, 'GET', '/api/casework/messages?pageSize=100');
  expect(answer.status).toBe(200);
  return (answer.body.data as Message[]).filter((message) => message.issue === issue);
}

const toldOfActing = async (account: Account, issue: string): Promise<string[]> =>
  (await told(account, issue)).filter(({ event }) => event === 'acted-for').map(({ body }) => body);

type Entry = {
  sequence: number;
  action: string;
  actor: { onBehalfOf?: { role: string } | null };
  objection: { reason: string; organisation: string; name: string } | null;
  mayObject: boolean;
};

const ledger = async (account: Account, issue: string): Promise<Entry[]> =>
  (await kit.send(account, 'GET', `/api/casework/issues/${issue}/ledger`)).body.data as Entry[];

const sequenceOf = async (issue: string, action: string): Promise<number> => {
  const entry = (await ledger('office', issue)).find((one) => one.action === action);
  return entry?.sequence ?? 0;
};

const object = (
  account: Account | null,
  issue: string,
  sequence: number | string,
  data: object,
): Promise<Reply> =>
  kit.send(account, 'POST', `/api/casework/issues/${issue}/ledger/${sequence}/object`, { data });

describe('the paper', () => {
  test('a leader’s action that the group enters needs a scan, in every action of the leader’s; a liaison’s does not', async () => {
    const confirmed = await reach(kit, 'confirmed');
    for (const data of [{ evidence: evidence() }, { evidence: evidence({ attachments: [] }) }]) {
      expect(details(await kit.act('groupA', confirmed, 'consent', data))).toEqual([
        400,
        'BAD_INPUT',
        'evidence.attachments',
      ]);
    }
    expect(
      details(await kit.act('groupA', confirmed, 'instruct', { text: '批', evidence: evidence() })),
    ).toEqual([400, 'BAD_INPUT', 'evidence.attachments']);
    await kit.done('liaisonA', confirmed, 'instruct', { text: '批', evidence: evidence() });
    await kit.done('groupA', confirmed, 'consent', {
      evidence: evidence({ attachments: [await scan(kit)] }),
    });
  });

  test('the form says so', async () => {
    const id = await reach(kit, 'confirmed');
    type Offered = {
      action: string;
      schema: {
        properties: { evidence?: { required: string[]; properties: { attachments: { minItems?: number } } } };
      };
    };
    const offered = async (account: Account): Promise<Offered | undefined> =>
      ((await kit.send(account, 'GET', `/api/casework/issues/${id}/actions`)).body.data as Offered[]).find(
        ({ action }) => action === 'consent',
      );
    const ofGroup = (await offered('groupA'))?.schema.properties.evidence;
    expect(ofGroup?.required).toContain('attachments');
    expect(ofGroup?.properties.attachments.minItems).toBe(1);
    expect((await offered('liaisonA'))?.schema.properties.evidence?.required).not.toContain('attachments');
    expect((await offered('leaderA'))?.schema.properties.evidence).toBeUndefined();
  });
});

describe('whoever was acted for', () => {
  test('is told at once: the unit, the enterprise, the leader; and nobody who acts for himself', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('groupA', id, 'take-up', { ...PERSON, evidence: evidence() });
    expect(await toldOfActing('unitA', id)).toEqual([
      expect.stringMatching(/市发改局已代您方.*“承接”.*异议/),
    ]);
    expect(await toldOfActing('unitB', id)).toEqual([]);
    await kit.done('groupA', id, 'contribute', { measures: '来函', evidence: evidence() });
    expect(await toldOfActing('unitB', id)).toEqual([expect.stringContaining('“提交配合意见”')]);
    await kit.done('unitA', id, 'report-back', { result: 'solved', measures: '已修复' });
    await kit.done('groupA', id, 'confirm', { rating: 4, evidence: evidence() });
    expect(await toldOfActing('enterpriseA', id)).toEqual([expect.stringContaining('“企业认可”')]);
    // A unit does not learn whose hand the approval was.
    expect(await toldOfActing('unitA', id)).toHaveLength(1);
    await kit.done('groupA', id, 'consent', { evidence: evidence({ attachments: [await scan(kit)] }) });
    expect(await toldOfActing('leaderA', id)).toEqual([expect.stringContaining('“同意销号”')]);
    for (const account of ['office', 'groupA'] as const) expect(await toldOfActing(account, id)).toEqual([]);
    const own = await reach(kit, 'closed');
    for (const account of ['unitA', 'enterpriseA', 'leaderA'] as const)
      expect(await toldOfActing(account, own)).toEqual([]);
  });

  test('an issue sent to the group’s own department is flagged to the office', async () => {
    const id = await reach(kit, 'accepted');
    await kit.done('groupA', id, 'transfer', order(kit.city, { leadUnit: kit.city.departments.fagai }));
    expect((await told('office', id)).map(({ event }) => event)).toContain('transfer');
    const office = await panel(kit.app, kit.city, 'office');
    const summary = await office.send('get', `/casework/issues/${id}/summary`);
    expect(summary.body.data.transfers).toContainEqual(
      expect.objectContaining({ role: 'lead', ownDepartment: true }),
    );
  });
});

describe('an objection', () => {
  test('of the enterprise: told to the office, shown with the entry, once and for good', async () => {
    const id = await reach(kit, 'reported');
    await kit.done('groupA', id, 'confirm', { rating: 5, evidence: evidence() });
    const sequence = await sequenceOf(id, 'confirm');
    const seen = (await ledger('enterpriseA', id)).find((entry) => entry.sequence === sequence);
    expect(seen).toMatchObject({
      mayObject: true,
      objection: null,
      actor: { onBehalfOf: { role: 'enterprise' } },
    });
    expect((await ledger('office', id)).some(({ mayObject }) => mayObject)).toBe(false);

    expect((await object(null, id, sequence, { reason: '未认可' })).status).toBe(401);
    expect(details(await object('enterpriseA', id, sequence, {}))).toEqual([400, 'BAD_INPUT', 'reason']);
    expect(details(await object('enterpriseA', id, sequence, { reason: '　' }))).toEqual([
      400,
      'BAD_INPUT',
      'reason',
    ]);
    for (const account of ['enterpriseB', 'groupB', 'leaderB'] as const)
      expect((await object(account, id, sequence, { reason: '未认可' })).status).toBe(404);
    for (const wrong of ['0', '999', 'x', '-1', '1e2'])
      expect((await object('enterpriseA', id, wrong, { reason: '未认可' })).status).toBe(404);
    for (const account of ['office', 'groupA', 'leaderA', 'unitA', 'auditor'] as const)
      expect(details(await object(account, id, sequence, { reason: '未认可' }))).toEqual([
        403,
        'NOT_IN_YOUR_NAME',
      ]);
    // An entry by the enterprise itself, or one that was not made in its name.
    expect(
      (await object('enterpriseA', id, await sequenceOf(id, 'accept'), { reason: '未认可' })).status,
    ).toBe(403);

    const both = await Promise.all(
      [1, 2].map(() => object('enterpriseA', id, sequence, { reason: '本企业未作此认可' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await object('enterpriseA', id, sequence, { reason: '再次' });
    expect(details(again)).toEqual([409, 'ALREADY_OBJECTED']);

    const objection = { reason: '本企业未作此认可', organisation: '示例甲有限公司', name: 'enterpriseA' };
    for (const account of ['office', 'groupA', 'leaderA', 'auditor', 'enterpriseA'] as const) {
      const entry = (await ledger(account, id)).find((one) => one.sequence === sequence);
      expect({ account, entry }).toMatchObject({ account, entry: { objection, mayObject: false } });
    }
    // A unit reads neither the rating nor whose hand it was, so not the objection either.
    expect(JSON.stringify(await ledger('unitA', id))).not.toContain('未作此认可');
    const messages = (await told('office', id)).filter(({ event }) => event === 'entry-objected');
    expect(messages).toEqual([
      expect.objectContaining({
        body: expect.stringMatching(/示例甲有限公司.*“企业认可”.*本企业未作此认可/),
      }),
    ]);
    for (const sql of [
      'update casework.entry_objections set reason = reason',
      'delete from casework.entry_objections',
      'truncate casework.entry_objections',
    ])
      await expect(kit.app.adminDb.query(sql)).rejects.toThrow(/refused/);
  });

  test('of the unit and of the leader; not of a person to what he has entered himself', async () => {
    const id = await reach(kit, 'transferred');
    await kit.done('groupA', id, 'take-up', { ...PERSON, evidence: evidence() });
    await kit.done('groupA', id, 'instruct', {
      text: '批',
      evidence: evidence({ attachments: [await scan(kit)] }),
    });
    await kit.done('liaisonA', id, 'note', { text: '代记', evidence: evidence() });
    const [takeUp, instruct, note] = [
      await sequenceOf(id, 'take-up'),
      await sequenceOf(id, 'instruct'),
      await sequenceOf(id, 'note'),
    ];
    expect(details(await object('leaderA', id, takeUp, { reason: '否' }))).toEqual([403, 'NOT_IN_YOUR_NAME']);
    expect(details(await object('unitB', id, takeUp, { reason: '否' }))).toEqual([403, 'NOT_IN_YOUR_NAME']);
    expect((await object('unitA', id, takeUp, { reason: '本单位未承接' })).status).toBe(201);
    expect(details(await object('liaisonA', id, note, { reason: '否' }))).toEqual([409, 'OWN_ENTRY']);
    expect((await object('leaderA', id, note, { reason: '未授意' })).status).toBe(201);
    // In GraphQL, too.
    const twin = await kit.send('liaisonA', 'POST', '/graphql', {
      query: `mutation { objectToEntry(documentId: "${id}", sequence: "${instruct}", data: { reason: "领导未作此批示" }) { reason organisation } }`,
    });
    expect(twin.body).toEqual({
      data: { objectToEntry: { reason: '领导未作此批示', organisation: '示例副市长甲' } },
    });
    const shown = (await ledger('unitA', id)).filter(({ objection }) => objection);
    expect(shown.map(({ action }) => action)).toEqual(['take-up']);
  });
});

describe('one’s own request', () => {
  test('is not answered by the account that made it, on the leader’s paper either', async () => {
    const paper = { evidence: evidence({ attachments: [await scan(kit)] }) };
    const declined = await reach(kit, 'registered');
    await kit.done('groupA', declined, 'request-decline', { ground: 'other', reason: '理由' });
    for (const action of ['decline', 'refuse-decline'])
      expect(details(await kit.act('groupA', declined, action, paper))).toEqual([409, 'OWN_REQUEST']);
    await kit.done('leaderA', declined, 'decline');
    const withdrawn = await reach(kit, 'handling');
    await kit.done('groupA', withdrawn, 'request-withdrawal', { reason: '自行解决', evidence: evidence() });
    const refused = await kit.act('groupA', withdrawn, 'grant-withdrawal', paper);
    expect(details(refused)).toEqual([409, 'OWN_REQUEST']);
    expect(refused.body.error.message).toMatch(/本人提出的申请须由他人答复/);
    expect(refused.body.error.details.allowedActions).not.toContain('grant-withdrawal');
    await kit.done('liaisonA', withdrawn, 'refuse-withdrawal', { evidence: evidence() });
    // The group enters the leader's answer to what the enterprise has asked itself.
    await kit.done('enterpriseA', withdrawn, 'request-withdrawal', { reason: '自行解决' });
    await kit.done('groupA', withdrawn, 'grant-withdrawal', paper);
  });

  test('nor by the same person under another membership', async () => {
    const { city } = kit;
    // The unit's clerk is a clerk of the group as well, with one account for both.
    const clerk = city.people.unitA;
    const [made] = await kit.rows<{ document_id: string }>(
      `insert into memberships (document_id, kind, staff_member_id, department_id, since, created_at, updated_at, published_at)
       select 'sameperson' || m.id, 'group', $1, m.department_id, m.since, now(), now(), now()
         from memberships m where m.document_id = $2 returning document_id`,
      [clerk.staffId, city.people.groupA.membership],
    );
    const asUnit = { headers: { 'x-acting-for': clerk.membership } };
    const asGroup = { headers: { 'x-acting-for': made?.document_id ?? '' } };
    const id = await reach(kit, 'transferred');
    expect((await kit.act('unitA', id, 'take-up', PERSON, asUnit)).status).toBe(200);
    const later = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const asked = { deadline: later, reason: '材料未到' };
    expect((await kit.act('unitA', id, 'request-extension', asked, asUnit)).status).toBe(200);
    for (const action of ['grant-extension', 'refuse-extension'])
      expect(details(await kit.act('unitA', id, action, {}, asGroup))).toEqual([409, 'OWN_REQUEST']);
    const offered = await kit.send('unitA', 'GET', `/api/casework/issues/${id}/actions`, undefined, asGroup);
    expect((offered.body.data as { action: string }[]).map(({ action }) => action)).not.toContain(
      'grant-extension',
    );
    // Another person of the group answers it.
    await kit.done('groupA', id, 'grant-extension');
    await kit.rows('update memberships set until = now() where document_id = $1', [made?.document_id]);
  });
});
