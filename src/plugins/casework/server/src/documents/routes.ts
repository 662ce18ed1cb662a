/** Official documents (§六.2); of their kinds the circular so far. */
export const documentRoutes = [
  { method: 'GET', path: '/documents/circular/preview', handler: 'documents.circularPreview' },
  { method: 'GET', path: '/documents/circular.pdf', handler: 'documents.circularPdf' },
] as const;
