import { isOpen, type Stage } from './stages';

/** 灯 of an issue at one instant (spec: clock). Null when final. */
export function lightOf(
  issue: { stage: Stage; redFrom: Date | null; yellowFrom: Date | null },
  now: Date,
): 'red' | 'yellow' | 'waiting' | 'green' | null {
  if (!isOpen(issue.stage)) return null;
  if (issue.stage === 'reported' || issue.stage === 'confirmed') return 'waiting';
  if (issue.redFrom && issue.redFrom <= now) return 'red';
  return issue.yellowFrom && issue.yellowFrom <= now ? 'yellow' : 'green';
}
