/** The page of an issue: where it stands, what can be done, everything that happened. */
export const issuePage = (documentId: string): string => `/plugins/casework/issues/${documentId}`;

/** The generated form, in which what was registered is amended. */
export const issueForm = (documentId: string): string =>
  `/content-manager/collection-types/api::issue.issue/${documentId}`;

/** Registering on the telephone; a liaison enters with evidence, in the generated form. */
export const REGISTER = '/plugins/casework/register';
export const REGISTER_FORM = '/content-manager/collection-types/api::issue.issue/create';

export const ISSUES = '/plugins/casework/issues';
