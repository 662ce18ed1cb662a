import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { createDeflateRaw, createInflateRaw } from 'node:zlib';

/**
 * Writes a workbook anew with the set-up of its printed pages, which the package that streams workbooks cannot write:
 * landscape, with the title, the heads and the first columns on every page, and the number of the page below. Part by
 * part as streams, so that its memory does not grow with the rows.
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const DEFLATED = 8;
/** Names are in UTF-8. */
const UTF8 = 0x0800;

const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const WORKBOOK = 'xl/workbook.xml';
const SHEET_END = '</worksheet>';

const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** A4; the columns of a ledger are as wide as three pages. */
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="3" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>';

/** Title and heads, and the columns of place and number. */
const titles = (sheet: string): string => {
  const name = `'${sheet.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${name}!$A:$B,${name}!$1:$2</definedName></definedNames>`;
};

/** The check sum of zip files; Node has one only from 20.15 on. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checked(chunk: Buffer, before: number): number {
  let value = ~before;
  for (const byte of chunk) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

type Part = { name: string; method: number; start: number; size: number };
type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number };

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error('the workbook ends too early');
  return buffer;
}

/** The parts of a zip file, by its central directory. */
async function partsOf(file: FileHandle): Promise<Part[]> {
  const { size } = await file.stat();
  const end = await bytesAt(file, size - END_SIZE, END_SIZE);
  if (end.readUInt32LE(0) !== END) throw new Error('the workbook has no directory');
  const directory = await bytesAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const parts: Part[] = [];
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw new Error('the directory of the workbook is broken');
    const nameLength = directory.readUInt16LE(at + 28);
    const local = directory.readUInt32LE(at + 42);
    const head = await bytesAt(file, local, LOCAL_SIZE);
    parts.push({
      name: directory.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength),
      method: directory.readUInt16LE(at + 10),
      start: local + LOCAL_SIZE + head.readUInt16LE(26) + head.readUInt16LE(28),
      size: directory.readUInt32LE(at + 20),
    });
    at += CENTRAL_SIZE + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/** Puts the set-up into a sheet as it goes by: its beginning is in the first bytes, its end in the last. */
function sheetSetup(): Transform {
  let begun = false;
  let held: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let given = Buffer.concat([held, chunk]);
      if (!begun) {
        begun = true;
        const at = given.indexOf('<sheetViews');
        given = Buffer.concat([given.subarray(0, at), Buffer.from(FIT), given.subarray(at)]);
      }
      const kept = Math.max(given.length - SHEET_END.length, 0);
      held = given.subarray(kept);
      done(null, given.subarray(0, kept));
    },
    flush(done) {
      done(null, held.toString('utf8').replace(SHEET_END, `${PAGE}${SHEET_END}`));
    },
  });
}

function workbookSetup(sheet: string): Transform {
  const chunks: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
    flush(done) {
      done(
        null,
        Buffer.concat(chunks)
          .toString('utf8')
          .replace('</sheets>', `</sheets>${titles(sheet)}`),
      );
    },
  });
}

/** What a part of the workbook becomes. */
function contentOf(source: string, { name, method, start, size }: Part, sheet: string): Readable {
  const stored = createReadStream(source, { start, end: start + size - 1 });
  const plain = method === DEFLATED ? stored.pipe(createInflateRaw()) : stored;
  stored.on('error', (error: Error) => plain.destroy(error));
  const changed = SHEET.test(name) ? sheetSetup() : name === WORKBOOK ? workbookSetup(sheet) : null;
  if (!changed) return plain;
  plain.on('error', (error: Error) => changed.destroy(error));
  return plain.pipe(changed);
}

const header = (signature: number, size: number, numbers: readonly [at: number, value: number][]): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  for (const [at, value] of numbers) bytes.writeUInt16LE(value, at);
  return bytes;
};

function localHeader({ name, crc, packed, size }: Written): Buffer {
  const head = header(LOCAL, LOCAL_SIZE, [
    [4, 20],
    [6, UTF8],
    [8, DEFLATED],
    [12, 0x21],
    [26, name.length],
  ]);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(packed, 18);
  head.writeUInt32LE(size, 22);
  return Buffer.concat([head, name]);
}

function centralHeader({ name, crc, packed, size, offset }: Written): Buffer {
  const head = header(CENTRAL, CENTRAL_SIZE, [
    [4, 20],
    [6, 20],
    [8, UTF8],
    [10, DEFLATED],
    [14, 0x21],
    [28, name.length],
  ]);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

/** Writes one part; its header, which says how long it is, comes last, before it. */
async function writePart(
  target: FileHandle,
  offset: number,
  name: string,
  content: Readable,
): Promise<Written> {
  const written: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
  const packing = createDeflateRaw();
  content.on('data', (chunk: Buffer) => {
    written.crc = checked(chunk, written.crc);
    written.size += chunk.length;
  });
  content.on('error', (error) => packing.destroy(error));
  let at = offset + LOCAL_SIZE + written.name.length;
  for await (const chunk of content.pipe(packing) as AsyncIterable<Buffer>) {
    await target.write(chunk, 0, chunk.length, at);
    at += chunk.length;
    written.packed += chunk.length;
  }
  const head = localHeader(written);
  await target.write(head, 0, head.length, offset);
  return written;
}

/**
 * @param source the workbook as it was streamed
 * @param target where it is written with its set-up
 * @param sheet what its sheet is called
 */
export async function addPrintSetup(source: string, target: string, sheet: string): Promise<void> {
  const from = await open(source, 'r');
  const to = await open(target, 'w');
  try {
    let offset = 0;
    const directory: Buffer[] = [];
    for (const part of await partsOf(from)) {
      const written = await writePart(to, offset, part.name, contentOf(source, part, sheet));
      offset += LOCAL_SIZE + written.name.length + written.packed;
      directory.push(centralHeader(written));
    }
    const listed = Buffer.concat(directory);
    const end = header(END, END_SIZE, [
      [8, directory.length],
      [10, directory.length],
    ]);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(offset, 16);
    await to.write(Buffer.concat([listed, end]), 0, listed.length + END_SIZE, offset);
  } finally {
    await from.close();
    await to.close();
  }
}
