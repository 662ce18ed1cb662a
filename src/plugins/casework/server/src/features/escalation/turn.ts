import {
  firstDue,
  nextAfter,
  thresholdsOf,
  type Decision,
  type Doing,
  type Rule,
} from '../../../../domain/escalation';
import { resolveAudience, type Input } from '../../../../domain/lifecycle';
import { noticeRow, type Notice } from '../../platform/outbox/queue';
import { touchesDuties } from '../duties/after-action';
import { performAsSystem } from '../issues/act';
import type { Loaded } from '../issues/load';
import { CaseRows, afterActing } from '../issues/write-many';
import { reasonOf, standOf } from './texts';

/** A locked issue with what has been done and decided of it. */
export type Stand = { loaded: Loaded; decision: Decision | null; done: Set<string> };

/** All that is due of one issue, decided and not yet written. */
export type Turn = {
  id: number;
  made: CaseRows;
  claims: readonly string[];
  did: readonly string[];
  next: Date | null;
};

/**
 * Decides all that is due of an issue, one thing after the other, each on the issue as the one before has left it: as
 * `sweepIssue` does, which reads it again each time. Pure but for the new documentIds.
 * @returns null when it must be done by itself: it cannot be decided, or something of it is written in its own way
 */
export function turnOf(
  id: number,
  { loaded: found, decision, done }: Stand,
  rules: readonly Rule[],
  now: Date,
): Turn | null {
  const made = new CaseRows();
  const claims: string[] = [];
  const did: string[] = [];
  let loaded = found;
  let thresholds = thresholdsOf(loaded.subject, decision, rules, loaded.calendar);
  for (;;) {
    const due = firstDue(thresholds, done, now);
    if (!due) return { id, made, claims, did, next: nextAfter(thresholds, done, now) };
    const { key, does } = due.threshold;
    if (made.restsOnMade(key)) return null;
    done.add(key);
    claims.push(key);
    if (due.skip) continue;
    if (does.kind === 'remind') {
      const notice = reminder(loaded, does, now);
      if (notice.audiences.length > 0) made.insert('casework.outbox', noticeRow(notice, now));
      did.push(does.event);
      continue;
    }
    const performed = performAsSystem(loaded, does.kind, inputOf(loaded, does, now), now, does.rule.tells);
    if (!performed || performed.follow.length > 0) return null;
    if (performed.draft.issue.stage !== loaded.subject.issue.stage) return null;
    if (touchesDuties(loaded.subject, performed)) return null;
    loaded = afterActing(made, loaded, performed, now);
    if (!made.fits) return null;
    did.push(does.kind);
    thresholds = thresholdsOf(loaded.subject, decision, rules, loaded.calendar);
  }
}

/** What the system enters when it acts by a rule. */
export function inputOf(
  { subject, calendar }: Loaded,
  { kind, rule, since }: Exclude<Doing, { kind: 'remind' }>,
  now: Date,
): Input {
  const text = reasonOf(rule, subject.issue.level, since, calendar, now);
  return kind === 'urge' ? { text } : { reason: text };
}

export function reminder(
  { subject, calendar }: Loaded,
  does: Extract<Doing, { kind: 'remind' }>,
  now: Date,
): Notice {
  const { issue } = subject;
  const due = does.support?.due ?? issue.dueAt;
  return {
    event: does.event,
    audiences: does.audiences.flatMap((audience) =>
      typeof audience === 'string' ? resolveAudience(audience, subject) : [audience],
    ),
    issueId: issue.id,
    facts: {
      节点: does.date,
      情况: due ? standOf(due, calendar, now) : '',
      ...(does.support ? { 配合单位: does.support.unit } : {}),
    },
  };
}
