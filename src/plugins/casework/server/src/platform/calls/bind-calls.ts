import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { statusesOf, type AnyCall, type Caller, type ParamName } from '../../../../contracts/define-call';
import type { Asker } from '../access/actor';
import { askerOf, putOffReading } from '../access/request-transaction';
import { notFound, refuse } from '../answers/errors';
import { parse } from '../answers/parse';
import { presentInstant } from '../base/clock';
import { inTransaction, type Trx } from '../database/as-owner';
import { callOf, requireActor, type Call } from './call';

/**
 * Binds handlers to declared calls (contracts/define-call.ts, which says how a call is added). What comes in has been
 * checked by the declaration before a handler runs; the request's transaction is narrowed to the asker's sight.
 */

type Strings = Record<string, string>;

/** The body as it was sent, unchecked. */
type Raw = {
  params: Strings;
  query: unknown;
  body: unknown;
  /** the key of a transport whose addresses do not name the call; over REST the request's own */
  idempotency?: { of: Call['idempotency'] };
};

/** The arguments of a handler. */
export type Received<C> = {
  strapi: Core.Strapi;
  /** for headers, streams and what happens after the request; what was sent is in `params`, `query`, `data` */
  ctx: Context;
  /** null at a public call */
  asker: Asker;
  now: Date;
  params: C extends { path: infer P extends string } ? Record<ParamName<P>, string> : Strings;
  query: C extends { query?: infer Q } ? OutputOf<Q> : unknown;
  /** the body's `data`; of a `raw` call as it came */
  data: C extends { raw: true } ? unknown : C extends { data?: infer D } ? OutputOf<D> : unknown;
  /** Runs in the request's transaction. */
  transaction: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
  /** Runs a use-case in the request's transaction, as the one who acts. @throws CaseworkError without a membership */
  asCaller: <T>(work: (trx: Trx, call: Call) => Promise<T>) => Promise<T>;
  /** @throws CaseworkError 404 without a membership, 403 when the call is not for this kind */
  requireWho: () => void;
};

type OutputOf<S> = S extends z.ZodType ? z.output<S> : unknown;

/** An answer with a status that is not the usual one. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}
export const reply = (status: number, body: unknown): Reply => new Reply(status, body);

export type Handler<C> = (call: Received<C>) => unknown;

export type BoundCall = { declaration: AnyCall; handler: Handler<unknown> };

/** The handlers of a feature's calls; one for every declared call. */
export const bindCalls = <C extends Record<string, AnyCall>>(
  calls: C,
  handlers: { readonly [K in keyof C]: Handler<C[K]> },
): readonly BoundCall[] =>
  Object.entries(calls).map(([key, declaration]) => ({
    declaration,
    handler: handlers[key] as Handler<unknown>,
  }));

const bodySchema = z.strictObject({ data: z.unknown().optional() }).nullish();

function checkedParams({ params: schemas = {} }: AnyCall, given: Strings): Strings {
  for (const [name, schema] of Object.entries(schemas as Record<string, z.ZodType>)) {
    if (!schema.safeParse(given[name]).success) throw notFound();
  }
  return given;
}

/** The `data` of a body, unchecked. @throws CaseworkError 400 for a body of another shape */
export const parseBody = (body: unknown): unknown => parse(bodySchema, body)?.data;

function checkedData(call: AnyCall, body: unknown): unknown {
  if (call.raw) return body;
  if (!call.data) return undefined;
  return parse(call.data, parseBody(body) ?? {});
}

function requireKind({ who, hidden }: AnyCall, { kind }: Asker): void {
  if (typeof who === 'string' || who.includes(kind as Caller)) return;
  throw kind === 'none' || hidden ? notFound() : refuse(403, 'FORBIDDEN');
}

/**
 * Takes a call, over whichever transport it came.
 * @param raw what was sent, unchecked
 * @returns the status and the body; undefined as a body when the handler has written a file to `ctx`
 * @throws CaseworkError in the order that contracts/define-call.ts names
 */
export async function take(
  strapi: Core.Strapi,
  ctx: Context,
  { declaration, handler }: BoundCall,
  raw: Raw,
): Promise<Reply> {
  const asker = declaration.who === 'public' ? NOBODY : askerOf(ctx);
  const params = checkedParams(declaration, raw.params);
  const query = declaration.query ? parse(declaration.query, raw.query) : raw.query;
  const data = checkedData(declaration, raw.body);
  let asked = typeof declaration.who === 'string';
  const requireWho = (): void => {
    asked = true;
    requireKind(declaration, asker);
  };
  if (!declaration.sightFirst) requireWho();
  const answer = await handler({
    strapi,
    ctx,
    asker,
    now: presentInstant(),
    params,
    query,
    data,
    transaction: (work) => inTransaction(strapi, work),
    asCaller: async (work) => {
      const call = callOf(ctx, requireActor(ctx));
      const idempotency = raw.idempotency ? raw.idempotency.of : call.idempotency;
      return inTransaction(strapi, (trx) => work(trx, { ...call, idempotency }));
    },
    requireWho,
  });
  if (!asked) throw new Error(`${declaration.name} never asked who may call: it must call requireWho()`);
  return answer instanceof Reply ? answer : new Reply(statusesOf(declaration)[0] ?? 200, answer);
}

/** The caller of a public call, which needs no account. */
const NOBODY: Asker = {
  kind: 'none',
  membership: null,
  staffId: null,
  name: '',
  organisation: '',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
  account: 'none',
  error: null,
};

type Controller = (options: { strapi: Core.Strapi }) => Record<string, (ctx: Context) => Promise<void>>;

/** Strapi's controllers of the calls, by feature. */
export function controllersOf(calls: readonly BoundCall[]): Record<string, Controller> {
  const features = new Set(calls.map(({ declaration }) => declaration.feature));
  return Object.fromEntries(
    [...features].map((feature) => [
      feature,
      ({ strapi }: { strapi: Core.Strapi }) =>
        Object.fromEntries(
          calls
            .filter(({ declaration }) => declaration.feature === feature)
            .map((call) => [call.declaration.name.slice(feature.length + 1), overRest(strapi, call)]),
        ),
    ]),
  );
}

const overRest =
  (strapi: Core.Strapi, call: BoundCall) =>
  async (ctx: Context): Promise<void> => {
    const answer = async (): Promise<void> => {
      const { status, body } = await take(strapi, ctx, call, {
        params: ctx['params'] as Strings,
        query: ctx.query,
        body: (ctx.request as { body?: unknown }).body,
      });
      if (body === undefined) return;
      ctx.status = status;
      ctx.body = body;
    };
    if (!call.declaration.reads || !putOffReading(ctx, answer)) await answer();
  };

export type Route = { method: string; path: string; handler: string; config?: Record<string, unknown> };

/** Strapi's routes of the calls. */
export const routesOf = (calls: readonly BoundCall[]): Route[] =>
  [...calls].sort(byPath).map(({ declaration: { method, path, name, who, reads } }) => ({
    method,
    path,
    handler: name,
    ...(who === 'public' ? { config: { auth: false } } : {}),
    ...(reads ? { config: { reads } } : {}),
  }));

/** The router takes the first that fits: `/duties/calendar` before `/duties/:documentId`. */
function byPath(a: BoundCall, b: BoundCall): number {
  const [x, y] = [a, b].map(({ declaration }) => declaration.path.replaceAll(':', '\uffff'));
  return (x ?? '') < (y ?? '') ? -1 : 1;
}
