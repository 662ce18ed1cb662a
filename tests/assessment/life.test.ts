import { PERIOD_TYPES, periodAround } from '../../src/plugins/casework/domain/assessment';
import { localDateOf } from '../../src/plugins/casework/domain/calendar';
import { HISTORY_COLUMNS } from '../../src/plugins/casework/domain/history';
import { rowsOf, sheetOf, upload as importSheet } from '../imports/support';
import { creditCode, type Account } from '../support/city';
import { PDF, reach, startKit, upload, type Kit, type Reply } from '../lifecycle/support';

/** Schemes and assessments over HTTP: their lives, their refusals, who sees what (plan §五). */

let kit: Kit;
beforeAll(async () => {
  kit = await startKit();
}, 300_000);
afterAll(() => kit?.app.stop());

const { from, to } = periodAround('half-year', localDateOf(new Date()));

type Indicator = { heading: string; measure: string; weight: number; floor: number; target: number };
const indicator = (measure: string, weight: number, floor = 0, target = 1): Indicator => ({
  heading: 'issue-solving',
  measure,
  weight,
  floor,
  target,
});

const send = (who: Account | null, method: string, path: string, data?: unknown): Promise<Reply> =>
  kit.send(who, method, `/api/casework${path}`, data === undefined ? undefined : { data });

const made = (reply: Reply): string => {
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body.data.documentId as string;
};

const insist = (reply: Reply, status = 200): Reply['body'] => {
  if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.text}`);
  return reply.body.data;
};

const USUAL = [indicator('closure_rate', 60, 0.5, 1), indicator('accept_timeliness', 40)];

const draft = async (indicators: Indicator[] = USUAL, extra: object = {}): Promise<string> =>
  made(
    await kit.send('office', 'POST', '/api/assessment-schemes', {
      data: {
        name: '试行方案',
        assesses: 'groups',
        periodType: 'half-year',
        minimumIssues: 1,
        indicators,
        ...extra,
      },
    }),
  );

const inForce = async (indicators?: Indicator[], extra?: object): Promise<string> => {
  const id = await draft(indicators, extra);
  insist(await send('office', 'POST', `/assessment-schemes/${id}/put-in-force`, {}));
  return id;
};

const compute = (scheme: string, who: Account = 'office', extra: object = {}): Promise<Reply> =>
  send(who, 'POST', '/assessments', { scheme, from, to, ...extra });

const computed = async (indicators?: Indicator[], extra?: object): Promise<string> =>
  made(await compute(await inForce(indicators, extra)));

const step = (who: Account, id: string, name: string, data?: object): Promise<Reply> =>
  send(who, 'POST', `/assessments/${id}/${name}`, data);

/** Moves earlier tables out of their period, because only one of a scope and period is public at a time. */
const clear = async (): Promise<void> => {
  await kit.app.ownerDb.query(
    `alter table assessments disable trigger user; update assessments set "from" = "from" - 3660, "to" = "to" - 3660;
     alter table assessments enable trigger user;
     update casework.assessment_access set "from" = "from" - 3660, "to" = "to" - 3660`,
  );
};

const published = async (indicators?: Indicator[], extra?: object): Promise<string> => {
  await clear();
  const id = await computed(indicators, extra);
  insist(await step('head', id, 'approve', {}));
  insist(await step('office', id, 'publish'));
  return id;
};

const codes = (reply: Reply): string[] =>
  (reply.body.error.details.errors as { path: string[]; code: string }[]).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );

let closed: string;
let open: string;
beforeAll(async () => {
  closed = await reach(kit, 'closed');
  open = await reach(kit, 'handling');
}, 120_000);

describe('a scheme', () => {
  test('is put in force once, and then neither it nor its indicators are changed', async () => {
    const id = await draft();
    const answer = await send('office', 'POST', `/assessment-schemes/${id}/put-in-force`, {});
    expect([answer.status, answer.body.data.state]).toEqual([200, 'in-force']);
    const again = await send('office', 'POST', `/assessment-schemes/${id}/put-in-force`, {});
    expect([again.status, again.body.error.details.code]).toEqual([409, 'WRONG_STATE']);
    for (const data of [{ name: '改名' }, { indicators: [indicator('closure_rate', 100)] }]) {
      const changed = await kit.send('office', 'PUT', `/api/assessment-schemes/${id}`, { data });
      expect(changed.status).toBe(403);
    }
    // The database itself refuses, also where the application would not.
    for (const sql of [
      `update assessment_schemes set minimum_issues = 9 where document_id = '${id}'`,
      `update components_casework_indicators set floor = 0.1 where id in (select c.cmp_id from assessment_schemes_cmps c
         join assessment_schemes s on s.id = c.entity_id where s.document_id = '${id}' and c.field = 'indicators')`,
      `delete from assessment_schemes_cmps where entity_id = (select id from assessment_schemes where document_id = '${id}')`,
    ])
      await expect(kit.inside(sql)).rejects.toThrow('the scheme is no draft');
  });

  test('is refused with every field that is wrong', async () => {
    const wrong: [Indicator[], string[]][] = [
      [[], ['indicators NO_INDICATORS']],
      [[indicator('closure_rate', 99)], ['indicators WEIGHTS_NOT_100']],
      [[indicator('closure_rate', 100, 0.5, 0.5)], ['indicators.0.target FLOOR_EQUALS_TARGET']],
      [[indicator('rework_rate', 100, 0, 0.5)], ['indicators.0.target TARGET_ABOVE_FLOOR']],
      [[indicator('return_rate', 100, 0.5, 0)], ['indicators.0.measure MEASURE_NOT_COUNTED']],
      [[indicator('closure_rate', 69), indicator('meeting_rate', 31)], ['reason FORM_OVER_LIMIT']],
    ];
    for (const [indicators, errors] of wrong) {
      const id = await draft(indicators);
      const answer = await send('office', 'POST', `/assessment-schemes/${id}/put-in-force`, {});
      expect([answer.status, codes(answer)]).toEqual([400, errors]);
      expect(answer.body.error.message).toMatch(/\p{Script=Han}/u);
    }
    const form = await draft([indicator('closure_rate', 69), indicator('meeting_rate', 31)]);
    const reason = { reason: '本年为机制建设年' };
    insist(await send('office', 'POST', `/assessment-schemes/${form}/put-in-force`, reason));
  });

  test('is replaced by its next version, which retires it', async () => {
    const first = await inForce();
    const next = await send('office', 'POST', `/assessment-schemes/${first}/new-version`);
    expect([next.status, next.body.data.version, next.body.data.state]).toEqual([201, 2, 'draft']);
    expect((await send('office', 'POST', `/assessment-schemes/${first}/new-version`)).status).toBe(400);
    insist(await send('office', 'POST', `/assessment-schemes/${next.body.data.documentId}/put-in-force`, {}));
    const rows = await kit.rows<{ state: string; indicators: number }>(
      `select state, (select count(*)::int from assessment_schemes_cmps c where c.entity_id = s.id and c.field = 'indicators') as indicators
         from assessment_schemes s where family = (select family from assessment_schemes where document_id = $1) order by version`,
      [first],
    );
    expect(rows).toEqual([
      { state: 'retired', indicators: 2 },
      { state: 'in-force', indicators: 2 },
    ]);
    const late = await compute(first);
    expect([late.status, late.body.error.details.code]).toEqual([409, 'SCHEME_NOT_IN_FORCE']);
  });

  test('is the office’s: others neither draft, nor put in force, nor see drafts', async () => {
    const id = await draft();
    const body = { data: { name: 'x', assesses: 'groups', periodType: 'year' } };
    for (const who of ['groupA', 'unitA', 'leaderA', 'auditor', 'head', 'enterpriseA'] as const) {
      expect((await kit.send(who, 'POST', '/api/assessment-schemes', body)).status).toBe(403);
      const force = await send(who, 'POST', `/assessment-schemes/${id}/put-in-force`, {});
      expect([who, force.status]).toEqual([who, who === 'auditor' || who === 'head' ? 403 : 404]);
    }
    expect((await send(null, 'POST', `/assessment-schemes/${id}/put-in-force`, {})).status).toBe(401);
  });

  test('is previewed beside the one in force, and nothing is stored', async () => {
    const first = await inForce();
    const next = made(await send('office', 'POST', `/assessment-schemes/${first}/new-version`));
    const before = await kit.rows('select count(*)::int as n from assessments');
    const answer = insist(await send('office', 'POST', `/assessment-schemes/${next}/preview`, { from, to }));
    expect(answer.inForce.scheme.documentId).toBe(first);
    expect(answer.rows).toEqual(answer.inForce.rows);
    expect(await kit.rows('select count(*)::int as n from assessments')).toEqual(before);
    // A scheme of its own stands beside the one in force of the same subjects and period.
    const other = await draft([indicator('solution_rate', 100)], { name: '另一方案' });
    const beside = insist(
      await send('office', 'POST', `/assessment-schemes/${other}/preview`, { from, to }),
    ).inForce;
    expect(beside.scheme).toMatchObject({ documentId: first, assesses: 'groups' });
    const monthly = await draft(USUAL, { name: '月度方案', periodType: 'month' });
    const alone = await send('office', 'POST', `/assessment-schemes/${monthly}/preview`, { from, to });
    expect(insist(alone).inForce).toBeNull();
    const bad = await send('office', 'POST', `/assessment-schemes/${next}/preview`, { from: to, to: from });
    expect(bad.status).toBe(400);
  });

  test('comes with two drafts that call themselves unofficial and can be put in force', async () => {
    const defaults = await kit.rows<{ document_id: string; state: string }>(
      `select document_id, state from assessment_schemes where note = '默认方案，非官方'`,
    );
    expect(defaults.map(({ state }) => state)).toEqual(['draft', 'draft']);
    for (const { document_id } of defaults)
      insist(await send('office', 'POST', `/assessment-schemes/${document_id}/put-in-force`, {}));
  });
});

describe('the table', () => {
  test('is computed twice to the same bytes, from the figures that the measures tell', async () => {
    const scheme = await inForce();
    const [first, second] = [await compute(scheme), await compute(scheme)];
    expect(JSON.stringify(first.body.data.rows)).toBe(JSON.stringify(second.body.data.rows));
    expect(second.body.data.documentId).toBe(first.body.data.documentId);
    const table = first.body.data.rows as Reply['body'][];
    const mine = table.find(({ subject }) => subject.documentId === kit.city.departments.fagai);
    const told = await send(
      'office',
      'GET',
      `/measures?subject=group&id=${mine.subject.documentId}&imported=exclude&from=${from}&to=${to}`,
    );
    for (const cell of mine.cells) {
      const figure = told.body.data[0].measures.find(({ code }: { code: string }) => code === cell.measure);
      expect([cell.numerator, cell.denominator, cell.value]).toEqual([
        figure.numerator,
        figure.denominator,
        figure.value,
      ]);
    }
    expect([mine.rank, mine.excluded, mine.total]).toEqual([1, null, '100.00']);
    const host = table.find(({ subject }) => subject.documentId === kit.city.departments.gongxin);
    expect([host.rank, host.excluded]).toEqual([null, 'office-host']);
    expect(table.filter(({ rank }) => rank !== null)).toHaveLength(1);
    expect(table).toHaveLength(27);
  });

  test('needs a whole period of the scheme’s type that has begun, and subjects that there are', async () => {
    const scheme = await inForce();
    const ask = (data: object): Promise<Reply> =>
      send('office', 'POST', '/assessments', { scheme, from, to, ...data });
    const next = periodAround('half-year', from, 2);
    for (const [data, code] of [
      [periodAround('quarter', from), 'NOT_THE_PERIOD'],
      [next, 'PERIOD_NOT_BEGUN'],
      [{ scheme: 'nosuchscheme' }, 'BAD_INPUT'],
      [{ group: kit.city.departments.fagai }, 'BAD_INPUT'],
      [{ more: 1 }, 'BAD_INPUT'],
      [{ from: '2026-02-30' }, 'BAD_INPUT'],
    ] as const) {
      const answer = await ask(data);
      expect([data, answer.status, answer.body.error.details.code ?? 'BAD_INPUT']).toEqual([data, 400, code]);
    }
    expect(PERIOD_TYPES).toHaveLength(4);
  });

  test('of units is computed by the office for the city and by a group for its own units', async () => {
    const scheme = await inForce([indicator('closure_rate', 100, 0.5, 1)], { assesses: 'units' });
    const own = await compute(scheme, 'groupA');
    expect(own.status).toBe(201);
    expect(own.body.data.group.documentId).toBe(kit.city.departments.fagai);
    const unit = own.body.data.rows.find(
      ({ subject }: Reply['body']) => subject.documentId === kit.city.departments.zhujian,
    );
    expect([unit.rank, unit.peerSet, unit.issues]).toEqual([1, 'units', 2]);
    const city = (await compute(scheme)).body.data;
    expect(city.group).toBeNull();
    const inCity = city.rows.find(
      ({ subject }: Reply['body']) => subject.documentId === kit.city.departments.zhujian,
    );
    expect(inCity.parts).toEqual([
      {
        group: { documentId: kit.city.departments.fagai, name: expect.any(String) },
        issues: 2,
        total: unit.total,
        source: 'computed',
      },
    ]);
    expect(inCity.total).toBe(unit.total);
    expect(city.rows.some(({ peerSet }: Reply['body']) => peerSet === 'townships')).toBe(true);
    // Another group's units are not its own to assess, groups neither.
    expect((await compute(scheme, 'groupA', { group: kit.city.departments.shangwu })).status).toBe(403);
    expect((await compute(await inForce(), 'groupA')).status).toBe(403);
    for (const who of ['unitA', 'leaderA', 'auditor', 'head', 'enterpriseA'] as const)
      expect([who, (await compute(scheme, who)).status]).toEqual([who, 403]);
  });
});

describe('adjustments', () => {
  test('change the total, within the limit and while the table is computed', async () => {
    const id = await computed();
    const subject = kit.city.departments.fagai;
    const data = { subject, points: -1.25, reason: '逾期报送', document: '示例政办〔2026〕1号' };
    const answer = await step('office', id, 'adjustments', data);
    const row = answer.body.data.rows.find((one: Reply['body']) => one.subject.documentId === subject);
    expect([row.adjustments, row.total]).toEqual(['-1.25', '98.75']);
    expect(answer.body.data.adjustments).toMatchObject([{ points: '-1.25', reason: '逾期报送' }]);
    const past = await step('office', id, 'adjustments', { ...data, points: '-3.76' });
    expect([past.status, past.body.error.details.code]).toEqual([400, 'ADJUSTMENT_LIMIT']);
    for (const bad of [
      { ...data, points: '1.234' },
      { ...data, points: 0 },
      { ...data, subject: 'x' },
      { subject },
    ])
      expect((await step('office', id, 'adjustments', bad)).status).toBe(400);
    for (const who of ['groupA', 'unitA', 'enterpriseA'] as const)
      expect((await step(who, id, 'adjustments', data)).status).toBe(404);
    for (const who of ['auditor', 'head'] as const)
      expect((await step(who, id, 'adjustments', data)).status).toBe(403);
    // Computed again it keeps them.
    const [stored] = await kit.rows<{ scheme: string }>(
      'select s.document_id as scheme from assessments a join assessment_schemes s on s.id = a.scheme_id where a.document_id = $1',
      [id],
    );
    const again = (await compute(stored?.scheme ?? '')).body.data;
    expect(again.rows.find((one: Reply['body']) => one.subject.documentId === subject).total).toBe('98.75');
    insist(await step('head', id, 'approve', {}));
    const late = await step('office', id, 'adjustments', data);
    expect([late.status, late.body.error.details.code]).toEqual([409, 'WRONG_STATE']);
  });
});

describe('the life of an assessment', () => {
  test('out of order is 409, and each step has its own people', async () => {
    await clear();
    const id = await computed();
    for (const name of ['publish', 'finalise'] as const) {
      const early = await step('office', id, name);
      expect([name, early.status, early.body.error.details.code]).toEqual([name, 409, 'WRONG_STATE']);
    }
    const subject = kit.city.departments.fagai;
    expect((await step('office', id, 'objections', { subject, reason: '早' })).status).toBe(409);
    // A head approves by himself, the office with the signed scan alone.
    const onPaper = await step('office', id, 'approve', {});
    expect([onPaper.status, codes(onPaper)]).toEqual([400, ['approver REQUIRED', 'evidence REQUIRED']]);
    const evidence = { channel: '纸质', who: '示例组长', at: from };
    const noScan = await step('office', id, 'approve', { approver: '示例组长', evidence });
    expect([noScan.status, codes(noScan)]).toEqual([400, ['evidence.attachments REQUIRED']]);
    const file = (await upload(kit, 'office', PDF, 'scan.pdf', 'application/pdf')).body[0]
      .documentId as string;
    const approved = await step('office', id, 'approve', {
      approver: '示例组长',
      evidence: { ...evidence, attachments: [file] },
    });
    expect(approved.body.data.scan).toEqual([{ documentId: file, name: 'scan.pdf' }]);
    expect([approved.status, approved.body.data.state, approved.body.data.approver]).toEqual([
      200,
      'approved',
      '示例组长',
    ]);
    expect((await step('head', id, 'approve', {})).status).toBe(409);
    expect((await step('head', id, 'publish')).status).toBe(403);
    const shown = insist(await step('office', id, 'publish'));
    expect(shown.state).toBe('published');
    expect(new Date(shown.objectionsUntil).getTime()).toBeGreaterThan(Date.now() + 4 * 86_400_000);
    const runs = await step('office', id, 'finalise');
    expect([runs.status, runs.body.error.details.code]).toEqual([409, 'OBJECTION_PERIOD_RUNS']);
  });

  test('two that publish at once: one does it', async () => {
    await clear();
    const id = await computed();
    insist(await step('head', id, 'approve', {}));
    const answers = await Promise.all([1, 2, 3].map(() => step('office', id, 'publish')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('of two tables of one period and scope one is public', async () => {
    await published();
    const other = await computed();
    insist(await step('head', other, 'approve', {}));
    const second = await step('office', other, 'publish');
    expect([second.status, second.body.error.details.code]).toEqual([409, 'ALREADY_PUBLISHED']);
  });

  test('published bytes stay: after new issues, reopening and objections, for the database’s owner too', async () => {
    const id = await published();
    const before = (await send('groupB', 'GET', `/assessments/${id}`)).body.data.rows;
    await kit.done('groupA', closed, 'reopen', { reason: '反弹' });
    await reach(kit, 'accepted');
    const [category] = await kit.rows<{ name: string }>(
      'select name from categories where document_id = $1',
      [kit.city.categories.plain],
    );
    const old = {
      编号: '旧-1',
      企业统一社会信用代码: creditCode('91230883MA1AAAA00'),
      标题: '历史事项',
      内容: '厂区供水不稳。',
      类型: '诉求',
      渠道: '电话',
      类别: category?.name ?? '',
      办理类型: '一般',
      接收时间: `${localDateOf(new Date(Date.now() - 30 * 86_400_000))} 09:30`,
    };
    const headings = Object.values(HISTORY_COLUMNS).map(({ zh }) => zh);
    const taken = await importSheet(
      kit.app,
      kit.city,
      'office',
      '/issues/import',
      await sheetOf(rowsOf(headings, [old])),
    );
    expect(taken.body.data).toMatchObject({ imported: 1 });
    expect(JSON.stringify((await send('groupB', 'GET', `/assessments/${id}`)).body.data.rows)).toBe(
      JSON.stringify(before),
    );
    const compared = insist(await send('office', 'GET', `/assessments/${id}/compare`));
    expect(compared.differences.length).toBeGreaterThan(0);
    await expect(
      kit.inside(`update assessments set rows = '[]' where document_id = $1`, [id]),
    ).rejects.toThrow('the assessment has been published');
    const remove = 'delete from assessments where document_id = $1';
    await expect(kit.inside(remove, [id])).rejects.toThrow('permission denied');
    await expect(kit.app.ownerDb.query(remove, [id])).rejects.toThrow('refused');
  });

  test('a subject objects to its own row; each objection is decided once, and the finals follow', async () => {
    await kit.rows('update settings set objection_days = 5');
    const id = await published();
    const subject = kit.city.departments.fagai;
    const reason = '一件诉求已按期办结';
    const foreign = await step('groupB', id, 'objections', { subject, reason });
    expect(foreign.status).toBe(403);
    expect((await step('unitA', id, 'objections', { subject, reason })).status).toBe(403);
    expect((await step('groupA', id, 'objections', { subject: 'x', reason })).status).toBe(400);
    const paper = (await upload(kit, 'groupA', PDF, 'proof.pdf', 'application/pdf')).body[0]
      .documentId as string;
    const raised = insist(
      await step('groupA', id, 'objections', { subject, reason, attachments: [paper] }),
      201,
    );
    const [objection] = raised.objections as Reply['body'][];
    expect(objection).toMatchObject({ state: 'open', reason });
    // What the subject has enclosed is there for whoever decides, and for nobody else.
    expect(objection.attachments).toEqual([{ documentId: paper, name: 'proof.pdf' }]);
    expect((await send('office', 'GET', `/assessments/${id}`)).body.data.objections).toMatchObject([
      { attachments: [{ documentId: paper, name: 'proof.pdf' }] },
    ]);
    const opened = async (who: Account): Promise<number> =>
      (await kit.send(who, 'GET', `/api/casework/files/${paper}`)).status;
    expect([await opened('office'), await opened('groupA'), await opened('groupB')]).toEqual([200, 200, 404]);
    expect((await send('groupB', 'GET', `/assessments/${id}`)).body.data.objections).toEqual([]);
    const decide = (who: Account, result: string): Promise<Reply> =>
      send(who, 'POST', `/assessments/${id}/objections/${objection.documentId}/decide`, {
        result,
        reason: '经核实',
      });
    expect((await decide('groupA', 'upheld')).status).toBe(403);
    expect((await decide('office', 'maybe')).status).toBe(400);
    const waiting = await step('office', id, 'finalise');
    expect([waiting.status, waiting.body.error.details.code]).toEqual([409, 'OBJECTIONS_OPEN']);
    const first = JSON.stringify(
      (await kit.rows('select rows from assessments where document_id = $1', [id]))[0],
    );
    const decided = insist(await decide('office', 'recomputed'));
    expect(decided).toMatchObject({
      revised: true,
      objections: [{ state: 'recomputed', decision: '经核实' }],
    });
    expect(
      JSON.stringify((await kit.rows('select rows from assessments where document_id = $1', [id]))[0]),
    ).toBe(first);
    expect((await decide('office', 'upheld')).status).toBe(409);
    expect(
      (
        await send('office', 'POST', `/assessments/${id}/objections/nosuch/decide`, {
          result: 'upheld',
          reason: 'x',
        })
      ).status,
    ).toBe(404);
  });

  test('after the days for objections nobody objects, and the table becomes final', async () => {
    await kit.rows('update settings set objection_days = 0');
    const id = await published();
    const late = await step('groupA', id, 'objections', {
      subject: kit.city.departments.fagai,
      reason: '晚',
    });
    expect([late.status, late.body.error.details.code]).toEqual([409, 'OBJECTION_PERIOD_OVER']);
    expect(insist(await step('office', id, 'finalise')).state).toBe('final');
    expect((await step('office', id, 'finalise')).status).toBe(409);
    await expect(
      kit.inside(`update assessments set revised_rows = '[]' where document_id = $1`, [id]),
    ).rejects.toThrow('the assessment has been published');
    await kit.rows('update settings set objection_days = 5');
  });
});

describe('who sees a table', () => {
  test('before it is public the assessor, the auditor and the head; then every subject', async () => {
    await clear();
    const id = await computed();
    const read = async (): Promise<Record<string, number>> =>
      Object.fromEntries(
        await Promise.all(
          (['office', 'auditor', 'head', 'groupA', 'unitA', 'leaderA', 'enterpriseA'] as const).map(
            async (who) => [who, (await send(who, 'GET', `/assessments/${id}`)).status],
          ),
        ),
      );
    const insiders = { office: 200, auditor: 200, head: 200 };
    expect(await read()).toEqual({ ...insiders, groupA: 404, unitA: 404, leaderA: 404, enterpriseA: 404 });
    expect((await send(null, 'GET', `/assessments/${id}`)).status).toBe(401);
    insist(await step('head', id, 'approve', {}));
    insist(await step('office', id, 'publish'));
    expect(await read()).toEqual({ ...insiders, groupA: 200, unitA: 200, leaderA: 200, enterpriseA: 404 });
  });

  test('a group’s table of units is that group’s and the office’s before it is public, and a head approves it', async () => {
    await clear();
    const done = await reach(kit, 'closed');
    const scheme = await inForce([indicator('closure_rate', 100, 0.5, 1)], { assesses: 'units' });
    const id = made(await compute(scheme, 'groupA'));
    expect((await send('groupB', 'GET', `/assessments/${id}`)).status).toBe(404);
    expect((await send('unitA', 'GET', `/assessments/${id}`)).status).toBe(404);
    expect((await send('office', 'GET', `/assessments/${id}`)).status).toBe(200);
    expect((await step('groupA', id, 'approve', {})).status).toBe(403);
    insist(await step('head', id, 'approve', {}));
    expect((await step('groupB', id, 'publish')).status).toBe(404);
    const rated = `/measures?subject=unit&id=${kit.city.departments.zhujian}&from=${from}&to=${to}`;
    const satisfaction = async (): Promise<Reply['body']> =>
      (await send('unitA', 'GET', rated)).body.data[0].measures.find(
        ({ code }: { code: string }) => code === 'satisfaction_rate',
      );
    const confirmed = async (): Promise<Reply['body']> =>
      (await send('unitA', 'GET', `/issues/${done}/ledger`)).body.data.find(
        ({ action }: { action: string }) => action === 'confirm',
      ).input;
    const generic = async (): Promise<unknown> =>
      (await kit.send('unitA', 'GET', `/api/issues/${done}`)).body.data.rating ?? null;
    const graphql = async (): Promise<unknown> =>
      (await kit.send('unitA', 'POST', '/graphql', { query: `{ issue(documentId: "${done}") { rating } }` }))
        .body.data.issue.rating;
    expect([await generic(), await graphql()]).toEqual([null, null]);
    expect(await satisfaction()).toMatchObject({ numerator: null, withheld: true });
    expect(await confirmed()).toEqual({});
    insist(await step('groupA', id, 'publish'));
    // Publishing shows units the ratings of the period.
    expect(await satisfaction()).toMatchObject({ numerator: expect.any(Number) });
    expect(await confirmed()).toMatchObject({ rating: 5, comment: '满意' });
    expect([await generic(), await graphql()]).toEqual([5, 5]);
    expect((await kit.send('unitA', 'GET', '/api/issues?filters[rating][$gt]=3')).status).toBe(400);
    expect((await send('unitA', 'GET', `/assessments/${id}`)).status).toBe(200);
    const city = (await compute(scheme)).body.data;
    const row = city.rows.find(
      ({ subject }: Reply['body']) => subject.documentId === kit.city.departments.zhujian,
    );
    expect(row.parts[0].source).toBe('published');
    const own = { subject: kit.city.departments.zhujian, reason: '不符' };
    insist(await step('unitA', id, 'objections', own), 201);
  });

  test('a cell opens its records for those who may see them, and leaves as a sheet', async () => {
    const id = await published();
    const mine = `/assessments/${id}/records?subject=${kit.city.departments.fagai}&measure=closure_rate`;
    const records = await send('groupA', 'GET', mine);
    expect(records.status).toBe(200);
    expect((await send('groupB', 'GET', mine)).status).toBe(404);
    expect((await send('office', 'GET', mine)).body.data).toEqual(records.body.data);
    const counted = (part: string): Promise<number> =>
      send('office', 'GET', `${mine}&part=${part}`).then(({ body }) => body.meta.pagination.total as number);
    expect(await counted('rest')).toBe((await counted('denominator')) - (await counted('numerator')));
    expect((await send('office', 'GET', `${mine}&part=maybe`)).status).toBe(400);
    expect(
      (await send('office', 'GET', `/assessments/${id}/records?subject=x&measure=closure_rate`)).status,
    ).toBe(400);
    const sheet = await send('unitA', 'GET', `/assessments/${id}/export.xlsx`);
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(open).not.toBe('');
  });

  test('GraphQL takes the same calls', async () => {
    await clear();
    const scheme = await inForce();
    const gql = async (who: Account, query: string, variables: object): Promise<Reply['body']> =>
      (await kit.send(who, 'POST', '/graphql', { query, variables })).body;
    const done = await gql(
      'office',
      'mutation ($data: JSON!) { computeAssessment(data: $data) { documentId state rows { rank total subject { code } cells { measure points } } } }',
      { data: { scheme, from, to } },
    );
    expect(done.errors).toBeUndefined();
    const id = done.data.computeAssessment.documentId as string;
    const ask = 'query ($id: ID!) { assessmentTable(documentId: $id) { state rows { total } } }';
    expect((await gql('office', ask, { id })).data.assessmentTable.state).toBe('computed');
    expect((await gql('groupA', ask, { id })).data?.assessmentTable ?? null).toBeNull();
    const early = await gql(
      'office',
      'mutation ($id: ID!) { publishAssessment(documentId: $id) { state } }',
      { id },
    );
    expect(early.errors[0].extensions.error.details.code).toBe('WRONG_STATE');
  });
});
