import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
  readCell,
  readHeadings,
  shown,
  type BadCell,
  type CellValue,
  type ImportColumns,
  type RawCell,
} from '../../../../domain/sheets';

/** Reads a spreadsheet by the definition of its columns, row by row. Runs in a worker: unpacking costs time. */

type StreamRow = { index: number; values: RawCell[] };
type Reader = {
  streamXlsxRows: (input: Uint8Array, options?: object) => AsyncGenerator<StreamRow, void, undefined>;
};

// The package is an ES module only; `import()` would be compiled to `require` here.
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- a constant, see above
const load = new Function('file', 'return import(file)') as (file: string) => Promise<Reader>;

/** Columns beyond these hold nothing that is read. */
const MAX_COLUMNS = 200;
/** Bad cells that are kept: who has more has the wrong file. */
const MAX_BAD = 20_000;

export type ReadRow<K extends string> = { row: number; values: Partial<Record<K, CellValue>> };
export type ReadSheet<K extends string> = { rows: ReadRow<K>[]; bad: BadCell[] };

/** Collects bad cells, up to a limit. */
export class BadCells {
  readonly list: BadCell[] = [];
  total = 0;

  add(...cells: readonly BadCell[]): void {
    this.total += cells.length;
    for (const cell of cells) if (this.list.length < MAX_BAD) this.list.push(cell);
  }
}

/**
 * Reads the first sheet of a file. Rows without any value are passed over.
 * @param most rows that are taken
 * @returns the rows whose cells could all be read, and every cell that could not; the rows are empty when the
 *   headings are wrong
 */
export async function readSheet<C extends ImportColumns>(
  file: string,
  columns: C,
  most: number,
  bad: BadCells,
  progress: (rows: number) => void = () => undefined,
): Promise<ReadRow<keyof C & string>[]> {
  type K = keyof C & string;
  const whole = (code: BadCell['code'], params: BadCell['params'] = {}): void =>
    bad.add({ row: 1, column: '', code, params, value: null });
  const rows: ReadRow<K>[] = [];
  let places: ReadonlyMap<number, K> | null = null;
  try {
    const { streamXlsxRows } = await load(pathToFileURL(require.resolve('hucre/xlsx')).href);
    for await (const { index, values } of streamXlsxRows(new Uint8Array(await readFile(file)), {
      sheet: 0,
    })) {
      if (values.length > MAX_COLUMNS && values.slice(MAX_COLUMNS).some((cell) => shown(cell) !== '')) {
        whole('TOO_MANY_COLUMNS', { max: MAX_COLUMNS });
        return [];
      }
      if (places === null) {
        if (index > 0 && values.every((cell) => shown(cell).trim() === '')) continue;
        const headings = readHeadings(columns, values.slice(0, MAX_COLUMNS));
        if (headings.bad.length > 0) {
          bad.add(...headings.bad);
          return [];
        }
        places = headings.places;
        continue;
      }
      if (values.every((cell) => shown(cell).trim() === '')) continue;
      if (rows.length >= most) {
        whole('TOO_MANY_ROWS', { max: most });
        return [];
      }
      rows.push(readRow(columns, places, index + 1, values, bad));
      if (rows.length % 500 === 0) progress(rows.length);
    }
  } catch {
    whole('UNREADABLE');
    return [];
  }
  if (places === null || rows.length === 0) whole('EMPTY');
  return rows;
}

function readRow<C extends ImportColumns>(
  columns: C,
  places: ReadonlyMap<number, keyof C & string>,
  row: number,
  cells: readonly RawCell[],
  bad: BadCells,
): ReadRow<keyof C & string> {
  const values: Partial<Record<keyof C & string, CellValue>> = {};
  for (const [place, key] of places) {
    const column = columns[key];
    if (!column) continue;
    const read = readCell(column, cells[place]);
    if ('value' in read) values[key] = read.value;
    else
      bad.add({
        row,
        column: column.zh,
        code: read.code,
        params: read.params ?? {},
        value: shown(cells[place]).slice(0, 100) || null,
      });
  }
  return { row, values };
}
