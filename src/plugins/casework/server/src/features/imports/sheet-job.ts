import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';

/** The transaction must not be taken for idle while the worker is busy. */
const BREATH_MS = 15_000;
/** 20,000 rows need about 200 MB; a spreadsheet that needs more than this was made for that. */
const MEMORY_MB = 512;
const memoryLimit = (): number => {
  const given = Number(process.env['IMPORT_MEMORY_MB']);
  return Number.isInteger(given) && given > 0 ? given : MEMORY_MB;
};

/** A worker that reads a spreadsheet, from the side of the one who waits for what it answers. */
export class SheetJob<Answer, Order> {
  private readonly worker: Worker;
  private readonly answers: Answer[] = [];
  private readonly failed: Promise<never>;
  private wake: () => void = () => undefined;

  /** @param script of the worker, beside this file */
  constructor(script: string, workerData: unknown) {
    this.worker = new Worker(path.join(__dirname, script), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit() },
    });
    let fail: (error: Error) => void = () => undefined;
    this.failed = new Promise<never>((_resolve, reject) => (fail = reject));
    this.failed.catch(() => undefined);
    this.worker.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse(400, 'SHEET_TOO_LARGE') : error),
    );
    this.worker.once('exit', () =>
      fail(new Error('the worker that reads spreadsheets left without an answer')),
    );
    this.worker.on('message', (answer: Answer) => {
      this.answers.push(answer);
      this.wake();
    });
  }

  send(order: Order): void {
    this.worker.postMessage(order);
  }

  /**
   * The next answer. Keeps the transaction awake meanwhile.
   * @throws when the worker has failed; 400 when it needed more memory than it may have
   */
  async answer(trx: Trx): Promise<Answer> {
    while (this.answers.length === 0) {
      let timer: NodeJS.Timeout | undefined;
      const breath = new Promise<void>((resolve) => (timer = setTimeout(resolve, BREATH_MS)));
      await Promise.race([new Promise<void>((resolve) => (this.wake = resolve)), breath, this.failed]);
      clearTimeout(timer);
      if (this.answers.length === 0) await rows(trx, 'select 1');
    }
    return this.answers.shift() as Answer;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
