import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useState } from 'react';
import { useRecords, type RecordKind, type RecordOption } from './records';
import { useText } from './texts';

type Props = {
  name: string;
  kind: RecordKind;
  /** where no label of a field names it */
  label?: string;
  placeholder?: string;
  value?: string | undefined;
  where?: Record<string, unknown> | undefined;
  onChange: (chosen: RecordOption | null) => void;
};

/** Picks a record by its name, among those that the reader sees. */
export function RecordPicker({ name, kind, label, placeholder, value, where, onChange }: Props) {
  const { text } = useText();
  const [search, setSearch] = useState('');
  const { options, loading } = useRecords(kind, { search, where, value });
  return (
    <Combobox
      name={name}
      {...(label ? { 'aria-label': label } : {})}
      value={value ?? ''}
      placeholder={placeholder ?? text('form.search')}
      autocomplete={{ type: 'list', filter: 'contains' }}
      loading={loading}
      loadingMessage={text('form.loading')}
      noOptionsMessage={() => text('form.nothing')}
      clearLabel={text('form.remove')}
      onChange={(chosen) => onChange(options.find(({ documentId }) => documentId === chosen) ?? null)}
      onClear={() => onChange(null)}
      onInputChange={(event) => setSearch(event.currentTarget.value)}
    >
      {options.map(({ documentId, label: shown }) => (
        <ComboboxOption key={documentId} value={documentId} textValue={shown}>
          {shown}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}

type SearchProps = Omit<Props, 'value' | 'onChange'> & { onChoose: (chosen: RecordOption) => void };

/** Choosing is an event: the field is empty again. */
export function RecordSearch({ onChoose, ...props }: SearchProps) {
  const [round, setRound] = useState(0);
  return (
    <RecordPicker
      {...props}
      key={round}
      onChange={(chosen) => {
        if (!chosen) return;
        onChoose(chosen);
        setRound((n) => n + 1);
      }}
    />
  );
}
