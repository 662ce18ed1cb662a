import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { manifestSchema, type Manifest, type Part } from '../../../../contracts/backup';

export type { Manifest, Part };

/**
 * A backup is a folder:
 *
 *   manifest.json      what is in it, written last: a folder without it is an unfinished backup
 *   schema-before.sql  tables and functions          data/SCHEMA.TABLE.copy.gz  rows, in COPY's text form
 *   schema-after.sql   keys, triggers, policies      sequences.sql              where counters stand
 *   heads.txt          every chain's last entry      files/                     attachments
 *   files.txt          attachments with their hashes
 */

const MANIFEST = 'manifest.json';
const UNFINISHED = 'backup.unfinished';

/** A fault of a backup or of the place for it, in both languages. */
export class BackupRefused extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh}\n${en}`);
    this.name = 'BackupRefused';
  }
}

/**
 * Makes the folder for a backup. What an unfinished one has left in it is removed.
 * @throws BackupRefused when something else is in it
 */
export async function beginFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const present = await readdir(folder);
  if (present.length > 0 && !present.includes(UNFINISHED)) {
    throw new BackupRefused(
      `${folder} 不是空文件夹，请另选一个。`,
      `${folder} is not empty; choose another folder.`,
    );
  }
  for (const one of present) await rm(path.join(folder, one), { recursive: true, force: true });
  await writeFile(path.join(folder, UNFINISHED), '', { mode: 0o600 });
}

/** Ends a backup: only now is it one. */
export async function endFolder(folder: string, manifest: Manifest): Promise<void> {
  const beside = path.join(folder, `${MANIFEST}.part`);
  await writeFile(beside, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(beside, path.join(folder, MANIFEST));
  await rm(path.join(folder, UNFINISHED), { force: true });
  const directory = await open(folder);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** @throws BackupRefused when the folder holds no finished backup, or one of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST);
  const text = await readFile(file, 'utf8').catch((error: { code?: string }) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new BackupRefused(
      `${folder} 中没有 ${MANIFEST}：不是备份，或者备份没有做完。`,
      `${folder} has no ${MANIFEST}: it is no backup, or one that was not finished.`,
    );
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupRefused(`备份已损坏：${file}`, `the backup is damaged: ${file}`);
  }
}

/** Hashes and counts what goes through. */
function measured(): { through: Transform; result: () => Omit<Part, 'path'> } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** Writes one part of a backup through to the disk. */
export async function writePart(
  folder: string,
  relative: string,
  source: Readable,
  ...transforms: NodeJS.ReadWriteStream[]
): Promise<Part> {
  const { through, result } = measured();
  const target = createWriteStream(path.join(folder, relative), { mode: 0o600, flush: true });
  await pipeline([source, ...transforms, through, target]);
  return { path: relative, ...result() };
}

/** The hash and size of a file, read in pieces; null when there is none. */
export async function measure(file: string): Promise<Omit<Part, 'path'> | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** @throws BackupRefused naming the first part that is missing or not what was written */
export async function checkPart(folder: string, { path: relative, bytes, sha256 }: Part): Promise<void> {
  const file = path.join(folder, relative);
  const found = await measure(file);
  if (!found) throw new BackupRefused(`备份不完整，缺少文件：${file}`, `the backup lacks a file: ${file}`);
  if (found.bytes !== bytes || found.sha256 !== sha256) {
    throw new BackupRefused(`备份已损坏：${file}`, `the backup is damaged: ${file}`);
  }
}

/** One attachment of a backup, as a line of files.txt. */
export type KeptFile = { name: string; bytes: number; sha256: string };

export const fileLine = ({ name: file, bytes, sha256 }: KeptFile): string => `${sha256} ${bytes} ${file}\n`;

/** Reads the lines of files.txt. */
export async function* readFileLines(folder: string): AsyncIterable<KeptFile> {
  for await (const line of linesOf(path.join(folder, 'files.txt'))) {
    const [sha256 = '', bytes = '', file = ''] = line.split(' ');
    yield { name: file, bytes: Number(bytes), sha256 };
  }
}

/** The lines of a text file that are not empty. */
export async function* linesOf(file: string): AsyncIterable<string> {
  let rest = '';
  for await (const piece of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
