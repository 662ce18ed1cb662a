import { Badge, Box, Button, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { dayOf, weekdayOf } from '../shared/dates';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import type { DutyItem } from '../../../contracts/duties';
import { COLOURS, fulfilledBy, periodOf, placeOf, stateName, subjectOf, typeName } from './names';

/** Duties in the order of their dues, with both dates. */
export function DutyList({
  duties,
  onWaive,
}: {
  duties: DutyItem[];
  onWaive: ((duty: DutyItem) => void) | null;
}) {
  const { text, language } = useText();
  const columns = [
    'duties.type',
    'duties.subject',
    'duties.period',
    'duties.plan',
    'duties.due',
    'duties.state',
    'duties.fulfilled',
  ] as const;
  return (
    <Table colCount={columns.length + 1} rowCount={duties.length + 1}>
      <TableHead names={[...columns.map((key) => text(key)), '']} />
      <Tbody>
        {duties.map((duty) => (
          <Tr key={duty.documentId}>
            <Td>
              <Box paddingTop={2} paddingBottom={2}>
                <Name duty={duty} />
                <Typography variant="pi" textColor="neutral600" display="block">
                  {text('duties.by', { by: fulfilledBy(duty.type, language) })}
                </Typography>
              </Box>
            </Td>
            <Td style={{ minWidth: '12rem', maxWidth: '22rem', whiteSpace: 'normal' }}>
              <Typography>{subjectOf(duty)}</Typography>
            </Td>
            <Td>
              <Typography>{periodOf(duty, language) || '-'}</Typography>
            </Td>
            <Td>
              <Typography>{duty.planDate}</Typography>
            </Td>
            <Td>
              <Typography fontWeight={duty.planDate === duty.dueDate ? 'regular' : 'bold'}>
                {duty.dueDate} {weekdayOf(duty.dueDate, language)}
                {duty.provisional ? `（${text('duties.provisional')}）` : ''}
              </Typography>
            </Td>
            <Td>
              <Badge backgroundColor={COLOURS[duty.state].background} textColor={COLOURS[duty.state].text}>
                {stateName(duty.state, language)}
              </Badge>
            </Td>
            <Td style={{ maxWidth: '18rem', whiteSpace: 'normal' }}>
              <Typography variant="pi">
                {duty.waived
                  ? text('duties.why', { reason: duty.waived.reason, approver: duty.waived.approver })
                  : duty.fulfilledAt
                    ? dayOf(new Date(duty.fulfilledAt))
                    : '-'}
              </Typography>
            </Td>
            <Td>
              {onWaive && (duty.state === 'pending' || duty.state === 'missed') && (
                <Button size="S" variant="tertiary" onClick={() => onWaive(duty)}>
                  {text('duties.waive')}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Lists duties, each with a link to the page where it is fulfilled. */
function Name({ duty }: { duty: DutyItem }) {
  const { language } = useText();
  const place = placeOf(duty);
  const name = typeName(duty.type, language);
  return place ? (
    <Typography tag={Link} to={place} textColor="primary600" fontWeight="bold">
      {name}
    </Typography>
  ) : (
    <Typography fontWeight="bold">{name}</Typography>
  );
}
