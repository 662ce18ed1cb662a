import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** Writes one spreadsheet off the main thread, row by row: packing costs time, and its memory must not grow. */

export type SheetCell = string | number | Date | null;
export type SheetColumn = { header: string; width: number; format: string; wrap: boolean };
export type SheetJob = { file: string; name: string; columns: readonly SheetColumn[] };
export type SheetMessage = { rows: readonly (readonly SheetCell[])[] } | { end: true };
export type SheetAnswer = { more: true } | { done: true };

type Writer = {
  writeXlsxStream: (rows: AsyncIterable<unknown>, options: object) => ReadableStream<Uint8Array>;
};

// The package is an ES module only; `import()` would be compiled to `require` here.
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- a constant, see above
const load = new Function('file', 'return import(file)') as (file: string) => Promise<Writer>;

const { file, name, columns } = workerData as SheetJob;

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
  const stream = writeXlsxStream(received(), {
    name,
    freezePane: { rows: 1 },
    columns: columns.map(({ header, width, format, wrap }) => ({
      header,
      width,
      style: { numFmt: format, alignment: { vertical: 'top', ...(wrap ? { wrapText: true } : {}) } },
    })),
  });
  await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(file));
  parentPort?.postMessage({ done: true } satisfies SheetAnswer);
  parentPort?.close();
}

void write();
