import { addWorkingDays, endOfDay, localDateOf, startOfDay } from '../../../../domain/calendar';
import { asOwner, inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import {
  addSweepStep,
  count,
  emptyReport,
  type StepReport,
  type SweepContext,
} from '../../platform/sweep/steps';
import { keepAllDuties, lockDuties } from './keep';
import { loadDutyCalendar } from './settings';

/**
 * The schedule's part of duties: rows are made once a day, as periods begin (what changes meanwhile keeps its
 * own rows right), and who owes something is reminded once, a working day before.
 */
export function installDutySteps(): void {
  addSweepStep({ name: 'duties', label: '工作任务', run: keepDaily });
  addSweepStep({ name: 'duty-reminders', label: '任务提醒', run: remind });
}

async function keepDaily({ strapi, now }: SweepContext): Promise<StepReport> {
  const report = emptyReport();
  const kept = await inTransaction(strapi, (trx) =>
    asOwner(trx, 'The sweep keeps the duties of everybody', async () => {
      const keptToday = async (): Promise<boolean> => {
        const { keptAt } = await loadDutyCalendar(trx);
        return keptAt !== null && keptAt >= startOfDay(localDateOf(now));
      };
      if (await keptToday()) return null;
      // Checked again under the lock: another instance may have done it meanwhile.
      await lockDuties(trx);
      return (await keptToday()) ? null : keepAllDuties(trx, now);
    }),
  );
  for (const [what, n] of Object.entries(kept ?? {})) if (n > 0) count(report, what, n);
  return report;
}

/** Duties that are looked at in one transaction. */
const BATCH = 2_000;

/**
 * Tells who owes something that is due by the end of the next working day. Reads what has not been looked at
 * before (casework.duty_checks), takes it off, claims and queues in one statement: two instances tell nobody
 * twice, and what is killed half-way is still there to be done.
 */
async function remind(context: SweepContext): Promise<StepReport> {
  const { strapi, now } = context;
  const report = emptyReport();
  const until = await inTransaction(strapi, async (trx) => {
    const { calendar } = await loadDutyCalendar(trx);
    return endOfDay(addWorkingDays(calendar, localDateOf(now), 1).date);
  });
  let looked = BATCH;
  while (looked === BATCH && !context.draining()) {
    const batch = await inTransaction(strapi, (trx) =>
      asOwner(trx, 'The sweep reminds of the duties of everybody', () => remindSome(trx, now, until)),
    );
    if (batch.told > 0) count(report, 'reminded', batch.told);
    looked = batch.looked;
  }
  return report;
}

/** One reminder for each due: a due that a calendar or a plan has moved is reminded of again, as for issues. */
const REMIND_KEY = `'remind:' || to_char(owed.due_at, 'YYYY-MM-DD"T"HH24:MI')`;

async function remindSome(trx: Trx, now: Date, until: Date): Promise<{ looked: number; told: number }> {
  const at = now.toISOString();
  const [counted] = await rows<{ looked: number; told: number }>(
    trx,
    `with near as (
       delete from casework.duty_checks where ctid = any (array(
         select a.ctid from casework.duty_checks a where a.due_at <= ? order by a.due_at, a.duty_id limit ? for update skip locked))
       returning duty_id),
     -- What fell due while nothing ran is past reminding.
     owed as (
       select d.* from near join duties d on d.id = near.duty_id
        where d.due_at > ? and d.fulfilled_at is null and d.waived_at is null and d.voided_at is null),
     claimed as (
       insert into casework.claims (scope, key, at) select 'duty:' || owed.id, ${REMIND_KEY}, ? from owed on conflict do nothing returning scope),
     told as (
       insert into casework.outbox (issue_id, event, audiences, payload, created_at)
       select owed.issue_id, 'duty-due', jsonb_build_array(${addressee('owed')}),
              jsonb_build_object('duty', owed.document_id, 'type', owed.type, 'period', owed.period, 'dueAt', owed.due_at), ?
         from owed join claimed on claimed.scope = 'duty:' || owed.id
       returning 1)
     select (select count(*) from near)::int as looked, (select count(*) from told)::int as told`,
    [until.toISOString(), BATCH, at, at, at],
  );
  return counted ?? { looked: 0, told: 0 };
}

/** Returns the one addressee of a duty: a department may be a group and a unit, each with its own people. */
const addressee = (d: string): string => `
  case when ${d}.type in ('leader-visit', 'leader-meeting') then jsonb_build_object('kind', 'leader', 'id', ${d}.leader_id)
       when ${d}.type in ('office-report', 'circular', 'city-meeting')
         -- A complaint is the office's, in the place of the group that it may be about.
         or exists (select 1 from issues i where i.id = ${d}.issue_id and i.complaint) then jsonb_build_object('kind', 'office', 'id', null)
       when ${d}.type in ('unit-report', 'milestone') then jsonb_build_object('kind', 'unit', 'id', ${d}.department_id)
       when ${d}.group_id is null then jsonb_build_object('kind', 'office', 'id', null)
       else jsonb_build_object('kind', 'group', 'id', ${d}.group_id) end`;
