import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Twin } from '../../../../contracts/define-call';
import type { ActionName } from '../../../../domain/lifecycle';
import { actorOf } from '../../platform/access/actor';
import { afterRequest, askerOf } from '../../platform/access/request-transaction';
import { inTransaction } from '../../platform/database/as-owner';
import { act, register } from '../../features/issues/act';
import { recordRefusal } from '../../features/issues/refused-attempts';
import { presentInstant } from '../../platform/base/clock';
import { refuse } from '../../platform/answers/errors';
import { take, type BoundCall } from '../../platform/calls/bind-calls';
import { callOf, requireActor, type Call } from '../../platform/calls/call';
import { TWINS } from './from-contracts';
import { ACTION_OF } from './schema';

export type GraphqlContext = { state: Context['state']; koaContext: Context };

type Args = Record<string, unknown>;
type Resolver = (parent: unknown, args: Args, context: GraphqlContext) => Promise<unknown>;

type Resolvers = { Query: Record<string, Resolver>; Mutation: Record<string, Resolver> };

/** The mutations and queries of the actions and the measures: the same use-cases as over REST. */
export function resolvers(strapi: Core.Strapi, calls: readonly BoundCall[]): Resolvers {
  return {
    Mutation: {
      ...Object.fromEntries(
        [...ACTION_OF].map(([name, action]) => [name, mutationResolver(strapi, name, action)]),
      ),
      ...twinResolvers(strapi, calls, 'mutation'),
    },
    Query: twinResolvers(strapi, calls, 'query'),
  };
}

/** The calls that have a twin: the handler is the one of REST. */
function twinResolvers(
  strapi: Core.Strapi,
  calls: readonly BoundCall[],
  kind: Twin['kind'],
): Record<string, Resolver> {
  const twins = calls.filter(({ declaration }) => declaration.graphql?.kind === kind);
  return Object.fromEntries(
    twins.map((call) => [call.declaration.graphql?.name ?? '', twinResolver(strapi, call)]),
  );
}

function twinResolver(strapi: Core.Strapi, call: BoundCall): Resolver {
  const { graphql: twin, path } = call.declaration;
  return async (_parent, args, { koaContext: ctx }) => {
    const { page, pageSize, data, ...rest } = withoutNulls(args) as Args;
    const isParam = ([name]: [string, unknown]): boolean => path.includes(`:${name}`);
    const params = Object.fromEntries(
      Object.entries(rest)
        .filter(isParam)
        .map(([name, value]) => [name, text(value)]),
    );
    const query = {
      ...Object.fromEntries(Object.entries(rest).filter((entry) => !isParam(entry))),
      ...(page === undefined && pageSize === undefined ? {} : { pagination: { page, pageSize } }),
    };
    const idempotency = idempotencyOf(ctx, twin?.name ?? '', params['documentId'] ?? '');
    const raw = { params, query, body: { data }, idempotency: { of: idempotency } };
    const { body } = await take(strapi, ctx, call, raw);
    const { data: found, meta = {} } = body as { data: unknown; meta?: { pagination?: unknown } };
    if (!twin?.page) return found;
    const { pagination, ...more } = meta;
    return { nodes: found, pageInfo: pagination, ...more };
  };
}

/** Rights to call the fields: the same as over REST. */
export const resolversConfig = (): Record<string, { auth: { scope: string[] } }> => {
  const scope = (method: string) => ({ auth: { scope: [`plugin::casework.issues.${method}`] } });
  return Object.fromEntries([
    ...[...ACTION_OF].map(([name, action]) => [
      `Mutation.${name}`,
      scope(action === 'register' ? 'register' : 'act'),
    ]),
    ...TWINS.map(({ name, graphql }) => [
      `${graphql.kind === 'query' ? 'Query' : 'Mutation'}.${graphql.name}`,
      { auth: { scope: [`plugin::casework.${name}`] } },
    ]),
  ]) as Record<string, { auth: { scope: string[] } }>;
};

function mutationResolver(strapi: Core.Strapi, name: string, action: ActionName): Resolver {
  return async (_parent, args, { koaContext: ctx }) => {
    const actor = action === 'register' ? actorOf(askerOf(ctx)) : requireActor(ctx);
    if (!actor) throw refuse(403, 'NO_MEMBERSHIP');
    const documentId = text(args['documentId']);
    const data = withoutNulls(args['data']);
    try {
      const call: Call = { ...callOf(ctx, actor), idempotency: idempotencyOf(ctx, name, documentId) };
      const { body } = await inTransaction(strapi, (trx) =>
        action === 'register' ? register(trx, data, call) : act(trx, documentId, action, data, call),
      );
      return answered(strapi, body.data);
    } catch (error) {
      afterRequest(ctx, () => recordRefusal(strapi, error, action, actor, presentInstant()));
      throw error;
    }
  };
}

/**
 * The issue as the use-case answered it. What a client selects beyond that is read as the actor, who may
 * have lost sight of the issue by his own action: then it is null.
 */
function answered(strapi: Core.Strapi, data: Record<string, unknown>): Record<string, unknown> {
  let row: Promise<Record<string, unknown> | null> | undefined;
  const read = (): Promise<Record<string, unknown> | null> =>
    (row ??= strapi.db.query('api::issue.issue').findOne({ where: { id: data['id'] } }));
  const issue = { ...data };
  for (const [name, attribute] of Object.entries(strapi.contentType('api::issue.issue').attributes)) {
    const { type, private: hidden } = attribute as { type: string; private?: boolean };
    if (name in data || hidden || type === 'relation' || type === 'media') continue;
    Object.defineProperty(issue, name, {
      enumerable: true,
      get: () => read().then((r) => r?.[name] ?? null),
    });
  }
  return issue;
}

/** One key stands for one call, because a document holds one write (platform/limits/graphql-document.ts). */
function idempotencyOf(ctx: Context, name: string, documentId: string): Call['idempotency'] {
  const key = ctx.get('idempotency-key');
  return key === '' ? undefined : { key, path: `/graphql/${name}/${documentId}` };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** In GraphQL null means "not given"; the contracts know only absent names. Scalars of `JSON` stay as they are. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== null && v !== undefined)
      .map(([k, v]) => [k, withoutNulls(v)]),
  );
}
