import {
  Box,
  Field,
  Radio,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { AssessmentAnswer } from '../../../contracts/assessment';
import { FilesField } from '../issues/fields/FilesField';
import { useCaseworkMembershipsQuery } from '../shared/api';
import { DayInput } from '../shared/DayInput';
import { dayOf } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import { useCaseworkAssessmentStepMutation } from './api';

/** The steps with a button, in the order of the life. */
export const STEPS = ['adjust', 'approve', 'publish', 'object', 'finalise'] as const;
export type StepName = (typeof STEPS)[number];

const CALLS: Record<StepName, string> = {
  adjust: 'adjustments',
  approve: 'approve',
  publish: 'publish',
  object: 'objections',
  finalise: 'finalise',
};

type Values = {
  subject: string;
  points: string;
  reason: string;
  document: string;
  approver: string;
  day: string;
  files: string[];
};

type Change = { target: { value: string } };

/** The input of a step, from the values of its form. */
function dataOf(step: StepName, given: Values, onPaper: boolean): object {
  const { subject, points, reason, document, approver, day, files } = given;
  switch (step) {
    case 'adjust':
      return { subject, points, reason, document };
    case 'object':
      return { subject, reason, ...(files.length > 0 ? { attachments: files } : {}) };
    case 'approve':
      return onPaper
        ? { approver, evidence: { channel: '纸质签批', who: approver, at: day, attachments: files } }
        : {};
    default:
      return {};
  }
}

const isComplete = (step: StepName, v: Values, onPaper: boolean): boolean => {
  const filled = (...texts: string[]): boolean => texts.every((one) => one.trim() !== '');
  if (step === 'adjust') return filled(v.subject, v.points, v.reason, v.document);
  if (step === 'object') return filled(v.subject, v.reason);
  return step !== 'approve' || !onPaper || (filled(v.approver, v.day) && v.files.length > 0);
};

/** Whom a step may be about: a subject objects to its own row, the assessor enters what any of them has sent. */
function subjectsOf(
  { rows }: AssessmentAnswer,
  step: StepName,
  acting: { organisation: string } | undefined,
): AssessmentAnswer['rows'][number]['subject'][] {
  const all = rows.map(({ subject }) => subject);
  const own = all.filter(({ name }) => name === acting?.organisation);
  return step === 'object' && own.length === 1 ? own : all;
}

/** Takes one step of an assessment; what cannot be undone says so. */
export function StepModal({
  data,
  step,
  onClose,
}: {
  data: AssessmentAnswer;
  step: StepName;
  onClose: () => void;
}) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useCaseworkAssessmentStepMutation();
  const { data: memberships } = useCaseworkMembershipsQuery();
  const acting = memberships?.find(({ inUse }) => inUse);
  const kind = acting?.kind ?? '';
  const subjects = subjectsOf(data, step, acting);
  const [problem, setProblem] = useState<string | null>(null);
  const [values, setValues] = useState<Values>({
    subject: subjects.length === 1 ? (subjects[0]?.documentId ?? '') : '',
    points: '',
    reason: '',
    document: '',
    approver: '',
    day: dayOf(new Date()),
    files: [],
  });
  const set = (part: Partial<Values>): void => setValues((before) => ({ ...before, ...part }));
  const onPaper = step === 'approve' && kind !== 'head';
  const submit = async (): Promise<void> => {
    const answer = await take({
      documentId: data.documentId,
      step: CALLS[step],
      data: dataOf(step, values, onPaper),
    });
    if ('error' in answer) {
      setProblem(messageOf(answer.error));
      return;
    }
    toggleNotification({ type: 'success', message: text('assessment.done') });
    onClose();
  };
  return (
    <FormModal
      title={text(`assessment.step.${step}`)}
      problem={problem}
      submit={text(`assessment.step.${step}`)}
      busy={isLoading}
      disabled={!isComplete(step, values, onPaper)}
      grave={step === 'publish' || step === 'finalise'}
      entry={step === 'adjust' || step === 'object'}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {step === 'publish' && data.to > dayOf(new Date()) && (
        <Typography textColor="danger600">{text('assessment.publishRunning')}</Typography>
      )}
      {(step === 'publish' || step === 'finalise' || step === 'approve') && (
        <Typography>{text(`assessment.${step}Text` as TextKey)}</Typography>
      )}
      {(step === 'adjust' || step === 'object') && (
        <Labelled name="subject" label={text('assessment.subject')} required>
          <SingleSelect
            value={values.subject}
            placeholder={text('form.choose')}
            onChange={(subject) => set({ subject: String(subject) })}
          >
            {subjects.map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Labelled>
      )}
      {step === 'adjust' && (
        <>
          <Labelled
            name="points"
            label={text('assessment.points', { limit: Number(data.adjustmentLimit) })}
            required
          >
            <TextInput
              value={values.points}
              onChange={(event: Change) => set({ points: event.target.value })}
            />
          </Labelled>
          <Labelled name="document" label={text('assessment.document')} required>
            <TextInput
              value={values.document}
              onChange={(event: Change) => set({ document: event.target.value })}
            />
          </Labelled>
        </>
      )}
      {(step === 'adjust' || step === 'object') && (
        <Labelled name="reason" label={text('assessment.reason')} required>
          <Textarea value={values.reason} onChange={(event: Change) => set({ reason: event.target.value })} />
        </Labelled>
      )}
      {onPaper && (
        <>
          <Labelled name="approver" label={text('assessment.approver')} required>
            <TextInput
              value={values.approver}
              onChange={(event: Change) => set({ approver: event.target.value })}
            />
          </Labelled>
          <Labelled name="day" label={text('assessment.signedAt')} required>
            <DayInput name="day" value={values.day} onChange={(day) => set({ day })} />
          </Labelled>
        </>
      )}
      {(onPaper || step === 'object') && (
        <Labelled
          name="files"
          label={text(onPaper ? 'assessment.scan' : 'assessment.attachments')}
          required={onPaper}
        >
          <FilesField name="files" value={values.files} onChange={(files) => set({ files })} />
        </Labelled>
      )}
    </FormModal>
  );
}

const Labelled = ({
  name,
  label,
  required = false,
  children,
}: {
  name: string;
  label: string;
  required?: boolean;
  children: ReactNode;
}) => (
  <Field.Root name={name} required={required}>
    <Field.Label>{label}</Field.Label>
    {children}
  </Field.Root>
);

/** Answers an objection: the table stands, or the subject is recomputed. */
export function Decide({
  data,
  objection,
  onClose,
}: {
  data: AssessmentAnswer;
  objection: string;
  onClose: () => void;
}) {
  const { text } = useText();
  const [take, { isLoading }] = useCaseworkAssessmentStepMutation();
  const [result, setResult] = useState<string>('upheld');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await take({
      documentId: data.documentId,
      step: `objections/${objection}/decide`,
      data: { result, reason },
    });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else onClose();
  };
  return (
    <FormModal
      title={text('assessment.decide')}
      problem={problem}
      submit={text('assessment.decide')}
      busy={isLoading}
      disabled={reason.trim() === ''}
      grave
      entry
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Radio.Group value={result} onValueChange={setResult} aria-label={text('assessment.result')}>
        {(['upheld', 'recomputed'] as const).map((one) => (
          <Box key={one} paddingBottom={2}>
            <Radio.Item value={one}>{text(`assessment.${one}`)}</Radio.Item>
          </Box>
        ))}
      </Radio.Group>
      <Labelled name="reason" label={text('assessment.answer')} required>
        <Textarea value={reason} onChange={(event: Change) => setReason(event.target.value)} />
      </Labelled>
    </FormModal>
  );
}
