import { createId } from '@paralleldrive/cuid2';
import type { Calendar } from '../../../domain/calendar';
import { afterAction, feedbackDue, subjectKey, type DutySettings } from '../../../domain/duties';
import type { Case, Performed } from '../../../domain/lifecycle';
import { ownersWindow, rows, type Trx } from '../access/window';
import { loadDutyCalendar } from './settings';
import { fulfil, type Fulfilment } from './fulfil';
import { keepDutiesOfIssue } from './keep';

/**
 * Keeps the duties that hang on an issue right after an action on it, in the action's transaction. Most actions
 * touch none and cost nothing. Runs in the owner's window.
 * @param entry the ledger entry that the action wrote
 */
export async function keepDutiesAfter(
  trx: Trx,
  before: Case,
  performed: Performed,
  entry: { documentId: string; sequence: number },
  at: { calendar: Calendar; settings: DutySettings; now: Date },
): Promise<void> {
  const { draft } = performed;
  const after = afterAction(before, draft, performed.entry.action, performed.entry.input);
  const issue = draft.issue.id;
  const by = { uid: 'api::ledger-entry.ledger-entry', documentId: entry.documentId };
  const done: Fulfilment[] = [];
  if (after.followedUp) {
    done.push(
      { type: 'follow-up', subject: { issue }, by, at: at.now },
      { type: 'decision-feedback', subject: { issue }, by, at: at.now },
    );
  }
  // The unit that holds the order owes it, whoever entered the note.
  const unit = before.issue.leadUnit;
  if (after.milestone !== null && unit) {
    const subject = { department: unit.id, issue };
    done.push({ type: 'milestone', subject, period: after.milestone, by, at: at.now });
  }
  await fulfil(trx, done);
  if (after.decided) await writeFeedback(trx, [{ issue, key: `#${entry.sequence}`, at: at.now }], at);
  if (after.keep) await keepDutiesOfIssue(trx, issue, after.units, at);
}

/** A decision on an issue that its enterprise is to be told of. */
export type Decided = {
  issue: number;
  /** what the decision is known by, within the issue: at most 60 characters */
  key: string;
  at: Date;
};

/**
 * Makes the duties to tell enterprises of decisions that were entered otherwise than by `decide` (a common
 * problem's, as a note), in the transaction that entered them. A follow-up on the issue fulfils them.
 */
export function oweFeedback(trx: Trx, decided: readonly Decided[]): Promise<void> {
  return ownersWindow(trx, async () => {
    if (decided.length > 0) await writeFeedback(trx, decided, await loadDutyCalendar(trx));
  });
}

async function writeFeedback(
  trx: Trx,
  decided: readonly Decided[],
  { calendar, settings }: { calendar: Calendar; settings: DutySettings },
): Promise<void> {
  const given = decided.map(({ issue, key, at }) => {
    const { planDate, dueAt, provisional } = feedbackDue(calendar, settings, at);
    const subject = subjectKey('decision-feedback', { issue });
    return { document: createId(), issue, subject, key, at, planDate, dueAt, provisional };
  });
  await rows(
    trx,
    `insert into duties (document_id, type, subject, period, department_id, group_id, enterprise_id, issue_id, starts_at,
        plan_date, due_at, provisional, created_at, updated_at, published_at)
     select x.document, 'decision-feedback', x.subject, x.key, i.group_id, i.group_id, i.enterprise_id, i.id, x.at,
        x."planDate", x."dueAt", x.provisional, x.at, x.at, x.at
       from jsonb_to_recordset(?::jsonb) as x(document text, issue int, subject text, key text, at timestamp,
          "planDate" date, "dueAt" timestamp, provisional boolean)
       join issues i on i.id = x.issue
     on conflict (type, subject, period) do nothing`,
    [JSON.stringify(given)],
  );
}
