/**
 * winmail.dat (MS-OXTNEF): the form in which Outlook sends attachments to receivers that it takes for Outlook. Only
 * the plain body and the attachments with their short names are read.
 */

export type Tnef = { body: string; attachments: { name: string; content: Uint8Array }[] };

const SIGNATURE = 0x223e9f78;
const BODY = 0x0002800c;
const ATTACHMENT_BEGINS = 0x00069002;
const ATTACHMENT_TITLE = 0x00018010;
const ATTACHMENT_DATA = 0x0006800f;
/** level, id and length before the data, a checksum after it */
const HEAD = 9;
const MOST_ATTACHMENTS = 50;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** The sender's code page; in this country it is one that GB18030 contains. */
const CODE_PAGE = new TextDecoder('gb18030');

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  try {
    return UTF8.decode(text);
  } catch {
    return CODE_PAGE.decode(text);
  }
}

/**
 * Reads a winmail.dat; what is cut off or makes no sense ends it, and what was read before stays.
 * @returns null for what is none
 */
export function readTnef(content: Uint8Array): Tnef | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  const read: Tnef = { body: '', attachments: [] };
  let current: { name: string; content: Uint8Array } | null = null;
  for (let at = 6; at + HEAD <= content.length; ) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const begin = at + HEAD;
    if (begin + length > content.length) break;
    const data = content.subarray(begin, begin + length);
    if (id === BODY) read.body = textOf(data);
    if (id === ATTACHMENT_BEGINS) {
      if (read.attachments.length >= MOST_ATTACHMENTS) break;
      current = { name: '', content: new Uint8Array() };
      read.attachments.push(current);
    }
    if (current && id === ATTACHMENT_TITLE) current.name = textOf(data);
    if (current && id === ATTACHMENT_DATA) current.content = data;
    at = begin + length + 2;
  }
  return read;
}
