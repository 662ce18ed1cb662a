/** Files are served by these alone, to whom the policies of `files` show them. */
export const fileRoutes = [
  { method: 'GET', path: '/files/:documentId', handler: 'files.download' },
  { method: 'GET', path: '/files/signed/:name', handler: 'files.signed', config: { auth: false } },
] as const;
