import { caseworkApi, inLanguage } from '../shared/api';

export type Message = {
  id: string;
  event: string;
  eventName: string;
  title: string;
  body: string;
  createdAt: string;
  readAt: string | null;
  /** documentId of the issue, when the reader sees it as who he now is */
  issue: string | null;
};

export type Inbox = {
  data: Message[];
  meta: { unread: number; pagination: { page: number; pageCount: number; total: number } };
};

export const EMAIL_MODES = ['digest', 'each', 'off'] as const;
export type EmailMode = (typeof EMAIL_MODES)[number];
export type Preferences = {
  email: EmailMode;
  /** events of which no letter is wanted */
  muted: string[];
  mailOn: boolean;
  /** the events that can be notified */
  events: { event: string; name: string }[];
};

/** An issue that waits for the city's meeting, or is proposed for the next level. */
export type AgendaItem = {
  documentId: string;
  level: number;
  state: 'open' | 'proposed';
  reason: string | null;
  raisedAt: string;
  issue: string;
  number: string;
  title: string;
  stage: string;
  enterprise: string | null;
  group: string | null;
  leader: string | null;
  leadUnit: string | null;
};

const api = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkMessage'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkMessages: builder.query<Inbox, { page: number; unread: boolean }>({
      query: ({ page, unread }) => ({
        url: `/casework/messages?page=${page}&unread=${unread}`,
        config: inLanguage(),
      }),
      providesTags: ['CaseworkMessage', 'CaseworkMembership'],
    }),
    /** the id of one message; null marks all as read */
    caseworkRead: builder.mutation<unknown, string | null>({
      query: (id) => ({
        url: id === null ? '/casework/messages/read' : `/casework/messages/${id}/read`,
        method: 'POST' as const,
        data: {},
        config: inLanguage(),
      }),
      invalidatesTags: ['CaseworkMessage'],
    }),
    caseworkPreferences: builder.query<Preferences, void>({
      query: () => ({ url: '/casework/notification-preferences', config: inLanguage() }),
      transformResponse: (answer: { data: Preferences }) => answer.data,
      providesTags: ['CaseworkMessage'],
    }),
    caseworkSetPreferences: builder.mutation<Preferences, { email: EmailMode; muted: string[] }>({
      query: (data) => ({
        url: '/casework/notification-preferences',
        method: 'PUT' as const,
        data: { data },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: Preferences }) => answer.data,
      invalidatesTags: ['CaseworkMessage'],
    }),
    caseworkAwaitingCityMeeting: builder.query<AgendaItem[], void>({
      query: () => ({ url: '/casework/agenda', config: inLanguage() }),
      transformResponse: (answer: { data: AgendaItem[] }) => answer.data,
      providesTags: ['CaseworkIssue', 'CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkMessagesQuery,
  useCaseworkReadMutation,
  useCaseworkPreferencesQuery,
  useCaseworkSetPreferencesMutation,
  useCaseworkAwaitingCityMeetingQuery,
} = api;
