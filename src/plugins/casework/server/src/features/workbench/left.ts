import { overdueWorkingDays, workingDaysLeft, type Calendar } from '../../../../domain/calendar';

/** How many working days are left until a due, or have passed since it. */
export function leftOf(
  at: Date | null,
  calendar: Calendar,
  now: Date,
): { at: string; workingDays: number; overdue: boolean } | null {
  if (!at) return null;
  const overdue = now >= at;
  return {
    at: at.toISOString(),
    workingDays: overdue ? overdueWorkingDays(calendar, at, now) : workingDaysLeft(calendar, at, now),
    overdue,
  };
}
