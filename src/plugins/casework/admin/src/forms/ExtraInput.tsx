import { Field, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { EXTRA_RECORDS, type ExtraRecord } from '../../../domain/extra';
import { FRESH } from '../shared/api';
import { useCaseworkExtraFieldsQuery } from '../shared/extra/api';
import { ExtraFields, type ExtraGiven } from '../shared/extra/ExtraFields';
import { useText } from '../shared/texts';
import type { InputProps } from './inputs';

/** The record whose form this is, by its content type in the address: api::visit.visit. */
function useRecord(): ExtraRecord | null {
  const { slug = '' } = useParams<{ slug: string }>();
  const name = slug.split('.')[1];
  return EXTRA_RECORDS.find((record) => record === name) ?? null;
}

const relationOf = (value: unknown): string | undefined => {
  const { connect, documentId } = (value ?? {}) as {
    connect?: { documentId: string }[];
    documentId?: string;
  };
  return connect?.at(-1)?.documentId ?? documentId;
};

/** The office's own fields in a generated form; of an issue those of its category. Without any there is nothing to see. */
export function ExtraInput({
  name,
  label,
  disabled,
  category,
}: InputProps & { category?: string | undefined }) {
  const record = useRecord();
  const { text } = useText();
  const { value, error, onChange } = useField<ExtraGiven | null>(name);
  const errors = useForm('ExtraInput', (form) => form.errors) as Record<string, unknown>;
  const chosen = useForm('ExtraInput', ({ values }) => relationOf((values as ExtraGiven)['category']));
  const { data } = useCaseworkExtraFieldsQuery(record ?? 'issue', { ...FRESH, skip: record === null });
  const of = chosen ?? category;
  const values = value ?? {};
  const fields = (data ?? []).filter(
    ({ code, active, categories }) =>
      (active && (categories.length === 0 || (of !== undefined && categories.includes(of)))) ||
      (values[code] !== undefined && values[code] !== null),
  );
  if (fields.length === 0) return null;
  const nested = (errors[name] ?? {}) as Record<string, unknown>;
  const said = Object.fromEntries(
    fields.map(({ code }) => {
      const one = nested[code] ?? errors[`${name}.${code}`];
      return [`extra.${code}`, typeof one === 'string' ? one : undefined];
    }),
  );
  return (
    <Field.Root name={name} error={typeof error === 'string' ? error : undefined} width="100%">
      <Typography variant="delta" tag="h3">
        {label}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('form.extraHint')}
      </Typography>
      <ExtraFields
        fields={fields}
        values={values}
        errors={said}
        disabled={disabled === true}
        onChange={(code, given) => onChange(name, { ...values, [code]: given })}
      />
      <Field.Error />
    </Field.Root>
  );
}
