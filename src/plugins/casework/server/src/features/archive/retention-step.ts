import { localDateOf } from '../../../../domain/calendar';
import { inTransaction, rows } from '../../platform/database/as-owner';
import { claimOnce } from '../../platform/sweep/claims';
import { forEachDue } from '../../platform/sweep/each';
import { emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { yearsSet } from './retention';

/**
 * Erases once a day the contact data whose years have run, each enterprise in a transaction of its own. Nothing before
 * the office has set the years, and nothing of an enterprise with issues that have not been packed for the archive.
 */
export const retentionStep: SweepStep = {
  name: 'retention',
  label: '清除到期的联系信息',
  async run(context) {
    const report = emptyReport();
    const { strapi, now } = context;
    const today = localDateOf(now);
    const years = await inTransaction(strapi, async (trx) => {
      const [done] = await rows(trx, `select 1 from casework.claims where scope = 'retention' and key = ?`, [
        today,
      ]);
      return done ? null : yearsSet(trx);
    });
    if (years === null) return report;
    await forEachDue<{ id: number }>(
      context,
      {
        step: 'retention',
        next: (trx, after, limit) =>
          rows(
            trx,
            `select c.id from casework.contacts_to_erase() c
              where c.id > ? and c.unpacked = 0 and c.since + make_interval(years => ?::int) <= ?::timestamptz order by c.id limit ?`,
            [after?.id ?? 0, years, now.toISOString(), limit],
          ),
        lock: async (trx, { id }, wait) => {
          const locked = await rows(
            trx,
            `select 1 from enterprises where id = ? for update ${wait ? '' : 'skip locked'}`,
            [id],
          );
          return locked.length > 0;
        },
        act: async (trx, { id }) => {
          const [row] = await rows<{ done: boolean }>(trx, 'select casework.erase_contacts(?, ?) as done', [
            id,
            now.toISOString(),
          ]);
          return row?.done ? ['erased'] : [];
        },
      },
      report,
    );
    // What is killed half-way goes on at the next sweep.
    if (!context.draining()) await inTransaction(strapi, (trx) => claimOnce(trx, 'retention', today, now));
    return report;
  },
};
