import { type Field, PUBLIC_ACTIONS, actionRow } from '../../../src/plugins/casework/domain/lifecycle';
import { type Reply, evidence, issueInput, order, reach, scan } from '../support';
import { accepted, city, kit, register, writesNothing, useCity } from './support';

useCity();

type Detail = { path: string[]; message: string; code: string };

/** A 400 in Strapi's shape that names this field and says why. */
function refusesField(answer: Reply, field: string, about: object = {}): void {
  const errors = (answer.body?.error?.details?.errors ?? []) as Detail[];
  expect({
    ...about,
    status: answer.status,
    name: answer.body?.error?.name,
    fields: errors.map((e) => e.path.join('.')),
  }).toEqual({
    ...about,
    status: 400,
    name: 'ValidationError',
    fields: expect.arrayContaining([expect.stringMatching(new RegExp(`^${field}(\\.|$)`))]),
  });
  for (const error of errors) {
    expect(error.message).toMatch(/：.+/);
    expect(error.message).not.toMatch(/undefined|\{|NaN|\[object/);
  }
}

/** A value of the right shape for a field. */
function right(field: Field): unknown {
  switch (field.type) {
    case 'text':
    case 'scalar':
      return '文字';
    case 'choice':
      return field.values[0];
    case 'relation':
      return 'somerecord';
    case 'relations':
    case 'files':
      return [];
    case 'extra':
      return {};
    case 'date':
      return '2026-06-30';
    case 'instant':
      return '2026-01-05';
    case 'rating':
      return 3;
    case 'milestones':
      return [{ date: '2026-06-30', goal: '完工' }];
    case 'evidence':
      return evidence();
  }
}

/** Values of the wrong shape for a field. */
function wrongs(field: Field): unknown[] {
  const never: unknown[] = [null, {}, true, { constructor: 1 }];
  const text = [...never, ['文字'], 5, '', '   ', 'a\0b', '\ud800', '\udfff文字'];
  switch (field.type) {
    case 'text':
      return [...text, '长'.repeat(field.max + 1)];
    case 'scalar':
      return [null, {}, true, ['文字'], '', 'a\0b', '\ud800', '长'.repeat(501)];
    case 'extra':
      return [null, true, 'x', 5, [1], { constructor: 1 }, { 'No Code': 1 }, { f1: {} }, { f1: 'a\0b' }];
    case 'choice':
      return [...never, [field.values[0]], 5, '', 'nosuch', '__proto__', `${field.values[0]} `];
    case 'relation':
      return [...never, ['somerecord'], 5, '', 'a\0b', '\ud800', 'x'.repeat(65)];
    case 'relations':
    case 'files':
      return [...never, 'somerecord', [5], [null], [['x']], [''], ['a\0b'], Array(21).fill('x')];
    case 'date':
      return [
        ...never,
        ['2026-06-30'],
        20260630,
        '',
        '2026-02-30',
        '2026-6-30',
        '2026-06-30T00:00:00Z',
        '1989-12-31',
        '2101-01-01',
        '+02026-06-30',
      ];
    case 'instant':
      return [
        ...never,
        1,
        '',
        'gestern',
        '2026-02-30',
        '2026-01-05T10:00:00',
        '2026-01-05T25:00:00Z',
        '2026-13-01T00:00:00Z',
      ];
    case 'rating':
      return [...never, [3], '3', 0, 6, 2.5, -1, 1e308];
    case 'milestones':
      return [
        ...never,
        [],
        'x',
        [{}],
        [{ date: '2026-06-30' }],
        [{ date: 'x', goal: '完工' }],
        [{ date: '2026-06-30', goal: '完工', nonsense: 1 }],
        [{ date: '2026-06-30', goal: '长'.repeat(501) }],
        Array(25).fill({ date: '2026-06-30', goal: '完工' }),
      ];
    case 'evidence':
      return [
        ...never,
        'x',
        [],
        { ...evidence(), nonsense: 1 },
        { ...evidence(), at: 'x' },
        { ...evidence(), who: '' },
        { ...evidence(), attachments: 'x' },
      ];
  }
}

test('what is missing and what is wrong are told apart, by the name that forms show', async () => {
  const answer = await register({
    enterprise: 7,
    title: '标题',
    description: '',
    kind: 'complaint',
    channel: 'phone',
    handlingType: 'normal',
    attachments: Array.from({ length: 21 }, () => 'a1'),
  });
  refusesField(answer, 'enterprise');
  expect((answer.body.error.details.errors as Detail[]).map((e) => [e.path.join('.'), e.code])).toEqual([
    ['enterprise', 'WRONG_TYPE'],
    ['description', 'EMPTY'],
    ['kind', 'NOT_A_CHOICE'],
    ['category', 'REQUIRED'],
    ['attachments', 'TOO_MANY'],
  ]);
  const named = await kit.send('office', 'POST', '/api/pairings', { data: { since: 'never' } });
  expect(JSON.stringify(named.body)).not.toMatch(/message":"(?:leader|group|since)/);
});

describe('the shape of every action’s input', () => {
  const fieldsOf = (action: string): [string, Field][] => [
    ...Object.entries(actionRow(action as never).input),
    ...(actionRow(action as never).input['evidence']
      ? []
      : [['evidence', { type: 'evidence', optional: true }] as [string, Field]]),
  ];
  const call = (action: string, data: unknown): Promise<Reply> =>
    action === 'register' ? register(data) : kit.act('groupA', accepted, action, data);

  test.each([...PUBLIC_ACTIONS])('%s', async (action) => {
    const fields = fieldsOf(action);
    const good = Object.fromEntries(
      fields.filter(([, field]) => !field.optional).map(([name, field]) => [name, right(field)]),
    );
    await writesNothing(async () => {
      const cases: [string, unknown][] = [
        ...fields.flatMap(([name, field]) =>
          wrongs(field).map((value): [string, unknown] => [name, { ...good, [name]: value }]),
        ),
        ...fields
          .filter(([, field]) => !field.optional)
          .map(([name]): [string, unknown] => [
            name,
            Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)),
          ]),
        ['nonsense', { ...good, nonsense: 1 }],
        ['stage', { ...good, stage: 'closed' }],
        ['constructor', { ...good, constructor: { prototype: { stage: 'closed' } } }],
      ];
      for (let i = 0; i < cases.length; i += 6) {
        await Promise.all(
          cases.slice(i, i + 6).map(async ([name, data]) => {
            const about = { action, name, sent: JSON.stringify(data)?.slice(0, 120) };
            refusesField(await call(action, data), name, about);
          }),
        );
      }
      for (const data of ['文字', 5, true, [], [good]]) {
        const answer = await call(action, data);
        expect({ action, data, status: answer.status }).toEqual({ action, data, status: 400 });
      }
      // A key that JSON.parse makes an own one, but an object literal would not.
      const url =
        action === 'register' ? '/api/casework/issues' : `/api/casework/issues/${accepted}/actions/${action}`;
      const raw = JSON.stringify({ data: { ...good, PLACE: { stage: 'closed' } } });
      const proto = await kit.send('groupA', 'POST', url, raw.replace('PLACE', '__proto__'));
      expect({ action, status: proto.status }).toEqual({ action, status: 400 });
      expect(({} as Record<string, unknown>)['stage']).toBeUndefined();
    });
  });

  test('the longest text that is allowed is stored as it is', async () => {
    const description = '长'.repeat(10_000);
    const id = await kit.register({ description, title: `<b>${'𠮷'.repeat(90)}</b>` });
    expect(await kit.row(id)).toMatchObject({ description, title: `<b>${'𠮷'.repeat(90)}</b>` });
  });

  test('reasons are Chinese by default and English on request', async () => {
    const chinese = await register({ ...issueInput(city), title: undefined });
    expect(chinese.body.error).toMatchObject({
      status: 400,
      name: 'ValidationError',
      message: '填写的内容有误：标题：必须填写',
      details: { errors: [{ path: ['title'], message: '标题：必须填写', name: 'ValidationError' }] },
    });
    const english = await register({ ...issueInput(city), title: undefined }, 'groupA', {
      'accept-language': 'en-GB,en;q=0.9,zh;q=0.8',
    });
    expect(english.body.error.details.errors[0].message).toBe('Title: is required');
  });
});

describe('the body around it', () => {
  const url = (): string => `/api/casework/issues/${accepted}/actions/transfer`;

  test('`data` missing, null, or beside something else', async () => {
    await writesNothing(async () => {
      for (const body of [{}, undefined, { data: null }, {}]) {
        const answer = await kit.send('groupA', 'POST', url(), body);
        expect({ body, status: answer.status }).toEqual({ body, status: 400 });
        refusesField(answer, 'leadUnit');
      }
      refusesField(await kit.send('groupA', 'POST', url(), { data: order(city), nonsense: 1 }), 'nonsense');
      refusesField(await kit.send('groupA', 'POST', '/api/casework/issues', issueInput(city)), 'title');
      for (const body of [[], 'text', 5]) {
        const answer = await kit.send('groupA', 'POST', url(), JSON.stringify(body));
        expect({ body, status: answer.status }).toEqual({ body, status: 400 });
      }
    });
  });

  test('an action without input needs no body', async () => {
    const id = await kit.register();
    const answer = await kit.send('groupA', 'POST', `/api/casework/issues/${id}/actions/accept`);
    expect(answer).toMatchObject({ status: 200, body: { data: { stage: 'accepted' } } });
  });

  test('what is no JSON, is huge, deep, or of another type', async () => {
    await writesNothing(async () => {
      for (const body of ['{', '{"data":', '{"data":{}} trailing', '\0', '']) {
        const answer = await kit.send('groupA', 'POST', url(), body);
        expect({ body, ok: answer.status >= 400 && answer.status < 500 }).toEqual({ body, ok: true });
        expect(answer.body.error).toMatchObject({ status: answer.status, name: expect.any(String) });
      }
      const huge = await kit.send('groupA', 'POST', url(), {
        data: order(city, { standard: '长'.repeat(2_000_000) }),
      });
      expect([400, 413]).toContain(huge.status);
      expect(huge.body.error.status).toBe(huge.status);
      const deep = await kit.send(
        'groupA',
        'POST',
        url(),
        `{"data":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
      );
      expect([400, 413]).toContain(deep.status);
      const plain = await kit.send('groupA', 'POST', url(), 'data=x', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(plain.status).toBe(400);
      const xml = await kit.send('groupA', 'POST', url(), '<data/>', {
        headers: { 'content-type': 'application/xml' },
      });
      expect(xml.status).toBeGreaterThanOrEqual(400);
      expect(xml.status).toBeLessThan(500);
    });
  });

  test('an id that no issue can have', async () => {
    await writesNothing(async () => {
      for (const id of [
        '%00',
        'a%00b',
        '__proto__',
        encodeURIComponent(`' or '1'='1`),
        'x'.repeat(2000),
        '%ED%A0%80',
        '1',
      ]) {
        const answer = await kit.act('groupA', id, 'accept');
        expect({ id, found: [400, 404].includes(answer.status) }).toEqual({ id, found: true });
        for (const what of ['actions', 'ledger']) {
          const read = await kit.send('groupA', 'GET', `/api/casework/issues/${id}/${what}`);
          expect({ id, what, found: [400, 404].includes(read.status) }).toEqual({ id, what, found: true });
        }
      }
    });
  });

  test('pages of the ledger that cannot be', async () => {
    const page = (query: string): Promise<Reply> =>
      kit.send('groupA', 'GET', `/api/casework/issues/${accepted}/ledger?${query}`);
    for (const query of [
      'pagination[page]=0',
      'pagination[page]=x',
      'pagination[pageSize]=100000',
      'pagination[pageSize]=-1',
      'pagination[page]=1e99',
      'pagination[nonsense]=1',
      'pagination=5',
    ])
      expect({ query, status: (await page(query)).status }).toEqual({ query, status: 400 });
    expect((await page('pagination[pageSize]=1&pagination[page]=2')).body).toMatchObject({
      data: [{ sequence: 2 }],
      meta: { pagination: { page: 2, pageSize: 1, pageCount: 2, total: 2 } },
    });
  });
});

describe('values', () => {
  const transfer = (extra: object): Promise<Reply> =>
    kit.act('groupA', accepted, 'transfer', order(city, extra));

  test('a deadline in the past', async () => {
    await writesNothing(async () => {
      for (const deadline of ['2026-03-01', '2025-12-31', '2000-01-01'])
        refusesField(await transfer({ deadline }), 'deadline', { deadline });
    });
  });

  test('an unknown unit, a department that is no unit or no longer one', async () => {
    const [made] = await kit.rows<{ document_id: string }>(
      `insert into departments (document_id, name, code, kind, is_unit, active, created_at, updated_at, published_at)
       values ('nounit', '示例非承办部门', 'nounit', 'department', false, true, now(), now(), now()),
              ('formerunit', '示例原承办部门', 'formerunit', 'department', true, false, now(), now(), now())
       returning document_id`,
    );
    expect(made?.document_id).toBe('nounit');
    await writesNothing(async () => {
      for (const unit of ['nosuchunit', 'nounit', 'formerunit', accepted, city.enterprises.A]) {
        refusesField(await transfer({ leadUnit: unit }), 'leadUnit', { unit });
        refusesField(await transfer({ supportUnits: [unit] }), 'supportUnits', { unit });
      }
    });
  });

  test('a category that is not there or no longer in use', async () => {
    await kit.app.db.query(
      `insert into categories (document_id, name, active, complaint, created_at, updated_at, published_at)
       values ('formercategory', '示例停用类别', false, false, now(), now(), now())`,
    );
    await writesNothing(async () => {
      for (const category of ['nosuchcategory', 'formercategory']) {
        refusesField(await register({ ...issueInput(city), category }), 'category', { category });
        refusesField(await kit.act('groupA', accepted, 'amend', { category }), 'category', { category });
      }
    });
  });

  test('amend that changes nothing', async () => {
    await writesNothing(async () => {
      expect((await kit.act('groupA', accepted, 'amend', {})).status).toBe(400);
    });
  });

  test('a foreign id is refused with the text of one that does not exist', async () => {
    const other = await kit.register({ enterprise: city.enterprises.B }, 'groupB');
    await writesNothing(async () => {
      const texts = await Promise.all(
        [other, 'nosuchissue'].map(
          async (mainIssue) => (await kit.act('groupA', accepted, 'merge', { mainIssue })).text,
        ),
      );
      expect(texts[0]).toBe(texts[1]);
      const enterprises = await Promise.all(
        [city.enterprises.B, 'nosuchenterprise'].map(
          async (enterprise) => (await register({ ...issueInput(city), enterprise })).text,
        ),
      );
      expect(enterprises[0]).toBe(enterprises[1]);
    });
  });

  test('attachments that do not exist', async () => {
    const file = await scan(kit);
    const handling = await reach(kit, 'handling');
    await writesNothing(async () => {
      refusesField(
        await register({ ...issueInput(city), attachments: [file, 'nosuchfile'] }),
        'attachments.1',
      );
      refusesField(
        await kit.act('groupA', accepted, 'note', { text: '记', attachments: ['nosuchfile'] }),
        'attachments.0',
      );
      refusesField(
        await kit.act('unitA', handling, 'report-back', {
          result: 'solved',
          measures: '已修复',
          attachments: ['nosuchfile'],
        }),
        'attachments.0',
      );
      refusesField(
        await kit.act('groupA', accepted, 'answer', {
          measures: '已答复',
          evidence: evidence({ attachments: ['nosuchfile'] }),
        }),
        'evidence.attachments.0',
      );
    });
  });

  test('one answer names every wrong field', async () => {
    const answer = await transfer({
      leadUnit: 'nosuchunit',
      supportUnits: ['nosuchunit2'],
      deadline: '2026-01-01',
    });
    expect(answer.body.error.details.errors.map((e: Detail) => e.path.join('.'))).toEqual([
      'leadUnit',
      'supportUnits.0',
      'deadline',
    ]);
  });
});
