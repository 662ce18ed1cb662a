import { startOfDay, type LocalDate } from '../../../../domain/calendar';
import type { MeasureCode, SubjectKind } from '../../../../domain/measures';
import type { Asker } from '../../platform/access/actor';
import { notFound } from '../../platform/answers/errors';
import type { SubjectRef } from './types';

/** Which subjects of a kind an asker may see, and the group to whose issues he is held. */
export type Scope = { only: number | null; none: boolean; groupId: number | null };

/**
 * Own subject and city for everyone; a group sees its issues' part of a unit; office and auditor everything
 * (spec: interfaces).
 */
export function scopeOf(asker: Asker, subject: SubjectKind): Scope {
  const all: Scope = { only: null, none: false, groupId: null };
  const own = (id: number | null): Scope => ({ only: id, none: id === null, groupId: null });
  const nothing: Scope = { only: null, none: true, groupId: null };
  switch (asker.kind) {
    case 'office':
    case 'auditor':
    case 'head':
    case 'super':
      return all;
    case 'none':
      throw notFound();
    case 'group':
      if (subject === 'unit') return { ...all, groupId: asker.departmentId };
      if (subject === 'group') return own(asker.departmentId);
      break;
    case 'unit':
      if (subject === 'unit') return own(asker.departmentId);
      break;
    case 'leader':
    case 'liaison':
      if (subject === 'leader') return own(asker.leaderId);
      break;
    case 'enterprise':
      break;
  }
  return subject === 'city' ? all : nothing;
}

/** Measures of duties that leaders owe themselves. */
export const OWED_BY_LEADERS: readonly MeasureCode[] = ['visit_coverage', 'meeting_rate'];

/** Measures counted from ratings and from who entered them. */
const OF_RATINGS: readonly MeasureCode[] = ['satisfaction_rate', 'solution_rate', 'on_behalf_rate'];

/**
 * Units learn neither rating nor ratingOnBehalf before the period's assessment is published, so not from a figure
 * either: of a day with one answer, or asked before it and after it, it is that one's rating. After
 * that they read both (published.ts).
 */
export const withholdsRecords = (asker: Asker, code: MeasureCode): boolean =>
  asker.kind === 'unit' && OF_RATINGS.includes(code);

/** Whether a circular tells everybody the figure: one of the city over half-years that are over. */
const isPublished = ({ subject, from, to }: Asked, now: Date): boolean =>
  subject === 'city' && [from, to].every((day) => /-(01|07)-01$/.test(day)) && startOfDay(to) <= now;

type Asked = { subject: SubjectKind; from: LocalDate; to: LocalDate };

/** Which figures are shown without their numbers: those of `withholdsRecords`, but for what is published anyway. */
export const withholds = (asker: Asker, code: MeasureCode, asked: Asked, now: Date): boolean =>
  withholdsRecords(asker, code) && !isPublished(asked, now);

/** The subjects that a scope leaves. @throws 404 for a named one that the asker may not see */
export function within(scope: Scope, subjects: readonly SubjectRef[], id: string | undefined): SubjectRef[] {
  const seen = scope.none ? [] : subjects.filter((s) => scope.only === null || s.id === scope.only);
  if (id === undefined) return seen;
  const named = seen.filter((s) => s.documentId === id);
  if (named.length === 0) throw notFound();
  return named;
}
