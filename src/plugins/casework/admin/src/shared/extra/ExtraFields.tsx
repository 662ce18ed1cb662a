import {
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ExtraFieldAnswer } from '../../../../contracts/extra-fields';
import { DayInput } from '../DayInput';
import { useText } from '../texts';

export type ExtraGiven = Record<string, unknown>;

type Props = {
  fields: readonly ExtraFieldAnswer[];
  values: ExtraGiven;
  /** by `extra.CODE` */
  errors?: Readonly<Record<string, string | undefined>>;
  /** the stage from which a field is marked as required */
  stage?: string;
  disabled?: boolean;
  onChange: (code: string, value: unknown) => void;
};

type Change = { target: { value: string } };

/** The office's own fields (附加项), each with the input of its type. An emptied field is null: its value is taken away. */
export function ExtraFields({
  fields,
  values,
  errors = {},
  stage = 'registered',
  disabled = false,
  onChange,
}: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {fields.map((field) => (
        <Field.Root
          key={field.code}
          name={`extra.${field.code}`}
          required={field.requiredFrom === stage}
          error={errors[`extra.${field.code}`]}
          hint={field.hint ?? undefined}
          width="100%"
        >
          <Field.Label>{field.name}</Field.Label>
          <Input
            field={field}
            value={values[field.code]}
            disabled={disabled}
            onChange={(value) => onChange(field.code, value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ))}
    </Flex>
  );
}

type InputProps = {
  field: ExtraFieldAnswer;
  value: unknown;
  disabled: boolean;
  onChange: (value: unknown) => void;
};

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** What is no number stays as it was typed: the service refuses it, and nothing is changed unseen. */
const asNumber = (text: string): unknown => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : text;
};

function Input({ field, value, disabled, onChange }: InputProps): ReactNode {
  const { text } = useText();
  const name = `extra.${field.code}`;
  const choose = (
    options: readonly { value: string; label: string }[],
    chosen: string,
    on: (v: string) => void,
  ) => (
    <SingleSelect
      name={name}
      disabled={disabled}
      value={chosen}
      placeholder={text('form.choose')}
      clearLabel={text('form.remove')}
      onClear={() => onChange(null)}
      onChange={(picked: string | number) => on(String(picked))}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
  switch (field.type) {
    case 'long-text':
      return (
        <Textarea
          name={name}
          disabled={disabled}
          value={asText(value)}
          maxLength={5000}
          onChange={(event: Change) => onChange(orNull(event.target.value))}
        />
      );
    case 'number':
    case 'money':
      return (
        <TextInput
          name={name}
          disabled={disabled}
          inputMode="decimal"
          value={asText(value)}
          onChange={(event: Change) =>
            onChange(
              field.type === 'number' ? typedNumber(event.target.value) : orNull(event.target.value.trim()),
            )
          }
          onBlur={() => field.type === 'number' && typeof value === 'string' && onChange(asNumber(value))}
        />
      );
    case 'date':
      return disabled ? (
        <TextInput name={name} disabled value={asText(value)} onChange={() => undefined} />
      ) : (
        <DayInput name={name} value={asText(value)} onChange={(day) => onChange(orNull(day))} />
      );
    case 'choice':
      return choose(
        field.options.map((option) => ({ value: option, label: option })),
        asText(value),
        onChange,
      );
    case 'yes-no':
      return choose(
        [
          { value: 'true', label: text('yes') },
          { value: 'false', label: text('no') },
        ],
        typeof value === 'boolean' ? String(value) : '',
        (picked) => onChange(picked === 'true'),
      );
    case 'choices':
      return (
        <MultiSelect
          withTags
          name={name}
          disabled={disabled}
          value={Array.isArray(value) ? (value as string[]) : []}
          placeholder={text('form.choose')}
          clearLabel={text('form.remove')}
          onChange={(picked: string[]) => onChange(picked.length > 0 ? picked : null)}
          onClear={() => onChange(null)}
        >
          {field.options.map((option) => (
            <MultiSelectOption key={option} value={option}>
              {option}
            </MultiSelectOption>
          ))}
        </MultiSelect>
      );
    default:
      return (
        <TextInput
          name={name}
          disabled={disabled}
          value={asText(value)}
          maxLength={300}
          onChange={(event: Change) => onChange(orNull(event.target.value))}
        />
      );
  }
}

/** While it is being typed, `12.` is on the way to a number. */
const typedNumber = (typed: string): unknown =>
  /^-?\d+$/.test(typed.trim()) ? Number(typed) : orNull(typed);
