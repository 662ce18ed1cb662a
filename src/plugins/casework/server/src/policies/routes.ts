/** Policies (§一): whom they fit, and who was told. */
export const policyRoutes = [
  { method: 'GET', path: '/policies', handler: 'policies.list' },
  { method: 'GET', path: '/policies/:documentId/matches', handler: 'policies.matches' },
  { method: 'POST', path: '/policies/:documentId/deliveries', handler: 'policies.deliver' },
  { method: 'GET', path: '/enterprises/:documentId/policies', handler: 'policies.ofEnterprise' },
] as const;
