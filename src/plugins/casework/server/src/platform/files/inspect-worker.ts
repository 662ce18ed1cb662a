import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { inspect } from './inspect';

/** Reads one file through: see inspect-file.ts. */
const { name, file } = workerData as { name: string; file: string };
parentPort?.postMessage(inspect(name, readFileSync(file)));
