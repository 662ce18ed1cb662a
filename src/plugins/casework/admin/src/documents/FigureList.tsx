import { Box, Button, Flex, Loader, Modal, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import type { CountedAnswer, DocumentAnswer } from '../../../contracts/documents';
import { COUNTS, figuresOfBlocks, type Block, type Reference, type Words } from '../../../domain/documents';
import { MEASURES } from '../../../domain/measures';
import { inLanguage } from '../shared/api';
import type { Language } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { stageName } from '../shared/names';
import { Pages } from '../shared/Pages';
import { issuePage } from '../shared/places';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useUrlState } from '../shared/url-state';
import { FigureRecords } from './FigureRecords';

type Counted = Extract<Reference, { count: unknown }>['count'];

const COLUMNS = ['figure.number', 'figure.item', 'figure.stage', 'figure.at'] as const;

/** Returns what a figure refers to, in words; issues and scores have their own links. */
export function nameOf(
  refers: Reference,
  language: Language,
  text: ReturnType<typeof useText>['text'],
): string {
  if ('figure' in refers) {
    const { name, measure, part } = refers.figure;
    return [name, MEASURES[measure].name[language], part && text('documents.leftOut')]
      .filter(Boolean)
      .join(' · ');
  }
  if ('count' in refers) return COUNTS[refers.count.code][language];
  if ('late' in refers) return text('documents.late');
  return '';
}

/** Every figure of a document with the records behind it (spec 4: each figure opens onto its records). */
export function FigureList({ document }: { document: DocumentAnswer }) {
  const { text, language } = useText();
  const [asked, ask] = useUrlState();
  const figures = figuresOfBlocks(document.body as Block[]);
  const at = asked('figure') === '' ? -1 : Number(asked('figure'));
  const open: Reference | null = figures[at]?.refers ?? null;
  const close = (): void => ask({ figure: null });
  if (figures.length === 0) return null;
  const opened = ({ words, refers }: Words, n: number) => {
    if ('issue' in refers) return <Link to={issuePage(refers.issue)}>{words}</Link>;
    if ('late' in refers) return <Link to={issuePage(refers.late.issue)}>{words}</Link>;
    if ('score' in refers)
      return <Link to={`/plugins/casework/assessment/${refers.score.assessment}`}>{words}</Link>;
    return (
      <Button variant="ghost" size="S" onClick={() => ask({ figure: String(n) })}>
        {words}
      </Button>
    );
  };
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4} marginTop={4}>
      <details open={at >= 0 || undefined}>
        <summary>
          <Typography variant="delta">{text('documents.figures', { n: figures.length })}</Typography>
        </summary>
        <Box paddingTop={2} paddingBottom={2}>
          <Typography variant="pi" textColor="neutral600">
            {text('documents.figuresHint')}
          </Typography>
        </Box>
        <Flex tag="ul" wrap="wrap" gap={2}>
          {figures.map((figure, i) => (
            <Flex tag="li" key={`${figure.words} ${i}`} gap={1} alignItems="center">
              <Typography variant="pi" textColor="neutral600">
                {nameOf(figure.refers, language, text)}
              </Typography>
              {opened(figure, i)}
            </Flex>
          ))}
        </Flex>
      </details>
      {open && 'figure' in open && (
        <FigureRecords figure={open.figure} from={open.figure.from} to={open.figure.to} onClose={close} />
      )}
      {open && 'count' in open && <CountedRecords count={open.count} asOf={document.asOf} onClose={close} />}
    </Box>
  );
}

type Answer = {
  data: CountedAnswer[];
  meta: { pagination: { page: number; pageCount: number; total: number }; hidden: number };
};

function CountedRecords({
  count,
  asOf,
  onClose,
}: {
  count: Counted;
  asOf: string | null;
  onClose: () => void;
}) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ answer?: Answer; error?: string }>({});
  useEffect(() => {
    const { code, ...question } = count;
    const query = new URLSearchParams({
      ...(question as Record<string, string>),
      ...(asOf === null ? {} : { asOf }),
      'pagination[page]': String(page),
    });
    get<Answer>(`/casework/documents/counts/${code}/records?${query.toString()}`, inLanguage()).then(
      ({ data }) => setState({ answer: data }),
      async (error: unknown) => setState({ error: await reasonOf(error) }),
    );
  }, [get, count, asOf, page]);
  const { answer, error } = state;
  const isOfIssues = answer?.data.some(({ number }) => number !== null) ?? false;
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{COUNTS[count.code][language]}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {error && <Typography textColor="danger600">{error}</Typography>}
          {!answer && !error && <Loader small>{text('figure.loading')}</Loader>}
          {answer && (
            <Flex direction="column" alignItems="stretch" gap={3}>
              <Typography variant="pi" textColor="neutral600">
                {text('figure.total', { n: answer.meta.pagination.total })}
                {answer.meta.hidden > 0 && ` ${text('documents.hidden', { n: answer.meta.hidden })}`}
              </Typography>
              {answer.data.length === 0 ? (
                <Typography textColor="neutral600">{text('figure.none')}</Typography>
              ) : (
                <Table colCount={COLUMNS.length} rowCount={answer.data.length + 1}>
                  <TableHead names={COLUMNS.map((key) => text(key))} />
                  <Tbody>
                    {answer.data.map((row) => (
                      <Tr key={row.documentId}>
                        <Td>
                          {isOfIssues ? (
                            <Link to={issuePage(row.documentId)}>{row.number}</Link>
                          ) : (
                            <Typography>—</Typography>
                          )}
                        </Td>
                        <Td style={{ whiteSpace: 'normal' }}>
                          <Typography>{row.title}</Typography>
                        </Td>
                        <Td>
                          <Typography>{row.stage === null ? '—' : stageName(row.stage, language)}</Typography>
                        </Td>
                        <Td>
                          <Typography>{row.at ?? '—'}</Typography>
                        </Td>
                      </Tr>
                    ))}
                  </Tbody>
                </Table>
              )}
              <Pages
                page={page}
                pages={Math.max(1, answer.meta.pagination.pageCount)}
                total={answer.meta.pagination.total}
                onPage={setPage}
              />
            </Flex>
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
