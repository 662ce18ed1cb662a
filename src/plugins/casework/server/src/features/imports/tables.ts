import {
  ENTERPRISE_COLUMNS,
  FIGURE_COLUMNS,
  PROJECT_COLUMNS,
  type ImportColumns,
} from '../../../../domain/sheets';

/** The spreadsheets of enterprise development, and what each is called. */
export const TABLES = {
  enterprises: { columns: ENTERPRISE_COLUMNS, name: '企业' },
  figures: { columns: FIGURE_COLUMNS, name: '企业季度指标' },
  projects: { columns: PROJECT_COLUMNS, name: '项目' },
} as const satisfies Record<string, { columns: ImportColumns; name: string }>;

export type SheetTable = keyof typeof TABLES;
