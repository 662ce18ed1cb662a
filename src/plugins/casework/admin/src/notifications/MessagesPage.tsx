import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Grid,
  Main,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import {
  EMAIL_MODES,
  useCaseworkMessagesQuery,
  useCaseworkPreferencesQuery,
  useCaseworkReadMutation,
  useCaseworkSetPreferencesMutation,
  type EmailMode,
  type Message,
  type Preferences,
} from './api';

/** 消息: what one has been told, newest first, and how one wants to be told. */
export default function MessagesPage() {
  const { text } = useText();
  const [page, setPage] = useState(1);
  const [unread, setUnread] = useState(false);
  const { data, error, isFetching } = useCaseworkMessagesQuery({ page, unread }, FRESH);
  const [read, { isLoading }] = useCaseworkReadMutation();
  const { toggleNotification } = useNotification();
  const marked = async (id: string | null): Promise<void> => {
    const answer = await read(id);
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    window.dispatchEvent(new Event('casework:messages'));
  };
  const meta = data?.meta;
  return (
    <Main aria-busy={isFetching}>
      <PageHead
        title={text('messages.title')}
        subtitle={meta ? text('messages.unread', { n: meta.unread }) : text('form.loading')}
        primaryAction={
          <Button disabled={isLoading || !meta || meta.unread === 0} onClick={() => void marked(null)}>
            {text('messages.readAll')}
          </Button>
        }
        secondaryAction={
          <Button
            variant="tertiary"
            aria-pressed={unread}
            onClick={() => {
              setUnread(!unread);
              setPage(1);
            }}
          >
            {text(unread ? 'messages.all' : 'messages.onlyUnread')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <PreferencesBox />
          {error ? (
            <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
          ) : data && data.data.length === 0 ? (
            <EmptyStateLayout content={text('messages.none')} />
          ) : (
            data?.data.map((message) => (
              <MessageBox key={message.id} message={message} onRead={() => void marked(message.id)} />
            ))
          )}
          {meta && meta.pagination.pageCount > 1 && (
            <Flex gap={3} justifyContent="center">
              <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                {text('messages.newer')}
              </Button>
              <Typography>{`${page} / ${meta.pagination.pageCount}`}</Typography>
              <Button
                variant="tertiary"
                disabled={page >= meta.pagination.pageCount}
                onClick={() => setPage(page + 1)}
              >
                {text('messages.older')}
              </Button>
            </Flex>
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}

function MessageBox({ message, onRead }: { message: Message; onRead: () => void }) {
  const { text, language } = useText();
  const isNew = message.readAt === null;
  return (
    <Box
      tag="article"
      background={isNew ? 'primary100' : 'neutral0'}
      borderColor={isNew ? 'primary200' : 'neutral200'}
      hasRadius
      padding={4}
    >
      <Flex justifyContent="space-between" gap={3} alignItems="start" wrap="wrap">
        <Box flex="1 1 24rem">
          <Typography variant="delta" fontWeight={isNew ? 'bold' : 'regular'} tag="h2">
            {message.issue ? (
              <Link to={issuePage(message.issue)} onClick={isNew ? onRead : undefined}>
                {message.title}
              </Link>
            ) : (
              message.title
            )}
          </Typography>
          <Typography display="block" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {message.body}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {`${message.eventName} · ${formatInstant(message.createdAt, language)}`}
          </Typography>
        </Box>
        {isNew && (
          <Button variant="tertiary" size="S" onClick={onRead}>
            {text('messages.read')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}

/** Letters are the person's own affair; without a mail server there are none. */
function PreferencesBox() {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const { data } = useCaseworkPreferencesQuery();
  const [save] = useCaseworkSetPreferencesMutation();
  if (!data) return null;
  const change = async (changed: Partial<Pick<Preferences, 'email' | 'muted'>>): Promise<void> => {
    const answer = await save({ email: data.email, muted: data.muted, ...changed });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else toggleNotification({ type: 'success', message: text('messages.saved') });
  };
  return (
    <Box background="neutral0" hasRadius padding={4}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root hint={data.mailOn ? undefined : text('messages.mailOff')}>
            <Field.Label>{text('messages.email')}</Field.Label>
            <SingleSelect value={data.email} onChange={(value) => void change({ email: value as EmailMode })}>
              {EMAIL_MODES.map((mode) => (
                <SingleSelectOption key={mode} value={mode}>
                  {text(`messages.email.${mode}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        {data.email !== 'off' && (
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Field.Root hint={text('messages.muted.hint')}>
              <Field.Label>{text('messages.muted')}</Field.Label>
              <MultiSelect
                value={data.muted}
                placeholder={text('messages.muted.none')}
                customizeContent={(chosen) => text('messages.muted.some', { n: chosen?.length ?? 0 })}
                onChange={(muted) => void change({ muted })}
              >
                {data.events.map(({ event, name }) => (
                  <MultiSelectOption key={event} value={event}>
                    {name}
                  </MultiSelectOption>
                ))}
              </MultiSelect>
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        )}
      </Grid.Root>
    </Box>
  );
}
