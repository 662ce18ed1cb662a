import type { DutyState } from '../domain/duties';

/** What is answered about the year's work plans (§三.2). */

export type PlanVersion = {
  documentId: string;
  version: number;
  submittedAt: string | null;
  author: string | null;
};

/** What a group owes of a year's plan, and what there is of it: drafts and submitted versions, newest first. */
export type WorkPlanLine = {
  group: { documentId: string; name: string };
  /** null where no plan is owed */
  state: DutyState | null;
  planDate: string | null;
  dueDate: string | null;
  waived: { reason: string | null; approver: string | null } | null;
  plans: PlanVersion[];
};
