import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bootApp, type TestApp } from '../support/app';
import { buildCity } from '../support/city';
import { kitOn, order, PERSON, type Kit } from '../lifecycle/support';
import { PHONES, Visitor, giveContacts, pathOf } from './support';

type Got = { body: Record<string, unknown>; headers: http.IncomingHttpHeaders };

/** 短信: what a gateway is sent for a report-back, and how often. */
describe('short messages', () => {
  const got: Got[] = [];
  let answer: { status: number; body: string } = { status: 200, body: '{"code":0}' };
  let gateway: http.Server;
  let app: TestApp;
  let kit: Kit;

  beforeAll(async () => {
    gateway = http.createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        got.push({ body: JSON.parse(text) as Record<string, unknown>, headers: request.headers });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    app = await bootApp({
      env: { SMS_URL: `http://${host}/send`, SMS_TOKEN: 'shili', SMS_TEMPLATE: 'T01', WEBHOOK_ALLOW: host },
    });
    kit = kitOn(app, await buildCity(app));
    await giveContacts(kit);
  });
  afterAll(async () => {
    await app?.stop();
    gateway?.close();
  });
  beforeEach(() => got.splice(0));

  const reportBack = async (): Promise<string> => {
    const id = await kit.register();
    await kit.done('groupA', id, 'accept');
    await kit.done('groupA', id, 'transfer', order(kit.city));
    await kit.done('unitA', id, 'take-up', PERSON);
    await kit.done('unitA', id, 'report-back', { result: 'solved', measures: '已修复' });
    return id;
  };
  const sweep = () => kit.send('office', 'POST', '/api/casework/sweep');

  test('a report-back sends the confirm link, and nothing of the appeal', async () => {
    const id = await reportBack();
    const [waiting] = await kit.rows<{ body: string }>(
      `select body from casework.deliveries where channel = 'sms'`,
    );
    expect(waiting?.body).toContain('{{链接}}');
    await sweep();
    expect(got).toHaveLength(1);
    const [{ body, headers } = { body: {}, headers: {} }] = got;
    expect(headers.authorization).toBe('Bearer shili');
    expect(headers['idempotency-key']).toBe(body['id']);
    expect(body).toMatchObject({ phone: PHONES.A, template: 'T01' });
    const text = JSON.stringify(body);
    const { number, title } = await kit.row(id);
    for (const secret of [number as string, title as string, '示例甲', '已修复'])
      expect(text).not.toContain(secret);
    const { link } = body['parameters'] as { link: string };
    const path = pathOf(link);
    const visitor = new Visitor(app.url);
    const entered = await visitor.submit(path, path, { digits: PHONES.A.slice(-4) });
    expect(entered.location).toBe(`/e/issues/${id}`);
    // The database alone does not reveal the link.
    const [kept] = await kit.rows<{ all: string }>(
      `select string_agg(to_jsonb(d)::text, '') || (select string_agg(to_jsonb(l)::text, '') from casework.enterprise_links l) as all
         from casework.deliveries d`,
    );
    expect(kept?.all).not.toContain(path.split('/').at(-1));
    await sweep();
    expect(got).toHaveLength(1);
  });

  test('a gateway that refuses is asked again; a link that is dead is not sent', async () => {
    answer = { status: 200, body: '{"code":"LIMIT"}' };
    const id = await reportBack();
    await sweep();
    const [failed] = await kit.rows(
      `select state, attempts, last_error from casework.deliveries where channel = 'sms' order by created_at desc limit 1`,
    );
    expect(failed).toMatchObject({
      state: 'waiting',
      attempts: 1,
      last_error: expect.stringContaining('LIMIT'),
    });
    answer = { status: 200, body: 'ok' };
    await kit.done('enterpriseA', id, 'confirm', { rating: 5 });
    await kit.rows(
      `update casework.deliveries set retry_at = now() - interval '1 hour' where channel = 'sms' and state = 'waiting'`,
    );
    got.splice(0);
    await sweep();
    expect(got).toHaveLength(0);
    const [dropped] = await kit.rows(
      `select state from casework.deliveries where channel = 'sms' order by created_at desc limit 1`,
    );
    expect(dropped).toEqual({ state: 'dropped' });
  });

  test('one number gets so many a day', async () => {
    await kit.rows('update settings set sms_per_day = 3');
    for (let i = 0; i < 3; i += 1) await reportBack();
    const states = await kit.rows<{ state: string; last_error: string | null }>(
      `select state, last_error from casework.deliveries where channel = 'sms' order by created_at desc limit 3`,
    );
    expect(states.filter(({ state }) => state === 'dropped').length).toBeGreaterThan(0);
    expect(states[0]?.last_error).toContain('上限');
  });
});
