import { seedDemo } from '../../demo/seed';
import { demoAccounts } from '../../demo/accounts';
import { ISSUE_COUNT } from '../../demo/plan';
import { STAGES } from '../../src/plugins/casework/domain/lifecycle';
import { FIRST_PREV_HASH, hashEntry } from '../../src/plugins/casework/server/src/features/ledger/hash';
import type { CircularData } from '../../src/plugins/casework/domain/documents';
import { slowFigures, type Holder } from '../measures/slow';
import { askOf, readHistories } from '../measures/world';
import { bootApp, type TestApp } from '../support/app';

/**
 * Returns the holders of each issue over time: the pairing in force at its registration and at every hand-over.
 */
async function holdersByPairings(
  ask: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<Map<number, Holder[]>> {
  const found = await ask(
    `select l.issue_id, l.sequence, l.happened_at::text as at, p.group_id, p.leader_id,
            coalesce(i.complaint, false) as complaint
       from ledger_entries l join issues i on i.id = l.issue_id
       left join pairings p on p.enterprise_id = i.enterprise_id and p.since <= l.happened_at
        and (p.until is null or p.until > l.happened_at)
      where l.action in ('register', 'hand-over', 'reopen') order by l.issue_id, l.sequence`,
  );
  const holders = new Map<number, Holder[]>();
  for (const row of found) {
    const issue = row['issue_id'] as number;
    holders.set(issue, [
      ...(holders.get(issue) ?? []),
      {
        seq: row['sequence'] as number,
        at: Date.parse(`${String(row['at']).replace(' ', 'T')}Z`),
        group: row['group_id'] as number | null,
        leader: row['leader_id'] as number | null,
        complaint: row['complaint'] as boolean,
      },
    ]);
  }
  return holders;
}

const PASSWORD = 'Example-2026';

describe('the demo data', () => {
  let app: TestApp;
  const log: string[] = [];
  const seed = (password = PASSWORD): Promise<void> =>
    seedDemo(app.strapi, { password, log: (line) => log.push(line) });
  const list = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await app.db.query<T>(sql, values)).rows;
  const login = (identifier: string, password = PASSWORD) =>
    app.request().post('/api/auth/local').send({ identifier, password });

  beforeAll(async () => {
    app = await bootApp();
    // Killed in the middle: what was done so far stays, and the next start goes on from there.
    const killed = new Error('killed');
    const seen: string[] = [];
    await expect(
      seedDemo(app.strapi, {
        password: PASSWORD,
        log: (line) => {
          seen.push(line);
          if (line.includes('120/')) throw killed;
        },
      }),
    ).rejects.toBe(killed);
    const started = Date.now();
    await seed();
    process.stderr.write(`demo data: rest written in ${Date.now() - started} ms\n`);
  }, 300_000);
  afterAll(() => app?.stop());

  test('has what page 5 of the specification promises', async () => {
    const [counts] = await list(
      `select (select count(*)::int from issues) as issues,
              (select count(*)::int from enterprises) as enterprises,
              (select count(*)::int from leaders) as leaders,
              (select count(*)::int from departments where kind = 'township') as townships,
              (select count(distinct group_id)::int from issues) as groups,
              (select count(*)::int from issues where group_id is null) > 0 as pool,
              (select count(*)::int from reassignments where state = 'effective') as reassignments,
              (select count(*)::int from pairings where until is not null) as ended`,
    );
    expect(counts).toEqual({
      issues: ISSUE_COUNT,
      enterprises: 60,
      leaders: 12,
      townships: 10,
      groups: 27,
      pool: true,
      reassignments: 2,
      ended: 2,
    });
    const column = async (sql: string): Promise<unknown[]> =>
      (await list<{ value: unknown }>(sql)).map((r) => r.value);
    expect(new Set(await column('select distinct stage as value from issues'))).toEqual(new Set(STAGES));
    expect(await column('select distinct level as value from issues order by 1')).toEqual([0, 1, 2, 3]);
    const lights = await column(
      'select distinct issues.light as value from issues where issues.light is not null order by 1',
    );
    expect(lights).toEqual(['green', 'red', 'waiting', 'yellow']);
    expect(new Set(await column('select distinct state as value from issue_requests'))).toEqual(
      new Set(['pending', 'granted', 'refused']),
    );
    expect(
      await column('select count(*)::int as value from issues where long_term and closed_at is null'),
    ).not.toEqual([0]);
    const late = await column(
      "select max(happened_at)::text as value from ledger_entries where happened_at > now() at time zone 'UTC'",
    );
    expect(late).toEqual([null]);
    // The rules refused nothing of the plan.
    const [marker] = await list<{ value: string }>(
      "select value from strapi_core_store_settings where key = 'plugin_casework_demo'",
    );
    expect(JSON.parse(marker?.value ?? '{}')).toMatchObject({ dropped: [], finished: true });
  });

  test('keeps a year of duties, judged by its own records', async () => {
    const [year] = await list<{ months: number; kinds: number }>(
      `select count(distinct period) filter (where type = 'group-report')::int as months, count(distinct type)::int as kinds
         from duties where due_at <= now() at time zone 'UTC' and voided_at is null`,
    );
    expect(year?.months).toBeGreaterThanOrEqual(12);
    expect(year?.kinds).toBeGreaterThanOrEqual(10);
    // No duty that the records fulfil is missed.
    const strays = await list(
      `select d.type, d.period from duties d
        where d.fulfilled_at is null and d.voided_at is null and d.waived_at is null and (
          d.type = 'follow-up' and exists (select 1 from ledger_entries l where l.issue_id = d.issue_id and l.action = 'follow-up'
             and l.happened_at >= d.starts_at and l.happened_at < d.due_at)
          or d.type = 'leader-visit' and exists (select 1 from visits v join visits_enterprises_lnk n on n.visit_id = v.id
             where v.leader_id = d.leader_id and n.enterprise_id = d.enterprise_id
               and v.date >= (d.starts_at + interval '8 hours')::date and v.date < (d.due_at + interval '8 hours')::date)
          or d.type = 'leader-meeting' and exists (select 1 from meetings m where m.level = 'leader' and m.state = 'concluded'
             and m.leader_id = d.leader_id and m.held_at >= d.starts_at and m.held_at < d.due_at)
          or d.type = 'circular' and d.due_at <= now() at time zone 'UTC')`,
    );
    expect(strays).toEqual([]);
    // The half-year's rates are those of a city at work, over the whole of it.
    const rates = await list<{ type: string; owed: number; done: number }>(
      `select type, count(*)::int as owed, count(*) filter (where fulfilled_at < due_at)::int as done from duties
        where type in ('follow-up', 'leader-visit', 'leader-meeting', 'group-report') and voided_at is null and waived_at is null
          and due_at <= now() at time zone 'UTC' group by type order by type`,
    );
    for (const { type, owed, done } of rates) {
      expect({ type, many: owed > 60 }).toEqual({ type, many: true });
      expect({ type, share: done / owed > 0.4 && done / owed < 0.99 ? 'plausible' : done / owed }).toEqual({
        type,
        share: 'plausible',
      });
    }
  });

  test('pairs the first two enterprises as promised', async () => {
    const pairs = await list(
      `select u.username, l.title, d.code from pairings p join leaders l on l.id = p.leader_id join departments d on d.id = p.group_id
         join memberships m on m.enterprise_id = p.enterprise_id join staff_members s on s.id = m.staff_member_id
         join up_users u on u.id = s.api_user_id
        where p.until is null and u.username in ('enterprise-01', 'enterprise-02') order by 1`,
    );
    const leader = async (username: string): Promise<string | undefined> =>
      (
        await list<{ title: string }>(
          `select l.title from memberships m join leaders l on l.id = m.leader_id join staff_members s on s.id = m.staff_member_id
             join up_users u on u.id = s.api_user_id where u.username = $1`,
          [username],
        )
      )[0]?.title;
    expect(pairs).toEqual([
      { username: 'enterprise-01', title: await leader('leader-01'), code: 'fagai' },
      { username: 'enterprise-02', title: await leader('leader-02'), code: 'shangwu' },
    ]);
  });

  test('has meetings behind what was decided, meetings ahead, a common problem, inspections', async () => {
    const [found] = await list<Record<string, number>>(
      `select (select count(*)::int from meetings where state = 'concluded' and level = 'leader') as leaders,
              (select count(*)::int from meetings where state = 'concluded' and level = 'city') as city,
              (select count(*)::int from meetings m where state = 'planned'
                and exists (select 1 from meeting_items t where t.meeting_id = m.id)) as planned,
              (select count(*)::int from escalations where state = 'decided' and meeting_id is null) as alone,
              (select count(*)::int from common_problems p where state = 'decided'
                and (select count(distinct i.enterprise_id) from issues i where i.common_problem_id = p.id) > 1) as problems,
              (select count(*)::int from official_documents where kind = 'minutes' and state = 'draft') as minutes,
              (select count(*)::int from inspections where rectified_at is null) as open`,
    );
    expect(found).toMatchObject({ alone: 0 });
    for (const key of ['leaders', 'city', 'planned', 'problems', 'minutes', 'open']) {
      expect([key, (found?.[key] ?? 0) > 0]).toEqual([key, true]);
    }
    expect(found?.['leaders']).toBeGreaterThan(40);
  });

  test('numbers are without gaps, in the order of registration', async () => {
    const numbers = await list<{ number: string }>(
      'select i.number from issues i join ledger_entries l on l.issue_id = i.id and l.sequence = 1 order by l.happened_at, i.id',
    );
    const next = new Map<string, number>();
    for (const { number } of numbers) {
      const [, year = '', n = ''] = /^包诉〔(\d{4})〕(\d{4})号$/.exec(number) ?? [];
      next.set(year, (next.get(year) ?? 0) + 1);
      expect(Number(n)).toBe(next.get(year));
    }
  });

  test('every ledger is a whole chain', async () => {
    const entries = await list<{
      issue: string;
      sequence: number;
      action: string;
      from: string | null;
      to: string;
      actor: string;
      happened: string;
      recorded: string;
      input: string;
      prev_hash: string;
      hash: string;
    }>(
      `select i.document_id as issue, l.sequence, l.action, l."from", l."to", l.actor::text, l.input::text, l.prev_hash, l.hash,
              to_char(l.happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as happened,
              to_char(l.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded
         from ledger_entries l join issues i on i.id = l.issue_id order by l.issue_id, l.sequence`,
    );
    let prev = { issue: '', sequence: 0, hash: FIRST_PREV_HASH };
    for (const e of entries) {
      if (e.issue !== prev.issue) prev = { issue: e.issue, sequence: 0, hash: FIRST_PREV_HASH };
      const { issue, sequence, action, from, to, actor, input } = e;
      expect([sequence, e.prev_hash]).toEqual([prev.sequence + 1, prev.hash]);
      const hash = hashEntry({
        issue,
        sequence,
        action,
        from,
        to,
        actor: JSON.parse(actor) as object,
        input: JSON.parse(input) as object,
        happenedAt: e.happened,
        recordedAt: e.recorded,
        prevHash: e.prev_hash,
      });
      expect(hash).toBe(e.hash);
      prev = { issue, sequence, hash };
    }
    expect(new Set(entries.map((e) => e.issue)).size).toBe(ISSUE_COUNT);
  });

  test('every account signs in and sees what is its own', async () => {
    const identifiers = demoAccounts().flatMap((group) => group.identifiers);
    expect(identifiers).toEqual(
      expect.arrayContaining(['office', 'group-fagai', 'unit-town-10', 'leader-12']),
    );
    const known = await list<{ username: string; password: string }>(
      'select username, password from up_users',
    );
    expect(new Set(known.map((u) => u.username))).toEqual(new Set(identifiers.filter((i) => i !== 'admin')));

    for (const identifier of [
      'office',
      'group-gongxin',
      'unit-town-04',
      'leader-02',
      'liaison-01',
      'enterprise-01',
    ]) {
      const { status, body } = await login(identifier);
      expect({ identifier, status }).toEqual({ identifier, status: 200 });
      const issues = await app.request().get('/api/issues').set('Authorization', `Bearer ${body.jwt}`);
      expect(issues.status).toBe(200);
      expect(issues.body.meta.pagination.total).toBeGreaterThan(0);
    }
    const office = (await login('office')).body.jwt;
    const all = await app.request().get('/api/issues').set('Authorization', `Bearer ${office}`);
    expect(all.body.meta.pagination.total).toBe(ISSUE_COUNT);
  });

  test('a person with two memberships chooses with X-Acting-For', async () => {
    const jwt: string = (await login('multi-01')).body.jwt;
    const memberships = await list<{ document_id: string }>(
      `select m.document_id from memberships m join staff_members s on s.id = m.staff_member_id
         join up_users u on u.id = s.api_user_id where u.username = 'multi-01'`,
    );
    expect(memberships).toHaveLength(2);
    const ask = (headers: Record<string, string>) =>
      app
        .request()
        .get('/api/issues')
        .set({ Authorization: `Bearer ${jwt}`, ...headers });
    expect((await ask({})).status).toBe(400);
    expect((await ask({ 'X-Acting-For': memberships[0]?.document_id ?? '' })).status).toBe(200);
  });

  test('officials enter the admin panel, enterprises do not', async () => {
    const enter = (email: string) => app.request().post('/admin/login').send({ email, password: PASSWORD });
    for (const identifier of ['admin', 'office', 'auditor', 'group-fagai', 'unit-zhujian', 'leader-01']) {
      expect({ identifier, status: (await enter(`${identifier}@example.test`)).status }).toEqual({
        identifier,
        status: 200,
      });
    }
    expect((await enter('enterprise-01@example.test')).status).toBe(400);
    const panel = await list<{ n: number }>(
      "select count(*)::int as n from admin_users where email like '%@example.test'",
    );
    const [staff] = await list<{ n: number }>(
      'select count(*)::int as n from staff_members where admin_user_id is not null and api_user_id is not null',
    );
    expect(panel[0]?.n).toBe((staff?.n ?? 0) + 1);
  });

  test.each(['2026H1', '2026H2'].map((half) => [half] as const))(
    'the circular of %s equals the independent slow computation',
    async (half) => {
      // The token is issued directly: signing in is limited.
      const [office] = await list<{ id: number }>(`select id from up_users where username = 'office'`);
      const token = (await app.strapi.plugin('users-permissions').service('jwt').issue(office)) as string;
      const made = await app
        .request()
        .post('/api/casework/documents')
        .set('Authorization', `Bearer ${token}`)
        .send({ data: { kind: 'circular', period: half } });
      expect(made.status).toBe(201);
      const answer = await app
        .request()
        .get(
          `/api/casework/documents/${(made.body as { data: { documentId: string } }).data.documentId}/data.json`,
        )
        .set('Authorization', `Bearer ${token}`);
      const figures = (answer.body as { data: CircularData }).data;
      const ask = (sql: string) => list<Record<string, unknown>>(sql);
      const holders = await holdersByPairings(ask);
      const histories = await readHistories(ask, (issue) => holders.get(issue) ?? []);
      const keys = new Map(
        (await list<{ id: number; document_id: string }>('select id, document_id from departments')).map(
          (d) => [d.document_id, d.id],
        ),
      );
      const now = new Date(figures.cutOff);
      let compared = 0;
      for (const [subject, lines] of [
        ['city', [{ id: '', cells: figures.city }]],
        ['group', figures.groups],
        ['unit', figures.units],
      ] as const) {
        const slow = slowFigures(histories, askOf(subject, figures.from, figures.to, now));
        for (const { id, cells } of lines) {
          for (const { code, ...cell } of cells) {
            const expected = slow.get(`${keys.get(id) ?? 0} ${code}`) ?? {
              numerator: 0,
              denominator: 0,
              value: null,
            };
            expect({ subject, id, code, ...cell }).toEqual({ subject, id, code, ...expected });
            if (expected.denominator > 0) compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(40);
    },
  );

  test('written once: a second start changes nothing but a changed password', async () => {
    const state = () =>
      list(
        `select (select count(*) from ledger_entries) as entries, (select count(*) from up_users) as users,
                (select count(*) from enterprise_figures) as figures, (select count(*) from visits) as visits`,
      );
    const before = await state();
    const lines = log.length;
    const started = Date.now();
    await seed();
    expect(Date.now() - started).toBeLessThan(2000);
    expect(log).toHaveLength(lines);
    expect(await state()).toEqual(before);

    await seed('Another-2026');
    expect((await login('office')).status).toBe(400);
    expect((await login('office', 'Another-2026')).status).toBe(200);
    expect(await state()).toEqual(before);
  });

  test('a database with other data is left alone', async () => {
    await app.db.query("delete from strapi_core_store_settings where key = 'plugin_casework_demo'");
    await expect(seed()).rejects.toThrow(/已有数据/);
  });
});
