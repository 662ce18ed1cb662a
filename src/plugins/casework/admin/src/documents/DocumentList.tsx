import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { DocumentAnswer, DocumentLine, LetterSuggestion } from '../../../contracts/documents';
import { KINDS, documentPeriod } from '../../../domain/documents';
import { OFFICIAL_DOCUMENT_LIFE } from '../../../domain/life';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { inLanguage, useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { dayOf } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { Pages } from '../shared/Pages';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useWide } from '../shared/wide';

type Listed = {
  data: DocumentLine[];
  meta: { pagination: { page: number; pageCount: number; total: number } };
};

/** The half-years and quarters of which there is something to tell, the latest first. */
function periodsOf(kind: string, today: string): string[] {
  const letter = kind === 'circular' ? 'H' : 'Q';
  const parts = letter === 'H' ? 2 : 4;
  const month = Number(today.slice(5, 7)) - 1;
  const now = Number(today.slice(0, 4)) * parts + Math.floor((month * parts) / 12);
  return Array.from(
    { length: 4 },
    (_, back) => `${Math.floor((now - back) / parts)}${letter}${((now - back) % parts) + 1}`,
  );
}

const PERIODIC = ['circular', 'quarterly-report'] as const;

/** 起草: a circular or a report of a period, in one click; letters are drafted from what the rules propose. */
function NewDocument() {
  const { text, language } = useText();
  const { post } = useFetchClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof PERIODIC)[number]>('circular');
  const [period, setPeriod] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const periods = periodsOf(kind, dayOf(new Date()));
  const of = periods.includes(period) ? period : (periods[1] ?? '');
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await post<{ data: DocumentAnswer }>(
        '/casework/documents',
        { data: { kind, period: of } },
        inLanguage(),
      );
      navigate(data.data.documentId);
    } catch (error) {
      setProblem(await reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button startIcon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {text('documents.new')}
      </Button>
      {open && (
        <FormModal
          title={text('documents.new')}
          submit={text('documents.new')}
          busy={busy}
          problem={problem}
          onSubmit={() => void run()}
          onClose={() => setOpen(false)}
        >
          <Field.Root name="kind">
            <Field.Label>{text('documents.kind')}</Field.Label>
            <SingleSelect
              value={kind}
              onChange={(value: string | number) => setKind(value as (typeof PERIODIC)[number])}
            >
              {PERIODIC.map((value) => (
                <SingleSelectOption key={value} value={value}>
                  {KINDS[value].name[language]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root name="period">
            <Field.Label>{text('documents.period')}</Field.Label>
            <SingleSelect value={of} onChange={(value: string | number) => setPeriod(String(value))}>
              {periods.map((value) => (
                <SingleSelectOption key={value} value={value}>
                  {language === 'zh' ? (documentPeriod(value)?.name ?? value) : value}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </FormModal>
      )}
    </>
  );
}

/** The letters that the rules propose, each with the button that drafts it. */
function Suggestions() {
  const { text } = useText();
  const { get, post } = useFetchClient();
  const navigate = useNavigate();
  const [found, setFound] = useState<LetterSuggestion[]>([]);
  const [busy, setBusy] = useState('');
  useEffect(() => {
    get<{ data: LetterSuggestion[] }>('/casework/documents/suggestions', inLanguage()).then(
      ({ data }) => setFound(data.data),
      () => undefined,
    );
  }, [get]);
  if (found.length === 0) return null;
  const draft = async ({ group, issues, duties }: LetterSuggestion): Promise<void> => {
    setBusy(group.documentId);
    try {
      const { data } = await post<{ data: DocumentAnswer }>(
        '/casework/documents',
        {
          data: {
            kind: 'prompt-letter',
            group: group.documentId,
            issues: issues.map(({ documentId }) => documentId),
            duties: duties.map(({ documentId }) => documentId),
          },
        },
        inLanguage(),
      );
      navigate(data.data.documentId);
    } finally {
      setBusy('');
    }
  };
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4} marginBottom={4}>
      <Typography variant="delta">{text('documents.suggested')}</Typography>
      {found.map((suggestion) => (
        <Flex
          key={suggestion.group.documentId}
          gap={4}
          paddingTop={3}
          wrap="wrap"
          justifyContent="space-between"
        >
          <Typography>
            {text('documents.suggestion', {
              group: suggestion.group.name,
              issues: suggestion.issues.length,
              duties: suggestion.duties.length,
            })}
          </Typography>
          <Button
            variant="secondary"
            loading={busy === suggestion.group.documentId}
            onClick={() => void draft(suggestion)}
          >
            {text('documents.suggest')}
          </Button>
        </Flex>
      ))}
    </Box>
  );
}

/** Of a letter: by when it is to be answered, or that it has been. */
function Answer({ of: { state, replyBy, replyAt } }: { of: DocumentLine }) {
  const { text } = useText();
  if (replyAt)
    return <Typography>{text('documents.answered', { day: dayOf(new Date(replyAt)) })}</Typography>;
  if (state !== 'issued' || replyBy === null) return <Typography>-</Typography>;
  const late = replyBy < dayOf(new Date());
  return (
    <Typography textColor={late ? 'danger600' : 'warning700'} fontWeight="bold">
      {text(late ? 'documents.answerLate' : 'documents.answerBy', { day: replyBy })}
    </Typography>
  );
}

/** The documents as a table. */
function Lines({ lines }: { lines: readonly DocumentLine[] }) {
  const { text, language } = useText();
  return (
    <Table colCount={7} rowCount={lines.length + 1}>
      <TableHead
        names={(
          [
            'documents.number',
            'documents.name',
            'documents.kind',
            'documents.state',
            'documents.answer',
            'documents.at',
            'documents.of',
          ] as const
        ).map((key) => text(key))}
      />
      <Tbody>
        {lines.map((document) => (
          <Tr key={document.documentId}>
            <Td>
              <Typography style={{ whiteSpace: 'nowrap' }}>{document.number ?? '-'}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal', minWidth: '14rem' }}>
              <Typography tag={Link} to={document.documentId} textColor="primary600" fontWeight="bold">
                {document.title}
              </Typography>
            </Td>
            <Td>
              <Typography>{KINDS[document.kind].name[language]}</Typography>
            </Td>
            <Td>
              <StateBadge active={document.state === 'issued'}>
                {OFFICIAL_DOCUMENT_LIFE.states[document.state as 'draft'].label[language]}
              </StateBadge>
            </Td>
            <Td>
              <Answer of={document} />
            </Td>
            <Td>
              <Typography>{document.issuedAt ? dayOf(new Date(document.issuedAt)) : '-'}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal', minWidth: '10rem' }}>
              <Typography>{document.issuingBody}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The documents as a telephone shows them: what is to be done stands beneath the title. */
function Cards({ lines }: { lines: readonly DocumentLine[] }) {
  const { text, language } = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {lines.map((document) => (
        <Box
          tag="li"
          key={document.documentId}
          background="neutral0"
          hasRadius
          shadow="tableShadow"
          padding={4}
        >
          <Typography tag={Link} to={document.documentId} textColor="primary600" fontWeight="bold">
            {document.title}
          </Typography>
          <Typography variant="pi" textColor="neutral600" display="block">
            {[KINDS[document.kind].name[language], document.number, document.issuingBody]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Flex gap={3} paddingTop={2} wrap="wrap" alignItems="center">
            <StateBadge active={document.state === 'issued'}>
              {OFFICIAL_DOCUMENT_LIFE.states[document.state as 'draft'].label[language]}
            </StateBadge>
            {document.issuedAt && (
              <Typography variant="pi">
                {`${text('documents.at')} ${dayOf(new Date(document.issuedAt))}`}
              </Typography>
            )}
            {document.replyBy && <Answer of={document} />}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}

/** The documents that one issues or receives. */
export function DocumentList() {
  const { text } = useText();
  const wide = useWide();
  const { get } = useFetchClient();
  const office = useActingKind() === 'office';
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ listed?: Listed; error?: string }>({});
  useEffect(() => {
    get<Listed>(`/casework/documents?pagination[page]=${page}`, inLanguage()).then(
      ({ data }) => setState({ listed: data }),
      async (error: unknown) => setState({ error: await reasonOf(error) }),
    );
  }, [get, page]);
  const { listed, error } = state;
  return (
    <Main>
      <PageHead
        title={text('documents.title')}
        subtitle={text('documents.subtitle')}
        primaryAction={
          office ? (
            <Flex gap={4} wrap="wrap">
              <Typography tag={Link} to="texts" textColor="primary600">
                {text('texts.page')}
              </Typography>
              <Typography tag={Link} to="fonts" textColor="primary600">
                {text('documents.fonts')}
              </Typography>
              <NewDocument />
            </Flex>
          ) : undefined
        }
      />
      <Layouts.Content>
        {office && <Suggestions />}
        {error && <EmptyStateLayout content={text('error.load', { message: error })} />}
        {!listed && !error && <Loader small>{text('form.loading')}</Loader>}
        {listed?.data.length === 0 && <EmptyStateLayout content={text('documents.none')} />}
        {listed && listed.data.length > 0 && (
          <>
            {wide ? <Lines lines={listed.data} /> : <Cards lines={listed.data} />}
            <Pages
              page={page}
              pages={Math.max(1, listed.meta.pagination.pageCount)}
              total={listed.meta.pagination.total}
              onPage={setPage}
            />
          </>
        )}
      </Layouts.Content>
    </Main>
  );
}
