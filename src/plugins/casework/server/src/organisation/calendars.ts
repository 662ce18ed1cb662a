import { createId } from '@paralleldrive/cuid2';
import { z } from 'zod';
import { OPEN_STAGES } from '../../../domain/lifecycle';
import { dateSchema, textSchema } from '../../../contracts/inputs';
import { fieldErrors } from '../shared/errors';
import { rows, type Trx } from '../access/window';
import { recountDuties } from '../duties';
import { actAsSystem } from '../issues/act';

/** A year's arrangement of holidays as the State Council's notice gives it. */
export const calendarSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  noticeNumber: textSchema(100),
  days: z
    .array(
      z.strictObject({
        date: dateSchema,
        kind: z.enum(['holiday', 'workday']),
        name: textSchema(50).optional(),
      }),
    )
    .min(1)
    .max(120),
});

export type CalendarInput = z.infer<typeof calendarSchema>;

/**
 * Enters a year's calendar at once and computes the open dues again (spec: clock). Days entered before are
 * replaced. Runs in the owner's window.
 * @returns how many issues' dues moved
 */
export async function enterCalendar(
  trx: Trx,
  input: CalendarInput,
  now: Date,
): Promise<{ year: number; days: number; recomputed: number }> {
  const wrong = input.days.flatMap((day, i) =>
    day.date.startsWith(`${input.year}-`) ? [] : [{ field: `days.${i}.date`, code: 'BAD_VALUE' as const }],
  );
  const seen = new Set<string>();
  input.days.forEach((day, i) => {
    if (seen.has(day.date)) wrong.push({ field: `days.${i}.date`, code: 'BAD_VALUE' as const });
    seen.add(day.date);
  });
  if (wrong.length > 0) throw fieldErrors(wrong);

  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:calendar']);
  const at = now.toISOString();
  await trx.raw(`delete from calendar_days where date >= ? and date <= ?`, [
    `${input.year}-01-01`,
    `${input.year}-12-31`,
  ]);
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
 * Computes again the dues of open issues that were computed by count, an entry for each that moved.
 * Runs in the owner's window, in the transaction that changed the calendar.
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
  let moved = 0;
  for (const { id } of open) if (await actAsSystem(trx, id, 'recompute', { reason }, now)) moved += 1;
  return moved;
}
