import type { ListedLink, MadeLink, NewLink } from '../../../contracts/enterprise-links';
import type { MessageOfEnterprise } from '../../../contracts/enterprise-messages';
import { caseworkApi, inLanguage } from '../shared/api';

const TAG = 'Relations' as const;
const MESSAGES = 'CaseworkEnterpriseMessage' as const;

type Pagination = { page: number; pageCount: number; total: number };
type Messages = { messages: MessageOfEnterprise[]; pagination: Pagination };

const api = caseworkApi.enhanceEndpoints({ addTagTypes: [MESSAGES] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkLinks: builder.query<ListedLink[], string>({
      query: (enterprise) => ({ url: `/casework/enterprises/${enterprise}/links`, config: inLanguage() }),
      transformResponse: (answer: { data: ListedLink[] }) => answer.data,
      providesTags: [TAG],
    }),
    caseworkMakeLink: builder.mutation<MadeLink, { enterprise: string; data: NewLink }>({
      query: ({ enterprise, data }) => ({
        url: `/casework/enterprises/${enterprise}/links`,
        method: 'POST',
        data: { data },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: MadeLink }) => answer.data,
      invalidatesTags: [TAG],
    }),
    caseworkRevokeLink: builder.mutation<unknown, { enterprise: string; link: string }>({
      query: ({ enterprise, link }) => ({
        url: `/casework/enterprises/${enterprise}/links/${link}/revoke`,
        method: 'POST',
        data: {},
        config: inLanguage(),
      }),
      // After a refusal too: somebody else may have been first.
      invalidatesTags: [TAG],
    }),
    caseworkEnterpriseMessages: builder.query<Messages, { state: 'waiting' | 'all'; page: number }>({
      query: ({ state, page }) => ({
        url: `/casework/enterprise-messages?state=${state}&pagination[page]=${page}`,
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: MessageOfEnterprise[]; meta: { pagination: Pagination } }) => ({
        messages: answer.data,
        pagination: answer.meta.pagination,
      }),
      providesTags: [MESSAGES, 'CaseworkMembership'],
    }),
    caseworkAnswerMessage: builder.mutation<unknown, { id: string; text: string }>({
      query: ({ id, text }) => ({
        url: `/casework/enterprise-messages/${id}/answer`,
        method: 'POST',
        data: { data: { text } },
        config: inLanguage(),
      }),
      // After a refusal too: somebody else may have been first.
      invalidatesTags: [MESSAGES],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkLinksQuery,
  useCaseworkMakeLinkMutation,
  useCaseworkRevokeLinkMutation,
  useCaseworkEnterpriseMessagesQuery,
  useCaseworkAnswerMessageMutation,
} = api;
