import type { PlanInput, PlanVersion, WorkPlanLine } from '../../../contracts/work-plans';
import { inLanguage } from '../shared/api';
import { reportsApi } from '../reports/api';

export type WorkPlan = PlanVersion & {
  year: number;
  body: string;
  group: { documentId: string; name: string };
  attachment: { documentId: string; name: string } | null;
};

const post = (url: string, given: object = {}) => ({
  url,
  method: 'POST' as const,
  data: { data: given },
  config: inLanguage(),
});

export const workPlansApi = reportsApi.enhanceEndpoints({ addTagTypes: ['CaseworkPlan'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkWorkPlans: builder.query<WorkPlanLine[], number>({
      query: (year) => ({ url: `/casework/work-plans?year=${year}`, config: inLanguage() }),
      transformResponse: (answer: { data: WorkPlanLine[] }) => answer.data,
      providesTags: ['CaseworkPlan', 'CaseworkMembership'],
    }),
    caseworkWorkPlan: builder.query<WorkPlan, string>({
      query: (id) => ({ url: `/casework/work-plans/${id}`, config: inLanguage() }),
      transformResponse: (answer: { data: WorkPlan }) => answer.data,
      providesTags: ['CaseworkPlan', 'CaseworkMembership'],
    }),
    caseworkWritePlan: builder.mutation<WorkPlan, PlanInput>({
      query: (given) => post('/casework/work-plans', given),
      transformResponse: (answer: { data: WorkPlan }) => answer.data,
      invalidatesTags: ['CaseworkPlan', 'Document'],
    }),
    caseworkSubmitPlan: builder.mutation<unknown, string>({
      query: (id) => post(`/casework/work-plans/${id}/submit`),
      // After a refusal too: another has submitted it.
      invalidatesTags: ['CaseworkPlan', 'CaseworkDuty', 'Document'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkWorkPlansQuery,
  useCaseworkWorkPlanQuery,
  useCaseworkWritePlanMutation,
  useCaseworkSubmitPlanMutation,
} = workPlansApi;
