import { createHash } from 'node:crypto';
import { CaseworkError, refuse } from '../../platform/answers/errors';
import type { Core } from '@strapi/strapi';
import type { OfficialText } from '../../../../domain/documents';
import { rows, type Trx } from '../../platform/database/as-owner';
import { openPress, type Press, type Product } from './press/press';
import { takeTurns, type Turns } from './press/turns';

/** The one press of the application. */
let press: Press | null = null;
export const thePress = (): Press => (press ??= openPress());

/** Previews under way at once: one is being set while the next is read. */
const PREVIEWS = 2;
const WAITING = 60;

/**
 * Previews take turns before they touch the database: a burst of them goes between the other requests one by one, and
 * those that wait hold no connection. The longest wait is that of the press.
 */
export const previewTurn: Turns = takeTurns({ atOnce: PREVIEWS, waiting: WAITING });

/** Ends the press with the application. */
export async function closePress(): Promise<void> {
  const present = press;
  press = null;
  await present?.close();
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Sets a document. A failure of the press is this document's alone, and is answered with its reason.
 * @throws CaseworkError 400
 */
export async function printed(
  strapi: Core.Strapi,
  document: OfficialText,
  options: { madeAt: Date; code?: string; docx?: boolean },
): Promise<Product> {
  try {
    return await thePress().print({ document, ...options });
  } catch (error) {
    if (error instanceof CaseworkError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    strapi.log.error(`a document could not be set: ${error instanceof Error ? error.stack : reason}`);
    throw refuse(400, 'DOCUMENT_FAILED', { reason });
  }
}

export type FileKind = 'pdf' | 'docx' | 'data';

/** Keeps a file of an issued document; runs inside asOwner. */
export async function keepFile(trx: Trx, id: number, kind: FileKind, bytes: Buffer): Promise<void> {
  await trx.raw(
    'insert into casework.document_files (document_id, kind, bytes, sha256) values (?, ?, ?, ?)',
    [id, kind, bytes, sha256(bytes)],
  );
}

/** A stored file; null before the document is issued. Runs inside asOwner. @throws Error when it was changed */
export async function storedFile(trx: Trx, id: number, kind: FileKind): Promise<Buffer | null> {
  const [row] = await rows<{ bytes: Buffer; sha256: string }>(
    trx,
    'select bytes, sha256 from casework.document_files where document_id = ? and kind = ?',
    [id, kind],
  );
  if (!row) return null;
  if (sha256(row.bytes) !== row.sha256)
    throw new Error(`the stored ${kind} of document ${id} is not what was issued`);
  return row.bytes;
}
