/** Duties (§四.5–7): the calendar, the lists, and the office's waiving. */
export const dutyRoutes = [
  { method: 'GET', path: '/duties', handler: 'duties.list' },
  { method: 'GET', path: '/duties/calendar', handler: 'duties.calendar' },
  { method: 'POST', path: '/duties/:documentId/waive', handler: 'duties.waive' },
] as const;
