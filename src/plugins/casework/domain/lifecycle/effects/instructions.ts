import { endOfDay } from '../../calendar';
import { type Step, text } from '../action-row';
import { earlier } from '../dues';
import type { FieldError, IssueState } from '../types';
import { checkFuture } from './checks';

/** The day by which an instruction is to be carried out has not ended. */
export const checkInstruction = (step: Step): FieldError[] =>
  checkFuture(step, 'deadline', step.input['deadline']);

/**
 * The instruction is open until the next entry of the group or the lead unit. Of several open ones the earliest
 * deadline counts. Another handling type moves no running deadline.
 */
export function instruct({ draft: { issue }, input }: Step): void {
  const deadline = text(input, 'deadline');
  const due = deadline === null ? null : endOfDay(deadline);
  issue.instructionDueAt = issue.instructionOpen ? earlier(issue.instructionDueAt, due) : due;
  issue.instructionOpen = true;
  const type = input['handlingType'] as IssueState['handlingType'] | undefined;
  if (type) issue.handlingType = type;
}
