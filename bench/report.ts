import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result, Spread } from './measure';

const show = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

/** Prints one scenario's variants as a table in Markdown, as docs/performance.md holds it. */
export function printTable(results: readonly Result[]): void {
  const rows = results.map((r) => [
    r.label,
    show(r.ratio, 2),
    show(r.time, 1),
    String(r.roundTrips),
    String(r.statements),
  ]);
  const head = [results[0]?.scenario ?? '', 'ratio', 'ms', 'round trips', 'statements'];
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  console.log(`\n${line(head)}\n| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of rows) console.log(line(row));
}

/** @returns the file */
export function writeResults(
  directory: string,
  results: readonly unknown[],
  rounds: number,
  name = '',
): string {
  fs.mkdirSync(directory, { recursive: true });
  const at = new Date().toISOString();
  const file = path.join(directory, `${at.slice(0, 10)}${name && `-${name}`}.json`);
  const machine = {
    cores: os.cpus().length,
    model: os.cpus()[0]?.model,
    memory: os.totalmem(),
    node: process.version,
  };
  fs.writeFileSync(file, `${JSON.stringify({ at, rounds, machine, results }, null, 2)}\n`);
  return file;
}
