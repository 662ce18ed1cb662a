import { decrypt, encrypt, isSignedBy, signatureOf } from '../crypt';
import { messageIn, valueIn } from '../message';
import { wecomOf } from '../settings';

/** The example of WeCom's documentation (path/90968). */
const KEYS = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const ECHO = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';

test('reads the example of the documentation', () => {
  expect(signatureOf(KEYS.token, '1409659589', '263014780', ECHO)).toBe(
    '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  );
  expect(decrypt(KEYS, ECHO)).toBe('1616140317555161061');
});

test('what it encrypts it reads; with another key, for another corporation or cut off it is nothing', () => {
  for (const text of ['', '示例', 'x'.repeat(1000)]) expect(decrypt(KEYS, encrypt(KEYS, text))).toBe(text);
  const sealed = encrypt(KEYS, '示例');
  expect(decrypt({ ...KEYS, corpId: 'other' }, sealed)).toBeNull();
  expect(decrypt({ ...KEYS, aesKey: 'A'.repeat(43) }, sealed)).toBeNull();
  for (const bad of ['', 'x', sealed.slice(0, 20), Buffer.alloc(64).toString('base64')])
    expect(decrypt(KEYS, bad)).toBeNull();
  const signed = { signature: signatureOf('t', '1', '2', 'e'), timestamp: '1', nonce: '2', encrypted: 'e' };
  expect(isSignedBy('t', signed)).toBe(true);
  expect(isSignedBy('t', { ...signed, nonce: '3' })).toBe(false);
  expect(isSignedBy('t', { ...signed, signature: '' })).toBe(false);
});

test('a message is flat XML; nothing else of XML is understood', () => {
  const xml =
    '<xml><FromUserName><![CDATA[li]]></FromUserName><CreateTime>1348831860</CreateTime><MsgType>text</MsgType><Content><![CDATA[a <b> & c]]></Content><MsgId>1</MsgId></xml>';
  expect(messageIn(xml)).toMatchObject({ id: '1', from: 'li', type: 'text', text: 'a <b> & c' });
  expect(messageIn(xml.replace('text<', 'event<'))).toBeNull();
  expect(messageIn('<xml></xml>')).toBeNull();
  expect(valueIn('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;&lt;</a>', 'a')).toBe('&e;<');
});

test('settings are whole or none', () => {
  expect(wecomOf({})).toBeNull();
  expect(() => wecomOf({ WECOM_CORP_ID: 'x' })).toThrow(/WECOM_AGENT_ID.*WECOM_AES_KEY/);
});
