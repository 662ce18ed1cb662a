import { Box, Flex, IconButton, TextInput, TimePicker, Typography } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { FIRST_DAY, LAST_DAY, parseTypedDay } from '../../../domain/calendar';
import { useText } from './texts';

type DayProps = {
  name: string;
  /** where no label of a field names it */
  label?: string;
  /** YYYY-MM-DD, or empty */
  value: string;
  onChange: (day: string) => void;
};

/**
 * A day as people write it: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301. What is no day stays as it was
 * typed, is said to be none at the field, and is refused by the service: nothing is changed unseen.
 */
export function DayInput({ name, label, value, onChange }: DayProps) {
  const { text } = useText();
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const day = parseTypedDay(typed);
  const wrong = left && typed.trim() !== '' && day === null;

  useEffect(() => {
    // The value was set from outside: the form was filled in again, or emptied.
    setTyped((before) => ((parseTypedDay(before) ?? before.trim()) === value ? before : value));
  }, [value]);

  const change = (given: string): void => {
    setTyped(given);
    onChange(parseTypedDay(given) ?? given.trim());
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <TextInput
        name={name}
        {...(label ? { 'aria-label': label } : {})}
        autoComplete="off"
        value={typed}
        placeholder={text('form.dayPattern')}
        hasError={wrong}
        onChange={(event: { target: { value: string } }) => change(event.target.value)}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          if (day !== null) setTyped(day);
        }}
        endAction={
          <IconButton
            variant="ghost"
            size="XS"
            label={text('form.pickDay')}
            onClick={() => calendar.current?.showPicker()}
          >
            <Calendar aria-hidden />
          </IconButton>
        }
      />
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden
        min={FIRST_DAY}
        max={LAST_DAY}
        value={day ?? ''}
        style={{ width: 1, height: 0, padding: 0, border: 0, opacity: 0, alignSelf: 'flex-end' }}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {wrong && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {text('form.noDay', { first: FIRST_DAY, last: LAST_DAY })}
        </Typography>
      )}
    </Flex>
  );
}

/** A day and a time in Beijing, as `YYYY-MM-DDTHH:mm`, or empty. */
export function MomentInput({ name, value, onChange }: DayProps) {
  const { text } = useText();
  const [day = '', time = ''] = value.split('T');
  return (
    <Flex gap={2} wrap="wrap" alignItems="stretch">
      <Box flex="1" minWidth="15rem">
        <DayInput
          name={name}
          value={day}
          onChange={(chosen) => onChange(chosen === '' ? '' : `${chosen}T${time || '09:00'}`)}
        />
      </Box>
      <Box minWidth="11rem">
        <TimePicker
          aria-label={text('form.time')}
          clearLabel={text('form.remove')}
          disabled={day === ''}
          value={time.slice(0, 5)}
          onChange={(chosen: string | undefined) => day !== '' && onChange(`${day}T${chosen ?? '00:00'}`)}
        />
      </Box>
    </Flex>
  );
}
