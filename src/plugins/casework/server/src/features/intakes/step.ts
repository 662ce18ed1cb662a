import { dueDateOf } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';
import { utc } from '../../platform/database/sql';
import { claimOnce } from '../../platform/sweep/claims';
import { forEachDue, notWaiting } from '../../platform/sweep/each';
import { emptyReport, type StepReport, type SweepContext, type SweepStep } from '../../platform/sweep/steps';
import { standOf } from '../escalation/texts';
import { loadCalendar } from '../issues/load';
import { spokenDate } from '../notifications/deliver';
import { tellOf } from './receive';

const STEP = 'intakes';

type Due = { id: number };

/**
 * Reminds the party that has to register an intake when its light turns yellow, and the office as well when it is
 * red.
 */
export const intakeStep: SweepStep = {
  name: STEP,
  label: '待登记提醒',
  async run(context: SweepContext): Promise<StepReport> {
    const report = emptyReport();
    const now = context.now.toISOString();
    await forEachDue<Due>(
      context,
      {
        step: STEP,
        // The index holds what waits, which is little; what has been reminded of is left out by its claim.
        next: (trx, after, limit) =>
          rows<Due>(
            trx,
            `select n.id from intakes n
              where n.state = 'new' and n.yellow_from <= ?::timestamp and n.id > ? and ${notWaiting('n.id')}
                and not exists (select 1 from casework.claims c where c.scope = 'intake:' || n.id
                      and c.key = ${keySql(`case when n.due_at <= ?::timestamp then 'red' else 'yellow' end`)})
              order by n.id limit ?`,
            [now, after?.id ?? 0, STEP, now, now, limit],
          ),
        lock: async (trx, { id }, wait) => {
          const locked = await rows(
            trx,
            `select 1 from intakes where id = ? and state = 'new' for update ${wait ? '' : 'skip locked'}`,
            [id],
          );
          return locked.length > 0;
        },
        act: (trx, { id }) => remind(trx, id, context.now),
      },
      report,
    );
    return report;
  },
};

/** A due that has been moved is reminded of again. */
const keySql = (colour: string): string => `(${colour}) || ':' || to_char(n.due_at, 'YYYY-MM-DD"T"HH24:MI')`;

async function remind(trx: Trx, id: number, now: Date): Promise<string[]> {
  const [row] = await rows<{ key: string; colour: 'red' | 'yellow'; dueAt: string }>(
    trx,
    `select c.colour, ${keySql('c.colour')} as key, ${utc('n.due_at')} as "dueAt" from intakes n
       cross join lateral (select case when n.due_at <= ?::timestamp then 'red' else 'yellow' end as colour) c where n.id = ?`,
    [now.toISOString(), id],
  );
  if (!row || !(await claimOnce(trx, `intake:${id}`, row.key, now))) return [];
  const due = new Date(row.dueAt);
  const { calendar } = await loadCalendar(trx);
  const facts = { 节点: spokenDate(dueDateOf(due)), 情况: standOf(due, calendar, now) };
  await tellOf(trx, id, `intake-${row.colour}`, facts, now, row.colour === 'red');
  return [`intake-${row.colour}`];
}
