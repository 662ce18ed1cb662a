import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { formatInstant } from '../shared/dates';
import { useText } from '../shared/texts';
import type { Summary } from './api';
import { StoredFile } from './StoredFile';
import type { LedgerEntry } from '../shared/api';
import { actionName, stageName } from '../shared/names';
import { actorInWords, labelOf, said } from '../shared/said';
import { Objection, ObjectionModal } from './Objection';

/** 办理台账: every entry the reader may see, the latest first. */
export function Timeline({
  issue,
  entries,
  files,
  extra = [],
}: {
  issue: string;
  entries: readonly LedgerEntry[];
  files: Summary['files'];
  /** the extra fields that the reader may read, for what they are called */
  extra?: readonly Named[];
}) {
  const { text } = useText();
  if (entries.length === 0) return <Typography>{text('ledger.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={0} width="100%" tag="ol">
      {entries.toReversed().map((entry) => (
        <Entry key={entry.documentId} issue={issue} entry={entry} files={files} extra={extra} />
      ))}
    </Flex>
  );
}

export type Named = { code: string; name: string };

type EntryProps = {
  issue: string;
  entry: LedgerEntry;
  files: Summary['files'];
  extra: readonly Named[];
};

/** For checking the ledger, not for reading. */
export const UNREAD = ['fileHashes', 'extraSalt'];

function Entry({ issue, entry, files, extra }: EntryProps) {
  const { text, language } = useText();
  const [objecting, setObjecting] = useState(false);
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
      {Object.entries(namedExtra(entry.input, extra))
        .filter(([key]) => !UNREAD.includes(key))
        .map(([key, value]) => (
          <Detail key={key} name={key} value={value} />
        ))}
      <EntryFiles ids={filesOf(entry.input)} files={files} />
      {entry.objection && <Objection objection={entry.objection} />}
      {entry.mayObject && (
        <Box paddingTop={1}>
          <Button variant="tertiary" size="S" onClick={() => setObjecting(true)}>
            {text('objection.raise')}
          </Button>
        </Box>
      )}
      {objecting && <ObjectionModal issue={issue} entry={entry} onClose={() => setObjecting(false)} />}
    </Box>
  );
}

/** The input with its extra fields by their names. */
export function namedExtra(
  input: Record<string, unknown>,
  fields: readonly Named[],
): Record<string, unknown> {
  if (input['extra'] === undefined) return input;
  const by = (values: unknown): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries((values ?? {}) as Record<string, unknown>).map(([code, value]) => [
        fields.find((field) => field.code === code)?.name ?? code,
        value ?? '—',
      ]),
    );
  const before = input['before'] as Record<string, unknown> | undefined;
  return {
    ...input,
    extra: by(input['extra']),
    ...(before?.['extra'] ? { before: { ...before, extra: by(before['extra']) } } : {}),
  };
}

/** The files that an entry speaks of, its evidence's included. */
export function filesOf(input: Record<string, unknown>): string[] {
  const own = input['attachments'];
  const evidence = (input['evidence'] as { attachments?: unknown } | null | undefined)?.attachments;
  return [own, evidence].flatMap((ids) => (Array.isArray(ids) ? (ids as string[]) : []));
}

/**
 * Each file opens through the endpoint that checks the caller; files that the reader may not open are only counted.
 */
function EntryFiles({ ids, files }: { ids: readonly string[]; files: Summary['files'] }) {
  const { text } = useText();
  if (ids.length === 0) return null;
  const known = ids.flatMap((id) => files.find(({ documentId }) => documentId === id) ?? []);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
      {known.map((file) => (
        <StoredFile key={file.documentId} {...file} />
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
