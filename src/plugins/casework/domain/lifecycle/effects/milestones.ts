import { endOfDay } from '../../calendar';
import { invalid, type Step } from '../action-row';
import type { Case, FieldError } from '../types';

/** Marks the open milestone of the named day as answered. */
export function answerMilestone(step: Step): void {
  const { draft, input, world } = step;
  const open = draft.milestones.find((m) => m.state === 'open' && m.date === input['milestone']);
  if (!open) return;
  open.state = 'answered';
  open.answeredAt = world.now;
}

/** A milestone that is named must be open. */
export function checkMilestone({ draft, input }: Step): FieldError[] {
  const date = input['milestone'];
  if (date === undefined) return [];
  return draft.milestones.some((m) => m.state === 'open' && m.date === date)
    ? []
    : [invalid('milestone', 'NO_SUCH_MILESTONE')];
}

/** Adds milestones, except on days that already have an open one. */
export function addMilestones(
  step: Step,
  milestones: readonly { date: string; goal: string | null }[],
): void {
  const { draft } = step;
  for (const { date, goal } of milestones) {
    if (draft.milestones.some((m) => m.state === 'open' && m.date === date)) continue;
    draft.milestones.push({
      id: null,
      documentId: null,
      date,
      dueAt: endOfDay(date),
      goal,
      state: 'open',
      answeredAt: null,
    });
  }
}

/** An issue that has ended or starts again has no open milestones. */
export function cancelMilestones(draft: Case): void {
  for (const m of draft.milestones) if (m.state === 'open') m.state = 'cancelled';
}
