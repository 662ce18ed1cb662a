import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { IntakeDetail, Prefill } from '../../../contracts/intakes';
import { choiceText } from '../../../contracts/choices';
import { HANDLING_TYPES, KINDS } from '../../../domain/lifecycle';
import { FormModal } from '../shared/FormModal';
import { issuePage } from '../shared/places';
import { RecordPicker } from '../shared/RecordPicker';
import { useRecords } from '../shared/records';
import { fieldMessages, messageOf } from '../shared/refusal';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';
import {
  useCaseworkIntakeStepMutation,
  useCaseworkRegisterIntakeMutation,
  useCaseworkSimilarQuery,
} from './api';
import { Part } from './Part';

type Change = { target: { value: string } };
type Values = Record<'enterprise' | 'title' | 'description' | 'kind' | 'category' | 'handlingType', string>;
type Step = 'attach' | 'dismiss';

/** The form is filled in from the message: it is registered with one press, or put right before. */
export function RegisterForm({ intake, prefill }: { intake: IntakeDetail; prefill: Prefill }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const categories = useRecords('category').options;
  const [register, { isLoading }] = useCaseworkRegisterIntakeMutation();
  const [assign, { isLoading: assigning }] = useCaseworkIntakeStepMutation();
  const [values, setValues] = useState<Values>({
    ...prefill,
    enterprise: prefill.enterprise ?? '',
    category: prefill.category ?? '',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<{ step: Step; issue: string } | null>(null);
  const set = (field: keyof Values, value: string): void =>
    setValues((before) => ({ ...before, [field]: value }));

  const failed = (error: unknown): void => {
    setErrors(fieldMessages(error));
    setProblem(messageOf(error));
  };
  const submit = async (): Promise<void> => {
    const empty = (['enterprise', 'title', 'description', 'category'] as const).filter(
      (field) => values[field].trim() === '',
    );
    setProblem(null);
    setErrors(Object.fromEntries(empty.map((field) => [field, text('form.required')])));
    if (empty.length > 0) return;
    const answer = await register({ id: intake.documentId, given: values as never });
    if ('error' in answer) return failed(answer.error);
    toggleNotification({
      type: 'success',
      message: text('intake.done.registered', { number: answer.data.number }),
    });
    navigate(issuePage(answer.data.documentId));
  };
  const nameEnterprise = async (): Promise<void> => {
    const answer = await assign({
      id: intake.documentId,
      step: 'assign-enterprise',
      data: { enterprise: values.enterprise },
    });
    if ('error' in answer) return failed(answer.error);
    toggleNotification({ type: 'success', message: text('intake.done.assigned') });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Part title={text('intake.form')}>
        {problem && (
          <Alert
            variant="danger"
            title={text('error.title')}
            closeLabel={text('form.close')}
            onClose={() => setProblem(null)}
          >
            {problem}
          </Alert>
        )}
        <SecretNotice />
        <Field.Root name="enterprise" required error={errors['enterprise']}>
          <Field.Label>{text('intake.enterprise')}</Field.Label>
          <RecordPicker
            name="enterprise"
            kind="enterprise"
            value={values.enterprise}
            onChange={(chosen) => set('enterprise', chosen?.documentId ?? '')}
          />
          <Field.Error />
        </Field.Root>
        {values.enterprise !== '' && values.enterprise !== (intake.enterprise?.documentId ?? '') && (
          <Box>
            <Button variant="tertiary" size="S" loading={assigning} onClick={() => void nameEnterprise()}>
              {text('intake.assign')}
            </Button>
          </Box>
        )}
        <Field.Root name="title" required error={errors['title']}>
          <Field.Label>{text('intake.name')}</Field.Label>
          <TextInput
            maxLength={200}
            value={values.title}
            onChange={(event: Change) => set('title', event.target.value)}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="description" required error={errors['description']}>
          <Field.Label>{text('intake.description')}</Field.Label>
          <Textarea
            maxLength={10_000}
            value={values.description}
            onChange={(event: Change) => set('description', event.target.value)}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="category" required error={errors['category']}>
          <Field.Label>{text('intake.category')}</Field.Label>
          <SingleSelect
            value={values.category}
            placeholder={text('form.choose')}
            onChange={(chosen) => set('category', String(chosen))}
          >
            {categories.map(({ documentId, label }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
        <Flex gap={4} alignItems="stretch" wrap="wrap">
          <Choice
            name="kind"
            label={text('intake.kind')}
            values={KINDS}
            value={values.kind}
            onChange={(value) => set('kind', value)}
            said={(value) => choiceText(value, language)}
          />
          <Choice
            name="handlingType"
            label={text('intake.handlingType')}
            values={HANDLING_TYPES}
            value={values.handlingType}
            onChange={(value) => set('handlingType', value)}
            said={(value) => choiceText(value, language)}
          />
        </Flex>
        <Flex gap={2} wrap="wrap">
          <Button loading={isLoading} onClick={() => void submit()}>
            {text('intake.register')}
          </Button>
          <Button variant="secondary" onClick={() => setStep({ step: 'attach', issue: '' })}>
            {text('intake.attach')}
          </Button>
          <Button variant="danger-light" onClick={() => setStep({ step: 'dismiss', issue: '' })}>
            {text('intake.dismiss')}
          </Button>
        </Flex>
      </Part>
      <Similar
        enterprise={values.enterprise}
        title={values.title}
        description={values.description}
        onAttach={(issue) => setStep({ step: 'attach', issue })}
      />
      {step && (
        <StepModal
          intake={intake}
          step={step.step}
          first={step.issue}
          enterprise={values.enterprise}
          onClose={() => setStep(null)}
        />
      )}
    </Flex>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  values: readonly string[];
  value: string;
  said: (value: string) => string;
  onChange: (value: string) => void;
};

const Choice = ({ name, label, values, value, said, onChange }: ChoiceProps) => (
  <Box flex="1 1 12rem">
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {values.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {said(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  </Box>
);

/** Milliseconds without a key press after which the typed text is compared. */
const RESTS_MS = 600;

type SimilarProps = {
  enterprise: string;
  title: string;
  description: string;
  onAttach: (issue: string) => void;
};

/** Likely duplicates, beside the form: they are shown and never merged by themselves. */
function Similar({ enterprise, title, description, onAttach }: SimilarProps) {
  const { text, language } = useText();
  const [asked, setAsked] = useState({ enterprise, title, description });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ enterprise, title, description }), RESTS_MS);
    return () => clearTimeout(timer);
  }, [enterprise, title, description]);
  const nothing = asked.enterprise === '' || asked.title.trim() === '';
  const { data } = useCaseworkSimilarQuery(
    {
      enterprise: asked.enterprise,
      title: asked.title,
      ...(asked.description.trim() === '' ? {} : { description: asked.description }),
    },
    { skip: nothing },
  );
  if (nothing || !data) return null;
  return (
    <Part title={text('intake.similar')}>
      {data.length === 0 && <Typography textColor="neutral600">{text('intake.similarNone')}</Typography>}
      {data.map(({ documentId, number, title: name, stage, similarity }) => (
        <Flex key={documentId} justifyContent="space-between" gap={4} alignItems="start">
          <Box>
            <Typography tag={Link} to={issuePage(documentId)} textColor="primary600" display="block">
              {`${number} ${name}`}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {[choiceText(stage, language), text('intake.alike', { n: Math.round(similarity * 100) })].join(
                ' · ',
              )}
            </Typography>
          </Box>
          <Box flex="0 0 auto">
            <Button variant="tertiary" size="S" onClick={() => onAttach(documentId)}>
              {text('intake.attachHere')}
            </Button>
          </Box>
        </Flex>
      ))}
    </Part>
  );
}

type StepProps = {
  intake: IntakeDetail;
  step: Step;
  /** the issue that has been chosen already */
  first: string;
  enterprise: string;
  onClose: () => void;
};

function StepModal({ intake, step, first, enterprise, onClose }: StepProps) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useCaseworkIntakeStepMutation();
  const [value, setValue] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const attaching = step === 'attach';
  const run = async (): Promise<void> => {
    const answer = await take({
      id: intake.documentId,
      step,
      data: attaching ? { issue: value } : { reason: value },
    });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({
      type: 'success',
      message: attaching
        ? text('intake.done.attached', { number: answer.data.issue?.number ?? '' })
        : text('intake.done.dismissed'),
    });
    onClose();
  };
  return (
    <FormModal
      title={text(`intake.${step}`)}
      submit={text(`intake.${step}`)}
      busy={isLoading}
      problem={problem}
      disabled={value.trim() === ''}
      grave={!attaching}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Typography>{text(`intake.${step}Hint`)}</Typography>
      {attaching ? (
        <Field.Root name="issue" required>
          <Field.Label>{text('intake.issue')}</Field.Label>
          <RecordPicker
            name="issue"
            kind="issue"
            value={value}
            where={enterprise === '' ? undefined : { enterprise: { documentId: { $eq: enterprise } } }}
            onChange={(chosen) => setValue(chosen?.documentId ?? '')}
          />
        </Field.Root>
      ) : (
        <Field.Root name="reason" required>
          <Field.Label>{text('intake.reason')}</Field.Label>
          <Textarea
            maxLength={2000}
            value={value}
            onChange={(event: Change) => setValue(event.target.value)}
          />
        </Field.Root>
      )}
    </FormModal>
  );
}
