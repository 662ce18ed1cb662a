import { Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { DayInput } from '../shared/DayInput';
import { FormModal } from '../shared/FormModal';
import { dayOf } from '../shared/dates';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkDeliverMutation } from './api';

type Props = { policy: string; enterprises: string[]; onDone: () => void; onClose: () => void };

/** Several enterprises were told at once: when, and what came of it. */
export function DeliveryModal({ policy, enterprises, onDone, onClose }: Props) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [date, setDate] = useState(dayOf(new Date()));
  const [result, setResult] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [deliver, { isLoading }] = useCaseworkDeliverMutation();
  const run = async (): Promise<void> => {
    if (date === '') return setErrors({ date: text('form.required') });
    const answer = await deliver({ policy, enterprises, date, ...(result.trim() ? { result } : {}) });
    if ('error' in answer) {
      setErrors(fieldMessages(answer.error));
      return setProblem(messageOf(answer.error));
    }
    toggleNotification({ type: 'success', message: text('policies.recorded', answer.data) });
    onDone();
    onClose();
  };
  return (
    <FormModal
      title={text('policies.recordTitle')}
      submit={text('policies.record', { n: enterprises.length })}
      busy={isLoading}
      problem={problem}
      entry
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Typography>{text('policies.recordText', { n: enterprises.length })}</Typography>
      <Field.Root name="date" required error={errors['date']}>
        <Field.Label>{text('policies.date')}</Field.Label>
        <DayInput name="date" value={date} onChange={setDate} />
        <Field.Error />
      </Field.Root>
      <Field.Root name="result" hint={text('policies.resultHint')} error={errors['result']}>
        <Field.Label>{text('policies.result')}</Field.Label>
        <Textarea
          name="result"
          maxLength={2000}
          value={result}
          onChange={(event) => setResult(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormModal>
  );
}
