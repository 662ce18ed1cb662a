import { isForged, leftOutAs } from '../mail';
import { readTnef } from '../tnef';

const from = (headers: Record<string, string>, extra: object = {}) =>
  leftOutAs(new Map(Object.entries(headers)), {
    from: 'a@b.example',
    own: 'qiaomen@city.example',
    subject: '诉求',
    hops: 3,
    ...extra,
  });

test.each([
  [{}, {}, null],
  [{ 'auto-submitted': ' no' }, {}, null],
  [{ 'auto-submitted': 'auto-replied' }, {}, 'auto-reply'],
  [{ 'auto-submitted': 'auto-generated' }, {}, 'auto-reply'],
  [{ 'x-autoreply': 'yes' }, {}, 'auto-reply'],
  [{}, { subject: '自动回复：您好' }, 'auto-reply'],
  [{}, { subject: 'Out of office: x' }, 'auto-reply'],
  [{}, { subject: '关于自动回复的建议' }, null],
  [{}, { from: 'noreply@b.example' }, 'auto-reply'],
  [{ 'return-path': ' <>' }, {}, 'bounce'],
  [{ 'content-type': ' multipart/report; report-type=delivery-status' }, {}, 'bounce'],
  [{}, { from: 'MAILER-DAEMON@b.example' }, 'bounce'],
  [{ 'list-id': '<x>' }, {}, 'list'],
  [{ precedence: 'Bulk' }, {}, 'list'],
  [{}, { from: 'Qiaomen@City.example' }, 'own'],
  [{ 'x-qiaomen-id': '1' }, {}, 'own'],
  [{}, { hops: 50 }, 'own'],
])('a letter with %j and %j: %s', (headers, extra, why) => {
  expect(from(headers as unknown as Record<string, string>, extra)).toBe(why);
});

test('who the mail server has found out is nobody’s', () => {
  const said = (text: string): boolean => isForged(new Map([['authentication-results', text]]));
  expect(said('mx.city.example; spf=pass; dmarc=fail header.from=b.example')).toBe(true);
  expect(said('mx.city.example; spf=pass; dmarc=pass')).toBe(false);
  expect(isForged(new Map())).toBe(false);
});

test('what is no winmail.dat, or is cut off, ends where it ends', () => {
  expect(readTnef(new Uint8Array())).toBeNull();
  expect(readTnef(Buffer.from('hello world'))).toBeNull();
  expect(readTnef(Buffer.from('789f3e2201000100', 'hex'))).toEqual({ body: '', attachments: [] });
  // 正文 in GB18030.
  const body = Buffer.from('789f3e220100' + '01' + '0c800200' + '05000000' + 'd5fdcec400' + '0000', 'hex');
  expect(readTnef(body)).toEqual({ body: '正文', attachments: [] });
  // A length that reaches beyond the end.
  const endless = Buffer.from('789f3e220100' + '01' + '0c800200' + 'ffffffff' + '0000', 'hex');
  expect(readTnef(endless)).toEqual({ body: '', attachments: [] });
});
