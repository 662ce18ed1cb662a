import { inflateRawSync } from 'node:zlib';

/** An entry of a zip archive's directory. */
export type ZipEntry = {
  name: string;
  method: number;
  compressedSize: number;
  size: number;
  encrypted: boolean;
  offset: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const MAX_ENTRIES = 5000;

/**
 * The entries of an archive, read from its directory without unpacking anything.
 * @returns null when the file is not one plain archive from its first byte to its last
 */
export function zipEntries(file: Buffer): ZipEntry[] | null {
  if (file.length < END_LENGTH || file.readUInt32LE(0) !== 0x04034b50) return null;
  const end = endOf(file);
  if (end === null) return null;
  const count = file.readUInt16LE(end + 10);
  const start = file.readUInt32LE(end + 16);
  if (count === 0 || count > MAX_ENTRIES || start + file.readUInt32LE(end + 12) !== end) return null;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      compressedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return at === end ? entries : null;
}

const MAX_COMMENT = 1024;

/**
 * Where the end of the directory lies. Behind it a short comment in plain text may stand, and nothing else: it is
 * where a second format would hide.
 */
function endOf(file: Buffer): number | null {
  const last = file.length - END_LENGTH;
  for (let end = last; end >= Math.max(0, last - MAX_COMMENT); end -= 1) {
    if (file.readUInt32LE(end) !== END) continue;
    const comment = file.toString('latin1', end + END_LENGTH);
    const isPlain =
      comment.length === file.readUInt16LE(end + 20) && !/PK|%PDF|[<>]|[^\P{Cc}\s]/u.test(comment);
    return isPlain ? end : null;
  }
  return null;
}

/** The content of an entry, up to a limit; null when it cannot be read. */
export function zipContent(file: Buffer, entry: ZipEntry, limit: number): Buffer | null {
  if (entry.size > limit || entry.offset + 30 > file.length) return null;
  const start =
    entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  const packed = file.subarray(start, start + entry.compressedSize);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch {
    return null;
  }
}
