import { spawn, type ChildProcess } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bootApp } from '../support/app';
import { buildCity } from '../support/city';
import { kitOn, type Kit } from '../lifecycle/support';

/**
 * Events sent out of the system: to a real receiver, which is down for a while, and to the one of the
 * documentation.
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

type Taken = { id: string; event: any; headers: http.IncomingHttpHeaders };

let kit: Kit;
let answer = 200;
const taken: Taken[] = [];
const refusedIds: string[] = [];

const receiver = http.createServer((request, response) => {
  let raw = '';
  request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
  request.on('end', () => {
    const id = String(request.headers['webhook-id']);
    if (answer !== 200) refusedIds.push(id);
    else taken.push({ id, event: JSON.parse(raw), headers: request.headers });
    response.writeHead(answer, answer === 307 ? { location: '/elsewhere' } : {}).end('ok');
  });
});

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
let documented: ChildProcess;
let documentedUrl = '';
let said = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  documented = spawn(process.execPath, ['docs/operations/examples/receive-events.mjs'], {
    env: { PATH: process.env['PATH'], EVENT_SECRET: SECRET, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  documentedUrl = await new Promise<string>((resolve, reject) => {
    documented.once('exit', () => reject(new Error('the documented receiver ended')));
    documented.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /listening (\d+)/.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}/events`);
    });
  });
  const allowed = [(receiver.address() as AddressInfo).port, new URL(documentedUrl).port];
  const app = await bootApp({ env: { WEBHOOK_ALLOW: allowed.map((port) => `127.0.0.1:${port}`).join(',') } });
  kit = kitOn(app, await buildCity(app));
}, 300_000);
afterAll(async () => {
  await kit?.app.stop();
  documented?.kill();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const url = (): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`;
const subscribe = (data: object) =>
  kit.send('office', 'POST', '/api/event-subscriptions', {
    data: { name: '示例平台', url: url(), secret: SECRET, ...data },
  });

async function sweepAt(local: string): Promise<any> {
  kit.at(local);
  const { status, body } = await kit.send('office', 'POST', '/api/casework/sweep', {});
  expect(status).toBe(200);
  return body.data.steps.find(({ name }: any) => name === 'events');
}

const pull = async (
  who: 'office' | 'groupA' | 'groupB' | 'auditor',
  after = '0',
  limit = 500,
): Promise<any> => (await kit.send(who, 'GET', `/api/casework/events?after=${after}&limit=${limit}`)).body;

test('a subscription is the office’s to enter: a public https address, actions that there are, a whole secret', async () => {
  for (const bad of [
    { url: 'https://169.254.169.254/latest' },
    { url: 'https://10.0.0.1/x' },
    { url: 'http://example.com/x' },
    { url: 'https://localhost/x' },
    { url: 'file:///etc/passwd' },
    { secret: 'geheim' },
    { events: 'register, fly' },
  ])
    expect([bad, (await subscribe(bad)).status]).toEqual([bad, 400]);
  for (const who of ['groupA', 'unitA', 'auditor'] as const)
    expect(
      (await kit.send(who, 'POST', '/api/event-subscriptions', { data: { name: 'x', url: url() } })).status,
    ).toBe(403);
  const made = await subscribe({ name: '示例草稿', secret: undefined, active: false });
  expect(made.status).toBe(201);
  expect(made.body.data.secret).toMatch(/^whsec_/);
  const looked = await kit.send('auditor', 'GET', '/api/event-subscriptions');
  expect(looked.body.data).toHaveLength(1);
  expect(looked.text).not.toContain('whsec_');
  const [row] = await kit.rows<{ secret: string }>('select secret from event_subscriptions');
  expect(row?.secret).toMatch(/^whsec_.{44}$/);
  const records = await kit.rows<{ after: string }>(
    `select after::text from casework.changes where subject = 'event_subscriptions'`,
  );
  expect(records).toHaveLength(1);
  expect(records[0]?.after).not.toContain('whsec_');
  expect((await kit.send('groupA', 'GET', '/api/event-subscriptions')).body?.data ?? []).toEqual([]);
});

test('down, then a redirect, then it takes them: in order, each once, under the id of every try', async () => {
  kit.at('2026-03-02T10:00');
  expect((await subscribe({})).status).toBe(201);
  const issue = await kit.register({ title: '示例标题不外传', description: '示例正文不外传' });
  await kit.done('groupA', issue, 'accept');
  answer = 502;
  expect((await sweepAt('2026-03-02T10:00')).failed).toBe(1);
  // The second waits behind the first.
  expect(new Set(refusedIds).size).toBe(1);
  answer = 307;
  await sweepAt('2026-03-02T10:01');
  const state = await kit.send('office', 'GET', '/api/casework/run-state');
  expect(state.body.data.deliveries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        channel: 'event',
        receiver: '示例平台',
        lastError: expect.stringContaining('307'),
      }),
    ]),
  );
  expect(state.text).not.toContain('whsec_');
  await kit.done('groupA', issue, 'transfer', { leadUnit: kit.city.departments.zhujian, standard: '修复' });
  answer = 200;
  await sweepAt('2026-03-02T10:10');
  expect(taken.map(({ event }) => event.data.action)).toEqual(['register', 'accept', 'transfer']);
  expect(taken[0]?.id).toBe(refusedIds[0]);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(3);
  await sweepAt('2026-03-02T10:20');
  expect(taken).toHaveLength(3);
  const [first] = taken;
  expect(first?.headers['content-type']).toContain('application/cloudevents+json');
  expect(first?.event).toMatchObject({
    specversion: '1.0',
    type: 'qiaomen.issue.register',
    subject: `issues/${issue}`,
    data: {
      issue,
      from: null,
      to: 'registered',
      entry: 1,
      enterprise: kit.city.enterprises.A,
      group: kit.city.departments.fagai,
    },
  });
  expect(JSON.stringify(taken)).not.toContain('不外传');
});

test('the receiver of the documentation verifies the signature, and refuses one of another secret', async () => {
  const before = said.length;
  await subscribe({ name: '示例接收程序', url: documentedUrl, events: 'accept' });
  await subscribe({
    name: '密钥不符',
    url: documentedUrl,
    secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    events: 'accept',
  });
  kit.at('2026-03-02T11:00');
  const issue = await kit.register();
  await kit.done('groupA', issue, 'accept');
  await sweepAt('2026-03-02T11:00');
  const { number } = await kit.row(issue);
  expect(said.slice(before)).toContain(
    JSON.stringify({ type: 'qiaomen.issue.accept', number, to: 'accepted' }).slice(1),
  );
  expect(said.slice(before)).not.toContain('qiaomen.issue.register');
  // Refused as wrong: five times, then it is a failure that the office can repeat.
  for (const at of ['11:01', '11:03', '11:10', '11:30']) await sweepAt(`2026-03-02T${at}`);
  const [failed] = await kit.rows<{ id: string; attempts: number }>(
    `select d.id, d.attempts from casework.deliveries d join event_subscriptions s on s.id = d.subscription_id
      where s.name = '密钥不符' and d.state = 'failed'`,
  );
  expect(failed?.attempts).toBe(5);
  await kit.rows(`update event_subscriptions set secret = $1 where name = '密钥不符'`, [SECRET]);
  expect((await kit.send('office', 'POST', `/api/casework/deliveries/${failed?.id}/retry`, {})).status).toBe(
    200,
  );
  await sweepAt('2026-03-02T11:40');
  expect(
    await kit.rows(`select 1 from casework.deliveries where id = $1 and state = 'sent'`, [failed?.id]),
  ).toHaveLength(1);
});

test('a complaint is neither sent nor to be pulled; a group’s subscription gets its own alone', async () => {
  await kit.rows(`update event_subscriptions set active = name = '示例平台'`);
  const start = taken.length;
  kit.at('2026-03-03T10:00');
  const complaint = await kit
    .register({ category: kit.city.categories.complaint }, 'enterpriseA')
    .catch(async () => kit.register({ category: kit.city.categories.complaint }, 'office'));
  const own = await kit.register();
  const foreign = await kit.register({ enterprise: kit.city.enterprises.B }, 'groupB');
  const [group] = await kit.rows<{ id: number }>(`select id from departments where code = 'fagai'`);
  await kit.rows(`update event_subscriptions set group_id = $1 where name = '示例平台'`, [group?.id]);
  await sweepAt('2026-03-03T10:00');
  const told = taken.slice(start).map(({ event }) => event.data.issue);
  expect(told).toContain(own);
  expect(told).not.toContain(foreign);
  expect(told).not.toContain(complaint);
  const all = (await pull('office')).data.map(({ data }: any) => data.issue);
  expect(all).toEqual(expect.arrayContaining([own, foreign]));
  expect(all).not.toContain(complaint);
  // An issue that becomes a complaint later is no longer available.
  await kit.inside('update issues set complaint = true where document_id = $1', [own]);
  expect((await pull('auditor')).data.map(({ data }: any) => data.issue)).not.toContain(own);
});

test('the same events are pulled page by page, each once and in order, as far as the asker sees', async () => {
  const whole = await pull('office');
  const ids: string[] = [];
  let cursor = '0';
  for (;;) {
    const page = await pull('office', cursor, 2);
    ids.push(...page.data.map(({ id }: any) => id));
    cursor = page.meta.cursor;
    if (!page.meta.more) break;
  }
  expect(ids).toEqual(whole.data.map(({ id }: any) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect((await pull('office', cursor)).data).toEqual([]);
  const sent = new Map(taken.map(({ event }) => [event.id, event]));
  for (const event of whole.data) if (sent.has(event.id)) expect(event).toEqual(sent.get(event.id));
  const ofB = (await pull('groupB')).data;
  expect(new Set(ofB.map(({ data }: any) => data.group))).toEqual(new Set([kit.city.departments.shangwu]));
  for (const who of ['unitA', 'enterpriseA', 'leaderA'] as const)
    expect((await kit.send(who, 'GET', '/api/casework/events')).status).toBe(404);
  expect((await kit.send('office', 'GET', '/api/casework/events?after=x')).status).toBe(400);
});

test('two sweeps at once publish and send each event once', async () => {
  await kit.rows(`update event_subscriptions set group_id = null where name = '示例平台'`);
  const start = taken.length;
  kit.at('2026-03-04T10:00');
  const issues = await Promise.all(Array.from({ length: 6 }, () => kit.register()));
  await Promise.all([sweepAt('2026-03-04T10:00'), sweepAt('2026-03-04T10:00')]);
  const told = taken.slice(start).map(({ event }) => event);
  expect(told.map(({ data }) => data.issue).sort()).toEqual([...issues].sort());
  const positions = told.map(({ sequence }) => Number(sequence));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
});
