import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import type { SweepReport } from '../../../../contracts/operations';
import { inTransaction, rows } from '../database/as-owner';
import { isDraining, untilDone } from '../base/draining';
import { sweepSteps } from './steps';
import { reasonOf } from '../base/reason';

export type Cause = 'schedule' | 'start' | 'call';

const INSTANCE = `${hostname()}#${process.pid}`;

/** Kept of what was done: enough to see a month of bad nights. */
const KEPT_DAYS = 31;

let running: Promise<SweepReport | null> = Promise.resolve(null);

/**
 * Does what is due, step after step. Within this process one sweep follows the other; other instances may
 * sweep at the same time.
 * @returns what was done, or null when the process is about to leave
 */
export function sweep(strapi: Core.Strapi, now: Date, cause: Cause): Promise<SweepReport | null> {
  const next = running
    .catch(() => null)
    .then(() => (isDraining() ? null : untilDone(run(strapi, now, cause))));
  running = next;
  return next;
}

async function run(strapi: Core.Strapi, now: Date, cause: Cause): Promise<SweepReport> {
  const startedAt = new Date();
  const id = await begin(strapi, cause, startedAt);
  const steps: SweepReport['steps'] = [];
  for (const step of sweepSteps()) {
    if (isDraining()) break;
    const began = performance.now();
    const entry = { name: step.name, label: step.label };
    try {
      const report = await step.run({ strapi, now, draining: isDraining });
      steps.push({ ...entry, milliseconds: Math.round(performance.now() - began), ...report });
    } catch (error) {
      // A step that fails as a whole must not keep the other steps from running.
      strapi.log.error(`casework: sweep ${step.name}: ${reasonOf(error)}`);
      steps.push({
        ...entry,
        milliseconds: Math.round(performance.now() - began),
        done: {},
        failed: 1,
        error: reasonOf(error),
      });
    }
  }
  const finishedAt = new Date();
  const report: SweepReport = {
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    milliseconds: finishedAt.getTime() - startedAt.getTime(),
    steps,
  };
  await end(strapi, id, report);
  return report;
}

async function begin(strapi: Core.Strapi, cause: Cause, at: Date): Promise<string> {
  const [row] = await inTransaction(strapi, (trx) =>
    rows<{ id: string }>(
      trx,
      'insert into casework.sweep_runs (instance, cause, started_at) values (?, ?, ?) returning id::text',
      [INSTANCE, cause, at.toISOString()],
    ),
  );
  return row?.id ?? '0';
}

/** A run that did nothing is kept only as the last one: the page shows what happened, not every minute. */
async function end(strapi: Core.Strapi, id: string, report: SweepReport): Promise<void> {
  const failure = report.steps.find((step) => step.error !== undefined)?.error ?? null;
  const idle = report.steps.every((step) => step.failed === 0 && Object.keys(step.done).length === 0);
  await inTransaction(strapi, async (trx) => {
    await trx.raw('update casework.sweep_runs set finished_at = ?, report = ?, error = ? where id = ?', [
      report.finishedAt,
      JSON.stringify({ ...report, idle }),
      failure,
      id,
    ]);
    // Two statements, so that each has its index: there may be a month of busy minutes.
    await trx.raw(`delete from casework.sweep_runs where id < ? and (report ->> 'idle') = 'true'`, [id]);
    await trx.raw(
      `delete from casework.sweep_runs where id < ? and started_at < now() - make_interval(days => ?)`,
      [id, KEPT_DAYS],
    );
  });
}
