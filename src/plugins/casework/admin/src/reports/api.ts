import type { ReportState } from '../../../domain/life';
import type { Facts, ReportKind, Section } from '../../../domain/reports';
import { caseworkApi, inLanguage } from '../shared/api';

export type { ReportKind };
export type Sections = Record<Section, string | null>;

/** Edited sections, with what they were when they were opened. */
type EditedSections = Partial<Sections> & { opened: Partial<Sections> };

export type Report = Sections & {
  documentId: string;
  kind: ReportKind;
  period: string;
  state: ReportState;
  version: number;
  author: string | null;
  submittedAt: string | null;
  facts: Facts | null;
  department: string | null;
  recipient: string | null;
  leader: string | null;
  leaderId: string | null;
  extracts: Omit<Report, 'extracts'>[];
};

/** One report as the Content Manager lists it. */
export type ReportLine = {
  documentId: string;
  kind: ReportKind;
  period: string;
  state: ReportState;
  version: number;
  submittedAt: string | null;
  department: { name: string } | null;
  recipient: { name: string } | null;
  leader: { title: string } | null;
};

/** So many stand on one page of the list. */
export const PAGE_SIZE = 50;

type Asked = { page: number; kind: string };
type Ask = { kind: string; period: string; leader?: string };

const data = <T>(answer: { data: T }): T => answer.data;
const post = (url: string, given: object = {}) => ({
  url,
  method: 'POST' as const,
  data: { data: given },
  config: inLanguage(),
});

export const reportsApi = caseworkApi
  .enhanceEndpoints({ addTagTypes: ['CaseworkReport', 'CaseworkDuty'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      caseworkReports: builder.query<{ reports: ReportLine[]; total: number }, Asked>({
        query: ({ page, kind }) => ({
          url: `/content-manager/collection-types/api::report.report?page=${page}&pageSize=${PAGE_SIZE}&sort=period:DESC${kind ? `&filters[$and][0][kind][$eq]=${kind}` : ''}`,
          config: inLanguage(),
        }),
        transformResponse: (answer: { results: ReportLine[]; pagination: { total: number } }) => ({
          reports: answer.results,
          total: answer.pagination.total,
        }),
        providesTags: ['CaseworkReport', 'CaseworkMembership'],
      }),
      caseworkReport: builder.query<Report, string>({
        query: (id) => ({ url: `/casework/reports/${id}`, config: inLanguage() }),
        transformResponse: data<Report>,
        providesTags: ['CaseworkReport', 'CaseworkMembership'],
      }),
      caseworkDraftReport: builder.mutation<Report, Ask>({
        query: (given) => post('/casework/reports', given),
        transformResponse: data<Report>,
        invalidatesTags: ['CaseworkReport', 'Document'],
      }),
      caseworkZeroReport: builder.mutation<Report, { period: string }>({
        query: (given) => post('/casework/reports/zero', given),
        transformResponse: data<Report>,
        invalidatesTags: ['CaseworkReport', 'Document'],
      }),
      caseworkSaveReport: builder.mutation<Report, { documentId: string; sections: EditedSections }>({
        query: ({ documentId, sections }) => post(`/casework/reports/${documentId}/sections`, sections),
        transformResponse: data<Report>,
        invalidatesTags: ['CaseworkReport', 'Document'],
      }),
      caseworkRedraftReport: builder.mutation<Report, string>({
        query: (id) => post(`/casework/reports/${id}/redraft`),
        transformResponse: data<Report>,
        invalidatesTags: ['CaseworkReport', 'Document'],
      }),
      caseworkSubmitReport: builder.mutation<Report, string>({
        query: (id) => post(`/casework/reports/${id}/submit`),
        transformResponse: data<Report>,
        // After a refusal too: another has submitted it.
        invalidatesTags: ['CaseworkReport', 'CaseworkDuty', 'Document'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useCaseworkReportsQuery,
  useCaseworkReportQuery,
  useCaseworkDraftReportMutation,
  useCaseworkZeroReportMutation,
  useCaseworkSaveReportMutation,
  useCaseworkRedraftReportMutation,
  useCaseworkSubmitReportMutation,
} = reportsApi;
