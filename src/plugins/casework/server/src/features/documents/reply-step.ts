import { addWorkingDays, localDateOf } from '../../../../domain/calendar';
import { KINDS, type DocumentKind } from '../../../../domain/documents';
import type { Addressee } from '../../../../domain/lifecycle';
import { inTransaction, rows } from '../../platform/database/as-owner';
import { queueNotice } from '../../platform/outbox/queue';
import { claimOnce } from '../../platform/sweep/claims';
import { forEachDue, notWaiting } from '../../platform/sweep/each';
import { emptyReport, type StepReport, type SweepContext, type SweepStep } from '../../platform/sweep/steps';
import { loadCalendar } from '../issues/load';
import { spokenDate } from '../notifications/deliver';

const STEP = 'letters';
const LETTERS = (Object.keys(KINDS) as DocumentKind[]).filter((kind) => KINDS[kind].letter);

type Due = {
  id: number;
  number: string;
  title: string;
  replyBy: string;
  groupId: number;
};

/** A letter's last day, or the day before it, and the days after it. */
const keyOf = (replyBy: string, today: string): string => `${replyBy < today ? 'late' : 'soon'}:${replyBy}`;

/**
 * Letters that are to be answered (§六.3): the group is reminded on the working day before the last, and with the
 * office when that has passed without an answer. Each once.
 */
export const replyStep: SweepStep = {
  name: STEP,
  label: '函件回复提醒',
  async run(context: SweepContext): Promise<StepReport> {
    const report = emptyReport();
    const today = localDateOf(context.now);
    const { calendar } = await inTransaction(context.strapi, loadCalendar);
    const soon = addWorkingDays(calendar, today, 1).date;
    await forEachDue<Due>(
      context,
      {
        step: STEP,
        // What waits for an answer is little; what has been reminded of is left out by its claim.
        next: (trx, after, limit) =>
          rows<Due>(
            trx,
            `select o.id, o.number, o.title, to_char(o.reply_by, 'YYYY-MM-DD') as "replyBy", o.group_id as "groupId"
               from official_documents o
              where o.kind = any (?) and o.state = 'issued' and o.reply_at is null and o.group_id is not null
                and o.reply_by <= ?::date and o.id > ? and ${notWaiting('o.id')}
                and not exists (select 1 from casework.claims c where c.scope = 'letter:' || o.id
                      and c.key = case when o.reply_by < ?::date then 'late:' else 'soon:' end || to_char(o.reply_by, 'YYYY-MM-DD'))
              order by o.id limit ?`,
            [LETTERS, soon, after?.id ?? 0, STEP, context.now.toISOString(), today, limit] as never[],
          ),
        lock: async (trx, { id }, wait) => {
          const locked = await rows(
            trx,
            `select 1 from official_documents where id = ? and state = 'issued' and reply_at is null
                for update ${wait ? '' : 'skip locked'}`,
            [id],
          );
          return locked.length > 0;
        },
        async act(trx, { id, number, title, replyBy, groupId }) {
          if (!(await claimOnce(trx, `letter:${id}`, keyOf(replyBy, today), context.now))) return [];
          const event = replyBy < today ? 'letter-late' : 'letter-due';
          const audiences: Addressee[] = [
            { kind: 'group', id: groupId },
            ...(event === 'letter-late' ? [{ kind: 'office' as const, id: null }] : []),
          ];
          const facts = {
            编号: number,
            标题: title.replaceAll('\n', ''),
            节点: spokenDate(replyBy),
          };
          await queueNotice(trx, { event, audiences, facts }, context.now);
          return [event];
        },
      },
      report,
    );
    return report;
  },
};
