import { inLanguage, type Ref } from '../shared/api';
import { meetingsApi } from '../meetings/api';

export type LinkedIssue = {
  documentId: string;
  number: string;
  title: string;
  stage: string;
  enterprise: Ref;
  group: Ref | null;
};
export type Candidate = LinkedIssue & { similarity: number };
export type ProblemLine = {
  documentId: string;
  title: string;
  state: string;
  category: Ref | null;
  issues: number;
  enterprises: number;
};
export type Overview = {
  documentId: string;
  title: string;
  description: string | null;
  category: Ref | null;
  decision: string | null;
  state: string;
  issues: LinkedIssue[];
  meetings: { documentId: string; heldAt: string; level: string; state: string }[];
};
export type Suggestion = { category: Ref; title: string; enterprises: number; issues: LinkedIssue[] };

type Link = { problem: string; issues: string[]; how: 'link' | 'unlink' };

const data = <T>(answer: { data: T }): T => answer.data;

/** The calls of the common problems' pages. */
export const problemsApi = meetingsApi
  .enhanceEndpoints({ addTagTypes: ['CaseworkProblem'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      caseworkProblems: builder.query<ProblemLine[], void>({
        query: () => ({ url: '/casework/common-problems', config: inLanguage() }),
        transformResponse: data<ProblemLine[]>,
        providesTags: ['CaseworkProblem', 'CaseworkMembership'],
      }),
      caseworkSuggestions: builder.query<Suggestion[], void>({
        query: () => ({ url: '/casework/common-problems/suggestions', config: inLanguage() }),
        transformResponse: data<Suggestion[]>,
        providesTags: ['CaseworkProblem', 'CaseworkMembership'],
      }),
      caseworkProblem: builder.query<Overview, string>({
        query: (id) => ({ url: `/casework/common-problems/${id}/overview`, config: inLanguage() }),
        transformResponse: data<Overview>,
        providesTags: ['CaseworkProblem', 'CaseworkMembership'],
      }),
      caseworkCandidates: builder.query<Candidate[], string>({
        query: (id) => ({ url: `/casework/common-problems/${id}/candidates`, config: inLanguage() }),
        transformResponse: data<Candidate[]>,
        providesTags: ['CaseworkProblem', 'CaseworkMembership'],
      }),
      caseworkLink: builder.mutation<unknown, Link>({
        query: ({ problem, issues, how }) => ({
          url: `/casework/common-problems/${problem}/${how}`,
          method: 'POST',
          data: { data: { issues } },
          config: inLanguage(),
        }),
        invalidatesTags: ['CaseworkProblem', 'Document'],
      }),
      caseworkNewProblem: builder.mutation<string, Record<string, unknown>>({
        query: (given) => ({
          url: '/content-manager/collection-types/api::common-problem.common-problem',
          method: 'POST',
          data: given,
          config: inLanguage(),
        }),
        transformResponse: (answer: { data: { documentId: string } }) => answer.data.documentId,
        invalidatesTags: ['CaseworkProblem'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useCaseworkProblemsQuery,
  useCaseworkSuggestionsQuery,
  useCaseworkProblemQuery,
  useCaseworkCandidatesQuery,
  useCaseworkLinkMutation,
  useCaseworkNewProblemMutation,
} = problemsApi;
