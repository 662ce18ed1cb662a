import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { inTransaction, rows } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound } from '../shared/errors';
import { FILE_TYPES } from './inspect';
import { isSigned, pathOf, storedName } from './store';

type FileRow = { name: string; hash: string; ext: string | null };

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /files/:documentId: who does not see it gets the answer of one that does not exist */
  async download(ctx: Context): Promise<void> {
    const { documentId = '' } = ctx['params'] as { documentId?: string };
    const [file] = await inTransaction(strapi, (trx) =>
      rows<FileRow>(trx, 'select name, hash, ext from files where document_id = ?', [documentId]),
    );
    if (!file) throw notFound();
    await send(strapi, ctx, storedName(file), file.name);
  },

  /** GET /files/signed/:name: for the panel's pictures, which carry no session */
  async signed(ctx: Context): Promise<void> {
    const { name = '' } = ctx['params'] as { name?: string };
    const { until, signature } = ctx.query;
    const ok =
      typeof until === 'string' &&
      typeof signature === 'string' &&
      isSigned(strapi, name, until, signature, presentInstant());
    if (!ok) throw notFound();
    const ext = path.extname(name);
    const stored = storedName({ hash: name.slice(0, name.length - ext.length), ext });
    await send(strapi, ctx, stored, stored);
  },
});

/** Sends a stored file so that a browser neither guesses, runs nor keeps it. */
async function send(strapi: Core.Strapi, ctx: Context, stored: string, name: string): Promise<void> {
  const file = pathOf(strapi, stored);
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) throw notFound();
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
  if (ctx.method !== 'HEAD') ctx.body = createReadStream(file, { start, end });
  ctx.type = type;
  ctx.length = end - start + 1;
}

/** One range, as a browser asks for it; several at once are answered with the whole file. */
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
