import {
  Box,
  Button,
  Checkbox,
  Flex,
  Link as TextLink,
  LinkButton,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { useCaseworkAddItemMutation, useCaseworkMeetingsQuery } from '../meetings/api';
import { levelText, meetingTitle } from '../meetings/names';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { useActingKind } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import {
  useCaseworkCandidatesQuery,
  useCaseworkLinkMutation,
  useCaseworkProblemQuery,
  type LinkedIssue,
  type Overview,
} from './api';
import { STATES } from './ProblemList';

/** Page of one common problem: its issues, the issues that may belong to it, and the meeting. */
export function ProblemPage() {
  const { text, language } = useText();
  const { documentId = '' } = useParams();
  const { data, error } = useCaseworkProblemQuery(documentId);
  const keeps = useActingKind() === 'office';
  if (error) {
    return (
      <Main>
        <Box padding={8}>
          <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
        </Box>
      </Main>
    );
  }
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  return (
    <Main>
      <PageHead
        title={data.title}
        subtitle={[data.category?.name, choiceText(data.state, language, STATES)].filter(Boolean).join(' · ')}
        navigationAction={
          <Flex justifyContent="flex-start">
            <LinkButton variant="ghost" size="S" startIcon={<ArrowLeft aria-hidden />} tag={Link} to="..">
              {text('problems.back')}
            </LinkButton>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {data.description && <Typography>{data.description}</Typography>}
          {data.decision && (
            <Part title={text('problems.decision')}>
              <Typography style={{ whiteSpace: 'pre-wrap' }}>{data.decision}</Typography>
            </Part>
          )}
          <Meetings problem={data} />
          <Linked problem={data} />
          {keeps && <Candidates problem={data} />}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}

const Part = ({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
    <Flex justifyContent="space-between" paddingBottom={4} gap={4}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {action}
    </Flex>
    {children}
  </Box>
);

function Meetings({ problem }: { problem: Overview }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const { data: meetings } = useCaseworkMeetingsQuery();
  const [add, { isLoading }] = useCaseworkAddItemMutation();
  const [chosen, setChosen] = useState('');
  const planned = (meetings ?? []).filter(
    ({ level, state, documentId }) =>
      level === 'city' && state === 'planned' && !problem.meetings.some((m) => m.documentId === documentId),
  );
  const meeting = chosen || (planned[0]?.documentId ?? '');
  const put = async (): Promise<void> => {
    const answer = await add({ meeting, commonProblem: problem.documentId });
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: messageOf(answer.error) }
        : { type: 'success', message: text('problems.added') },
    );
    setChosen('');
  };
  return (
    <Part title={text('problems.meetings')}>
      <Flex direction="column" alignItems="start" gap={2}>
        {problem.meetings.map(({ documentId, heldAt, level, state }) => (
          <Flex key={documentId} gap={2} wrap="wrap">
            <TextLink tag={Link} to={`/plugins/casework/meetings/${documentId}`}>
              {`${formatInstant(heldAt, language)} ${levelText(level, language)}`}
            </TextLink>
            <StateBadge active={state === 'planned'}>{choiceText(state, language)}</StateBadge>
          </Flex>
        ))}
        {planned.length > 0 ? (
          <Flex gap={2} wrap="wrap">
            <Box width="28rem">
              <SingleSelect
                aria-label={text('problems.toMeeting')}
                value={meeting}
                onChange={(value) => setChosen(String(value))}
              >
                {planned.map((one) => (
                  <SingleSelectOption key={one.documentId} value={one.documentId}>
                    {`${formatInstant(one.heldAt, language)} ${meetingTitle(one, language)}`}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Box>
            <Button loading={isLoading} disabled={problem.issues.length === 0} onClick={() => void put()}>
              {text('problems.toMeeting')}
            </Button>
          </Flex>
        ) : (
          problem.meetings.every(({ state }) => state !== 'planned') && (
            <Typography textColor="neutral600">{text('problems.noMeeting')}</Typography>
          )
        )}
      </Flex>
    </Part>
  );
}

function useLink(problem: string) {
  const { toggleNotification } = useNotification();
  const [link, { isLoading }] = useCaseworkLinkMutation();
  const send = async (issues: string[], how: 'link' | 'unlink'): Promise<boolean> => {
    const answer = await link({ problem, issues, how });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    return !('error' in answer);
  };
  return { send, isLoading };
}

function Issues({
  issues,
  head,
  cell,
}: {
  issues: LinkedIssue[];
  head: string;
  cell: (issue: LinkedIssue) => ReactNode;
}) {
  const { text, language } = useText();
  return (
    <Table colCount={5} rowCount={issues.length + 1}>
      <TableHead
        names={[
          head,
          text('problems.number'),
          text('problems.issueTitle'),
          text('problems.enterprise'),
          text('problems.stage'),
        ]}
      />
      <Tbody>
        {issues.map((issue) => (
          <Tr key={issue.documentId}>
            <Td>{cell(issue)}</Td>
            <Td>
              <TextLink tag={Link} to={issuePage(issue.documentId)}>
                {issue.number}
              </TextLink>
            </Td>
            <Td style={{ minWidth: '10rem', whiteSpace: 'normal' }}>
              <Typography>{issue.title}</Typography>
            </Td>
            <Td>
              <Typography>{issue.enterprise.name}</Typography>
            </Td>
            <Td>
              <Typography>{choiceText(issue.stage, language)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Linked({ problem }: { problem: Overview }) {
  const { text } = useText();
  const { send, isLoading } = useLink(problem.documentId);
  const keeps = useActingKind() === 'office';
  return (
    <Part title={text('problems.linked', { n: problem.issues.length })}>
      {problem.issues.length === 0 ? (
        <Typography textColor="neutral600">{text('problems.noLinked')}</Typography>
      ) : (
        <Issues
          issues={problem.issues}
          head=""
          cell={({ documentId }) =>
            keeps && (
              <Button
                variant="tertiary"
                size="S"
                disabled={isLoading}
                onClick={() => void send([documentId], 'unlink')}
              >
                {text('problems.unlink')}
              </Button>
            )
          }
        />
      )}
    </Part>
  );
}

function Candidates({ problem }: { problem: Overview }) {
  const { text } = useText();
  const { data } = useCaseworkCandidatesQuery(problem.documentId);
  const { send, isLoading } = useLink(problem.documentId);
  const [chosen, setChosen] = useState<string[]>([]);
  const likeness = new Map((data ?? []).map(({ documentId, similarity }) => [documentId, similarity]));
  const link = async (): Promise<void> => {
    if (await send(chosen, 'link')) setChosen([]);
  };
  return (
    <Part
      title={text('problems.candidates')}
      action={
        <Button size="S" loading={isLoading} disabled={chosen.length === 0} onClick={() => void link()}>
          {text('problems.link', { n: chosen.length })}
        </Button>
      }
    >
      {!data || data.length === 0 ? (
        <Typography textColor="neutral600">{text('problems.noCandidates')}</Typography>
      ) : (
        <Issues
          issues={data}
          head={text('problems.similarity')}
          cell={({ documentId, number }) => (
            <Checkbox
              aria-label={number}
              checked={chosen.includes(documentId)}
              onCheckedChange={(checked) =>
                setChosen((before) =>
                  checked === true ? [...before, documentId] : before.filter((id) => id !== documentId),
                )
              }
            >
              {`${Math.round((likeness.get(documentId) ?? 0) * 100)}%`}
            </Checkbox>
          )}
        />
      )}
    </Part>
  );
}
