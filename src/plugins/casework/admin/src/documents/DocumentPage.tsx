import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  Grid,
  Loader,
  Main,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { DocumentAnswer } from '../../../contracts/documents';
import { KINDS, type Block } from '../../../domain/documents';
import { OFFICIAL_DOCUMENT_LIFE } from '../../../domain/life';
import { FilesField } from '../issues/fields/FilesField';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { inLanguage } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { reasonOf, save } from '../shared/download';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';
import { BodyEditor } from './BodyEditor';
import { Differences } from './Differences';
import { FigureList } from './FigureList';

type Edited = { title: string; receivers: string; copies: string; body: Block[] };
const STEPS = ['review', 'send-back', 'approve', 'issue', 'revoke', 'receipt', 'reply'] as const;
type Step = (typeof STEPS)[number];
/** The input that each step asks for. */
const ASKS: Record<Step, 'reviewer' | 'reason' | 'signer' | 'text' | null> = {
  review: 'reviewer',
  'send-back': 'reason',
  approve: null,
  issue: 'signer',
  revoke: 'reason',
  receipt: null,
  reply: 'text',
};

/** Milliseconds without a key press after which the preview is rendered again. */
const PAUSE = 900;

const editedOf = ({ title, receivers, copies, body }: DocumentAnswer): Edited => ({
  title,
  receivers,
  copies,
  body: body as Block[],
});

/** A document: its text beside the real PDF, and what can be done with it now. */
export function DocumentPage() {
  const { documentId = '' } = useParams();
  const { text, language } = useText();
  const { get, post, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [document, setDocument] = useState<DocumentAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const [dirty, setDirty] = useState(false);
  const [pdf, setPdf] = useState<string | null>(null);
  const [unset, setUnset] = useState<string | null>(null);
  const [asking, setAsking] = useState<Step | null>(null);
  const [value, setValue] = useState('');
  const [scans, setScans] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  const path = `/casework/documents/${documentId}`;

  const take = (answer: DocumentAnswer): void => {
    setDocument(answer);
    setEdited(editedOf(answer));
    setDirty(false);
  };
  useEffect(() => {
    get<{ data: DocumentAnswer }>(path, inLanguage()).then(
      ({ data }) => take(data.data),
      async (failed: unknown) => setError(await reasonOf(failed)),
    );
  }, [get, path]);

  // The preview is the PDF itself, rendered from the present content of the fields.
  useEffect(() => {
    if (!document || !edited) return undefined;
    const abort = new AbortController();
    const show = (blob: Blob): void => {
      if (shown.current) URL.revokeObjectURL(shown.current);
      shown.current = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }));
      setPdf(shown.current);
      setUnset(null);
    };
    const options = { ...inLanguage(), responseType: 'blob' as const, signal: abort.signal };
    const timer = setTimeout(
      () => {
        const asked = dirty
          ? post<Blob>(`${path}/preview`, { data: edited }, options)
          : get<Blob>(`${path}/pdf`, options);
        asked.then(
          ({ data }) => show(data),
          async (failed: unknown) => {
            if (!abort.signal.aborted) setUnset(await reasonOf(failed));
          },
        );
      },
      dirty ? PAUSE : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [get, post, path, document, edited, dirty]);

  if (error) return <Main padding={8}>{text('error.load', { message: error })}</Main>;
  if (!document || !edited) return <Loader>{text('form.loading')}</Loader>;

  const change = (part: Partial<Edited>): void => {
    setEdited({ ...edited, ...part });
    setDirty(true);
  };
  const run = async (work: () => Promise<DocumentAnswer>): Promise<boolean> => {
    setBusy(true);
    try {
      take(await work());
      setProblem(null);
      return true;
    } catch (failed) {
      setProblem(await reasonOf(failed));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const store = (): Promise<boolean> =>
    run(async () => {
      const data = { ...edited, opened: editedOf(document) };
      return (await put<{ data: DocumentAnswer }>(path, { data }, inLanguage())).data.data;
    });
  const step = async (): Promise<void> => {
    if (!asking) return;
    if (dirty && asking === 'review' && !(await store())) return;
    const field = ASKS[asking];
    const given = {
      ...(field && value.trim() !== '' ? { [field]: value.trim() } : {}),
      ...(asking === 'issue' && scans.length > 0
        ? {
            evidence: {
              channel: '纸质签批',
              who: value.trim(),
              at: new Date().toISOString(),
              attachments: scans,
            },
          }
        : {}),
    };
    const ok = await run(
      async () =>
        (await post<{ data: DocumentAnswer }>(`${path}/${asking}`, { data: given }, inLanguage())).data.data,
    );
    if (!ok) return;
    setAsking(null);
    setValue('');
    setScans([]);
    toggleNotification({ type: 'success', message: text('documents.done') });
  };
  const download = async (kind: 'pdf' | 'docx'): Promise<void> => {
    const { data } = await get<Blob>(`${path}/${kind}`, { ...inLanguage(), responseType: 'blob' });
    save(data, `${document.number ?? ''}${document.title.replaceAll('\n', '')}.${kind}`);
  };
  const editable = document.steps.includes('edit');
  const state = OFFICIAL_DOCUMENT_LIFE.states[document.state as 'draft'].label[language];
  const told = [
    document.sentBackReason && text('documents.sentBack', { reason: document.sentBackReason }),
    document.revokeReason && text('documents.revoked', { reason: document.revokeReason }),
    document.replyBy && text('documents.replyBy', { day: document.replyBy }),
    document.receiptBy && text('documents.received', { who: document.receiptBy }),
    document.replyText &&
      text('documents.replied', { who: document.repliedBy ?? '', text: document.replyText }),
  ].filter(Boolean);
  const field = asking ? ASKS[asking] : null;
  return (
    <Main data-casework-form>
      <PageHead
        title={document.title.replaceAll('\n', '')}
        subtitle={[KINDS[document.kind].name[language], document.number, document.issuingBody]
          .filter(Boolean)
          .join(' · ')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('documents.back')}
          </Typography>
        }
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <StateBadge active={document.state === 'issued'}>{state}</StateBadge>
            <Button variant="tertiary" onClick={() => void download('pdf')}>
              {text('documents.pdf')}
            </Button>
            <Button variant="tertiary" onClick={() => void download('docx')}>
              {text('documents.docx')}
            </Button>
            {editable && (
              <Button
                variant="secondary"
                disabled={!dirty}
                loading={busy && !asking}
                onClick={() => void store()}
              >
                {text('documents.save')}
              </Button>
            )}
            {STEPS.filter((name) => document.steps.includes(name)).map((name) => (
              <Button
                key={name}
                variant={name === 'issue' || name === 'review' ? 'default' : 'secondary'}
                onClick={() => {
                  setProblem(null);
                  setAsking(name);
                }}
              >
                {text(`documents.${name}`)}
              </Button>
            ))}
          </Flex>
        }
      />
      <Layouts.Content>
        {editable && (
          <Box paddingBottom={4}>
            <SecretNotice />
          </Box>
        )}
        {told.map((line) => (
          <Typography key={line} tag="p">
            {line}
          </Typography>
        ))}
        {problem && !asking && (
          <Alert
            variant="danger"
            title={text('error.title')}
            closeLabel={text('form.close')}
            onClose={() => setProblem(null)}
          >
            {problem}
          </Alert>
        )}
        <Grid.Root gap={6}>
          {editable && (
            <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={3}>
              <Field.Root name="title">
                <Field.Label>{text('documents.name')}</Field.Label>
                <Textarea
                  rows={2}
                  value={edited.title}
                  onChange={(event) => change({ title: event.target.value })}
                />
              </Field.Root>
              <Field.Root name="receivers">
                <Field.Label>{text('documents.receivers')}</Field.Label>
                <TextInput
                  value={edited.receivers}
                  onChange={(event: { target: { value: string } }) =>
                    change({ receivers: event.target.value })
                  }
                />
              </Field.Root>
              <BodyEditor body={edited.body} onChange={(body) => change({ body })} />
              <Field.Root name="copies">
                <Field.Label>{text('documents.copies')}</Field.Label>
                <TextInput
                  value={edited.copies}
                  onChange={(event: { target: { value: string } }) => change({ copies: event.target.value })}
                />
              </Field.Root>
              {dirty && <Typography textColor="warning700">{text('documents.unsaved')}</Typography>}
            </Grid.Item>
          )}
          <Grid.Item col={editable ? 6 : 12} s={12} xs={12} direction="column" alignItems="stretch" gap={2}>
            <Typography variant="delta">{text('documents.preview')}</Typography>
            {unset && <Typography textColor="danger600">{unset}</Typography>}
            {pdf ? (
              <iframe
                title={text('documents.preview')}
                src={pdf}
                style={{
                  width: '100%',
                  height: '80vh',
                  border: '1px solid #ccc',
                  position: 'sticky',
                  top: 0,
                }}
              />
            ) : (
              !unset && <Loader small>{text('documents.setting')}</Loader>
            )}
            {document.verifyUrl && (
              <Typography
                tag="a"
                href={document.verifyUrl}
                target="_blank"
                rel="noreferrer"
                textColor="primary600"
              >
                {text('documents.verify')}
              </Typography>
            )}
          </Grid.Item>
        </Grid.Root>
        <FigureList document={document} />
        {document.number !== null && <Differences documentId={documentId} />}
        {asking && (
          <FormModal
            title={text(`documents.${asking}`)}
            submit={text(`documents.${asking}`)}
            busy={busy}
            problem={problem}
            grave={asking === 'issue' || asking === 'revoke'}
            entry={field === 'reason' || field === 'text'}
            onSubmit={() => void step()}
            onClose={() => setAsking(null)}
          >
            {asking === 'issue' && <Typography>{text('documents.issueAsk')}</Typography>}
            {asking === 'issue' && (
              <Field.Root name="scans" hint={text('documents.scanHint')}>
                <Field.Label>{text('documents.scan')}</Field.Label>
                <FilesField name="scans" value={scans} onChange={setScans} />
                <Field.Hint />
              </Field.Root>
            )}
            {asking === 'revoke' && <Typography>{text('documents.revokeAsk')}</Typography>}
            {field && (
              <Field.Root name={field} required={asking !== 'send-back'}>
                <Field.Label>{text(`documents.${field}`)}</Field.Label>
                {field === 'reason' || field === 'text' ? (
                  <Textarea value={value} onChange={(event) => setValue(event.target.value)} />
                ) : (
                  <TextInput
                    value={value}
                    onChange={(event: { target: { value: string } }) => setValue(event.target.value)}
                  />
                )}
              </Field.Root>
            )}
          </FormModal>
        )}
      </Layouts.Content>
    </Main>
  );
}
