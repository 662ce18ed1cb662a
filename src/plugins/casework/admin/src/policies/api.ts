import type { Match, PolicyLine } from '../../../contracts/policies';
import { caseworkApi, inLanguage } from '../shared/api';

type PolicyPage = { policies: PolicyLine[]; pages: number; total: number };

export const MOST = 500;
const PAGE = 50;

type Asked = { policy: string; told: '' | 'yes' | 'no' };
type Delivery = { policy: string; enterprises: string[]; date: string; result?: string };

export const policiesApi = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkPolicy'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkPolicies: builder.query<PolicyPage, number>({
      query: (page) => ({
        url: `/casework/policies?pagination[page]=${page}&pagination[pageSize]=${PAGE}`,
        config: inLanguage(),
      }),
      transformResponse: (answer: {
        data: PolicyLine[];
        meta: { pagination: { pageCount: number; total: number } };
      }) => ({
        policies: answer.data,
        pages: answer.meta.pagination.pageCount,
        total: answer.meta.pagination.total,
      }),
      providesTags: ['CaseworkPolicy', 'CaseworkMembership'],
    }),
    caseworkMatches: builder.query<{ matches: Match[]; policy: PolicyLine; total: number }, Asked>({
      query: ({ policy, told }) => ({
        url: `/casework/policies/${policy}/matches?pagination[pageSize]=${MOST}${told === '' ? '' : `&told=${told}`}`,
        config: inLanguage(),
      }),
      transformResponse: (answer: {
        data: Match[];
        meta: { policy: PolicyLine; pagination: { total: number } };
      }) => ({ matches: answer.data, policy: answer.meta.policy, total: answer.meta.pagination.total }),
      providesTags: ['CaseworkPolicy', 'CaseworkMembership'],
    }),
    caseworkDeliver: builder.mutation<{ delivered: number; updated: number }, Delivery>({
      query: ({ policy, ...given }) => ({
        url: `/casework/policies/${policy}/deliveries`,
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: { delivered: number; updated: number } }) => answer.data,
      invalidatesTags: ['CaseworkPolicy', 'Document'],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkPoliciesQuery, useCaseworkMatchesQuery, useCaseworkDeliverMutation } = policiesApi;
