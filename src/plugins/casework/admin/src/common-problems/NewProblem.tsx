import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { FormModal } from '../shared/FormModal';
import { useRecords } from '../shared/records';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkNewProblemMutation } from './api';

type Change = { target: { value: string } };

export function NewProblem({ onClose }: { onClose: () => void }) {
  const { text } = useText();
  const navigate = useNavigate();
  const [make, { isLoading }] = useCaseworkNewProblemMutation();
  const categories = useRecords('category').options;
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState('');
  const [description, setDescription] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await make({
      title,
      ...(category ? { category: { connect: [{ documentId: category }] } } : {}),
      ...(description ? { description } : {}),
    });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else navigate(answer.data);
  };
  return (
    <FormModal
      title={text('problems.new')}
      problem={problem}
      submit={text('meetings.create')}
      busy={isLoading}
      disabled={title.trim() === ''}
      entry
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root name="title" required>
        <Field.Label>{text('problems.name')}</Field.Label>
        <TextInput value={title} onChange={(event: Change) => setTitle(event.target.value)} />
      </Field.Root>
      <Field.Root name="category">
        <Field.Label>{text('problems.category')}</Field.Label>
        <SingleSelect
          value={category}
          placeholder={text('form.choose')}
          onChange={(chosen) => setCategory(String(chosen))}
        >
          {categories.map(({ documentId, label }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="description">
        <Field.Label>{text('problems.description')}</Field.Label>
        <Textarea value={description} onChange={(event: Change) => setDescription(event.target.value)} />
      </Field.Root>
    </FormModal>
  );
}
