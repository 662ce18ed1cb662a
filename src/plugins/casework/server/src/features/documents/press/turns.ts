import { refuse } from '../../../platform/answers/errors';

/** Lets so many pieces of work be under way at once; the others wait in the order in which they came. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** @throws CaseworkError 429 when more wait than may */
export function takeTurns({ atOnce, waiting: most }: { atOnce: number; waiting: number }): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else {
      if (waiting.length >= most) throw refuse(429, 'PRESS_BUSY');
      await new Promise<void>((begin) => void waiting.push(begin));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Requests that came in meanwhile are served before the next begins.
      if (next) setImmediate(next);
      else free += 1;
    }
  };
}
