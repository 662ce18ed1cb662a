import { InputRenderer } from '@strapi/strapi/admin';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { choiceText } from '../../../contracts/choices';
import { isNamed } from '../shared/said';
import { panelLanguage } from '../shared/language';
import { panelText } from '../shared/texts';
import { ChoiceCell, DayCell, InstantCell, LightCell, SaidCell, YearCell, YesNoCell, isDue } from './cells';

type Attribute = { type: string; enum?: readonly string[] };
type Header = {
  name: string;
  attribute?: Attribute;
  cellFormatter?: (row: Record<string, unknown>, header: { name: string }) => ReactNode;
};
type Columns = { displayedHeaders: Header[]; layout: { settings?: { bulkable?: boolean } } };

type Filter = {
  name: string;
  type?: string;
  options?: { label?: string; value: string }[];
  input?: ComponentType<ComponentProps<typeof InputRenderer>>;
};
type Filters = { displayedFilters: Filter[]; layout: unknown };

/** Strapi prints enumerations raw and instants in the browser's zone: cells of our own say them. */
export const injectColumns = ({ displayedHeaders, layout }: Columns): Columns => ({
  layout,
  displayedHeaders: displayedHeaders.map((header) => {
    const cell = cellOf(header);
    if (!cell) return header;
    return { ...header, cellFormatter: layout.settings?.bulkable === false ? single(cell) : cell };
  }),
});

type Cell = NonNullable<Header['cellFormatter']>;

/** Marks the rows of a list in which nothing is done with several records (shell/style.ts). */
const single =
  (cell: Cell): Cell =>
  (row, header) => <span data-casework-single="">{cell(row, header)}</span>;

function cellOf({ name, attribute, cellFormatter }: Header): Header['cellFormatter'] {
  if (cellFormatter || !attribute) return undefined;
  const values = attribute.enum;
  if (name === 'light' && values) {
    return (row) => <LightCell light={row['light']} stage={row['stage']} />;
  }
  if (attribute.type === 'enumeration' && values) {
    return (row) => <ChoiceCell value={row[name]} values={values} />;
  }
  if (name === 'year') return (row) => <YearCell value={row[name]} />;
  if (attribute.type === 'date') return (row) => <DayCell value={row[name]} />;
  if (isNamed(name, attribute.type)) return (row) => <SaidCell name={name} value={row[name]} />;
  if (attribute.type === 'boolean') return (row) => <YesNoCell value={row[name]} />;
  if (attribute.type === 'datetime') return (row) => <InstantCell value={row[name]} due={isDue(name)} />;
  return undefined;
}

function optionsOf({ type, options = [] }: Filter): Filter['options'] {
  if (type === 'boolean') {
    return [
      { value: 'true', label: panelText('yes') },
      { value: 'false', label: panelText('no') },
    ];
  }
  if (type !== 'enumeration') return undefined;
  const values = options.map(({ value }) => value);
  return values.map((value) => ({ value, label: choiceText(value, panelLanguage(), values) }));
}

/**
 * Strapi's own input. A filter that names its input has its value said by the option's label, any other prints it raw.
 */
const ChoiceFilter = (props: ComponentProps<typeof InputRenderer>) => <InputRenderer {...props} />;

/** The filters of a list: their options, and the words that stand over the list. */
export const injectFilters = ({ displayedFilters, layout }: Filters): Filters => ({
  layout,
  displayedFilters: displayedFilters.map((filter) => {
    const options = filter.input ? undefined : optionsOf(filter);
    return options ? { ...filter, input: ChoiceFilter, options } : filter;
  }),
});
