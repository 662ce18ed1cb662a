import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { inspect, type Objection } from './inspect';

/** Smaller ones are read through in a few milliseconds. */
const AT_ONCE = 256 * 1024;
/** A file that keeps a worker busy for longer was made for that. */
const PATIENCE_MS = 20_000;

/** The inspection that runs now. Large files are inspected one after the other: more would take all processors. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Why an uploaded file is not taken, or null. A large one is read in a worker, so that requests of others go on.
 * @param name as its sender calls it
 * @param file where it lies
 */
export async function inspectFile(name: string, file: string): Promise<Objection | null> {
  const { size } = await stat(file);
  if (size <= AT_ONCE) return inspect(name, await readFile(file));
  const judged = last.then(() => inWorker(name, file));
  last = judged.catch(() => undefined);
  return judged;
}

function inWorker(name: string, file: string): Promise<Objection | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'inspect-worker.js'), { workerData: { name, file } });
    const timer = setTimeout(() => {
      resolve('FILE_TYPE');
      void worker.terminate();
    }, PATIENCE_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the worker that inspects files left without an answer'));
    });
  });
}
