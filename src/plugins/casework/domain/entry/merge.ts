/** A value in a form that can be compared: scalars, documentIds, lists of them. */
export type Value = unknown;

export type Edit = {
  /** the values to write */
  given: Readonly<Record<string, Value>>;
  /** the values that the record holds now */
  stored: Readonly<Record<string, Value>>;
  /** the values that the form showed when it was opened; missing fields were not shown */
  opened: Readonly<Record<string, Value>>;
  /** whether the record has changed since the form was opened; used only for fields that are not in `opened` */
  isStale: boolean;
};

export type Merged = {
  /** the fields to write: those that the editor has changed */
  write: string[];
  /** fields that somebody else has changed meanwhile to something else */
  conflicts: string[];
};

/** Two values are the same when they are written the same; nothing and an empty text are the same nothing. */
export const isSame = (a: Value, b: Value): boolean => canonical(a) === canonical(b);

const canonical = (value: Value): string => {
  if (value === null || value === undefined || value === '') return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'null' : `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
};

/**
 * Decides which fields of an edit are written, and which are conflicts. A form sends all that it shows: a field
 * that the editor has not touched must not undo what another user has written since it was opened.
 */
export function mergeEdit({ given, stored, opened, isStale }: Edit): Merged {
  const merged: Merged = { write: [], conflicts: [] };
  for (const [field, value] of Object.entries(given)) {
    const wasShown = Object.hasOwn(opened, field);
    if (wasShown && isSame(value, opened[field])) continue;
    const changedByOther = wasShown ? !isSame(stored[field], opened[field]) : isStale;
    if (changedByOther && !isSame(stored[field], value)) merged.conflicts.push(field);
    else merged.write.push(field);
  }
  return merged;
}
