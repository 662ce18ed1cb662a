import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** Tokens of links and sessions: 192 random bits, of which the database holds the SHA-256 only. */

const BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

export const isToken = (text: string): boolean => TOKEN.test(text);

export const newToken = (): string => randomBytes(BYTES).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The salt of a link that is sent later, by whichever instance. */
export const newSalt = (): string => randomBytes(BYTES).toString('hex');

let secret: string | null = null;

/**
 * Remembers the server's secret. A link that the sweep sends later cannot be stored as text until then; its token
 * is derived from the salt of its row and this secret, so that the database alone does not reveal it.
 */
export function keepLinkSecret(strapi: Core.Strapi): void {
  secret = String(strapi.config.get('admin.auth.secret'));
}

/** @throws Error before the start has been made */
export function tokenOf(salt: string): string {
  if (secret === null) throw new Error('keepLinkSecret has not been called');
  return createHmac('sha256', `enterprise-links:${secret}`)
    .update(salt)
    .digest('base64url')
    .slice(0, (BYTES * 4) / 3);
}

/** The path of a link; what follows the last slash does not belong in a log. */
export const linkPath = (token: string): string => `/e/l/${token}`;

/** Placeholder for the link in a stored text, until it is sent. */
export const LINK_PLACE = '{{链接}}';

/** The text of a delivery with its link put in, at the moment of sending. */
export const withLink = (text: string, url: string): string => text.replaceAll(LINK_PLACE, url);
