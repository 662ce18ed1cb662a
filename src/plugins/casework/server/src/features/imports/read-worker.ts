import { parentPort, workerData } from 'node:worker_threads';
import { TABLES, type SheetTable } from './tables';
import { BadCells, readSheet, type ReadRow } from './read-sheet';
import type { BadCell } from '../../../../domain/sheets';

/** Reads a spreadsheet of enterprises, figures or projects off the main thread. */

export type ReadJob = { file: string; table: SheetTable; most: number };
export type ReadAnswer = { rows: ReadRow<string>[]; bad: BadCell[]; badTotal: number };

async function run(): Promise<void> {
  const { file, table, most } = workerData as ReadJob;
  const bad = new BadCells();
  const rows = await readSheet(file, TABLES[table].columns, most, bad);
  parentPort?.postMessage({ rows, bad: bad.list, badTotal: bad.total } satisfies ReadAnswer);
  parentPort?.close();
}

void run();
