import { localDateOf, startOfDay } from '../../../../domain/calendar';
import { render, type Template } from '../../../../domain/notifications';
import { rows, type Trx } from '../../platform/database/as-owner';
import { LINK_PLACE } from '../../platform/links/tokens';
import { isMailOn } from '../notifications/mail';
import { isSmsOn } from '../notifications/sms';
import { loadTemplates } from '../notifications/templates';
import { isWecomOn } from '../wecom/settings';
import type { LinkRow } from './links';

/** The ways to an enterprise's contact, who has no account here. Another way is another row. */
type ContactChannel = {
  name: 'sms' | 'email' | 'wecom';
  isOn: () => boolean;
  addressesOf: (trx: Trx, link: LinkRow, now: Date) => Promise<readonly string[]>;
};

const only = (address: string | null): Promise<readonly string[]> =>
  Promise.resolve(address === null ? [] : [address]);

const CHANNELS: readonly ContactChannel[] = [
  { name: 'sms', isOn: isSmsOn, addressesOf: (_, { contact }) => only(contact.phone) },
  { name: 'email', isOn: isMailOn, addressesOf: (_, { contact }) => only(contact.email) },
  { name: 'wecom', isOn: isWecomOn, addressesOf: boundContacts },
];

/** *choice* */
const SMS_PER_DAY = 5;

/**
 * Queues a link for its contact over the channels there are, in the transaction that made it. What is said holds
 * nothing of the appeal: neither its number, nor its title, nor the enterprise. Runs in the owner's window.
 * @returns whether anybody will be reached
 */
export async function sendLink(trx: Trx, link: LinkRow, now: Date): Promise<boolean> {
  const template: Template | null = (await loadTemplates(trx))('confirm-link');
  if (!template) return false;
  const at = now.toISOString();
  let reached = false;
  for (const { name: channel, isOn, addressesOf } of CHANNELS) {
    if (!isOn()) continue;
    for (const [n, address] of (await addressesOf(trx, link, now)).entries()) {
      const full = channel === 'sms' && (await isDayFull(trx, address, now));
      reached ||= !full;
      await trx.raw(
        `insert into casework.deliveries (key, channel, address, link_id, subject, body, state, last_error, retry_at, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing`,
        [
          `link:${link.documentId}:${channel}${n === 0 ? '' : `:${n}`}`,
          channel,
          address,
          link.id,
          render(template.title, {}),
          render(template.body, { 链接: LINK_PLACE }),
          full ? 'dropped' : 'waiting',
          full ? '该号码当日短信已达上限' : null,
          at,
          at,
        ],
      );
    }
  }
  return reached;
}

/** The names in WeCom of those who act for the link's enterprise. */
async function boundContacts(trx: Trx, { id }: LinkRow, now: Date): Promise<string[]> {
  const at = now.toISOString();
  const found = await rows<{ wecom: string }>(
    trx,
    `select distinct s.wecom_id as wecom from casework.enterprise_links l
       join memberships m on m.enterprise_id = l.enterprise_id and m.kind = 'enterprise'
        and m.since <= ?::timestamp and (m.until is null or m.until > ?::timestamp)
       join staff_members s on s.id = m.staff_member_id and s.active is not false and s.wecom_id <> ''
      where l.id = ? order by 1`,
    [at, at, id],
  );
  return found.map(({ wecom }) => wecom);
}

async function isDayFull(trx: Trx, phone: string, now: Date): Promise<boolean> {
  const [row] = await rows<{ most: number | null; sent: number }>(
    trx,
    `select (select sms_per_day from settings limit 1) as most,
            (select count(*)::int from casework.deliveries
              where channel = 'sms' and address = ? and created_at >= ? and state <> 'dropped') as sent`,
    [phone, startOfDay(localDateOf(now)).toISOString()],
  );
  return (row?.sent ?? 0) >= (row?.most ?? SMS_PER_DAY);
}
