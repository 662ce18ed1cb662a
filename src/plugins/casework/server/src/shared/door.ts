import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Actor } from '../../../domain/lifecycle';
import { actorOf } from '../access/actor';
import { askerOf } from '../access/seam';
import { inTransaction, type Trx } from '../access/window';
import type { Call } from '../issues/act';
import { callOf } from '../issues/controller';
import { notFound, refuse } from './errors';
import { parse } from './parse';

/** What the doors of the rooms share. */

const bodySchema = z.strictObject({ data: z.unknown().optional() }).nullish();

/** A call's `data` by its contract. */
export const dataOf = <T>(ctx: Context, schema: z.ZodType<T>): T =>
  parse(schema, parse(bodySchema, ctx.request.body)?.data ?? {});

export const param = (ctx: Context, name: string): string =>
  (ctx['params'] as Record<string, string | undefined>)[name] ?? '';

/** Who acts; without a membership nobody does, and nothing is there for him. */
export function actorOrNotFound(ctx: Context): Actor {
  const asker = askerOf(ctx);
  const actor = actorOf(asker);
  if (actor) return actor;
  throw asker.kind === 'super' ? refuse(403, 'NO_MEMBERSHIP') : notFound();
}

/** Runs a use-case in the request's transaction. */
export const asCaller = <T>(
  strapi: Core.Strapi,
  ctx: Context,
  work: (trx: Trx, call: Call) => Promise<T>,
): Promise<T> => {
  const call = callOf(ctx, actorOrNotFound(ctx));
  return inTransaction(strapi, (trx) => work(trx, call));
};
