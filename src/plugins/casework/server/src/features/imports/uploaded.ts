import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context } from 'koa';
import { refuse } from '../../platform/answers/errors';

export type Uploaded = { path: string; name: string; sha256: string };

type Part = { filepath: string; originalFilename?: string | null; size?: number };

/**
 * The one spreadsheet that came with a call, in its field `file`. What it holds has been inspected as every upload is.
 * @throws CaseworkError 400 without one, for several, or for a file that is no .xlsx
 */
export async function uploadedSheet(ctx: Context): Promise<Uploaded> {
  const { files = {} } = ctx.request as unknown as { files?: Record<string, Part | Part[]> };
  const parts = Object.entries(files).flatMap(([field, part]) =>
    [part].flat().map((one) => ({ field, ...one })),
  );
  const [part] = parts;
  if (parts.length !== 1 || part?.field !== 'file') throw refuse(400, 'SHEET_NEEDED');
  const name = part.originalFilename ?? '';
  if (!/\.xlsx$/i.test(name)) throw refuse(400, 'SHEET_NEEDED');
  const sha256 = createHash('sha256')
    .update(await readFile(part.filepath))
    .digest('hex');
  return { path: part.filepath, name, sha256 };
}

/** The keys of the doubts that were confirmed, from the form's field. @throws CaseworkError 400 for another shape */
export function confirmedOf(ctx: Context): string[] {
  const given = ((ctx.request as unknown as { body?: { confirmed?: unknown } }).body ?? {}).confirmed;
  if (given === undefined || given === '') return [];
  try {
    const keys: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    if (
      Array.isArray(keys) &&
      keys.length <= 5_000 &&
      keys.every((key) => typeof key === 'string' && key.length <= 500)
    )
      return keys as string[];
  } catch {
    // Said below.
  }
  throw refuse(400, 'BAD_INPUT', { summary: 'confirmed' });
}
