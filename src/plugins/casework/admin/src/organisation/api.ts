import type { ReassignmentStep } from '../../../domain/life';
import { caseworkApi, inLanguage } from '../shared/api';

export type HandedOver = { handedOver: number; responsibleFor: { issue: string; number: string }[] };
export type CalendarDay = { date: string; kind: 'holiday' | 'workday'; name?: string };

export type Accounts = {
  panel?: { email: string; password: string };
  api?: { username: string; password: string };
};
/** The last part of the call's address. */
export type ResetWhat = 'reset-second-factor' | 'unlink-sign-on';
export type NewStaff = {
  name: string;
  phone?: string;
  email?: string;
  employeeNumber?: string;
  memberships: {
    kind: string;
    department?: string;
    leader?: string;
    enterprise?: string;
    acting?: boolean;
  }[];
} & Accounts;

const send = (url: string, data: object) => ({
  url,
  method: 'POST' as const,
  data: { data },
  config: inLanguage(),
});
const CHANGED = ['CaseworkIssue', 'CaseworkMembership', 'Document', 'Relations'] as const;

const api = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkStepReassignment: builder.mutation<
      { state: string; moved: number },
      { documentId: string; step: ReassignmentStep; data: object }
    >({
      query: ({ documentId, step, data }) => send(`/casework/reassignments/${documentId}/${step}`, data),
      transformResponse: (answer: { data: { state: string; moved: number } }) => answer.data,
      // After a refusal too: somebody else may have taken the step.
      invalidatesTags: [...CHANGED],
    }),
    caseworkHandOver: builder.mutation<
      HandedOver,
      { documentId: string; to: string; memberships: string[]; reason: string }
    >({
      query: ({ documentId, ...data }) => send(`/casework/staff-members/${documentId}/hand-over`, data),
      transformResponse: (answer: { data: HandedOver }) => answer.data,
      invalidatesTags: [...CHANGED],
    }),
    caseworkCreateStaff: builder.mutation<{ documentId: string; name: string }, NewStaff>({
      query: (data) => send('/casework/staff-members', data),
      transformResponse: (answer: { data: { documentId: string; name: string } }) => answer.data,
      invalidatesTags: [...CHANGED],
    }),
    caseworkGiveAccounts: builder.mutation<unknown, { documentId: string } & Accounts>({
      query: ({ documentId, ...data }) => send(`/casework/staff-members/${documentId}/accounts`, data),
      invalidatesTags: [...CHANGED],
    }),
    caseworkSetStaffActive: builder.mutation<unknown, { documentId: string; active: boolean }>({
      query: ({ documentId, active }) =>
        send(`/casework/staff-members/${documentId}/${active ? 'enable' : 'disable'}`, {}),
      invalidatesTags: [...CHANGED],
    }),
    caseworkResetSignIn: builder.mutation<unknown, { documentId: string; what: ResetWhat }>({
      query: ({ documentId, what }) => send(`/casework/staff-members/${documentId}/${what}`, {}),
      invalidatesTags: [...CHANGED],
    }),
    caseworkEnterCalendar: builder.mutation<
      { days: number; recomputed: number },
      { year: number; noticeNumber: string; days: CalendarDay[] }
    >({
      query: (data) => send('/casework/calendar', data),
      transformResponse: (answer: { data: { days: number; recomputed: number } }) => answer.data,
      invalidatesTags: [...CHANGED],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkStepReassignmentMutation,
  useCaseworkHandOverMutation,
  useCaseworkEnterCalendarMutation,
  useCaseworkCreateStaffMutation,
  useCaseworkGiveAccountsMutation,
  useCaseworkResetSignInMutation,
  useCaseworkSetStaffActiveMutation,
} = api;
