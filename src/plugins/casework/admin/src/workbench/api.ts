import type { BulkAnswer, BulkInput, SavedView, Today, WorkbenchIssue } from '../../../contracts/workbench';
import { caseworkApi, inLanguage } from '../shared/api';

export type IssuesAnswer = {
  data: WorkbenchIssue[];
  meta: { total: number; more: boolean; next: string | null };
};

/** A query as in the address; several values of a name repeat it. */
export type Query = Record<string, string | string[]>;

const workbenchApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkIssues: builder.query<IssuesAnswer, Query>({
      query: (params) => ({ url: '/casework/workbench/issues', config: { params, ...inLanguage() } }),
      providesTags: ['CaseworkIssue', 'CaseworkMembership'],
    }),
    caseworkBulk: builder.mutation<BulkAnswer, BulkInput>({
      query: (data) => ({
        url: '/casework/workbench/bulk',
        method: 'POST',
        data: { data },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: BulkAnswer }) => answer.data,
      invalidatesTags: ['CaseworkIssue', 'Document'],
    }),
    caseworkViews: builder.query<SavedView[], void>({
      query: () => ({ url: '/casework/workbench/views', config: inLanguage() }),
      transformResponse: (answer: { data: SavedView[] }) => answer.data,
      providesTags: ['CaseworkMembership'],
    }),
    caseworkSaveView: builder.mutation<SavedView, { name: string; shared: boolean; query: object }>({
      query: (data) => ({
        url: '/casework/workbench/views',
        method: 'POST',
        data: { data },
        config: inLanguage(),
      }),
      invalidatesTags: ['CaseworkMembership'],
    }),
    caseworkRemoveView: builder.mutation<unknown, string>({
      query: (id) => ({ url: `/casework/workbench/views/${id}`, method: 'DELETE', config: inLanguage() }),
      invalidatesTags: ['CaseworkMembership'],
    }),
    caseworkToday: builder.query<Today, string | undefined>({
      query: (since) => ({
        url: '/casework/today',
        config: { params: since ? { since } : {}, ...inLanguage() },
      }),
      transformResponse: (answer: { data: Today }) => answer.data,
      providesTags: ['CaseworkIssue', 'CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkIssuesQuery,
  useCaseworkBulkMutation,
  useCaseworkViewsQuery,
  useCaseworkSaveViewMutation,
  useCaseworkRemoveViewMutation,
  useCaseworkTodayQuery,
} = workbenchApi;
