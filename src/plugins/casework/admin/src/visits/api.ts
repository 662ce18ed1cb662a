import { inLanguage, type Ref } from '../shared/api';
import { meetingsApi } from '../meetings/api';

export type RecordedVisit = {
  documentId: string;
  date: string;
  leader: { title: string };
  enterprises: Ref[];
  issues: { documentId: string; number: string; title: string }[];
};

export type CoverageLine = {
  leader: { documentId: string; title: string };
  visited: number;
  total: number;
  enterprises: (Ref & { visit: { documentId: string; date: string } | null; waived: boolean })[];
};

/** The calls of the visits' pages. */
export const visitsApi = meetingsApi.enhanceEndpoints({ addTagTypes: ['CaseworkVisit'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkRecordVisit: builder.mutation<RecordedVisit, object>({
      query: (given) => ({
        url: '/casework/visits',
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: RecordedVisit }) => answer.data,
      invalidatesTags: (_result, error) => (error ? [] : ['CaseworkVisit', 'Document', 'Relations']),
    }),
    caseworkCoverage: builder.query<{ quarter: string; leaders: CoverageLine[] }, string>({
      query: (quarter) => ({ url: `/casework/visits/coverage?quarter=${quarter}`, config: inLanguage() }),
      transformResponse: (answer: { data: { quarter: string; leaders: CoverageLine[] } }) => answer.data,
      providesTags: ['CaseworkVisit', 'CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkRecordVisitMutation, useCaseworkCoverageQuery } = visitsApi;
