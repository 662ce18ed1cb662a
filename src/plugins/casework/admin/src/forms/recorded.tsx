import { Box, Field, TextInput, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { LedgerEntry } from '../shared/api';
import { stageName } from '../shared/names';
import { actorInWords, labelOf, namedInWords, said, type Say } from '../shared/said';
import type { Language } from '../shared/dates';
import { useText } from '../shared/texts';
import type { InputProps } from './inputs';

/** Read-only fields of records: data recorded by an action, in words instead of JSON. */

const EMPTY = '—';

type Recorded = Record<string, unknown>;

/** Shows recorded data, one line for each item. */
function linesOf(name: string, value: unknown, language: Language, text: Say): string[] {
  if (value === null || value === undefined) return [];
  if (name === 'actor') return [actorInWords(value as LedgerEntry['actor'], language, text)];
  if (name === 'dues') {
    return (['met', 'set'] as const).flatMap((kind) =>
      Object.entries((value as Record<string, Recorded | undefined>)[kind] ?? {}).map(
        ([due, at]) =>
          `${text(`recorded.${kind}`)}：${labelOf(due, language, text)} ${
            at === null ? text('recorded.cleared') : said(due, at, language, text)
          }`,
      ),
    );
  }
  if (name === 'details') return refusedIn(value as Recorded, language, text);
  if (Array.isArray(value)) return value.map((part) => said('', part, language, text));
  if (typeof value === 'object') {
    return Object.entries(value as Recorded).flatMap(([key, part]) => {
      if (part === null || part === '' || key === 'attachments') return [];
      return [`${labelOf(key, language, text)}：${said(key, part, language, text)}`];
    });
  }
  return [said(name, value, language, text)];
}

/**
 * Returns why something was refused: the messages, each with its field, then the person concerned and the stage.
 */
function refusedIn(details: Recorded, language: Language, text: Say): string[] {
  const errors = (details['errors'] ?? []) as { path?: string[]; message?: string }[];
  const lines = errors.map(({ path, message }) => {
    const field = path?.at(0);
    return field ? `${labelOf(String(field), language, text)}：${message ?? ''}` : (message ?? '');
  });
  const { name, stage } = details;
  if (typeof name === 'string') lines.push(`${text('recorded.person')}：${name}`);
  if (typeof stage === 'string') lines.push(`${text('stage')}：${stageName(stage, language)}`);
  return lines;
}

/** 内容, 办理人, 时限, 推进计划: read only. */
export function RecordedInput({ name, label }: InputProps) {
  const { value } = useField<unknown>(name);
  const { text, language } = useText();
  const lines = linesOf(name, value, language, text);
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <Box background="neutral150" borderColor="neutral200" hasRadius padding={3}>
        {(lines.length > 0 ? lines : [EMPTY]).map((line, i) => (
          <Typography
            key={i}
            display="block"
            textColor="neutral600"
            style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {line}
          </Typography>
        ))}
      </Box>
    </Field.Root>
  );
}

/** 操作, 原环节, 现环节, 层级: by their names. */
export function SaidInput({ name, label }: InputProps) {
  const { value } = useField<unknown>(name);
  const { text, language } = useText();
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        disabled
        value={namedInWords(name, value, language, text) ?? EMPTY}
        onChange={() => undefined}
      />
    </Field.Root>
  );
}
