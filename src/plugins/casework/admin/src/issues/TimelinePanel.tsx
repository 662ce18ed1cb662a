import { Box, Button, Flex, Loader, TextButton, Typography } from '@strapi/design-system';
import { Paperclip } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { formatInstant } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import {
  FRESH,
  useCaseworkLedgerQuery,
  useCaseworkSummaryQuery,
  type LedgerEntry,
  type Summary,
} from './api';
import { actionName, stageName } from './names';
import { actorInWords, labelOf, said } from './said';

const SHOWN_AT_FIRST = 10;

/** 办理台账: every entry the reader may see, the latest first. */
export default function TimelinePanel({ documentId }: { documentId: string }) {
  const { text } = useText();
  const { data, error } = useCaseworkLedgerQuery(documentId, FRESH);
  const { data: summary } = useCaseworkSummaryQuery(documentId);
  const [all, setAll] = useState(false);
  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;
  if (data.length === 0) return <Typography>{text('ledger.none')}</Typography>;
  const latest = data.toReversed();
  const shown = all ? latest : latest.slice(0, SHOWN_AT_FIRST);
  return (
    <Flex direction="column" alignItems="stretch" gap={0} width="100%" tag="ol">
      {shown.map((entry) => (
        <Entry key={entry.documentId} entry={entry} files={summary?.files ?? []} />
      ))}
      {shown.length < latest.length && (
        <Button variant="tertiary" fullWidth onClick={() => setAll(true)}>
          {text('ledger.more', { n: latest.length - shown.length })}
        </Button>
      )}
    </Flex>
  );
}

function Entry({ entry, files }: { entry: LedgerEntry; files: Summary['files'] }) {
  const { text, language } = useText();
  const moved = entry.to !== null && entry.from !== entry.to;
  return (
    <Box
      tag="li"
      paddingLeft={3}
      paddingBottom={4}
      borderColor="primary200"
      borderStyle="solid"
      borderWidth="0 0 0 2px"
      width="100%"
    >
      <Typography fontWeight="bold" display="block">
        {entry.sequence}. {actionName(entry.action, language)}
        {moved && entry.to ? ` → ${stageName(entry.to, language)}` : ''}
      </Typography>
      <Typography variant="pi" textColor="neutral600" display="block">
        {formatInstant(entry.recordedAt, language)}
        {entry.happenedAt !== entry.recordedAt
          ? ` ${text('ledger.happened', { at: formatInstant(entry.happenedAt, language) })}`
          : ''}
      </Typography>
      <Typography variant="pi" display="block">
        {actorInWords(entry.actor, language, text)}
      </Typography>
      {Object.entries(entry.input).map(([key, value]) => (
        <Detail key={key} name={key} value={value} />
      ))}
      <EntryFiles ids={filesOf(entry.input)} files={files} />
    </Box>
  );
}

/** The files that an entry speaks of, its evidence's included. */
function filesOf(input: Record<string, unknown>): string[] {
  const own = input['attachments'];
  const evidence = (input['evidence'] as { attachments?: unknown } | null | undefined)?.attachments;
  return [own, evidence].flatMap((ids) => (Array.isArray(ids) ? (ids as string[]) : []));
}

/** Each opens through the door that asks who is asking; what the reader may not open is counted only. */
function EntryFiles({ ids, files }: { ids: readonly string[]; files: Summary['files'] }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  if (ids.length === 0) return null;
  const known = ids.flatMap((id) => files.find(({ documentId }) => documentId === id) ?? []);
  const download = async ({ documentId, name }: Summary['files'][number]): Promise<void> => {
    try {
      const { data } = await get<Blob>(`/casework/files/${documentId}`, { responseType: 'blob' });
      save(data, name);
    } catch (error) {
      toggleNotification({ type: 'danger', message: await reasonOf(error) });
    }
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={1}>
      {known.map((file) => (
        <TextButton
          key={file.documentId}
          startIcon={<Paperclip aria-hidden />}
          aria-label={text('ledger.download', { name: file.name })}
          onClick={() => void download(file)}
        >
          {file.name}
        </TextButton>
      ))}
      {known.length < ids.length && (
        <Typography variant="pi">{text('ledger.files', { n: ids.length - known.length })}</Typography>
      )}
    </Flex>
  );
}

function Detail({ name, value }: { name: string; value: unknown }) {
  const { text, language } = useText();
  if (value === null || value === undefined || value === '') return null;
  if (name === 'attachments') return null;
  const shown = said(name, value, language, text);
  if (shown === '') return null;
  return (
    <Typography variant="pi" display="block" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {labelOf(name, language, text)}：{shown}
    </Typography>
  );
}
