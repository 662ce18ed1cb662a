import { endOfDay } from '../../calendar';
import { invalid, type Step } from '../action-row';
import type { DepartmentRef, FieldError } from '../types';

/** The department of a documentId, when it exists and may be named. */
export const department = ({ world }: Step, documentId: unknown): DepartmentRef | undefined =>
  typeof documentId === 'string' ? world.refs.department.get(documentId) : undefined;

/** The field names an active unit. */
export function checkUnit(step: Step, field: string, documentId: unknown): FieldError[] {
  const unit = department(step, documentId);
  if (!unit) return [invalid(field, 'NOT_FOUND')];
  return unit.isUnit && unit.active ? [] : [invalid(field, 'NOT_A_UNIT')];
}

/** A day given for a due has not ended. */
export function checkFuture(step: Step, field: string, date: unknown): FieldError[] {
  if (typeof date !== 'string') return [];
  return endOfDay(date) > step.world.now ? [] : [invalid(field, 'IN_PAST')];
}

/** An instant given for an event has come. */
export function checkPast({ world }: Step, field: string, value: unknown): FieldError[] {
  const at = value instanceof Date ? value : new Date(String(value));
  return at <= world.now ? [] : [invalid(field, 'IN_FUTURE')];
}

/** A category that is named exists and is in use. */
export function checkCategory({ input, world }: Step): FieldError[] {
  if (input['category'] === undefined) return [];
  const category = world.refs.category.get(input['category'] as string);
  if (!category) return [invalid('category', 'NOT_FOUND')];
  return category.active ? [] : [invalid('category', 'INACTIVE')];
}
