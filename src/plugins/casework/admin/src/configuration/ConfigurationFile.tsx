import { Alert, Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type {
  Configuration,
  ConfigurationDifference,
  ConfigurationTaken,
} from '../../../contracts/configuration';
import { dayOf } from '../shared/dates';
import { save } from '../shared/download';
import { inLanguage } from '../shared/api';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkTakeConfigurationMutation } from './api';

type Chosen = { name: string; configuration: Configuration; preview: ConfigurationTaken };

/** How many records a configuration changes; the others are kept as they are. */
const changesOf = ({ differences }: Chosen['preview']): number =>
  differences.filter(({ change }) => change !== 'kept').length;

/** The whole configuration as a file, and another's taken: first as a preview, then all of it or nothing. */
export function ConfigurationFile() {
  const { text } = useText();
  const { get } = useFetchClient();
  const [take, { isLoading }] = useCaseworkTakeConfigurationMutation();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<number | null>(null);

  const download = async (): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await get<Configuration>('/casework/configuration', inLanguage());
      const blob = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
      save(blob, `${text('setup.fileName')}-${dayOf(new Date())}.json`);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const choose = async (file: File | undefined): Promise<void> => {
    setProblem(null);
    setChosen(null);
    setTaken(null);
    if (!file) return;
    let configuration: Configuration;
    try {
      configuration = JSON.parse(await file.text()) as Configuration;
    } catch {
      return setProblem(text('setup.noJson'));
    }
    const answer = await take({ configuration, dryRun: true });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else setChosen({ name: file.name.replace(/\.json$/i, ''), configuration, preview: answer.data });
  };
  const apply = async (): Promise<void> => {
    if (!chosen) return;
    const answer = await take({ configuration: chosen.configuration, dryRun: false });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    if (!answer.data.applied) return setChosen({ ...chosen, preview: answer.data });
    setChosen(null);
    setTaken(changesOf(answer.data));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {problem && (
        <Alert
          variant="danger"
          title={text('error.title')}
          closeLabel={text('form.close')}
          onClose={() => setProblem(null)}
        >
          {problem}
        </Alert>
      )}
      <Flex gap={3} wrap="wrap">
        <Button variant="secondary" onClick={() => void download()}>
          {text('setup.download')}
        </Button>
        <Button variant="secondary" loading={isLoading} onClick={() => input.current?.click()}>
          {text('setup.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={text('setup.choose')}
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it has been mended.
            event.currentTarget.value = '';
          }}
        />
      </Flex>
      {taken !== null && (
        <Typography tag="p" role="status" textColor="success700">
          {text('setup.taken', { n: taken })}
        </Typography>
      )}
      {chosen && (
        <Preview
          chosen={chosen}
          busy={isLoading}
          onApply={() => void apply()}
          onClose={() => setChosen(null)}
        />
      )}
    </Flex>
  );
}

type PreviewProps = { chosen: Chosen; busy: boolean; onApply: () => void; onClose: () => void };

function Preview({ chosen: { name, preview }, busy, onApply, onClose }: PreviewProps) {
  const { text } = useText();
  const { differences, errors } = preview;
  const changes = changesOf(preview);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="p" fontWeight="bold" role="status">
        {errors.length > 0
          ? text('setup.refused', { name, n: errors.length })
          : changes === 0
            ? text('setup.same', { name })
            : text('setup.differs', { name, n: changes })}
      </Typography>
      {errors.length > 0 && (
        <Box tag="ul">
          {errors.map(({ part, name: record, message }, n) => (
            <Typography key={n} tag="li" textColor="danger700" style={{ overflowWrap: 'anywhere' }}>
              {`${text(`setup.part.${part}`)} ${record}：${message}`}
            </Typography>
          ))}
        </Box>
      )}
      {differences.length > 0 && <Differences differences={differences} />}
      <Flex gap={2} wrap="wrap">
        {errors.length === 0 && changes > 0 && (
          <Button loading={busy} onClick={onApply}>
            {text('setup.apply', { n: changes })}
          </Button>
        )}
        <Button variant="tertiary" onClick={onClose}>
          {text('form.close')}
        </Button>
      </Flex>
    </Flex>
  );
}

function words(value: unknown, yes: string, no: string): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('、') || '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}

function Differences({ differences }: { differences: readonly ConfigurationDifference[] }) {
  const { text } = useText();
  const [yes, no] = [text('yes'), text('no')];
  return (
    <Box style={{ overflowX: 'auto' }}>
      <Table colCount={3} rowCount={differences.length + 1}>
        <Thead>
          <Tr>
            {(['setup.record', 'setup.change', 'setup.fields'] as const).map((key) => (
              <Th key={key}>
                <Typography variant="sigma">{text(key)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {differences.map(({ part, name, change, fields }) => (
            <Tr key={`${part}${name}`}>
              <Td>
                <Typography>{`${text(`setup.part.${part}`)} ${name}`}</Typography>
              </Td>
              <Td>
                <Typography>{text(`setup.change.${change}`)}</Typography>
              </Td>
              <Td style={{ whiteSpace: 'normal' }}>
                {fields.map(({ field, label, before, after }) => (
                  <Typography key={field} display="block" variant="pi" style={{ overflowWrap: 'anywhere' }}>
                    {change === 'added'
                      ? `${label}：${words(after, yes, no)}`
                      : `${label}：${words(before, yes, no)} → ${words(after, yes, no)}`}
                  </Typography>
                ))}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
