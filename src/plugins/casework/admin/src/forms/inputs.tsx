import {
  Field,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { isDue } from '../lists/cells';
import { choiceText } from '../../../contracts/choices';
import { LIST_CHOICES } from '../../../contracts/list-choices';
import { formatDue, formatInstant, instantOf, localOf } from '../shared/dates';
import { DayInput, MomentInput } from '../shared/DayInput';
import { useText } from '../shared/texts';

export type InputProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  attribute: { type: string; enum?: readonly string[]; relation?: string; target?: string };
};

const EMPTY = '—';

/** An instant in Beijing time, wherever the browser stands. */
export function InstantInput({ name, label, hint, required, disabled }: InputProps) {
  const { value, error, onChange } = useField<string | null>(name);
  const { language } = useText();
  const shown = !value ? EMPTY : isDue(name) ? formatDue(value, language) : formatInstant(value, language);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      {disabled ? (
        <TextInput disabled value={shown} onChange={() => undefined} />
      ) : (
        <MomentInput
          name={name}
          // A text that is no instant is kept as it was typed, so that the server refuses it and nothing is lost.
          value={value ? localOf(value) || value : ''}
          onChange={(local) => onChange(name, instantOf(local) ?? (local === '' ? null : local))}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** A day, in every usual spelling. */
export function DateInput({ name, label, hint, required, disabled }: InputProps) {
  const { value, error, onChange } = useField<string | null>(name);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      {disabled ? (
        <TextInput disabled value={value ?? EMPTY} onChange={() => undefined} />
      ) : (
        <DayInput
          name={name}
          value={value ?? ''}
          onChange={(day) => onChange(name, day === '' ? null : day)}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** A choice whose values are called otherwise here than elsewhere. */
export function ChoiceInput({ name, label, hint, required, disabled, attribute }: InputProps) {
  const { value, error, onChange } = useField<string | null>(name);
  const { language } = useText();
  const values = attribute.enum ?? [];
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        disabled={disabled}
        value={value ?? ''}
        onChange={(chosen: string | number) => onChange(name, chosen === '' ? null : String(chosen))}
      >
        {values.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {choiceText(option, language, values)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** Several of a closed list, kept as a list of values. */
export function ChoicesInput({ name, label, hint, required, disabled }: InputProps) {
  const { value, error, onChange } = useField<string[] | null>(name);
  const { text, language } = useText();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        withTags
        disabled={disabled}
        value={chosen}
        placeholder={text(name === 'secondFactorFor' ? 'settings.nobody' : 'policies.any')}
        clearLabel={text('form.remove')}
        onChange={(picked: string[]) => onChange(name, picked)}
        onClear={() => onChange(name, [])}
      >
        {(LIST_CHOICES[name] ?? []).map((option) => (
          <MultiSelectOption key={option} value={option}>
            {choiceText(option, language)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** A year, written as years are: 2026, not 2,026. */
export function YearInput({ name, label, hint, required, disabled }: InputProps) {
  const { value, error, onChange } = useField<number | null>(name);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        name={name}
        disabled={disabled}
        inputMode="numeric"
        maxLength={4}
        value={value === null || value === undefined ? '' : String(value)}
        onChange={({ target }: { target: { value: string } }) => {
          const digits = target.value.replace(/\D/g, '');
          onChange(name, digits === '' ? null : Number(digits));
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
