import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { fileCalls as declared } from '../../../../contracts/files';
import { notFound, refuse } from '../answers/errors';
import { bindCalls } from '../calls/bind-calls';
import { inTransaction, rows } from '../database/as-owner';
import { FILE_TYPES } from './inspect';
import { contentHash, isSigned, storeOf, storedName } from './store';

type FileRow = { name: string; hash: string; ext: string | null };

export const fileCalls = bindCalls(declared, {
  /** A file out of the asker's sight is answered with 404, like one that does not exist. */
  download: async ({ strapi, ctx, params, transaction }) => {
    const [file] = await transaction((trx) =>
      rows<FileRow>(trx, 'select name, hash, ext from files where document_id = ?', [params.documentId]),
    );
    if (!file) throw notFound();
    await send(strapi, ctx, storedName(file), file.name);
  },

  /** For the panel's pictures, which carry no session. */
  signed: async ({ strapi, ctx, params: { name }, query: { until, signature }, now }) => {
    const ok =
      typeof until === 'string' &&
      typeof signature === 'string' &&
      isSigned(strapi, name, until, signature, now);
    if (!ok) throw notFound();
    const ext = path.extname(name);
    const stored = storedName({ hash: name.slice(0, name.length - ext.length), ext });
    await send(strapi, ctx, stored, stored);
  },
});

/** Sends a stored file so that a browser neither guesses, runs nor keeps it. */
async function send(strapi: Core.Strapi, ctx: Context, stored: string, name: string): Promise<void> {
  const store = storeOf(strapi);
  const size = await store.size(stored);
  if (size === null) throw notFound();
  await requireUnchanged(strapi, stored);
  const type = FILE_TYPES[path.extname(stored).toLowerCase()] ?? 'application/octet-stream';
  const how = type.startsWith('image/') ? 'inline' : 'attachment';
  ctx.set({
    'Content-Type': type,
    'Content-Disposition': `${how}; filename="${asciiName(stored)}"; filename*=UTF-8''${encodeRFC5987(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Accept-Ranges': 'bytes',
  });
  const range = rangeOf(ctx.get('range'), size);
  if (range === 'unsatisfiable') {
    ctx.set('Content-Range', `bytes */${size}`);
    ctx.status = 416;
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  ctx.status = range ? 206 : 200;
  if (range) ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  if (ctx.method !== 'HEAD') ctx.body = await store.read(stored, { start, end });
  ctx.type = type;
  ctx.length = end - start + 1;
}

/** @throws CaseworkError 409 for a file that is no longer what was uploaded */
async function requireUnchanged(strapi: Core.Strapi, stored: string): Promise<void> {
  const [kept] = await inTransaction(strapi, (trx) =>
    rows<{ sha256: string }>(trx, 'select sha256 from casework.file_contents where name = ?', [stored]),
  );
  // A file of an earlier release has no hash on record.
  if (!kept || kept.sha256 === (await contentHash(storeOf(strapi), stored))) return;
  strapi.log.error(`casework: the stored file ${stored} is not what was uploaded`);
  throw refuse(409, 'FILE_CHANGED');
}

/** Reads the header `Range`: one range, as browsers ask for it. Several at once are answered with the whole file. */
export function rangeOf(
  header: string,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const [, from = '', to = ''] = found;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

const asciiName = (name: string): string => name.replace(/[^\w.-]/g, '_');

const encodeRFC5987 = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
