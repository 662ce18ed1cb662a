/** Visits (§四.5); what is generated for the content type stands beside them. */
export const visitRoutes = [
  { method: 'POST', path: '/visits', handler: 'visits.record' },
  { method: 'GET', path: '/visits/coverage', handler: 'visits.coverage' },
] as const;
