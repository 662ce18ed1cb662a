import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { accountOf } from '../access/actor';

/**
 * One line per request, refused and failed ones too: what was asked for, how it ended, by which account and from
 * where (GB/T 22239: 审计覆盖每个用户). In the place of Strapi's own, which writes the whole address: search words,
 * and the signature that opens a file, do not belong in a log. What became of records is on record beside it: in
 * the ledger, the refused attempts, the sign-ins and the changes.
 */
export const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const start = performance.now();
    let status = 500;
    try {
      await next();
      ({ status } = ctx);
    } finally {
      const took = Math.ceil(performance.now() - start);
      const { label } = accountOf(ctx);
      strapi.log.http(`${ctx.method} ${ctx.path} (${took} ms) ${status} ${label} ${ctx.ip}`);
    }
  };
