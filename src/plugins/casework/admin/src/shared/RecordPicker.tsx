import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useText } from './texts';

export type PickedType = 'department' | 'leader' | 'enterprise' | 'staff-member';
type Type = PickedType;
type Found = Record<string, unknown> & { documentId: string };
export type Option = { documentId: string; label: string };

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const SEARCHED: Record<Type, readonly string[]> = {
  department: ['name', 'shortName'],
  leader: ['title'],
  enterprise: ['name', 'creditCode'],
  'staff-member': ['name', 'phone'],
};

const optionOf = (type: Type, found: Found): Option => ({
  documentId: found.documentId,
  label:
    type === 'staff-member'
      ? [words(found['name']), words(found['phone'])].filter(Boolean).join(' ')
      : words(found[type === 'leader' ? 'title' : 'name']),
});

type Props = {
  name: string;
  type: Type;
  value: string | undefined;
  where?: Record<string, unknown>;
  onChange: (documentId: string | undefined, label: string) => void;
};

/** One record of a type, found by what it is called, among those that the reader sees. */
export function RecordPicker({ name, type, value, where, onChange }: Props) {
  const { text } = useText();
  const { get } = useFetchClient();
  const [search, setSearch] = useState('');
  const [state, setState] = useState<{ options: Option[]; loading: boolean }>({ options: [], loading: true });
  const condition = JSON.stringify(where ?? {});
  useEffect(() => {
    const abort = new AbortController();
    const said = (options: Option[]): void => setState({ options, loading: false });
    const ask = async (): Promise<void> => {
      try {
        const fixed = JSON.parse(condition) as Record<string, unknown>;
        const filters = [
          ...(Object.keys(fixed).length > 0 ? [fixed] : []),
          ...(search === ''
            ? []
            : [{ $or: SEARCHED[type].map((field) => ({ [field]: { $containsi: search } })) }]),
          // What is chosen stays known by its name, however the list is narrowed.
        ];
        const { data } = await get<{ results: Found[] }>(
          `/content-manager/collection-types/api::${type}.${type}`,
          {
            params: {
              page: 1,
              pageSize: 50,
              sort: type === 'department' || type === 'leader' ? 'sortOrder:ASC' : 'name:ASC',
              filters: { $and: filters },
            },
            signal: abort.signal,
          },
        );
        const options = data.results.map((found) => optionOf(type, found));
        if (value && !options.some(({ documentId }) => documentId === value)) {
          const one = await get<{ data: Found }>(
            `/content-manager/collection-types/api::${type}.${type}/${value}`,
            {
              signal: abort.signal,
            },
          );
          options.push(optionOf(type, one.data.data));
        }
        said(options);
      } catch {
        if (!abort.signal.aborted) said([]);
      }
    };
    const timer = setTimeout(() => void ask(), search === '' ? 0 : 250);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [get, type, search, condition, value]);

  return (
    <Combobox
      name={name}
      value={value ?? ''}
      placeholder={text('form.search')}
      autocomplete={{ type: 'list', filter: 'contains' }}
      loading={state.loading}
      loadingMessage={text('form.loading')}
      noOptionsMessage={() => text('form.nothing')}
      clearLabel={text('form.remove')}
      onChange={(chosen) => {
        const id = chosen === undefined || chosen === '' ? undefined : String(chosen);
        onChange(id, state.options.find(({ documentId }) => documentId === id)?.label ?? '');
      }}
      onClear={() => onChange(undefined, '')}
      onInputChange={(event) => setSearch(event.currentTarget.value)}
    >
      {state.options.map(({ documentId, label }) => (
        <ComboboxOption key={documentId} value={documentId} textValue={label}>
          {label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
