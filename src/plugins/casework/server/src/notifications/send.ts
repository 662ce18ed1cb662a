import { inTransaction, rows, type Trx } from '../access/window';
import { count, type StepReport, type SweepContext } from '../sweep/steps';
import { sendMail } from './mail';
import { MOST_ATTEMPTS, retryAt } from './retry';
import { sendToRobot } from './webhook';
import { reasonOf } from '../shared/reason';

type Delivery = {
  id: string;
  channel: 'email' | 'webhook';
  subject: string;
  body: string;
  attempts: number;
  email: string | null;
  url: string | null;
  active: boolean;
};

/** A receiver that is down is not asked for each of a thousand letters. */
const GIVE_UP_AFTER = 3;

/**
 * Sends what waits to leave the house, one after the other. A delivery is held by its row's lock while it is
 * sent: another worker passes it over. Killed between sending and writing that down, it is sent again, under
 * the same id.
 */
export async function sendDeliveries(
  context: SweepContext,
  mail: boolean,
  report: StepReport,
): Promise<void> {
  for (const channel of mail ? (['email', 'webhook'] as const) : (['webhook'] as const)) {
    const failing = new Map<string, number>();
    const down = (): string[] =>
      [...failing].filter(([, times]) => times >= GIVE_UP_AFTER).map(([receiver]) => receiver);
    while (!context.draining()) {
      const outcome = await sendNext(context, channel, down(), report);
      if (!outcome) break;
      failing.set(outcome.receiver, outcome.sent ? 0 : (failing.get(outcome.receiver) ?? 0) + 1);
    }
  }
}

async function sendNext(
  { strapi, now }: SweepContext,
  channel: Delivery['channel'],
  down: readonly string[],
  report: StepReport,
): Promise<{ sent: boolean; receiver: string } | null> {
  return inTransaction(strapi, async (trx) => {
    const [held] = await rows<{ id: string; receiver: string }>(
      trx,
      `select id, coalesce(channel_id::text, 'mail') as receiver from casework.deliveries
        where state = 'waiting' and channel = ? and retry_at <= ? and not coalesce(channel_id::text, 'mail') = any(?)
        order by retry_at, id limit 1 for update skip locked`,
      [channel, now.toISOString(), [...down]],
    );
    if (!held) return null;
    const [delivery] = await rows<Delivery>(
      trx,
      `select d.id, d.channel, d.subject, d.body, d.attempts, s.email, c.url,
              case d.channel when 'email' then s.active is not false else c.active is not false end as active
         from casework.deliveries d left join staff_members s on s.id = d.staff_id
         left join notification_channels c on c.id = d.channel_id where d.id = ?`,
      [held.id],
    );
    if (!delivery) return null;
    const sent = await attempt(trx, delivery, now, (letter) =>
      channel === 'email'
        ? sendMail(strapi, { ...letter, to: delivery.email ?? '' })
        : sendToRobot(delivery.url ?? '', letter),
    );
    if (sent === null) count(report, 'dropped');
    else if (sent) count(report, channel === 'email' ? 'mails' : 'webhooks');
    else report.failed += 1;
    return { sent: sent !== false, receiver: held.receiver };
  });
}

/** @returns null when there is nobody to send to any more */
async function attempt(
  trx: Trx,
  delivery: Delivery,
  now: Date,
  send: (letter: { id: string; subject: string; body: string }) => Promise<void>,
): Promise<boolean | null> {
  const { id, subject, body } = delivery;
  const at = now.toISOString();
  const address = delivery.channel === 'email' ? delivery.email : delivery.url;
  if (!address || !delivery.active) {
    await trx.raw(`update casework.deliveries set state = 'dropped', last_error = ? where id = ?`, [
      '收件人或群机器人已停用、已删除',
      id,
    ]);
    return null;
  }
  try {
    await send({ id, subject, body });
  } catch (error) {
    const attempts = delivery.attempts + 1;
    await trx.raw(
      'update casework.deliveries set attempts = ?, last_error = ?, retry_at = ?, state = ? where id = ?',
      [
        attempts,
        reasonOf(error),
        retryAt(now, attempts).toISOString(),
        attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting',
        id,
      ],
    );
    return false;
  }
  await trx.raw(
    `update casework.deliveries set state = 'sent', attempts = attempts + 1, sent_at = ?, last_error = null where id = ?`,
    [at, id],
  );
  return true;
}
