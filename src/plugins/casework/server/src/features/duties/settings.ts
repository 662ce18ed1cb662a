import type { Calendar } from '../../../../domain/calendar';
import type { DutySettings } from '../../../../domain/duties';
import { rows, type Trx } from '../../platform/database/as-owner';
import { loadCalendar } from '../issues/load';
import { utc } from '../../platform/database/sql';

/** The calendar, what the office set about duties, and when rows were last made for everybody. */
export async function loadDutyCalendar(
  trx: Trx,
): Promise<{ calendar: Calendar; settings: DutySettings; keptAt: Date | null }> {
  const { calendar, duties } = await loadCalendar(trx);
  const [row] = await rows<{ at: string | null }>(
    trx,
    `select (select ${utc('k.at')} from casework.duties_kept k) as at`,
  );
  return { calendar, settings: duties, keptAt: row?.at ? new Date(row.at) : null };
}
