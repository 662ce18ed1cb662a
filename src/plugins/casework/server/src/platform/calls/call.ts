import type { Context } from 'koa';
import type { Actor } from '../../../../domain/lifecycle';
import { actorOf } from '../access/actor';
import { askerOf } from '../access/request-transaction';
import { notFound, refuse } from '../answers/errors';
import { presentInstant } from '../base/clock';

/** One call of a use-case, over any interface. */
export type Call = {
  actor: Actor;
  now: Date;
  /** only the end of the request follows, and a refusal rolls it back: saves the savepoint */
  last?: boolean;
  idempotency?: { key: string; path: string } | undefined;
};

export type Answer = { status: number; body: { data: Record<string, unknown> } };

/** The path that an idempotency key belongs to: a trailing slash or capitals make no other call of it. */
const pathOf = (ctx: Context): string =>
  ctx.path
    .toLowerCase()
    .replace(/^\/api\//, '/')
    .replace(/\/+$/, '');

/** The request's idempotency key and the path that it belongs to; undefined without one. */
export function idempotencyOf(ctx: Context): Call['idempotency'] {
  const key = ctx.get('idempotency-key');
  return key === '' ? undefined : { key, path: pathOf(ctx) };
}

/** The call behind a request: who acts, when, and under which idempotency key. */
export function callOf(ctx: Context, actor: Actor): Call {
  return { actor, now: presentInstant(), idempotency: idempotencyOf(ctx) };
}

/**
 * The actor of a request.
 * @throws CaseworkError 404 without a membership, since nothing is visible then; 403 for a super admin
 */
export function requireActor(ctx: Context): Actor {
  const asker = askerOf(ctx);
  const actor = actorOf(asker);
  if (actor) return actor;
  throw asker.kind === 'super' ? refuse(403, 'NO_MEMBERSHIP') : notFound();
}
