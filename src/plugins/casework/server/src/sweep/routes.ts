/** Doing what is due, on demand. */
export const sweepRoutes = [{ method: 'POST', path: '/sweep', handler: 'sweep.sweep' }] as const;
