/** 拟提请议题 and pending proposals. */
export const escalationRoutes = [{ method: 'GET', path: '/agenda', handler: 'escalation.agenda' }] as const;
