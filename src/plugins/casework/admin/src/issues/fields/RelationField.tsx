import { Combobox, ComboboxOption, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useText } from '../../shared/texts';
import type { Summary } from '../api';

type Target = 'department' | 'category' | 'enterprise' | 'issue';
type Option = { documentId: string; label: string; hint?: string };
type Found = Record<string, unknown> & { documentId: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Which records an action may name, as a query on the Content Manager's list. */
function queryOf(target: Target, search: string, summary: Summary): Record<string, unknown> {
  const name = search === '' ? [] : [search];
  switch (target) {
    case 'department':
      return {
        filters: {
          $and: [
            { isUnit: { $eq: true } },
            { active: { $eq: true } },
            ...name.map((part) => ({
              $or: [{ name: { $containsi: part } }, { shortName: { $containsi: part } }],
            })),
          ],
        },
        sort: 'sortOrder:ASC',
        pageSize: 100,
      };
    case 'category':
      return { filters: { active: { $eq: true } }, sort: 'sortOrder:ASC', pageSize: 100 };
    case 'enterprise':
      return {
        filters: {
          $and: name.map((part) => ({
            $or: [{ name: { $containsi: part } }, { creditCode: { $containsi: part } }],
          })),
        },
        sort: 'name:ASC',
        pageSize: 20,
      };
    case 'issue':
      return {
        filters: {
          $and: [
            { enterprise: { documentId: { $eq: summary.enterprise.documentId } } },
            { documentId: { $ne: summary.documentId } },
            { closedAt: { $null: true } },
            ...name.map((part) => ({
              $or: [{ number: { $containsi: part } }, { title: { $containsi: part } }],
            })),
          ],
        },
        sort: 'number:DESC',
        pageSize: 20,
      };
  }
}

const optionOf = (target: Target, found: Found): Option =>
  target === 'issue'
    ? { documentId: found.documentId, label: `${text(found['number'])} ${text(found['title'])}` }
    : { documentId: found.documentId, label: text(found['name']) };

/** The records to choose from, as the caller sees them. */
function useOptions(
  target: Target,
  search: string,
  summary: Summary,
): { options: Option[]; loading: boolean } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ options: Option[]; loading: boolean }>({ options: [], loading: true });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        get<{ results: Found[] }>(`/content-manager/collection-types/api::${target}.${target}`, {
          params: { page: 1, ...queryOf(target, search, summary) },
          signal: abort.signal,
        })
          .then(({ data }) =>
            setState({ options: data.results.map((found) => optionOf(target, found)), loading: false }),
          )
          .catch(() => {
            if (!abort.signal.aborted) setState({ options: [], loading: false });
          });
      },
      search === '' ? 0 : 250,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [get, target, search, summary]);
  return state;
}

type Props = {
  name: string;
  target: Target;
  summary: Summary;
  value: string | undefined;
  onChange: (documentId: string | undefined) => void;
};

/** One record, found by what it is called. */
export function RelationField({ name, target, summary, value, onChange }: Props) {
  const { text: say } = useText();
  const [search, setSearch] = useState('');
  const { options, loading } = useOptions(target, search, summary);
  return (
    <Combobox
      name={name}
      value={value ?? ''}
      placeholder={say('form.search')}
      autocomplete={{ type: 'list', filter: 'contains' }}
      loading={loading}
      loadingMessage={say('form.loading')}
      noOptionsMessage={() => say('form.nothing')}
      clearLabel={say('form.remove')}
      onChange={(chosen) => onChange(chosen === undefined || chosen === '' ? undefined : String(chosen))}
      onClear={() => onChange(undefined)}
      onInputChange={(event) => setSearch(event.currentTarget.value)}
    >
      {options.map(({ documentId, label }) => (
        <ComboboxOption key={documentId} value={documentId} textValue={label}>
          {label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}

type ManyProps = Omit<Props, 'value' | 'onChange'> & {
  value: string[];
  onChange: (documentIds: string[]) => void;
};

/** Several records, shown as removable tags. */
export function RelationsField({ name, target, summary, value, onChange }: ManyProps) {
  const { text: say } = useText();
  const { options } = useOptions(target, '', summary);
  const labelOf = (id: string): string => options.find(({ documentId }) => documentId === id)?.label ?? id;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <RelationField
        key={value.join()}
        name={name}
        target={target}
        summary={summary}
        value={undefined}
        onChange={(chosen) => {
          if (chosen && !value.includes(chosen)) onChange([...value, chosen]);
        }}
      />
      {value.length > 0 && (
        <Flex gap={2} wrap="wrap">
          {value.map((id) => (
            <Tag
              key={id}
              icon={<Cross aria-hidden />}
              label={say('form.remove')}
              onClick={() => onChange(value.filter((other) => other !== id))}
            >
              {labelOf(id)}
            </Tag>
          ))}
        </Flex>
      )}
    </Flex>
  );
}
