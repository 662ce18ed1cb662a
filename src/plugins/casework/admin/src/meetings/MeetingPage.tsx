import {
  Alert,
  Badge,
  Box,
  Button,
  Dialog,
  Flex,
  LinkButton,
  Loader,
  Main,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, CheckCircle } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import type { Refusal } from '../issues/api';
import { formatInstant } from '../shared/dates';
import { SecretNotice } from '../shared/SecretNotice';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { AddToAgenda } from './AddToAgenda';
import { AgendaTable } from './AgendaTable';
import {
  useCaseworkAgendaQuery,
  useCaseworkConcludeMutation,
  useCaseworkSaveItemsMutation,
  type Agenda,
  type Decision,
} from './api';
import { MinutesDraft } from './MinutesDraft';
import { meetingTitle } from './names';

/** One meeting: its agenda as a table, what is decided beside each line, and the conclusion. */
export function MeetingPage() {
  const { text } = useText();
  const { documentId = '' } = useParams();
  const { data, error } = useCaseworkAgendaQuery(documentId);
  if (error) {
    return (
      <Main>
        <Box padding={8}>
          <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
        </Box>
      </Main>
    );
  }
  return <Main>{data ? <Meeting agenda={data} /> : <Loader>{text('form.loading')}</Loader>}</Main>;
}

type Drafts = Record<string, Partial<Decision>>;
type RefusedLine = { item: string; message: string };

function Meeting({ agenda }: { agenda: Agenda }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [save, { isLoading: saving }] = useCaseworkSaveItemsMutation();
  const [conclude, { isLoading: concluding }] = useCaseworkConcludeMutation();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const { meeting, items } = agenda;
  const open = meeting.state === 'planned';

  const lines: Decision[] = items.map((item) => ({
    documentId: item.documentId,
    decision: item.decision,
    outcome: item.outcome,
    unit: item.unit?.documentId ?? null,
    deadline: item.deadline,
    ...drafts[item.documentId],
  }));
  const changed = lines.filter(({ documentId }) => drafts[documentId] !== undefined);
  const decided = lines.filter(({ decision }) => (decision ?? '').trim() !== '').length;

  const keep = async (): Promise<boolean> => {
    if (changed.length === 0) return true;
    const answer = await save({ meeting: meeting.documentId, items: changed });
    if ('error' in answer) {
      setProblem(messageOf(answer.error));
      return false;
    }
    setDrafts({});
    return true;
  };

  const saveOnly = async (): Promise<void> => {
    setProblem(null);
    if (await keep()) toggleNotification({ type: 'success', message: text('meeting.saved') });
  };

  const finish = async (): Promise<void> => {
    setAsking(false);
    setProblem(null);
    setRefused({});
    if (!(await keep())) return;
    const answer = await conclude(meeting.documentId);
    if ('error' in answer) {
      const details = ((answer.error ?? {}) as Refusal).details as { items?: RefusedLine[] } | undefined;
      setRefused(Object.fromEntries((details?.items ?? []).map(({ item, message }) => [item, message])));
      setProblem(messageOf(answer.error));
      return;
    }
    const n = answer.data.items.filter(({ state }) => state === 'applied').length;
    toggleNotification({ type: 'success', message: text('meeting.concluded', { n }) });
  };

  return (
    <>
      <Layouts.Header
        title={meetingTitle(meeting, language)}
        subtitle={[formatInstant(meeting.heldAt, language), meeting.convener, meeting.people]
          .filter(Boolean)
          .join(' · ')}
        navigationAction={
          <Flex justifyContent="flex-start">
            <LinkButton variant="ghost" size="S" startIcon={<ArrowLeft aria-hidden />} tag={Link} to="..">
              {text('meeting.back')}
            </LinkButton>
          </Flex>
        }
        primaryAction={
          open ? (
            <Flex gap={2}>
              <Button
                variant="tertiary"
                loading={saving}
                disabled={changed.length === 0}
                onClick={() => void saveOnly()}
              >
                {text('meeting.save')}
              </Button>
              {agenda.mayConclude && (
                <Button
                  startIcon={<CheckCircle aria-hidden />}
                  loading={concluding}
                  onClick={() => setAsking(true)}
                >
                  {text('meeting.conclude')}
                </Button>
              )}
            </Flex>
          ) : (
            <Badge active>{choiceText('concluded', language)}</Badge>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {open && <SecretNotice />}
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
          <AgendaTable
            meeting={meeting.documentId}
            open={open}
            items={items}
            lines={lines}
            refused={refused}
            onChange={(item, given) => {
              setDrafts((before) => ({ ...before, [item]: { ...before[item], ...given } }));
            }}
          />
          {open && <AddToAgenda agenda={agenda} />}
          {(!open || items.length > 0) && <MinutesDraft meeting={meeting.documentId} concluded={!open} />}
        </Flex>
      </Layouts.Content>
      <Dialog.Root open={asking} onOpenChange={setAsking}>
        <Dialog.Content>
          <Dialog.Header>{text('meeting.concludeTitle')}</Dialog.Header>
          <Dialog.Body icon={<CheckCircle aria-hidden width="2.4rem" height="2.4rem" />}>
            {text('meeting.concludeText', { n: items.length, decided, left: items.length - decided })}
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('form.back')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button fullWidth onClick={() => void finish()}>
                {text('meeting.concludeYes')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </>
  );
}
