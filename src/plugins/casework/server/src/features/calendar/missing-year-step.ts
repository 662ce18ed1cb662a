import { isCovered, isoWeekOf, localDateOf } from '../../../../domain/calendar';
import { inTransaction } from '../../platform/database/as-owner';
import { loadCalendar } from '../issues/load';
import { queueNotice } from '../../platform/outbox/queue';
import { claimOnce } from '../../platform/sweep/claims';
import { yearsWanted } from '../operations/run-state';
import { count, emptyReport, type SweepStep } from '../../platform/sweep/steps';

/** Notifies the office, once a week, of the years whose holidays have not been entered (spec: clock). */
export const calendarStep: SweepStep = {
  name: 'calendar',
  label: '放假安排提醒',
  async run({ strapi, now }) {
    const report = emptyReport();
    const today = localDateOf(now);
    await inTransaction(strapi, async (trx) => {
      const { calendar } = await loadCalendar(trx);
      for (const missing of yearsWanted(today).filter((y) => !isCovered(calendar, `${y}-01-01`))) {
        if (!(await claimOnce(trx, 'calendar', `${missing}:${isoWeekOf(today).key}`, now))) continue;
        await queueNotice(
          trx,
          {
            event: 'calendar-missing',
            audiences: [{ kind: 'office', id: null }],
            facts: { 年份: String(missing) },
          },
          now,
        );
        count(report, 'calendar-missing');
      }
    });
    return report;
  },
};
