import { pageMeta } from '../../../../contracts/paging';
import { policyCalls as declared } from '../../../../contracts/policies';
import { bindCalls } from '../../platform/calls/bind-calls';
import { deliver, matchesOf, policiesFor, policiesOf } from './match';

/** Every call runs as the asker, who matches and records the enterprises that he sees. */
export const policyCalls = bindCalls(declared, {
  list: async ({ asker, query: { pagination }, now, transaction }) => {
    const { data, total } = await transaction((trx) => policiesOf(trx, pagination, now));
    // A unit reads neither industry nor scale of an enterprise; which policies fit it would tell both.
    const shown = asker.kind === 'unit' ? data.map((p) => ({ ...p, enterprises: 0, told: 0 })) : data;
    return { data: shown, meta: pageMeta(pagination, total) };
  },

  matches: async ({ params, query, now, transaction }) => {
    const { data, total, policy } = await transaction((trx) => matchesOf(trx, params.documentId, query, now));
    return { data, meta: { policy, ...pageMeta(query.pagination, total) } };
  },

  ofEnterprise: async ({ params, now, transaction }) => ({
    data: await transaction((trx) => policiesFor(trx, params.documentId, now)),
  }),

  deliver: async ({ params, data, now, transaction }) => ({
    data: await transaction((trx) => deliver(trx, params.documentId, data, now)),
  }),
});
