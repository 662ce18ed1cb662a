import type { AgendaItemState, MeetingState } from '../../../domain/life';
import type { MeetingLevel } from '../../../domain/meetings';
import { caseworkApi, inLanguage, type Ref, type Refusal } from '../shared/api';

export type MeetingLine = {
  documentId: string;
  level: MeetingLevel;
  cityForm: string | null;
  convener: string | null;
  heldAt: string;
  state: MeetingState;
  leader: Ref | null;
  group: Ref | null;
  unit: Ref | null;
  items: number;
  decided: number;
};

export type Subject = {
  issue: {
    documentId: string;
    number: string;
    title: string;
    stage: string;
    level: number;
    enterprise: Ref | null;
    group: Ref | null;
    leadUnit: Ref | null;
  } | null;
  commonProblem: { documentId: string; title: string; issues: number } | null;
  escalation: { level: number; reason: string | null; decided: boolean } | null;
};

export type Item = Subject & {
  documentId: string;
  decision: string | null;
  outcome: string | null;
  unit: Ref | null;
  deadline: string | null;
  state: AgendaItemState;
};

export type Agenda = {
  meeting: Omit<MeetingLine, 'items' | 'decided'> & { people: string | null; concludedAt: string | null };
  items: Item[];
  waiting: (Subject & { carried: boolean })[];
  mayConclude: boolean;
};

export type Decision = {
  documentId: string;
  decision: string | null;
  outcome: string | null;
  unit: string | null;
  deadline: string | null;
};

export type Minutes = {
  title: string;
  text: string;
  documents: { documentId: string; state: string; number: string | null }[];
  mayDraft: boolean;
};

export type OwedLine = {
  leader: { documentId: string; title: string } | null;
  state: 'held' | 'planned' | 'owed' | 'waived';
  meeting: { documentId: string; heldAt: string } | null;
};
export type Owed = { month: string; city: OwedLine | null; leaders: OwedLine[] };

type Add = { meeting: string; issue?: string; commonProblem?: string };

const data = <T>(answer: { data: T }): T => answer.data;
const CM = '/content-manager/collection-types';

/** The calls of the meetings' pages. */
export const meetingsApi = caseworkApi
  .enhanceEndpoints({ addTagTypes: ['CaseworkMeeting'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      caseworkMeetings: builder.query<MeetingLine[], void>({
        query: () => ({ url: '/casework/meetings?pagination[pageSize]=100', config: inLanguage() }),
        transformResponse: data<MeetingLine[]>,
        providesTags: ['CaseworkMeeting', 'CaseworkMembership'],
      }),
      caseworkOwed: builder.query<Owed, string>({
        query: (month) => ({ url: `/casework/meetings/owed?month=${month}`, config: inLanguage() }),
        transformResponse: data<Owed>,
        providesTags: ['CaseworkMeeting', 'CaseworkMembership'],
      }),
      caseworkAgenda: builder.query<Agenda, string>({
        query: (id) => ({ url: `/casework/meetings/${id}/agenda`, config: inLanguage() }),
        transformResponse: data<Agenda>,
        providesTags: ['CaseworkMeeting', 'CaseworkMembership'],
      }),
      caseworkMinutes: builder.query<Minutes, string>({
        query: (id) => ({ url: `/casework/meetings/${id}/minutes`, config: inLanguage() }),
        transformResponse: data<Minutes>,
        providesTags: ['CaseworkMeeting', 'CaseworkMembership'],
      }),
      caseworkNewMeeting: builder.mutation<string, Record<string, unknown>>({
        query: (given) => ({
          url: `${CM}/api::meeting.meeting`,
          method: 'POST',
          data: given,
          config: inLanguage(),
        }),
        transformResponse: (answer: { data: { documentId: string } }) => answer.data.documentId,
        invalidatesTags: ['CaseworkMeeting'],
      }),
      caseworkAddItem: builder.mutation<unknown, Add>({
        query: ({ meeting, ...given }) => ({
          url: `/casework/meetings/${meeting}/agenda`,
          method: 'POST',
          data: { data: given },
          config: inLanguage(),
        }),
        invalidatesTags: ['CaseworkMeeting', 'CaseworkProblem' as never],
      }),
      caseworkRemoveItem: builder.mutation<unknown, { meeting: string; item: string }>({
        query: ({ meeting, item }) => ({
          url: `/casework/meetings/${meeting}/items/${item}`,
          method: 'DELETE',
          config: inLanguage(),
        }),
        invalidatesTags: ['CaseworkMeeting'],
      }),
      caseworkSaveItems: builder.mutation<
        unknown,
        { meeting: string; items: (Decision & { opened: object })[] }
      >({
        query: ({ meeting, items }) => ({
          url: `/casework/meetings/${meeting}/items`,
          method: 'PUT',
          data: { data: { items } },
          config: inLanguage(),
        }),
        invalidatesTags: (_result, error) =>
          !error || (error as Refusal).status === 409 ? ['CaseworkMeeting'] : [],
      }),
      caseworkConclude: builder.mutation<{ items: { state: string }[] }, string>({
        query: (id) => ({
          url: `/casework/meetings/${id}/conclude`,
          method: 'POST',
          data: {},
          config: inLanguage(),
        }),
        transformResponse: data<{ items: { state: string }[] }>,
        invalidatesTags: (_result, error) =>
          !error || (error as Refusal).status === 409
            ? ['CaseworkMeeting', 'CaseworkIssue', 'Document', 'Relations']
            : [],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useCaseworkMeetingsQuery,
  useCaseworkOwedQuery,
  useCaseworkAgendaQuery,
  useCaseworkMinutesQuery,
  useCaseworkNewMeetingMutation,
  useCaseworkAddItemMutation,
  useCaseworkRemoveItemMutation,
  useCaseworkSaveItemsMutation,
  useCaseworkConcludeMutation,
} = meetingsApi;
