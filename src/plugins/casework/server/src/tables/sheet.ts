import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SheetAnswer, SheetCell, SheetColumn, SheetJob, SheetMessage } from './sheet-worker';

export type { SheetCell, SheetColumn } from './sheet-worker';

const BEIJING = 8 * 60 * 60 * 1000;

/** Spreadsheets know no time zones: the cell holds what a clock in Beijing shows. */
export const wallClock = (instant: Date): Date => new Date(instant.getTime() + BEIJING);

/** What a spreadsheet can hold of a text: no control characters, and no more than a cell takes. */
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
): Promise<{ stream: NodeJS.ReadableStream; size: number }> {
  const file = path.join(os.tmpdir(), `qiaomen-${randomUUID()}.xlsx`);
  try {
    await fill({ file, name, columns }, batches);
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return { stream: createReadStream('', { fd: handle }), size };
  } finally {
    // What is open can be read to its end.
    await rm(file, { force: true });
  }
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
