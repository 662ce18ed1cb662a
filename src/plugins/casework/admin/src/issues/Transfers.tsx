import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { choiceText } from '../../../contracts/choices';
import { formatDue, formatInstant } from '../shared/dates';
import { useText } from '../shared/texts';
import { DraftButton } from '../documents/DraftButton';
import type { Transfer } from './api';

/**
 * Who has the issue in hand: units, persons, telephones, deadlines.
 * @param slipOf the issue, for whoever issues its transfer slips
 * @param onPrint prints what a unit has been given as a slip
 */
export function Transfers({
  transfers,
  slipOf,
  onPrint,
}: {
  transfers: readonly Transfer[];
  slipOf?: string | undefined;
  onPrint?: ((transfer: Transfer) => void) | undefined;
}) {
  const { text } = useText();
  if (transfers.length === 0) return <Typography>{text('transfers.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {transfers.map((transfer) => (
        <TransferCard key={transfer.documentId} transfer={transfer} slipOf={slipOf} onPrint={onPrint} />
      ))}
    </Flex>
  );
}

function TransferCard({
  transfer,
  slipOf,
  onPrint,
}: {
  transfer: Transfer;
  slipOf?: string | undefined;
  onPrint?: ((transfer: Transfer) => void) | undefined;
}) {
  const { text, language } = useText();
  const person = [transfer.section, transfer.responsiblePerson, transfer.phone].filter(Boolean).join(' ');
  const lines = [
    `${text('transfers.started')} ${formatInstant(transfer.startedAt, language)}`,
    transfer.state === 'sent' &&
      transfer.takeUpDueAt &&
      `${text('due.takeUpDueAt')} ${formatDue(transfer.takeUpDueAt, language)}`,
    transfer.deadline && `${text('transfers.deadline')} ${formatDue(transfer.deadline, language)}`,
    person && `${text('transfers.person')} ${person}`,
    transfer.standard && `${text('transfers.standard')} ${transfer.standard}`,
    transfer.returnReason && `${text('transfers.returned')} ${transfer.returnReason}`,
  ].flatMap((line) => line || []);
  const ended = transfer.endedAt !== null;
  return (
    <Box background={ended ? 'neutral100' : 'primary100'} hasRadius padding={3}>
      <Typography fontWeight="bold" display="block">
        {transfer.unit}
      </Typography>
      <Typography variant="pi" textColor="neutral700" display="block">
        {[
          choiceText(transfer.role, language),
          choiceText(transfer.state, language),
          transfer.binding && text('transfers.binding'),
          transfer.ownDepartment && text('transfers.ownDepartment'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {lines.map((line) => (
        <Typography key={line} variant="pi" display="block" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Typography>
      ))}
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {slipOf && !ended && (
          <DraftButton
            input={{ kind: 'transfer-slip', issue: slipOf, unit: transfer.unitId }}
            label={text('documents.slip')}
          />
        )}
        {onPrint && (
          <Button variant="tertiary" size="S" onClick={() => onPrint(transfer)}>
            {text('issue.printSlip')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
