import { visitCalls as declared } from '../../../../contracts/visits';
import { bindCalls } from '../../platform/calls/bind-calls';
import { coverageOf } from './coverage';
import { recordVisit } from './record-visit';

export const visitCalls = bindCalls(declared, {
  record: async ({ strapi, data, asCaller }) => ({
    data: await asCaller((trx, call) => recordVisit(strapi, trx, data, call)),
  }),

  coverage: async ({ asker, query: { quarter }, now, transaction }) => {
    const all = asker.kind === 'office' || asker.kind === 'super';
    return { data: await transaction((trx) => coverageOf(trx, quarter, all ? null : asker.leaderId, now)) };
  },
});
