import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { afterRequest, askerOf } from '../access/seam';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { sweep } from './run';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * POST /sweep: what the schedule does, now. It has transactions of its own, so it begins when the
   * request's has ended.
   */
  async sweep(ctx: Context): Promise<void> {
    const { kind } = askerOf(ctx);
    if (kind === 'none') throw notFound();
    if (kind !== 'office') throw refuse(403, 'FORBIDDEN');
    const now = presentInstant();
    ctx.body = { data: null };
    afterRequest(ctx, async () => {
      const report = await sweep(strapi, now, 'call');
      if (report) ctx.body = { data: report };
      else ctx.status = 503;
    });
  },
});
