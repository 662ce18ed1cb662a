import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { inTransaction, rows } from '../access/window';
import { refuse } from '../shared/errors';
import { inspect } from './inspect';

/**
 * Where files are kept: outside of every folder that is served. Strapi's local provider stays the provider
 * by name; its methods write here, and its addresses are short-lived signed ones, so that the panel's
 * pictures work without an anonymous folder.
 */
export const filesFolder = (strapi: Core.Strapi): string =>
  path.resolve(strapi.dirs.app.root, process.env.DATA_DIR ?? '.data', 'uploads');

type Stored = {
  id?: number;
  name?: string;
  hash: string;
  ext?: string | null;
  url?: string;
  buffer?: Buffer;
  stream?: Readable;
};

/** The name of a stored file; nothing that a path could be made of. */
export function storedName({ hash, ext }: Pick<Stored, 'hash' | 'ext'>): string {
  const name = `${hash}${ext ?? ''}`;
  if (!/^[\w-]+(\.[A-Za-z0-9]+)?$/.test(name)) throw refuse(404, 'NOT_FOUND');
  return name;
}

export const pathOf = (strapi: Core.Strapi, name: string): string => path.join(filesFolder(strapi), name);

/** Signed addresses of the same quarter of an hour are the same: answers can be compared and cached. */
const PERIOD = 15 * 60 * 1000;

const signature = (strapi: Core.Strapi, name: string, until: number): string =>
  createHmac('sha256', `files:${String(strapi.config.get('admin.auth.secret'))}`)
    .update(`${name}\n${until}`)
    .digest('base64url');

/** An address at which the file can be fetched for 15 to 30 minutes by whoever was shown it. */
export function signedUrl(strapi: Core.Strapi, name: string, now: Date): string {
  const until = (Math.floor(now.getTime() / PERIOD) + 2) * PERIOD;
  return `/casework/files/signed/${name}?until=${until}&signature=${signature(strapi, name, until)}`;
}

export function isSigned(
  strapi: Core.Strapi,
  name: string,
  until: string,
  given: string,
  now: Date,
): boolean {
  if (!/^\d{1,16}$/.test(until) || Number(until) < now.getTime()) return false;
  const expected = Buffer.from(signature(strapi, name, Number(until)));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Is the file part of a record? Then it stays as it is. */
async function isAttached(strapi: Core.Strapi, { hash }: Stored): Promise<boolean> {
  const [file] = await inTransaction(strapi, (trx) =>
    rows<{ attached: boolean }>(
      trx,
      `select casework.file_is_attached(f.id) as attached from files f where f.hash = ?`,
      [hash],
    ),
  );
  return Boolean(file?.attached);
}

/** Takes the place of the local provider's methods. Call after the upload plugin has been registered. */
export function installStore(strapi: Core.Strapi): void {
  const provider = strapi.plugin('upload').provider as Record<string, unknown> | undefined;
  if (!provider) throw new Error('the upload plugin has no provider yet');
  const write = async (file: Stored): Promise<void> => {
    const content = file.buffer ?? (file.stream ? await collect(file.stream) : null);
    if (!content) throw new Error('a file without content');
    const name = storedName(file);
    // Whatever door it came through, an address to fetch from included.
    const objection = inspect(name, content);
    if (objection) throw refuse(400, objection, { name: file.name ?? name });
    await mkdir(filesFolder(strapi), { recursive: true });
    await writeFile(pathOf(strapi, name), content, { mode: 0o600 });
    file.url = `/uploads/${name}`;
  };
  const remove = async (file: Stored): Promise<void> => {
    if (await isAttached(strapi, file)) throw refuse(403, 'NOT_DELETABLE');
    await rm(pathOf(strapi, storedName(file)), { force: true });
  };
  const replace = async (file: Stored, old: Stored): Promise<void> => {
    if (await isAttached(strapi, old)) throw refuse(403, 'NOT_DELETABLE');
    await write(file);
    if (storedName(file) !== storedName(old)) await remove(old);
  };
  Object.assign(provider, {
    upload: write,
    uploadStream: write,
    replace,
    replaceStream: replace,
    delete: remove,
    isPrivate: () => Promise.resolve(true),
    getSignedUrl: (file: Stored) => Promise.resolve({ url: signedUrl(strapi, storedName(file), new Date()) }),
  });
}
