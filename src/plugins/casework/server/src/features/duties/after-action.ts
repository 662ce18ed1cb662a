import { createId } from '@paralleldrive/cuid2';
import type { Calendar } from '../../../../domain/calendar';
import {
  afterAction,
  occasionDue,
  subjectKey,
  type DutySettings,
  type OccasionType,
} from '../../../../domain/duties';
import type { Case, Performed } from '../../../../domain/lifecycle';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { loadDutyCalendar } from './settings';
import { fulfil, type Fulfilment } from './fulfil';
import { keepDutiesOfIssue } from './keep';

/**
 * Updates the duties of an issue right after an action on it, in the action's transaction. Most actions touch none
 * and cost nothing. Runs inside `asOwner`.
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
  // The unit that holds the order owes the milestone, whoever entered the note.
  const unit = before.issue.leadUnit;
  if (after.milestone !== null && unit) {
    const subject = { department: unit.id, issue };
    done.push({ type: 'milestone', subject, period: after.milestone, by, at: at.now });
  }
  if (after.calledBack) done.push({ type: 'call-back', subject: { issue }, by, at: at.now });
  await fulfil(trx, done);
  const occasion = { issue, key: `#${entry.sequence}`, at: at.now };
  if (after.decided) await oweOccasions(trx, 'decision-feedback', [occasion], at);
  if (after.closedUnsolved) await oweOccasions(trx, 'call-back', [occasion], at);
  if (after.keep) await keepDutiesOfIssue(trx, issue, after.units, at);
}

/** Has an action consequences for duties? `keepDutiesAfter` does nothing otherwise. Pure. */
export function touchesDuties(before: Case, { draft, entry }: Performed): boolean {
  const after = afterAction(before, draft, entry.action, entry.input);
  const { keep, followedUp, milestone, decided, closedUnsolved, calledBack } = after;
  return keep || followedUp || milestone !== null || decided || closedUnsolved || calledBack;
}

/** A decision on an issue of which its enterprise is to be told. */
export type Decided = {
  issue: number;
  /** key of the decision within the issue: at most 60 characters */
  key: string;
  at: Date;
};

/**
 * Makes the duties to tell enterprises of decisions that were entered otherwise than by `decide` (a common
 * problem's, as a note), in the transaction that entered them. A follow-up on the issue fulfils them.
 */
export function oweFeedback(trx: Trx, decided: readonly Decided[]): Promise<void> {
  return asOwner(trx, 'A decision makes duties, which requests may not write', async () => {
    if (decided.length > 0)
      await oweOccasions(trx, 'decision-feedback', decided, await loadDutyCalendar(trx));
  });
}

const OFFICE = '(select d.id from departments d where d.is_office order by d.id limit 1), null::int';

/** Makes a duty for each event that calls one forth: the group’s to tell of a decision, the office’s to call back. */
async function oweOccasions(
  trx: Trx,
  type: OccasionType,
  occasions: readonly Decided[],
  { calendar, settings }: { calendar: Calendar; settings: DutySettings },
): Promise<void> {
  const given = occasions.map(({ issue, key, at }) => {
    const { planDate, dueAt, provisional } = occasionDue(type, calendar, settings, at);
    const subject = subjectKey(type, { issue });
    return { document: createId(), issue, subject, key, at, planDate, dueAt, provisional };
  });
  const group = type === 'decision-feedback';
  await rows(
    trx,
    `insert into duties (document_id, type, subject, period, department_id, group_id, enterprise_id, issue_id, starts_at,
        plan_date, due_at, provisional, created_at, updated_at, published_at)
     select x.document, ?, x.subject, x.key, ${group ? 'i.group_id, i.group_id' : OFFICE}, i.enterprise_id, i.id, x.at,
        x."planDate", x."dueAt", x.provisional, x.at, x.at, x.at
       from jsonb_to_recordset(?::jsonb) as x(document text, issue int, subject text, key text, at timestamp,
          "planDate" date, "dueAt" timestamp, provisional boolean)
       join issues i on i.id = x.issue
     on conflict (type, subject, period) do nothing`,
    [type, JSON.stringify(given)],
  );
}
