import type { LocalDate } from '../../../../domain/calendar';
import type { MeasureCode, SubjectKind } from '../../../../domain/measures';

export type SubjectRef = { id: number; documentId: string; name: string; code: string | null };

export type Question = {
  subject: SubjectKind;
  /** `[from, to)` in local dates */
  from: LocalDate;
  to: LocalDate;
  now: Date;
  imported: boolean;
  /** only what is charged while this group held it */
  groupId: number | null;
};

/** The records behind a figure that the caller sees, and their number in all. */
export type Opened = { records: Record<string, unknown>[]; behind: number };

/** A count of one measure for one subject, before it is presented. */
export type Counted = {
  subject: number;
  code: MeasureCode;
  numerator: number;
  denominator: number;
  value: string | null;
};

/** A count of what a unit did for one group; null stands for every group. */
export type CountedOfGroup = Counted & { groupId: number | null };
