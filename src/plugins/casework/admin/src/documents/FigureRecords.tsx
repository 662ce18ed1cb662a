import {
  Box,
  Button,
  Flex,
  Link as TextLink,
  Loader,
  Modal,
  Table,
  Tabs,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { MEASURES, isIssueMeasure } from '../../../domain/measures';
import { inLanguage } from '../issues/api';
import { stageName } from '../issues/names';
import { Pages } from '../shared/Pages';
import { formatInstant, type Language } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { issuePage } from '../shared/places';
import { TableHead } from '../shared/TableHead';
import { isTextKey, useText, type TextKey } from '../shared/texts';
import type { FigureRef } from './Paper';

type Row = {
  documentId: string;
  number?: string;
  title?: string;
  stage?: string;
  unit?: { name: string } | null;
  at?: string;
  name?: string;
  enterprise?: { name: string };
  aboveScaleSince?: string | null;
  numerator?: string;
  denominator?: string;
  plannedConstructionStart?: string | null;
  actualConstructionStart?: string | null;
  plannedProductionStart?: string | null;
  actualProductionStart?: string | null;
};

type Answer = { data: Row[]; meta: { pagination: { page: number; pageCount: number; total: number } } };

type Column = [TextKey, (row: Row, language: Language) => ReactNode];

/** 4749321.83 as 4,749,321.83; the text is exact and stays so. */
const money = (amount: string | undefined): string | undefined => {
  if (amount === undefined) return undefined;
  const [whole = '', cents] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === undefined ? '' : `.${cents}`}`;
};

const ISSUE: Column[] = [
  [
    'figure.number',
    ({ number, documentId }) => (
      <TextLink tag={Link} to={issuePage(documentId)} style={{ whiteSpace: 'nowrap' }}>
        {number}
      </TextLink>
    ),
  ],
  ['figure.issue', ({ title }) => title],
  ['figure.stage', ({ stage = '' }, language) => stageName(stage, language)],
  ['figure.unit', ({ unit }) => unit?.name],
  ['figure.at', ({ at }, language) => (at ? formatInstant(at, language) : '')],
];
const PROJECT: Column[] = [
  ['figure.project', ({ name }) => name],
  ['figure.enterprise', ({ enterprise }) => enterprise?.name],
];
const ENTERPRISE: Column = ['figure.enterprise', ({ name }) => name];

/** What is told of a record, by what the measure counts. */
function columnsOf({ measure }: FigureRef): Column[] {
  if (isIssueMeasure(measure)) return ISSUE;
  switch (measure) {
    case 'above_scale_entries':
      return [ENTERPRISE, ['figure.since', ({ aboveScaleSince }) => aboveScaleSince]];
    case 'project_start_rate':
      return [
        ...PROJECT,
        ['figure.planned', (row) => row.plannedConstructionStart],
        ['figure.actual', (row) => row.actualConstructionStart],
      ];
    case 'production_on_time':
      return [
        ...PROJECT,
        ['figure.planned', (row) => row.plannedProductionStart],
        ['figure.actual', (row) => row.actualProductionStart],
      ];
    case 'investment_completion':
      return [
        ...PROJECT,
        ['figure.actualSum', (row) => money(row.numerator)],
        ['figure.plannedSum', (row) => money(row.denominator)],
      ];
    default:
      return [
        ENTERPRISE,
        ['figure.nowSum', (row) => money(row.numerator)],
        ['figure.beforeSum', (row) => money(row.denominator)],
      ];
  }
}

/** The records behind a figure of a document (spec: every published figure opens onto what it was counted from). */
export function FigureRecords({
  figure,
  from,
  to,
  onClose,
}: {
  figure: FigureRef;
  from: string;
  to: string;
  onClose: () => void;
}) {
  const { text, language } = useText();
  const { kind, name } = MEASURES[figure.measure];
  const definition = `figure.of.${figure.measure}`;
  // Sums and counts are told as one list; a rate of pieces has one above and one below the line.
  const parts = kind === 'rate' ? (['denominator', 'numerator'] as const) : (['denominator'] as const);
  const list = (part: 'numerator' | 'denominator') => (
    <List key={part} figure={figure} part={part} from={from} to={to} />
  );
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>
            {figure.name} · {name[language]}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isTextKey(definition) && (
            <Box paddingBottom={4}>
              <Typography textColor="neutral600">{text(definition)}</Typography>
            </Box>
          )}
          {parts.length === 1 ? (
            list('denominator')
          ) : (
            <Tabs.Root defaultValue="denominator" variant="simple">
              <Tabs.List aria-label={name[language]}>
                {parts.map((part) => (
                  <Tabs.Trigger key={part} value={part}>
                    {text(`figure.${part}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
              {parts.map((part) => (
                <Tabs.Content key={part} value={part}>
                  {list(part)}
                </Tabs.Content>
              ))}
            </Tabs.Root>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('form.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function List({
  figure,
  part,
  from,
  to,
}: {
  figure: FigureRef;
  part: 'numerator' | 'denominator';
  from: string;
  to: string;
}) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ answer?: Answer; error?: string }>({});

  useEffect(() => {
    const abort = new AbortController();
    setState({});
    const query = new URLSearchParams({
      subject: figure.subject,
      ...(figure.id === null ? {} : { id: figure.id }),
      part,
      from,
      to,
      'pagination[page]': String(page),
      'pagination[pageSize]': '50',
    });
    get<Answer>(`/casework/measures/${figure.measure}/records?${query.toString()}`, {
      ...inLanguage(),
      signal: abort.signal,
    })
      .then(({ data }) => setState({ answer: data }))
      .catch(async (error: unknown) => {
        if (!abort.signal.aborted) setState({ error: await reasonOf(error) });
      });
    return () => abort.abort();
  }, [get, figure, part, from, to, page]);

  const { answer, error } = state;
  if (error) return <Typography textColor="danger600">{error}</Typography>;
  if (!answer) return <Loader>{text('figure.loading')}</Loader>;
  const { total, pageCount } = answer.meta.pagination;
  if (total === 0) {
    return (
      <Box paddingTop={4}>
        <Typography textColor="neutral600">{text('figure.none')}</Typography>
      </Box>
    );
  }
  const columns = columnsOf(figure);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      <Typography variant="pi" textColor="neutral600">
        {text('figure.total', { n: total })}
      </Typography>
      <Table colCount={columns.length} rowCount={answer.data.length + 1}>
        <TableHead names={columns.map(([key]) => text(key))} />
        <Tbody>
          {answer.data.map((row, i) => (
            <Tr key={`${row.documentId} ${i}`}>
              {columns.map(([key, cell]) => (
                <Td key={key} style={{ whiteSpace: 'normal' }}>
                  <Typography textColor="neutral800">{cell(row, language) ?? '—'}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Pages page={page} pages={pageCount} total={total} onPage={setPage} />
    </Flex>
  );
}
