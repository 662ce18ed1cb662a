import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRecords } from '../shared/records';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkNewProblemMutation } from './api';

type Change = { target: { value: string } };

export function NewProblem({ onClose }: { onClose: () => void }) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const [make, { isLoading }] = useCaseworkNewProblemMutation();
  const categories = useRecords('category').options;
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState('');
  const [description, setDescription] = useState('');
  const submit = async (): Promise<void> => {
    const answer = await make({
      title,
      ...(category ? { category: { connect: [{ documentId: category }] } } : {}),
      ...(description ? { description } : {}),
    });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else navigate(answer.data);
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{text('problems.new')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
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
              <Textarea
                value={description}
                onChange={(event: Change) => setDescription(event.target.value)}
              />
            </Field.Root>
            <Typography variant="pi" textColor="danger600">
              {text('form.secret')}
            </Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('form.cancel')}
          </Button>
          <Button loading={isLoading} disabled={title.trim() === ''} onClick={() => void submit()}>
            {text('meetings.create')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
