import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  MOST_PHOTOS,
  type Appeal,
  type EnterpriseMessage,
  type OwnContact,
} from '../../../../contracts/enterprise-page';
import type { Addressee } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { claimKey } from '../../platform/calls/idempotency';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { isFull } from '../../platform/files/clean-up-step';
import { checkUploads } from '../../platform/files/uploads';
import { queueNotice } from '../../platform/outbox/queue';
import { hostOf } from '../enterprise-links/links';
import { register } from '../issues/act';
import { readOwn } from './read';

/** Acts of an enterprise on its page beside the actions of the table, which it takes by `act`. */

/** *choice*: what one enterprise may send within 24 hours. */
const MOST_APPEALS = 20;
const MOST_MESSAGES = 30;
const MOST_CORRECTIONS = 10;

export type Visit = { strapi: Core.Strapi; ctx: Context; trx: Trx; asker: Asker; call: Call };

const dayBefore = (now: Date): string => new Date(now.getTime() - 86_400_000).toISOString();

const inWindow = <T>(trx: Trx, work: () => Promise<T>): Promise<T> =>
  asOwner(trx, 'What an enterprise sends from its page is counted and told beyond its sight', work);

/**
 * Does something once for one form that was opened: the form sent again is given what came of the first.
 * @param data what was sent, without the bytes of photos
 */
async function once<T extends Record<string, unknown>>(
  { trx, call }: Visit,
  data: unknown,
  work: () => Promise<T>,
): Promise<T> {
  const claim = await claimKey(trx, call, data);
  if (claim.replay) return claim.replay.body.data as T;
  const result = await work();
  if (claim.key) {
    const { account, path: at, key } = claim.key;
    await inWindow(trx, () =>
      rows(
        trx,
        'update casework.idempotency set status = 200, body = ? where account = ? and path = ? and key = ?',
        [JSON.stringify({ data: result }), account, at, key],
      ),
    );
  }
  return result;
}

/** The name of an appeal: its first sentence, in one line. */
export function titleOf(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .split(/[。！？!?；;]|\s{2,}/u)
    .map((part) => part.trim())
    .find((part) => part !== '');
  const letters = [...(line ?? text.trim())];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('');
}

/**
 * Raises an appeal (action `register`, by the enterprise). Photos come with the same form, and are judged as every file.
 * @throws CaseworkError 400 for a photo that is none, 429 over the day's limit
 */
export function raise(visit: Visit, appeal: Appeal): Promise<{ documentId: string }> {
  const parts = photosOf(visit.ctx);
  const named = parts.map(({ originalFilename, size }) => [originalFilename ?? '', size]);
  return once(visit, { ...appeal, photos: named }, async () => {
    const { trx, call } = visit;
    const own = await readOwn(trx);
    await keepWithin(
      trx,
      `select count(*) from issues where enterprise_id = ? and channel = 'portal' and created_at > ?::timestamp`,
      [own.id, dayBefore(call.now)],
      MOST_APPEALS,
    );
    const attachments = await storePhotos(visit, parts);
    const { category, description, contactName, contactPhone } = appeal;
    const isOther =
      (contactPhone ?? own.contactPhone) !== own.contactPhone ||
      (contactName ?? own.contactName) !== own.contactName;
    const reach = isOther ? `\n\n联系方式：${[contactName, contactPhone].filter(Boolean).join(' ')}` : '';
    const { body } = await register(
      trx,
      {
        enterprise: own.documentId,
        title: titleOf(description),
        description: description + reach,
        kind: 'appeal',
        channel: 'portal',
        category,
        handlingType: 'normal',
        ...(attachments.length > 0 ? { attachments } : {}),
      },
      { actor: call.actor, now: call.now },
    );
    return { documentId: String(body.data['documentId']) };
  });
}

type Part = { filepath: string; originalFilename?: string | null; size: number };

/** The photos that came with the form. A field that was left empty comes as a file without name or bytes. */
const photosOf = (ctx: Context): Part[] =>
  Object.values((ctx.request as unknown as { files?: Record<string, Part | Part[]> }).files ?? {})
    .flat()
    .filter(({ size, originalFilename }) => size > 0 || (originalFilename ?? '') !== '');

type Uploaded = { documentId?: unknown };
type UploadService = { upload(given: { data: object; files: unknown }): Promise<Uploaded[]> };

async function storePhotos({ strapi, ctx, asker }: Visit, parts: Part[]): Promise<string[]> {
  if (parts.length > MOST_PHOTOS) throw refuse(400, 'TOO_MANY_PHOTOS', { most: MOST_PHOTOS });
  for (const { originalFilename } of parts) {
    const name = originalFilename ?? '';
    if (!/^\.(jpe?g|png)$/i.test(path.extname(name))) throw refuse(400, 'PHOTO_TYPE', { name });
  }
  if (parts.length === 0) return [];
  (ctx.request as unknown as { files: Record<string, Part[]> }).files = { photos: parts };
  await checkUploads(strapi, ctx, asker);
  if (await isFull(strapi)) throw refuse(429, 'FILE_QUOTA');
  const service = strapi.plugin('upload').service('upload') as unknown as UploadService;
  const stored = await service.upload({ data: {}, files: parts });
  return stored.map(({ documentId }) => String(documentId));
}

async function keepWithin(trx: Trx, sql: string, bindings: unknown[], most: number): Promise<void> {
  const [row] = await rows<{ full: boolean }>(trx, `select (${sql}) >= ? as full`, [...bindings, most]);
  if (row?.full) throw refuse(429, 'PAGE_LIMIT');
}

/** Writes to the group; of a complaint, or without a group, to the office. */
export function writeMessage(
  visit: Visit,
  { text, issue }: EnterpriseMessage,
): Promise<Record<string, never>> {
  return once(visit, { text, issue: issue ?? null }, async () => {
    const { trx, asker, call } = visit;
    const own = await readOwn(trx);
    const [about] =
      issue === undefined
        ? []
        : await rows<{ id: number; number: string; complaint: boolean }>(
            trx,
            `select i.id, i.number, coalesce(a.complaint, false) as complaint from issues i
               left join casework.issue_access a on a.issue_id = i.id where i.document_id = ?`,
            [issue],
          );
    if (issue !== undefined && !about) throw notFound();
    await inWindow(trx, async () => {
      await keepWithin(
        trx,
        'select count(*) from casework.enterprise_messages where enterprise_id = ? and at > ?',
        [own.id, dayBefore(call.now)],
        MOST_MESSAGES,
      );
      await trx.raw(
        `insert into casework.enterprise_messages (enterprise_id, issue_id, link_id, contact, text, at)
         values (?, ?, (select id from casework.enterprise_links where 'link:' || document_id = ?), ?, ?, ?)`,
        [own.id, about?.id ?? null, asker.account, asker.contact ?? '', text, call.now.toISOString()],
      );
      const host: Addressee = about?.complaint ? { kind: 'office', id: null } : await hostOf(trx, own.id);
      await queueNotice(
        trx,
        {
          event: 'enterprise-message',
          audiences: [host],
          issueId: about?.id ?? null,
          facts: {
            企业: own.name,
            联系人: asker.contact ?? '',
            内容: about ? `（${about.number}）${text}` : text,
          },
        },
        call.now,
      );
    });
    return {};
  });
}

/** Corrects the enterprise's own contact: the old one stays on record, and the group is notified. */
export function correctContact(visit: Visit, given: OwnContact): Promise<Record<string, never>> {
  return once(visit, given, async () => {
    const { trx, call } = visit;
    const own = await readOwn(trx);
    const at = call.now.toISOString();
    await inWindow(trx, async () => {
      await keepWithin(
        trx,
        `select count(*) from casework.changes where subject = 'enterprises' and document_id = ? and actor ->> 'via' = 'link' and at > ?`,
        [own.documentId, dayBefore(call.now)],
        MOST_CORRECTIONS,
      );
      const after = {
        name: own.name,
        contact_name: given.contactName,
        contact_phone: given.contactPhone,
        contact_email: given.contactEmail ?? null,
      };
      await trx.raw(
        `with changed as (
           update enterprises set contact_name = ?, contact_phone = ?, contact_email = ?, updated_at = ? where id = ?)
         insert into casework.changes (at, subject, document_id, actor, before, after)
         values (?, 'enterprises', ?, casework.actor(), ?::jsonb, ?::jsonb)`,
        [
          after.contact_name,
          after.contact_phone,
          after.contact_email,
          at,
          own.id,
          at,
          own.documentId,
          JSON.stringify({
            name: own.name,
            contact_name: own.contactName,
            contact_phone: own.contactPhone,
            contact_email: own.contactEmail,
          }),
          JSON.stringify(after),
        ],
      );
      await queueNotice(
        trx,
        {
          event: 'contact-corrected',
          audiences: [await hostOf(trx, own.id)],
          facts: { 企业: own.name, 联系人: given.contactName },
        },
        call.now,
      );
    });
    return {};
  });
}
