import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/**
 * The public address of the application, without a slash at its end.
 * @param ctx the request by which it was reached; what runs by schedule has none, and names the address it listens on
 *   unless PUBLIC_URL is set
 */
export function publicOrigin(strapi: Core.Strapi, ctx?: Context): string {
  const configured: unknown = strapi.config.get('server.url');
  const isAddress = typeof configured === 'string' && /^https?:\/\//.test(configured);
  const listening = `http://${String(strapi.config.get('server.host'))}:${String(strapi.config.get('server.port'))}`;
  return (isAddress ? configured : (ctx?.origin ?? listening)).replace(/\/+$/, '');
}
