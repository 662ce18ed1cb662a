import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Popover,
  Searchbar,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { GridFour, Layout } from '@strapi/icons';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { COLUMNS, SORTS } from '../../../contracts/workbench-names';
import { choiceText } from '../../../contracts/choices';
import { HANDLING_TYPES, STAGES } from '../../../domain/lifecycle';
import { RecordPicker } from '../shared/RecordPicker';
import { useCaseworkExtraFieldsQuery } from '../shared/extra/api';
import { stageName } from '../shared/names';
import { useText } from '../shared/texts';
import { useWide } from '../shared/wide';
import { columnName } from './rows';

type Props = {
  params: URLSearchParams;
  columns: string[];
  /** sees issues of several groups */
  overseer: boolean;
  onChange: (changes: Record<string, string | string[] | null>) => void;
  onColumns: (columns: string[]) => void;
};

const OLDER = ['30', '90', '180'] as const;
const FILTERS = [
  'stage',
  'light',
  'category',
  'handlingType',
  'group',
  'leader',
  'unit',
  'enterprise',
  'level',
  'olderThan',
  'extraField',
  'extraValue',
  'from',
  'to',
  'q',
];
const WAIT_MS = 350;
/** As they are stored. */
const YES_NO: readonly [value: string, label: 'yes' | 'no'][] = [
  ['true', 'yes'],
  ['false', 'no'],
];

/** The filters, the order and the columns of the list. */
export function FilterBar({ params, columns, overseer, onChange, onColumns }: Props) {
  const { text, language } = useText();
  const wide = useWide();
  const one = (name: string): string => params.get(name) ?? '';
  const filtered = FILTERS.some((name) => params.has(name));
  const choice = (name: string, label: string, options: [string, string][]): ReactNode => (
    <Box width="16rem">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          value={one(name)}
          placeholder={text('wb.any')}
          clearLabel={text('form.remove')}
          onClear={() => onChange({ [name]: null })}
          onChange={(value: string | number) => onChange({ [name]: String(value) })}
        >
          {options.map(([value, said]) => (
            <SingleSelectOption key={value} value={value}>
              {said}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
  const picker = (name: string, label: string, kind: 'category' | 'unit' | 'department'): ReactNode => (
    <Box width="18rem">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <RecordPicker
          name={name}
          kind={kind}
          placeholder={text('wb.any')}
          value={one(name) || undefined}
          where={name === 'group' ? { isGroup: { $eq: true } } : undefined}
          onChange={(chosen) => onChange({ [name]: chosen?.documentId ?? null })}
        />
      </Field.Root>
    </Box>
  );
  const { data: extra = [] } = useCaseworkExtraFieldsQuery('issue');
  const extraField = extra.find(({ code }) => code === one('extraField'));
  /** By one of the office's own fields, and what it holds. */
  const ownField = (): ReactNode => (
    <>
      <Box width="16rem">
        <Field.Root name="extraField">
          <Field.Label>{text('wb.extraField')}</Field.Label>
          <SingleSelect
            value={one('extraField')}
            placeholder={text('wb.any')}
            clearLabel={text('form.remove')}
            onClear={() => onChange({ extraField: null, extraValue: null })}
            onChange={(value: string | number) => onChange({ extraField: String(value), extraValue: null })}
          >
            {extra.map(({ code, name }) => (
              <SingleSelectOption key={code} value={code}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
      {extraField &&
        (extraField.type === 'yes-no' || extraField.options.length > 0 ? (
          choice(
            'extraValue',
            extraField.name,
            extraField.type === 'yes-no'
              ? YES_NO.map(([value, label]) => [value, text(label)])
              : extraField.options.map((option) => [option, option]),
          )
        ) : (
          <Box width="16rem">
            <Field.Root name="extraValue">
              <Field.Label>{extraField.name}</Field.Label>
              <TextInput
                key={`${extraField.code} ${one('extraValue')}`}
                name="extraValue"
                defaultValue={one('extraValue')}
                placeholder={text('wb.extraValue')}
                onBlur={(event: { target: { value: string } }) => {
                  const given = event.target.value.trim();
                  if (given !== one('extraValue')) onChange({ extraValue: given === '' ? null : given });
                }}
                onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
              />
            </Field.Root>
          </Box>
        ))}
    </>
  );
  const board = params.get('board') === 'true';
  const rest = (
    <>
      {choice(
        'stage',
        text('stage'),
        STAGES.map((stage) => [stage, stageName(stage, language)]),
      )}
      {picker('category', text('wb.category'), 'category')}
      {choice(
        'olderThan',
        text('wb.olderThan'),
        OLDER.map((days) => [days, text(`wb.older.${days}`)]),
      )}
      {picker('unit', text('wb.unit'), 'unit')}
      {overseer && picker('group', text('wb.group'), 'department')}
      {choice(
        'handlingType',
        text('wb.handlingType'),
        HANDLING_TYPES.map((type) => [type, choiceText(type, language)]),
      )}
      {extra.length > 0 && ownField()}
      <Box width="16rem">
        <Field.Root name="sort">
          <Field.Label>{text('wb.sort')}</Field.Label>
          <SingleSelect
            value={one('sort') || 'pressing'}
            onChange={(value: string | number) =>
              onChange({ sort: value === 'pressing' ? null : String(value) })
            }
          >
            {SORTS.map((sort) => (
              <SingleSelectOption key={sort} value={sort}>
                {text(`wb.sort.${sort}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
      <Flex gap={2} wrap="wrap">
        <Popover.Root>
          <Popover.Trigger>
            <Button variant="tertiary">{text('wb.columns')}</Button>
          </Popover.Trigger>
          <Popover.Content>
            <Flex direction="column" alignItems="flex-start" gap={2} padding={4}>
              {COLUMNS.map((column) => (
                <Checkbox
                  key={column}
                  checked={columns.includes(column)}
                  onCheckedChange={(on: boolean | 'indeterminate') =>
                    onColumns(
                      COLUMNS.filter((name) => (name === column ? on === true : columns.includes(name))),
                    )
                  }
                >
                  {columnName(column, text)}
                </Checkbox>
              ))}
            </Flex>
          </Popover.Content>
        </Popover.Root>
        <Button
          variant="tertiary"
          aria-pressed={board}
          startIcon={board ? <Layout aria-hidden /> : <GridFour aria-hidden />}
          onClick={() => onChange({ board: board ? null : 'true' })}
        >
          {text(board ? 'wb.table' : 'wb.board')}
        </Button>
        {filtered && (
          <Button
            variant="ghost"
            onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, null])))}
          >
            {text('wb.clear')}
          </Button>
        )}
      </Flex>
    </>
  );
  const field = <SearchField value={one('q')} onChange={(q) => onChange({ q: q === '' ? null : q })} />;
  // On a telephone the list comes first: what narrows it lies behind one word.
  return wide ? (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      {field}
      {rest}
    </Flex>
  ) : (
    <Box>
      {field}
      <details open={filtered || undefined}>
        <summary style={{ cursor: 'pointer', fontSize: '1.5rem', padding: '1.2rem 0' }}>
          {text('wb.filters')}
        </summary>
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          {rest}
        </Flex>
      </details>
    </Box>
  );
}

/** Asks when somebody has stopped typing. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { text } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
    // The effect depends on the typed text alone, not on the callback.
  }, [typed]);
  return (
    <Box width="30rem" maxWidth="100%">
      <Searchbar
        name="q"
        clearLabel={text('form.remove')}
        placeholder={text('wb.search')}
        value={typed}
        onClear={() => {
          setTyped('');
          onChange('');
        }}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
      >
        {text('wb.search')}
      </Searchbar>
    </Box>
  );
}
