import { workbenchCalls as declared } from '../../../../contracts/workbench';
import { parseInstant } from '../../../../domain/lifecycle';
import { bindCalls } from '../../platform/calls/bind-calls';
import { sendTable } from '../ledgers/send';
import { actOnSeveral } from './bulk';
import { issuesCondition } from './filters';
import { listIssues } from './list';
import { search } from './search';
import { todayOf } from './today';
import { listViews, removeView, saveView } from './views';

export const workbenchCalls = bindCalls(declared, {
  issues: ({ asker, query, now, transaction }) => transaction((trx) => listIssues(trx, asker, query, now)),

  download: ({ ctx, asker: { kind }, query: { issues, ...filters }, now, transaction }) => {
    const base = issuesCondition(filters, kind, now);
    const condition = issues
      ? { sql: `${base.sql} and i.document_id = any(?)`, bindings: [...base.bindings, issues] }
      : base;
    return transaction((trx) => sendTable(ctx, trx, 'group', condition, kind));
  },

  bulk: async ({ strapi, ctx, data, asCaller }) => ({
    data: await asCaller((trx, call) => actOnSeveral(strapi, ctx, trx, data, call)),
  }),

  views: async ({ asker, transaction }) => ({ data: await transaction((trx) => listViews(trx, asker)) }),

  saveView: async ({ asker, data, transaction }) => ({
    data: await transaction((trx) => saveView(trx, asker, data)),
  }),

  removeView: async ({ asker, params: { documentId }, transaction }) => {
    await transaction((trx) => removeView(trx, asker, documentId));
    return { data: { documentId } };
  },

  today: async ({ asker, query: { since }, now, transaction }) => ({
    data: await transaction((trx) => todayOf(trx, asker, since ? parseInstant(since) : null, now)),
  }),

  search: async ({ query: { q }, transaction }) => ({ data: await transaction((trx) => search(trx, q)) }),
});
