import type { WaiveInput } from '../../../../contracts/duties';
import { DUTY_STATE_NAMES, dutyState } from '../../../../domain/duties';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { notFound, refuse } from '../../platform/answers/errors';

/**
 * Waives a duty: it leaves the denominator and stays listed. Runs inside asOwner; the asker is the office and sees it.
 * @throws CaseworkError 409 when it has been done, waived or voided
 */
export async function waiveDuty(
  trx: Trx,
  id: number,
  input: WaiveInput,
  asker: Asker,
  now: Date,
): Promise<void> {
  const [row] = await rows<{
    due: string;
    fulfilled: string | null;
    waived: string | null;
    voided: string | null;
  }>(
    trx,
    `select due_at::text as due, fulfilled_at::text as fulfilled, waived_at::text as waived, voided_at::text as voided
       from duties where id = ? for update`,
    [id],
  );
  if (!row) throw notFound();
  const date = (text: string | null): Date | null =>
    text === null ? null : new Date(`${text.replace(' ', 'T')}Z`);
  const state = dutyState(
    {
      dueAt: date(row.due) ?? now,
      fulfilledAt: date(row.fulfilled),
      waivedAt: date(row.waived),
      voidedAt: date(row.voided),
    },
    now,
  );
  if (state !== 'pending' && state !== 'missed')
    throw refuse(409, 'DUTY_CLOSED', { state: DUTY_STATE_NAMES[state].zh }, { state });
  await trx.raw(
    'update duties set waived_at = ?, waived_reason = ?, approver = ?, waived_by = ?, updated_at = ? where id = ?',
    [now.toISOString(), input.reason, input.approver, asker.name, now.toISOString(), id],
  );
}
