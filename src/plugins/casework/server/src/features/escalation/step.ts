import { createHash } from 'node:crypto';
import {
  firstDue,
  nextAfter,
  thresholdsOf,
  type Decision,
  type Doing,
  type Rule,
} from '../../../../domain/escalation';
import { resolveAudience } from '../../../../domain/lifecycle';
import { inTransaction, rows, rowsOfKept, type Trx } from '../../platform/database/as-owner';
import { NOTHING_NAMED, actOnLoaded } from '../issues/act';
import { loadCase, type Loaded } from '../issues/load';
import { queueNotice } from '../../platform/outbox/queue';
import { claimOnce } from '../../platform/sweep/claims';
import { forEachDue, notWaiting } from '../../platform/sweep/each';
import { emptyReport, type StepReport, type SweepContext, type SweepStep } from '../../platform/sweep/steps';
import { loadRules } from './rules';
import { reasonOf, standOf } from './texts';

const STEP = 'issues';

type Due = { id: number; at: string };

/** Reminders, 催办 and 提请 of issues: what time brings about on them (§四.3, 四.4). */
export const issueStep: SweepStep = {
  name: STEP,
  label: '时限提醒、催办、提请',
  async run(context: SweepContext): Promise<StepReport> {
    const report = emptyReport();
    const rules = await inTransaction(context.strapi, async (trx) => {
      const present = await loadRules(trx);
      await noticeChanges(trx, present, context.now);
      return present;
    });
    const now = context.now.toISOString();
    await forEachDue<Due>(
      context,
      {
        step: STEP,
        next: (trx, after, limit) =>
          rows<Due>(
            trx,
            `select a.issue_id as id, a.at::text as at from casework.issue_checks a
              where a.at <= ? ${after ? 'and (a.at, a.issue_id) > (?::timestamptz, ?::int)' : ''} and ${notWaiting('a.issue_id')}
              order by a.at, a.issue_id limit ?`,
            [now, ...(after ? [after.at, after.id] : []), STEP, now, limit],
          ),
        // Checked again under the lock: another instance may have moved the issue on.
        lock: async (trx, { id }, wait) => {
          const locked = await rowsOfKept(
            trx,
            `select 1 from casework.issue_checks a join issues i on i.id = a.issue_id
              where a.issue_id = ? and a.at <= ? for update of i ${wait ? '' : 'skip locked'}`,
            [id, now],
          );
          return locked.length > 0;
        },
        act: (trx, { id }) => sweepIssue(trx, id, rules, context.now),
      },
      report,
    );
    return report;
  },
};

/** The issues whose next look can have come nearer by a change of the rules or of the calendar. */
const CONCERNED = {
  // Rules say when an order is urged or goes up, counted from what has passed.
  rules: `i.stage in ('transferred', 'handling') and (i.due_at <= :now or i.level > 0)`,
  calendar: `i.due_at <= :now or i.level > 0 or i.stage in ('reported', 'confirmed') or i.long_term or casework.support_due(i) is not null`,
} as const;

/**
 * Brings the next looks of issues forward when rules or calendar have changed, because the old ones put them off. The
 * first sweep of all notes rules and calendar before it puts anything off.
 */
async function noticeChanges(trx: Trx, rules: readonly Rule[], now: Date): Promise<void> {
  const [row] = await rows<{ days: unknown; years: unknown; first: boolean }>(
    trx,
    `select (select json_agg(json_build_array(date, kind) order by date) from calendar_days) as days,
            (select json_agg(year order by year) from calendar_years) as years,
            not exists (select 1 from casework.sweep_basis) as first`,
  );
  const basis = { rules, calendar: [row?.days ?? [], row?.years ?? []] };
  for (const key of ['rules', 'calendar'] as const) {
    const value = createHash('sha256').update(JSON.stringify(basis[key])).digest('hex');
    const changed = await rows(
      trx,
      `insert into casework.sweep_basis as b (key, value) values (?, ?)
       on conflict (key) do update set value = excluded.value where b.value <> excluded.value returning 1 as changed`,
      [key, value],
    );
    if (changed.length === 0 || row?.first) continue;
    await trx.raw(
      `update casework.issue_checks a set at = least(a.at, casework.earliest_due(i), casework.support_due(i)) from issues i
        where i.id = a.issue_id and (${CONCERNED[key]})`,
      { now: now.toISOString() },
    );
  }
}

/**
 * Does everything that is due of one locked issue and notes when to look at it next
 * (casework.issue_checks). Runs inside asOwner.
 * @returns what was done
 */
export async function sweepIssue(trx: Trx, id: number, rules: readonly Rule[], now: Date): Promise<string[]> {
  const did: string[] = [];
  let { loaded, decision, done } = await look(trx, id);
  for (;;) {
    const thresholds = thresholdsOf(loaded.subject, decision, rules, loaded.calendar);
    const due = firstDue(thresholds, done, now);
    if (!due) {
      const next = nextAfter(thresholds, done, now);
      await trx.raw('update casework.issue_checks set at = ? where issue_id = ?', [
        next?.toISOString() ?? 'infinity',
        id,
      ]);
      return did;
    }
    const { key, does } = due.threshold;
    done.add(key);
    if (!(await claimOnce(trx, `issue:${id}`, key, now)) || due.skip) continue;
    if (does.kind === 'remind') {
      await remind(trx, loaded, does, now);
      did.push(does.event);
      continue;
    }
    const { rule, since } = does;
    const text = reasonOf(rule, loaded.subject.issue.level, since, loaded.calendar, now);
    const input = does.kind === 'urge' ? { text } : { reason: text };
    if (!(await actOnLoaded(trx, loaded, does.kind, input, now, rule.tells)))
      throw new Error(`rule "${rule.name}" was refused on issue ${id}`);
    did.push(does.kind);
    ({ loaded, decision, done } = await look(trx, id));
  }
}

/**
 * The case, the decision that its last escalation ended with, and what has been done of it. An escalation
 * that was answered instead leaves none: neither one from before a reopening counts.
 */
async function look(
  trx: Trx,
  id: number,
): Promise<{ loaded: Loaded; decision: Decision | null; done: Set<string> }> {
  const loaded = await loadCase(trx, id, 'urge', {}, NOTHING_NAMED);
  const [row] = await rowsOfKept<{
    done: string[];
    last: { id: number; level: number; at: string; decided: boolean } | null;
  }>(
    trx,
    `select array(select key from casework.claims where scope = ?) as done,
       (select json_build_object('id', e.id, 'level', e.level, 'at', e.ended_at, 'decided', e.state = 'decided') from escalations e
         where e.issue_id = ? and e.state in ('decided', 'answered') order by e.ended_at desc, e.id desc limit 1) as last`,
    [`issue:${id}`, id],
  );
  const last = row?.last;
  return {
    loaded,
    decision: last?.decided ? { id: last.id, level: last.level, endedAt: new Date(`${last.at}Z`) } : null,
    done: new Set(row?.done ?? []),
  };
}

async function remind(
  trx: Trx,
  { subject, calendar }: Loaded,
  does: Extract<Doing, { kind: 'remind' }>,
  now: Date,
): Promise<void> {
  const { issue } = subject;
  const due = does.support?.due ?? issue.dueAt;
  await queueNotice(
    trx,
    {
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
    },
    now,
  );
}
