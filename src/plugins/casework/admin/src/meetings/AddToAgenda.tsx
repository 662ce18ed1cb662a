import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { messageOf } from '../shared/refusal';
import { RecordSearch } from '../shared/RecordPicker';
import { useText } from '../shared/texts';
import { SubjectText } from './AgendaTable';
import { useCaseworkAddItemMutation, type Agenda } from './api';

/** Offers what waits for the meeting and is not on its agenda, and a search for anything else. */
export function AddToAgenda({ agenda }: { agenda: Agenda }) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [add, { isLoading }] = useCaseworkAddItemMutation();
  const { waiting, meeting } = agenda;
  const put = async (given: { issue?: string; commonProblem?: string }): Promise<void> => {
    const answer = await add({ meeting: meeting.documentId, ...given });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
  };
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      {waiting.length > 0 && (
        <Box paddingBottom={6}>
          <Flex justifyContent="space-between" paddingBottom={4}>
            <Typography variant="delta" tag="h2">
              {text('meeting.waiting', { n: waiting.length })}
            </Typography>
            <Button variant="secondary" size="S" disabled={isLoading} onClick={() => void put({})}>
              {text('meeting.addAll')}
            </Button>
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={3}>
            {waiting.map((subject) => {
              const key = subject.issue?.documentId ?? subject.commonProblem?.documentId ?? '';
              return (
                <Flex key={key} justifyContent="space-between" gap={4}>
                  <SubjectText subject={subject} carried={subject.carried} />
                  <Button
                    variant="tertiary"
                    size="S"
                    startIcon={<Plus aria-hidden />}
                    disabled={isLoading}
                    onClick={() => void put(subject.issue ? { issue: key } : { commonProblem: key })}
                  >
                    {text('meeting.add')}
                  </Button>
                </Flex>
              );
            })}
          </Flex>
        </Box>
      )}
      <Field.Root name="addIssue" hint={text('meeting.addIssueHint')}>
        <Field.Label>{text('meeting.addIssue')}</Field.Label>
        <RecordSearch
          name="addIssue"
          kind="issue"
          label={text('meeting.addIssue')}
          onChoose={({ documentId }) => void put({ issue: documentId })}
        />
        <Field.Hint />
      </Field.Root>
    </Box>
  );
}
