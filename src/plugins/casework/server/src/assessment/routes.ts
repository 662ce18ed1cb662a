/** Figures of groups, units, leaders and the city (spec: interfaces). */
export const assessmentRoutes = [
  { method: 'GET', path: '/measures', handler: 'assessment.figures' },
  { method: 'GET', path: '/measures/:code/records', handler: 'assessment.records' },
] as const;
