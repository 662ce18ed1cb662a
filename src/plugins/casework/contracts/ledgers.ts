import { z } from 'zod';
import { STAGES } from '../domain/lifecycle';
import { documentIdAnswer, pageOf } from './answers';
import { MEMBERS, callsOf, defineCall } from './define-call';
import {
  COLUMN_NAMES,
  LEDGER_TABLES,
  tableFiltersSchema,
  tableQuerySchema,
  type LedgerColumn,
} from './ledger-tables';

/** The calls on the two ledgers as tables, and as files (spec: ledger). */

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ledgerRow = z
  .strictObject({
    issue: documentIdAnswer,
    stage: z.enum(STAGES),
    light: z.enum(['red', 'yellow', 'green', 'waiting']).nullable(),
    /** working days since the due of a red issue */
    overdueDays: z.int().nullable(),
    /** the extra fields that stand in lists, in words */
    extra: z.array(z.strictObject({ name: z.string(), value: z.string().nullable() })),
    cells: z.record(
      z.enum(COLUMN_NAMES as [LedgerColumn, ...LedgerColumn[]]),
      z.union([z.string(), z.number()]).nullable(),
    ),
  })
  .meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof ledgerRow>;

const table = z.enum(LEDGER_TABLES);

export const ledgerCalls = callsOf('tables', {
  page: defineCall({
    method: 'GET',
    path: '/ledgers/:table',
    reads: 'replica',
    summary: { zh: '工作组台账、承办单位台账', en: 'The ledger of groups or of units, as a table' },
    who: MEMBERS,
    params: { table },
    query: tableQuerySchema,
    answer: pageOf(ledgerRow),
  }),
  download: defineCall({
    method: 'GET',
    path: '/ledgers/:table/export.xlsx',
    reads: 'replica',
    summary: { zh: '导出工作组台账、承办单位台账', en: 'The same as a file' },
    who: MEMBERS,
    params: { table },
    query: tableFiltersSchema,
    answer: { file: XLSX },
  }),
  exportIssues: defineCall({
    method: 'GET',
    path: '/issues/export.xlsx',
    reads: 'replica',
    summary: { zh: '导出台账', en: 'Export of what the caller sees' },
    who: MEMBERS,
    query: z.strictObject({
      layout: z
        .enum(['ledger', 'import'])
        .default('ledger')
        .meta({ description: 'import: the columns of the history import, for who sees everything' }),
      filters: z.unknown().optional().meta({ description: 'As of GET /api/issues', 'x-filters': 'Issue' }),
    }),
    answer: { file: XLSX },
  }),
});
