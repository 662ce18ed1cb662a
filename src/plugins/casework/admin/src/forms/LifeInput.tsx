import { InputRenderer, useForm, useStrapiApp } from '@strapi/strapi/admin';
import type { ComponentProps, ComponentType } from 'react';
import { useParams } from 'react-router-dom';
import type { InputProps } from './inputs';
import { isFinalRecord } from './final';

type Props = InputProps & { shownAs: string };

/** A field of a record with a life: from the step on that makes it final it is read, not written. */
export function LifeInput({ shownAs, ...props }: Props) {
  const { slug = '' } = useParams<{ slug: string }>();
  const final = useForm('LifeInput', ({ values }) => isFinalRecord(slug, values as Record<string, unknown>));
  const fields = useStrapiApp('LifeInput', (app) => app.fields);
  const given = final
    ? { ...props, type: shownAs, disabled: true, required: false, hint: undefined }
    : { ...props, type: shownAs };
  const Own = fields[shownAs] as ComponentType<typeof given> | undefined;
  if (Own) return <Own {...given} />;
  const options = props.attribute.enum?.map((value) => ({ value }));
  const usual = { ...given, ...(options ? { options } : {}) } as ComponentProps<typeof InputRenderer>;
  return <InputRenderer {...usual} />;
}
