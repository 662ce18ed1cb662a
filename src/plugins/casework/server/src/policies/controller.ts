import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { inTransaction } from '../access/window';
import { presentInstant } from '../shared/clock';
import { parse } from '../shared/parse';
import { deliver, deliverySchema, matchesOf, pageSchema, policiesFor } from './match';

const bodySchema = z.strictObject({ data: z.unknown().optional() });
const idOf = (ctx: Context): string => (ctx['params'] as { documentId?: string }).documentId ?? '';

/** Every call runs as the asker: he matches and records the enterprises that he sees. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /policies/:documentId/matches */
  async matches(ctx: Context): Promise<void> {
    const page = parse(pageSchema, (ctx.query as { pagination?: unknown }).pagination ?? {});
    const { data, total } = await inTransaction(strapi, (trx) => matchesOf(trx, idOf(ctx), page));
    ctx.body = {
      data,
      meta: { pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
    };
  },

  /** GET /enterprises/:documentId/policies */
  async ofEnterprise(ctx: Context): Promise<void> {
    ctx.body = { data: await inTransaction(strapi, (trx) => policiesFor(trx, idOf(ctx), presentInstant())) };
  },

  /** POST /policies/:documentId/deliveries */
  async deliver(ctx: Context): Promise<void> {
    const input = parse(deliverySchema, parse(bodySchema, ctx.request.body ?? {}).data ?? {});
    ctx.body = {
      data: await inTransaction(strapi, (trx) => deliver(trx, idOf(ctx), input, presentInstant())),
    };
  },
});
