import { Box, Button, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Download, Plus } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { WorkbenchIssue } from '../../../contracts/workbench';
import { USUAL_COLUMNS, VIEWS, type BulkAction } from '../../../contracts/workbench-names';
import { PageHead } from '../shared/PageHead';
import { inLanguage } from '../shared/api';
import { reasonOf, save } from '../shared/download';
import { messageOf } from '../shared/refusal';
import { REGISTER, REGISTER_FORM } from '../shared/places';
import { useText } from '../shared/texts';
import { useKind } from '../shell/kind';
import { useWide } from '../shared/wide';
import { Board } from './Board';
import { Cards } from './Cards';
import { FilterBar } from './FilterBar';
import { IssueTable } from './IssueTable';
import { ViewBar } from './ViewBar';
import { useCaseworkIssuesQuery, type Query } from './api';
import { bulkOf } from './bulk-actions';

const BulkWindow = lazy(() => import('./BulkWindow'));

/** Parameters of the address that are sent to the service; the others belong to the page alone. */
const ASKED = [
  'view',
  'stage',
  'light',
  'category',
  'handlingType',
  'group',
  'leader',
  'unit',
  'enterprise',
  'level',
  'olderThan',
  'extraField',
  'extraValue',
  'from',
  'to',
  'q',
  'sort',
];

const KEPT_COLUMNS = 'casework-columns';

function keptColumns(): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT_COLUMNS) ?? 'null');
    return Array.isArray(kept) ? (kept as string[]) : [...USUAL_COLUMNS];
  } catch {
    return [...USUAL_COLUMNS];
  }
}

/** 诉求: lists of issues by view and filters, as table or board, with what can be done to several at once. */
export default function WorkbenchPage() {
  const { text } = useText();
  const kind = useKind();
  const wide = useWide();
  const [params, setParams] = useSearchParams();
  const [columns, setColumns] = useState(keptColumns);
  const [after, setAfter] = useState<string | null>(null);
  const [shown, setShown] = useState<WorkbenchIssue[]>([]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<BulkAction | 'link' | null>(null);

  const board = params.get('board') === 'true';
  const filters: Query = useMemo(
    () =>
      Object.fromEntries(
        ASKED.flatMap((name) => {
          const values = params.getAll(name);
          return values.length === 0 ? [] : [[name, values.length === 1 ? (values[0] as string) : values]];
        }),
      ),
    [params],
  );
  const key = JSON.stringify([filters, columns]);
  const query: Query = {
    ...filters,
    columns,
    pageSize: board ? '100' : '50',
    ...(after ? { after } : {}),
  };
  const { data, error, isFetching, refetch } = useCaseworkIssuesQuery(query, {
    refetchOnMountOrArgChange: true,
  });

  // Another list begins at its top, with nothing selected.
  useEffect(() => {
    setAfter(null);
    setSelected(new Set());
  }, [key, board]);
  useEffect(() => {
    if (!data || isFetching) return;
    setShown((before) => (after === null ? data.data : joined(before, data.data)));
  }, [data, isFetching, after]);

  const change = (changes: Record<string, string | string[] | null>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      next.delete(name);
      for (const one of value === null ? [] : Array.isArray(value) ? value : [value]) next.append(name, one);
    }
    setParams(next, { replace: true });
  };
  const chooseColumns = (wanted: string[]): void => {
    window.localStorage.setItem(KEPT_COLUMNS, JSON.stringify(wanted));
    setColumns(wanted);
  };
  const select = (ids: readonly string[], on: boolean): void => {
    const next = new Set(selected);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setSelected(next);
  };
  const chosen = shown.filter(({ documentId }) => selected.has(documentId));
  const bulk = kind ? bulkOf(kind) : [];
  const registers = kind !== null && ['office', 'group', 'leader', 'liaison'].includes(kind);
  const total = data ? text(data.meta.more ? 'wb.over' : 'wb.total', { n: data.meta.total }) : '';
  const list = { issues: shown, columns, selected, selectable: bulk.length > 0, onSelect: select };

  return (
    <Main>
      <PageHead
        title={text('nav.issues')}
        subtitle={total}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <ExportButton filters={filters} issues={[]} />
            {registers && (
              <Button
                tag={Link}
                to={kind === 'liaison' ? REGISTER_FORM : REGISTER}
                startIcon={<Plus aria-hidden />}
              >
                {text('wb.register')}
              </Button>
            )}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <ViewBar
            views={VIEWS.filter((view) => view !== 'not-fully-solved' || kind !== 'unit')}
            params={params}
            columns={columns}
            shares={kind === 'office'}
            onOpen={(next) => setParams(next)}
            onColumns={chooseColumns}
          />
          <FilterBar
            params={params}
            columns={columns}
            overseer={
              kind !== null && ['office', 'auditor', 'head', 'super', 'leader', 'liaison'].includes(kind)
            }
            onChange={change}
            onColumns={chooseColumns}
          />
          {chosen.length > 0 && (
            <Box
              background="primary100"
              hasRadius
              padding={3}
              role="region"
              aria-label={text('wb.selected', { n: chosen.length })}
            >
              <Flex gap={2} wrap="wrap">
                <Typography fontWeight="bold">{text('wb.selected', { n: chosen.length })}</Typography>
                {bulk.map(({ action, label }) => (
                  <Button key={action} size="S" variant="secondary" onClick={() => setDoing(action)}>
                    {label(text)}
                  </Button>
                ))}
                <ExportButton filters={{ view: 'all' }} issues={chosen.map(({ documentId }) => documentId)} />
                <Button size="S" variant="tertiary" onClick={() => setSelected(new Set())}>
                  {text('wb.unselect')}
                </Button>
              </Flex>
            </Box>
          )}
          {error ? (
            <Flex gap={3}>
              <Typography textColor="danger600">
                {text('error.load', { message: messageOf(error) })}
              </Typography>
              <Button variant="tertiary" onClick={() => void refetch()}>
                {text('error.retry')}
              </Button>
            </Flex>
          ) : !data ? (
            <Loader>{text('form.loading')}</Loader>
          ) : shown.length === 0 && !isFetching ? (
            <Box background="neutral0" shadow="tableShadow" hasRadius padding={8}>
              <Typography>{text('wb.nothing')}</Typography>
            </Box>
          ) : board ? (
            <Board issues={shown} />
          ) : wide ? (
            <IssueTable {...list} />
          ) : (
            <Cards {...list} />
          )}
          {data?.meta.next && shown.length > 0 && (
            <Flex justifyContent="center">
              <Button variant="secondary" loading={isFetching} onClick={() => setAfter(data.meta.next)}>
                {text('wb.more')}
              </Button>
            </Flex>
          )}
        </Flex>
      </Layouts.Content>
      {doing && (
        <Suspense fallback={null}>
          <BulkWindow
            action={doing}
            issues={chosen}
            behalf={kind === 'liaison'}
            onClose={(done) => {
              setDoing(null);
              if (!done) return;
              setSelected(new Set());
              setAfter(null);
            }}
          />
        </Suspense>
      )}
    </Main>
  );
}

/** A page further on may repeat what has moved since: each issue once. */
function joined(before: readonly WorkbenchIssue[], next: readonly WorkbenchIssue[]): WorkbenchIssue[] {
  const known = new Set(before.map(({ documentId }) => documentId));
  return [...before, ...next.filter(({ documentId }) => !known.has(documentId))];
}

function ExportButton({ filters, issues }: { filters: Query; issues: string[] }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const { sort: _sort, ...which } = filters;
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await get<Blob>('/casework/workbench/issues/export.xlsx', {
        params: { ...which, ...(issues.length > 0 ? { issues } : {}) },
        responseType: 'blob',
        ...inLanguage(),
      });
      save(data, `${text('nav.issues')}-${new Date().toISOString().slice(0, 10)}.xlsx`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: await reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size={issues.length > 0 ? 'S' : 'M'}
      variant="tertiary"
      startIcon={<Download aria-hidden />}
      loading={busy}
      onClick={() => void run()}
    >
      {text(issues.length > 0 ? 'wb.exportSelected' : 'wb.exportAll')}
    </Button>
  );
}
