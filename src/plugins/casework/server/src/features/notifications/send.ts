import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { publicOrigin } from '../../platform/base/origin';
import { linkPath, tokenOf, withLink } from '../../platform/links/tokens';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { WecomError, WecomNobody } from '../wecom/client';
import { sendNotice } from '../wecom/send';
import { isWecomOn } from '../wecom/settings';
import { tellByHand } from '../enterprise-links/tell-by-hand';
import { sendMail } from './mail';
import { MOST_ATTEMPTS, retryAt } from './retry';
import { isSmsOn, sendSms } from './sms';
import { sendToRobot } from './webhook';
import { reasonOf } from '../../platform/base/reason';

type Channel = 'email' | 'webhook' | 'sms' | 'wecom';

type Delivery = {
  id: string;
  channel: Channel;
  subject: string;
  body: string;
  attempts: number;
  email: string | null;
  url: string | null;
  wecom: string | null;
  /** the issue that the notice is about, by documentId */
  issue: string | null;
  /** of a recipient who is no member of staff */
  address: string | null;
  active: boolean;
  /** the salt of the link that goes into the text; null without one */
  salt: string | null;
  /** of the link: whose it is, and the issue that it asks about */
  enterpriseId: number | null;
  linkIssueId: number | null;
};

/** Names of the channels in the sweep's report. */
const COUNTED = { email: 'mails', webhook: 'webhooks', sms: 'texts', wecom: 'wecom' } as const;

/** A receiver that is down is not asked for each of a thousand letters. */
const GIVE_UP_AFTER = 3;

/** `dropped`: there is nobody to send to any more. `busy`: the receiver takes nothing more for now. */
type Result = 'sent' | 'dropped' | 'failed' | 'busy';

/** How often in a row a receiver has failed. */
function failuresAfter(result: Result, before: number): number {
  if (result === 'busy') return GIVE_UP_AFTER;
  return result === 'failed' ? before + 1 : 0;
}

/**
 * Sends waiting deliveries, one after the other. A delivery is held by its row's lock while it is sent: another
 * worker passes it over. A delivery interrupted between sending and recording is sent again, under the same id.
 */
export async function sendDeliveries(
  context: SweepContext,
  mail: boolean,
  report: StepReport,
): Promise<void> {
  const channels: Channel[] = [
    ...(mail ? (['email'] as const) : []),
    'webhook',
    ...(isSmsOn() ? (['sms'] as const) : []),
    ...(isWecomOn() ? (['wecom'] as const) : []),
  ];
  for (const channel of channels) {
    const failing = new Map<string, number>();
    const down = (): string[] =>
      [...failing].filter(([, times]) => times >= GIVE_UP_AFTER).map(([receiver]) => receiver);
    while (!context.draining()) {
      const outcome = await sendNext(context, channel, down(), report);
      if (!outcome) break;
      const { receiver, result } = outcome;
      failing.set(receiver, failuresAfter(result, failing.get(receiver) ?? 0));
    }
  }
}

async function sendNext(
  { strapi, now }: SweepContext,
  channel: Delivery['channel'],
  down: readonly string[],
  report: StepReport,
): Promise<{ result: Result; receiver: string } | null> {
  return inTransaction(strapi, async (trx) => {
    const [held] = await rows<{ id: string; receiver: string }>(
      trx,
      `select id, coalesce(channel_id::text, channel) as receiver from casework.deliveries
        where state = 'waiting' and channel = ? and retry_at <= ? and not coalesce(channel_id::text, channel) = any(?)
        order by retry_at, id limit 1 for update skip locked`,
      [channel, now.toISOString(), [...down]],
    );
    if (!held) return null;
    const [delivery] = await rows<Delivery>(
      trx,
      `select d.id, d.channel, d.subject, d.body, d.attempts, coalesce(d.address, s.email) as email, c.url, d.address, l.salt, l.enterprise_id as "enterpriseId", l.issue_id as "linkIssueId",
              case when d.channel = 'wecom' then coalesce(d.address, s.wecom_id) end as wecom,
              (select i.document_id from casework.outbox o join issues i on i.id = o.issue_id
                where d.channel = 'wecom' and o.id::text = split_part(d.key, ':', 1)) as issue,
              case when d.link_id is not null then l.salt is not null and l.ended_at is null and coalesce(l.expires_at > ?, true)
                   when d.channel in ('email', 'wecom') then s.active is not false else c.active is not false end as active
         from casework.deliveries d left join staff_members s on s.id = d.staff_id
         left join notification_channels c on c.id = d.channel_id
         left join casework.enterprise_links l on l.id = d.link_id where d.id = ?`,
      [now.toISOString(), held.id],
    );
    if (!delivery) return null;
    const link = delivery.salt === null ? '' : publicOrigin(strapi) + linkPath(tokenOf(delivery.salt));
    const result = await attempt(trx, delivery, now, (letter) => {
      const body = link === '' ? letter.body : withLink(letter.body, link);
      if (channel === 'sms')
        return sendSms({ id: letter.id, phone: delivery.address ?? '', text: body, link });
      if (channel === 'wecom')
        return sendNotice({ ...letter, body, to: delivery.wecom ?? '', issue: delivery.issue, link });
      return channel === 'email'
        ? sendMail(strapi, { ...letter, body, to: delivery.email ?? '' })
        : sendToRobot(delivery.url ?? '', letter);
    });
    if (result === 'dropped') count(report, 'dropped');
    else if (result === 'sent') count(report, COUNTED[channel]);
    else report.failed += 1;
    return { result, receiver: held.receiver };
  });
}

async function attempt(
  trx: Trx,
  delivery: Delivery,
  now: Date,
  send: (letter: { id: string; subject: string; body: string }) => Promise<void>,
): Promise<Result> {
  const { id, subject, body } = delivery;
  const at = now.toISOString();
  const address = {
    email: delivery.email,
    webhook: delivery.url,
    sms: delivery.address,
    wecom: delivery.wecom,
  }[delivery.channel];
  if (!address || !delivery.active) {
    return drop(
      trx,
      id,
      delivery.address === null ? '收件人或群机器人已停用、已删除' : '链接已失效，不再发送',
    );
  }
  try {
    await send({ id, subject, body });
  } catch (error) {
    if (error instanceof WecomNobody) {
      await tellWhereLinkFailed(trx, delivery, now);
      return drop(trx, id, error.message);
    }
    const attempts = delivery.attempts + 1;
    const givenUp = attempts >= MOST_ATTEMPTS;
    await trx.raw(
      'update casework.deliveries set attempts = ?, last_error = ?, retry_at = ?, state = ? where id = ?',
      [attempts, reasonOf(error), retryAt(now, attempts).toISOString(), givenUp ? 'failed' : 'waiting', id],
    );
    if (givenUp) await tellWhereLinkFailed(trx, delivery, now);
    return error instanceof WecomError && error.isBusy ? 'busy' : 'failed';
  }
  await trx.raw(
    `update casework.deliveries set state = 'sent', attempts = attempts + 1, sent_at = ?, last_error = null where id = ?`,
    [at, id],
  );
  return 'sent';
}

async function drop(trx: Trx, id: string, why: string): Promise<'dropped'> {
  await trx.raw(`update casework.deliveries set state = 'dropped', last_error = ? where id = ?`, [why, id]);
  return 'dropped';
}

/** A link that has failed over all of its ways: the enterprise must be told by hand. */
async function tellWhereLinkFailed(
  trx: Trx,
  { id, enterpriseId, linkIssueId: issueId }: Delivery,
  now: Date,
): Promise<void> {
  if (enterpriseId === null || issueId === null) return;
  const others = await rows(
    trx,
    `select 1 from casework.deliveries d join casework.deliveries failed on failed.link_id = d.link_id
      where failed.id = ? and d.id <> failed.id and d.state in ('waiting', 'sent') limit 1`,
    [id],
  );
  if (others.length === 0) await tellByHand(trx, { enterpriseId, issueId }, 'failed', now);
}
