import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { inLanguage } from '../issues/api';
import { dayOf } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { useText } from '../shared/texts';
import { MEASURES, isMeasure } from '../../../domain/measures';
import { FigureRecords, type Cell, type Figure } from './FigureRecords';
import { Paper, type OfficialText } from './Paper';

type Line = { id: string; name: string; cells: Cell[] };
type Figures = { from: string; until: string; to: string; city: Cell[]; groups: Line[]; units: Line[] };
type Preview = { figures: Figures; text: OfficialText };

/** The circular's tables in their order, and of whom their lines are. */
const TABLES = [
  ['group', 'groups'],
  ['unit', 'units'],
] as const;

/** In these tables a measure's count stands in every second column after number and name. */
function figureAt({ groups, units }: Figures, table: number, row: number, column: number): Figure | null {
  const [subject, lines] = TABLES[table] ?? [];
  if (!subject || column < 2 || column % 2 === 1) return null;
  const line = { groups, units }[lines ?? 'groups'][row];
  const cell = line?.cells[(column - 2) / 2];
  return line && cell && cell.denominator > 0 ? { subject, id: line.id, name: line.name, cell } : null;
}

/** The half-years of which there is something to tell, the latest first. */
function halvesBefore(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const half = Number(today.slice(5, 7)) <= 6 ? 1 : 2;
  return Array.from({ length: 6 }, (_, back) => {
    const index = year * 2 + half - 1 - back;
    return `${Math.floor(index / 2)}H${(index % 2) + 1}`;
  });
}

/** What a clerk mostly wants: the half-year that has just ended. */
const lastEnded = (halves: readonly string[]): string => halves[1] ?? '';

/** The half-yearly circular (§六.2): choose, look, print. */
export default function CircularPage() {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [halves] = useState(() => halvesBefore(dayOf(new Date())));
  const [half, setHalf] = useState(lastEnded(halves));
  const [state, setState] = useState<{ preview?: Preview; error?: string }>({});
  const [printing, setPrinting] = useState(false);
  const [opened, setOpened] = useState<Figure | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    setState({});
    get<{ data: Preview }>(`/casework/documents/circular/preview?half=${half}`, {
      ...inLanguage(),
      signal: abort.signal,
    })
      .then(({ data }) => setState({ preview: data.data }))
      .catch(async (error: unknown) => {
        if (!abort.signal.aborted) setState({ error: await reasonOf(error) });
      });
    return () => abort.abort();
  }, [get, half]);

  const nameOf = (value: string): string =>
    text(value.endsWith('1') ? 'circular.first' : 'circular.second', { year: value.slice(0, 4) });

  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      const { data } = await get<Blob>(`/casework/documents/circular.pdf?half=${half}`, {
        ...inLanguage(),
        responseType: 'blob',
      });
      save(data, `通报-${nameOf(half).replaceAll(' ', '')}.pdf`);
      toggleNotification({ type: 'success', message: text('circular.done') });
    } catch (error) {
      toggleNotification({ type: 'danger', title: text('error.title'), message: await reasonOf(error) });
    } finally {
      setPrinting(false);
    }
  };

  const measureName = (code: string): string => (isMeasure(code) ? MEASURES[code].name[language] : code);
  const { preview, error } = state;
  const running =
    preview && preview.figures.until < preview.figures.to && preview.figures.until === dayOf(new Date());
  return (
    <Main aria-busy={!preview && !error}>
      <Page.Title>{text('circular.title')}</Page.Title>
      <Layouts.Header
        title={text('circular.title')}
        subtitle={text('circular.subtitle')}
        primaryAction={
          <Button
            startIcon={<Download aria-hidden />}
            loading={printing}
            disabled={!preview}
            onClick={() => void print()}
          >
            {text(printing ? 'circular.printing' : 'circular.pdf')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box maxWidth="28rem">
            <Field.Root name="half">
              <Field.Label>{text('circular.half')}</Field.Label>
              <SingleSelect
                name="half"
                value={half}
                onChange={(chosen: string | number) => setHalf(String(chosen))}
              >
                {halves.map((value) => (
                  <SingleSelectOption key={value} value={value}>
                    {nameOf(value)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Box>
          {error && (
            <Alert
              variant="danger"
              title={text('error.title')}
              closeLabel={text('form.close')}
              onClose={() => setState({})}
            >
              {error}
            </Alert>
          )}
          {!preview && !error && <Loader>{text('circular.loading')}</Loader>}
          {preview && (
            <>
              <Typography textColor="neutral600">
                {running ? text('circular.running', { day: preview.figures.until }) : ''}
                {text('circular.screen')}
                {text('circular.behind')}
              </Typography>
              <Flex gap={3} wrap="wrap">
                {preview.figures.city.map((cell) => (
                  <Button
                    key={cell.code}
                    variant="tertiary"
                    disabled={cell.denominator === 0}
                    onClick={() => setOpened({ subject: 'city', name: text('circular.city'), cell })}
                  >
                    {measureName(cell.code)}{' '}
                    {cell.value === null
                      ? text('circular.none')
                      : `${(Number(cell.value) * 100).toFixed(2)}%（${cell.numerator}/${cell.denominator}）`}
                  </Button>
                ))}
              </Flex>
              <Paper
                document={preview.text}
                opens={(table, row, column) => {
                  const figure = figureAt(preview.figures, table, row, column);
                  return figure && (() => setOpened(figure));
                }}
              />
            </>
          )}
        </Flex>
      </Layouts.Content>
      {opened && preview && (
        <FigureRecords
          figure={opened}
          title={measureName(opened.cell.code)}
          from={preview.figures.from}
          to={preview.figures.to}
          onClose={() => setOpened(null)}
        />
      )}
    </Main>
  );
}
