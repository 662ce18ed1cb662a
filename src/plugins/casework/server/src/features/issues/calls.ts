import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { issueCalls as declared, panelCalls as declaredForPanel } from '../../../../contracts/issues';
import { pageMeta } from '../../../../contracts/paging';
import type { Actor } from '../../../../domain/lifecycle';
import { actorOf } from '../../platform/access/actor';
import { afterRequest } from '../../platform/access/request-transaction';
import { refuse } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';
import { bindCalls, parseBody, reply, type Reply } from '../../platform/calls/bind-calls';
import { callOf, requireActor, type Answer } from '../../platform/calls/call';
import { inTransaction } from '../../platform/database/as-owner';
import { objectToEntry } from '../ledger/object';
import { readLedger } from '../ledger/read';
import { act, actionOf, register, supplement } from './act';
import { presentActions } from './actions';
import { recordRefusal, rememberingIfSeen } from './refused-attempts';
import { presentPage } from './page';
import { presentSummary } from './summary';

/** Answers with what an action did; what it refuses on a visible issue is recorded after the request. */
async function answering(
  strapi: Core.Strapi,
  ctx: Context,
  action: string,
  actor: Actor | null,
  work: () => Promise<Answer>,
): Promise<Reply> {
  try {
    const { status, body } = await work();
    return reply(status, body);
  } catch (error) {
    if (actor) afterRequest(ctx, () => recordRefusal(strapi, error, action, actor, presentInstant()));
    throw error;
  }
}

export const issueCalls = bindCalls(declared, {
  register: ({ strapi, ctx, asker, data: body }) => {
    const actor = actorOf(asker);
    const data = parseBody(body);
    if (!actor) throw refuse(403, 'NO_MEMBERSHIP');
    return answering(strapi, ctx, 'register', actor, () =>
      inTransaction(strapi, (trx) => register(trx, data, { ...callOf(ctx, actor), last: true })),
    );
  },

  act: ({ strapi, ctx, asker, params: { documentId, action }, data: body }) =>
    answering(strapi, ctx, action, actorOf(asker), () =>
      inTransaction(strapi, async (trx) => {
        const data = await rememberingIfSeen(trx, documentId, async () => {
          actionOf(action);
          return parseBody(body);
        });
        const call = { ...callOf(ctx, requireActor(ctx)), last: true };
        return act(trx, documentId, action, data, call);
      }),
    ),

  actions: async ({ strapi, ctx, params }) => {
    const { data, meta } = await presentActions(strapi, ctx, params.documentId);
    return { data, meta };
  },

  fillExtra: ({ strapi, ctx, asker, params: { documentId }, data }) =>
    answering(strapi, ctx, 'supplement', actorOf(asker), () =>
      inTransaction(strapi, (trx) =>
        supplement(trx, documentId, data, { ...callOf(ctx, requireActor(ctx)), last: true }),
      ),
    ),

  ledger: async ({ asker, params, query: { pagination }, transaction }) => {
    const { entries, total } = await transaction((trx) =>
      readLedger(trx, params.documentId, asker, pagination),
    );
    return { data: entries, meta: pageMeta(pagination, total) };
  },

  object: ({ params: { documentId, sequence }, data, asCaller }) =>
    asCaller(async (trx, call) => ({
      data: await objectToEntry(trx, documentId, Number(sequence), data.reason, call),
    })),
});

export const panelCalls = bindCalls(declaredForPanel, {
  page: ({ strapi, ctx, asker, params, now }) => presentPage(strapi, ctx, params.documentId, asker, now),
  summary: ({ strapi, params }) => presentSummary(strapi, params.documentId),
});
