/** Reports (§四.7) and work plans (§三.2). */
export const reportRoutes = [
  { method: 'POST', path: '/reports', handler: 'reports.draft' },
  { method: 'GET', path: '/reports/:documentId', handler: 'reports.report' },
  { method: 'POST', path: '/reports/:documentId/sections', handler: 'reports.save' },
  { method: 'POST', path: '/reports/:documentId/redraft', handler: 'reports.redraft' },
  { method: 'POST', path: '/reports/:documentId/submit', handler: 'reports.submit' },
  { method: 'GET', path: '/work-plans', handler: 'reports.workPlans' },
  { method: 'POST', path: '/work-plans', handler: 'reports.writeWorkPlan' },
  { method: 'GET', path: '/work-plans/:documentId', handler: 'reports.workPlan' },
  { method: 'POST', path: '/work-plans/:documentId/submit', handler: 'reports.submitWorkPlan' },
] as const;
