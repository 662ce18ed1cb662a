import { ledgerCalls as declared } from '../../../../contracts/ledgers';
import { MAX_EXPORTED, type LedgerTable } from '../../../../contracts/ledger-tables';
import { pageMeta } from '../../../../contracts/paging';
import { encodeExtra } from '../../platform/access/extra-filters';
import { refuse } from '../../platform/answers/errors';
import { bindCalls } from '../../platform/calls/bind-calls';
import { besideOf, loadBeside } from './beside';
import { amongIssues, conditionOf } from './filters';
import { presentRow } from './present';
import { sendHistory } from '../imports/export-history';
import { countRows, pageOf } from './query';
import { sendTable } from './send';

const ISSUE = 'api::issue.issue';
/** Only kinds that see all: an import of a part would not yield what the whole was. */
const SEE_ALL: readonly string[] = ['office', 'auditor', 'head', 'super'];

export const ledgerCalls = bindCalls(declared, {
  page: async ({ asker: { kind }, params, query: { pagination, ...filters }, now, transaction }) => {
    const table = params.table as LedgerTable;
    const { page, pageSize } = pagination;
    const condition = conditionOf(table, filters, kind);
    const offset = (page - 1) * pageSize;
    return transaction(async (trx) => {
      const total = await countRows(trx, table, condition);
      const beside = await loadBeside(trx, now);
      const found = await pageOf(trx, table, condition, { limit: pageSize, offset });
      return {
        data: found.map((row, i) => {
          const shown = presentRow(table, row, offset + i + 1, kind);
          return { ...shown, ...besideOf(row, shown.light, beside) };
        }),
        meta: pageMeta(pagination, total),
      };
    });
  },

  download: ({ ctx, asker: { kind }, params, query, transaction }) => {
    const table = params.table as LedgerTable;
    return transaction((trx) => sendTable(ctx, trx, table, conditionOf(table, query, kind), kind));
  },

  /** With Strapi's filters: of the issues that the caller sees. */
  exportIssues: async ({ strapi, ctx, asker: { kind }, query: { filters, layout }, transaction }) => {
    if (layout === 'import' && !SEE_ALL.includes(kind)) throw refuse(403, 'FORBIDDEN');
    const asked = await encodeExtra(strapi, ISSUE, filters);
    await strapi.contentAPI.validate.query({ filters: asked } as never, strapi.contentType(ISSUE) as never);
    const query = strapi.get('query-params').transform(ISSUE, { filters: asked } as never) as {
      where?: object;
    };
    await transaction(async (trx) => {
      const found = (await strapi.db.query(ISSUE).findMany({
        select: ['id'],
        where: query.where ?? {},
        limit: MAX_EXPORTED + 1,
      } as never)) as { id: number }[];
      if (found.length > MAX_EXPORTED)
        throw refuse(400, 'TOO_MANY_ROWS', { total: found.length, max: MAX_EXPORTED });
      const ids = found.map(({ id }) => id);
      if (layout === 'import') await sendHistory(ctx, trx, ids);
      else await sendTable(ctx, trx, 'group', amongIssues(ids), kind, 'data');
    });
  },
});
