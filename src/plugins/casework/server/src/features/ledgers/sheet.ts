import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Context } from 'koa';
import type { SheetAnswer, SheetCell, SheetColumn, SheetJob, SheetMessage } from './sheet-worker';

export type { SheetCell, SheetColumn } from './sheet-worker';

const BEIJING = 8 * 60 * 60 * 1000;

/** Spreadsheets know no time zones: the cell holds what a clock in Beijing shows. */
export const wallClock = (instant: Date): Date => new Date(instant.getTime() + BEIJING);

/** Cuts a text to what a cell of a spreadsheet holds: no control characters, and no more than its length. */
export const cellText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what XML cannot carry
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').slice(0, 32_000);

/**
 * Writes a spreadsheet to a temporary file and answers with a stream of it; the file is gone once that has
 * been opened. It is finished when this returns, so nothing of the request's transaction is needed any more.
 */
export async function writeSheet(
  name: string,
  columns: readonly SheetColumn[],
  batches: AsyncIterable<readonly (readonly SheetCell[])[]>,
  title?: string,
): Promise<{ stream: NodeJS.ReadableStream; size: number }> {
  const file = path.join(os.tmpdir(), `qiaomen-${randomUUID()}.xlsx`);
  try {
    await fill({ file, name, columns, ...(title === undefined ? {} : { title }) }, batches);
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return { stream: createReadStream('', { fd: handle }), size };
  } finally {
    // An opened file can be read to its end although its name is deleted.
    await rm(file, { force: true });
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Answers with rows as a spreadsheet.
 * @param file what the file is called, Chinese names too
 * @param name of the sheet
 * @param title of a table that is printed: a line above the heads, and lines around its cells
 */
export async function sendSheet(
  ctx: Context,
  file: string,
  name: string,
  columns: readonly SheetColumn[],
  batches: AsyncIterable<readonly (readonly SheetCell[])[]> | readonly (readonly SheetCell[])[],
  title?: string,
): Promise<void> {
  const all = Array.isArray(batches) ? once(batches) : (batches as AsyncIterable<SheetCell[][]>);
  const { stream, size } = await writeSheet(name, columns, all, title);
  ctx.status = 200;
  ctx.type = XLSX;
  ctx.length = size;
  ctx.set(
    'Content-Disposition',
    `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent(file)}`,
  );
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = stream;
}

async function* once<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}

async function fill(job: SheetJob, batches: AsyncIterable<readonly (readonly SheetCell[])[]>): Promise<void> {
  const worker = new Worker(path.join(__dirname, 'sheet-worker.js'), { workerData: job });
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  failed.catch(() => undefined);
  worker.once('error', fail);
  worker.once('exit', () => fail(new Error('the spreadsheet was not finished')));
  const answers: SheetAnswer[] = [];
  let wake: () => void = () => undefined;
  worker.on('message', (answer: SheetAnswer) => {
    answers.push(answer);
    wake();
  });
  const answer = async (): Promise<SheetAnswer> => {
    while (answers.length === 0) {
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), failed]);
    }
    return answers.shift() as SheetAnswer;
  };
  try {
    for await (const rows of batches) {
      await answer();
      worker.postMessage({ rows } satisfies SheetMessage);
    }
    await answer();
    worker.postMessage({ end: true } satisfies SheetMessage);
    await answer();
  } finally {
    await worker.terminate();
  }
}
