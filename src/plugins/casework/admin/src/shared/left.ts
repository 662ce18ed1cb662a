import type { Say } from './said';

type Due = { workingDays: number; overdue: boolean } | null;

/** 剩 3 个工作日, 超期 2 个工作日 */
export function leftText(due: Due, text: Say): string {
  if (!due) return '';
  if (due.workingDays === 0) return text(due.overdue ? 'due.justOverdue' : 'left.due');
  return text(due.overdue ? 'left.over' : 'left.days', { n: due.workingDays });
}
