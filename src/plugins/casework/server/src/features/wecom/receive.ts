import type { Core } from '@strapi/strapi';
import { plainLine, plainText } from '../../../../domain/intake';
import { keepIntake } from '../intakes/receive';
import { rows, type Trx } from '../../platform/database/as-owner';
import { reasonOf } from '../../platform/base/reason';
import { judge, keepFile } from '../../platform/files/keep-file';
import { fetchMedia } from './client';
import type { WecomMessage } from './message';
import type { WecomSettings } from './settings';

const SOURCE = '企业微信';
const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': '.jpg', 'image/png': '.png' };

type Contact = { name: string; enterpriseId: number };

/**
 * Keeps a message of a bound contact as an intake: of somebody who acts for one enterprise and whose WeCom name stands
 * on his record. WeCom sends a message again until it is answered: its number keeps it from coming twice. In the
 * owner's window.
 * @returns false for a stranger, of whom nothing is kept
 */
export async function receiveMessage(
  strapi: Core.Strapi,
  trx: Trx,
  settings: WecomSettings,
  message: WecomMessage,
  now: Date,
): Promise<boolean> {
  const contacts = await rows<Contact>(
    trx,
    `select distinct s.name, m.enterprise_id as "enterpriseId" from staff_members s join memberships m on m.staff_member_id = s.id
      where s.wecom_id = ? and s.active is not false and m.kind = 'enterprise' and m.enterprise_id is not null
        and m.since <= ?::timestamp and (m.until is null or m.until > ?::timestamp)`,
    [message.from, now.toISOString(), now.toISOString()],
  );
  const [contact] = contacts;
  if (!contact) return false;
  const known = await rows(trx, 'select 1 from intakes where source = ? and outside_number = ?', [
    SOURCE,
    message.id,
  ]);
  if (known.length > 0) return true;
  const picture = await pictureOf(strapi, trx, settings, message, now);
  const [subject = ''] = message.text.trim().split('\n');
  await keepIntake(
    trx,
    {
      channel: 'wechat',
      source: SOURCE,
      outsideNumber: plainLine(message.id, 100),
      fromName: contact.name,
      fromAddress: null,
      receivedAt: message.sentAt > now ? now : message.sentAt,
      subject: plainLine(subject, 60) || '（无文字）',
      text: plainText(message.text),
      complaint: false,
      // Whoever acts for several does not say for which.
      enterpriseId: contacts.length === 1 ? contact.enterpriseId : null,
      categoryId: null,
      attachments: picture.id === null ? [] : [picture.id],
      leftOut: picture.leftOut,
    },
    'source',
    now,
  );
  return true;
}

/** The picture of a message; one that cannot be had is named as left out. */
async function pictureOf(
  strapi: Core.Strapi,
  trx: Trx,
  settings: WecomSettings,
  { mediaId, type }: WecomMessage,
  now: Date,
): Promise<{ id: number | null; leftOut: string | null }> {
  if (mediaId === null) return { id: null, leftOut: ['voice', 'video', 'file'].includes(type) ? type : null };
  try {
    const { type: mime, content } = await fetchMedia(settings, mediaId);
    const ext = EXTENSIONS[mime];
    const name = `企业微信图片${ext ?? ''}`;
    if (!ext || (await judge(name, content)) !== null) return { id: null, leftOut: name };
    return { id: (await keepFile(strapi, trx, { name, ext, mime, content }, now)).id, leftOut: null };
  } catch (error) {
    strapi.log.warn(`casework: wecom media: ${reasonOf(error)}`);
    return { id: null, leftOut: '企业微信图片' };
  }
}
