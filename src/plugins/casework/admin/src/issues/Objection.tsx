import { Box, Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { LedgerEntry } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { actionName } from '../shared/names';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkObjectMutation } from './api';

/** A person's objection to an entry that was made in his name. */
export function Objection({ objection }: { objection: NonNullable<LedgerEntry['objection']> }) {
  const { text, language } = useText();
  const { organisation, name, at, reason } = objection;
  return (
    <Box background="danger100" hasRadius padding={2} marginTop={1}>
      <Typography variant="pi" fontWeight="bold" textColor="danger700" display="block">
        {text('objection.title')}
      </Typography>
      <Typography variant="pi" display="block">
        {[organisation, name].filter((part, i, all) => part && all.indexOf(part) === i).join(' ')}{' '}
        {formatInstant(at, language)}
      </Typography>
      <Typography variant="pi" display="block" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {reason}
      </Typography>
    </Box>
  );
}

type Props = { issue: string; entry: LedgerEntry; onClose: () => void };

/** 对代为办理提出异议: told to the office, and kept with the entry. */
export function ObjectionModal({ issue, entry, onClose }: Props) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [object, { isLoading }] = useCaseworkObjectMutation();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (): Promise<void> => {
    setProblem(null);
    if (reason.trim() === '') return setWrong(text('form.required'));
    const answer = await object({ documentId: issue, sequence: entry.sequence, reason });
    if (!('error' in answer)) {
      toggleNotification({ type: 'success', message: text('objection.done') });
      return onClose();
    }
    const at = fieldMessages(answer.error)['reason'];
    setWrong(at);
    if (!at) setProblem(messageOf(answer.error));
  };

  return (
    <FormModal
      title={text('objection.to', { action: actionName(entry.action, language) })}
      problem={problem}
      submit={text('form.submit')}
      busy={isLoading}
      grave
      entry
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Typography>{text('objection.hint')}</Typography>
      <Field.Root name="reason" required error={wrong}>
        <Field.Label>{text('objection.reason')}</Field.Label>
        <Textarea
          name="reason"
          value={reason}
          onChange={(event: { target: { value: string } }) => {
            setReason(event.target.value);
            setWrong(undefined);
          }}
        />
        <Field.Error />
      </Field.Root>
    </FormModal>
  );
}
