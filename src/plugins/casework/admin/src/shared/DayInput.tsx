import { Box, DatePicker, Flex, TimePicker } from '@strapi/design-system';
import { useText } from './texts';

type DayProps = {
  name: string;
  /** where no label of a field names it */
  label?: string;
  /** YYYY-MM-DD, or empty */
  value: string;
  onChange: (day: string) => void;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A day in the panel's own calendar: the browser's speaks the browser's language. */
export function DayInput({ name, label, value, onChange }: DayProps) {
  const { text } = useText();
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return (
    <DatePicker
      name={name}
      {...(label ? { 'aria-label': label } : {})}
      // It reads a day in UTC and answers with one in the browser's zone.
      value={at}
      placeholder={text('form.pickDay')}
      calendarLabel={text('form.pickDay')}
      monthSelectLabel={text('form.month')}
      yearSelectLabel={text('form.year')}
      clearLabel={text('form.remove')}
      onChange={(chosen: Date | undefined) =>
        onChange(
          chosen ? `${chosen.getFullYear()}-${two(chosen.getMonth() + 1)}-${two(chosen.getDate())}` : '',
        )
      }
      onClear={() => onChange('')}
    />
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
