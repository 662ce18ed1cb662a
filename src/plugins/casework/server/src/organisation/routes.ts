/** What the office does to the organisation, and whose membership is in use. */
export const organisationRoutes = [
  { method: 'GET', path: '/memberships', handler: 'organisation.memberships' },
  { method: 'POST', path: '/memberships/:documentId/use', handler: 'organisation.useMembership' },
  { method: 'POST', path: '/reassignments/:documentId/:step', handler: 'organisation.reassignment' },
  { method: 'POST', path: '/sign-out', handler: 'organisation.signOut' },
  { method: 'POST', path: '/staff-members', handler: 'organisation.createStaff' },
  { method: 'POST', path: '/staff-members/:documentId/accounts', handler: 'organisation.giveAccounts' },
  { method: 'POST', path: '/staff-members/:documentId/disable', handler: 'organisation.disableStaff' },
  { method: 'POST', path: '/staff-members/:documentId/enable', handler: 'organisation.enableStaff' },
  { method: 'POST', path: '/staff-members/:documentId/hand-over', handler: 'organisation.handOver' },
  { method: 'POST', path: '/calendar', handler: 'organisation.enterCalendar' },
] as const;
