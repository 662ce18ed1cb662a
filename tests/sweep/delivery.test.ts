import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { bootApp } from '../support/app';
import { buildCity } from '../support/city';
import { kitOn, reach, type Kit } from '../lifecycle/support';

/**
 * Notices sent out of the system: to a real mail server and a real robot, which refuse for a while and then accept.
 */

type Letter = { to: string; id: string; subject: string; text: string };
type Call = { id: string; body: { msgtype: string; text: { content: string } } };

let kit: Kit;
const letters: Letter[] = [];
const calls: Call[] = [];
const refusedIds: string[] = [];
let mailAccepts = false;
let robot: 'down' | 'errcode' | 'redirect' | 'ok' = 'down';

const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, callback) {
    let raw = '';
    stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    stream.on('end', () => {
      const id = /^Message-ID: <(.+)@qiaomen>/im.exec(raw)?.[1] ?? '';
      if (!mailAccepts) {
        refusedIds.push(id);
        return callback(Object.assign(new Error('try later'), { responseCode: 451 }));
      }
      const part = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/i.exec(raw)?.[1] ?? '';
      letters.push({
        to: session.envelope.rcptTo[0]?.address ?? '',
        id,
        subject: decodeWords(/^Subject: ([^]*?)\r\n(?! )/im.exec(raw)?.[1] ?? ''),
        text: /base64/i.test(raw) ? Buffer.from(part, 'base64').toString() : decodeQuoted(part),
      });
      callback();
    });
  },
});

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : word
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
    .replace(/[^]*/, (latin) => Buffer.from(latin, 'latin1').toString());

const robotServer = http.createServer((request, response) => {
  let raw = '';
  request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
  request.on('end', () => {
    const id = String(request.headers['idempotency-key']);
    if (robot === 'down') return void response.writeHead(502).end();
    if (robot === 'redirect') return void response.writeHead(307, { location: '/elsewhere' }).end();
    if (robot === 'errcode') {
      refusedIds.push(id);
      return void response.end(JSON.stringify({ errcode: 45009, errmsg: 'api freq out of limit' }));
    }
    calls.push({ id, body: JSON.parse(raw) as Call['body'] });
    response.end(JSON.stringify({ errcode: 0, errmsg: 'ok' }));
  });
});

const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => robotServer.listen(0, '127.0.0.1', resolve));
  const app = await bootApp({
    env: {
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(portOf(mailServer.server)),
      WEBHOOK_ALLOW: `127.0.0.1:${portOf(robotServer)}`,
    },
  });
  kit = kitOn(app, await buildCity(app));
  await kit.rows(
    `update staff_members set email = name || '@example.test' where name in ('unitA', 'groupA', 'leaderA')`,
  );
});
afterAll(async () => {
  await kit?.app.stop();
  await new Promise((resolve) => robotServer.close(resolve));
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
});

const NOW = '2026-03-02T10:00';

async function sweepAt(local: string): Promise<Record<string, number>> {
  kit.at(local);
  const { status, body } = await kit.send('office', 'POST', '/api/casework/sweep', {});
  expect(status).toBe(200);
  return (
    (body.data.steps as { name: string; done: Record<string, number> }[]).find(
      (s) => s.name === 'notifications',
    )?.done ?? {}
  );
}

const deliveries = (channel: string): Promise<{ id: string; state: string; attempts: number }[]> =>
  kit.rows('select id, state, attempts from casework.deliveries where channel = $1 order by created_at, id', [
    channel,
  ]);

const url = (): string => `http://127.0.0.1:${portOf(robotServer)}/cgi-bin/webhook/send?key=geheim`;

const addRobot = (data: object) =>
  kit.send('office', 'POST', '/api/notification-channels', { data: { name: '专班群', ...data } });

test('a robot’s address: the office’s to enter, https, public unless the operator allows it', async () => {
  for (const refused of [
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://[::1]/x',
    'https://[::ffff:169.254.169.254]/latest',
    'https://169.254.169.254/latest',
    'https://localhost/x',
    'https://intern/x',
    'https://2130706433/x',
    'http://qyapi.weixin.qq.com/x',
    'https://a:b@qyapi.weixin.qq.com/x',
    'file:///etc/passwd',
    'keine Adresse',
  ]) {
    expect({ refused, status: (await addRobot({ url: refused })).status }).toEqual({ refused, status: 400 });
  }
  expect(
    (await kit.send('groupA', 'POST', '/api/notification-channels', { data: { name: '甲', url: url() } }))
      .status,
  ).toBe(403);
  expect((await addRobot({ url: url(), events: 'register, escalate' })).status).toBe(201);
  for (const other of ['groupA', 'unitA', 'leaderA'] as const) {
    const list = await kit.send(other, 'GET', '/api/notification-channels');
    expect(list.body?.data ?? []).toEqual([]);
  }
});

test('the robot is down, then out of its limit, then takes it: once, under the id of every try', async () => {
  kit.at(NOW);
  await kit.register({ title: '<@all> 厂区道路破损' });
  expect(await sweepAt(NOW)).toMatchObject({ notices: expect.any(Number) });
  expect(await deliveries('webhook')).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  // The monitor knows on the first day, not when the last try has failed.
  const health = await kit.send(null, 'GET', '/api/casework/health');
  // The letter is refused as well.
  expect(health.body).toMatchObject({ status: 'degraded', outbox: { waiting: 2, failed: 2 } });
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  expect(state.body.data.deliveries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        channel: 'webhook',
        receiver: '专班群',
        lastError: expect.stringContaining('502'),
      }),
    ]),
  );
  expect(state.text).not.toContain('geheim');
  robot = 'redirect';
  await sweepAt('2026-03-02T10:01');
  robot = 'errcode';
  await sweepAt('2026-03-02T10:03');
  expect(calls).toEqual([]);
  robot = 'ok';
  // The delivery is not tried early.
  await sweepAt('2026-03-02T10:03');
  expect(calls).toEqual([]);
  await sweepAt('2026-03-02T10:10');
  await sweepAt('2026-03-02T12:00');
  const [delivery] = await deliveries('webhook');
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ id: delivery?.id, body: { msgtype: 'text' } });
  expect(refusedIds).toContain(delivery?.id);
  expect(calls[0]?.body.text.content).toContain('＜@all> 厂区道路破损');
  expect(delivery).toMatchObject({ state: 'sent', attempts: 4 });
});

test('the mail server refuses for a day, then accepts: nothing is lost, nothing comes under two ids', async () => {
  kit.at(NOW);
  const prefer = (data: object) =>
    kit.send('unitA', 'PUT', '/api/casework/notification-preferences', { data });
  expect((await prefer({ email: 'sometimes' })).status).toBe(400);
  expect((await prefer({ email: 'each', muted: ['contribute'] })).status).toBe(200);
  expect((await kit.send('unitA', 'GET', '/api/casework/notification-preferences')).body.data).toEqual({
    email: 'each',
    muted: ['contribute'],
    mailOn: true,
    events: expect.arrayContaining([{ event: 'red', name: '超期提醒（红灯）' }]),
  });
  expect((await kit.send('groupA', 'GET', '/api/casework/notification-preferences')).body.data.email).toBe(
    'digest',
  );
  await kit.send('leaderA', 'PUT', '/api/casework/notification-preferences', { data: { email: 'off' } });

  kit.at(NOW);
  await reach(kit, 'transferred');
  await reach(kit, 'transferred');
  refusedIds.length = 0;
  for (let hour = 0; hour < 24; hour += 1)
    await sweepAt(`2026-03-0${hour < 13 ? 2 : 3}T${String((hour + 11) % 24).padStart(2, '0')}:00`);
  const waiting = await deliveries('email');
  expect(letters).toEqual([]);
  expect(refusedIds.length).toBeGreaterThan(20);
  for (const { state } of waiting) expect(state).toBe('waiting');
  mailAccepts = true;
  await sweepAt('2026-03-03T12:30');
  await sweepAt('2026-03-03T14:00');
  const sent = await deliveries('email');
  for (const { state } of sent) expect(state).toBe('sent');
  expect(letters.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort());
  expect([...new Set(refusedIds)].every((id) => sent.some((d) => d.id === id))).toBe(true);
  const mine = letters.filter(
    ({ to, subject }) => to === 'unitA@example.test' && subject.startsWith('诉求已转办'),
  );
  expect(mine).toHaveLength(2);
  expect(mine[0]?.subject).toMatch(/^诉求已转办 包诉〔2026〕\d{4}号$/);
  // The handling deadline, not the day by which the unit is to take it up.
  expect(mine[0]?.text).toContain('已转市住建局办理，办结时限2026年3月16日');
  expect(letters.filter(({ to }) => to === 'leaderA@example.test')).toEqual([]);
});

test('who wants no flood gets one letter a working day, with what he has not read', async () => {
  const digests = letters.filter(({ to }) => to === 'groupA@example.test');
  // Notices of 2 March, and of 3 March at the latest.
  expect(digests.length).toBeGreaterThanOrEqual(1);
  expect(digests.length).toBeLessThanOrEqual(2);
  expect(digests[0]?.subject).toMatch(/^今日待阅通知\d+件$/);
  expect(digests[0]?.text).toMatch(/1\. .*包诉〔2026〕/);
  letters.length = 0;
  kit.at('2026-03-07T09:00');
  await kit.register();
  // A Saturday, and before office hours on Monday.
  await sweepAt('2026-03-07T10:00');
  await sweepAt('2026-03-09T07:59');
  expect(letters.filter(({ to }) => to === 'groupA@example.test')).toEqual([]);
  await Promise.all([sweepAt('2026-03-09T08:00'), sweepAt('2026-03-09T08:00')]);
  await sweepAt('2026-03-09T15:00');
  expect(letters.filter(({ to }) => to === 'groupA@example.test')).toHaveLength(1);
});

test('what has failed for good is seen and tried again by hand', async () => {
  robot = 'down';
  kit.at('2026-03-10T10:00');
  await kit.register();
  await sweepAt('2026-03-10T10:00');
  await kit.rows(
    `update casework.deliveries set attempts = 79 where state = 'waiting' and channel = 'webhook'`,
  );
  await sweepAt('2026-03-11T10:00');
  const all = await kit.rows<{ id: string }>(`select id from casework.deliveries where state = 'failed'`);
  const [failed] = all;
  expect(failed).toBeDefined();
  const [{ tried = 0 } = {}] = await kit.rows<{ tried: number }>(
    `select count(*)::int as tried from casework.deliveries where state = 'waiting' and last_error is not null`,
  );
  expect((await kit.send(null, 'GET', '/api/casework/health')).body).toMatchObject({
    status: 'degraded',
    outbox: { failed: all.length + tried },
  });
  robot = 'ok';
  await sweepAt('2026-03-12T10:00');
  const before = calls.length;
  expect((await kit.send('groupA', 'POST', `/api/casework/deliveries/${failed?.id}/retry`)).status).toBe(403);
  expect((await kit.send('office', 'POST', `/api/casework/deliveries/${failed?.id}/retry`)).status).toBe(200);
  await sweepAt('2026-03-12T10:00');
  expect(calls.slice(before).map(({ id }) => id)).toEqual([failed?.id]);
});

test('what has failed for good is given up by the office, on record', async () => {
  const channel = `select id from casework.deliveries where channel = 'webhook' order by created_at desc, id limit 1`;
  const [given] = await kit.rows<{ id: string }>(
    `update casework.deliveries set state = 'failed', last_error = '502' where id = (${channel}) returning id`,
  );
  const dismiss = `/api/casework/deliveries/${given?.id}/dismiss`;
  const failed = async (): Promise<number> =>
    (await kit.send(null, 'GET', '/api/casework/health')).body.outbox.failed;
  const before = await failed();
  expect((await kit.send('groupA', 'POST', dismiss)).status).toBe(403);
  expect((await kit.send('office', 'POST', dismiss)).status).toBe(200);
  expect((await kit.send('office', 'POST', dismiss)).status).toBe(404);
  expect(await failed()).toBe(before - 1);
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  expect(state.body.data.changes[0]).toMatchObject({
    subject: 'deliveries',
    documentId: given?.id,
    name: 'office',
    fields: { state: ['failed', 'dropped'] },
  });
  const sent = calls.length;
  await sweepAt('2026-03-12T10:30');
  expect(calls.slice(sent).map(({ id }) => id)).not.toContain(given?.id);
});

test('a complaint is nothing for a chat group', async () => {
  kit.at('2026-03-12T11:00');
  const before = calls.length;
  await kit.register({ category: kit.city.categories.complaint }, 'enterpriseA');
  await sweepAt('2026-03-12T11:00');
  expect(calls).toHaveLength(before);
});

test('a notice that cannot be delivered does not hold back the others', async () => {
  kit.at('2026-03-12T12:00');
  await kit.rows(
    `insert into casework.outbox (event, audiences, payload, created_at) values ('register', '{"kind": 5}', '{}', '2026-03-12T03:59:00Z')`,
  );
  const id = await kit.register();
  await sweepAt('2026-03-12T12:00');
  expect(
    await kit.rows(
      `select 1 from casework.messages m join issues i on i.id = m.issue_id where i.document_id = $1`,
      [id],
    ),
  ).not.toEqual([]);
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  expect(state.body.data.undelivered).toMatchObject([{ event: 'register', attempts: 1 }]);
  const health = () => kit.send(null, 'GET', '/api/casework/health');
  expect((await health()).body).toMatchObject({ status: 'degraded', outbox: { oldestSeconds: null } });
  const [{ id: bad = '' } = {}] = state.body.data.undelivered as { id?: string }[];
  expect((await kit.send('office', 'POST', `/api/casework/deliveries/${bad}/dismiss`)).status).toBe(200);
  const after = await kit.send('office', 'GET', '/api/casework/run-state');
  expect(after.body.data).toMatchObject({
    undelivered: [],
    changes: [{ record: '登记' }, ...after.body.data.changes.slice(1)],
  });
});

test('that a complaint is to be followed up is for the office to know, not for the group that it may be about', async () => {
  kit.at('2026-03-16T10:00'); // Monday
  const id = await kit.register({ category: kit.city.categories.complaint }, 'enterpriseA');
  await kit.done('office', id, 'accept');
  await sweepAt('2026-03-20T10:00');
  const told = await kit.rows(
    `select o.audiences::json as audiences from casework.outbox o join issues i on i.id = o.issue_id
      where i.document_id = $1 and o.event = 'duty-due'`,
    [id],
  );
  expect(told).toEqual([{ audiences: [{ kind: 'office', id: null }] }]);
});

describe('who owes something by the next working day', () => {
  const reminded = (issue: string): Promise<{ event: string; audiences: unknown; staff: number[] }[]> =>
    kit.rows(
      `select o.audiences::json as audiences,
              array(select m.staff_id from casework.messages m where m.outbox_id = o.id order by 1) as staff
         from casework.outbox o join issues i on i.id = o.issue_id
        where i.document_id = $1 and o.event = 'duty-due' order by o.created_at, o.id`,
      [issue],
    );
  const waiting = async (issue: string): Promise<number> =>
    (
      await kit.rows(
        `select 1 from casework.duty_checks a join duties d on d.id = a.duty_id join issues i on i.id = d.issue_id
          where i.document_id = $1`,
        [issue],
      )
    ).length;
  const sweepTwice = async (local: string): Promise<void> => {
    await sweepAt(local);
    await sweepAt(local);
  };

  test('is reminded once, by whom the duty binds: a group’s people, not the unit’s in the same department', async () => {
    kit.at('2026-03-23T10:00'); // Monday
    const { unitB, groupA } = kit.city.people;
    const [{ fagai = 0 } = {}] = await kit.rows<{ fagai: number }>(
      `select id as fagai from departments where code = 'fagai'`,
    );
    await kit.rows(
      `insert into memberships (document_id, staff_member_id, kind, department_id, since, created_at, updated_at, published_at)
       values ('both-group-and-unit', $1, 'unit', $2, '2026-01-01', now(), now(), now())`,
      [unitB.staffId, fagai],
    );
    const id = await reach(kit, 'handling');
    await sweepTwice('2026-03-26T10:00');
    expect(await reminded(id)).toEqual([]);
    expect(await waiting(id)).toBe(1);
    // Due on Sunday: the next working day after Friday is Monday.
    await sweepTwice('2026-03-27T10:00');
    expect(await reminded(id)).toEqual([
      { audiences: [{ kind: 'group', id: fagai }], staff: [groupA.staffId] },
    ]);
    expect(await waiting(id)).toBe(0);

    // A due written again unchanged causes no second reminder; another due causes one.
    await kit.inside(
      `update duties set due_at = due_at + interval '1 hour' where issue_id = (select id from issues where document_id = $1)`,
      [id],
    );
    await kit.inside(
      `update duties set due_at = due_at - interval '1 hour' where issue_id = (select id from issues where document_id = $1)`,
      [id],
    );
    expect(await waiting(id)).toBe(1);
    await sweepTwice('2026-03-27T10:30');
    expect([(await reminded(id)).length, await waiting(id)]).toEqual([1, 0]);
    await kit.inside(
      `update duties set due_at = due_at + interval '3 days' where issue_id = (select id from issues where document_id = $1)`,
      [id],
    );
    expect(await waiting(id)).toBe(1);
    await sweepTwice('2026-03-31T09:00');
    expect((await reminded(id)).length).toBe(2);

    // The unit's own report of March, due at the beginning of April, is the unit's.
    await sweepTwice('2026-03-31T10:00');
    const [unitReport] = await kit.rows(
      `select o.audiences::json as audiences from casework.outbox o
        where o.event = 'duty-due' and o.payload ->> 'type' = 'unit-report' and o.payload ->> 'period' = '2026-03'`,
    );
    expect(unitReport).toMatchObject({ audiences: [{ kind: 'unit' }] });
    await kit.rows(`delete from memberships where document_id = 'both-group-and-unit'`);
  });

  test('is not when it is done, is when it is owed anew, and is not when it has fallen due meanwhile', async () => {
    kit.at('2026-04-13T10:00'); // Monday
    const [done, again, missed] = [
      await reach(kit, 'handling'),
      await reach(kit, 'handling'),
      await reach(kit, 'handling'),
    ];
    await sweepAt('2026-04-13T10:00');
    kit.at('2026-04-14T10:00');
    await kit.done('groupA', done, 'follow-up', { told: '正在办理', how: '电话' });
    // Reported back after two days, nothing is owed for the week; sent back in it, it is.
    await kit.done('unitA', again, 'report-back', { result: 'solved', measures: '已修复' });
    expect([await waiting(done), await waiting(again), await waiting(missed)]).toEqual([0, 0, 1]);
    kit.at('2026-04-15T10:00');
    await kit.done('groupA', again, 'rework', { reason: '未修好' });
    await sweepTwice('2026-04-17T10:00');
    expect((await reminded(done)).length).toBe(0);
    expect((await reminded(again)).length).toBe(1);
    expect((await reminded(missed)).length).toBe(1);

    // Week 17 passes without a sweep: the next one reminds nobody of it, and leaves no duty to check.
    kit.at('2026-04-20T10:00');
    await kit.done('groupA', done, 'note', { text: '继续办理' });
    await sweepAt('2026-04-20T10:00');
    await sweepTwice('2026-04-27T10:00');
    expect((await reminded(missed)).length).toBe(1);
    expect(
      await kit.rows(`select 1 from casework.duty_checks where due_at <= '2026-04-27T02:00:00'`),
    ).toEqual([]);
  });
});
