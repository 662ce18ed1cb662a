import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bootApp } from '../support/app';
import { buildCity } from '../support/city';
import { kitOn, reach, type Kit } from '../lifecycle/support';
import { encrypt, signatureOf } from '../../src/plugins/casework/server/src/features/wecom/crypt';

/**
 * WeCom against a stand-in that speaks as its documentation says: it signs, encrypts and sends again what is not
 * answered; its tokens expire, and it counts how often it is asked.
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

const KEYS = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let kit: Kit;
let tokensGiven = 0;
let valid = '';
/** what the next message/send is answered instead of being taken */
const refusals: number[] = [];
const sent: any[] = [];

const standIn = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const json = (body: object): void =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  let raw = '';
  request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
  request.on('end', () => {
    if (url.pathname === '/cgi-bin/gettoken') {
      if (url.searchParams.get('corpsecret') !== 'geheim')
        return json({ errcode: 40001, errmsg: 'invalid credential' });
      tokensGiven += 1;
      valid = `token-${tokensGiven}`;
      return json({ errcode: 0, errmsg: 'ok', access_token: valid, expires_in: 7200 });
    }
    if (url.searchParams.get('access_token') !== valid)
      return json({ errcode: 40014, errmsg: 'invalid access_token' });
    if (url.pathname === '/cgi-bin/media/get') {
      if (url.searchParams.get('media_id') !== 'picture')
        return json({ errcode: 40007, errmsg: 'invalid media_id' });
      return void response.setHeader('content-type', 'image/png').end(PNG);
    }
    const refusal = refusals.shift();
    if (refusal !== undefined) return json({ errcode: refusal, errmsg: 'refused' });
    const message = JSON.parse(raw);
    if (message.touser === 'gone') return json({ errcode: 81013, errmsg: 'user & party & tag all invalid' });
    sent.push(message);
    json({ errcode: 0, errmsg: 'ok', msgid: String(sent.length) });
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));
  const app = await bootApp({
    env: {
      WECOM_CORP_ID: KEYS.corpId,
      WECOM_AGENT_ID: '1000002',
      WECOM_SECRET: 'geheim',
      WECOM_TOKEN: KEYS.token,
      WECOM_AES_KEY: KEYS.aesKey,
      WECOM_API: `http://127.0.0.1:${(standIn.address() as AddressInfo).port}`,
      PUBLIC_URL: 'https://qiaomen.example',
    },
  });
  kit = kitOn(app, await buildCity(app));
  await kit.rows(`update staff_members set wecom_id = name where name in ('enterpriseA', 'groupA')`);
}, 300_000);
afterAll(async () => {
  await kit?.app.stop();
  standIn.closeAllConnections();
  await new Promise((resolve) => standIn.close(resolve));
});

type Asked = { timestamp?: string; nonce?: string; signature?: string; key?: typeof KEYS };

/** As WeCom calls: signed, encrypted, XML. */
async function call(
  plain: string,
  { timestamp = String(Math.floor(Date.now() / 1000)), nonce = 'n', signature, key = KEYS }: Asked = {},
) {
  const encrypted = encrypt(key, plain);
  const query = new URLSearchParams({
    msg_signature: signature ?? signatureOf(key.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
  });
  const answer = await fetch(`${kit.app.url}/api/casework/wecom/callback?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: `<xml><ToUserName><![CDATA[${key.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`,
  });
  return { status: answer.status, text: await answer.text() };
}

const message = (id: string, content: string, from = 'enterpriseA', extra = ''): string =>
  `<xml><ToUserName><![CDATA[x]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
  `<CreateTime>${Math.floor(Date.now() / 1000) - 60}</CreateTime><MsgType><![CDATA[${extra === '' ? 'text' : 'image'}]]></MsgType>` +
  `<Content><![CDATA[${content}]]></Content>${extra}<MsgId>${id}</MsgId><AgentID>1000002</AgentID></xml>`;

const intakes = (): Promise<any[]> =>
  kit.rows(
    `select n.*, e.name as enterprise from intakes n left join enterprises e on e.id = n.enterprise_id
      where n.source = '企业微信' order by n.id`,
  );

test('the address is verified as the documentation says', async () => {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), '263014780'];
  const echostr = encrypt(KEYS, '1616140317555161061');
  const query = new URLSearchParams({
    msg_signature: signatureOf(KEYS.token, timestamp, nonce, echostr),
    timestamp,
    nonce,
    echostr,
  });
  const answer = await fetch(`${kit.app.url}/api/casework/wecom/callback?${query}`);
  expect([answer.status, await answer.text()]).toEqual([200, '1616140317555161061']);
  query.set('nonce', 'other');
  expect((await fetch(`${kit.app.url}/api/casework/wecom/callback?${query}`)).status).toBe(404);
});

test('a message of a bound contact is one intake, however often it is sent; a stranger’s is none', async () => {
  const xml = message('7001', '厂区门前道路破损\n请协调修复');
  const answers = await Promise.all([call(xml), call(xml), call(xml)]);
  // Two at the same instant: the one that has to wait may be told to try again, and is sent again.
  expect(answers.some(({ status, text }) => status === 200 && text === '')).toBe(true);
  expect((await call(xml)).status).toBe(200);
  const [first, ...others] = await intakes();
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    channel: 'wechat',
    enterprise: '示例甲有限公司',
    from_name: 'enterpriseA',
    subject: '厂区门前道路破损',
    outside_number: '7001',
  });
  expect((await call(message('7002', 'x', 'fremd'))).status).toBe(200);
  // Staff are no contacts of an enterprise.
  expect((await call(message('7003', 'x', 'groupA'))).status).toBe(200);
  expect((await call('<xml><MsgType>event</MsgType><Event>enter_agent</Event></xml>')).status).toBe(200);
  expect(await intakes()).toHaveLength(1);
});

test('wrongly signed, too old, ahead of the clock, of another key or none: as if nothing were here', async () => {
  const xml = message('7010', 'x');
  const seconds = Math.floor(Date.now() / 1000);
  for (const asked of [
    { signature: '0'.repeat(40) },
    { timestamp: String(seconds - 3600) },
    { timestamp: String(seconds + 3600) },
    { key: { ...KEYS, token: 'other' } },
    { key: { ...KEYS, aesKey: 'A'.repeat(43) } },
    { key: { ...KEYS, corpId: 'other' } },
  ])
    expect([asked, (await call(xml, asked)).status]).toEqual([asked, 404]);
  const bare = await fetch(
    `${kit.app.url}/api/casework/wecom/callback?msg_signature=x&timestamp=${seconds}&nonce=n`,
    {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<xml>',
    },
  );
  expect(bare.status).toBe(404);
  expect(await intakes()).toHaveLength(1);
});

test('a picture is fetched and inspected; one that is not to be had is named', async () => {
  await call(message('7020', '', 'enterpriseA', '<MediaId><![CDATA[picture]]></MediaId>'));
  await call(message('7021', '', 'enterpriseA', '<MediaId><![CDATA[lost]]></MediaId>'));
  const [, taken, lost] = await intakes();
  const files = await kit.rows(
    `select f.name from files_related_mph m join files f on f.id = m.file_id where m.related_id = $1`,
    [taken.id],
  );
  expect(files).toEqual([{ name: '企业微信图片.png' }]);
  expect(lost.left_out).toBe('企业微信图片');
});

describe('application messages', () => {
  const sweepAt = async (local: string): Promise<void> => {
    kit.at(local);
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
  };
  const waiting = (): Promise<any[]> =>
    kit.rows(
      `select state, attempts, last_error from casework.deliveries where channel = 'wecom' order by created_at, id`,
    );

  test('go to the person with a link; tokens are kept, and replaced when they are refused', async () => {
    kit.at('2030-03-04T10:00');
    await sweepAt('2030-03-04T10:00');
    sent.length = 0;
    const before = tokensGiven;
    const issue = await kit.register({ title: '<b>道路</b>' });
    await sweepAt('2030-03-04T10:01');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      touser: 'groupA',
      agentid: 1000002,
      msgtype: 'textcard',
      enable_duplicate_check: 1,
      textcard: {
        url: `https://qiaomen.example/admin/plugins/casework/issues/${issue}`,
      },
    });
    expect(sent[0].textcard.description).toContain('&lt;b&gt;');
    expect(tokensGiven - before).toBeLessThanOrEqual(1);
    // Ended by WeCom before its time.
    valid = 'ended';
    const given = tokensGiven;
    await kit.register();
    await sweepAt('2030-03-04T10:02');
    expect([sent.length, tokensGiven]).toEqual([2, given + 1]);
    refusals.push(42001);
    await kit.register();
    await sweepAt('2030-03-04T10:03');
    expect([sent.length, tokensGiven]).toEqual([3, given + 2]);
  });

  test('too many: it waits and is sent later, once; whoever has left is given up', async () => {
    sent.length = 0;
    refusals.push(45009);
    await kit.register();
    await kit.register();
    await sweepAt('2030-03-04T11:00');
    // The second is not tried: it would be refused too, and counted.
    expect(sent).toHaveLength(0);
    const [refused, untried] = (await waiting()).filter(({ state }) => state === 'waiting');
    expect(refused).toMatchObject({ attempts: 1, last_error: expect.stringContaining('45009') });
    expect(untried).toMatchObject({ attempts: 0, last_error: null });
    await sweepAt('2030-03-04T11:10');
    await sweepAt('2030-03-04T11:20');
    expect(sent).toHaveLength(2);
    await kit.rows(`update staff_members set wecom_id = 'gone' where name = 'groupA'`);
    await kit.register();
    await sweepAt('2030-03-04T11:30');
    expect((await waiting()).at(-1)).toMatchObject({ state: 'dropped' });
    await kit.rows(`update staff_members set wecom_id = 'groupA' where name = 'groupA'`);
  });

  test('of a complaint nothing is said but that there is something', async () => {
    await kit.rows(`update staff_members set wecom_id = 'office' where name = 'office'`);
    sent.length = 0;
    const raised = await kit.send('enterpriseA', 'POST', '/api/casework/issues', {
      data: {
        enterprise: kit.city.enterprises.A,
        title: '投诉示例',
        description: 'x',
        kind: 'appeal',
        channel: 'portal',
        category: kit.city.categories.complaint,
        handlingType: 'normal',
      },
    });
    expect(raised.status).toBe(201);
    await sweepAt('2030-03-04T12:00');
    expect(sent.map(({ touser }) => touser)).toContain('office');
    expect(JSON.stringify(sent)).not.toContain('投诉示例');
  });

  test('the result of an issue is put to the bound contact, with the link that opens it and nothing of the appeal', async () => {
    await kit.rows(`update enterprises set contact_name = '示例联系人', contact_phone = '13900000001'`);
    kit.at('2030-03-04T14:00');
    await reach(kit, 'reported');
    sent.length = 0;
    await sweepAt('2030-03-04T14:01');
    const [card, ...others] = sent.filter(({ textcard }) => textcard.title === '请确认办理结果');
    expect(others).toEqual([]);
    expect(card.touser).toBe('enterpriseA');
    expect(card.textcard.url).toMatch(/^https:\/\/qiaomen\.example\/e\/l\/[\w-]{20,}$/);
    expect(JSON.stringify(card)).not.toMatch(/示例|包诉/);
  });
});
