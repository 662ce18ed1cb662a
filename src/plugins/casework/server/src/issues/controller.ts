import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Actor } from '../../../domain/lifecycle';
import { actorOf } from '../access/actor';
import { afterRequest, askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { readLedger } from '../ledger/read';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { presentInstant } from '../shared/clock';
import { act, actionOf, register, type Answer, type Call } from './act';
import { presentActions } from './actions';
import { recordRefusal, rememberingIfSeen } from './refused-attempts';

const bodySchema = z.strictObject({ data: z.unknown().optional() }).nullish();

/** What a key is for: written another way, with a slash more or in capitals, it is the same call. */
const pathOf = (ctx: Context): string =>
  ctx.path
    .toLowerCase()
    .replace(/^\/api\//, '/')
    .replace(/\/+$/, '');

/** The call behind a request: who acts, when, and under which key. */
export function callOf(ctx: Context, actor: Actor): Call {
  const key = ctx.get('idempotency-key');
  return {
    actor,
    now: presentInstant(),
    role: 'casework_actor',
    idempotency: key === '' ? undefined : { key, path: pathOf(ctx) },
  };
}

/** Who acts. Without a membership no issue is visible, so none is found. */
export function requireActor(ctx: Context): Actor {
  const asker = askerOf(ctx);
  const actor = actorOf(asker);
  if (actor) return actor;
  throw asker.kind === 'super' ? refuse(403, 'NO_MEMBERSHIP') : notFound();
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Answers with what a use-case did; what it refuses on a visible issue is recorded afterwards. */
  const answer = async (
    ctx: Context,
    action: string,
    actor: Actor | null,
    work: () => Promise<Answer>,
  ): Promise<void> => {
    try {
      const { status, body } = await work();
      ctx.status = status;
      ctx.body = body;
    } catch (error) {
      if (actor) afterRequest(ctx, () => recordRefusal(strapi, error, action, actor, presentInstant()));
      throw error;
    }
  };

  return {
    /** POST /issues */
    async register(ctx: Context): Promise<void> {
      const asker = askerOf(ctx);
      const actor = actorOf(asker);
      const body = parse(bodySchema, ctx.request.body);
      if (!actor) throw refuse(403, 'NO_MEMBERSHIP');
      await answer(ctx, 'register', actor, () =>
        inTransaction(strapi, (trx) => register(trx, body?.data, { ...callOf(ctx, actor), last: true })),
      );
    },

    /** POST /issues/:documentId/actions/:action */
    async act(ctx: Context): Promise<void> {
      const { documentId = '', action = '' } = ctx['params'] as { documentId?: string; action?: string };
      await answer(ctx, action, actorOf(askerOf(ctx)), () =>
        inTransaction(strapi, async (trx) => {
          const body = await rememberingIfSeen(trx, documentId, async () => {
            actionOf(action);
            return parse(bodySchema, ctx.request.body);
          });
          const call = { ...callOf(ctx, requireActor(ctx)), last: true };
          return act(trx, documentId, action, body?.data, call);
        }),
      );
    },

    /** GET /issues/:documentId/actions */
    async actions(ctx: Context): Promise<void> {
      const { documentId = '' } = ctx['params'] as { documentId?: string };
      ctx.body = await presentActions(strapi, ctx, documentId);
    },

    /** GET /issues/:documentId/ledger */
    async ledger(ctx: Context): Promise<void> {
      const { documentId = '' } = ctx['params'] as { documentId?: string };
      const page = parse(pageSchema, (ctx.query as { pagination?: unknown }).pagination ?? {});
      const asker = askerOf(ctx);
      const { entries, total } = await inTransaction(strapi, (trx) =>
        readLedger(trx, documentId, asker.kind, page),
      );
      ctx.body = {
        data: entries,
        meta: { pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
      };
    },
  };
};

/** Which part of a list is wanted. */
export const pageSchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(200),
});
