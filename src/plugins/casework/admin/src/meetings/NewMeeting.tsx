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
import { choiceText } from '../../../contracts/choices';
import { instantOf, localOf } from '../shared/dates';
import { useRecords } from '../shared/records';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkNewMeetingMutation } from './api';
import { CITY_FORMS, levelText } from './names';

type Props = { kind: string; onClose: () => void };

/** The levels at which somebody calls meetings; the first is offered. */
const LEVELS_OF: Record<string, readonly string[]> = {
  office: ['city', 'office', 'leader'],
  group: ['leader'],
  leader: ['leader'],
  liaison: ['leader'],
  unit: ['unit'],
};

type Change = { target: { value: string } };

/** A meeting is called; what waits for it is put on its agenda at once. */
export function NewMeeting({ kind, onClose }: Props) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const [make, { isLoading }] = useCaseworkNewMeetingMutation();
  const levels = LEVELS_OF[kind] ?? [];
  const [level, setLevel] = useState(levels[0] ?? 'leader');
  const [cityForm, setCityForm] = useState<string>('dispatch');
  const [leader, setLeader] = useState('');
  const [heldAt, setHeldAt] = useState(localOf(new Date().toISOString()));
  const [convener, setConvener] = useState('');
  const [people, setPeople] = useState('');
  const leaders = useRecords('leader', { where: { active: { $eq: true } } }).options;
  const asksLeader = level === 'leader' && (kind === 'office' || kind === 'group');
  const chosenLeader = leader || (leaders.length === 1 ? (leaders[0]?.documentId ?? '') : '');

  const submit = async (): Promise<void> => {
    const answer = await make({
      level,
      heldAt: instantOf(heldAt),
      ...(level === 'city' ? { cityForm } : {}),
      ...(asksLeader && chosenLeader ? { leader: { connect: [{ documentId: chosenLeader }] } } : {}),
      ...(convener ? { convener } : {}),
      ...(people ? { people } : {}),
    });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else navigate(answer.data);
  };

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{text('meetings.new')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {levels.length > 1 && (
              <Field.Root name="level" required>
                <Field.Label>{text('meetings.level')}</Field.Label>
                <SingleSelect value={level} onChange={(chosen) => setLevel(String(chosen))}>
                  {levels.map((value) => (
                    <SingleSelectOption key={value} value={value}>
                      {levelText(value, language)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
            )}
            {level === 'city' && (
              <Field.Root name="cityForm" required>
                <Field.Label>{text('meetings.cityForm')}</Field.Label>
                <SingleSelect value={cityForm} onChange={(chosen) => setCityForm(String(chosen))}>
                  {CITY_FORMS.map((value) => (
                    <SingleSelectOption key={value} value={value}>
                      {choiceText(value, language)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
            )}
            {asksLeader && (
              <Field.Root name="leader" required>
                <Field.Label>{text('meetings.leader')}</Field.Label>
                <SingleSelect
                  value={chosenLeader}
                  placeholder={text('form.choose')}
                  onChange={(chosen) => setLeader(String(chosen))}
                >
                  {leaders.map(({ documentId, label }) => (
                    <SingleSelectOption key={documentId} value={documentId}>
                      {label}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
            )}
            <Field.Root name="heldAt" required hint={text('form.beijing')}>
              <Field.Label>{text('meetings.heldAt')}</Field.Label>
              <TextInput
                type="datetime-local"
                value={heldAt}
                onChange={(event: Change) => setHeldAt(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
            <Field.Root name="convener">
              <Field.Label>{text('meetings.convener')}</Field.Label>
              <TextInput value={convener} onChange={(event: Change) => setConvener(event.target.value)} />
            </Field.Root>
            <Field.Root name="people">
              <Field.Label>{text('meetings.people')}</Field.Label>
              <Textarea value={people} onChange={(event: Change) => setPeople(event.target.value)} />
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
          <Button loading={isLoading} disabled={heldAt === ''} onClick={() => void submit()}>
            {text('meetings.create')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
