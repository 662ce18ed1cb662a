import { Field, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { InputRenderer, useField, useForm, useStrapiApp } from '@strapi/strapi/admin';
import type { ComponentProps, ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { useCaseworkActionsQuery, useCaseworkIssueQuery, type Registered, type Related } from '../issues/api';
import { isDue } from '../lists/cells';
import { useActingKind } from '../shared/api';
import { RecordPicker } from '../shared/RecordPicker';
import { useRecords } from '../shared/records';
import { formatDue, formatInstant, type Language } from '../shared/dates';
import { TEXTS, useText } from '../shared/texts';
import { ExtraInput } from './ExtraInput';
import { ChoiceInput, InstantInput, type InputProps } from './inputs';

type Writing = {
  /** the issue is being registered; nothing is stored yet */
  isNew: boolean;
  stored: Registered | undefined;
  mayWrite: (field: string) => boolean;
  maySupplement: boolean;
};

/**
 * Determines the fields of an issue's form that may be written now: of a new issue those that `register` takes, of
 * a stored one those that `amend` takes, if the reader may amend. So no input is typed that would be refused.
 */
function useWriting(): Writing {
  const number = useForm('IssueInput', ({ values }) => (values as { number?: string }).number);
  const { data: stored } = useCaseworkIssueQuery(number ?? '', { skip: !number });
  const kind = useActingKind();
  const id = stored?.documentId;
  const { data: actions } = useCaseworkActionsQuery(id ?? '', { skip: !id });
  const amend = actions?.find(({ action }) => action === 'amend');
  return {
    isNew: !number,
    stored: number ? stored : undefined,
    maySupplement: !number || kind === 'office' || kind === 'group',
    mayWrite: (field) => !number || Object.hasOwn(amend?.schema.properties ?? {}, field),
  };
}

/** A field of an issue's form: the input for its type, or its value in words. */
export function IssueInput({ disabled, ...props }: InputProps) {
  const { isNew, stored, mayWrite, maySupplement } = useWriting();
  const fields = useStrapiApp('IssueInput', (app) => app.fields);
  const { name, attribute } = props;
  const { value } = useField<unknown>(name);
  if (name === 'extra') {
    const category = (stored?.['category'] as Related | undefined)?.documentId;
    return <ExtraInput {...props} disabled={!maySupplement} category={category} />;
  }
  const fixed = disabled === true || !mayWrite(name);
  const given = { ...props, disabled: fixed, ...(fixed ? { hint: undefined, required: false } : {}) };
  switch (attribute.type) {
    case 'media': {
      if (fixed && !(Array.isArray(value) && value.length > 0)) return <Shown {...given} isNew={isNew} />;
      const Media = fields['media'] as ComponentType<typeof given & { type: string }> | undefined;
      return Media ? <Media {...given} type="media" /> : null;
    }
    case 'text': {
      const text = { ...given, type: 'text' } as ComponentProps<typeof InputRenderer>;
      return <InputRenderer {...text} />;
    }
    case 'relation':
      return fixed ? (
        <Shown {...given} isNew={isNew} related={stored?.[name] as Related} />
      ) : (
        <RecordInput {...given} present={stored?.[name] as Related} />
      );
    case 'enumeration':
      return fixed ? <Shown {...given} isNew={isNew} /> : <ChoiceInput {...given} />;
    case 'datetime':
      return fixed ? <Shown {...given} isNew={isNew} /> : <InstantInput {...given} />;
    default: {
      if (fixed) return <Shown {...given} isNew={isNew} />;
      const text = { ...given, type: 'string' } as ComponentProps<typeof InputRenderer>;
      return <InputRenderer {...text} />;
    }
  }
}

function inWords({ name, attribute }: InputProps, value: unknown, language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return TEXTS[value ? 'yes' : 'no'][language === 'zh' ? 0 : 1];
  if (typeof value !== 'string' || value === '') return '';
  if (attribute.type === 'enumeration') return choiceText(value, language, attribute.enum);
  if (attribute.type === 'datetime')
    return isDue(name) ? formatDue(value, language) : formatInstant(value, language);
  return value;
}

const nameOf = (related: Related | undefined): string =>
  related?.name ?? related?.title ?? related?.number ?? '';

/** Shows a field that is derived or can no longer be amended, in words. */
function Shown({ isNew, related, ...props }: InputProps & { isNew: boolean; related?: Related | undefined }) {
  const { name, label, attribute } = props;
  const { value } = useField<unknown>(name);
  const { text, language } = useText();
  const shown = attribute.type === 'relation' ? nameOf(related) : inWords(props, value, language);
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        name={name}
        disabled
        value={shown || (isNew ? text('form.derived') : '—')}
        onChange={() => undefined}
      />
      {name === 'enterprise' && related && (
        <Link to={`/content-manager/collection-types/api::enterprise.enterprise/${related.documentId}`}>
          <Typography variant="pi" textColor="primary600">
            {text('form.openEnterprise')}
          </Typography>
        </Link>
      )}
    </Field.Root>
  );
}

type Connected = { connect?: { documentId: string }[]; disconnect?: { documentId: string }[] };

/** The enterprise, found by name or credit code; the category, of a closed list. */
function RecordInput({
  name,
  label,
  hint,
  required,
  present,
}: InputProps & { present: Related | undefined }) {
  const { value, error, onChange } = useField<Connected | null>(name);
  const chosen = value?.connect?.at(-1)?.documentId ?? present?.documentId;
  const choose = (documentId: string | undefined): void =>
    onChange(name, { connect: documentId === undefined ? [] : [{ documentId }], disconnect: [] });
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      {name === 'category' ? (
        <CategorySelect name={name} value={chosen} onChange={choose} />
      ) : (
        <RecordPicker
          name={name}
          kind="enterprise"
          value={chosen}
          onChange={(one) => choose(one?.documentId)}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

type SelectProps = { name: string; value: string | undefined; onChange: (documentId: string) => void };

function CategorySelect({ name, value, onChange }: SelectProps) {
  const { text } = useText();
  const { options } = useRecords('category');
  return (
    <SingleSelect
      name={name}
      value={value ?? ''}
      placeholder={text('form.choose')}
      onChange={(chosen: string | number) => onChange(String(chosen))}
    >
      {options.map(({ documentId, label }) => (
        <SingleSelectOption key={documentId} value={documentId}>
          {label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
