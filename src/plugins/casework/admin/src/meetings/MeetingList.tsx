import {
  Box,
  Button,
  Flex,
  LinkButton,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { useActingKind } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { choiceText } from '../../../contracts/choices';
import { useCaseworkMeetingsQuery, type MeetingLine } from './api';
import { meetingTitle } from './names';
import { NewMeeting } from './NewMeeting';
import { OwedMeetings } from './OwedMeetings';

/** The kinds of readers who may call a meeting, and those who have the month's overview. */
const CONVENES = ['office', 'group', 'leader', 'liaison', 'unit'];
const OVERSEES = ['office', 'leader', 'liaison'];

/** All meetings that one sees, with those that the month still wants. */
export function MeetingList() {
  const { text } = useText();
  const { data, error } = useCaseworkMeetingsQuery();
  const [making, setMaking] = useState(false);
  const kind = useActingKind();
  return (
    <Main>
      <PageHead
        title={text('meetings.title')}
        subtitle={text('meetings.page')}
        primaryAction={
          CONVENES.includes(kind) && (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
              {text('meetings.new')}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {OVERSEES.includes(kind) && <OwedMeetings />}
          {error ? (
            <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
          ) : !data ? (
            <Loader small>{text('form.loading')}</Loader>
          ) : (
            <Meetings lines={data} />
          )}
        </Flex>
      </Layouts.Content>
      {making && <NewMeeting kind={kind} onClose={() => setMaking(false)} />}
    </Main>
  );
}

function Meetings({ lines }: { lines: MeetingLine[] }) {
  const { text, language } = useText();
  if (lines.length === 0) return <Typography>{text('meetings.none')}</Typography>;
  return (
    <Table colCount={5} rowCount={lines.length + 1}>
      <TableHead
        names={[
          text('meetings.heldAt'),
          text('meetings.whose'),
          text('meetings.items'),
          text('meetings.state'),
          '',
        ]}
      />
      <Tbody>
        {lines.map((meeting) => (
          <Tr key={meeting.documentId}>
            <Td>
              <Typography>{formatInstant(meeting.heldAt, language)}</Typography>
            </Td>
            <Td>
              <Box paddingTop={2} paddingBottom={2}>
                <Typography fontWeight="bold" display="block">
                  {meetingTitle(meeting, language)}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {[meeting.convener, meeting.group?.name].filter(Boolean).join(' · ')}
                </Typography>
              </Box>
            </Td>
            <Td>
              <Typography>
                {text('meetings.progress', { decided: meeting.decided, items: meeting.items })}
              </Typography>
            </Td>
            <Td>
              <StateBadge active={meeting.state === 'planned'}>
                {choiceText(meeting.state, language)}
              </StateBadge>
            </Td>
            <Td>
              <LinkButton variant="tertiary" size="S" tag={Link} to={meeting.documentId}>
                {text('meetings.open')}
              </LinkButton>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
