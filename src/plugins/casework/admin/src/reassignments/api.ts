import type { ReassignmentState } from '../../../domain/life';
import { caseworkApi, inLanguage } from '../shared/api';

type Named = { documentId: string; name?: string; title?: string } | null;

export type ReassignmentLine = {
  documentId: string;
  state: ReassignmentState;
  reason: string;
  createdAt: string;
  submittedAt: string | null;
  approvalNumber: string | null;
  approvedAt: string | null;
  refusedAt: string | null;
  refusalReason: string | null;
  effectiveAt: string | null;
  enterprise: Named;
  fromLeader: Named;
  fromGroup: Named;
  toLeader: Named;
  toGroup: Named;
};
export type ReassignmentsPage = { lines: ReassignmentLine[]; total: number; pages: number };

/** What is entered; the enterprise is fixed once the draft exists, because the present pair was taken from it. */
export type Entered = { enterprise?: string; toLeader: string; toGroup: string; reason: string };

const CM = '/content-manager/collection-types/api::reassignment.reassignment';
const PAGE_SIZE = 50;

type Listed = { results: ReassignmentLine[]; pagination: { total: number; pageCount: number } };

const bodyOf = ({ enterprise, toLeader, toGroup, reason }: Entered): object => ({
  ...(enterprise ? { enterprise: { connect: [{ documentId: enterprise }] } } : {}),
  toLeader: { connect: [{ documentId: toLeader }] },
  toGroup: { connect: [{ documentId: toGroup }] },
  reason,
});

/** The calls of 包联调剂. The records are the Content Manager's; its list names what they refer to, one record alone does not. */
const api = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkReassignments: builder.query<ReassignmentsPage, { page: number; state: string }>({
      query: ({ page, state }) => ({
        url: CM,
        method: 'GET',
        config: {
          ...inLanguage(),
          params: {
            page,
            pageSize: PAGE_SIZE,
            sort: 'createdAt:DESC',
            ...(state === '' ? {} : { filters: { state: { $eq: state } } }),
          },
        },
      }),
      transformResponse: ({ results, pagination }: Listed) => ({
        lines: results,
        total: pagination.total,
        pages: pagination.pageCount,
      }),
      providesTags: ['Document', 'CaseworkMembership'],
    }),
    caseworkReassignment: builder.query<ReassignmentLine | null, string>({
      query: (documentId) => ({
        url: CM,
        method: 'GET',
        config: {
          ...inLanguage(),
          params: { page: 1, pageSize: 1, filters: { documentId: { $eq: documentId } } },
        },
      }),
      transformResponse: ({ results }: Listed) => results[0] ?? null,
      providesTags: ['Document', 'CaseworkMembership'],
    }),
    caseworkDraftReassignment: builder.mutation<string, Entered>({
      query: (entered) => ({ url: CM, method: 'POST', data: bodyOf(entered), config: inLanguage() }),
      transformResponse: (answer: { data: { documentId: string } }) => answer.data.documentId,
      invalidatesTags: ['Document'],
    }),
    caseworkAmendReassignment: builder.mutation<unknown, Entered & { documentId: string }>({
      query: ({ documentId, ...entered }) => ({
        url: `${CM}/${documentId}`,
        method: 'PUT',
        data: bodyOf(entered),
        config: inLanguage(),
      }),
      invalidatesTags: ['Document'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkReassignmentsQuery,
  useCaseworkReassignmentQuery,
  useCaseworkDraftReassignmentMutation,
  useCaseworkAmendReassignmentMutation,
} = api;
