import { caseworkApi, inLanguage } from '../shared/api';

export type Run = {
  id: string;
  instance: string;
  cause: 'schedule' | 'start' | 'call';
  startedAt: string;
  finishedAt: string | null;
  error: string | null;
  report: {
    milliseconds: number;
    steps: { name: string; label: string; done: Record<string, number>; failed: number; error?: string }[];
  } | null;
};

export type RunState = {
  status: 'ok' | 'degraded' | 'stalled';
  /** may the reader sweep, have things tried again, give them up? */
  mayAct: boolean;
  sweep: { schedule: 'on' | 'off'; lastFinishedAt: string | null; failures: number };
  outbox: { waiting: number; oldestSeconds: number | null; failed: number };
  calendar: { coveredThrough: number | null; missing: number[] };
  mail: boolean;
  anchors: { lastAt: string | null; unsent: number; amiss: number };
  failedSignIns: number;
  runs: Run[];
  failures: {
    step: string;
    /** the officials' name of the step */
    label: string;
    subject: string;
    number: string | null;
    issue: string | null;
    error: string;
    attempts: number;
    retryAt: string;
  }[];
  deliveries: {
    id: string;
    channel: 'email' | 'webhook' | 'event' | 'wecom';
    subject: string;
    state: string;
    attempts: number;
    lastError: string | null;
    retryAt: string;
    receiver: string | null;
  }[];
  undelivered: { id: string; eventName: string; attempts: number; lastError: string; retryAt: string }[];
};

export type Change = {
  id: string;
  at: string;
  subject: string;
  name: string | null;
  account: string | null;
  record: string | null;
  /** of a membership: its kind */
  kind: string | null;
  change: 'created' | 'deleted' | 'changed';
  fields: Record<string, [unknown, unknown]> | null;
  /** the names of the fields in the record's form */
  labels: Record<string, string>;
  grave: 'rules' | 'published' | 'account' | null;
};

export type Changes = { data: Change[]; meta: { pagination: { pageCount: number; total: number } } };

export type Retention = {
  data: {
    enterprise: { documentId: string; name: string };
    since: string;
    dueAt: string | null;
    unpacked: number;
  }[];
  meta: {
    years: number | null;
    due: number;
    held: number;
    erased: number;
    pagination: { pageCount: number; total: number };
  };
};

const api = caseworkApi.enhanceEndpoints({ addTagTypes: ['CaseworkRunState'] }).injectEndpoints({
  endpoints: (builder) => ({
    caseworkRunState: builder.query<RunState, void>({
      query: () => ({ url: '/casework/run-state', config: inLanguage() }),
      transformResponse: (answer: { data: RunState }) => answer.data,
      providesTags: ['CaseworkRunState'],
    }),
    caseworkChanges: builder.query<Changes, number>({
      query: (page) => ({
        url: '/casework/changes',
        config: {
          ...inLanguage(),
          params: { 'pagination[page]': String(page), 'pagination[pageSize]': '50' },
        },
      }),
      providesTags: ['CaseworkRunState'],
    }),
    caseworkRetention: builder.query<Retention, number>({
      query: (page) => ({
        url: '/casework/retention',
        config: {
          ...inLanguage(),
          params: { 'pagination[page]': String(page), 'pagination[pageSize]': '20' },
        },
      }),
      providesTags: ['CaseworkRunState'],
    }),
    caseworkRecordChanges: builder.query<Changes, { type: string; documentId: string; page: number }>({
      query: ({ type, documentId, page }) => ({
        url: `/casework/changes/${type}/${documentId}`,
        config: {
          ...inLanguage(),
          params: { 'pagination[page]': String(page), 'pagination[pageSize]': '10' },
        },
      }),
    }),
    caseworkSweep: builder.mutation<unknown, void>({
      query: () => ({ url: '/casework/sweep', method: 'POST' as const, data: {}, config: inLanguage() }),
      invalidatesTags: ['CaseworkRunState', 'CaseworkIssue'],
    }),
    /** `deliveries/ID/retry`, `deliveries/ID/dismiss`, `sweep/failures/STEP/SUBJECT/retry` */
    caseworkSettleFailure: builder.mutation<unknown, string>({
      query: (path) => ({
        url: `/casework/${path}`,
        method: 'POST' as const,
        data: {},
        config: inLanguage(),
      }),
      invalidatesTags: ['CaseworkRunState'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useCaseworkRunStateQuery,
  useCaseworkChangesQuery,
  useCaseworkRetentionQuery,
  useCaseworkRecordChangesQuery,
  useCaseworkSweepMutation,
  useCaseworkSettleFailureMutation,
} = api;
