import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import type { Asker } from '../access/actor';
import { notFound, refuse } from '../answers/errors';
import { isFull } from './clean-up-step';
import { inspectFile } from './inspect-file';
import { noteJudged } from './judged';

type Part = { filepath: string; originalFilename?: string | null; size?: number };

/** Bytes of one file; of all files of a request together, config/middlewares.ts. */
const MOST_BYTES = 20 * 1024 * 1024;

const partsOf = (ctx: Context): Part[] =>
  Object.values((ctx.request as unknown as { files?: Record<string, Part | Part[]> }).files ?? {}).flat();

/**
 * Deletes the temporary files of a request when it has been answered, for every field name and every address:
 * Strapi deletes those of the field `files` alone. Runs just inside of the body parser.
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
 * Judges the files that came with a call before anything else touches them, for every call.
 * @throws CaseworkError 400 for a file that is not accepted, 401 for a caller who has not signed in, 403 for one
 * who may only read
 */
export async function checkUploads(strapi: Core.Strapi, ctx: Context, asker: Asker): Promise<void> {
  if (ctx.path === FETCHING) throw notFound();
  if (isUpload(ctx.path) && ctx.method === 'POST') checkUploadCall(ctx, asker);
  const parts = partsOf(ctx);
  // Files of anonymous requests are not even inspected: no call takes them.
  if (parts.length > 0 && asker.account === 'none') throw refuse(401, 'UNAUTHORIZED');
  if (parts.length > 0 && isUpload(ctx.path) && (await isFull(strapi))) throw refuse(429, 'FILE_QUOTA');
  if (parts.some(({ size = 0 }) => size > MOST_BYTES)) throw refuse(413, 'BODY_LIMIT', {}, { limit: 'file' });
  for (const part of parts) {
    const name = part.originalFilename ?? '';
    const objection = await inspectFile(name, part.filepath);
    if (objection) throw refuse(400, objection, { name });
  }
  if (parts.length > 0) noteJudged(ctx);
}

function checkUploadCall(ctx: Context, asker: Asker): void {
  if (
    asker.kind === 'auditor' ||
    asker.kind === 'head' ||
    (asker.kind === 'none' && asker.account !== 'none')
  ) {
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
