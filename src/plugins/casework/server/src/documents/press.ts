import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OfficialText } from './blocks';
import { refuse } from '../shared/errors';
import type { Job, Printed } from './worker';

/** The press: one worker, started with the first document, ended with the application. */
export type Press = {
  /**
   * @param madeAt what the file names as its time of making: the same data give the same bytes
   * @throws CaseworkError 400 naming the characters that no font has
   */
  print(document: OfficialText, madeAt: Date): Promise<{ pdf: Buffer; pages: number }>;
  close(): Promise<void>;
};

const dataDir = (): string => process.env['DATA_DIR'] ?? '.data';

export function openPress(): Press {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, { done: (printed: Printed) => void; fail: (error: Error) => void }>();

  const failAll = (error: Error): void => {
    worker = null;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(path.join(__dirname, 'worker.js'), {
      workerData: { cache: path.resolve(dataDir(), '.cache', 'fonts') },
    });
    started.on('message', (printed: Printed) => {
      waiting.get(printed.id)?.done(printed);
      waiting.delete(printed.id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', failAll);
    started.on('exit', () => {
      if (worker === started) failAll(new Error('the press stopped'));
    });
    return started;
  };

  return {
    async print(document, madeAt) {
      worker ??= start();
      const present = worker;
      present.ref();
      next += 1;
      const job: Job = { id: next, document, madeAt: madeAt.toISOString() };
      const printed = await new Promise<Printed>((done, fail) => {
        waiting.set(job.id, { done, fail });
        present.postMessage(job);
      });
      if ('missing' in printed)
        throw refuse(
          400,
          'MISSING_GLYPHS',
          { characters: printed.missing.join('、') },
          { characters: printed.missing },
        );
      if ('failed' in printed) throw new Error(printed.failed);
      return { pdf: Buffer.from(printed.pdf), pages: printed.pages };
    },
    async close() {
      const present = worker;
      worker = null;
      await present?.terminate();
    },
  };
}
