import { adminApi } from '@strapi/strapi/admin';

/** A record that is named by its documentId. */
export type Ref = { documentId: string; name: string };

export type LedgerEntry = {
  documentId: string;
  sequence: number;
  action: string;
  from: string | null;
  to: string | null;
  actor: {
    name?: string | null;
    organisation?: string | null;
    role?: string;
    onBehalfOf?: { role: string; name: string | null } | null;
  };
  happenedAt: string;
  recordedAt: string;
  input: Record<string, unknown>;
  objection: { reason: string; organisation: string; name: string; at: string } | null;
  mayObject: boolean;
};

export type Membership = {
  documentId: string;
  kind: string;
  organisation: string;
  since: string;
  acting: boolean;
  inUse: boolean;
};

/** The body of a refusal of the service. */
export type Refusal = {
  status?: number;
  message?: string;
  details?: { errors?: { path?: (string | number)[]; message?: string }[]; stage?: string };
};

export const inLanguage = (): { headers: Record<string, string> } => ({
  headers: { 'Accept-Language': window.localStorage.getItem('strapi-admin-language') ?? 'zh-Hans' },
});

/** Options of a query that is asked again each time its page is opened. */
export const FRESH = { refetchOnMountOrArgChange: true } as const;

/** The panel's client for the plugin's calls; each feature adds its own endpoints to it. */
export const caseworkApi = adminApi
  .enhanceEndpoints({ addTagTypes: ['CaseworkIssue', 'CaseworkMembership', 'Document', 'Relations'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      caseworkMemberships: builder.query<Membership[], void>({
        query: () => ({ url: '/casework/memberships', config: inLanguage() }),
        transformResponse: (answer: { data: Membership[] }) => answer.data,
        providesTags: ['CaseworkMembership'],
      }),
      caseworkUseMembership: builder.mutation<unknown, string>({
        query: (id) => ({
          url: `/casework/memberships/${id}/use`,
          method: 'POST',
          data: {},
          config: inLanguage(),
        }),
        invalidatesTags: ['CaseworkMembership', 'CaseworkIssue', 'Document', 'Relations'],
      }),
    }),
    overrideExisting: false,
  });

export const { useCaseworkMembershipsQuery, useCaseworkUseMembershipMutation } = caseworkApi;

/** The kind of membership that one acts by; empty as long as that is not known. */
export const useActingKind = (): string => useActingMembership()?.kind ?? '';

/** The membership that one acts by; none as long as that is not known. */
export function useActingMembership(): Membership | undefined {
  const { data } = useCaseworkMembershipsQuery();
  return data?.find(({ inUse }) => inUse);
}
