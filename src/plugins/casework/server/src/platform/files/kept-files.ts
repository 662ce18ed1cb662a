import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filesInS3, s3Settings } from './s3';

/** Bytes of a file, both ends included. */
export type Range = { start: number; end: number };

/** The place where attachments are kept: a folder, or a bucket of an S3-compatible store. */
export type KeptFiles = {
  /** a person's name for the place */
  where: string;
  /** the names of all files in it */
  names(): AsyncIterable<string>;
  /** the size of a file in bytes; null when it is not there */
  size(name: string): Promise<number | null>;
  /** the content of a file, or a part of it; null when it is not there */
  read(name: string, range?: Range): Promise<Readable | null>;
  /** puts a file there, whole or not at all */
  write(name: string, content: Readable): Promise<void>;
  /** a file that is not there is no error */
  remove(name: string): Promise<void>;
};

/** Whether a name may be that of a stored file: nothing that a path could be made of. */
export const isStoredName = (name: string): boolean => /^[\w-]+(\.[A-Za-z0-9]+)?$/.test(name);

const isMissing = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ENOENT';

/**
 * Where this installation keeps its attachments.
 * @param folder that is used unless a bucket is configured (FILES_S3_BUCKET)
 */
export function filesPlace(folder: string): KeptFiles {
  const settings = s3Settings();
  return settings ? filesInS3(settings) : filesInFolder(folder);
}

/** Attachments in a folder. A folder that is not there has none. */
export const filesInFolder = (folder: string): KeptFiles => ({
  where: folder,
  async *names() {
    try {
      for await (const entry of await opendir(folder))
        if (entry.isFile() && isStoredName(entry.name)) yield entry.name;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  },
  size: (name) =>
    stat(path.join(folder, name)).then(
      (found) => found.size,
      (error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      },
    ),
  read: (name, range) =>
    new Promise((resolve, reject) => {
      const stream = createReadStream(path.join(folder, name), range);
      stream.once('open', () => resolve(stream));
      stream.once('error', (error) => (isMissing(error) ? resolve(null) : reject(error)));
    }),
  async write(name, content) {
    if (!isStoredName(name)) throw new Error(`a stored file is not called ${name}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = path.join(folder, `${name}.part`);
    try {
      await pipeline(content, createWriteStream(beside, { mode: 0o600, flush: true }));
      await rename(beside, path.join(folder, name));
    } finally {
      // A full disk leaves the beginning of a file.
      await rm(beside, { force: true });
    }
  },
  remove: (name) => rm(path.join(folder, name), { force: true }),
});
