import { MEETING_LIFE, fits } from '../../../domain/life';
import {
  Alert,
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
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import type { Refusal } from '../shared/api';
import { dayOf, formatInstant } from '../shared/dates';
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

/** Page of one meeting: its agenda as a table, the decision beside each line, and the conclusion. */
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

const EMPTY_LINE: Decision = { documentId: '', decision: null, outcome: null, unit: null, deadline: null };

type Drafts = Record<string, Partial<Decision>>;
type RefusedLine = { item: string; message: string };

function Meeting({ agenda }: { agenda: Agenda }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [save, { isLoading: saving }] = useCaseworkSaveItemsMutation();
  const [conclude, { isLoading: concluding }] = useCaseworkConcludeMutation();
  const [drafts, setDrafts] = useState<Drafts>({});
  // The values of each line when it was first edited: another user may save the line meanwhile.
  const opened = useRef<Record<string, Omit<Decision, 'documentId'>>>({});
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const { meeting, items } = agenda;
  const open = fits(MEETING_LIFE, 'change-agenda', meeting.state);
  // Refused before its time: said before anybody is asked to confirm it.
  const early = dayOf(new Date(meeting.heldAt)) > dayOf(new Date());

  const lines: Decision[] = items.map((item) => ({
    documentId: item.documentId,
    decision: item.decision,
    outcome: item.outcome,
    unit: item.unit?.documentId ?? null,
    deadline: item.deadline,
    ...drafts[item.documentId],
  }));
  const changed = lines
    .filter(({ documentId }) => drafts[documentId] !== undefined)
    .map((line) => ({ ...line, opened: opened.current[line.documentId] ?? {} }));
  const decided = lines.filter(({ decision }) => (decision ?? '').trim() !== '').length;

  const keep = async (): Promise<boolean> => {
    if (changed.length === 0) return true;
    const answer = await save({ meeting: meeting.documentId, items: changed });
    if ('error' in answer) {
      setProblem(messageOf(answer.error));
      return false;
    }
    setDrafts({});
    opened.current = {};
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
      <PageHead
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
                  disabled={early}
                  onClick={() => setAsking(true)}
                >
                  {text('meeting.conclude')}
                </Button>
              )}
            </Flex>
          ) : (
            <StateBadge active>{choiceText('concluded', language)}</StateBadge>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {open && <SecretNotice />}
          {open && agenda.mayConclude && early && (
            <Typography role="status">
              {text('meeting.early', { at: formatInstant(meeting.heldAt, language) })}
            </Typography>
          )}
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
              const { documentId: _line, ...shown } =
                lines.find((line) => line.documentId === item) ?? EMPTY_LINE;
              opened.current[item] ??= shown;
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
