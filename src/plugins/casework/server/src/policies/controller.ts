import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import {
  deliver,
  deliverySchema,
  listSchema,
  matchesOf,
  matchesSchema,
  policiesFor,
  policiesOf,
} from './match';

const bodySchema = z.strictObject({ data: z.unknown().optional() });
const idOf = (ctx: Context): string => (ctx['params'] as { documentId?: string }).documentId ?? '';

/** Of an enterprise a unit reads neither industry nor scale (access/fields.ts): not which policies fit it either. */
const readsNoFit = (ctx: Context): boolean => askerOf(ctx).kind === 'unit';

function requireFit(ctx: Context): void {
  if (readsNoFit(ctx)) throw refuse(403, 'FORBIDDEN');
}

/** Every call runs as the asker: he matches and records the enterprises that he sees. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /policies, a page of them */
  async list(ctx: Context): Promise<void> {
    if (askerOf(ctx).kind === 'none') throw notFound();
    const { pagination: page } = parse(listSchema, ctx.query);
    const { data, total } = await inTransaction(strapi, (trx) => policiesOf(trx, page, presentInstant()));
    ctx.body = {
      data: readsNoFit(ctx) ? data.map((p) => ({ ...p, enterprises: 0, told: 0 })) : data,
      meta: { pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
    };
  },

  /** GET /policies/:documentId/matches */
  async matches(ctx: Context): Promise<void> {
    requireFit(ctx);
    const query = parse(matchesSchema, ctx.query);
    const { data, total, policy } = await inTransaction(strapi, (trx) =>
      matchesOf(trx, idOf(ctx), query, presentInstant()),
    );
    const page = query.pagination;
    ctx.body = {
      data,
      meta: { policy, pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
    };
  },

  /** GET /enterprises/:documentId/policies */
  async ofEnterprise(ctx: Context): Promise<void> {
    requireFit(ctx);
    ctx.body = { data: await inTransaction(strapi, (trx) => policiesFor(trx, idOf(ctx), presentInstant())) };
  },

  /** POST /policies/:documentId/deliveries */
  async deliver(ctx: Context): Promise<void> {
    requireFit(ctx);
    const input = parse(deliverySchema, parse(bodySchema, ctx.request.body ?? {}).data ?? {});
    ctx.body = {
      data: await inTransaction(strapi, (trx) => deliver(trx, idOf(ctx), input, presentInstant())),
    };
  },
});
