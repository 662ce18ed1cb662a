import { z } from 'zod';
import { STAGES } from '../domain/lifecycle';
import { dateSchema, documentIdSchema, textSchema } from './inputs';

/** The two ledgers as tables (spec: ledger): one row per issue, and one per issue and unit that has it. */
export const LEDGER_TABLES = ['group', 'unit'] as const;
export type LedgerTable = (typeof LEDGER_TABLES)[number];

export const TABLE_NAMES: Readonly<Record<LedgerTable, { zh: string; en: string }>> = {
  group: { zh: '工作组台账', en: 'Ledger of groups' },
  unit: { zh: '承办单位台账', en: 'Ledger of units' },
};

/** The kind of a cell's value: a count, words, an instant in Beijing, or the day that a limit belongs to. */
export type CellKind = 'count' | 'text' | 'long' | 'instant' | 'day';

type Column = { zh: string; en: string; kind: CellKind; width: number };

/** The columns, in order. Widths are in characters. */
export const LEDGER_COLUMNS = {
  row: { zh: '序号', en: 'No.', kind: 'count', width: 6 },
  number: { zh: '编号', en: 'Number', kind: 'text', width: 20 },
  enterprise: { zh: '企业', en: 'Enterprise', kind: 'text', width: 26 },
  leader: { zh: '包联领导', en: 'Leader', kind: 'text', width: 16 },
  group: { zh: '工作组', en: 'Group', kind: 'text', width: 16 },
  channel: { zh: '渠道', en: 'Channel', kind: 'text', width: 10 },
  receivedAt: { zh: '提出时间', en: 'Received', kind: 'instant', width: 17 },
  content: { zh: '诉求内容', en: 'Content', kind: 'long', width: 40 },
  category: { zh: '类别', en: 'Category', kind: 'text', width: 10 },
  handlingType: { zh: '办理类型', en: 'Handling type', kind: 'text', width: 10 },
  transferredAt: { zh: '转办时间', en: 'Transferred', kind: 'instant', width: 17 },
  leadUnit: { zh: '承办单位', en: 'Lead unit', kind: 'text', width: 18 },
  supportUnits: { zh: '配合单位', en: 'Support units', kind: 'text', width: 18 },
  section: { zh: '承办科室', en: 'Section', kind: 'text', width: 14 },
  responsiblePerson: { zh: '责任人', en: 'Person', kind: 'text', width: 10 },
  phone: { zh: '电话', en: 'Phone', kind: 'text', width: 14 },
  standard: { zh: '办理标准', en: 'Standard', kind: 'long', width: 24 },
  deadline: { zh: '办结时限', en: 'Deadline', kind: 'day', width: 12 },
  extension: { zh: '延期', en: 'Extension', kind: 'text', width: 20 },
  progress: { zh: '进展及时间节点', en: 'Progress and milestones', kind: 'long', width: 44 },
  result: { zh: '结果', en: 'Result', kind: 'long', width: 30 },
  answer: { zh: '企业认可/满意度', en: 'Enterprise’s answer', kind: 'text', width: 16 },
  opinion: { zh: '领导意见', en: 'Leader’s opinion', kind: 'long', width: 30 },
  closedAt: { zh: '销号时间', en: 'Closed', kind: 'instant', width: 17 },
  remarks: { zh: '备注', en: 'Remarks', kind: 'long', width: 26 },
} as const satisfies Record<string, Column>;

export type LedgerColumn = keyof typeof LEDGER_COLUMNS;
export const COLUMN_NAMES = Object.keys(LEDGER_COLUMNS) as LedgerColumn[];

/** A cell as it is answered: a number, words, an ISO instant or a day; null where there is nothing to say. */
export type CellValue = string | number | null;

export const MAX_PAGE_SIZE = 200;
/** Further back one gets by filters or in the exported file. */
export const MAX_PAGE = 1000;
export const MAX_EXPORTED = 100_000;

/** A single value or several, as query strings give them. */
const listOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).min(1).max(20).optional(),
  );

/** By which rows are chosen. The period is half-open and speaks of when an issue was received. */
const filters = {
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  stage: listOf(z.enum(STAGES)),
  light: listOf(z.enum(['red', 'yellow', 'green', 'waiting'])),
  unit: documentIdSchema.optional(),
  group: documentIdSchema.optional(),
  leader: documentIdSchema.optional(),
  enterprise: documentIdSchema.optional(),
  search: textSchema(100).optional(),
};

export const tableFiltersSchema = z.strictObject(filters);

export const tableQuerySchema = z.strictObject({
  ...filters,
  pagination: z
    .strictObject({
      page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
      pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
    })
    .default({ page: 1, pageSize: 50 }),
});

export type TableFilters = z.infer<typeof tableFiltersSchema>;
