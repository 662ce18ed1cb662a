/** Common problems (§三.1): the office's. */
export const commonProblemRoutes = [
  { method: 'GET', path: '/common-problems', handler: 'commonProblems.list' },
  { method: 'GET', path: '/common-problems/suggestions', handler: 'commonProblems.suggestions' },
  { method: 'GET', path: '/common-problems/:documentId/overview', handler: 'commonProblems.overview' },
  { method: 'GET', path: '/common-problems/:documentId/candidates', handler: 'commonProblems.candidates' },
  { method: 'POST', path: '/common-problems/:documentId/link', handler: 'commonProblems.link' },
  { method: 'POST', path: '/common-problems/:documentId/unlink', handler: 'commonProblems.unlink' },
] as const;
