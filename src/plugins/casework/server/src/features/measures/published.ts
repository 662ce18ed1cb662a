import type { LocalDate } from '../../../../domain/calendar';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';

/**
 * Whether units know the ratings of a period, because an assessment of units that covers it has been published
 * (spec: page 2, "units see neither rating nor comment until the period's assessment is published").
 */
export async function knowsRatings(
  trx: Trx,
  { kind }: Asker,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<boolean> {
  if (kind !== 'unit') return false;
  const found = await rows(
    trx,
    `select 1 from casework.assessment_access a
      where a.shown and a.assesses in ('units', 'townships') and a."from" <= ?::date and a."to" >= ?::date limit 1`,
    [from, to],
  );
  return found.length > 0;
}
