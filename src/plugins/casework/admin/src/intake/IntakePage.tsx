import { Box, Button, EmptyStateLayout, Flex, Grid, Loader, Main, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import type { IntakeDetail } from '../../../contracts/intakes';
import { choiceText } from '../../../contracts/choices';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH } from '../shared/api';
import { formatDue, formatInstant } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { LightBadge } from '../shared/LightBadge';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkIntakeQuery } from './api';
import { INTAKE_STATES } from './IntakeList';
import { Part } from './Part';
import { RegisterForm } from './RegisterForm';

/** Page of one intake: the message beside the form that registers it. */
export function IntakePage() {
  const { documentId = '' } = useParams();
  const { text, language } = useText();
  const { data, error } = useCaseworkIntakeQuery(documentId, FRESH);
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  return (
    <Main>
      <PageHead
        title={data.subject}
        subtitle={[
          data.enterprise?.name ?? text('intake.noEnterprise'),
          choiceText(data.channel, language),
        ].join(' · ')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('intake.back')}
          </Typography>
        }
      />
      <Layouts.Content>
        <Grid.Root gap={4} paddingBottom={8}>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Message intake={data} />
          </Grid.Item>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            {/* Another intake is another form. */}
            {data.prefill && data.allowed.includes('register') ? (
              <RegisterForm key={data.documentId} intake={data} prefill={data.prefill} />
            ) : (
              <Outcome intake={data} />
            )}
          </Grid.Item>
        </Grid.Root>
      </Layouts.Content>
    </Main>
  );
}

function Message({ intake }: { intake: IntakeDetail }) {
  const { text, language } = useText();
  const facts: [string, string | null][] = [
    [text('intake.from'), [intake.from.name, intake.from.address].filter(Boolean).join(' ') || null],
    [text('intake.receivedAt'), formatInstant(intake.receivedAt, language)],
    [text('intake.due'), formatDue(intake.dueAt, language)],
    [text('intake.source'), [intake.source, intake.outsideNumber].filter(Boolean).join(' ') || null],
  ];
  return (
    <Part title={text('intake.message')}>
      <Flex gap={2} wrap="wrap">
        {intake.light ? (
          <LightBadge light={intake.light}>{text(`light.${intake.light}`)}</LightBadge>
        ) : (
          <StateBadge>{choiceText(intake.state, language, INTAKE_STATES)}</StateBadge>
        )}
        {intake.complaint && <StateBadge>{text('intake.complaint')}</StateBadge>}
      </Flex>
      <Flex gap={6} wrap="wrap" alignItems="flex-start">
        {facts.map(
          ([name, value]) =>
            value && (
              <Box key={name}>
                <Typography variant="pi" textColor="neutral600" display="block">
                  {name}
                </Typography>
                <Typography style={{ overflowWrap: 'anywhere' }}>{value}</Typography>
              </Box>
            ),
        )}
      </Flex>
      <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {intake.text || text('intake.noText')}
      </Typography>
      {intake.leftOut && (
        <Typography textColor="warning700">{text('intake.leftOut', { names: intake.leftOut })}</Typography>
      )}
      <Files intake={intake} />
    </Part>
  );
}

function Files({ intake: { attachments, original } }: { intake: IntakeDetail }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const fetchFile = async ({ documentId, name }: { documentId: string; name: string }): Promise<void> => {
    try {
      const { data } = await get<Blob>(`/casework/files/${documentId}`, { responseType: 'blob' });
      save(data, name);
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('intake.lost', { message: await reasonOf(error) }),
      });
    }
  };
  if (attachments.length === 0 && !original) return null;
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={text('intake.files')}>
      {attachments.map((file) => (
        <Button
          key={file.documentId}
          variant="tertiary"
          size="S"
          startIcon={<Download aria-hidden />}
          onClick={() => void fetchFile(file)}
        >
          {file.name}
        </Button>
      ))}
      {original && (
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Download aria-hidden />}
          onClick={() => void fetchFile(original)}
        >
          {text('intake.original')}
        </Button>
      )}
    </Flex>
  );
}

function Outcome({ intake }: { intake: IntakeDetail }) {
  const { text, language } = useText();
  return (
    <Part title={text('intake.outcome')}>
      <Typography fontWeight="bold">{choiceText(intake.state, language, INTAKE_STATES)}</Typography>
      {intake.issue && (
        <Typography tag={Link} to={issuePage(intake.issue.documentId)} textColor="primary600">
          {`${intake.issue.number} · ${choiceText(intake.issue.stage, language)}`}
        </Typography>
      )}
      {intake.reason && <Typography style={{ whiteSpace: 'pre-wrap' }}>{intake.reason}</Typography>}
      {intake.handledAt && (
        <Typography variant="pi" textColor="neutral600">
          {text('intake.by', { by: intake.handledBy ?? '', at: formatInstant(intake.handledAt, language) })}
        </Typography>
      )}
    </Part>
  );
}
