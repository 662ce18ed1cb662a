import type { FoundEnterprise, RegistrableCategory } from '../../../contracts/registration';
import { caseworkApi, inLanguage } from '../shared/api';

type Given = { data: Record<string, unknown>; key: string };

/** The calls of the register form. */
const registrationApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkFindEnterprises: builder.query<FoundEnterprise[], string>({
      query: (q) => ({
        url: '/casework/registration/enterprises',
        config: { ...inLanguage(), params: { q } },
      }),
      transformResponse: (answer: { data: FoundEnterprise[] }) => answer.data,
      providesTags: ['CaseworkIssue', 'CaseworkMembership', 'Relations'],
    }),
    caseworkCategories: builder.query<RegistrableCategory[], void>({
      query: () => ({ url: '/casework/registration/categories', config: inLanguage() }),
      transformResponse: (answer: { data: RegistrableCategory[] }) => answer.data,
      providesTags: ['Relations', 'CaseworkMembership'],
    }),
    caseworkRegister: builder.mutation<{ documentId: string; number: string }, Given>({
      query: ({ data, key }) => ({
        url: '/casework/issues',
        method: 'POST',
        data: { data },
        config: { headers: { ...inLanguage().headers, 'Idempotency-Key': key } },
      }),
      transformResponse: (answer: { data: { documentId: string; number: string } }) => answer.data,
      invalidatesTags: (_result, error) => (error ? [] : ['CaseworkIssue']),
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkFindEnterprisesQuery, useCaseworkCategoriesQuery, useCaseworkRegisterMutation } =
  registrationApi;
