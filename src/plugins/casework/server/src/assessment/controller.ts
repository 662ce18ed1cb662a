import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { askerOf } from '../access/seam';
import { presentInstant } from '../shared/clock';
import { askFigures, askRecords } from './ask';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /measures */
  async figures(ctx: Context): Promise<void> {
    ctx.body = await askFigures(strapi, askerOf(ctx), ctx.query, presentInstant());
  },

  /** GET /measures/:code/records */
  async records(ctx: Context): Promise<void> {
    const { code = '' } = ctx['params'] as { code?: string };
    ctx.body = await askRecords(strapi, askerOf(ctx), code, ctx.query, presentInstant());
  },
});
