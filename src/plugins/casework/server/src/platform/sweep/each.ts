import { asOwner, inTransaction, rows, type Trx } from '../database/as-owner';
import { count, type StepReport, type SweepContext } from './steps';
import { isDatabaseAway, reasonOf } from '../base/reason';

const BATCH = 200;

/** So many are done in one transaction, where a step can: people wait for their issues no longer than that takes. */
const TOGETHER = 50;

/** A subject that fails is tried again after a minute, then after twice as long, at most every hour. */
const retryAfter = (attempts: number): number =>
  Math.min(60_000 * 2 ** Math.min(attempts - 1, 10), 3_600_000);

export type Subject = { id: number };

export type Work<T extends Subject> = {
  step: string;
  /**
   * Reads the next batch of what is due, by an index, after what has been looked at in this run.
   * Subjects that failed and wait are left out by `notWaiting`.
   */
  next(trx: Trx, after: T | null, limit: number): Promise<T[]>;
  /** Locks one subject: without waiting at first, then waiting for its holder. False: nothing to do. */
  lock(trx: Trx, subject: T, wait: boolean): Promise<boolean>;
  /** Does what is due of one locked subject, inside `asOwner`. @returns what was done */
  act(trx: Trx, subject: T): Promise<readonly string[]>;
  /** The same of many in one transaction, with the same result (docs/adr/0031). */
  many?: {
    /** Locks what nobody holds and is still due; waits for nobody. */
    lock(trx: Trx, subjects: readonly T[]): Promise<readonly number[]>;
    /**
     * Does what is due of locked subjects, inside `asOwner`.
     * @returns what was done of each; what is missing is done by itself
     */
    act(trx: Trx, ids: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  };
};

/** A condition that leaves out what failed and is not to be tried yet. Bindings: step, now. */
export const notWaiting = (subject: string): string =>
  `not exists (select 1 from casework.sweep_failures f where f.step = ? and f.subject = ${subject}::text and f.retry_at > ?)`;

/**
 * Works through the due subjects, each in a separate transaction, or many in one where the step can. Subjects held by
 * another instance are skipped, and tried again at the end. A failure is noted and does not stop the others.
 */
export async function forEachDue<T extends Subject>(
  context: SweepContext,
  work: Work<T>,
  report: StepReport,
): Promise<void> {
  const held: T[] = [];
  let after: T | null = null;
  while (!context.draining()) {
    const last: T | null = after;
    const batch: T[] = await inTransaction(context.strapi, (trx) => work.next(trx, last, BATCH));
    const size = work.many ? TOGETHER : 1;
    for (let from = 0; from < batch.length; from += size) {
      for (const subject of await together(context, work, batch.slice(from, from + size), report)) {
        if (context.draining()) return;
        if ((await once(context, work, subject, false, report)) === 'held') held.push(subject);
      }
    }
    after = batch.at(-1) ?? null;
    if (batch.length < BATCH) break;
  }
  for (const subject of held) {
    if (context.draining()) return;
    await once(context, work, subject, true, report);
  }
  if (!context.draining()) await forget(context, work.step);
}

/**
 * Does many subjects in one transaction. When one of them fails, none is done.
 * @returns those that are left to be done by themselves
 */
async function together<T extends Subject>(
  context: SweepContext,
  { step, many }: Work<T>,
  subjects: readonly T[],
  report: StepReport,
): Promise<readonly T[]> {
  if (!many || context.draining()) return subjects;
  try {
    const done = await inTransaction(context.strapi, async (trx) => {
      const locked = await many.lock(trx, subjects);
      return asOwner(trx, 'The sweep acts on the records of everybody', () => many.act(trx, locked), {
        last: true,
      });
    });
    for (const what of [...done.values()].flat()) count(report, what);
    return subjects.filter(({ id }) => !done.has(id));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    context.strapi.log.warn(`casework: ${step}: one by one, because of ${reasonOf(error)}`);
    return subjects;
  }
}

async function once<T extends Subject>(
  context: SweepContext,
  work: Work<T>,
  subject: T,
  wait: boolean,
  report: StepReport,
): Promise<'held' | 'done'> {
  try {
    const done = await inTransaction(context.strapi, async (trx) => {
      if (!(await work.lock(trx, subject, wait))) return null;
      return asOwner(trx, 'The sweep acts on the records of everybody', () => work.act(trx, subject), {
        last: true,
      });
    });
    if (done === null) return wait ? 'done' : 'held';
    for (const what of done) count(report, what);
  } catch (error) {
    // Then it is no fault of the subject, and the next one would fare no better.
    if (isDatabaseAway(error)) throw error;
    report.failed += 1;
    context.strapi.log.error(`casework: ${work.step} ${subject.id}: ${reasonOf(error)}`);
    await note(context, work.step, subject, error);
  }
  return 'done';
}

/**
 * Deletes failures that have been tried again by now, or are no longer due: either they are noted again, or they
 * are over. A failure that is never tried again would keep the monitor alarmed for ever.
 */
const forget = ({ strapi, now }: SweepContext, step: string): Promise<unknown> =>
  inTransaction(strapi, (trx) =>
    rows(trx, 'delete from casework.sweep_failures where step = ? and retry_at <= ?', [
      step,
      now.toISOString(),
    ]),
  );

async function note(context: SweepContext, step: string, subject: Subject, error: unknown): Promise<void> {
  const at = context.now.toISOString();
  await inTransaction(context.strapi, async (trx) => {
    const [row] = await rows<{ attempts: number }>(
      trx,
      `insert into casework.sweep_failures as f (step, subject, error, first_at, last_at, retry_at) values (?, ?, ?, ?, ?, ?)
       on conflict (step, subject) do update set error = excluded.error, last_at = excluded.last_at, attempts = f.attempts + 1
       returning attempts`,
      [step, String(subject.id), reasonOf(error), at, at, at],
    );
    await trx.raw('update casework.sweep_failures set retry_at = ? where step = ? and subject = ?', [
      new Date(context.now.getTime() + retryAfter(row?.attempts ?? 1)).toISOString(),
      step,
      String(subject.id),
    ]);
  }).catch((failure: unknown) => {
    // The database itself does not answer: the next sweep finds the same subjects due.
    context.strapi.log.error(`casework: ${String(failure)}`);
  });
}
