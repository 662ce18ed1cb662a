import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { requireOffice } from '../access/office';
import { inTransaction, openWindow, type Trx } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound } from '../shared/errors';
import { parse } from '../shared/parse';
import { countUnread, markRead, readInbox, readPreferences, writePreferences } from './inbox';
import { isMailOn } from './mail';
import { giveUp, tryAgain } from './failed';
import { eventNames } from './templates';

const listSchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  unread: z.enum(['true', 'false']).default('false'),
});

const preferencesSchema = z.strictObject({
  data: z.strictObject({
    email: z.enum(['off', 'each', 'digest']),
    muted: z.array(z.string().max(60)).max(100).default([]),
  }),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const idOf = (ctx: Context): string => {
  const { id = '' } = ctx['params'] as { id?: string };
  if (!UUID.test(id)) throw notFound();
  return id;
};

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /messages: the caller's own */
  async messages(ctx: Context): Promise<void> {
    const { page, pageSize, unread } = parse(listSchema, ctx.query);
    const inbox = await inTransaction(strapi, (trx) => readInbox(trx, { page, pageSize }, unread === 'true'));
    ctx.body = {
      data: inbox.messages,
      meta: {
        unread: inbox.unread,
        pagination: { page, pageSize, pageCount: Math.ceil(inbox.total / pageSize), total: inbox.total },
      },
    };
  },

  /** GET /messages/unread */
  async unread(ctx: Context): Promise<void> {
    ctx.body = { data: { unread: await inTransaction(strapi, countUnread) } };
  },

  /** POST /messages/:id/read */
  async read(ctx: Context): Promise<void> {
    const id = idOf(ctx);
    await inTransaction(strapi, (trx) => markRead(trx, id, presentInstant()));
    ctx.body = { data: { read: 1 } };
  },

  /** POST /messages/read */
  async readAll(ctx: Context): Promise<void> {
    const read = await inTransaction(strapi, (trx) => markRead(trx, null, presentInstant()));
    ctx.body = { data: { read } };
  },

  /** GET /notification-preferences */
  async preferences(ctx: Context): Promise<void> {
    const preferences = await inTransaction(strapi, readPreferences);
    ctx.body = { data: { ...preferences, mailOn: isMailOn(), events: eventNames() } };
  },

  /** PUT /notification-preferences */
  async setPreferences(ctx: Context): Promise<void> {
    const { data } = parse(preferencesSchema, ctx.request.body);
    await inTransaction(strapi, (trx) => writePreferences(trx, data));
    ctx.body = { data: { ...data, mailOn: isMailOn(), events: eventNames() } };
  },

  /** POST /deliveries/:id/retry: the office has a failed one tried again at the next sweep */
  async retry(ctx: Context): Promise<void> {
    await settleFailed(strapi, ctx, tryAgain);
    ctx.body = { data: { id: idOf(ctx), state: 'waiting' } };
  },

  /** POST /deliveries/:id/dismiss: the office has seen that it failed, and wants it no longer */
  async dismiss(ctx: Context): Promise<void> {
    await settleFailed(strapi, ctx, giveUp);
    ctx.body = { data: { id: idOf(ctx), state: 'dropped' } };
  },
});

async function settleFailed(
  strapi: Core.Strapi,
  ctx: Context,
  settle: (trx: Trx, id: string, now: Date) => Promise<boolean>,
): Promise<void> {
  const id = idOf(ctx);
  requireOffice(ctx);
  const settled = await inTransaction(strapi, (trx) =>
    openWindow(trx, 'casework_actor', () => settle(trx, id, presentInstant())),
  );
  if (!settled) throw notFound();
}
