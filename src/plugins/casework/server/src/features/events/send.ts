import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { reasonOf } from '../../platform/base/reason';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { MOST_ATTEMPTS, retryAt } from '../notifications/retry';
import { postGuarded } from '../notifications/webhook';
import { signedHeaders } from './signature';

/** A receiver that is down is not asked again in the same sweep. */
type Outcome = { subscription: number; sent: boolean };

type Delivery = {
  id: string;
  subscriptionId: number;
  body: string;
  attempts: number;
  url: string | null;
  secret: string | null;
  active: boolean;
};

/** *choice*: what a receiver refuses as wrong (4xx) is not held against the next for longer than this. */
const MOST_REFUSALS = 5;

/** Too early, too many, or took too long: it will be taken later. */
const LATER = [408, 425, 429];

class Refused extends Error {
  constructor(readonly status: number) {
    super(`对方答复 ${status}`);
  }
}

/**
 * Sends what waits, of each subscription the earliest first: what comes after waits until that has been taken or has
 * failed for good. It is held by its row's lock while it is sent, and has the same id however often it is tried.
 */
export async function sendEvents(context: SweepContext, report: StepReport): Promise<void> {
  const down: number[] = [];
  while (!context.draining()) {
    const outcome = await sendNext(context, down, report);
    if (!outcome) return;
    if (!outcome.sent) down.push(outcome.subscription);
  }
}

function sendNext(
  { strapi, now }: SweepContext,
  down: readonly number[],
  report: StepReport,
): Promise<Outcome | null> {
  return inTransaction(strapi, async (trx) => {
    const [held] = await rows<{ id: string; subscriptionId: number }>(
      trx,
      `select d.id, d.subscription_id as "subscriptionId" from casework.deliveries d
        where d.channel = 'event' and d.state = 'waiting' and d.retry_at <= ? and not d.subscription_id = any(?)
          and not exists (select 1 from casework.deliveries p where p.channel = 'event' and p.state = 'waiting'
                and p.subscription_id = d.subscription_id and p.position < d.position)
        order by d.position limit 1 for update of d skip locked`,
      [now.toISOString(), [...down]],
    );
    if (!held) return null;
    const [delivery] = await rows<Delivery>(
      trx,
      `select d.id, d.subscription_id as "subscriptionId", d.body, d.attempts, s.url, s.secret, coalesce(s.active, true) as active
         from casework.deliveries d left join event_subscriptions s on s.id = d.subscription_id where d.id = ?`,
      [held.id],
    );
    if (!delivery) return null;
    const sent = await attempt(trx, delivery, now, report);
    return { subscription: held.subscriptionId, sent };
  });
}

/** @returns false when the receiver should not be asked again now */
async function attempt(trx: Trx, delivery: Delivery, now: Date, report: StepReport): Promise<boolean> {
  const { id, body, url, secret, active } = delivery;
  if (!url || !secret || !active) {
    await trx.raw(`update casework.deliveries set state = 'dropped', last_error = ? where id = ?`, [
      '订阅已停用、已删除',
      id,
    ]);
    count(report, 'dropped');
    return true;
  }
  try {
    const headers = {
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      // The instant of this attempt, by which receivers refuse what is replayed later.
      ...signedHeaders(secret, id, body, new Date()),
    };
    const { status } = await postGuarded(url, body, headers, '订阅方');
    if (status < 200 || status > 299) throw new Refused(status);
  } catch (error) {
    report.failed += 1;
    const attempts = delivery.attempts + 1;
    const failed = attempts >= mostAttempts(error);
    await trx.raw(
      'update casework.deliveries set attempts = ?, last_error = ?, retry_at = ?, state = ? where id = ?',
      [attempts, reasonOf(error), retryAt(now, attempts).toISOString(), failed ? 'failed' : 'waiting', id],
    );
    return false;
  }
  await trx.raw(
    `update casework.deliveries set state = 'sent', attempts = attempts + 1, sent_at = ?, last_error = null where id = ?`,
    [now.toISOString(), id],
  );
  count(report, 'sent');
  return true;
}

/** Gone is gone; what is wrong stays wrong; what is down comes back. */
function mostAttempts(error: unknown): number {
  if (!(error instanceof Refused)) return MOST_ATTEMPTS;
  if (error.status === 410) return 1;
  return error.status >= 400 && error.status < 500 && !LATER.includes(error.status)
    ? MOST_REFUSALS
    : MOST_ATTEMPTS;
}
