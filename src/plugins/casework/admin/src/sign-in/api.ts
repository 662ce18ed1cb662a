import { caseworkApi, inLanguage } from '../shared/api';
import type { Enrolment, SecondFactor } from '../../../contracts/sign-in';

const send = (path: string, data: object) => ({
  url: `/casework/second-factor${path}`,
  method: 'POST' as const,
  data: { data },
  config: inLanguage(),
});

const only = <T>(answer: { data: T }): T => answer.data;

const api = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkSecondFactor: builder.query<SecondFactor, void>({
      query: () => ({ url: '/casework/second-factor', method: 'GET' as const, config: inLanguage() }),
      transformResponse: only<SecondFactor>,
      providesTags: ['CaseworkMembership'],
    }),
    caseworkEnrol: builder.mutation<Enrolment, { password: string; code?: string }>({
      query: (data) => send('', data),
      transformResponse: only<Enrolment>,
    }),
    caseworkConfirmFactor: builder.mutation<{ recoveryCodes: string[] }, { code: string }>({
      query: (data) => send('/confirm', data),
      transformResponse: only<{ recoveryCodes: string[] }>,
      invalidatesTags: ['CaseworkMembership'],
    }),
    caseworkRenewCodes: builder.mutation<{ recoveryCodes: string[] }, { code: string }>({
      query: (data) => send('/recovery-codes', data),
      transformResponse: only<{ recoveryCodes: string[] }>,
      invalidatesTags: ['CaseworkMembership'],
    }),
    caseworkRemoveFactor: builder.mutation<SecondFactor, { password: string; code: string }>({
      query: (data) => send('/remove', data),
      transformResponse: only<SecondFactor>,
      invalidatesTags: ['CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkSecondFactorQuery,
  useCaseworkEnrolMutation,
  useCaseworkConfirmFactorMutation,
  useCaseworkRenewCodesMutation,
  useCaseworkRemoveFactorMutation,
} = api;
