import {
  Box,
  Button,
  Field,
  Flex,
  Grid,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { DocumentTextAnswer } from '../../../contracts/documents';
import { TEXT_FIELDS, type Text } from '../../../domain/documents';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { inLanguage } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { reasonOf } from '../shared/download';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';

type Listed = { data: DocumentTextAnswer[] };
const TEXTS = '/casework/documents/texts';
const STORED = '/content-manager/collection-types/api::document-text.document-text';
const ROWS: Record<keyof Text, number> = { title: 2, receivers: 1, copies: 1, body: 26 };

const partsOf = ({ title, receivers, copies, body }: Text): Text => ({ title, receivers, copies, body });

type Named = DocumentTextAnswer['names'][number];

/** How a name is written in a text. */
const written = ({ name, kind }: Pick<Named, 'name' | 'kind'>): string =>
  kind === 'table'
    ? `【表：${name}】`
    : kind === 'chart'
      ? `【图：${name}】`
      : kind === 'list'
        ? `{{#${name}|、}}…{{/${name}}}`
        : kind === 'flag'
          ? `{{#${name}}}…{{/${name}}}`
          : `{{${name}}}`;

/** What may stand in a text, and how it is written. */
function NameList({ names }: { names: readonly Named[] }) {
  const { text } = useText();
  const line = (named: Pick<Named, 'name' | 'kind' | 'about'>, inner: boolean) => (
    <Box tag="li" key={named.name} paddingLeft={inner ? 4 : 0} paddingBottom={1}>
      <Typography variant="pi" fontWeight="bold" tag="code" style={{ overflowWrap: 'anywhere' }}>
        {written(named)}
      </Typography>{' '}
      <Typography variant="pi" textColor="neutral600">
        {named.about}
      </Typography>
    </Box>
  );
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <Typography variant="delta">{text('texts.names')}</Typography>
      <Box paddingTop={2} paddingBottom={2}>
        {(['marks', 'conditions', 'lists'] as const).map((key) => (
          <Typography key={key} tag="p" variant="pi" textColor="neutral600">
            {text(`texts.${key}`)}
          </Typography>
        ))}
      </Box>
      <Box tag="ul">
        {names.flatMap((named) => [line(named, false), ...named.of.map((inner) => line(inner, true))])}
      </Box>
    </Box>
  );
}

/** 文本: what the documents of each kind say, edited without code and checked when it is saved. */
export function TextsPage() {
  const { text } = useText();
  const { get, put, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [texts, setTexts] = useState<DocumentTextAnswer[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [kind, setKind] = useState<string>('circular');
  const [edited, setEdited] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const said = useRef<HTMLDivElement>(null);

  useEffect(() => {
    get<Listed>(TEXTS, inLanguage()).then(
      ({ data }) => setTexts(data.data),
      async (failed: unknown) => setError(await reasonOf(failed)),
    );
  }, [get]);

  // The button stands at the top of the window, wherever in the text one is.
  useEffect(() => {
    if (problem) said.current?.scrollIntoView({ block: 'center' });
  }, [problem]);

  if (error) return <Main padding={8}>{text('error.load', { message: error })}</Main>;
  const present = texts?.find((one) => one.kind === kind);
  if (!texts || !present) return <Loader>{text('form.loading')}</Loader>;
  const shown = edited ?? partsOf(present);
  const changed = TEXT_FIELDS.filter((field) => shown[field] !== present[field]);

  const run = async (work: () => Promise<DocumentTextAnswer[]>, done: string): Promise<void> => {
    setBusy(true);
    try {
      setTexts(await work());
      setEdited(null);
      setProblem(null);
      setAsking(false);
      toggleNotification({ type: 'success', message: done });
    } catch (failed) {
      setProblem(await reasonOf(failed));
      setAsking(false);
    } finally {
      setBusy(false);
    }
  };
  const store = (): Promise<void> =>
    run(async () => {
      const data = Object.fromEntries(changed.map((field) => [field, shown[field]]));
      await put(`${STORED}/${present.documentId}`, { ...data, opened: partsOf(present) }, inLanguage());
      return (await get<Listed>(TEXTS, inLanguage())).data.data;
    }, text('documents.saved'));
  const restore = (): Promise<void> =>
    run(
      async () =>
        (await post<Listed>(`${TEXTS}/${present.documentId}/restore`, { data: {} }, inLanguage())).data.data,
      text('texts.restored'),
    );

  return (
    <Main data-casework-form>
      <PageHead
        title={text('texts.page')}
        subtitle={text('texts.hint')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('documents.back')}
          </Typography>
        }
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {!present.isDefault && (
              <Button variant="tertiary" onClick={() => setAsking(true)}>
                {text('texts.restore')}
              </Button>
            )}
            <Button disabled={changed.length === 0} loading={busy && !asking} onClick={() => void store()}>
              {text('documents.save')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Box paddingBottom={4}>
          <SecretNotice />
        </Box>
        <Grid.Root gap={6}>
          <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
            <Flex gap={3} alignItems="flex-end" wrap="wrap">
              <Field.Root name="kind" width="20rem" maxWidth="100%">
                <Field.Label>{text('documents.kind')}</Field.Label>
                <SingleSelect
                  value={kind}
                  disabled={changed.length > 0}
                  onChange={(value: string | number) => {
                    setKind(String(value));
                    setEdited(null);
                    setProblem(null);
                  }}
                >
                  {texts.map((one) => (
                    <SingleSelectOption key={one.kind} value={one.kind}>
                      {one.name}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <StateBadge active={!present.isDefault}>
                {text(present.isDefault ? 'texts.default' : 'texts.own')}
              </StateBadge>
            </Flex>
            {problem && (
              <Box ref={said} background="danger100" hasRadius padding={3} role="alert">
                <Typography textColor="danger700">{problem}</Typography>
              </Box>
            )}
            {TEXT_FIELDS.map((field) => (
              <Field.Root key={field} name={field}>
                <Field.Label>{text(`texts.${field}`)}</Field.Label>
                <Textarea
                  rows={ROWS[field]}
                  value={shown[field]}
                  onChange={(event) => setEdited({ ...shown, [field]: event.target.value })}
                />
              </Field.Root>
            ))}
            {changed.length > 0 && (
              <Typography textColor="warning700">{text('documents.unsaved')}</Typography>
            )}
          </Grid.Item>
          <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
            <NameList names={present.names} />
          </Grid.Item>
        </Grid.Root>
        {asking && (
          <FormModal
            title={text('texts.restore')}
            submit={text('texts.restore')}
            busy={busy}
            problem={null}
            grave
            onSubmit={() => void restore()}
            onClose={() => setAsking(false)}
          >
            <Typography>{text('texts.restoreAsk')}</Typography>
          </FormModal>
        )}
      </Layouts.Content>
    </Main>
  );
}
