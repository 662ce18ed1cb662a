import { dutyCalls as declared } from '../../../../contracts/duties';
import { pageMeta } from '../../../../contracts/paging';
import { notFound } from '../../platform/answers/errors';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner, rows } from '../../platform/database/as-owner';
import { calendarOf, listDuties } from './list';
import { waiveDuty } from './waive';

export const dutyCalls = bindCalls(declared, {
  list: async ({ asker, query, now, transaction }) => {
    const { data, total } = await transaction((trx) => listDuties(trx, asker, query, now));
    return { data, meta: pageMeta(query.pagination, total) };
  },

  calendar: async ({ asker, query, now, transaction }) => ({
    data: await transaction((trx) => calendarOf(trx, asker, query, now)),
  }),

  waive: async ({ asker, params: { documentId }, data, now, transaction, requireWho }) => {
    await transaction(async (trx) => {
      const [row] = await rows<{ id: number }>(trx, 'select id from duties where document_id = ?', [
        documentId,
      ]);
      if (!row) throw notFound();
      requireWho();
      await asOwner(trx, 'Requests may not write duties; the office sees this one', () =>
        waiveDuty(trx, row.id, data, asker, now),
      );
    });
    return { data: { documentId, state: 'waived', waivedAt: now.toISOString(), ...data } };
  },
});
