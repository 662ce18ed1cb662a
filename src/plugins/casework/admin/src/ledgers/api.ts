import type { LedgerRow } from '../../../contracts/ledgers';
import type { LedgerTable } from '../../../contracts/ledger-tables';
import { caseworkApi, inLanguage } from '../shared/api';
import { dayAfter } from '../shared/dates';

export type TablePage = {
  data: LedgerRow[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
};

/** The filters of a table, as the page's address holds them. */
export type TableQuery = {
  table?: LedgerTable;
  from?: string;
  until?: string;
  stage?: string;
  light?: string;
  unit?: string;
  group?: string;
  enterprise?: string;
  search?: string;
  page?: string | number;
  pageSize?: string | number;
};

/** The filters of a call: people name the last day, the call the day after it. */
export function filtersOf({
  from,
  until,
  stage,
  light,
  unit,
  group,
  enterprise,
  search,
}: TableQuery): URLSearchParams {
  const given = {
    from,
    to: until ? dayAfter(until) : undefined,
    stage,
    light,
    unit,
    group,
    enterprise,
    search,
  };
  return new URLSearchParams(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

const api = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkTable: builder.query<
      TablePage,
      { table: LedgerTable; filters: string; page: number; pageSize: number }
    >({
      query: ({ table, filters, page, pageSize }) => ({
        url: `/casework/ledgers/${table}?${filters}&pagination[page]=${page}&pagination[pageSize]=${pageSize}`,
        config: inLanguage(),
      }),
      providesTags: ['CaseworkIssue', 'CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkTableQuery } = api;
