/** Doing what is due, on demand; what was done; whether all is well. */
export const sweepRoutes = [
  { method: 'POST', path: '/sweep', handler: 'sweep.sweep' },
  { method: 'POST', path: '/sweep/failures/:step/:subject/retry', handler: 'sweep.retry' },
  { method: 'GET', path: '/run-state', handler: 'sweep.runState' },
  { method: 'GET', path: '/changes', handler: 'sweep.changes' },
  { method: 'GET', path: '/health', handler: 'sweep.health', config: { auth: false } },
] as const;
