import type { DutyState, DutyType } from '../domain/duties';

/** What is answered about duties (§三, §四.7). */

export type DutyItem = {
  documentId: string;
  type: DutyType;
  period: string;
  state: DutyState;
  planDate: string;
  dueAt: string;
  /** the due after 顺延, as a date */
  dueDate: string;
  provisional: boolean;
  fulfilledAt: string | null;
  department: string | null;
  group: string | null;
  leader: string | null;
  enterprise: string | null;
  issue: { documentId: string; number: string; title: string } | null;
  waived: { at: string; reason: string; approver: string } | null;
};

/** What falls due on a day, by type: how many in which state; the duty itself where it is the only one. */
export type CalendarEntry = {
  day: string;
  type: DutyType;
  planDate: string;
  total: number;
  states: Partial<Record<DutyState, number>>;
  only: DutyItem | null;
};
