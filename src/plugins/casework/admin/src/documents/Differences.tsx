import { Box, Button, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { DifferencesAnswer } from '../../../contracts/documents';
import type { Reference } from '../../../domain/documents';
import { inLanguage } from '../shared/api';
import { reasonOf } from '../shared/download';
import { OVERSEERS } from '../shared/kinds';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useKind } from '../shell/kind';
import { nameOf } from './FigureList';

/** Whether figures of an issued document are still what its records say: for those who see all records. */
export function Differences({ documentId }: { documentId: string }) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const kind = useKind();
  const [answer, setAnswer] = useState<DifferencesAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (kind === null || !OVERSEERS.includes(kind)) return null;
  const compare = (): void => {
    setBusy(true);
    get<{ data: DifferencesAnswer }>(`/casework/documents/${documentId}/differences`, inLanguage())
      .then(
        ({ data }) => {
          setAnswer(data.data);
          setError(null);
        },
        async (failed: unknown) => setError(await reasonOf(failed)),
      )
      .finally(() => setBusy(false));
  };
  const differing = answer?.differences ?? [];
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4} marginTop={4}>
      <Typography variant="delta" tag="h2">
        {text('documents.differences')}
      </Typography>
      <Box paddingTop={2} paddingBottom={2}>
        <Typography variant="pi" textColor="neutral600">
          {text('documents.differencesHint')}
        </Typography>
      </Box>
      <Button variant="secondary" loading={busy} onClick={compare}>
        {text('documents.compare')}
      </Button>
      {error && (
        <Typography tag="p" textColor="danger600">
          {error}
        </Typography>
      )}
      {answer && (
        <Box paddingTop={3}>
          <Typography tag="p" textColor={differing.length === 0 ? 'success700' : 'danger600'}>
            {differing.length === 0
              ? text('documents.same', { n: answer.figures })
              : text('documents.differ', { n: answer.figures, k: differing.length })}
          </Typography>
        </Box>
      )}
      {differing.length > 0 && (
        <Table colCount={3} rowCount={differing.length + 1}>
          <TableHead names={[text('documents.item'), text('documents.printed'), text('documents.now')]} />
          <Tbody>
            {differing.map(({ words, now, question }, i) => (
              <Tr key={`${words} ${i}`}>
                <Td style={{ whiteSpace: 'normal' }}>
                  <Typography>{nameOf(question as Reference, language, text) || '—'}</Typography>
                </Td>
                <Td>
                  <Typography>{words}</Typography>
                </Td>
                <Td>
                  <Typography textColor="danger600">{now}</Typography>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Box>
  );
}
