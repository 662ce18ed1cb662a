/** The two ledgers as tables, and as files. */
export const tableRoutes = [
  { method: 'GET', path: '/ledgers/:table', handler: 'tables.page' },
  { method: 'GET', path: '/ledgers/:table/export.xlsx', handler: 'tables.download' },
  { method: 'GET', path: '/issues/export.xlsx', handler: 'tables.exportIssues' },
] as const;
