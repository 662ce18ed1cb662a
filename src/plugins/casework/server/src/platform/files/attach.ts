import type { FieldError } from '../../../../domain/lifecycle';
import { fieldErrors } from '../answers/errors';
import { rows, type Trx } from '../database/as-owner';

/** The ids of files that a request names, read as the asker. @throws CaseworkError 400 for one that he does not see */
export async function filesOf(trx: Trx, field: string, documentIds: readonly string[]): Promise<number[]> {
  if (documentIds.length === 0) return [];
  const found = await rows<{ id: number; documentId: string }>(
    trx,
    'select id, document_id as "documentId" from files where document_id = any(?)',
    [documentIds],
  );
  const wrong = documentIds.flatMap((one, i): FieldError[] =>
    found.some((file) => file.documentId === one) ? [] : [{ field: `${field}.${i}`, code: 'NOT_FOUND' }],
  );
  if (wrong.length > 0) throw fieldErrors(wrong);
  return found.map(({ id }) => id);
}

/** Attaches files to a record; runs inside asOwner. @param type the singular name of its content type */
export async function attach(
  trx: Trx,
  type: string,
  field: string,
  id: number,
  files: readonly number[],
): Promise<void> {
  for (const [i, file] of files.entries())
    await trx.raw(
      'insert into files_related_mph (file_id, related_id, related_type, field, "order") values (?, ?, ?, ?, ?)',
      [file, id, `api::${type}.${type}`, field, i + 1],
    );
}
