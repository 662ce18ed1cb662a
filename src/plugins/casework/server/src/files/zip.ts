import { inflateRawSync } from 'node:zlib';

/** What the directory of a zip archive says of one entry. */
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
  const end = file.length - END_LENGTH;
  // Nothing may follow, not even a comment: it is where a second format would hide.
  if (file.readUInt32LE(end) !== END || file.readUInt16LE(end + 20) !== 0) return null;
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
