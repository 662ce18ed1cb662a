import { PDF } from '../lifecycle/support';

/** Letters of every kind that a mailbox gets, as they stand on the wire. */

export type Kind =
  | 'plain'
  | 'gb18030'
  | 'html'
  | 'nested'
  | 'forwarded'
  | 'winmail'
  | 'attachments'
  | 'numbered'
  | 'stranger'
  | 'auto-reply'
  | 'bounce'
  | 'list'
  | 'loop'
  | 'broken'
  | 'no-id'
  | 'twice';

export type Made = {
  kind: Kind;
  raw: Buffer;
  /** the expected result: an intake, a note, nothing, or nothing because it came before */
  becomes: 'intake' | 'attached' | 'left-out' | 'twice';
  mark: string;
};

export const SENDER = 'post@jia.example';
export const MAILBOX = 'qiaomen';

/** GB18030 of the texts here, as Node cannot write it: made once by iconv. */
const GB: Record<string, string> = {
  厂区门前道路破损: 'b3a7c7f8c3c5c7b0b5c0c2b7c6c6cbf0',
  '请协调修复，谢谢。': 'c7ebd0adb5f7d0deb8b4a3acd0bbd0bba1a3',
};
const gb = (text: string): Buffer => Buffer.from(GB[text] ?? '', 'hex');
const word = (charset: string, bytes: Buffer): string => `=?${charset}?B?${bytes.toString('base64')}?=`;
const utf8 = (text: string): string => word('UTF-8', Buffer.from(text));
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n');

type Head = { subject: string; id?: string | null; from?: string; extra?: string[] };

function letter(
  n: number,
  { subject, id, from = `示例联系人 <${SENDER}>`, extra = [] }: Head,
  body: string | Buffer,
): Buffer {
  const name = /^(.*) <(.*)>$/.exec(from);
  const head = [
    ...(id === null ? [] : [`Message-ID: <${id ?? `letter-${n}`}@jia.example>`]),
    `From: ${name ? `${utf8(name[1] ?? '')} <${name[2]}>` : from}`,
    'To: qiaomen@example.test',
    `Subject: ${subject}`,
    'Date: Mon, 02 Mar 2026 01:00:00 +0000',
    'MIME-Version: 1.0',
    ...extra,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n`), typeof body === 'string' ? Buffer.from(body) : body]);
}

const text = (body: string, type = 'text/plain'): string =>
  `Content-Type: ${type}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(Buffer.from(body))}\r\n`;

const file = (name: string, bytes: Buffer, type = 'application/octet-stream'): string =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`;

const multipart = (kind: string, parts: string[], boundary: string): string =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n` +
  parts.map((part) => `--${boundary}\r\n${part}`).join('') +
  `--${boundary}--\r\n`;

/** A winmail.dat with a body and one attachment (MS-OXTNEF). */
export function tnef(body: string, name: string, content: Buffer): Buffer {
  const attribute = (level: number, id: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(data.reduce((a, b) => (a + b) & 0xffff, 0));
    return Buffer.concat([head, data, sum]);
  };
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x0002800c, Buffer.from(`${body}\0`)),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${name}\0`)),
    attribute(2, 0x0006800f, content),
  ]);
}

/** Makes one letter of a kind; `number` is that of an issue of the sender's enterprise. */
export function make(kind: Kind, n: number, number: string): Made {
  const mark = `MARK${n}E`;
  const say = `厂区门前道路破损 ${mark}`;
  const even = Math.floor(n / KINDS.length) % 2 === 0;
  const made = (raw: Buffer, becomes: Made['becomes'] = 'intake'): Made => ({ kind, raw, becomes, mark });
  const left = (extra: string[], head: Partial<Head> = {}): Made =>
    made(letter(n, { subject: utf8(say), extra, ...head }, text(say)), 'left-out');
  switch (kind) {
    case 'plain':
      return made(letter(n, { subject: utf8(say) }, text(say)));
    case 'gb18030':
      return made(
        letter(
          n,
          { subject: `${word('GB18030', gb('厂区门前道路破损'))} ${mark}` },
          Buffer.concat([
            Buffer.from(
              'Content-Type: text/plain; charset=GB18030\r\nContent-Transfer-Encoding: 8bit\r\n\r\n',
            ),
            gb('请协调修复，谢谢。'),
            Buffer.from('\r\n'),
          ]),
        ),
      );
    case 'html':
      return made(
        letter(
          n,
          { subject: utf8(say) },
          text(`<p>${say}</p><script>alert(1)</script><p>第二段</p>`, 'text/html'),
        ),
      );
    case 'nested':
      return made(
        letter(
          n,
          { subject: utf8(say) },
          multipart(
            'mixed',
            [
              multipart(
                'related',
                [
                  multipart(
                    'alternative',
                    [text(`${say} 正文`), text(`<b>${say}</b>`, 'text/html')],
                    `a${n}`,
                  ),
                  file('logo.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png').replace(
                    'attachment',
                    'inline',
                  ),
                ],
                `r${n}`,
              ),
              file('现场.pdf', PDF, 'application/pdf'),
            ],
            `m${n}`,
          ),
        ),
      );
    case 'forwarded': {
      const inner = letter(
        n,
        { subject: utf8('原始诉求'), id: `inner-${n}`, from: '示例某 <a@b.example>' },
        text(`里面的话 ${mark}`),
      );
      return made(
        letter(
          n,
          { subject: utf8(`Fwd: ${say}`) },
          multipart(
            'mixed',
            [
              text(`请见转发 ${mark}`),
              `Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="o.eml"\r\n\r\n${inner.toString()}\r\n`,
            ],
            `f${n}`,
          ),
        ),
      );
    }
    case 'winmail':
      return made(
        letter(
          n,
          { subject: utf8(say) },
          multipart(
            'mixed',
            [file('winmail.dat', tnef(`里面的正文 ${mark}`, 'plan.pdf', PDF), 'application/ms-tnef')],
            `w${n}`,
          ),
        ),
      );
    case 'attachments':
      return made(
        letter(
          n,
          { subject: utf8(say) },
          multipart(
            'mixed',
            [
              text(say),
              file('ok.pdf', PDF, 'application/pdf'),
              file('run.exe', Buffer.from('MZ')),
              file('no.pdf', Buffer.from('x')),
            ],
            `t${n}`,
          ),
        ),
      );
    case 'numbered':
      return made(
        letter(
          n,
          { subject: utf8(`回复：${number.replace('〔', '[').replace('〕', ']')} ${mark}`) },
          text(`补充 ${mark}`),
        ),
        'attached',
      );
    case 'stranger':
      // Somebody else names the enterprise's number: it is his own matter.
      return made(
        letter(n, { subject: utf8(`${number} ${mark}`), from: '示例外人 <fremd@other.example>' }, text(say)),
      );
    case 'auto-reply':
      return even ? left(['Auto-Submitted: auto-replied']) : left([], { subject: utf8(`自动回复：${say}`) });
    case 'bounce':
      return even ? left(['Return-Path: <>']) : left([], { from: 'MAILER-DAEMON@jia.example' });
    case 'list':
      return even ? left(['List-Id: <news.jia.example>']) : left(['Precedence: bulk']);
    case 'loop':
      return even
        ? left([`X-Qiaomen-Id: ${n}`])
        : left(Array.from({ length: 60 }, (_, i) => `Received: from h${i}.example by h${i + 1}.example`));
    case 'broken':
      return made(
        letter(
          n,
          { subject: utf8(say) },
          `Content-Type: multipart/mixed; boundary="never"\r\n\r\n--never\r\nContent-Type: text/plain; charset=nonsense-8\r\nContent-Transfer-Encoding: base64\r\n\r\n$$$ ${mark} \xff\xfe`,
        ),
      );
    case 'no-id':
      return made(letter(n, { subject: utf8(say), id: null }, text(say)));
    case 'twice':
      return made(letter(n, { subject: utf8(say), id: 'the-same' }, text(say)), 'twice');
  }
}

export const KINDS: readonly Kind[] = [
  'plain',
  'gb18030',
  'html',
  'nested',
  'forwarded',
  'winmail',
  'attachments',
  'numbered',
  'stranger',
  'auto-reply',
  'bounce',
  'list',
  'loop',
  'broken',
  'no-id',
  'twice',
];
