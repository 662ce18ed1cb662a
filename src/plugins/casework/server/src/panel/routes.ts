/** What the admin panel asks beside the calls of the specification. */
export const panelRoutes = [
  { method: 'GET', path: '/issues/:documentId/summary', handler: 'panel.summary' },
] as const;
