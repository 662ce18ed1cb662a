import type { DutyType } from '../duties';
import type { ReportKind } from './draft';

/** The duty that a report of each kind meets. */
export const OWED: Record<ReportKind, DutyType> = {
  unit: 'unit-report',
  extract: 'unit-report',
  group: 'group-report',
  brief: 'leader-brief',
  office: 'office-report',
};
