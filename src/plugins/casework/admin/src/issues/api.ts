import type { IssuePage } from '../../../contracts/issues';
import { caseworkApi, inLanguage, type LedgerEntry, type Refusal } from '../shared/api';
import type { DayKinds } from '../shared/dates';

export type Request = {
  documentId: string;
  kind: 'decline' | 'extension' | 'withdrawal';
  ground: string | null;
  reason: string | null;
  consultation: string | null;
  deadline: string | null;
  milestones: { date: string; goal: string }[] | null;
  requestedAt: string;
  requestedBy: string | null;
};

export type Transfer = {
  documentId: string;
  unit: string;
  unitId: string;
  role: 'lead' | 'support';
  state: string;
  binding: boolean | null;
  ownDepartment: boolean;
  section: string | null;
  responsiblePerson: string | null;
  phone: string | null;
  standard: string | null;
  startedAt: string;
  takeUpDueAt: string | null;
  deadline: string | null;
  endedAt: string | null;
  returnReason: string | null;
};

export type Summary = {
  documentId: string;
  number: string;
  title: string;
  stage: string;
  light: string | null;
  level: number;
  longTerm: boolean;
  instructionOpen: boolean;
  enterprise: { documentId: string; name: string };
  group: string | null;
  leader: string | null;
  leadUnit: string | null;
  due: { field: string; at: string; workingDays: number; overdue: boolean; provisional: boolean } | null;
  transfers: Transfer[];
  requests: Request[];
  escalations: { level: number; state: 'open' | 'proposed'; reason: string | null; raisedAt: string }[];
  milestones: { date: string; goal: string | null; missed: boolean }[];
  /** files of the entries that the reader may open */
  files: { documentId: string; name: string }[];
  days: { kinds: DayKinds; coveredYears: number[] };
  today: string;
};

/** Everything that the page of an issue shows. */
export type Page = Omit<IssuePage, 'summary' | 'actions' | 'ledger'> & {
  summary: Summary;
  actions: Action[];
  ledger: LedgerEntry[];
};

export type JsonSchema = {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  'x-relation'?: 'department' | 'category' | 'enterprise' | 'issue';
  'x-files'?: boolean;
  'x-milestone'?: boolean;
};

export type Action = {
  action: string;
  label: string;
  to: string[];
  onBehalfOf: string | null;
  final: boolean;
  schema: JsonSchema;
};

export type Related = { documentId: string; name?: string; title?: string; number?: string } | null;

/** An issue's record, for what its form does not hold itself: its relations by name. */
export type Registered = Readonly<Record<string, unknown>> & { documentId: string };

type ActionCall = { documentId: string; action: string; data: Record<string, unknown>; key: string };

/** Saving the form changes what is shown beside it: its tag is the Content Manager's own. */
const tagsOf = (id: string) =>
  ['CaseworkIssue', 'CaseworkMembership', { type: 'Document', id: `api::issue.issue_${id}` }] as const;

/** The calls of an issue, cached by issue. What an action changes is read again, the form included. */
const issuesApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkSummary: builder.query<Summary, string>({
      query: (id) => ({ url: `/casework/issues/${id}/summary`, config: inLanguage() }),
      transformResponse: (answer: { data: Summary }) => answer.data,
      providesTags: (_answer, _error, id) => tagsOf(id),
    }),
    caseworkIssuePage: builder.query<Page, string>({
      query: (id) => ({ url: `/casework/issues/${id}/page`, config: inLanguage() }),
      transformResponse: (answer: { data: Page }) => answer.data,
      providesTags: (_answer, _error, id) => tagsOf(id),
    }),
    caseworkActions: builder.query<Action[], string>({
      query: (id) => ({ url: `/casework/issues/${id}/actions`, config: inLanguage() }),
      transformResponse: (answer: { data: Action[] }) => answer.data,
      providesTags: (_answer, _error, id) => tagsOf(id),
    }),
    /** By its number: forms know no documentId, and one may be open beside another. */
    caseworkIssue: builder.query<Registered | undefined, string>({
      query: (number) => ({
        url: '/content-manager/collection-types/api::issue.issue',
        config: { params: { page: 1, pageSize: 1, filters: { number: { $eq: number } } } },
      }),
      transformResponse: (answer: { results: Registered[] }) => answer.results[0],
      providesTags: (issue) => tagsOf(issue?.documentId ?? ''),
    }),
    caseworkLedger: builder.query<LedgerEntry[], string>({
      query: (id) => ({
        url: `/casework/issues/${id}/ledger?pagination[pageSize]=500`,
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: LedgerEntry[] }) => answer.data,
      providesTags: (_answer, _error, id) => tagsOf(id),
    }),
    /** Does an action, and says whether the issue is still the caller's to see: one returned no longer is. */
    caseworkAct: builder.mutation<{ seen: boolean }, ActionCall>({
      queryFn: async ({ documentId, action, data, key }, _api, _options, ask) => {
        const done = await ask({
          url: `/casework/issues/${documentId}/actions/${action}`,
          method: 'POST',
          data: { data },
          config: { headers: { ...inLanguage().headers, 'Idempotency-Key': key } },
        });
        if (done.error) return { error: done.error };
        const still = await ask({ url: `/casework/issues/${documentId}/summary`, config: inLanguage() });
        return { data: { seen: (still.error as Refusal | undefined)?.status !== 404 } };
      },
      // After a refusal too: a 409 means that what is shown is no longer so. What is no longer seen cannot be read
      // again: its page is left.
      invalidatesTags: (result, error) =>
        result?.seen || (error as Refusal | undefined)?.status === 409
          ? ['CaseworkIssue', 'Document', 'Relations']
          : [],
    }),
    /** Fills in the office's own fields. */
    caseworkFillExtra: builder.mutation<unknown, { documentId: string; values: Record<string, unknown> }>({
      query: ({ documentId, values }) => ({
        url: `/casework/issues/${documentId}/extra`,
        method: 'POST',
        data: { data: values },
        config: inLanguage(),
      }),
      invalidatesTags: (_result, error) => (error ? [] : ['CaseworkIssue', 'Document']),
    }),
    /** Objects to an entry that somebody else has made in one's name. */
    caseworkObject: builder.mutation<unknown, { documentId: string; sequence: number; reason: string }>({
      query: ({ documentId, sequence, reason }) => ({
        url: `/casework/issues/${documentId}/ledger/${sequence}/object`,
        method: 'POST',
        data: { data: { reason } },
        config: inLanguage(),
      }),
      invalidatesTags: ['CaseworkIssue'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkSummaryQuery,
  useCaseworkIssuePageQuery,
  useCaseworkActionsQuery,
  useCaseworkIssueQuery,
  useCaseworkLedgerQuery,
  useCaseworkActMutation,
  useCaseworkFillExtraMutation,
  useCaseworkObjectMutation,
} = issuesApi;
