import { createHash } from 'node:crypto';
import { firstDue, nextAfter, thresholdsOf, type Rule } from '../../../../domain/escalation';
import { inTransaction, rows, rowsOfKept, type Row, type Trx } from '../../platform/database/as-owner';
import { NOTHING_NAMED, actOnLoaded } from '../issues/act';
import { loadCase } from '../issues/load';
import { loadCases } from '../issues/load-many';
import { writeCases } from '../issues/write-many';
import { queueNotice } from '../../platform/outbox/queue';
import { claimAll, claimOnce } from '../../platform/sweep/claims';
import { forEachDue, notWaiting } from '../../platform/sweep/each';
import { emptyReport, type StepReport, type SweepContext, type SweepStep } from '../../platform/sweep/steps';
import { loadRules } from './rules';
import { inputOf, reminder, turnOf, type Stand } from './turn';

const STEP = 'issues';

type Due = { id: number; at: string };

/** Columns of what has been done and decided of an issue, on `issues i`; `lookOf` reads them. */
const LOOK = `array(select key from casework.claims where scope = 'issue:' || i.id) as done,
       (select json_build_object('id', e.id, 'level', e.level, 'at', e.ended_at, 'decided', e.state = 'decided') from escalations e
         where e.issue_id = i.id and e.state in ('decided', 'answered') order by e.ended_at desc, e.id desc limit 1) as last`;

function lookOf(row: Row): Pick<Stand, 'decision' | 'done'> {
  const last = row['last'] as { id: number; level: number; at: string; decided: boolean } | null;
  return {
    decision: last?.decided ? { id: last.id, level: last.level, endedAt: new Date(`${last.at}Z`) } : null,
    done: new Set((row['done'] as string[] | null) ?? []),
  };
}

const lookAt = (next: Date | null): string => next?.toISOString() ?? 'infinity';

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
        many: {
          // The next looks are locked with them: whoever puts them off or forward holds several.
          lock: async (trx, due) => {
            const locked = await rows<{ id: number }>(
              trx,
              `select i.id from casework.issue_checks a join issues i on i.id = a.issue_id
                where a.issue_id = any(?) and a.at <= ? order by i.id for update of i, a skip locked`,
              [due.map(({ id }) => id), now],
            );
            const mine = new Set(locked.map(({ id }) => id));
            return due.flatMap(({ id }) => (mine.has(id) ? [id] : []));
          },
          act: (trx, ids) => sweepIssues(trx, ids, rules, context.now),
        },
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
      await trx.raw('update casework.issue_checks set at = ? where issue_id = ?', [lookAt(next), id]);
      return did;
    }
    const { key, does } = due.threshold;
    done.add(key);
    if (!(await claimOnce(trx, `issue:${id}`, key, now)) || due.skip) continue;
    if (does.kind === 'remind') {
      await queueNotice(trx, reminder(loaded, does, now), now);
      did.push(does.event);
      continue;
    }
    const input = inputOf(loaded, does, now);
    if (!(await actOnLoaded(trx, loaded, does.kind, input, now, does.rule.tells)))
      throw new Error(`rule "${does.rule.name}" was refused on issue ${id}`);
    did.push(does.kind);
    ({ loaded, decision, done } = await look(trx, id));
  }
}

/**
 * The same of many: all are read at once, decided, and written at once. Runs inside asOwner.
 * @returns what was done of each; of those that are missing nothing was done
 */
export async function sweepIssues(
  trx: Trx,
  ids: readonly number[],
  rules: readonly Rule[],
  now: Date,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await loadCases(trx, ids, LOOK);
  const turns = ids.flatMap((id) => {
    try {
      const { row, loaded } = found.get(id) ?? {};
      const turn = row && loaded ? turnOf(id, { loaded: loaded(), ...lookOf(row) }, rules, now) : null;
      return turn ? [turn] : [];
    } catch {
      // By itself it fails again, and is noted.
      return [];
    }
  });
  if (turns.length === 0) return new Map();
  await claimAll(
    trx,
    turns.flatMap(({ id, claims }) => claims.map((key) => ({ scope: `issue:${id}`, key }))),
    now,
  );
  await writeCases(
    trx,
    turns.map(({ made }) => made),
  );
  // After the rows: their triggers have brought the next looks forward.
  await rows(
    trx,
    `update casework.issue_checks a set at = x.at from jsonb_to_recordset(?::jsonb) as x(id int, at timestamptz)
      where a.issue_id = x.id`,
    [JSON.stringify(turns.map(({ id, next }) => ({ id, at: lookAt(next) })))],
  );
  return new Map(turns.map(({ id, did }) => [id, did]));
}

/**
 * The case, the decision that its last escalation ended with, and what has been done of it. An escalation
 * that was answered instead leaves none: neither one from before a reopening counts.
 */
async function look(trx: Trx, id: number): Promise<Stand> {
  const loaded = await loadCase(trx, id, 'urge', {}, NOTHING_NAMED);
  const [row] = await rowsOfKept(trx, `select ${LOOK} from issues i where i.id = ?`, [id]);
  return { loaded, ...lookOf(row ?? {}) };
}
