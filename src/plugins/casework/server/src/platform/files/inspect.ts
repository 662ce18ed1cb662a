import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { withoutPackedTexts, withoutTexts } from './pdf-texts';
import { zipContent, zipEntries } from './zip';

/**
 * The rule for uploads: five kinds of files, whose content is of the type that the name says and holds nothing active
 * (scripts, macros). Pure: a name and bytes.
 */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** FILE_TYPE: of another type than the name says, or of one that is not taken. FILE_ACTIVE: with active content. */
export type Objection = 'FILE_TYPE' | 'FILE_ACTIVE';

/** @returns why a file is not taken, or null */
export function inspect(name: string, file: Buffer): Objection | null {
  switch (FILE_TYPES[path.extname(name).toLowerCase()]) {
    case 'image/jpeg':
      return inspectJpeg(file);
    case 'image/png':
      return inspectPng(file);
    case 'application/pdf':
      return inspectPdf(file);
    case FILE_TYPES['.xlsx']:
      return inspectOffice(file, 'xl/workbook.xml');
    case FILE_TYPES['.docx']:
      return inspectOffice(file, 'word/document.xml');
    default:
      return 'FILE_TYPE';
  }
}

/** Marks of a second format in a file; long enough that they do not turn up in pixels by chance. */
export const FOREIGN = /<script|<html|<!doctype|<svg|<\?php|<iframe|%PDF-1/i;

const hasArchive = (file: Buffer): boolean => file.subarray(-65_600).includes('PK\x05\x06', 0, 'latin1');

const inspectImage = (file: Buffer): Objection | null =>
  FOREIGN.test(file.toString('latin1')) || hasArchive(file) ? 'FILE_ACTIVE' : null;

/** A few kilobytes may unpack to gigabytes. */
const MAX_PIXELS = 100_000_000;

function inspectJpeg(file: Buffer): Objection | null {
  if (file.length < 128 || file.readUIntBE(0, 3) !== 0xffd8ff) return 'FILE_TYPE';
  const pixels = jpegPixels(file);
  return pixels === null || pixels > MAX_PIXELS ? 'FILE_TYPE' : inspectImage(file);
}

/** Start-of-frame markers: all of C0–CF but those of tables and of arithmetic coding. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** How many pixels the frame says it has; null when there is none. */
function jpegPixels(file: Buffer): number | null {
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    if (isFrame(file[at + 1] ?? 0)) return file.readUInt16BE(at + 5) * file.readUInt16BE(at + 7);
  }
  return null;
}

/** A picture of 20 MB has some thousands; one of empty chunks would keep a process busy for seconds. */
const MAX_CHUNKS = 50_000;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function inspectPng(file: Buffer): Objection | null {
  if (file.length < 45 || !file.subarray(0, 8).equals(PNG)) return 'FILE_TYPE';
  if (file.readUInt32BE(16) * file.readUInt32BE(20) > MAX_PIXELS) return 'FILE_TYPE';
  let at = 8;
  for (let chunks = 0; at + 12 <= file.length && chunks < MAX_CHUNKS; chunks += 1) {
    const kind = file.toString('latin1', at + 4, at + 8);
    at += 12 + file.readUInt32BE(at);
    // Some programs leave bytes behind the end; what of them could act is looked for like everywhere in the file.
    if (kind === 'IEND') return at <= file.length ? inspectImage(file) : 'FILE_TYPE';
  }
  return 'FILE_TYPE';
}

const PDF_ACTIVE =
  /\/(JavaScript|EmbeddedFiles?|Launch|RichMedia|Rendition|OnInstantiate|XFA|GoToE|ImportData|SubmitForm|Encrypt)\b|<script|<html/i;
const MAX_OBJECTS = 32 * 1024 * 1024;
/** The most object streams of a PDF: each may hold hundreds of objects, and a file of many would take minutes. */
const MAX_STREAMS = 5000;

function inspectPdf(file: Buffer): Objection | null {
  if (file.toString('latin1', 0, 5) !== '%PDF-') return 'FILE_TYPE';
  if (!file.subarray(-2048).includes('%%EOF', 0, 'latin1') || hasArchive(file)) return 'FILE_TYPE';
  const text = file.toString('latin1');
  const names = namesUnescaped(file);
  if (PDF_ACTIVE.test(names) && PDF_ACTIVE.test(namesUnescaped(withoutTexts(file, text))))
    return 'FILE_ACTIVE';
  // Objects that are packed under a mark spelt otherwise are meant to be overlooked.
  if (names.split(MARK).length > text.split(MARK).length) return 'FILE_ACTIVE';
  if (hasUnmarked(names)) return 'FILE_ACTIVE';
  let budget = MAX_OBJECTS;
  let streams = 0;
  for (const packed of objectStreams(text)) {
    streams += 1;
    if (packed === null || streams > MAX_STREAMS) return 'FILE_ACTIVE';
    const packing = packingOf(text, file, packed);
    const content = packing && inflated(file.subarray(packed.start, packed.end), budget);
    const objects = content && unpredicted(content, packing);
    if (!objects) return 'FILE_ACTIVE';
    budget -= objects.length;
    if (!PDF_ACTIVE.test(namesUnescaped(objects))) continue;
    if (PDF_ACTIVE.test(namesUnescaped(withoutPackedTexts(objects, packing.first)))) return 'FILE_ACTIVE';
  }
  return null;
}

const MARK = '/ObjStm';
/** How far from its mark the dictionary of an object stream may begin, and its content. */
const MAX_DICTIONARY = 2000;

const FIRST = '/First';
/** No file has as many outlines. */
const MOST_FIRSTS = 50_000;

/**
 * Objects packed without the mark: some readers look for where the first of them lies, and for nothing else. No other
 * stream says that, nor does a chain of outlines end in one.
 */
function hasUnmarked(names: string): boolean {
  let firsts = 0;
  for (let at = names.indexOf(FIRST); at >= 0; at = names.indexOf(FIRST, at + 1)) {
    if (!/[\s/<>[\](){}%\d]/.test(names[at + FIRST.length] ?? ' ')) continue;
    firsts += 1;
    if (firsts > MOST_FIRSTS) return true;
    const rest = names.slice(at + FIRST.length, at + MAX_DICTIONARY);
    const isNumber = /^\s*\d+(?![\d.]|\s+\d+\s+R)/.test(rest);
    const next = /\bendobj\b|\d\s+obj\b|\bstream\b/.exec(rest)?.[0];
    if (!isNumber && next !== 'stream') continue;
    const before = names.slice(Math.max(0, at - MAX_DICTIONARY), at);
    const end = rest.indexOf('stream');
    const dictionary = before.slice(before.lastIndexOf('obj') + 3) + rest.slice(0, end < 0 ? undefined : end);
    if (!dictionary.includes(MARK)) return true;
  }
  return false;
}

/** The mark of an object stream, the word that ends its dictionary, and its content. */
type Packed = { mark: number; word: number; start: number; end: number };

/**
 * Where each object stream lies, null for one whose content is not found or has no end. Every search goes on from
 * where the one before it stopped: however a file is made, it is read through once for each of the three.
 */
function* objectStreams(text: string): Generator<Packed | null> {
  const begin = /stream\r?\n/g;
  let found = begin.exec(text);
  let end = 0;
  let at = text.indexOf(MARK);
  while (at >= 0) {
    while (found && found.index < at) found = begin.exec(text);
    const start = begin.lastIndex;
    if (found && end < start) end = text.indexOf('endstream', start);
    // Without one either: some readers let a content begin otherwise than the standard does.
    if (!found || found.index - at > MAX_DICTIONARY || end < 0) {
      yield null;
      return;
    }
    yield { mark: at, word: found.index, start, end };
    at = text.indexOf(MARK, start);
  }
}

/** How the rows of an object stream were written before they were packed. */
type Packing = { predictor: number; columns: number; colors: number; bits: number; first: number };

const DELIMITERS = ['endobj', 'endstream', '%%EOF'] as const;
/** An object's head and its dictionary; no writer puts texts or comments into that of an object stream. */
const DICTIONARY = /^\s*(?:%[^\r\n]*[\r\n]\s*)*\d+\s+\d+\s+obj\s*<<([^()%]*)>>\s*$/;
const ONE_FILTER = /\/Filter\s*(?:\/FlateDecode(?![^\s/<>[\]])|\[\s*\/FlateDecode\s*\])/;
const PARAMETERS = /\/DecodeParms\s*(?:\[\s*)?(?:<<|null)/;

/**
 * Returns the packing of an object stream from its dictionary; null for a dictionary in an unusual form or a
 * packing that is not undone here: an unreadable stream cannot be judged.
 */
function packingOf(text: string, file: Buffer, { mark, word }: Packed): Packing | null {
  const window = Math.max(0, mark - MAX_DICTIONARY);
  const before = text.slice(window, mark);
  const ends = DELIMITERS.map((d) => ({ at: before.lastIndexOf(d), length: d.length }));
  const last = ends.reduce((a, b) => (b.at > a.at ? b : a));
  if (last.at < 0 && window > 0) return null;
  if (last.at >= 0) {
    // The delimiter is neither in a comment nor part of a name.
    const line =
      before
        .slice(0, last.at)
        .split(/[\r\n]/)
        .at(-1) ?? '';
    if (/[%/]/.test(line.slice(-200))) return null;
  }
  const from = window + (last.at < 0 ? 0 : last.at + last.length);
  const dictionary = DICTIONARY.exec(namesUnescaped(file.subarray(from, word)))?.[1];
  if (dictionary === undefined || /\bobj\b/.test(dictionary)) return null;
  const times = (name: string): number =>
    dictionary.split(new RegExp(`/${name}(?![^\\s/<>[\\]])`)).length - 1;
  if (times('Filter') !== 1 || !ONE_FILTER.test(dictionary) || times('F') + times('FFilter') > 0) return null;
  if (times('DecodeParms') > 1 || (times('DecodeParms') === 1 && !PARAMETERS.test(dictionary))) return null;
  const number = (name: string, otherwise: number): number => {
    if (times(name) === 0) return otherwise;
    const said = new RegExp(`/${name}\\s+(\\d{1,6})(?![\\d.]|\\s+\\d+\\s+R)`).exec(dictionary)?.[1];
    return times(name) === 1 && said !== undefined ? Number(said) : NaN;
  };
  const packing = {
    predictor: number('Predictor', 1),
    columns: number('Columns', 1),
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    first: number('First', NaN),
  };
  const { predictor, columns, colors, bits } = packing;
  const known = [1, 2, 10, 11, 12, 13, 14, 15].includes(predictor) && [1, 2, 4, 8, 16].includes(bits);
  return known && columns >= 1 && colors >= 1 && colors <= 32 ? packing : null;
}

/** The bytes as they were before each was told by its neighbours (PNG's filters, TIFF's differences). */
function unpredicted(content: Buffer, { predictor, columns, colors, bits }: Packing): Buffer | null {
  if (predictor === 1) return content;
  const pixel = Math.max(1, (colors * bits) >> 3);
  const width = Math.ceil((columns * colors * bits) / 8);
  if (predictor === 2) return bits === 8 ? summed(content, width, pixel) : null;
  const plain = Buffer.alloc(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at += width + 1) {
    const filter = content[at] ?? 0;
    if (filter > 4) return null;
    const row = Math.min(width, content.length - at - 1);
    for (let i = 0; i < row; i += 1) {
      const left = i < pixel ? 0 : (plain[length + i - pixel] ?? 0);
      const up = length < width ? 0 : (plain[length + i - width] ?? 0);
      const corner = i < pixel || length < width ? 0 : (plain[length + i - width - pixel] ?? 0);
      plain[length + i] = (content[at + 1 + i] ?? 0) + foretold(filter, left, up, corner);
    }
    length += row;
  }
  return plain.subarray(0, length);
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const a = Math.abs(up - corner);
      const b = Math.abs(left - corner);
      const c = Math.abs(left + up - 2 * corner);
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}

function summed(content: Buffer, width: number, pixel: number): Buffer {
  const plain = Buffer.from(content);
  for (let at = 0; at < plain.length; at += width)
    for (let i = at + pixel; i < Math.min(at + width, plain.length); i += 1)
      plain[i] = (plain[i] ?? 0) + (plain[i - pixel] ?? 0);
  return plain;
}

const NUMBER_SIGN = 0x23;

/** The value of each byte as a hexadecimal digit; -1 for other bytes. */
const DIGITS = Array.from({ length: 256 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/** In a PDF, /J#61vaScript is /JavaScript. */
function namesUnescaped(bytes: Buffer): string {
  const plain = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === NUMBER_SIGN) {
      const high = DIGITS[bytes[at + 1] ?? 0] ?? -1;
      const low = DIGITS[bytes[at + 2] ?? 0] ?? -1;
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        at += 2;
      }
    }
    plain[length] = byte;
    length += 1;
  }
  return plain.toString('latin1', 0, length);
}

/** Content that cannot be unpacked cannot be judged, and is refused. */
function inflated(packed: Buffer, limit: number): Buffer | null {
  if (limit <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: limit });
  } catch {
    return null;
  }
}

const MAX_UNPACKED = 300 * 1024 * 1024;
const OFFICE_ACTIVE = /vbaproject|vbadata|macrosheets\/|activex\/|oleobject|\.(bin|exe|js|vbs|html?|swf)$/i;
// Printer settings are the one binary part that Excel itself writes everywhere.
const OFFICE_BINARY = /printersettings\d*\.bin$/i;

function inspectOffice(file: Buffer, main: string): Objection | null {
  const entries = zipEntries(file);
  if (!entries) return 'FILE_TYPE';
  const types = entries.find((entry) => entry.name === '[Content_Types].xml');
  if (!types || !entries.some((entry) => entry.name === main)) return 'FILE_TYPE';
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_UNPACKED) return 'FILE_TYPE';
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length) return 'FILE_TYPE';
  for (const { name, encrypted } of entries) {
    if (encrypted || name.includes('..') || name.startsWith('/') || name.includes('\\')) return 'FILE_TYPE';
    if (OFFICE_ACTIVE.test(name) && !OFFICE_BINARY.test(name)) return 'FILE_ACTIVE';
  }
  const listed = zipContent(file, types, 1024 * 1024)?.toString('utf8');
  if (listed === undefined) return 'FILE_TYPE';
  return /macroEnabled|vbaProject/i.test(listed) ? 'FILE_ACTIVE' : null;
}
