import { isEnterableDay, isLocalDate } from '../calendar';
import { cleanName, cleanText, invisibleIn } from '../entry';

/**
 * Extra fields 附加项 (spec: domain): fields that the office adds to records in the panel. Here is what a field is,
 * which values it takes, who reads it and from when it must be filled in. Pure.
 */

export const EXTRA_RECORDS = ['issue', 'enterprise', 'visit', 'project'] as const;
export type ExtraRecord = (typeof EXTRA_RECORDS)[number];

export const EXTRA_TYPES = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes-no',
] as const;
export type ExtraType = (typeof EXTRA_TYPES)[number];

/** Who reads a field, of those who see the row. `insiders` are neither enterprises nor units. */
export const EXTRA_READERS = ['everyone', 'not-enterprise', 'not-units', 'insiders'] as const;
export type ExtraReaders = (typeof EXTRA_READERS)[number];

/** What of a kind of record a value must be there from. For records without stages it is `registered`: when saved. */
export const REQUIRED_FROM = [
  'registered',
  'accepted',
  'transferred',
  'handling',
  'reported',
  'confirmed',
  'closed',
] as const;
export type RequiredFrom = (typeof REQUIRED_FROM)[number];

/** Codes are keys of JSON, of query strings and of GraphQL arguments. */
export const EXTRA_CODE = /^[a-z][a-z0-9_]{0,39}$/;

export type ExtraField = {
  code: string;
  name: string;
  type: ExtraType;
  hint: string | null;
  options: readonly string[];
  /** documentIds of the categories of issues that have it; of all when there are none */
  categories: readonly string[];
  requiredFrom: RequiredFrom | null;
  readers: ExtraReaders;
  /** a column of the ledgers and exports */
  inLists: boolean;
  active: boolean;
};

export type ExtraValue = string | number | boolean | readonly string[];
/** What a record holds: no key for what has not been filled in. */
export type ExtraValues = Readonly<Record<string, ExtraValue>>;

export type ExtraError = {
  field: string;
  code: 'NOT_FOUND' | 'INACTIVE' | 'NOT_ACCEPTED' | 'BAD_VALUE' | 'REQUIRED' | 'INVISIBLE_CHARACTER';
  params?: Record<string, string>;
};

const LINE = 300;
const TEXT = 5000;
/** As many digits as a JSON number carries without loss. */
const LARGEST = 1e15;
const MONEY = /^-?\d{1,13}(\.\d{1,2})?$/;

/** May somebody of this kind read the field, on a row that he sees? */
export const readsExtra = ({ readers }: Pick<ExtraField, 'readers'>, kind: string): boolean =>
  kind === 'enterprise'
    ? readers === 'everyone' || readers === 'not-units'
    : kind === 'unit'
      ? readers === 'everyone' || readers === 'not-enterprise'
      : true;

/** Does an issue of this category have the field? */
export const hasExtra = ({ categories }: Pick<ExtraField, 'categories'>, category: string | null): boolean =>
  categories.length === 0 || (category !== null && categories.includes(category));

/** The options of a choice, as they are entered: one a line. */
export const optionsOf = (lines: string | null): string[] => [
  ...new Set(
    (lines ?? '')
      .split('\n')
      .map(cleanName)
      .filter((line) => line !== ''),
  ),
];

/** The value as it is kept; undefined when it is none of this field's. */
function kept(field: ExtraField, given: unknown): ExtraValue | undefined {
  switch (field.type) {
    case 'text':
    case 'long-text': {
      if (typeof given !== 'string' || /[\0\p{Surrogate}]/u.test(given)) return undefined;
      const text = field.type === 'text' ? cleanName(given) : cleanText(given);
      return text !== '' && text.length <= (field.type === 'text' ? LINE : TEXT) ? text : undefined;
    }
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) && Math.abs(given) < LARGEST
        ? given
        : undefined;
    case 'money': {
      const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
      return MONEY.test(text) ? text : undefined;
    }
    case 'date':
      return typeof given === 'string' && isLocalDate(given) && isEnterableDay(given) ? given : undefined;
    case 'choice':
      return typeof given === 'string' && field.options.includes(given) ? given : undefined;
    case 'choices': {
      if (!Array.isArray(given) || given.length === 0) return undefined;
      const chosen = [...new Set(given as unknown[])];
      return chosen.every((one) => typeof one === 'string' && field.options.includes(one))
        ? (chosen as string[])
        : undefined;
    }
    case 'yes-no':
      return typeof given === 'boolean' ? given : undefined;
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The record's values after a change. Keys that are not given stay as they are, so that a form which does not show a
 * field loses nothing of it; null takes a value away.
 * @param kind of whoever writes: a field that he may not read does not exist for him
 * @param category of the issue; null for other records
 */
export function changeExtra(
  fields: readonly ExtraField[],
  present: ExtraValues | null,
  given: Readonly<Record<string, unknown>>,
  { kind, category }: { kind: string; category: string | null },
): { values: ExtraValues; errors: ExtraError[] } {
  const values: Record<string, ExtraValue> = { ...present };
  const errors: ExtraError[] = [];
  for (const [code, value] of Object.entries(given)) {
    const field = fields.find((one) => one.code === code);
    const name = `extra.${code}`;
    if (!field || !readsExtra(field, kind)) {
      errors.push({ field: name, code: 'NOT_FOUND' });
      continue;
    }
    const before = Object.hasOwn(values, code) ? values[code] : undefined;
    if (isEmpty(value) ? before === undefined : same(before, value)) continue;
    const params = { name: field.name };
    if (!field.active) errors.push({ field: name, code: 'INACTIVE', params });
    else if (isEmpty(value)) delete values[code];
    else if (!hasExtra(field, category)) errors.push({ field: name, code: 'NOT_ACCEPTED', params });
    else {
      const point = typeof value === 'string' && field.type === 'text' ? invisibleIn(cleanName(value)) : null;
      const fit = kept(field, value);
      if (point !== null && point !== '')
        errors.push({ field: name, code: 'INVISIBLE_CHARACTER', params: { ...params, point } });
      else if (fit === undefined) errors.push({ field: name, code: 'BAD_VALUE', params });
      else values[code] = fit;
    }
  }
  return { values, errors };
}

/**
 * Fields that must be filled in at a stage and are not.
 * @param kind only what this kind may read is demanded of it; null for all
 */
export const missingExtra = (
  fields: readonly ExtraField[],
  values: ExtraValues | null,
  { stage, category, kind }: { stage: string; category: string | null; kind: string | null },
): ExtraField[] => {
  const reached = (REQUIRED_FROM as readonly string[]).indexOf(stage);
  return fields.filter(
    (field) =>
      field.active &&
      field.requiredFrom !== null &&
      REQUIRED_FROM.indexOf(field.requiredFrom) <= reached &&
      hasExtra(field, category) &&
      (kind === null || readsExtra(field, kind)) &&
      !Object.hasOwn(values ?? {}, field.code),
  );
};

/** The values that this kind of reader may read. A field that is not known any more is for nobody. */
export const readableExtra = (
  fields: readonly ExtraField[],
  values: ExtraValues | null,
  kind: string,
): ExtraValues =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter(([code]) =>
      fields.some((field) => field.code === code && readsExtra(field, kind)),
    ),
  );

/** A value in words, as lists, files and pages show it. */
export function extraText(value: ExtraValue | null | undefined, words: { yes: string; no: string }): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'object' ? value.join('、') : String(value);
}

/** Operators by which a field of each type can be asked for, as Strapi spells them. */
const EMPTINESS = ['$null', '$notNull'] as const;
const EQUAL = ['$eq', '$ne', '$in', '$notIn', ...EMPTINESS] as const;
const ORDERED = [...EQUAL, '$lt', '$lte', '$gt', '$gte', '$between'] as const;
const TEXTUAL = [...EQUAL, '$contains', '$containsi', '$startsWith', '$endsWith'] as const;
export const EXTRA_OPERATORS: Readonly<Record<ExtraType, readonly string[]>> = {
  text: TEXTUAL,
  'long-text': TEXTUAL,
  number: ORDERED,
  money: ORDERED,
  date: ORDERED,
  choice: EQUAL,
  choices: ['$contains', ...EMPTINESS],
  'yes-no': ['$eq', '$ne', ...EMPTINESS],
};
