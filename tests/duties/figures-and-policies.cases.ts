import type { Account } from '../support/city';
import { type Duty, app, city, duties, hold, statesOf, sweep, toHandling } from './support';

describe('waiving', () => {
  test('is the office’s, and two at once are told apart', async () => {
    hold('2026-04-08 10:00');
    const [meeting] = (await duties('office', 'scope=mine&type=city-meeting')).filter(
      (d) => d.period === '2026-04',
    );
    const path = `/api/casework/duties/${meeting?.documentId}/waive`;
    const data = { reason: '无提请议题', approver: '示例组长' };
    expect((await city.as('groupA').post(path, { data })).status).toBe(404);
    expect((await city.as('auditor').post(path, { data })).status).toBe(403);
    expect((await city.as('office').post(path, { data: { reason: '无' } })).status).toBe(400);
    const answers = await Promise.all([1, 2].map(() => city.as('office').post(path, { data })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(
      (await statesOf('office', 'scope=mine&type=city-meeting&state=waived'))['city-meeting 2026-04'],
    ).toBe('waived');
  });

  test('a duty is ticked by nobody', async () => {
    const [duty] = await duties('office', 'scope=all');
    for (const who of ['office', 'groupA', 'leaderA', 'unitA'] as const) {
      expect(
        (await city.as(who).put(`/api/duties/${duty?.documentId}`, { data: { fulfilledAt: new Date() } }))
          .status,
      ).toBeGreaterThanOrEqual(400);
    }
    await expect(app.db.query('update duties set fulfilled_at = now()')).rejects.toThrow('outside an action');
    await expect(app.db.query('delete from duties')).rejects.toThrow();
  });
});

describe('a leader', () => {
  test('is told that he is behind, and so is the office: nobody else', async () => {
    hold('2026-04-08 10:00');
    const visits = 'scope=all&type=leader-visit&type=leader-meeting';
    const key = 'leader-visit 2026Q1';
    expect((await statesOf('leaderA', visits))[key]).toBe('missed');
    expect((await statesOf('office', `${visits}&leader=${city.leaders.A}`))[key]).toBe('missed');
    // Past its due, neither what was done is shown to the others nor what was not.
    for (const who of ['groupA'] as const) {
      const told = await statesOf(who, visits);
      expect([who, Object.keys(told).filter((k) => k.includes('2026Q1') || k.includes('2026-03'))]).toEqual([
        who,
        [],
      ]);
      for (const state of ['missed', 'late', 'done'])
        expect((await duties(who, `${visits}&state=${state}&to=2026-04-08`)).length).toBe(0);
    }
    expect(await statesOf('unitA', visits)).toEqual({});
    // The generated routes answer the same, with any filter.
    const generated = async (who: Account, filter = ''): Promise<string[]> =>
      (
        await city.as(who).get(`/api/duties?filters[type]=leader-visit&filters[period]=2026Q1${filter}`)
      ).body.data.map((d: Duty) => d.state);
    expect(await generated('leaderA')).toEqual(['missed']);
    // The auditor sees what every leader owes.
    expect([...new Set(await generated('auditor'))]).toEqual(['missed']);
    expect(await generated('auditor', `&filters[leader][documentId]=${city.leaders.A}`)).toEqual(['missed']);
    for (const who of ['groupA'] as const)
      for (const filter of ['', '&filters[state]=missed', '&filters[fulfilledAt][$null]=true'])
        expect([who, filter, await generated(who, filter)]).toEqual([who, filter, []]);
  });
});

describe('the records behind the measures of duties', () => {
  const PERIOD = 'from=2026-01-01&to=2027-01-01';
  const CODES = [
    'follow_up_rate',
    'visit_coverage',
    'meeting_rate',
    'report_timeliness',
    'pairing_coverage',
    'mechanism',
  ] as const;
  type Figure = { code: string; numerator: number; denominator: number };

  test('are as many as the figures say, for the office and for the group itself, and no one else’s', async () => {
    hold('2026-12-21 12:00');
    const group = `subject=group&id=${city.departments.fagai}`;
    const figures = async (who: Account, query: string): Promise<Figure[]> =>
      (await city.as(who).get(`/api/casework/measures?${query}&${PERIOD}`)).body.data[0].measures as Figure[];
    const records = (who: Account, code: string, query: string) =>
      city.as(who).get(`/api/casework/measures/${code}/records?${query}&${PERIOD}`);
    const asked: [Account, string][] = [
      ['office', group],
      ['groupA', group],
      ['office', 'subject=city'],
      ['unitA', `subject=unit&id=${city.departments.zhujian}`],
      ['leaderA', `subject=leader&id=${city.leaders.A}`],
    ];
    for (const [who, query] of asked) {
      const told = await figures(who, query);
      for (const code of CODES) {
        // Follow-ups are the group's: of those on his issues a leader reads the figure alone.
        if (who === 'leaderA' && code === 'follow_up_rate') continue;
        const figure = told.find((f) => f.code === code);
        const counts: Record<string, unknown> = {};
        for (const part of ['numerator', 'denominator'] as const) {
          const answer = await records(who, code, `${query}&part=${part}`);
          counts[part] = figure === undefined ? undefined : answer.body.meta.pagination.total;
        }
        expect({ who, query, code, ...counts }).toEqual({
          who,
          query,
          code,
          numerator: figure?.numerator,
          denominator: figure?.denominator,
        });
      }
    }
    // The figures are meaningful: no denominator is empty, and not every numerator is full.
    const own = await figures('groupA', group);
    for (const code of CODES) expect(own.find((f) => f.code === code)?.denominator).toBeGreaterThan(0);
    expect(own.some((f) => CODES.includes(f.code as never) && f.numerator < f.denominator)).toBe(true);

    for (const code of CODES) {
      const query = `${group}&part=denominator`;
      expect([code, (await records('groupB', code, query)).status]).toEqual([code, 404]);
      expect([code, (await records('unitA', code, query)).status]).toEqual([code, 404]);
    }
    // The group reads which of its leaders' duties count, without their names.
    const visits = await records('groupA', 'visit_coverage', `${group}&part=denominator`);
    for (const name of ['leader', 'enterprise', 'documentId', 'fulfilledAt'])
      expect(visits.body.data[0]).not.toHaveProperty(name);
    expect(
      (await records('office', 'visit_coverage', `${group}&part=denominator`)).body.data[0],
    ).toHaveProperty('leader');
    // The auditor sees every figure, leaders' included.
    expect(
      (await records('auditor', 'visit_coverage', `${group}&part=denominator`)).body.data[0],
    ).toHaveProperty('leader');
    // Records of arrangements name their department; in the city's figure a group reads its own, and the number of
    // the others.
    const all = (await records('office', 'mechanism', 'subject=city&part=denominator')).body;
    expect(all.data.every((r: { department: { name: string } }) => r.department.name !== '')).toBe(true);
    const ours = (await records('groupA', 'mechanism', 'subject=city&part=denominator')).body;
    expect(
      new Set(ours.data.map((r: { department: { documentId: string } }) => r.department.documentId)),
    ).toEqual(new Set([city.departments.fagai]));
    expect([all.meta.notVisible, ours.meta.notVisible + ours.data.length]).toEqual([
      0,
      all.meta.pagination.total,
    ]);
  });
});

describe('the calendar', () => {
  test('counts by day, type and state what the list lists, masked alike', async () => {
    hold('2026-04-08 10:00');
    type Entry = {
      day: string;
      type: string;
      total: number;
      states: Record<string, number>;
      only: Duty | null;
    };
    const range = 'scope=all&from=2026-03-01&to=2026-05-01';
    for (const who of ['office', 'groupA', 'unitA', 'leaderA', 'auditor'] as const) {
      const answer = await city.as(who).get(`/api/casework/duties/calendar?${range}`);
      expect(answer.status).toBe(200);
      const counted = new Map<string, number>();
      for (const duty of await duties(who, range)) {
        if (duty.state === 'void') continue;
        const key = `${duty.dueDate} ${duty.type} ${duty.state}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      const entries = answer.body.data as Entry[];
      expect(
        Object.fromEntries(
          entries.flatMap((e) => Object.entries(e.states).map(([s, n]) => [`${e.day} ${e.type} ${s}`, n])),
        ),
      ).toEqual(Object.fromEntries(counted));
      for (const entry of entries) expect(entry.only !== null).toBe(entry.total === 1);
      const [first] = entries;
      const day = await duties(who, `scope=all&day=${first?.day}`);
      expect(day.every((d) => d.dueDate === first?.day)).toBe(true);
      expect(day.length).toBeGreaterThan(0);
    }
  });

  test('the half-yearly circular is owed by the office at the end of the month after, moved by 顺延', async () => {
    hold('2026-12-21 12:00');
    const owed = (await duties('office', 'scope=mine&type=circular&from=2026-01-01&to=2027-03-01')).map(
      (d) => [d.period, d.planDate, d.dueDate, d.state],
    );
    expect(owed).toEqual([
      ['2026H1', '2026-07-31', '2026-07-31', 'missed'],
      ['2026H2', '2027-01-31', '2027-02-01', 'pending'],
    ]);
    expect(await duties('groupA', 'scope=all&type=circular')).toEqual([]);
  });
});

describe('a draft tells its author no more than he sees', () => {
  const month = { period: '2027-01' };
  const draft = async (who: Account, kind: string) => {
    const answer = await city.as(who).post('/api/casework/reports', { data: { kind, ...month } });
    expect(answer.status).toBe(201);
    return answer.body.data;
  };

  test('a unit whose order went to another unit reads no more of the issue', async () => {
    hold('2027-01-11 10:00');
    await sweep('2027-01-11 10:00');
    const { jiaotong, zhujian } = city.departments;
    const [kept, lost] = [
      await toHandling('groupA', 'unitB', jiaotong, city.enterprises.A),
      await toHandling('groupA', 'unitB', jiaotong, city.enterprises.A),
    ];
    hold('2027-01-12 10:00');
    const sent = await city.as('groupA').act(lost, 'reassign', { leadUnit: zhujian, reason: '职责在住建' });
    expect(sent.status).toBe(200);
    expect((await city.as('unitB').get(`/api/issues/${lost}`)).status).toBe(404);
    const [first, second] = await rowsOf(
      `select number from issues where document_id in ('${kept}', '${lost}') order by id`,
    );
    hold('2027-01-27 10:00');
    const report = JSON.stringify(await draft('unitB', 'unit'));
    expect(report).toContain(first?.['number']);
    expect(report).not.toContain(second?.['number']);
  });

  test('a group of a leader who serves several reads which of its own enterprises he visited', async () => {
    hold('2027-01-27 10:00');
    // Shangwu has the one, gongxin the other.
    const visit = (date: string, enterprises: string[]) =>
      city
        .as('leaderB')
        .post('/api/visits', { data: { leader: city.leaders.B, date, form: 'onsite', enterprises } });
    expect((await visit('2027-01-12', [city.enterprises.B, city.enterprises.unpaired])).status).toBe(201);
    expect((await visit('2027-01-13', [city.enterprises.unpaired])).status).toBe(201);
    const report = await draft('groupB', 'group');
    expect(report.facts.visits).toEqual([
      { leader: '示例副市长乙', date: '2027-01-12', enterprises: ['示例乙有限公司'] },
    ]);
    expect(JSON.stringify(report)).not.toContain('示例未包联有限公司');
  });
});

describe('policies', () => {
  test('fit by industry and scale; who was told is recorded once', async () => {
    await app.db.query(`update enterprises set industry = 'C', scale = 'small' where document_id = any($1)`, [
      [city.enterprises.A, city.enterprises.B],
    ]);
    const policy = await city.as('office').post('/api/policies', {
      data: {
        title: '示例惠企政策',
        industries: ['C'],
        scales: ['small', 'micro'],
        validFrom: '2026-01-01',
      },
    });
    const id = policy.body.data.documentId as string;
    // Matching counts on lists of known values.
    for (const wrong of [
      { industries: 'C' },
      { industries: { C: true } },
      { scales: ['tiny'] },
      { validFrom: '2026-02-01', validUntil: '2026-01-01' },
    ]) {
      const refused = await city.as('office').post('/api/policies', { data: { title: '坏', ...wrong } });
      expect([wrong, refused.status]).toEqual([wrong, 400]);
    }
    const other = await city
      .as('office')
      .post('/api/policies', { data: { title: '另一政策', industries: ['F'] } });
    const names = async (who: Account): Promise<string[]> =>
      (await city.as(who).get(`/api/casework/policies/${id}/matches`)).body.data.map(
        (m: { name: string }) => m.name,
      );
    expect(await names('groupA')).toEqual(['示例甲有限公司']);
    // By pinyin: jiǎ before yǐ.
    expect(await names('office')).toEqual(['示例甲有限公司', '示例乙有限公司']);
    expect(
      (await city.as('groupA').get(`/api/casework/policies/${other.body.data.documentId}/matches`)).body.data,
    ).toEqual([]);
    expect(
      (await city.as('groupA').get(`/api/casework/enterprises/${city.enterprises.A}/policies`)).body.data,
    ).toMatchObject([{ title: '示例惠企政策', deliveredAt: null }]);

    const path = `/api/casework/policies/${id}/deliveries`;
    const foreign = await city
      .as('groupA')
      .post(path, { data: { enterprises: [city.enterprises.A, city.enterprises.B] } });
    expect(foreign.status).toBe(400);
    expect(
      (await city.as('groupA').post(path, { data: { enterprises: [city.enterprises.A] } })).body.data,
    ).toEqual({ delivered: 1, updated: 0 });
    expect(
      (await city.as('groupA').post(path, { data: { enterprises: [city.enterprises.A], result: '已兑现' } }))
        .body.data,
    ).toEqual({ delivered: 0, updated: 1 });
    type Told = { data: { fits: boolean }[]; meta: { policy: object; pagination: { total: number } } };
    const matches = async (query = ''): Promise<Told> =>
      (await city.as('office').get(`/api/casework/policies/${id}/matches${query}`)).body as Told;
    expect((await matches('?told=no')).meta).toMatchObject({
      policy: { state: 'in-force', enterprises: 2, told: 1 },
      pagination: { total: 1 },
    });
    const listed = (await city.as('groupA').get('/api/casework/policies')).body.data;
    expect(listed.find((p: { documentId: string }) => p.documentId === id)).toMatchObject({
      enterprises: 1,
      told: 1,
    });
    // After its end a policy fits no further enterprise; an enterprise told before stays listed, and its result can
    // still be entered.
    await city.as('office').put(`/api/policies/${id}`, { data: { validUntil: '2026-02-01' } });
    expect(await matches()).toMatchObject({
      data: [{ name: '示例甲有限公司', fits: false, result: '已兑现' }],
      meta: { policy: { state: 'expired', enterprises: 1, told: 1 } },
    });
    const late = await city.as('office').post(path, { data: { enterprises: [city.enterprises.B] } });
    expect([late.status, late.body.error.details.code]).toEqual([409, 'POLICY_EXPIRED']);
    const before = { enterprises: [city.enterprises.B, city.enterprises.A], date: '2026-01-20' };
    expect((await city.as('office').post(path, { data: before })).body.data).toEqual({
      delivered: 1,
      updated: 1,
    });
    await app.db.query(
      `delete from policy_deliveries where enterprise_id = (select id from enterprises where document_id = $1)`,
      [city.enterprises.B],
    );
    const told = await rowsOf(`select result from policy_deliveries`);
    expect(told).toEqual([{ result: '已兑现' }]);
    // A unit reads neither industry nor scale of an enterprise, so it must not learn which policies fit it either.
    const unit = city.as('unitA');
    expect((await unit.post(path, { data: { enterprises: [city.enterprises.A] } })).status).toBe(403);
    expect((await unit.get(`/api/casework/policies/${id}/matches`)).status).toBe(403);
    expect((await unit.get(`/api/casework/enterprises/${city.enterprises.A}/policies`)).status).toBe(403);
    for (const line of (await unit.get('/api/casework/policies')).body.data)
      expect(line).toMatchObject({ enterprises: 0, told: 0 });
  });

  test('are listed by the page, and counted as far as the page goes', async () => {
    const { body: all } = await city.as('office').get('/api/casework/policies');
    expect(all.meta.pagination).toMatchObject({
      page: 1,
      pageSize: 100,
      pageCount: 1,
      total: all.data.length,
    });
    expect(all.data.length).toBeGreaterThan(1);
    const paged: unknown[] = [];
    for (let page = 1; page <= all.data.length; page += 1) {
      const { body } = await city
        .as('office')
        .get(`/api/casework/policies?pagination[page]=${page}&pagination[pageSize]=1`);
      expect(body.meta.pagination).toEqual({
        page,
        pageSize: 1,
        pageCount: all.data.length,
        total: all.data.length,
      });
      paged.push(...body.data);
    }
    expect(paged).toEqual(all.data);
    const beyond = await city.as('office').get('/api/casework/policies?pagination[page]=99');
    expect([beyond.body.data, beyond.body.meta.pagination.total]).toEqual([[], all.data.length]);
    for (const wrong of ['pagination[pageSize]=501', 'pagination[page]=0', 'page=1', 'pagination[limit]=3'])
      expect([wrong, (await city.as('office').get(`/api/casework/policies?${wrong}`)).status]).toEqual([
        wrong,
        400,
      ]);
  });
});

const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await app.db.query(sql)).rows as Record<string, unknown>[];
