import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import {
  COLUMN_NAMES,
  LEDGER_COLUMNS,
  LEDGER_TABLES,
  MAX_EXPORTED,
  TABLE_NAMES,
  tableFiltersSchema,
  tableQuerySchema,
  type CellKind,
  type CellValue,
  type LedgerRow,
  type LedgerTable,
} from '../../../contracts/ledger-tables';
import { localDateOf } from '../../../domain/calendar';
import { askerOf } from '../access/seam';
import { inTransaction, type Trx } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { amongIssues, conditionOf, type Condition } from './filters';
import { presentRow } from './present';
import { allRows, countRows, pageOf } from './query';
import { cellText, wallClock, writeSheet, type SheetCell, type SheetColumn } from './sheet';

const ISSUE = 'api::issue.issue';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const exportSchema = z.strictObject({ filters: z.unknown().optional() });

const FORMATS: Record<CellKind, string> = {
  count: '0',
  text: '@',
  long: '@',
  instant: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
};

const SHEET_COLUMNS: readonly SheetColumn[] = COLUMN_NAMES.map((name) => {
  const { zh, width, kind } = LEDGER_COLUMNS[name];
  return { header: zh, width, format: FORMATS[kind], wrap: kind === 'long' };
});

function sheetCell(kind: CellKind, value: CellValue): SheetCell {
  if (value === null || typeof value === 'number') return value;
  if (kind === 'instant') return wallClock(new Date(value));
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  return cellText(value);
}

const sheetRow = ({ cells }: LedgerRow): SheetCell[] =>
  COLUMN_NAMES.map((name) => sheetCell(LEDGER_COLUMNS[name].kind, cells[name]));

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const tableOf = (ctx: Context): LedgerTable => {
    const { table } = ctx['params'] as { table?: string };
    const found = LEDGER_TABLES.find((name) => name === table);
    if (!found) throw notFound();
    return found;
  };

  const requireSomebody = (ctx: Context) => {
    const { kind } = askerOf(ctx);
    if (kind === 'none') throw notFound();
    return kind;
  };

  /** Answers with all rows as a file. */
  const send = async (ctx: Context, trx: Trx, table: LedgerTable, condition: Condition): Promise<void> => {
    const kind = requireSomebody(ctx);
    const total = await countRows(trx, table, condition);
    if (total > MAX_EXPORTED) throw refuse(400, 'TOO_MANY_ROWS', { total, max: MAX_EXPORTED });
    const batches = async function* (): AsyncGenerator<SheetCell[][]> {
      let place = 0;
      for await (const found of allRows(trx, table, condition)) {
        yield found.map((row) => sheetRow(presentRow(table, row, (place += 1), kind)));
      }
    };
    const name = TABLE_NAMES[table].zh;
    const { stream, size } = await writeSheet(name, SHEET_COLUMNS, batches());
    const file = `${name}-${localDateOf(presentInstant())}.xlsx`;
    ctx.status = 200;
    ctx.type = XLSX;
    ctx.length = size;
    ctx.set(
      'Content-Disposition',
      `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(file)}`,
    );
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.body = stream;
  };

  return {
    /** GET /ledgers/:table */
    async page(ctx: Context): Promise<void> {
      const table = tableOf(ctx);
      const kind = requireSomebody(ctx);
      const { pagination, ...filters } = parse(tableQuerySchema, ctx.query);
      const { page, pageSize } = pagination;
      const condition = conditionOf(table, filters, kind);
      const offset = (page - 1) * pageSize;
      ctx.body = await inTransaction(strapi, async (trx) => {
        const total = await countRows(trx, table, condition);
        const found = await pageOf(trx, table, condition, { limit: pageSize, offset });
        return {
          data: found.map((row, i) => presentRow(table, row, offset + i + 1, kind)),
          meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
        };
      });
    },

    /** GET /ledgers/:table/export.xlsx */
    async download(ctx: Context): Promise<void> {
      const table = tableOf(ctx);
      const condition = conditionOf(table, parse(tableFiltersSchema, ctx.query), requireSomebody(ctx));
      await inTransaction(strapi, (trx) => send(ctx, trx, table, condition));
    },

    /** GET /issues/export.xlsx with Strapi's filters: of the issues that the caller sees */
    async exportIssues(ctx: Context): Promise<void> {
      requireSomebody(ctx);
      const { filters } = parse(exportSchema, ctx.query);
      await strapi.contentAPI.validate.query({ filters } as never, strapi.contentType(ISSUE) as never);
      const query = strapi.get('query-params').transform(ISSUE, { filters } as never) as { where?: object };
      await inTransaction(strapi, async (trx) => {
        const found = (await strapi.db.query(ISSUE).findMany({
          select: ['id'],
          where: query.where ?? {},
          limit: MAX_EXPORTED + 1,
        } as never)) as { id: number }[];
        if (found.length > MAX_EXPORTED)
          throw refuse(400, 'TOO_MANY_ROWS', { total: found.length, max: MAX_EXPORTED });
        await send(ctx, trx, 'group', amongIssues(found.map(({ id }) => id)));
      });
    },
  };
};
