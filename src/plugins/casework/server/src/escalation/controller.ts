import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { notFound } from '../shared/errors';
import { readAgenda } from './agenda';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /agenda */
  async agenda(ctx: Context): Promise<void> {
    if (askerOf(ctx).kind === 'none') throw notFound();
    ctx.body = { data: await inTransaction(strapi, readAgenda) };
  },
});
