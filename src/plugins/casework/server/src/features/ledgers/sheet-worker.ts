import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { addPrintSetup } from './print-setup';

/** Writes one spreadsheet off the main thread, row by row: packing costs time, and its memory must not grow. */

export type SheetCell = string | number | Date | null;
export type SheetColumn = { header: string; width: number; format: string; wrap: boolean };
export type SheetJob = {
  file: string;
  name: string;
  columns: readonly SheetColumn[];
  /** a line above the heads; the cells then have lines around them, and the pages a set-up for printing */
  title?: string;
};
export type SheetMessage = { rows: readonly (readonly SheetCell[])[] } | { end: true };
export type SheetAnswer = { more: true } | { done: true };

type Writer = {
  writeXlsxStream: (rows: AsyncIterable<unknown>, options: object) => ReadableStream<Uint8Array>;
};

// The package is an ES module only; `import()` would be compiled to `require` here.
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- a constant, see above
const load = new Function('file', 'return import(file)') as (file: string) => Promise<Writer>;

const { file, name, columns, title } = workerData as SheetJob;

const LINE = { style: 'thin', color: { rgb: '808080' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** The lines of the file. A table with lines around its cells has no cell that is not written. */
async function* lines(): AsyncGenerator<readonly SheetCell[]> {
  if (title === undefined) {
    yield* received();
    return;
  }
  yield [title];
  yield columns.map(({ header }) => header);
  for await (const row of received()) yield row.map((cell) => cell ?? '');
}

async function* received(): AsyncGenerator<readonly SheetCell[]> {
  const port = parentPort;
  if (!port) return;
  const next = (): Promise<SheetMessage> => new Promise((resolve) => port.once('message', resolve));
  for (;;) {
    const waiting = next();
    port.postMessage({ more: true } satisfies SheetAnswer);
    const message = await waiting;
    if ('end' in message) return;
    yield* message.rows;
  }
}

async function write(): Promise<void> {
  const { writeXlsxStream } = await load(pathToFileURL(require.resolve('hucre/xlsx')).href);
  const stream = writeXlsxStream(lines(), {
    name,
    // What is written anew is packed then.
    compress: title === undefined,
    freezePane: { rows: title === undefined ? 1 : 2 },
    columns: columns.map(({ header, width, format, wrap }) => ({
      ...(title === undefined ? { header } : {}),
      width,
      style: {
        numFmt: format,
        alignment: { vertical: 'top', ...(wrap ? { wrapText: true } : {}) },
        ...(title === undefined ? {} : { border: BORDER }),
      },
    })),
  });
  const written = title === undefined ? file : `${file}.part`;
  try {
    await pipeline(
      Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(written),
    );
    if (written !== file) await addPrintSetup(written, file, name);
  } finally {
    if (written !== file) await rm(written, { force: true });
  }
  parentPort?.postMessage({ done: true } satisfies SheetAnswer);
  parentPort?.close();
}

void write();
