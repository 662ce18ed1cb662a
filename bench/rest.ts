/**
 * What an application costs when nobody works with it, this one beside a plain Strapi of the same content types: the
 * time from its start until it answers, its memory and its processor time at rest. Both databases have their tables
 * already: it is the start of every day, and not the first one.
 */
import fs from 'node:fs';
import type { Child } from './servers';

export type Start = () => Promise<Child>;

/** What one start and one rest have taken. */
type Rest = { readyMs: number; memoryMb: number; heapMb: number; idleMs: number };

const SETTLE_MS = 20_000;
const IDLE_MS = 60_000;
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function processorMs(pid: number): number {
  // The name of the program may hold blanks; what follows its bracket does not.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function rest(start: Start): Promise<Rest> {
  const began = performance.now();
  const child = await start();
  const readyMs = performance.now() - began;
  try {
    await pause(SETTLE_MS);
    const before = processorMs(child.pid);
    await pause(IDLE_MS);
    const idleMs = processorMs(child.pid) - before;
    const { heapMb } = await child.ask<{ heapMb: number }>({ type: 'heap' });
    return { readyMs, memoryMb: memoryMb(child.pid), heapMb, idleMs };
  } finally {
    await child.stop();
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Prints the medians of `rounds` starts of each, in turn. */
export async function benchRest(starts: Record<string, Start>, rounds: number): Promise<void> {
  const measured = new Map<string, Rest[]>();
  // The first start of each makes its tables and fills what is kept between starts.
  for (const start of Object.values(starts)) await (await start()).stop();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, start] of Object.entries(starts))
      measured.set(name, [...(measured.get(name) ?? []), await rest(start)]);
  }
  console.table(
    Object.fromEntries(
      [...measured].map(([name, all]) => [
        name,
        {
          'ready, s': (median(all.map(({ readyMs }) => readyMs)) / 1_000).toFixed(2),
          'memory at rest, MB': Math.round(median(all.map(({ memoryMb: mb }) => mb))),
          'of it heap, MB': Math.round(median(all.map(({ heapMb }) => heapMb))),
          'processor, ms in a minute': Math.round(median(all.map(({ idleMs }) => idleMs))),
        },
      ]),
    ),
  );
}
