import type {
  AssessmentAnswer,
  AssessmentLine,
  ComparisonAnswer,
  PreviewAnswer,
} from '../../../contracts/assessment';
import type { Assessed } from '../../../domain/assessment';
import { caseworkApi, inLanguage } from '../shared/api';

export type SchemeLine = {
  documentId: string;
  name: string;
  version: number;
  state: 'draft' | 'in-force' | 'retired';
  assesses: Assessed;
  periodType: 'half-year' | 'quarter' | 'month' | 'year';
  note: string | null;
};

export type Scheme = SchemeLine & {
  reason: string | null;
  indicators?: {
    id: number;
    heading: string;
    measure: string;
    weight: number;
    floor: number;
    target: number;
  }[];
};

type Step = { documentId: string; step: string; data?: object };

const data = <T>(answer: { data: T }): T => answer.data;
export const SCHEMES = '/content-manager/collection-types/api::assessment-scheme.assessment-scheme';
const TAGS = ['CaseworkAssessment', 'CaseworkMembership'] as const;

/** The calls of the pages on assessments. */
export const assessmentApi = caseworkApi
  .enhanceEndpoints({ addTagTypes: ['CaseworkAssessment'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      caseworkAssessments: builder.query<AssessmentLine[], void>({
        query: () => ({ url: '/casework/assessments', config: inLanguage() }),
        transformResponse: data<AssessmentLine[]>,
        providesTags: [...TAGS],
      }),
      caseworkAssessment: builder.query<AssessmentAnswer, string>({
        query: (id) => ({ url: `/casework/assessments/${id}`, config: inLanguage() }),
        transformResponse: data<AssessmentAnswer>,
        providesTags: [...TAGS],
      }),
      caseworkComparison: builder.query<ComparisonAnswer, string>({
        query: (id) => ({ url: `/casework/assessments/${id}/compare`, config: inLanguage() }),
        transformResponse: data<ComparisonAnswer>,
        providesTags: [...TAGS],
      }),
      caseworkSchemes: builder.query<SchemeLine[], void>({
        query: () => ({
          url: SCHEMES,
          config: { ...inLanguage(), params: { page: 1, pageSize: 100, sort: 'name:ASC' } },
        }),
        transformResponse: (answer: { results: SchemeLine[] }) => answer.results,
        providesTags: [...TAGS, 'Document'],
      }),
      caseworkScheme: builder.query<Scheme, string>({
        query: (id) => ({ url: `${SCHEMES}/${id}`, config: inLanguage() }),
        transformResponse: data<Scheme>,
        providesTags: [...TAGS, 'Document'],
      }),
      caseworkPreview: builder.mutation<PreviewAnswer, { documentId: string; from: string; to: string }>({
        query: ({ documentId, ...given }) => ({
          url: `/casework/assessment-schemes/${documentId}/preview`,
          method: 'POST',
          data: { data: given },
          config: inLanguage(),
        }),
        transformResponse: data<PreviewAnswer>,
      }),
      caseworkSchemeStep: builder.mutation<{ documentId: string }, Step>({
        query: ({ documentId, step, data: given = {} }) => ({
          url: `/casework/assessment-schemes/${documentId}/${step}`,
          method: 'POST',
          data: { data: given },
          config: inLanguage(),
        }),
        transformResponse: data<{ documentId: string }>,
        invalidatesTags: ['CaseworkAssessment', 'Document'],
      }),
      caseworkCompute: builder.mutation<AssessmentAnswer, { scheme: string; from: string; to: string }>({
        query: (given) => ({
          url: '/casework/assessments',
          method: 'POST',
          data: { data: given },
          config: inLanguage(),
        }),
        transformResponse: data<AssessmentAnswer>,
        invalidatesTags: ['CaseworkAssessment'],
      }),
      caseworkAssessmentStep: builder.mutation<AssessmentAnswer, Step>({
        query: ({ documentId, step, data: given = {} }) => ({
          url: `/casework/assessments/${documentId}/${step}`,
          method: 'POST',
          data: { data: given },
          config: inLanguage(),
        }),
        transformResponse: data<AssessmentAnswer>,
        // After a refusal too: a 409 means that what is shown is no longer so.
        invalidatesTags: ['CaseworkAssessment'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useCaseworkAssessmentsQuery,
  useCaseworkAssessmentQuery,
  useLazyCaseworkComparisonQuery,
  useCaseworkSchemesQuery,
  useCaseworkSchemeQuery,
  useCaseworkPreviewMutation,
  useCaseworkSchemeStepMutation,
  useCaseworkComputeMutation,
  useCaseworkAssessmentStepMutation,
} = assessmentApi;
