/**
 * Leaving in order: no new work is claimed, what runs ends, then the process goes (spec: running it).
 */
let draining = false;
const running = new Set<Promise<unknown>>();
const hooks: (() => void)[] = [];

/** The process is about to leave. */
export const isDraining = (): boolean => draining;

/** Lets the process wait for this work before it leaves. */
export function untilDone<T>(work: Promise<T>): Promise<T> {
  running.add(work);
  const done = (): void => void running.delete(work);
  work.then(done, done);
  return work;
}

/** Called as soon as the process is asked to leave. */
export function onDrain(hook: () => void): void {
  hooks.push(hook);
}

/** Longer than any action, document or delivery takes; a supervisor's patience is usually 30 s. */
const PATIENCE_MS = 20_000;
const ANSWERING_MS = 100;

/** Stops timers and other recurring work, and waits for work under way. */
export async function drain(patience = PATIENCE_MS): Promise<void> {
  draining = true;
  for (const hook of hooks.splice(0)) hook();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  const settled = (async () => {
    while (running.size > 0) {
      await Promise.allSettled([...running]);
      // Answers still have to get on the wire before Strapi closes its sockets.
      await new Promise((resolve) => setTimeout(resolve, ANSWERING_MS));
    }
  })();
  await Promise.race([settled, late]);
  clearTimeout(timer);
}

/** A process that starts the application again (tests) works again. */
export function resume(): void {
  draining = false;
}
