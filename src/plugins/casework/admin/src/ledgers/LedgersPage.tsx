import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Main,
  SingleSelect,
  SingleSelectOption,
  Tabs,
  TextInput,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, Pagination, useFetchClient, useNotification, useQueryParams } from '@strapi/strapi/admin';
import { useMemo, useState, type ReactNode } from 'react';
import { choiceText } from '../../../contracts/choices';
import { LEDGER_TABLES, type LedgerTable } from '../../../contracts/ledger-tables';
import type { LedgerRow } from '../../../contracts/ledgers';
import { STAGES } from '../../../domain/lifecycle';
import { PageHead } from '../shared/PageHead';
import { inLanguage } from '../shared/api';
import { stageName } from '../shared/names';
import { DayInput } from '../shared/DayInput';
import { RecordPicker } from '../shared/RecordPicker';
import { dayOf } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { usePrinting } from '../shared/Printed';
import { filtersOf, useCaseworkTableQuery, type TablePage, type TableQuery } from './api';
import { LedgerGrid } from './LedgerGrid';
import { PrintedLedger } from './PrintedLedger';

const LIGHTS = ['red', 'yellow', 'green', 'waiting'];
const DEFAULT_SIZE = 50;

/** 《工作组台账》 and 《承办单位台账》: a page at a time, and as a file. */
export default function LedgersPage() {
  const { text } = useText();
  const [{ query }, setQuery] = useQueryParams<TableQuery>({});
  const table: LedgerTable = query?.table === 'unit' ? 'unit' : 'group';
  const filters = filtersOf(query ?? {}).toString();
  const { data, error, isFetching } = useCaseworkTableQuery({
    table,
    filters,
    page: Number(query?.page ?? 1),
    pageSize: Number(query?.pageSize ?? DEFAULT_SIZE),
  });
  const change = (part: TableQuery): void => setQuery({ ...part, page: 1 });
  const pagination = data?.meta.pagination;
  const shown = useMemo(() => ({ rows: data?.data ?? [], part: data?.meta.pagination ?? null }), [data]);
  const { printed, print } = usePrinting<Printing>(shown);

  return (
    <Main aria-busy={isFetching}>
      {printed && (
        <PrintedLedger
          table={table}
          rows={printed.rows}
          notes={[
            text('print.asOf', { day: dayOf(new Date()), n: pagination?.total ?? 0 }),
            ...(printed.part && printed.part.pageCount > 1
              ? [text('print.part', { page: printed.part.page, pages: printed.part.pageCount })]
              : []),
          ]}
        />
      )}
      <div className="no-print">
        <PageHead
          title={text(`tables.${table}`)}
          subtitle={pagination ? text('tables.subtitle', { n: pagination.total }) : text('form.loading')}
          primaryAction={
            <Flex gap={2} wrap="wrap">
              <PrintButton
                table={table}
                filters={filters}
                total={pagination?.total ?? 0}
                onRows={(rows) => print({ rows, part: null })}
              />
              <ExportButton table={table} filters={filters} total={pagination?.total ?? 0} />
            </Flex>
          }
        />
        <Layouts.Content>
          <Tabs.Root value={table} onValueChange={(next: string) => change({ table: next as LedgerTable })}>
            <Tabs.List aria-label={text('tables.title')}>
              {LEDGER_TABLES.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {text(`tables.${name}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value={table}>
              <TableFilters key={filters === '' ? 'empty' : 'given'} query={query ?? {}} onChange={change} />
              {error ? (
                <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
              ) : data && data.data.length === 0 ? (
                <EmptyStateLayout content={`${text('tables.empty')}${text('tables.emptyHint')}`} />
              ) : (
                data && (
                  <>
                    <LedgerGrid rows={data.data} fetching={isFetching} />
                    <Box paddingTop={4}>
                      <Pagination.Root
                        pageCount={pagination?.pageCount ?? 1}
                        total={pagination?.total ?? 0}
                        defaultPageSize={DEFAULT_SIZE}
                      >
                        <Pagination.PageSize options={['20', '50', '100', '200']} />
                        <Pagination.Links />
                      </Pagination.Root>
                    </Box>
                  </>
                )
              )}
            </Tabs.Content>
          </Tabs.Root>
        </Layouts.Content>
      </div>
    </Main>
  );
}

const Labelled = ({
  name,
  label,
  width,
  children,
}: {
  name: string;
  label: string;
  width: string;
  children: ReactNode;
}) => (
  <Box width={width} minWidth="14rem">
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      {children}
    </Field.Root>
  </Box>
);

function TableFilters({ query, onChange }: { query: TableQuery; onChange: (part: TableQuery) => void }) {
  const { text, language } = useText();
  const [search, setSearch] = useState(query.search ?? '');
  const date = (name: 'from' | 'until') => (
    <DayInput name={name} value={query[name] ?? ''} onChange={(day) => onChange({ [name]: day })} />
  );
  const choice = (name: 'stage' | 'light', options: readonly string[], say: (value: string) => string) => (
    <SingleSelect
      name={name}
      value={query[name] ?? ''}
      placeholder={text('tables.all')}
      clearLabel={text('form.remove')}
      onClear={() => onChange({ [name]: '' })}
      onChange={(chosen: string | number) => onChange({ [name]: String(chosen) })}
    >
      {options.map((option) => (
        <SingleSelectOption key={option} value={option}>
          {say(option)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
  const pick = (name: 'unit' | 'group' | 'enterprise') => (
    <RecordPicker
      name={name}
      kind={name === 'enterprise' ? 'enterprise' : 'department'}
      where={
        name === 'unit'
          ? { isUnit: { $eq: true } }
          : name === 'group'
            ? { isGroup: { $eq: true } }
            : undefined
      }
      value={query[name] || undefined}
      onChange={(chosen) => onChange({ [name]: chosen?.documentId ?? '' })}
    />
  );
  const light = (value: string): string => choiceText(value, language);
  return (
    <Flex
      tag="form"
      wrap="wrap"
      gap={3}
      paddingTop={4}
      paddingBottom={4}
      alignItems="flex-end"
      onSubmit={(event: { preventDefault(): void }) => {
        event.preventDefault();
        onChange({ search: search.trim() });
      }}
    >
      <Labelled name="from" label={text('tables.from')} width="20rem">
        {date('from')}
      </Labelled>
      <Labelled name="until" label={text('tables.until')} width="20rem">
        {date('until')}
      </Labelled>
      <Labelled name="stage" label={text('stage')} width="15rem">
        {choice('stage', STAGES, (value) => stageName(value, language))}
      </Labelled>
      <Labelled name="light" label={text('light')} width="13rem">
        {choice('light', LIGHTS, light)}
      </Labelled>
      <Labelled name="group" label={text('tables.groupLabel')} width="20rem">
        {pick('group')}
      </Labelled>
      <Labelled name="unit" label={text('tables.unitLabel')} width="20rem">
        {pick('unit')}
      </Labelled>
      <Labelled name="enterprise" label={text('tables.enterpriseLabel')} width="24rem">
        {pick('enterprise')}
      </Labelled>
      <Labelled name="search" label={text('tables.searchLabel')} width="22rem">
        <TextInput
          name="search"
          value={search}
          placeholder={text('tables.search')}
          onChange={(event: { target: { value: string } }) => setSearch(event.target.value)}
          onBlur={() => search.trim() !== (query.search ?? '') && onChange({ search: search.trim() })}
        />
      </Labelled>
      <Button
        type="button"
        variant="tertiary"
        onClick={() =>
          onChange({
            from: '',
            until: '',
            stage: '',
            light: '',
            unit: '',
            group: '',
            enterprise: '',
            search: '',
          })
        }
      >
        {text('tables.reset')}
      </Button>
    </Flex>
  );
}

/** What is printed: all rows, or with the browser's own command the page of them that is shown. */
type Printing = { rows: readonly LedgerRow[]; part: TablePage['meta']['pagination'] | null };

/** More rows than these are no longer read on paper; they are exported. */
const MOST_PRINTED = 1000;
const AT_ONCE = 200;

function PrintButton({
  table,
  filters,
  total,
  onRows,
}: {
  table: LedgerTable;
  filters: string;
  total: number;
  onRows: (rows: LedgerRow[]) => void;
}) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    if (total > MOST_PRINTED) {
      const message = text('print.tooMany', { n: total, most: MOST_PRINTED });
      toggleNotification({ type: 'warning', message });
      return;
    }
    setBusy(true);
    try {
      const rows: LedgerRow[] = [];
      for (let page = 1; (page - 1) * AT_ONCE < total; page += 1) {
        const { data } = await get<TablePage>(
          `/casework/ledgers/${table}?${filters}&pagination[page]=${page}&pagination[pageSize]=${AT_ONCE}`,
          inLanguage(),
        );
        rows.push(...data.data);
      }
      onRows(rows);
    } catch (error) {
      toggleNotification({ type: 'danger', title: text('error.title'), message: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="tertiary" loading={busy} disabled={total === 0} onClick={() => void run()}>
      {text(busy ? 'print.loading' : 'print.all')}
    </Button>
  );
}

function ExportButton({ table, filters, total }: { table: LedgerTable; filters: string; total: number }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await get<Blob>(`/casework/ledgers/${table}/export.xlsx?${filters}`, {
        ...inLanguage(),
        responseType: 'blob',
      });
      save(data, `${text(`tables.${table}`)}-${dayOf(new Date())}.xlsx`);
      toggleNotification({ type: 'success', message: text('tables.exported', { n: total }) });
    } catch (error) {
      toggleNotification({ type: 'danger', title: text('error.title'), message: await reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      startIcon={<Download aria-hidden />}
      loading={busy}
      disabled={total === 0}
      onClick={() => void run()}
    >
      {text(busy ? 'tables.exporting' : 'tables.export')}
    </Button>
  );
}
