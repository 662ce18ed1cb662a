import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/**
 * Encrypts what the database or a browser keeps for the server alone (AES-256-GCM), with keys that are derived from the
 * installation's ENCRYPTION_KEY. A text is bound to its place: moved to another row or cookie, it does not open.
 */

const IV_BYTES = 12;
const TAG_BYTES = 16;

function keyOf(strapi: Core.Strapi, purpose: string): Buffer {
  const secret: unknown =
    strapi.config.get('admin.secrets.encryptionKey') ?? strapi.config.get('admin.auth.secret');
  if (typeof secret !== 'string' || secret === '') throw new Error('ENCRYPTION_KEY is not set');
  return Buffer.from(hkdfSync('sha256', secret, 'casework', purpose, 32));
}

/**
 * Seals a text.
 * @param place where it is kept: another place does not open it
 */
export function seal(strapi: Core.Strapi, place: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(strapi, 'seal'), iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text, or null for one that was sealed elsewhere, with another key, or changed. */
export function unseal(strapi: Core.Strapi, place: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(strapi, 'seal'), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}

/** A hash that only this installation can make: of short codes, which anybody could find out by trying. */
export const keyedHash = (strapi: Core.Strapi, place: string, text: string): string =>
  createHmac('sha256', keyOf(strapi, 'hash')).update(`${place}\n${text}`).digest('hex');
