import { parseExpression } from 'cron-parser';
import { scheduleJob } from 'node-schedule';
import type { Core } from '@strapi/strapi';
import { presentInstant } from '../base/clock';
import { onDrain } from '../base/draining';
import { sweep, type Cause } from './run';

/** Every minute. What a sweep costs depends on what is due, not on how often it looks. */
const EVERY_MINUTE = '0 * * * * *';

/** Returns the schedule by which this process sweeps, or null. */
export function scheduleOf(): string | null {
  const expression =
    process.env['SWEEP_SCHEDULE'] ?? (process.env['NODE_ENV'] === 'test' ? 'off' : EVERY_MINUTE);
  return expression === 'off' || expression === '' ? null : expression;
}

/** *choice*: the sweep has stalled when so many wake-ups were missed, but never before this time. */
const MISSED = 3;
const LEAST_MS = 15 * 60_000;

/**
 * Returns the instant before which the last sweep must not have ended, nor a notice been queued: at least three
 * wake-ups of the schedule and a quarter of an hour ago.
 * @param expression as returned by `scheduleOf`
 */
export function staleBefore(expression: string | null, now: Date): Date {
  const least = new Date(now.getTime() - LEAST_MS);
  if (expression === null) return least;
  const wakes = parseExpression(expression, { currentDate: now });
  let wake = now;
  for (let i = 0; i < MISSED; i += 1) wake = wakes.prev().toDate();
  return wake < least ? wake : least;
}

/**
 * Wakes the sweep by the clock; what is due the database knows. Begins when the server listens, with one
 * sweep at once: what fell due while nothing ran is done then.
 *
 * SWEEP_SCHEDULE is a cron expression with seconds, or `off` (then only `POST /sweep` sweeps). Tests have
 * it off unless they ask.
 */
export function installSchedule(strapi: Core.Strapi): void {
  const expression = scheduleOf();
  if (expression === null) return;
  if (!isExpression(expression)) {
    throw new Error(`SWEEP_SCHEDULE 不是有效的 cron 表达式：${expression}。 Not a cron expression.`);
  }
  let busy = false;
  const wake = (cause: Cause): void => {
    // A sweep that takes longer than the schedule's step is not queued up behind itself.
    if (busy) return;
    busy = true;
    sweep(strapi, presentInstant(), cause)
      .catch((error: unknown) => strapi.log.error(`casework: sweep: ${String(error)}`))
      .finally(() => (busy = false));
  };
  strapi.server.httpServer.once('listening', () => {
    const job = scheduleJob(expression, () => wake('schedule'));
    if (!job)
      throw new Error(`SWEEP_SCHEDULE 不是有效的 cron 表达式：${expression}。 Not a cron expression.`);
    onDrain(() => void job.cancel());
    wake('start');
  });
}

/** Says so at the start, not when the first sweep should have been. */
export function isExpression(expression: string): boolean {
  try {
    parseExpression(expression).next();
    return true;
  } catch {
    return false;
  }
}
