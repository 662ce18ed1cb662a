/** The caller's own messages and how he wants to be told; what failed, for the office. */
export const notificationRoutes = [
  { method: 'GET', path: '/messages', handler: 'notifications.messages' },
  { method: 'GET', path: '/messages/unread', handler: 'notifications.unread' },
  { method: 'POST', path: '/messages/read', handler: 'notifications.readAll' },
  { method: 'POST', path: '/messages/:id/read', handler: 'notifications.read' },
  { method: 'GET', path: '/notification-preferences', handler: 'notifications.preferences' },
  { method: 'PUT', path: '/notification-preferences', handler: 'notifications.setPreferences' },
  { method: 'POST', path: '/deliveries/:id/retry', handler: 'notifications.retry' },
  { method: 'POST', path: '/deliveries/:id/dismiss', handler: 'notifications.dismiss' },
] as const;
