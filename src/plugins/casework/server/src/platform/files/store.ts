import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { inTransaction, rows } from '../database/as-owner';
import { refuse } from '../answers/errors';
import { inspect } from './inspect';
import { wereJudged } from './judged';
import { filesPlace, isStoredName, type KeptFiles } from './kept-files';

/**
 * Where files are kept: outside of every folder that is served. Strapi's local provider stays the provider
 * by name; its methods write here, and its addresses are short-lived signed ones, so that the panel's
 * pictures work without an anonymous folder.
 */
export const filesFolder = (strapi: Core.Strapi): string => path.join(dataFolder(strapi), 'uploads');

/** Returns the folder of the data beside the database. */
export const dataFolder = (strapi: Core.Strapi): string =>
  path.resolve(strapi.dirs.app.root, process.env.DATA_DIR ?? '.data');

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
  if (!isStoredName(name)) throw refuse(404, 'NOT_FOUND');
  return name;
}

/** The place where this application keeps attachments. */
export function storeOf(strapi: Core.Strapi): KeptFiles {
  const known = stores.get(strapi);
  if (known) return known;
  const store = filesPlace(filesFolder(strapi));
  stores.set(strapi, store);
  return store;
}

const stores = new WeakMap<Core.Strapi, KeptFiles>();

/** Signed addresses of the same quarter of an hour are the same: answers can be compared and cached. */
const PERIOD = 15 * 60 * 1000;

const signature = (strapi: Core.Strapi, name: string, until: number): string =>
  createHmac('sha256', `files:${String(strapi.config.get('admin.auth.secret'))}`)
    .update(`${name}\n${until}`)
    .digest('base64url');

/** Returns an address at which a user who was shown the file can fetch it for 15 to 30 minutes. */
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

/** Writes a file whole or not at all, and notes what it consists of. */
export async function keep(strapi: Core.Strapi, name: string, content: Buffer): Promise<void> {
  const store = storeOf(strapi);
  try {
    await store.write(name, Readable.from([content]));
    const sha256 = createHash('sha256').update(content).digest('hex');
    await inTransaction(strapi, (trx) =>
      rows(trx, 'select casework.keep_content(?, ?, ?)', [name, sha256, content.length]),
    );
  } catch (error) {
    await store.remove(name);
    throw error;
  }
}

/** SHA-256 of a stored file, in lowercase hexadecimal, read in pieces; null when it is not there. */
export async function contentHash(store: KeptFiles, name: string): Promise<string | null> {
  const content = await store.read(name);
  if (!content) return null;
  const hash = createHash('sha256');
  for await (const piece of content) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Takes the place of the local provider's methods. Call after the upload plugin has been registered. */
export function installStore(strapi: Core.Strapi): void {
  const provider = strapi.plugin('upload').provider as Record<string, unknown> | undefined;
  if (!provider) throw new Error('the upload plugin has no provider yet');
  const write = async (file: Stored): Promise<void> => {
    const content = file.buffer ?? (file.stream ? await collect(file.stream) : null);
    if (!content) throw new Error('a file without content');
    const name = storedName(file);
    // Files are judged over every interface; those that came with the request have been judged already (uploads.ts).
    const objection = wereJudged(strapi) ? null : inspect(name, content);
    if (objection) throw refuse(400, objection, { name: file.name ?? name });
    await keep(strapi, name, content);
    file.url = `/uploads/${name}`;
  };
  const remove = async (file: Stored): Promise<void> => {
    if (await isAttached(strapi, file)) throw refuse(403, 'NOT_DELETABLE');
    await storeOf(strapi).remove(storedName(file));
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

const SAMPLE = 20;

/**
 * Is this the place where the database's attachments are? Two hosts that each have a folder of their own would lose
 * every second download (finding O4).
 * @throws when not one of the latest files that the database knows is there
 */
export async function assertStore(strapi: Core.Strapi): Promise<void> {
  const store = storeOf(strapi);
  const latest = await rowsOf(strapi);
  try {
    for (const { name } of latest) if ((await store.size(name)) !== null) return;
  } catch (error) {
    const { $metadata, message } = error as { $metadata?: { httpStatusCode?: number }; message?: string };
    throw new Error(
      `拒绝启动：附件的存放处 ${store.where} 不能访问（${$metadata?.httpStatusCode ?? ''} ${message ?? ''}）。请核对地址、桶、密钥。 ` +
        'The place for attachments cannot be read.',
    );
  }
  if (latest.length === 0) return;
  throw new Error(
    `拒绝启动：数据库所记的最近 ${latest.length} 个附件都不在 ${store.where}。多台主机须共用一处附件（同一个挂载的文件夹，或 FILES_S3_BUCKET），见 docs/operations/growth.md。 ` +
      'The attachments that the database knows are not in this place; hosts must share one.',
  );
}

const rowsOf = (strapi: Core.Strapi): Promise<{ name: string }[]> =>
  inTransaction(strapi, (trx) =>
    rows<{ name: string }>(trx, 'select name from casework.file_contents order by at desc limit ?', [SAMPLE]),
  );
