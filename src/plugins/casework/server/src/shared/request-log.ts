import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/**
 * One line per request, in the place of Strapi's own, which writes the whole address: search words, and the
 * signature that opens a file, do not belong in a log.
 */
export const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const start = performance.now();
    await next();
    const took = Math.ceil(performance.now() - start);
    strapi.log.http(`${ctx.method} ${ctx.path} (${took} ms) ${ctx.status}`);
  };
