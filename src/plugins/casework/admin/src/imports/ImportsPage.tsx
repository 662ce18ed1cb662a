import { Box, EmptyStateLayout, Main, Table, Tabs, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { PageHead } from '../shared/PageHead';
import { inLanguage, useActingKind } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { Pages } from '../shared/Pages';
import { TableHead } from '../shared/TableHead';
import { useText, type TextKey } from '../shared/texts';
import { ImportPanel, type ImportKind } from './ImportPanel';

/** Spreadsheets that each kind of member imports. */
const KINDS: Readonly<Record<string, readonly ImportKind[]>> = {
  office: ['history', 'enterprises', 'figures', 'projects'],
  group: ['figures', 'projects'],
};

/** 数据导入: the history of an outside ledger, and enterprise development. */
export default function ImportsPage() {
  const { text } = useText();
  const kinds = KINDS[useActingKind()] ?? [];
  const isOffice = kinds.includes('history');
  const first = kinds[0];
  return (
    <Main>
      <PageHead title={text('imports.title')} subtitle={text('imports.hint')} />
      <Layouts.Content>
        {first && (
          <Tabs.Root defaultValue={first} key={first}>
            <Tabs.List aria-label={text('imports.title')}>
              {kinds.map((kind) => (
                <Tabs.Trigger key={kind} value={kind}>
                  {text(`imports.${kind}`)}
                </Tabs.Trigger>
              ))}
              {isOffice && <Tabs.Trigger value="records">{text('imports.records')}</Tabs.Trigger>}
            </Tabs.List>
            {kinds.map((kind) => (
              <Tabs.Content key={kind} value={kind}>
                <Box padding={5}>
                  <ImportPanel kind={kind} />
                </Box>
              </Tabs.Content>
            ))}
            {isOffice && (
              <Tabs.Content value="records">
                <Box padding={5}>
                  <Records />
                </Box>
              </Tabs.Content>
            )}
          </Tabs.Root>
        )}
      </Layouts.Content>
    </Main>
  );
}

type Line = {
  id: string;
  kind: ImportKind;
  fileName: string;
  rows: number;
  at: string;
  name: string;
  confirmed: number;
};
type Answer = { data: Line[]; meta: { pagination: { page: number; pageCount: number; total: number } } };

/** Lists the imported files and who imported them. */
function Records() {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ answer?: Answer; error?: string }>({});
  useEffect(() => {
    get<Answer>(`/casework/imports?pagination[page]=${page}&pagination[pageSize]=50`, inLanguage()).then(
      ({ data }) => setState({ answer: data }),
      async (error: unknown) => setState({ error: await reasonOf(error) }),
    );
  }, [get, page]);
  const { answer, error } = state;
  if (error) return <Typography textColor="danger600">{error}</Typography>;
  if (!answer) return null;
  if (answer.data.length === 0) return <EmptyStateLayout content={text('imports.none')} />;
  const names: TextKey[] = [
    'imports.at',
    'imports.kind',
    'imports.fileName',
    'imports.rows',
    'imports.confirmedCount',
    'imports.who',
  ];
  const { pageCount, total } = answer.meta.pagination;
  return (
    <>
      <Table colCount={names.length} rowCount={answer.data.length + 1}>
        <TableHead names={names.map((key) => text(key))} />
        <Tbody>
          {answer.data.map(({ id, at, kind, fileName, rows, confirmed, name }) => (
            <Tr key={id}>
              {[formatInstant(at, language), text(`imports.${kind}`), fileName, rows, confirmed, name].map(
                (cell, i) => (
                  <Td key={i}>
                    <Typography>{cell}</Typography>
                  </Td>
                ),
              )}
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Pages page={page} pages={pageCount} total={total} onPage={setPage} />
    </>
  );
}
