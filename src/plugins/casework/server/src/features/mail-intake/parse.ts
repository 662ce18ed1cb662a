import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AddressObject, Attachment, ParsedMail } from 'mailparser';
import { plainLine, plainText } from '../../../../domain/intake';
import { isForged, leftOutAs, type LeftOut } from '../../../../domain/intake/mail';
import { readTnef } from '../../../../domain/intake/tnef';
import { FILE_TYPES } from '../../platform/files/inspect';
import { judge } from '../../platform/files/keep-file';

/** Content of a letter, in whatever form it was wrapped. */
export type Letter = {
  /** its Message-ID; of one that has none, what it consists of */
  id: string;
  leftOut: LeftOut | null;
  fromName: string | null;
  from: string | null;
  forged: boolean;
  subject: string;
  text: string;
  attachments: { name: string; ext: string; mime: string; content: Buffer }[];
  /** names of what was attached and is not taken */
  notTaken: string[];
};

/** Limits of an issue's attachments. */
const MOST_ATTACHMENTS = 20;
const MOST_NAME = 100;
/** Letters within letters. */
const MOST_DEPTH = 3;
/** Pictures of a signature are no evidence. */
const LEAST_INLINE = 20 * 1024;
/** A longer text is cut; the original has the rest. */
const MOST_HTML = 1024 * 1024;

const OPTIONS = { maxHtmlLengthToParse: MOST_HTML, skipImageLinks: true, skipTextToHtml: true };

type Parts = { texts: string[]; attachments: Letter['attachments']; notTaken: string[] };

/** The parser is loaded with the first letter. */
async function parsed(raw: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(raw, OPTIONS);
}

/** @param own the mailbox's own address */
export async function parseLetter(raw: Buffer, own: string): Promise<Letter> {
  const mail = await parsed(raw);
  const headers = new Map(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1)]));
  const sender = senderIn(mail.from);
  const subject = plainLine(mail.subject ?? '');
  const hops = mail.headerLines.filter(({ key }) => key === 'received').length;
  const leftOut = leftOutAs(headers, { from: sender.address, own, subject: mail.subject ?? '', hops });
  const parts: Parts = { texts: [], attachments: [], notTaken: [] };
  if (!leftOut) await collect(mail, parts, 0);
  return {
    id: idOf(mail.messageId, raw),
    leftOut,
    fromName: plainLine(sender.name, 100) || null,
    from: plainLine(sender.address, 200) || null,
    forged: isForged(headers),
    subject: subject || '（无主题）',
    text: plainText(parts.texts.filter(Boolean).join('\n\n')),
    attachments: parts.attachments,
    notTaken: parts.notTaken,
  };
}

/** A letter that cannot be read is kept all the same: somebody looks at the original. */
export const unreadable = (raw: Buffer): Letter => ({
  id: idOf(undefined, raw),
  leftOut: null,
  fromName: null,
  from: null,
  forged: false,
  subject: '（无法读取的邮件）',
  text: '邮件格式有误，无法读取正文和附件，请下载原件查看。',
  attachments: [],
  notTaken: [],
});

const idOf = (messageId: string | undefined, raw: Buffer): string => {
  const id = plainLine(messageId ?? '', 400);
  return id === '' || id === '<>' ? `sha256:${createHash('sha256').update(raw).digest('hex')}` : id;
};

function senderIn(from: AddressObject | undefined): { name: string; address: string } {
  const [first] = from?.value ?? [];
  return { name: first?.name ?? '', address: first?.address ?? '' };
}

async function collect(mail: ParsedMail, parts: Parts, depth: number): Promise<void> {
  parts.texts.push(mail.text ?? '');
  for (const attachment of mail.attachments) await take(attachment, parts, depth);
}

async function take(attachment: Attachment, parts: Parts, depth: number): Promise<void> {
  const { content, contentType } = attachment;
  const name = plainLine(attachment.filename ?? '', MOST_NAME);
  if (contentType === 'message/rfc822' || /\.eml$/i.test(name))
    return takeLetter(content, name, parts, depth);
  if (contentType === 'application/ms-tnef' || /^winmail\.dat$/i.test(name)) {
    const tnef = readTnef(content);
    if (!tnef) return void parts.notTaken.push(name || 'winmail.dat');
    // Its body is the letter's own, unless the letter has none.
    if (parts.texts.every((text) => text.trim() === '')) parts.texts.push(tnef.body);
    for (const one of tnef.attachments)
      await takeFile(plainLine(one.name, MOST_NAME), Buffer.from(one.content), parts);
    return;
  }
  const inText = attachment.related === true || attachment.contentDisposition === 'inline';
  if (inText && contentType.startsWith('image/') && content.length < LEAST_INLINE) return;
  await takeFile(name, content, parts);
}

async function takeLetter(content: Buffer, name: string, parts: Parts, depth: number): Promise<void> {
  if (depth >= MOST_DEPTH) return void parts.notTaken.push(name || '转发的邮件');
  const inner = await parsed(content);
  const sender = senderIn(inner.from);
  parts.texts.push(
    `—— 转发的邮件 ——\n发件人：${[sender.name, sender.address].filter(Boolean).join(' ')}\n主题：${inner.subject ?? ''}`,
  );
  await collect(inner, parts, depth + 1);
}

async function takeFile(name: string, content: Buffer, parts: Parts): Promise<void> {
  const ext = path.extname(name).toLowerCase();
  const mime = FILE_TYPES[ext];
  const taken =
    mime !== undefined &&
    parts.attachments.length < MOST_ATTACHMENTS &&
    (await judge(name, content)) === null;
  if (taken) parts.attachments.push({ name, ext, mime, content });
  else parts.notTaken.push(name || '未命名的附件');
}
