/** The calls on issues; the same under both prefixes (spec: interfaces). */
export const issueRoutes = [
  { method: 'POST', path: '/issues', handler: 'issues.register' },
  { method: 'GET', path: '/issues/:documentId/actions', handler: 'issues.actions' },
  { method: 'POST', path: '/issues/:documentId/actions/:action', handler: 'issues.act' },
  { method: 'GET', path: '/issues/:documentId/ledger', handler: 'issues.ledger' },
] as const;
