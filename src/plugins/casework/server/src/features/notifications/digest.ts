import { isWorkingDay, localDateOf } from '../../../../domain/calendar';
import { renderLines, type Template } from '../../../../domain/notifications';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { loadCalendar } from '../issues/load';
import { claimOnce } from '../../platform/sweep/claims';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { putDeliveries } from './deliver';
import { loadTemplates } from './templates';

/** *choice*: on working days, when offices open. */
const HOUR = 8;
const MOST_LINES = 50;

/**
 * Sends one letter a working day with the unread notices to those who do not want a letter for each.
 * A person's digest of a day is claimed with the letter's queueing.
 */
export async function sendDigests(context: SweepContext, report: StepReport): Promise<void> {
  const { strapi, now } = context;
  const today = localDateOf(now);
  const hour = new Date(now.getTime() + 8 * 3_600_000).getUTCHours();
  const people = await inTransaction(strapi, async (trx) => {
    const { calendar } = await loadCalendar(trx);
    if (hour < HOUR || !isWorkingDay(calendar, today)) return [];
    return rows<{ id: number }>(
      trx,
      `select s.id from staff_members s left join casework.notification_preferences p on p.staff_id = s.id
        where s.active is not false and s.email is not null and coalesce(p.email, 'digest') = 'digest'
          and not exists (select 1 from casework.claims c where c.scope = 'digest:' || s.id and c.key = ?)
          and exists (select 1 from casework.messages m where m.staff_id = s.id and m.digested_at is null and m.read_at is null
                         and m.created_at <= ? and not m.event = any(coalesce(p.muted, '{}')))
        order by 1`,
      [today, now.toISOString()],
    );
  });
  for (const { id } of people) {
    if (context.draining()) return;
    await inTransaction(strapi, async (trx) => {
      if (!(await claimOnce(trx, `digest:${id}`, today, now))) return;
      await putDigest(trx, id, today, now, (await loadTemplates(trx))('digest'));
      count(report, 'digests');
    });
  }
}

async function putDigest(
  trx: Trx,
  staffId: number,
  today: string,
  now: Date,
  template: Template | null,
): Promise<void> {
  if (!template) return;
  const taken = await rows<{ title: string }>(
    trx,
    `with taken as (
       update casework.messages set digested_at = ? where staff_id = ? and digested_at is null and read_at is null and created_at <= ?
          and not event = any(coalesce((select muted from casework.notification_preferences where staff_id = ?), '{}'))
       returning title, created_at)
     select title from taken order by created_at desc`,
    [now.toISOString(), staffId, now.toISOString(), staffId],
  );
  const lines = taken.slice(0, MOST_LINES).map(({ title }, i) => `${i + 1}. ${title}`);
  if (taken.length > MOST_LINES) lines.push(`……等共${taken.length}件`);
  const facts = { 件数: String(taken.length), 日期: today };
  await putDeliveries(
    trx,
    [
      {
        key: `digest:${staffId}:${today}`,
        channel: 'email',
        staff_id: staffId,
        channel_id: null,
        subject: renderLines(template.title, facts, []),
        body: renderLines(template.body, facts, lines),
      },
    ],
    now,
  );
}
