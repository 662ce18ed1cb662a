import {
  Box,
  Field,
  Flex,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { periodLabel } from '../../../domain/duties';
import { StateBadge } from '../shared/StateBadge';
import { dayOf, formatInstant } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useCaseworkOwedQuery, type OwedLine } from './api';

/** Next month, this one and the eleven before, as 2026-11. */
function monthsAround(today: string): string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: 13 }, (_, back) => {
    const month = now + 1 - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Which meetings of a month have been held, are arranged or are still to be arranged (§四.4). */
export function OwedMeetings() {
  const { text, language } = useText();
  const today = dayOf(new Date());
  const [month, setMonth] = useState(today.slice(0, 7));
  const { data, error } = useCaseworkOwedQuery(month);
  const lines = data ? [...(data.city ? [data.city] : []), ...data.leaders] : [];
  const counted = lines.filter(({ state }) => state !== 'waived');
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex justifyContent="space-between" alignItems="end" wrap="wrap" gap={4} paddingBottom={4}>
        <Box>
          <Typography variant="beta" tag="h2" display="block">
            {text('owed.title')}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('owed.hint')}
            {data &&
              ` · ${text('owed.count', { n: counted.length, held: counted.filter(({ state }) => state === 'held').length })}`}
          </Typography>
        </Box>
        <Box width="16rem">
          <Field.Root name="month">
            <Field.Label>{text('owed.month')}</Field.Label>
            <SingleSelect value={month} onChange={(chosen) => setMonth(String(chosen))}>
              {monthsAround(today).map((value) => (
                <SingleSelectOption key={value} value={value}>
                  {language === 'zh' ? periodLabel(value) : value}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
      </Flex>
      {error ? (
        <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
      ) : data && lines.length === 0 ? (
        <Typography textColor="neutral600">{text('owed.none')}</Typography>
      ) : (
        <Lines lines={lines} />
      )}
    </Box>
  );
}

function Lines({ lines }: { lines: OwedLine[] }) {
  const { text, language } = useText();
  return (
    <Table colCount={3} rowCount={lines.length + 1}>
      <TableHead names={[text('owed.who'), text('meetings.state'), text('meetings.heldAt')]} />
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.leader?.documentId ?? 'city'}>
            <Td>
              <Typography>{line.leader?.title ?? text('owed.city')}</Typography>
            </Td>
            <Td>
              <StateBadge active={line.state === 'held'}>{text(`owed.${line.state}`)}</StateBadge>
            </Td>
            <Td>
              {line.meeting ? (
                <LinkButton variant="ghost" size="S" tag={Link} to={line.meeting.documentId}>
                  {formatInstant(line.meeting.heldAt, language)}
                </LinkButton>
              ) : (
                <Typography textColor="neutral600">—</Typography>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
