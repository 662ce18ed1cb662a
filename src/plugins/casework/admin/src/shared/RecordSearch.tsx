import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useState } from 'react';
import { useRecords, type RecordKind } from './records';
import { useText } from './texts';

type Props = {
  name: string;
  kind: RecordKind;
  label: string;
  placeholder?: string;
  /** choosing is an event: the field is empty again */
  onChoose: (documentId: string, label: string) => void;
};

/** Finds one record by what it is called. */
export function RecordSearch({ name, kind, label, placeholder, onChoose }: Props) {
  const { text } = useText();
  const [search, setSearch] = useState('');
  const [round, setRound] = useState(0);
  const { options, loading } = useRecords(kind, search);
  return (
    <Combobox
      key={round}
      name={name}
      aria-label={label}
      placeholder={placeholder ?? text('form.search')}
      autocomplete={{ type: 'list', filter: 'contains' }}
      loading={loading}
      loadingMessage={text('form.loading')}
      noOptionsMessage={() => text('form.nothing')}
      clearLabel={text('form.remove')}
      onChange={(chosen) => {
        const option = options.find(({ documentId }) => documentId === String(chosen));
        if (!option) return;
        onChoose(option.documentId, option.label);
        setSearch('');
        setRound((n) => n + 1);
      }}
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
