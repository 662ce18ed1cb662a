import { createId } from '@paralleldrive/cuid2';
import { OPEN_STAGES } from '../../../../domain/lifecycle';
import type { CalendarInput } from '../../../../contracts/calendar';
import { fieldErrors } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import { recountDuties } from '../duties';
import { recountIntakes } from '../intakes/receive';
import { actAsSystem } from '../issues/act';

/**
 * Enters a year's calendar at once and recomputes the open dues (spec: clock). Days entered before are replaced. A
 * notice may name days of the years beside its own. Runs inside `asOwner`.
 * @returns how many issues' dues moved
 */
export async function enterCalendar(
  trx: Trx,
  input: CalendarInput,
  now: Date,
): Promise<{ year: number; days: number; recomputed: number }> {
  const wrong = input.days.flatMap((day, i) =>
    Math.abs(Number(day.date.slice(0, 4)) - input.year) <= 1
      ? []
      : [{ field: `days.${i}.date`, code: 'BAD_VALUE' as const }],
  );
  const seen = new Set<string>();
  input.days.forEach((day, i) => {
    if (seen.has(day.date)) wrong.push({ field: `days.${i}.date`, code: 'BAD_VALUE' as const });
    seen.add(day.date);
  });
  if (wrong.length > 0) throw fieldErrors(wrong);

  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:calendar']);
  const at = now.toISOString();
  // Days of this year from the notices of the years beside it stay; days from the year's own notice are deleted.
  await trx.raw(
    `delete from calendar_days d
      where (d.date between ? and ? and not exists (select 1 from calendar_years y where y.year <> ? and y.notice_number = d.source))
         or d.source = (select y.notice_number from calendar_years y where y.year = ?)
         or d.date = any(?::date[])`,
    [
      `${input.year}-01-01`,
      `${input.year}-12-31`,
      input.year,
      input.year,
      input.days.map(({ date }) => date),
    ],
  );
  for (const day of input.days) {
    await trx.raw(
      `insert into calendar_days (document_id, date, kind, name, source, created_at, updated_at, published_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [createId(), day.date, day.kind, day.name ?? null, input.noticeNumber, at, at, at],
    );
  }
  await trx.raw(
    `insert into calendar_years (document_id, year, notice_number, entered_at, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (year) do update set notice_number = excluded.notice_number, entered_at = excluded.entered_at, updated_at = excluded.updated_at`,
    [createId(), input.year, input.noticeNumber, at, at, at, at],
  );
  const recomputed = await recomputeOpenDues(trx, `按${input.noticeNumber}重算办理时限`, now);
  return { year: input.year, days: input.days.length, recomputed };
}

/**
 * Recomputes the dues of open issues that were computed by count, with a ledger entry for each that moved. Runs
 * inside `asOwner`, in the transaction that changed the calendar.
 */
export async function recomputeOpenDues(trx: Trx, reason: string, now: Date): Promise<number> {
  const open = await rows<{ id: number }>(
    trx,
    // A due that has passed is a fact; nothing to compute there.
    `select id from issues where stage = any(?)
       and (provisional or greatest(accept_due_at, transfer_due_at, take_up_due_at, deadline, confirm_due_at, consent_due_at) > ?)
     order by id`,
    [[...OPEN_STAGES], now.toISOString()],
  );
  await recountDuties(trx, now);
  await recountIntakes(trx);
  let moved = 0;
  for (const { id } of open) if (await actAsSystem(trx, id, 'recompute', { reason }, now)) moved += 1;
  return moved;
}
