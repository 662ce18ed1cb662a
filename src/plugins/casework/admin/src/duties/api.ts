import { caseworkApi, inLanguage } from '../issues/api';

export type Duty = {
  documentId: string;
  type: string;
  period: string;
  state: 'pending' | 'done' | 'late' | 'missed' | 'waived' | 'void';
  planDate: string;
  dueAt: string;
  dueDate: string;
  provisional: boolean;
  fulfilledAt: string | null;
  department: string | null;
  group: string | null;
  leader: string | null;
  enterprise: string | null;
  issue: { documentId: string; number: string; title: string } | null;
  waived: { at: string; reason: string; approver: string } | null;
};

export type DutyQuery = {
  scope: 'mine' | 'group' | 'all';
  from: string;
  to: string;
  type?: string | undefined;
  state?: string | undefined;
  group?: string | undefined;
};

export const MOST = 500;

export const dutiesApi = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkDuty'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkDuties: builder.query<{ data: Duty[]; total: number }, DutyQuery>({
      query: (query) => {
        const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
        const parameters = new URLSearchParams([...given, ['pagination[pageSize]', String(MOST)]]);
        return { url: `/casework/duties?${parameters}`, config: inLanguage() };
      },
      transformResponse: (answer: { data: Duty[]; meta: { pagination: { total: number } } }) => ({
        data: answer.data,
        total: answer.meta.pagination.total,
      }),
      providesTags: ['CaseworkDuty', 'CaseworkMembership'],
    }),
    caseworkWaive: builder.mutation<unknown, { documentId: string; reason: string; approver: string }>({
      query: ({ documentId, ...given }) => ({
        url: `/casework/duties/${documentId}/waive`,
        method: 'POST',
        data: { data: given },
        config: inLanguage(),
      }),
      invalidatesTags: ['CaseworkDuty', 'Document'],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkDutiesQuery, useCaseworkWaiveMutation } = dutiesApi;
