import { issueInput, type Account } from '../support/city';
import { type Done, NOW, actions, finish, kit, reach, sweepAt, told } from './support';

describe('messages', () => {
  test('are their addressee’s alone, can be counted and marked', async () => {
    kit.at(NOW);
    const id = await reach(kit, 'transferred');
    await sweepAt(NOW);
    const mine = await kit.send('unitA', 'GET', '/api/casework/messages?unread=true&pageSize=100');
    const message = (mine.body.data as { id: string; issue: string; title: string; body: string }[]).find(
      (m) => m.issue === id,
    );
    if (!message) throw new Error('the unit was not told');
    expect(message.title).toMatch(/^诉求已转办 包诉〔2026〕\d{4}号$/);
    expect(message.body).toContain('示例甲有限公司');
    for (const other of ['office', 'auditor', 'groupA', 'unitB'] as const) {
      expect((await kit.send(other, 'POST', `/api/casework/messages/${message.id}/read`)).status).toBe(404);
      const list = await kit.send(other, 'GET', '/api/casework/messages?pageSize=100');
      expect(list.body.data.map((m: { id: string }) => m.id)).not.toContain(message.id);
    }
    const before = (await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread;
    expect((await kit.send('unitA', 'POST', `/api/casework/messages/${message.id}/read`)).status).toBe(200);
    expect((await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread).toBe(
      before - 1,
    );
    await kit.send('unitA', 'POST', '/api/casework/messages/read');
    expect((await kit.send('unitA', 'GET', '/api/casework/messages/unread')).body.data.unread).toBe(0);
    expect((await kit.send('unitA', 'POST', '/api/casework/messages/nonsense/read')).status).toBe(404);
    await finish(id);
  });

  test('a complaint is told to the office and its enterprise, to nobody else', async () => {
    kit.at(NOW);
    const id = await kit.register({ category: kit.city.categories.complaint }, 'enterpriseA');
    await kit.done('office', id, 'accept');
    await sweepAt('2026-03-10T10:00');
    expect(await told('office', id)).toEqual(expect.arrayContaining(['register', 'accept', 'red']));
    expect(await told('enterpriseA', id)).toEqual(['accept']);
    const others = await kit.rows(
      `select s.name from casework.messages m join staff_members s on s.id = m.staff_id join issues i on i.id = m.issue_id
        where i.document_id = $1 and s.name not in ('office', 'enterpriseA')`,
      [id],
    );
    expect(others).toEqual([]);
    await finish(id);
  });

  test('templates are the office’s; what an issue is named cannot speak for them', async () => {
    kit.at(NOW);
    const templates = await kit.send(
      'office',
      'GET',
      '/api/notification-templates?filters[event][$eq]=register',
    );
    const [template] = templates.body.data as { documentId: string }[];
    const path = `/api/notification-templates/${template?.documentId}`;
    const put = (account: Account, data: object) => kit.send(account, 'PUT', path, { data });
    expect((await put('groupA', { title: '甲' })).status).toBe(403);
    expect((await put('office', { title: '登记：{{标题}}', body: '{{企业}}反映{{标题}}' })).status).toBe(200);
    expect((await put('office', { title: '{{密码}}' })).status).toBe(400);
    const hidden = { data: { ...issueInput(kit.city), title: '{{企业}}\u202e<b>x</b>' } };
    expect((await kit.send('office', 'POST', '/api/casework/issues', hidden)).status).toBe(400);
    const id = await kit.register({ title: '{{企业}} <b>x</b>' });
    await sweepAt(NOW);
    const list = await kit.send('office', 'GET', '/api/casework/messages?pageSize=100');
    const message = (list.body.data as { issue: string; title: string; body: string }[]).find(
      (m) => m.issue === id,
    );
    expect(message).toMatchObject({
      title: '登记：{{企业}} <b>x</b>',
      body: '示例甲有限公司反映{{企业}} <b>x</b>',
    });
    await finish(id);
  });
});

test('from 1 November the office is told, once a week, which year has no calendar', async () => {
  expect((await sweepAt('2027-10-31T10:00'))['calendar-missing']).toBe(1);
  expect((await sweepAt('2027-11-01T00:00'))['calendar-missing']).toBe(2);
  expect((await sweepAt('2027-11-05T10:00'))['calendar-missing']).toBeUndefined();
  expect((await sweepAt('2027-11-08T00:00'))['calendar-missing']).toBe(2);
});

test('the monitor’s page says what is wrong and no secret', async () => {
  kit.at(NOW);
  for (const path of ['/api/casework/health', '/casework/health']) {
    const answer = await kit.send(null, 'GET', path);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      database: 'ok',
      sweep: { schedule: 'off', lastFinishedAt: expect.any(String), failures: 0 },
      outbox: { waiting: 0, oldestSeconds: null, failed: 0 },
      calendar: { coveredThrough: 2026, missing: [] },
    });
    expect(answer.text).not.toMatch(/postgres|password|secret|:\/\//i);
  }
  // However many ask at once, they hold one connection.
  const client = await kit.app.db.connect();
  try {
    await client.query('begin; lock table casework.sweep_runs in access exclusive mode');
    const asked = Array.from({ length: 8 }, () => kit.send(null, 'GET', '/api/casework/health'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { rows: waiting } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(waiting).toHaveLength(1);
    await client.query('rollback');
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
  } finally {
    await client.query('rollback');
    client.release();
  }
  expect((await kit.send('groupA', 'GET', '/api/casework/run-state')).status).toBe(403);
  expect((await kit.send(null, 'GET', '/api/casework/run-state')).status).not.toBe(200);
});

test('a monitor is told by the status when what is due is not being done', async () => {
  await sweepAt(NOW);
  const later = (minutes: number): string =>
    new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);
  const health = async (minutes: number) => {
    kit.at(later(minutes));
    const { status, body } = await kit.send(null, 'GET', '/api/casework/health');
    return { status, says: body.status, database: body.database, waiting: body.outbox?.waiting };
  };
  const well = { status: 200, says: 'ok', database: 'ok', waiting: 0 };
  const stalled = { status: 503, says: 'stalled', database: 'ok', waiting: 0 };
  process.env['SWEEP_SCHEDULE'] = '0 * * * * *';
  try {
    expect(await health(13)).toEqual(well);
    expect(await health(17)).toEqual(stalled);
    // A sweep under way makes up for it.
    await kit.rows(
      `insert into casework.sweep_runs (instance, cause, started_at) values ('test', 'start', now() + interval '10 minutes')`,
    );
    expect(await health(17)).toEqual(well);
    expect(await health(27)).toEqual(stalled);
    await kit.rows(`delete from casework.sweep_runs where instance = 'test'`);
    // A schedule of once an hour has as many wake-ups to miss.
    process.env['SWEEP_SCHEDULE'] = '0 0 * * * *';
    expect(await health(119)).toEqual(well);
    expect(await health(241)).toEqual(stalled);
  } finally {
    delete process.env['SWEEP_SCHEDULE'];
  }
  // Nothing is scheduled here, because sweeps are called. But a notice that is still queued has not been delivered.
  expect(await health(17)).toEqual(well);
  await kit.rows(
    `insert into casework.outbox (event, audiences, payload) values ('calendar-missing', '[{"kind": "office", "id": null}]', '{}')`,
  );
  expect(await health(13)).toEqual({ ...well, waiting: 1 });
  expect(await health(17)).toEqual({ ...stalled, waiting: 1 });
  await sweepAt(later(17));
  expect(await health(17)).toEqual(well);
});

describe('what has expired', () => {
  const day = '2029-01-10';
  const left = async (table: string, column: string): Promise<string[]> =>
    (
      await kit.rows<{ name: string }>(
        `select ${column} as name from casework.${table} where ${column} like 'test-%' order by 1`,
      )
    ).map(({ name }) => name);
  const ago = (days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString();
  const message = (name: string, created: number, read: number | null): Promise<unknown> =>
    kit.rows(
      `insert into casework.messages (outbox_id, staff_id, event, title, body, created_at, read_at) values (gen_random_uuid(), 1, $1, '', '', $2, $3)`,
      [name, ago(created), read === null ? null : ago(read)],
    );
  const key = (name: string, hours: number): Promise<unknown> =>
    kit.rows(
      `insert into casework.idempotency (account, path, key, body_hash, status, created_at) values ('a', '/', $1, '', 200, now() - make_interval(hours => $2))`,
      [name, hours],
    );

  test('is removed once a day; what is on record stays, and what is still to come is not done again', async () => {
    kit.at(NOW);
    const [open, final] = [await reach(kit, 'handling'), await reach(kit, 'handling')];
    await sweepAt('2026-03-17T00:00');
    await kit.done('unitA', final, 'report-back', { result: 'solved', measures: '已修复' });
    await kit.done('enterpriseA', final, 'confirm', { rating: 5 });
    await kit.done('leaderA', final, 'consent');
    const claims = async (issue: string): Promise<number> => {
      const [row] = await kit.rows<{ n: number }>(
        `select count(*)::int as n from casework.claims c join issues i on c.scope = 'issue:' || i.id where i.document_id = $1`,
        [issue],
      );
      return row?.n ?? 0;
    };
    const before = { open: await claims(open), final: await claims(final) };
    expect(before).toEqual({ open: 3, final: 3 });

    await message('test-read-long-ago', 200, 181);
    await message('test-read-lately', 200, 179);
    await message('test-unread', 500, null);
    await message('test-unread-for-years', 546, null);
    for (const [name, state, days] of [
      ['test-sent', 'sent', 181],
      ['test-sent-lately', 'sent', 179],
      ['test-failed', 'failed', 400],
    ] as const)
      await kit.rows(
        `insert into casework.deliveries (key, channel, subject, body, state, retry_at, created_at) values ($1, 'email', '', '', $2, $3, $3)`,
        [name, state, ago(days)],
      );
    for (const [name, days] of [
      ['test-told', 181],
      ['test-told-lately', 179],
    ] as const)
      await kit.rows(
        `insert into casework.outbox (event, audiences, payload, created_at, delivered_at) values ($1, '[]', '{}', $2, $2)`,
        [name, ago(days)],
      );
    await key('test-yesterday', 25);
    await key('test-today', 23);
    await kit.rows(
      `insert into casework.claims (scope, key, at) values ('duty:1', 'test-61', $1), ('duty:1', 'test-59', $2)`,
      [ago(61), ago(59)],
    );
    const records = () =>
      kit.rows(
        `select (select count(*) from ledger_entries) as ledger, (select count(*) from refused_attempts) as refused,
                (select count(*) from sign_ins) as signed, (select count(*) from casework.changes) as changes`,
      );
    const recorded = await records();

    await sweepAt(`${day}T09:00`);
    expect(await left('messages', 'event')).toEqual(['test-read-lately', 'test-unread']);
    expect(await left('deliveries', 'key')).toEqual(['test-failed', 'test-sent-lately']);
    expect(await left('outbox', 'event')).toEqual(['test-told-lately']);
    expect(await left('idempotency', 'key')).toEqual(['test-today']);
    expect(await left('claims', 'key')).toEqual(['test-59']);
    expect(await claims(final)).toBe(0);
    expect(await claims(open)).toBeGreaterThan(before.open);
    // The open one was urged and escalated meanwhile: entries come, none goes.
    expect(Number((await records())[0]?.['ledger'])).toBeGreaterThanOrEqual(Number(recorded[0]?.['ledger']));
    expect((await records())[0]).toMatchObject({
      refused: recorded[0]?.['refused'],
      signed: recorded[0]?.['signed'],
    });

    // Reopened, it is looked at from now on only.
    kit.at(`${day}T10:00`);
    await kit.done('groupA', final, 'reopen', { reason: '问题反复' });
    expect(await sweepAt(`${day}T10:00`)).toEqual({});
    await finish(open);
    await finish(final);
  });

  test('is looked for again the next day, and as long is kept as the office says', async () => {
    await message('test-read-this-year', 100, 100);
    await sweepAt(`${day}T18:00`);
    await sweepAt('2029-01-11T09:00');
    expect(await left('messages', 'event')).toContain('test-read-this-year');
    expect((await kit.send('groupA', 'PUT', '/api/setting', { data: { noticeKeepDays: 30 } })).status).toBe(
      403,
    );
    expect((await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 7 } })).status).toBe(
      400,
    );
    expect((await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 30 } })).status).toBe(
      200,
    );
    await sweepAt('2029-01-11T10:00');
    expect(await left('messages', 'event')).toContain('test-read-this-year');
    await sweepAt('2029-01-12T09:00');
    expect(await left('messages', 'event')).not.toContain('test-read-this-year');
    await kit.send('office', 'PUT', '/api/setting', { data: { noticeKeepDays: 180 } });
    await kit.rows(`delete from casework.deliveries where key like 'test-%'`);
  });
});

test('one issue that cannot be swept is noted, tried again later, and holds nobody up', async () => {
  kit.at(NOW);
  const bad = await reach(kit, 'handling');
  const gone = await reach(kit, 'handling');
  const good = await reach(kit, 'handling');
  await sweepAt(NOW);
  // A ledger entry that is in the way: the next sequence exists already.
  await kit.app.ownerDb.query(
    `create function casework.test_stumble() returns trigger language plpgsql as $$ begin
       if new.issue_id in (select id from issues where document_id in ('${bad}', '${gone}')) and new.action = 'urge' then raise exception 'stumble'; end if;
       return new; end $$`,
  );
  await kit.app.ownerDb.query(
    `create trigger test_stumble before insert on ledger_entries for each row execute function casework.test_stumble()`,
  );
  const at = async (local: string) => {
    kit.at(local);
    const { body } = await kit.send('office', 'POST', '/api/casework/sweep', {});
    return (body.data.steps as { name: string; done: Done; failed: number }[]).find(
      (s) => s.name === 'issues',
    );
  };
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: { red: 1, urge: 1 }, failed: 2 });
  expect(await kit.row(good)).toMatchObject({ urge_count: 1 });
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: {}, failed: 0 });
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  const failure = { attempts: 1, error: expect.stringContaining('stumble'), label: '时限提醒、催办、提请' };
  const failures = state.body.data.failures as { issue: string; subject: string }[];
  expect(failures).toHaveLength(2);
  for (const issue of [bad, gone])
    expect(failures).toContainEqual(expect.objectContaining({ ...failure, issue }));
  const subject = failures.find(({ issue }) => issue === bad)?.subject ?? '';
  const retry = `/api/casework/sweep/failures/issues/${subject}/retry`;
  expect((await kit.send('groupA', 'POST', retry)).status).toBe(403);
  expect((await kit.send('office', 'POST', '/api/casework/sweep/failures/issues/0/retry')).status).toBe(404);
  expect((await kit.send('office', 'POST', retry)).status).toBe(200);
  expect(await at('2026-03-17T00:00')).toMatchObject({ done: {}, failed: 1 });
  // An issue that has ended otherwise is no failure any more.
  await finish(gone);
  expect((await kit.send(null, 'GET', '/api/casework/health')).body.status).toBe('degraded');
  await kit.app.ownerDb.query('drop trigger test_stumble on ledger_entries');
  expect(await at('2026-03-17T00:02')).toMatchObject({ done: { red: 1, urge: 1 }, failed: 0 });
  expect(await kit.row(bad)).toMatchObject({ urge_count: 1 });
  expect((await kit.send('office', 'GET', '/api/casework/run-state')).body.data.failures).toEqual([]);
  await finish(bad);
  await finish(good);
});

test('what two hands do at once happens once: sweeps and people interleave', async () => {
  kit.at(NOW);
  const ids = await Promise.all([1, 2, 3].map(() => reach(kit, 'handling')));
  await sweepAt(NOW);
  kit.at('2026-03-20T10:00');
  await Promise.all([
    kit.send('office', 'POST', '/api/casework/sweep', {}),
    kit.act('unitA', ids[0] ?? '', 'escalate', { reason: '承办单位提请' }),
    kit.send('office', 'POST', '/api/casework/sweep', {}),
    kit.act('groupA', ids[1] ?? '', 'note', { text: '已联系' }),
    kit.act('unitA', ids[2] ?? '', 'report-back', { result: 'solved', measures: '已修复' }),
    kit.send('office', 'POST', '/api/casework/sweep', {}),
  ]);
  await sweepAt('2026-03-20T10:00');
  for (const id of ids) {
    const row = await kit.row(id);
    const list = await actions(id);
    expect(list.filter((a) => a === 'urge').length).toBeLessThanOrEqual(1);
    if (row['stage'] === 'handling') {
      expect(list.filter((a) => a === 'urge')).toHaveLength(1);
      expect(Number(row['level'])).toBeGreaterThanOrEqual(1);
      expect(Number(row['level'])).toBe(list.filter((a) => a === 'escalate').length);
    }
    await finish(id);
  }
});
