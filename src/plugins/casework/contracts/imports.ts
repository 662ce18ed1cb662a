import { z } from 'zod';
import { STAGES } from '../domain/lifecycle';
import { dataOf, instantAnswer, pageOf } from './answers';
import { callsOf, defineCall, OVERSEERS } from './define-call';
import { pageQuerySchema } from './paging';

/** Taking in spreadsheets: the history of an outside ledger (spec: interfaces; reference: history import). */

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows that one file may hold. */
export const MAX_IMPORTED = 20_000;

export const sheetForm = z.strictObject({
  file: z.string().meta({ contentMediaType: XLSX, description: '.xlsx' }),
});

export const flag = z.enum(['true', 'false']).optional();

/** A name that the caller gives an import to ask how far it is. */
export const runName = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional()
  .meta({ description: 'Names the import, for /imports/:id/progress' });

export const badCellAnswer = z
  .strictObject({
    row: z.int().min(1).meta({ description: 'As the spreadsheet counts; the headings are row 1' }),
    column: z.string(),
    code: z.string(),
    reason: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: 'BadCell' });

const importAnswer = z
  .strictObject({
    dryRun: z.boolean(),
    rows: z.int().min(0).meta({ description: 'Rows that can be taken' }),
    imported: z.int().min(0),
    stages: z.partialRecord(z.enum(STAGES), z.int().min(0)),
    numbers: z.strictObject({ first: z.string(), last: z.string() }).nullable(),
    errorCount: z.int().min(0),
    errors: z.array(badCellAnswer).meta({ description: 'At most 2000; the sheet of errors has all' }),
  })
  .meta({ id: 'HistoryImport' });
export type ImportAnswer = z.infer<typeof importAnswer>;

export const SHEET_TABLES = ['enterprises', 'figures', 'projects'] as const;

/** Rows of one spreadsheet of enterprise development. */
export const MAX_SHEET_ROWS = 5_000;

const doubtAnswer = z
  .strictObject({
    row: z.int().min(1),
    column: z.string(),
    code: z.string(),
    key: z.string().meta({ description: 'Sent back in `confirmed` to take the value' }),
    reason: z.string(),
  })
  .meta({ id: 'DoubtfulCell' });

const sheetAnswer = z
  .strictObject({
    dryRun: z.boolean(),
    rows: z.int().min(0),
    created: z.int().min(0),
    changed: z.int().min(0),
    errorCount: z.int().min(0),
    errors: z.array(badCellAnswer),
    doubts: z.array(doubtAnswer).meta({ description: 'What is to be confirmed before the file is taken' }),
  })
  .meta({ id: 'SheetImport' });
export type SheetAnswer = z.infer<typeof sheetAnswer>;

const sheetTable = z.enum(SHEET_TABLES);
const confirmingForm = sheetForm.extend({
  confirmed: z.string().optional().meta({ description: 'JSON array of the keys of confirmed doubts' }),
});

const importLine = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['history', ...SHEET_TABLES]),
    fileName: z.string(),
    rows: z.int().min(0),
    at: instantAnswer,
    name: z.string(),
    organisation: z.string(),
    confirmed: z.int().min(0).meta({ description: 'Doubtful values that were confirmed' }),
  })
  .meta({ id: 'ImportLine' });

const progressAnswer = z
  .strictObject({
    phase: z.enum(['reading', 'checking', 'writing', 'done', 'refused']),
    done: z.int().min(0),
    total: z.int().min(0),
  })
  .meta({ id: 'ImportProgress' });

export const importCalls = callsOf('imports', {
  history: defineCall({
    method: 'POST',
    path: '/issues/import',
    summary: { zh: '导入历史台账', en: 'Take in an outside ledger: all rows or none' },
    who: ['office'],
    query: z.strictObject({ dryRun: flag, run: runName }),
    form: sheetForm,
    answer: dataOf(importAnswer),
    idempotent: true,
  }),
  historyErrors: defineCall({
    method: 'POST',
    path: '/issues/import/errors.xlsx',
    summary: { zh: '历史台账的错误清单', en: 'What is wrong with an outside ledger, as a sheet' },
    who: ['office'],
    form: sheetForm,
    answer: { file: XLSX },
  }),
  historyTemplate: defineCall({
    method: 'GET',
    path: '/issues/import/template.xlsx',
    summary: { zh: '历史台账模板', en: 'The template of an outside ledger' },
    who: ['office'],
    answer: { file: XLSX },
  }),
  sheet: defineCall({
    method: 'POST',
    path: '/sheets/:table/import',
    summary: {
      zh: '导入企业、季度指标、项目',
      en: 'Take in enterprises, figures or projects: all rows or none',
    },
    who: ['office', 'group'],
    params: { table: sheetTable },
    query: z.strictObject({ dryRun: flag, run: runName }),
    form: confirmingForm,
    answer: dataOf(sheetAnswer),
    idempotent: true,
  }),
  sheetErrors: defineCall({
    method: 'POST',
    path: '/sheets/:table/import/errors.xlsx',
    summary: { zh: '企业、季度指标、项目表格的错误清单', en: 'What is wrong with such a file, as a sheet' },
    who: ['office', 'group'],
    params: { table: sheetTable },
    form: sheetForm,
    answer: { file: XLSX },
  }),
  sheetTemplate: defineCall({
    method: 'GET',
    path: '/sheets/:table/template.xlsx',
    summary: { zh: '企业、季度指标、项目模板', en: 'The template of such a file' },
    who: ['office', 'group'],
    params: { table: sheetTable },
    answer: { file: XLSX },
  }),
  list: defineCall({
    method: 'GET',
    path: '/imports',
    summary: { zh: '导入记录', en: 'Which files were taken in, by whom' },
    who: OVERSEERS,
    query: pageQuerySchema,
    answer: pageOf(importLine),
  }),
  errors: defineCall({
    method: 'GET',
    path: '/imports/:id/errors.xlsx',
    summary: { zh: '导入的错误清单', en: 'What was wrong with an import of one’s own, as a sheet' },
    who: 'signed-in',
    params: { id: z.string().regex(/^[\w-]{8,64}$/) },
    answer: { file: XLSX },
  }),
  progress: defineCall({
    method: 'GET',
    path: '/imports/:id/progress',
    summary: { zh: '导入进度', en: 'How far an import of one’s own is' },
    who: 'signed-in',
    params: { id: z.string().regex(/^[\w-]{8,64}$/) },
    answer: dataOf(progressAnswer),
  }),
});
