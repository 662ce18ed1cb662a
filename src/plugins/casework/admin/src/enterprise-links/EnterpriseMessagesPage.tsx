import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Link as TextLink,
  Loader,
  Main,
  Tabs,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { MessageOfEnterprise } from '../../../contracts/enterprise-messages';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { Pages } from '../shared/Pages';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkAnswerMessageMutation, useCaseworkEnterpriseMessagesQuery } from './api';

const TABS = ['waiting', 'all'] as const;

/** 企业留言: what enterprises write on their page, and its answers. */
export default function EnterpriseMessagesPage() {
  const { text } = useText();
  const [state, setState] = useState<(typeof TABS)[number]>('waiting');
  const [page, setPage] = useState(1);
  const [answering, setAnswering] = useState<MessageOfEnterprise | null>(null);
  const { data, error } = useCaseworkEnterpriseMessagesQuery({ state, page }, FRESH);
  return (
    <Main>
      <PageHead title={text('enterpriseMessages.title')} subtitle={text('enterpriseMessages.page')} />
      <Layouts.Content>
        <Tabs.Root
          variant="simple"
          value={state}
          onValueChange={(value) => {
            setPage(1);
            setState(value as (typeof TABS)[number]);
          }}
        >
          <Tabs.List aria-label={text('enterpriseMessages.tabs')}>
            {TABS.map((value) => (
              <Tabs.Trigger key={value} value={value}>
                {text(`enterpriseMessages.${value}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {TABS.map((value) => (
            <Tabs.Content key={value} value={value}>
              <Box paddingTop={4} paddingBottom={8}>
                {error ? (
                  <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
                ) : !data ? (
                  <Loader>{text('form.loading')}</Loader>
                ) : data.messages.length === 0 ? (
                  <EmptyStateLayout
                    content={text(
                      value === 'all' ? 'enterpriseMessages.noneAtAll' : 'enterpriseMessages.none',
                    )}
                  />
                ) : (
                  <>
                    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
                      {data.messages.map((message) => (
                        <MessageLine
                          key={message.id}
                          message={message}
                          onAnswer={() => setAnswering(message)}
                        />
                      ))}
                    </Flex>
                    <Pages
                      page={data.pagination.page}
                      pages={data.pagination.pageCount}
                      total={data.pagination.total}
                      onPage={setPage}
                    />
                  </>
                )}
              </Box>
            </Tabs.Content>
          ))}
        </Tabs.Root>
        {answering && (
          <AnswerModal key={answering.id} message={answering} onClose={() => setAnswering(null)} />
        )}
      </Layouts.Content>
    </Main>
  );
}

const asWritten = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

function MessageLine({ message, onAnswer }: { message: MessageOfEnterprise; onAnswer: () => void }) {
  const { text, language } = useText();
  const { enterprise, issue, contact, at, answer, mayAnswer } = message;
  return (
    <Box tag="li" background="neutral0" borderColor="neutral200" hasRadius padding={4}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Box style={{ minWidth: 0, flex: '1 1 24rem' }}>
          <Typography tag="h2" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {enterprise.name}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[contact, formatInstant(at, language)].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
        {mayAnswer && (
          <Button onClick={onAnswer} aria-label={`${text('enterpriseMessages.answer')} ${enterprise.name}`}>
            {text('enterpriseMessages.answer')}
          </Button>
        )}
      </Flex>
      <Typography tag="p" paddingTop={3} style={asWritten}>
        {message.text}
      </Typography>
      {issue && (
        <Box paddingTop={2}>
          <TextLink tag={Link} to={issuePage(issue.documentId)}>
            {text('enterpriseMessages.about', { number: issue.number })}
          </TextLink>
        </Box>
      )}
      {answer && (
        <Box background="neutral100" hasRadius padding={3} marginTop={3}>
          <Typography tag="p" style={asWritten}>
            {answer.text}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
            {text('enterpriseMessages.answered', {
              by: answer.by,
              who: answer.who ?? '',
              at: formatInstant(answer.at, language),
            })}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

function AnswerModal({ message, onClose }: { message: MessageOfEnterprise; onClose: () => void }) {
  const { text } = useText();
  const [send, { isLoading }] = useCaseworkAnswerMessageMutation();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await send({ id: message.id, text: typed.trim() });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    onClose();
  };
  return (
    <FormModal
      title={text('enterpriseMessages.answerTitle')}
      submit={text('enterpriseMessages.answer')}
      busy={isLoading}
      disabled={typed.trim() === ''}
      entry
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography style={asWritten}>{`${message.enterprise.name}：${message.text}`}</Typography>
      <Field.Root name="answer" hint={text('enterpriseMessages.hint')} width="100%" required>
        <Field.Label>{text('enterpriseMessages.text')}</Field.Label>
        <Textarea
          name="answer"
          maxLength={1000}
          value={typed}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormModal>
  );
}
