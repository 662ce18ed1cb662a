import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { rows, type Trx } from '../database/as-owner';
import type { Objection } from './inspect';
import { inspectFile } from './inspect-file';
import { keep, storeOf, storedName } from './store';

type Given = { name: string; ext: string; mime: string; content: Buffer };

/**
 * Stores a file that the application itself has received, like an upload. It belongs to nobody until a record
 * refers to it, which must be in the same transaction. Its content stays on the disk when that fails, like half of
 * an upload, and is removed by `undo`.
 * @returns its id, and the function that removes it again
 */
export async function keepFile(
  strapi: Core.Strapi,
  trx: Trx,
  { name, ext, mime, content }: Given,
  now: Date,
): Promise<{ id: number; undo: () => Promise<void> }> {
  const hash = `received_${randomBytes(16).toString('hex')}`;
  const stored = storedName({ hash, ext });
  await keep(strapi, stored, content);
  const undo = (): Promise<void> => storeOf(strapi).remove(stored);
  try {
    const at = now.toISOString();
    const [row] = await rows<{ id: number }>(
      trx,
      `insert into files (document_id, name, hash, ext, mime, size, url, provider, folder_path, created_at, updated_at, published_at)
       values (?, ?, ?, ?, ?, ?, ?, 'local', '/', ?, ?, ?) returning id`,
      [
        createId(),
        name,
        hash,
        ext,
        mime,
        Math.round(content.length / 10.24) / 100,
        `/uploads/${stored}`,
        at,
        at,
        at,
      ],
    );
    return { id: row?.id ?? 0, undo };
  } catch (error) {
    await undo();
    throw error;
  }
}

/** Why a received file is not taken, judged as an upload is; null when it is. */
export async function judge(name: string, content: Buffer): Promise<Objection | null> {
  const file = path.join(tmpdir(), `qiaomen-${randomBytes(12).toString('hex')}`);
  try {
    await writeFile(file, content, { mode: 0o600 });
    return await inspectFile(name, file);
  } finally {
    await rm(file, { force: true });
  }
}
