import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { OFFICIAL_DOCUMENT_LIFE } from '../../../domain/life';
import { DraftButton } from '../documents/DraftButton';
import { useText } from '../shared/texts';
import { useCaseworkMinutesQuery } from './api';

/** The minutes as they would read now, or as they were laid down. */
export function MinutesDraft({ meeting, concluded }: { meeting: string; concluded: boolean }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const { data } = useCaseworkMinutesQuery(meeting);
  if (!data) return null;
  const copy = async (): Promise<void> => {
    await window.navigator.clipboard.writeText(data.text);
    toggleNotification({ type: 'success', message: text('meeting.copied') });
  };
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex justifyContent="space-between" paddingBottom={4} gap={4}>
        <Box>
          <Typography variant="delta" tag="h2" display="block">
            {text(concluded ? 'meeting.minutes' : 'meeting.minutesPreview')}
          </Typography>
          {concluded && (
            <Typography variant="pi" textColor="neutral600">
              {text('meeting.minutesHint')}
            </Typography>
          )}
        </Box>
        {/* Only secure origins have a clipboard; an intranet may be served without TLS. */}
        <Flex gap={3} wrap="wrap" alignItems="center">
          {window.isSecureContext && (
            <Button variant="tertiary" size="S" onClick={() => void copy()}>
              {text('meeting.copy')}
            </Button>
          )}
          {data.documents.map(({ documentId, number, state }) => (
            <Typography
              key={documentId}
              tag={Link}
              to={`/plugins/casework/documents/${documentId}`}
              textColor="primary600"
            >
              {number ?? OFFICIAL_DOCUMENT_LIFE.states[state as 'draft'].label[language]}
            </Typography>
          ))}
          {data.mayDraft && data.documents.length === 0 && (
            <DraftButton input={{ kind: 'minutes', meeting }} label={text('documents.minutes')} />
          )}
        </Flex>
      </Flex>
      <Box maxWidth="64rem">
        {data.text.split('\n').map((line, n) => (
          <Typography
            key={n}
            display="block"
            style={{
              textIndent: n === 0 ? 0 : '2em',
              textAlign: n === 0 ? 'center' : 'left',
              lineHeight: 1.9,
            }}
            fontWeight={n === 0 ? 'bold' : 'regular'}
          >
            {line}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
