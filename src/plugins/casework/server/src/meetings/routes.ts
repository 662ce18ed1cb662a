/** Meetings (§四.4); what is generated for the content types stands beside them. */
export const meetingRoutes = [
  { method: 'GET', path: '/meetings', handler: 'meetings.list' },
  { method: 'GET', path: '/meetings/owed', handler: 'meetings.owed' },
  { method: 'GET', path: '/meetings/:documentId/agenda', handler: 'meetings.agenda' },
  { method: 'POST', path: '/meetings/:documentId/agenda', handler: 'meetings.add' },
  { method: 'PUT', path: '/meetings/:documentId/items', handler: 'meetings.save' },
  { method: 'DELETE', path: '/meetings/:documentId/items/:item', handler: 'meetings.remove' },
  { method: 'POST', path: '/meetings/:documentId/conclude', handler: 'meetings.conclude' },
  { method: 'GET', path: '/meetings/:documentId/minutes', handler: 'meetings.minutes' },
] as const;
