import type { JsonSchema } from '../api';

/** The values of a form while it is being filled in. */
export type Values = Record<string, unknown>;

export type FieldKind =
  | 'choice'
  | 'relation'
  | 'relations'
  | 'files'
  | 'date'
  | 'milestone'
  | 'instant'
  | 'rating'
  | 'milestones'
  | 'evidence'
  | 'scalar'
  | 'long-text'
  | 'text';

/** Which input a property of an action's schema asks for. */
export function kindOfField(schema: JsonSchema): FieldKind {
  if (schema['x-relation']) return schema.type === 'array' ? 'relations' : 'relation';
  if (schema['x-files']) return 'files';
  if (schema.enum) return 'choice';
  if (schema['x-milestone']) return 'milestone';
  if (schema.format === 'date') return 'date';
  if (schema.type === 'integer') return 'rating';
  if (schema.type === 'array') return schema.items?.type === 'object' ? 'milestones' : 'files';
  if (schema.type === 'object') return 'evidence';
  if (schema.anyOf) return 'scalar';
  if (schema.description?.startsWith('ISO 8601')) return 'instant';
  return (schema.maxLength ?? 0) > 200 ? 'long-text' : 'text';
}

/** The input that is sent: fields that were left empty are left out. */
export function filledIn(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, clean(value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function clean(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value === 'object') {
    const filled = filledIn(value as Values);
    return Object.keys(filled).length === 0 ? undefined : filled;
  }
  return value;
}

/** Paths of required fields that are empty. Only for quick help: the service judges. */
export function missing(schema: JsonSchema, values: Values, prefix = ''): string[] {
  return (schema.required ?? []).flatMap((key) => {
    const value = clean(values[key]);
    const property = schema.properties?.[key];
    if (property?.type === 'object') {
      return missing(property, (values[key] as Values | undefined) ?? {}, `${prefix}${key}.`);
    }
    return value === undefined ? [`${prefix}${key}`] : [];
  });
}

/** `datetime-local` in Beijing as an instant, and back. */
export const toInstant = (local: string): string => (local === '' ? '' : `${local}:00+08:00`);
export const toLocal = (instant: unknown): string =>
  typeof instant === 'string' ? instant.replace(/:00\+08:00$/, '') : '';
