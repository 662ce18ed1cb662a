import type { Core } from '@strapi/strapi';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from 'koa';
import type { ActionName } from '../../../domain/lifecycle';
import { actorOf } from '../access/actor';
import { afterRequest, askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { askFigures, askRecords } from '../assessment/ask';
import { act, register, type Call } from '../issues/act';
import { presentActions } from '../issues/actions';
import { callOf, pageSchema, requireActor } from '../issues/controller';
import { recordRefusal } from '../issues/refused-attempts';
import { readLedger } from '../ledger/read';
import { concludeMeeting } from '../meetings/conclude';
import { recordsRefused } from '../meetings/record-refused';
import { presentInstant } from '../shared/clock';
import { CaseworkError, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { rootFields } from './root-fields';
import { ACTION_OF } from './schema';

export type GraphqlContext = { state: Context['state']; koaContext: Context };

type Args = Record<string, unknown>;
type Resolver = (
  parent: unknown,
  args: Args,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
) => Promise<unknown>;

type Resolvers = { Query: Record<string, Resolver>; Mutation: Record<string, Resolver> };

/** The mutations and queries of the actions and the measures: the same use-cases as over REST. */
export function resolvers(strapi: Core.Strapi): Resolvers {
  return {
    Mutation: {
      ...Object.fromEntries(
        [...ACTION_OF].map(([name, action]) => [name, mutationResolver(strapi, name, action)]),
      ),
      concludeMeeting: async (_parent, args, { koaContext: ctx }, info) => {
        const actor = requireActor(ctx);
        const documentId = text(args['documentId']);
        const call = { ...callOf(ctx, actor), idempotency: idempotencyOf(ctx, 'conclude', documentId, info) };
        const { body } = await inTransaction(strapi, (trx) =>
          concludeMeeting(trx, documentId, call, recordsRefused(strapi, ctx, actor)),
        );
        return body.data;
      },
    },
    Query: {
      measures: async (_parent, args, { koaContext: ctx }) =>
        (await askFigures(strapi, askerOf(ctx), withoutNulls(args), presentInstant())).data,
      measureRecords: async (_parent, { code, page, pageSize, ...args }, { koaContext: ctx }) => {
        const given = withoutNulls({ ...args, pagination: { page, pageSize } });
        const { data, meta } = await askRecords(strapi, askerOf(ctx), text(code), given, presentInstant());
        return { nodes: data, pageInfo: meta.pagination };
      },
      issueActions: async (_parent, { documentId }, { koaContext: ctx }) => {
        const { data } = await presentActions(strapi, ctx, text(documentId));
        return data;
      },
      issueLedger: async (_parent, { documentId, ...rest }, { koaContext: ctx }) => {
        const page = parse(pageSchema, withoutNulls(rest));
        const { entries, total } = await inTransaction(strapi, (trx) =>
          readLedger(trx, text(documentId), askerOf(ctx).kind, page),
        );
        const pageCount = Math.ceil(total / page.pageSize);
        return { nodes: entries, pageInfo: { ...page, total, pageCount } };
      },
    },
  };
}

/** Who may call what: the same rights as over REST. */
export const resolversConfig = (): Record<string, { auth: { scope: string[] } }> => {
  const scope = (method: string) => ({ auth: { scope: [`plugin::casework.issues.${method}`] } });
  return Object.fromEntries([
    ...[...ACTION_OF].map(([name, action]) => [
      `Mutation.${name}`,
      scope(action === 'register' ? 'register' : 'act'),
    ]),
    ['Query.measures', { auth: { scope: ['plugin::casework.assessment.figures'] } }],
    ['Query.measureRecords', { auth: { scope: ['plugin::casework.assessment.records'] } }],
    ['Query.issueActions', scope('actions')],
    ['Query.issueLedger', scope('ledger')],
    ['Mutation.concludeMeeting', { auth: { scope: ['plugin::casework.meetings.conclude'] } }],
  ]) as Record<string, { auth: { scope: string[] } }>;
};

function mutationResolver(strapi: Core.Strapi, name: string, action: ActionName): Resolver {
  return async (_parent, args, { koaContext: ctx }, info) => {
    const actor = action === 'register' ? actorOf(askerOf(ctx)) : requireActor(ctx);
    if (!actor) throw refuse(403, 'NO_MEMBERSHIP');
    const documentId = text(args['documentId']);
    const data = withoutNulls(args['data']);
    try {
      const call: Call = { ...callOf(ctx, actor), idempotency: idempotencyOf(ctx, name, documentId, info) };
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

/** One key names one call: with several mutations in a request it would not say which. */
function idempotencyOf(
  ctx: Context,
  name: string,
  documentId: string,
  info: GraphQLResolveInfo,
): Call['idempotency'] {
  const key = ctx.get('idempotency-key');
  if (key === '') return undefined;
  const calls = rootFields(info.operation.selectionSet, info.fragments);
  if (calls.filter(({ name: { value } }) => ACTION_OF.has(value)).length > 1) {
    throw new CaseworkError(400, 'IDEMPOTENCY_ONE_MUTATION', (language) => ({
      message:
        language === 'zh'
          ? '使用 Idempotency-Key 时，一次请求只能含一个业务操作'
          : 'With an Idempotency-Key a request holds one mutation only',
      details: {},
    }));
  }
  return { key, path: `/graphql/${name}/${documentId}` };
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
