import {
  Box,
  Field,
  Flex,
  IconButton,
  Link as TextLink,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Textarea,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { DayInput } from '../shared/DayInput';
import { StateBadge } from '../shared/StateBadge';
import { issuePage } from '../shared/places';
import { useRecords, type RecordOption } from '../shared/records';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { isTextKey, useText } from '../shared/texts';
import { useCaseworkRemoveItemMutation, type Decision, type Item, type Subject } from './api';
import { OUTCOMES } from './names';

type Props = {
  meeting: string;
  open: boolean;
  items: Item[];
  /** the form's decisions, in the same order */
  lines: Decision[];
  /** why a line was refused, by its documentId */
  refused: Record<string, string>;
  onChange: (item: string, given: Partial<Decision>) => void;
};

/** The agenda, with what is decided beside each line. */
export function AgendaTable(props: Props) {
  const { items, open } = props;
  const { text } = useText();
  const units = useRecords('unit').options;
  if (items.length === 0) return <Typography>{text('meeting.empty')}</Typography>;
  const heads = ['meeting.no', 'meeting.subject', 'meeting.decision', 'meeting.terms'] as const;
  return (
    <Table colCount={heads.length + 1} rowCount={items.length + 1}>
      <TableHead names={[...heads.map((head) => text(head)), open ? '' : text('meetings.state')]} />
      <Tbody>
        {items.map((item, n) => (
          <Line key={item.documentId} {...props} item={item} n={n} units={units} />
        ))}
      </Tbody>
    </Table>
  );
}

const top = { verticalAlign: 'top', whiteSpace: 'normal' } as const;

function Line({
  item,
  n,
  units,
  meeting,
  open,
  lines,
  refused,
  onChange,
}: Props & { item: Item; n: number; units: RecordOption[] }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [remove, { isLoading }] = useCaseworkRemoveItemMutation();
  const line = lines[n];
  const why = refused[item.documentId];
  const change = (given: Partial<Decision>): void => onChange(item.documentId, given);
  const takeOff = async (): Promise<void> => {
    const answer = await remove({ meeting, item: item.documentId });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
  };
  return (
    <Tr style={why ? { outline: '2px solid currentColor' } : undefined}>
      <Td style={top}>
        <Box paddingTop={4}>
          <Typography>{n + 1}</Typography>
        </Box>
      </Td>
      <Td style={{ ...top, minWidth: '24rem', maxWidth: '32rem' }}>
        <Box paddingTop={4} paddingBottom={4}>
          <SubjectText subject={item} />
        </Box>
      </Td>
      <Td style={{ ...top, minWidth: '28rem', width: '45%' }}>
        <Box paddingTop={4} paddingBottom={4}>
          {open ? (
            <Field.Root name={`decision-${n + 1}`} error={why ?? false} width="100%">
              <Textarea
                aria-label={`${text('meeting.decision')} ${n + 1}`}
                value={line?.decision ?? ''}
                onChange={(event: { target: { value: string } }) => change({ decision: event.target.value })}
              />
              <Field.Error />
            </Field.Root>
          ) : (
            <Typography style={{ whiteSpace: 'pre-wrap' }}>{item.decision ?? '—'}</Typography>
          )}
        </Box>
      </Td>
      <Td style={{ ...top, minWidth: '20rem' }}>
        <Box paddingTop={4} paddingBottom={4}>
          {open ? <Terms line={line} n={n} units={units} onChange={change} /> : <TermsText item={item} />}
        </Box>
      </Td>
      <Td style={top}>
        <Box paddingTop={4}>
          {open ? (
            <IconButton
              label={text('meeting.remove')}
              variant="ghost"
              disabled={isLoading}
              onClick={() => void takeOff()}
            >
              <Trash />
            </IconButton>
          ) : (
            <StateBadge active={item.state === 'applied'}>{choiceText(item.state, language)}</StateBadge>
          )}
        </Box>
      </Td>
    </Tr>
  );
}

/** Shows the subject of a line: an issue or a common problem. */
export function SubjectText({ subject, carried = false }: { subject: Subject; carried?: boolean }) {
  const { text, language } = useText();
  const { issue, commonProblem, escalation } = subject;
  if (commonProblem) {
    return (
      <Flex direction="column" alignItems="start" gap={1}>
        <Typography fontWeight="bold">{commonProblem.title}</Typography>
        <StateBadge>{text('meeting.problem', { n: commonProblem.issues })}</StateBadge>
      </Flex>
    );
  }
  if (!issue) return <Typography>—</Typography>;
  const level = `level.${escalation?.level}`;
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <TextLink tag={Link} to={issuePage(issue.documentId)}>
        {issue.number}
      </TextLink>
      <Typography fontWeight="bold">{issue.title}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {[issue.enterprise?.name, issue.leadUnit?.name, choiceText(issue.stage, language)]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {carried && <StateBadge>{text('meeting.carried')}</StateBadge>}
      {escalation ? (
        <>
          {isTextKey(level) && <StateBadge active>{text(level)}</StateBadge>}
          {escalation.reason && (
            <Typography variant="pi">{text('meeting.escalated', { reason: escalation.reason })}</Typography>
          )}
        </>
      ) : (
        !carried && (
          <Typography variant="pi" textColor="neutral600">
            {text('meeting.byHand')}
          </Typography>
        )
      )}
    </Flex>
  );
}

const NONE = '—';

function Terms({
  line,
  n,
  units,
  onChange,
}: {
  line: Decision | undefined;
  n: number;
  units: RecordOption[];
  onChange: (given: Partial<Decision>) => void;
}) {
  const { text, language } = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <SingleSelect
        aria-label={`${text('meeting.unit')} ${n + 1}`}
        value={line?.unit ?? NONE}
        onChange={(chosen) => onChange({ unit: chosen === NONE ? null : String(chosen) })}
      >
        <SingleSelectOption value={NONE}>{text('meeting.keep')}</SingleSelectOption>
        {units.map(({ documentId, label }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <SingleSelect
        aria-label={`${text('meeting.outcome')} ${n + 1}`}
        value={line?.outcome ?? NONE}
        onChange={(chosen) => onChange({ outcome: chosen === NONE ? null : String(chosen) })}
      >
        <SingleSelectOption
          value={NONE}
        >{`${text('meeting.outcome')}：${text('meeting.none')}`}</SingleSelectOption>
        {OUTCOMES.map((outcome) => (
          <SingleSelectOption key={outcome} value={outcome}>
            {choiceText(outcome, language)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <DayInput
        name={`deadline.${n}`}
        label={`${text('meeting.deadline')} ${n + 1}`}
        value={line?.deadline ?? ''}
        onChange={(day) => onChange({ deadline: day === '' ? null : day })}
      />
    </Flex>
  );
}

function TermsText({ item }: { item: Item }) {
  const { text, language } = useText();
  const terms = [
    item.unit && `${text('meeting.unit')}：${item.unit.name}`,
    item.outcome && `${text('meeting.outcome')}：${choiceText(item.outcome, language)}`,
    item.deadline && `${text('meeting.deadline')}：${item.deadline}`,
  ].filter(Boolean);
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      {terms.length === 0 ? (
        <Typography>—</Typography>
      ) : (
        terms.map((term) => <Typography key={term}>{term}</Typography>)
      )}
    </Flex>
  );
}
