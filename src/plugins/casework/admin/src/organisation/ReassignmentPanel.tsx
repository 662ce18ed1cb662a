import { Button, Field, Flex, TextInput, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import {
  REASSIGNMENT_LIFE,
  allowed,
  type ReassignmentState,
  type ReassignmentStep,
} from '../../../domain/life';
import { useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { formatInstant } from '../shared/dates';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import { useCaseworkStepReassignmentMutation } from './api';

export type Reassignment = Record<string, unknown> & {
  documentId: string;
  state?: ReassignmentState;
};

/** The way of a reassignment, and when each stage of it was reached. */
const wayOf = (refused: boolean): readonly (readonly [state: string, at: string])[] => [
  ['drafted', 'createdAt'],
  ['submitted', 'submittedAt'],
  refused ? ['refused', 'refusedAt'] : ['approved', 'approvedAt'],
  ...(refused ? [] : [['effective', 'effectiveAt'] as const]),
];

/** 调剂办理: where it stands, and the step that the office takes next. */
export default function ReassignmentPanel({ reassignment }: { reassignment: Reassignment }) {
  const { text, language } = useText();
  const [step, setStep] = useState<ReassignmentStep | null>(null);
  const state = reassignment.state ?? 'drafted';
  const isOffice = useActingKind() === 'office';
  const next = allowed(REASSIGNMENT_LIFE, { state, as: ['office'] });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex tag="ol" direction="column" alignItems="stretch" gap={1}>
        {wayOf(state === 'refused').map(([name, field]) => {
          const at = reassignment[field];
          return (
            <Flex tag="li" key={name} justifyContent="space-between" gap={2}>
              <Typography
                fontWeight={name === state ? 'bold' : 'regular'}
                textColor={at ? 'neutral800' : 'neutral500'}
              >
                {text(`reassignment.${name}` as TextKey)}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {typeof at === 'string' ? formatInstant(at, language) : ''}
              </Typography>
            </Flex>
          );
        })}
      </Flex>
      {next.length === 0 && <Typography variant="pi">{text('reassignment.over')}</Typography>}
      {next.length > 0 && !isOffice && <Typography variant="pi">{text('reassignment.waits')}</Typography>}
      {isOffice &&
        next.map((name) => (
          <Button
            key={name}
            fullWidth
            variant={name === 'refuse' ? 'danger-light' : 'secondary'}
            onClick={() => setStep(name)}
          >
            {REASSIGNMENT_LIFE.steps[name].label[language]}
          </Button>
        ))}
      {step && <StepModal step={step} documentId={reassignment.documentId} onClose={() => setStep(null)} />}
    </Flex>
  );
}

type StepProps = { step: ReassignmentStep; documentId: string; onClose: () => void };

function StepModal({ step, documentId, onClose }: StepProps) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useCaseworkStepReassignmentMutation();
  const [value, setValue] = useState('');
  const [error, setError] = useState<{ field?: string; whole?: string }>({});
  const field = step === 'approve' ? 'approvalNumber' : step === 'refuse' ? 'reason' : null;
  const label = REASSIGNMENT_LIFE.steps[step].label[language];

  const submit = async (): Promise<void> => {
    if (field && value.trim() === '') return setError({ field: text('form.required') });
    const answer = await take({ documentId, step, data: field ? { [field]: value.trim() } : {} });
    if ('error' in answer) {
      const said = field ? fieldMessages(answer.error)[field] : undefined;
      return setError(said ? { field: said } : { whole: messageOf(answer.error) });
    }
    toggleNotification({
      type: 'success',
      message:
        step === 'take-effect'
          ? text('reassignment.moved', { n: answer.data.moved })
          : text('reassignment.done', { step: label }),
    });
    onClose();
  };

  return (
    <FormModal
      title={label}
      submit={label}
      busy={isLoading}
      grave={step === 'take-effect' || step === 'refuse'}
      entry={field !== null}
      problem={error.whole ?? null}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {step === 'submit' && <Typography>{text('reassignment.submitHint')}</Typography>}
      {step === 'take-effect' && <Typography>{text('reassignment.effectHint')}</Typography>}
      {field && (
        <Field.Root name={field} required error={error.field} width="100%">
          <Field.Label>
            {text(`reassignment.${field === 'reason' ? 'reason' : 'approvalNumber'}`)}
          </Field.Label>
          {field === 'reason' ? (
            <Textarea
              name={field}
              value={value}
              maxLength={2000}
              onChange={(event: { target: { value: string } }) => setValue(event.target.value)}
            />
          ) : (
            <TextInput
              name={field}
              value={value}
              maxLength={100}
              onChange={(event: { target: { value: string } }) => setValue(event.target.value)}
            />
          )}
          <Field.Error />
        </Field.Root>
      )}
    </FormModal>
  );
}
