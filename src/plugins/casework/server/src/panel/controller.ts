import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { presentSummary } from './summary';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /issues/:documentId/summary */
  async summary(ctx: Context): Promise<void> {
    const { documentId = '' } = ctx['params'] as { documentId?: string };
    ctx.body = await presentSummary(strapi, documentId);
  },
});
