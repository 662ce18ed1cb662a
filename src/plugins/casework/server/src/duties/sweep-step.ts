import { addWorkingDays, endOfDay, localDateOf, startOfDay } from '../../../domain/calendar';
import { inTransaction, openWindow, rows } from '../access/window';
import { addSweepStep, count, emptyReport, type StepReport, type SweepContext } from '../sweep/steps';
import { keepAllDuties } from './keep';
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
    openWindow(trx, 'none', async () => {
      const { keptAt } = await loadDutyCalendar(trx);
      if (keptAt && keptAt >= startOfDay(localDateOf(now))) return null;
      return keepAllDuties(trx, now);
    }),
  );
  for (const [what, n] of Object.entries(kept ?? {})) if (n > 0) count(report, what, n);
  return report;
}

/** Claims and queues in one statement, so that two instances tell nobody twice. */
async function remind({ strapi, now }: SweepContext): Promise<StepReport> {
  const report = emptyReport();
  const told = await inTransaction(strapi, (trx) =>
    openWindow(trx, 'none', async () => {
      const { calendar } = await loadDutyCalendar(trx);
      const until = endOfDay(addWorkingDays(calendar, localDateOf(now), 1).date);
      return rows(
        trx,
        `with near as (
           select d.* from duties d
            where d.due_at > ? and d.due_at <= ? and d.fulfilled_at is null and d.waived_at is null and d.voided_at is null),
         claimed as (
           insert into casework.claims (scope, key, at) select 'duty:' || near.id, 'remind', ? from near on conflict do nothing returning scope)
         insert into casework.outbox (issue_id, event, audiences, payload, created_at)
         select near.issue_id, 'duty-due',
                -- A complaint is the office's, in the place of the group that it may be about.
                case when exists (select 1 from issues i where i.id = near.issue_id and i.complaint) then jsonb_build_array(jsonb_build_object('kind', 'office', 'id', null))
                     when near.type in ('leader-visit', 'leader-meeting') then jsonb_build_array(jsonb_build_object('kind', 'leader', 'id', near.leader_id))
                     when near.type in ('office-report', 'circular', 'city-meeting') then jsonb_build_array(jsonb_build_object('kind', 'office', 'id', null))
                     else jsonb_build_array(jsonb_build_object('kind', 'department', 'id', near.department_id)) end,
                jsonb_build_object('duty', near.document_id, 'type', near.type, 'period', near.period, 'dueAt', near.due_at), ?
           from near join claimed on claimed.scope = 'duty:' || near.id
         returning 1`,
        [now.toISOString(), until.toISOString(), now.toISOString(), now.toISOString()],
      );
    }),
  );
  if (told.length > 0) count(report, 'reminded', told.length);
  return report;
}
