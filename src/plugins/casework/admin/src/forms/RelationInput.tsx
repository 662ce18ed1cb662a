import { Field, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useField } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { issuePage } from '../shared/places';
import { RecordPicker } from '../shared/RecordPicker';
import { useText } from '../shared/texts';
import type { InputProps } from './inputs';
import { pickedAs } from './relations';

const EMPTY = '—';

type One = { documentId: string; name: string };
type Present = One | 'none' | 'unknown';
type Connected = { connect?: { documentId: string }[]; disconnect?: { documentId: string }[] };
type Props = InputProps & { mainField?: { name: string } };

/** The stored record that a field names; Strapi keeps it out of the form's values. Asked again once it was saved. */
function usePresent(name: string, mainField: string, changed: boolean): Present {
  const { slug = '', id = 'create' } = useParams<{ slug: string; id: string }>();
  const { get } = useFetchClient();
  const [present, setPresent] = useState<Present>(id === 'create' ? 'none' : 'unknown');
  useEffect(() => {
    if (id === 'create' || changed) return;
    const abort = new AbortController();
    get<{ results: Record<string, string>[] }>(`/content-manager/relations/${slug}/${id}/${name}`, {
      signal: abort.signal,
    })
      .then(({ data: { results } }) => {
        const [one] = results;
        setPresent(one ? { documentId: one['documentId'] ?? '', name: one[mainField] ?? '' } : 'none');
      })
      // A record of another type, in a window over this one: its address is not known here.
      .catch(() => undefined);
    return () => abort.abort();
  }, [get, slug, id, name, mainField, changed]);
  return present;
}

/** A relation to one record of a kind that people know by name: picked by it, in the place of Strapi's box and list. */
export function RelationInput({ name, label, hint, required, disabled, attribute, mainField }: Props) {
  const { value, error, onChange } = useField<Connected | null>(name);
  const connected = value?.connect?.at(-1)?.documentId;
  const removed = (value?.disconnect?.length ?? 0) > 0;
  const present = usePresent(name, mainField?.name ?? 'documentId', connected !== undefined || removed);
  const kind = pickedAs(name, attribute.target);
  const stored = typeof present === 'string' ? undefined : present;
  const choose = (documentId: string | undefined): void =>
    onChange(
      name,
      documentId === stored?.documentId
        ? { connect: [], disconnect: [] }
        : {
            connect: documentId === undefined ? [] : [{ documentId }],
            disconnect: stored ? [{ documentId: stored.documentId }] : [],
          },
    );
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label}</Field.Label>
      {disabled || !kind || present === 'unknown' ? (
        <Fixed target={attribute.target} stored={stored} />
      ) : (
        <RecordPicker
          name={name}
          kind={kind}
          value={connected ?? (removed ? undefined : stored?.documentId)}
          onChange={(one) => choose(one?.documentId)}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The record's name, which leads to it. */
function Fixed({ target = '', stored }: { target: string | undefined; stored: One | undefined }) {
  const { text } = useText();
  return (
    <>
      <TextInput disabled value={stored?.name || EMPTY} onChange={() => undefined} />
      {stored && (
        <Link
          to={
            target === 'api::issue.issue'
              ? issuePage(stored.documentId)
              : `/content-manager/collection-types/${target}/${stored.documentId}`
          }
        >
          <Typography variant="pi" textColor="primary600">
            {text('form.openRecord')}
          </Typography>
        </Link>
      )}
    </>
  );
}
