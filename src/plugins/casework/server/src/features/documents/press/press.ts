import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OfficialText } from '../../../../../domain/documents';
import { refuse } from '../../../platform/answers/errors';
import type { Served } from './fonts';
import { named } from './named';
import type { Covered, Job, Printed } from './worker';

export type Print = {
  document: OfficialText;
  /** time of making written into the files: the same data give the same bytes */
  madeAt: Date;
  /** the address that the code on the document opens; none before it is issued */
  code?: string | undefined;
  /** the .docx too */
  docx?: boolean;
};
export type Product = { pdf: Buffer; docx: Buffer | null; pages: number };

/** The press: one worker, started with the first document, ended with the application. */
export type Press = {
  /**
   * @throws CaseworkError 400 naming the characters that no font has, 429 when too many documents wait
   * @throws Error when the document cannot be set, or takes too long; others are not touched
   */
  print(what: Print): Promise<Product>;
  /** Which face serves which role, and which of the characters in use it lacks. */
  fonts(used: string): Promise<readonly (Served & { missing: string[] })[]>;
  close(): Promise<void>;
};

export type PressOptions = {
  fontsDir?: string | undefined;
  /** folders of the system's fonts; the usual ones unless given */
  system?: readonly string[];
  /** documents that may wait; more are refused */
  queue?: number;
  /** for one document */
  milliseconds?: number;
  /** of memory, for the worker */
  megabytes?: number;
  /** the file of the worker, for tests */
  file?: string;
};

type Answer = Printed | Covered;
type Waiting = { job: Job; done: (printed: Answer) => void; fail: (error: Error) => void };

const QUEUE = 60;
const MILLISECONDS = 30_000;
const MEGABYTES = 768;

export function openPress({
  fontsDir = process.env['FONTS_DIR'],
  system,
  queue = QUEUE,
  milliseconds = MILLISECONDS,
  megabytes = MEGABYTES,
  file = path.join(__dirname, 'worker.js'),
}: PressOptions = {}): Press {
  let worker: Worker | null = null;
  let next = 0;
  let printing: Waiting | null = null;
  let clock: NodeJS.Timeout | null = null;
  const waiting: Waiting[] = [];

  const settle = (): Waiting | null => {
    const one = printing;
    printing = null;
    if (clock) clearTimeout(clock);
    clock = null;
    return one;
  };
  /** The document that was being set fails; those that wait are set by a new worker. */
  const stopped = (error: Error): void => {
    worker = null;
    settle()?.fail(error);
    turn();
  };
  const start = (): Worker => {
    const started = new Worker(file, {
      workerData: { fontsDir, system: system ?? null },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    started.on('message', (message: Answer) => {
      if (printing?.job.id === message.id) settle()?.done(message);
      turn();
    });
    started.on('error', (error: Error) => worker === started && stopped(error));
    started.on('exit', () => worker === started && stopped(new Error('the press stopped')));
    return started;
  };
  const turn = (): void => {
    if (printing) return;
    const one = waiting.shift();
    if (!one) {
      // An idle press does not keep the process alive.
      worker?.unref();
      return;
    }
    printing = one;
    // A worker's own start is not the document's time.
    const limit = (): void => {
      if (printing !== one) return;
      clock = setTimeout(() => {
        const slow = worker;
        stopped(new Error(`setting a document took more than ${milliseconds} ms`));
        void slow?.terminate();
      }, milliseconds);
    };
    if (worker) limit();
    else (worker = start()).once('online', limit);
    worker.ref();
    worker.postMessage(one.job);
  };

  const ask = (job: Job): Promise<Answer> => {
    if (waiting.length >= queue) throw refuse(429, 'PRESS_BUSY');
    return new Promise<Answer>((done, fail) => {
      waiting.push({ job, done, fail });
      turn();
    });
  };
  const nextId = (): number => (next += 1);

  return {
    async print({ document, madeAt, code, docx = false }) {
      const printed = await ask({
        id: nextId(),
        document,
        madeAt: madeAt.toISOString(),
        code: code ?? null,
        docx,
      });
      if ('missing' in printed)
        throw refuse(
          400,
          'MISSING_GLYPHS',
          { characters: printed.missing.map(named).join('、') },
          { characters: printed.missing },
        );
      if (!('pdf' in printed)) throw new Error('failed' in printed ? printed.failed : 'not a document');
      return {
        pdf: Buffer.from(printed.pdf),
        docx: printed.docx ? Buffer.from(printed.docx) : null,
        pages: printed.pages,
      };
    },
    async fonts(used) {
      const answer = await ask({ id: nextId(), used });
      if ('fonts' in answer) return answer.fonts;
      throw new Error('failed' in answer ? answer.failed : 'not fonts');
    },
    async close() {
      const present = worker;
      worker = null;
      await present?.terminate();
      settle()?.fail(new Error('the press was closed'));
      waiting.splice(0).forEach(({ fail }) => fail(new Error('the press was closed')));
    },
  };
}
