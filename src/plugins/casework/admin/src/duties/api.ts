import type { CalendarEntry, DutyItem } from '../../../contracts/duties';
import { caseworkApi, inLanguage } from '../shared/api';

export type Choice = {
  scope: 'mine' | 'group' | 'all';
  type?: string | undefined;
  state?: string | undefined;
  group?: string | undefined;
  department?: string | undefined;
  leader?: string | undefined;
};

export type CalendarQuery = Choice & { from: string; to: string };
export type ListQuery = Choice & { from?: string; to?: string; day?: string; page: number };

/** So many stand on one page of the list. */
export const PAGE_SIZE = 100;

const parameters = (query: object): URLSearchParams =>
  new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])));

export const dutiesApi = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkDuty'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkDuties: builder.query<{ data: DutyItem[]; total: number }, ListQuery>({
      query: ({ page, ...query }) => {
        const given = parameters({
          ...query,
          'pagination[page]': String(page),
          'pagination[pageSize]': String(PAGE_SIZE),
        });
        return { url: `/casework/duties?${given}`, config: inLanguage() };
      },
      transformResponse: (answer: { data: DutyItem[]; meta: { pagination: { total: number } } }) => ({
        data: answer.data,
        total: answer.meta.pagination.total,
      }),
      providesTags: ['CaseworkDuty', 'CaseworkMembership'],
    }),
    caseworkDutyCalendar: builder.query<CalendarEntry[], CalendarQuery>({
      query: (query) => ({ url: `/casework/duties/calendar?${parameters(query)}`, config: inLanguage() }),
      transformResponse: (answer: { data: CalendarEntry[] }) => answer.data,
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

export const { useCaseworkDutiesQuery, useCaseworkDutyCalendarQuery, useCaseworkWaiveMutation } = dutiesApi;
