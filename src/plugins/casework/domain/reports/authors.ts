import type { ActorKind } from '../lifecycle';
import type { ReportKind } from './draft';

/** Whose report it is: units report to groups, groups to the office and to their leaders, the office upwards. */
const AUTHORS = {
  unit: 'unit',
  extract: 'unit',
  group: 'group',
  brief: 'group',
  office: 'office',
} as const satisfies Record<ReportKind, ActorKind>;

/** The capacity in which reports of a kind are written. */
export const authorOf = (kind: ReportKind): ActorKind => AUTHORS[kind];

/** May this person write and submit this very report? The office's has no department. */
export const isAuthor = (
  report: { kind: ReportKind; departmentId: number | null },
  person: { kind: string; departmentId: number | null },
): boolean =>
  authorOf(report.kind) === person.kind &&
  (report.kind === 'office' || (report.departmentId !== null && report.departmentId === person.departmentId));
