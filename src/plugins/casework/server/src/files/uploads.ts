import { readFile, rm } from 'node:fs/promises';
import type { Context, Next } from 'koa';
import type { Asker } from '../access/actor';
import { notFound, refuse } from '../shared/errors';
import { inspect } from './inspect';

type Part = { filepath: string; originalFilename?: string | null };

const partsOf = (ctx: Context): Part[] =>
  Object.values((ctx.request as unknown as { files?: Record<string, Part | Part[]> }).files ?? {}).flat();

/**
 * What came with a request has gone when it is answered, whatever its field was called and whether anything
 * answers at that address: Strapi takes away what came as `files` alone. Just inside of the body parser.
 */
export const dropUploads =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    const parts = partsOf(ctx);
    try {
      await next();
    } finally {
      await Promise.all(parts.map(({ filepath }) => rm(filepath, { force: true })));
    }
  };

/** Strapi would fetch an address that a user names: nothing here needs that. */
const FETCHING = '/upload/actions/upload-from-urls';

const isUpload = (path: string): boolean => path === '/api/upload' || path === '/upload';

/**
 * Judges the files that came with a call before anything else touches them, whichever call it is.
 * @throws CaseworkError 400 for a file that is not taken, 401 for whoever has not signed in, 403 for who only looks
 */
export async function checkUploads(ctx: Context, asker: Asker): Promise<void> {
  if (ctx.path === FETCHING) throw notFound();
  if (isUpload(ctx.path) && ctx.method === 'POST') checkUploadCall(ctx, asker);
  const parts = partsOf(ctx);
  // Nobody is made to read what a stranger sent: there is no call that takes a file from him.
  if (parts.length > 0 && asker.account === 'none') throw refuse(401, 'UNAUTHORIZED');
  for (const part of parts) {
    const name = part.originalFilename ?? '';
    const objection = inspect(name, await readFile(part.filepath));
    if (objection) throw refuse(400, objection, { name });
  }
}

function checkUploadCall(ctx: Context, asker: Asker): void {
  if (asker.kind === 'auditor' || (asker.kind === 'none' && asker.account !== 'none')) {
    throw refuse(403, 'FORBIDDEN');
  }
  // A file is attached by the record's own form or action, and what is stored is not replaced.
  const body = (ctx.request.body ?? {}) as Record<string, unknown>;
  const named = ['ref', 'refId', 'field'].find((key) => body[key] !== undefined);
  const replaced = ctx.path === '/api/upload' && ctx.query['id'] !== undefined;
  if (named ?? replaced) {
    throw refuse(400, 'BAD_INPUT', { summary: named ?? 'id' });
  }
}
