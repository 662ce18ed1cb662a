import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { MomentInput } from '../shared/DayInput';
import { instantOf, localOf } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
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
  const navigate = useNavigate();
  const [make, { isLoading }] = useCaseworkNewMeetingMutation();
  const levels = LEVELS_OF[kind] ?? [];
  const [level, setLevel] = useState(levels[0] ?? 'leader');
  const [cityForm, setCityForm] = useState<string>('dispatch');
  const [leader, setLeader] = useState('');
  const [heldAt, setHeldAt] = useState(localOf(new Date().toISOString()));
  const [convener, setConvener] = useState('');
  const [people, setPeople] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
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
    if ('error' in answer) setProblem(messageOf(answer.error));
    else navigate(answer.data);
  };

  return (
    <FormModal
      title={text('meetings.new')}
      problem={problem}
      submit={text('meetings.create')}
      busy={isLoading}
      disabled={heldAt === ''}
      entry
      onSubmit={() => void submit()}
      onClose={onClose}
    >
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
        <MomentInput name="heldAt" value={heldAt} onChange={setHeldAt} />
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
    </FormModal>
  );
}
