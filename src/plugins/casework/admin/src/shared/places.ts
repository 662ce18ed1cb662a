/** The page of an issue: its form, with all that is done on it beside. */
export const issuePage = (documentId: string): string =>
  `/content-manager/collection-types/api::issue.issue/${documentId}`;
