import type { Core } from '@strapi/strapi';

/** The arguments of a step. Each unit of its work has a separate transaction. */
export type SweepContext = {
  strapi: Core.Strapi;
  /** the instant for which is judged what is due */
  now: Date;
  /** the process is about to leave: nothing more is claimed */
  draining(): boolean;
};

/** How often each thing was done, and what could not be done. */
export type StepReport = { done: Record<string, number>; failed: number };

/**
 * A step of the sweep. A step asks the database what is due and undone, claims each thing
 * (`claimOnce`) in the transaction in which it acts, and so does it exactly once, however often it runs.
 */
export type SweepStep = {
  /** stable name, in the run's report */
  name: string;
  /** its name for officials, on the page of the run state */
  label: string;
  /** after all others: it works on what they leave */
  last?: true;
  run(context: SweepContext): Promise<StepReport>;
};

const registered: SweepStep[] = [];

/**
 * Adds a step; other features call it when the plugin registers. Steps run in the order in which they were added.
 */
export function addSweepStep(step: SweepStep): void {
  const present = registered.findIndex(({ name }) => name === step.name);
  if (present >= 0) registered[present] = step;
  else registered.push(step);
}

/** The steps of a sweep, in order. */
export const sweepSteps = (): readonly SweepStep[] => [
  ...registered.filter((step) => !step.last),
  ...registered.filter((step) => step.last),
];

/** A report to count into. */
export const emptyReport = (): StepReport => ({ done: {}, failed: 0 });

/** Counts one thing done. */
export function count(report: StepReport, what: string, by = 1): void {
  report.done[what] = (report.done[what] ?? 0) + by;
}
