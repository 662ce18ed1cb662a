import type { ReactNode } from 'react';
import { choiceText, hasExceptions } from '../../../contracts/choices';
import { panelLanguage } from '../shared/language';
import { ChoiceCell, InstantCell, LightCell, SaidCell, YesNoCell, isDue } from './cells';

type Attribute = { type: string; enum?: readonly string[] };
type Header = {
  name: string;
  attribute?: Attribute;
  cellFormatter?: (row: Record<string, unknown>, header: { name: string }) => ReactNode;
};
type Columns = { displayedHeaders: Header[]; layout: { settings?: { bulkable?: boolean } } };

type Filter = { name: string; type?: string; options?: { label?: string; value: string }[] };
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

/** Fields that hold the name of an action or a stage without being an enumeration. */
const SAID = new Set(['action', 'from', 'to']);

function cellOf({ name, attribute, cellFormatter }: Header): Header['cellFormatter'] {
  if (cellFormatter || !attribute) return undefined;
  const values = attribute.enum;
  if (name === 'light' && values) {
    return (row) => <LightCell light={row['light']} stage={row['stage']} />;
  }
  if (attribute.type === 'enumeration' && values) {
    return (row) => <ChoiceCell value={row[name]} values={values} />;
  }
  if (attribute.type === 'string' && SAID.has(name))
    return (row) => <SaidCell name={name} value={row[name]} />;
  if (attribute.type === 'boolean') return (row) => <YesNoCell value={row[name]} />;
  if (attribute.type === 'datetime') return (row) => <InstantCell value={row[name]} due={isDue(name)} />;
  return undefined;
}

/** The options of filters in words. */
export const injectFilters = ({ displayedFilters, layout }: Filters): Filters => ({
  layout,
  displayedFilters: displayedFilters.map((filter) => {
    const values = filter.options?.map(({ value }) => value) ?? [];
    if (filter.type !== 'enumeration' || !hasExceptions(values)) return filter;
    return {
      ...filter,
      options: values.map((value) => ({ value, label: choiceText(value, panelLanguage(), values) })),
    };
  }),
});
