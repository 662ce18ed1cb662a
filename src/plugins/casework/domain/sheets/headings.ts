import { shown } from './cells';
import type { BadCell, ImportColumns, RawCell } from './columns';

/** Which column of the sheet holds which field, by the headings of its first row. */
export type Headings<K extends string> = { places: ReadonlyMap<number, K>; bad: BadCell[] };

/** A letter and more as spreadsheets name columns: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** Width, blanks and the asterisk of a required column make no other heading of it. */
const written = (heading: string): string => heading.normalize('NFKC').replace(/\s+/g, '').replace(/\*$/, '');

/**
 * Reads the headings, in any order. A heading that is not known or comes twice is an error, and so is a required
 * one that is missing.
 */
export function readHeadings<C extends ImportColumns>(
  columns: C,
  cells: readonly RawCell[],
): Headings<keyof C & string> {
  const byName = new Map(
    Object.entries(columns).map(([key, { zh }]) => [written(zh), key as keyof C & string]),
  );
  const places = new Map<number, keyof C & string>();
  const bad: BadCell[] = [];
  const seen = new Set<string>();
  cells.forEach((cell, i) => {
    const name = written(shown(cell));
    if (name === '') return;
    const key = byName.get(name);
    const at = {
      row: 1,
      column: name.slice(0, 100),
      params: { letter: columnLetter(i) },
      value: name.slice(0, 100),
    };
    if (key === undefined) bad.push({ ...at, code: 'UNKNOWN_HEADING' });
    else if (seen.has(key)) bad.push({ ...at, code: 'DUPLICATE_HEADING' });
    else {
      seen.add(key);
      places.set(i, key);
    }
  });
  for (const [key, { zh, required }] of Object.entries(columns)) {
    if (required && !seen.has(key))
      bad.push({ row: 1, column: zh, code: 'MISSING_HEADING', params: {}, value: null });
  }
  return { places, bad };
}
