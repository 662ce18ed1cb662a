import { Field, TextInput, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { DutyItem } from '../../../contracts/duties';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkWaiveMutation } from './api';
import { periodOf, subjectOf, typeName } from './names';

/** The office waives a duty, with the reason and who approved it. */
export function WaiveModal({ duty, onClose }: { duty: DutyItem; onClose: () => void }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [waive, { isLoading }] = useCaseworkWaiveMutation();
  const run = async (): Promise<void> => {
    const answer = await waive({ documentId: duty.documentId, reason, approver });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({ type: 'success', message: text('duties.waived') });
    onClose();
  };
  return (
    <FormModal
      title={text('duties.waiveTitle')}
      submit={text('duties.waive')}
      busy={isLoading}
      problem={problem}
      entry
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Typography fontWeight="bold">
        {[typeName(duty.type, language), periodOf(duty, language), subjectOf(duty)].join(' ')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('duties.waiveHint')}
      </Typography>
      <Field.Root name="reason" required>
        <Field.Label>{text('duties.reason')}</Field.Label>
        <Textarea name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field.Root>
      <Field.Root name="approver" required>
        <Field.Label>{text('duties.approver')}</Field.Label>
        <TextInput
          name="approver"
          value={approver}
          onChange={(event: { target: { value: string } }) => setApprover(event.target.value)}
        />
      </Field.Root>
    </FormModal>
  );
}
