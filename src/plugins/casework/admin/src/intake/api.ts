import type {
  IntakeDetail,
  IntakeLine,
  RegisterIntake,
  SimilarInput,
  SimilarIssue,
} from '../../../contracts/intakes';
import { caseworkApi, inLanguage } from '../shared/api';

type Pagination = { page: number; pageCount: number; total: number };
export type IntakePageOf = { lines: IntakeLine[]; pagination: Pagination };

type Step = { id: string; step: 'attach' | 'dismiss' | 'assign-enterprise'; data: Record<string, string> };

const data = <T>(answer: { data: T }): T => answer.data;

/** The calls of the pages of 待登记. */
export const intakeApi = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkIntake'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkIntakes: builder.query<IntakePageOf, { state: 'new' | 'all'; page: number }>({
      query: ({ state, page }) => ({
        url: `/casework/intakes?state=${state}&pagination[page]=${page}`,
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: IntakeLine[]; meta: { pagination: Pagination } }) => ({
        lines: answer.data,
        pagination: answer.meta.pagination,
      }),
      providesTags: ['CaseworkIntake', 'CaseworkMembership'],
    }),
    caseworkIntake: builder.query<IntakeDetail, string>({
      query: (id) => ({ url: `/casework/intakes/${id}`, config: inLanguage() }),
      transformResponse: data<IntakeDetail>,
      providesTags: ['CaseworkIntake', 'CaseworkMembership'],
    }),
    caseworkRegisterIntake: builder.mutation<
      { documentId: string; number: string },
      { id: string; given: RegisterIntake }
    >({
      query: ({ id, given }) => ({
        url: `/casework/intakes/${id}/register`,
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      transformResponse: data<{ documentId: string; number: string }>,
      invalidatesTags: (_result, error) => (error ? [] : ['CaseworkIntake', 'CaseworkIssue', 'Document']),
    }),
    caseworkIntakeStep: builder.mutation<IntakeDetail, Step>({
      query: ({ id, step, data: given }) => ({
        url: `/casework/intakes/${id}/${step}`,
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      transformResponse: data<IntakeDetail>,
      invalidatesTags: (_result, error) => (error ? [] : ['CaseworkIntake', 'CaseworkIssue', 'Document']),
    }),
    caseworkSimilar: builder.query<SimilarIssue[], SimilarInput>({
      query: (given) => ({
        url: '/casework/issues/similar',
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      transformResponse: data<SimilarIssue[]>,
      providesTags: ['CaseworkIssue'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkIntakesQuery,
  useCaseworkIntakeQuery,
  useCaseworkRegisterIntakeMutation,
  useCaseworkIntakeStepMutation,
  useCaseworkSimilarQuery,
} = intakeApi;
