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
import { MEASURES, isDutyMeasure, isIssueMeasure } from '../../../domain/measures';
import { typeName } from '../duties/names';
import { inLanguage } from '../shared/api';
import { stageName } from '../shared/names';
import { Pages } from '../shared/Pages';
import { formatInstant, type Language } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { issuePage } from '../shared/places';
import { TableHead } from '../shared/TableHead';
import { isTextKey, useText, type TextKey } from '../shared/texts';
import type { FigureOf } from './figures';

type Row = {
  documentId: string;
  number?: string;
  title?: string;
  stage?: string;
  unit?: { name: string } | null;
  at?: string;
  name?: string;
  enterprise?: { name: string } | string | null;
  type?: string;
  period?: string;
  group?: string | null;
  issue?: { title: string } | null;
  dueAt?: string;
  fulfilledAt?: string | null;
  met?: boolean;
  department?: string | { name: string } | null;
  aboveScaleSince?: string | null;
  numerator?: string;
  denominator?: string;
  plannedConstructionStart?: string | null;
  actualConstructionStart?: string | null;
  plannedProductionStart?: string | null;
  actualProductionStart?: string | null;
};

const nameOf = (one: Row['enterprise']): string | undefined => (typeof one === 'string' ? one : one?.name);

type Answer = {
  data: Row[];
  meta: { pagination: { page: number; pageCount: number; total: number }; notVisible: number };
};

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
  ['figure.enterprise', ({ enterprise }) => nameOf(enterprise)],
];
const DUTY: Column[] = [
  ['duties.type', ({ type = '' }, language) => typeName(type, language)],
  ['duties.period', ({ period }) => period],
  ['duties.group', ({ group }) => group],
  [
    'duties.subject',
    ({ enterprise, issue, department }) => nameOf(enterprise) ?? issue?.title ?? nameOf(department),
  ],
  ['duties.due', ({ dueAt }, language) => (dueAt ? formatInstant(dueAt, language) : '')],
  [
    'duties.fulfilled',
    ({ fulfilledAt }, language) => (fulfilledAt ? formatInstant(fulfilledAt, language) : null),
  ],
];
const ENTERPRISE: Column = ['figure.enterprise', ({ name }) => name];

/** Returns the columns shown for a record, depending on what the measure counts. */
function columnsOf({ measure }: FigureOf): Column[] {
  if (isIssueMeasure(measure)) return ISSUE;
  if (measure === 'mechanism')
    return [
      ['figure.whose', ({ department }) => nameOf(department)],
      ['figure.item', ({ name }) => name],
      ['figure.met', ({ met }) => (met ? '✓' : '✗')],
    ];
  if (measure === 'pairing_coverage') return [ENTERPRISE];
  if (isDutyMeasure(measure)) return DUTY;
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

/** `rest`: what is missing from the numerator, which is what one looks for. */
type Part = 'numerator' | 'denominator' | 'rest';

/** The records behind a figure of a document (spec: every published figure opens onto what it was counted from). */
export function FigureRecords({
  figure,
  from,
  to,
  path,
  onClose,
}: {
  figure: FigureOf;
  from: string;
  to: string;
  /** where the records are asked for; the measures' own call when there is none */
  path?: string;
  onClose: () => void;
}) {
  const { text, language } = useText();
  const { kind, name } = MEASURES[figure.measure];
  const definition = `figure.of.${figure.measure}`;
  // Sums and counts show one list; a rate of pieces shows one for the denominator and one for the numerator.
  const parts: readonly Part[] = kind !== 'rate' ? ['denominator'] : ['rest', 'denominator', 'numerator'];
  const list = (part: Part) => (
    <List
      key={part}
      figure={figure}
      part={part}
      from={from}
      to={to}
      {...(path === undefined ? {} : { path })}
    />
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
            <Tabs.Root defaultValue={parts[0]} variant="simple">
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
  path,
}: {
  figure: FigureOf;
  part: Part;
  from: string;
  to: string;
  path?: string;
}) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ answer?: Answer; error?: string }>({});

  useEffect(() => {
    const abort = new AbortController();
    setState({});
    const asked: Record<string, string> =
      path === undefined
        ? { subject: figure.subject, ...(figure.id === null ? {} : { id: figure.id }), from, to }
        : { subject: figure.id ?? '', measure: figure.measure };
    const query = new URLSearchParams({
      ...asked,
      part,
      'pagination[page]': String(page),
      'pagination[pageSize]': '50',
    });
    get<Answer>(`${path ?? `/casework/measures/${figure.measure}/records`}?${query.toString()}`, {
      ...inLanguage(),
      signal: abort.signal,
    })
      .then(({ data }) => setState({ answer: data }))
      .catch(async (error: unknown) => {
        if (!abort.signal.aborted) setState({ error: await reasonOf(error) });
      });
    return () => abort.abort();
  }, [get, figure, part, from, to, path, page]);

  const { answer, error } = state;
  if (error) return <Typography textColor="danger600">{error}</Typography>;
  if (!answer) return <Loader>{text('figure.loading')}</Loader>;
  const { total, pageCount } = answer.meta.pagination;
  const { notVisible } = answer.meta;
  if (total === 0) {
    return (
      <Box paddingTop={4}>
        <Typography textColor="neutral600">
          {notVisible > 0 ? text('figure.notVisible', { n: notVisible }) : text('figure.none')}
        </Typography>
      </Box>
    );
  }
  const columns = columnsOf(figure);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      <Typography variant="pi" textColor="neutral600">
        {text('figure.total', { n: total })}
        {notVisible > 0 && ` ${text('figure.notVisible', { n: notVisible })}`}
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
