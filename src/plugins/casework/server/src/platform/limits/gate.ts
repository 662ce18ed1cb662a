import { performance } from 'node:perf_hooks';
import { overloaded } from '../answers/errors';

/**
 * A gate lets so many requests work at a time and so many of one key (an account; an address before anybody has
 * signed in); the others wait in a queue of their key. Keys take turns: who has sixty requests waiting gets as
 * many places as who has one.
 */
export type GateLimits = {
  /** requests that work at a time */
  places: number;
  /** of these places, those of one key */
  perKey: number;
  /** requests of one key that may wait; one more is refused with 429 */
  waiting: number;
  /** milliseconds after which a waiting request is refused with 503 */
  patience: number;
  /**
   * How long a place stays empty after somebody has left it, given the milliseconds for which he had it and the part of
   * them in which the process had something to do: what works here would otherwise leave it no time for anything else.
   * None when left out.
   */
  rest?: (worked: number, busy: number) => number;
};

type Waiting = { start(): void };

export class Gate {
  private readonly working = new Map<string, number>();
  /** in the order in which the keys have their turns */
  private readonly queues = new Map<string, Waiting[]>();
  private taken = 0;

  constructor(private readonly limits: GateLimits) {}

  /** How many work and wait, for the metrics. */
  state(): { working: number; waiting: number } {
    return { working: this.taken, waiting: [...this.queues.values()].reduce((sum, q) => sum + q.length, 0) };
  }

  /**
   * Waits for a place.
   * @returns what gives the place back; calling it twice does nothing
   * @throws CaseworkError 429 when too many of the key wait, 503 when no place came free in time
   */
  async enter(key: string): Promise<() => void> {
    const queue = this.queues.get(key);
    if (!queue && this.isFree(key)) return this.take(key);
    if ((queue?.length ?? 0) >= this.limits.waiting) throw overloaded(429);
    return this.wait(key, queue ?? []);
  }

  private isFree(key: string): boolean {
    return this.taken < this.limits.places && (this.working.get(key) ?? 0) < this.limits.perKey;
  }

  private take(key: string): () => void {
    this.taken += 1;
    this.working.set(key, (this.working.get(key) ?? 0) + 1);
    const since = performance.now();
    const used = performance.eventLoopUtilization();
    let isBack = false;
    const giveBack = (): void => {
      this.taken -= 1;
      this.next();
    };
    return () => {
      if (isBack) return;
      isBack = true;
      const left = (this.working.get(key) ?? 1) - 1;
      if (left === 0) this.working.delete(key);
      else this.working.set(key, left);
      const { utilization } = performance.eventLoopUtilization(used);
      const rest = this.limits.rest?.(performance.now() - since, utilization) ?? 0;
      if (rest > 0) setTimeout(giveBack, rest).unref();
      else giveBack();
    };
  }

  private wait(key: string, queue: Waiting[]): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          clearTimeout(timer);
          resolve(this.take(key));
        },
      };
      const timer = setTimeout(() => {
        this.remove(key, waiting);
        reject(overloaded(503));
      }, this.limits.patience);
      timer.unref();
      queue.push(waiting);
      this.queues.set(key, queue);
    });
  }

  /** Gives free places to the keys in turn. */
  private next(): void {
    for (const [key, queue] of [...this.queues]) {
      if (this.taken >= this.limits.places) return;
      if (!this.isFree(key)) continue;
      const waiting = queue.shift();
      // To the end of the turns, or out of them.
      this.queues.delete(key);
      if (queue.length > 0) this.queues.set(key, queue);
      waiting?.start();
    }
  }

  private remove(key: string, waiting: Waiting): void {
    const queue = this.queues.get(key)?.filter((one) => one !== waiting) ?? [];
    if (queue.length > 0) this.queues.set(key, queue);
    else this.queues.delete(key);
  }
}
