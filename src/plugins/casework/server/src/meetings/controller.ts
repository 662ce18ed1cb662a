import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { agendaSchema, itemsSchema, monthSchema } from '../../../contracts/meetings';
import { actorOf } from '../access/actor';
import { askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { pageSchema } from '../issues/controller';
import { presentInstant } from '../shared/clock';
import { actorOrNotFound, asCaller, dataOf, param } from '../shared/door';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { addToAgenda, readAgenda, removeFromAgenda, saveItems, type Agenda } from './agenda';
import { concludeMeeting } from './conclude';
import { listMeetings } from './list';
import { findMeeting } from './meeting';
import { minutesLines, minutesOf } from './minutes';
import { owedMeetings } from './owed';
import { recordsRefused } from './record-refused';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const agendaOf = (ctx: Context): Promise<Agenda> =>
    inTransaction(strapi, (trx) => readAgenda(trx, param(ctx, 'documentId'), actorOf(askerOf(ctx))));

  return {
    /** GET /meetings */
    async list(ctx: Context): Promise<void> {
      const page = parse(pageSchema, (ctx.query as { pagination?: unknown }).pagination ?? {});
      if (askerOf(ctx).kind === 'none') throw notFound();
      const { lines, total } = await inTransaction(strapi, (trx) => listMeetings(trx, page));
      ctx.body = {
        data: lines,
        meta: { pagination: { ...page, pageCount: Math.ceil(total / page.pageSize), total } },
      };
    },

    /** GET /meetings/owed?month=2026-09: the office's overview; a leader reads his own line */
    async owed(ctx: Context): Promise<void> {
      const asker = askerOf(ctx);
      const { month } = parse(monthSchema, ctx.query);
      // Who is behind is for the office and the leader himself: not for an auditor either (spec: duties).
      const all = ['office', 'super'].includes(asker.kind);
      const own = asker.kind === 'leader' || asker.kind === 'liaison';
      if (asker.kind === 'none') throw notFound();
      if (!all && !own) throw refuse(403, 'FORBIDDEN');
      ctx.body = {
        data: await inTransaction(strapi, (trx) =>
          owedMeetings(trx, month, all ? null : asker.leaderId, presentInstant()),
        ),
      };
    },

    /** GET /meetings/:documentId/agenda */
    async agenda(ctx: Context): Promise<void> {
      ctx.body = { data: await agendaOf(ctx) };
    },

    /** POST /meetings/:documentId/agenda */
    async add(ctx: Context): Promise<void> {
      const input = dataOf(ctx, agendaSchema);
      await asCaller(strapi, ctx, (trx, call) => addToAgenda(trx, param(ctx, 'documentId'), input, call));
      ctx.body = { data: await agendaOf(ctx) };
    },

    /** PUT /meetings/:documentId/items */
    async save(ctx: Context): Promise<void> {
      const input = dataOf(ctx, itemsSchema);
      await asCaller(strapi, ctx, (trx, { now }) => saveItems(trx, param(ctx, 'documentId'), input, now));
      ctx.body = { data: await agendaOf(ctx) };
    },

    /** DELETE /meetings/:documentId/items/:item */
    async remove(ctx: Context): Promise<void> {
      await asCaller(strapi, ctx, (trx) =>
        removeFromAgenda(trx, param(ctx, 'documentId'), param(ctx, 'item')),
      );
      ctx.body = { data: await agendaOf(ctx) };
    },

    /** POST /meetings/:documentId/conclude */
    async conclude(ctx: Context): Promise<void> {
      const actor = actorOrNotFound(ctx);
      const record = recordsRefused(strapi, ctx, actor);
      const { status, body } = await asCaller(strapi, ctx, (trx, call) =>
        concludeMeeting(trx, param(ctx, 'documentId'), call, record),
      );
      ctx.status = status;
      ctx.body = body;
    },

    /** GET /meetings/:documentId/minutes: the draft's text, of the lines that the asker sees */
    async minutes(ctx: Context): Promise<void> {
      ctx.body = {
        data: await inTransaction(strapi, async (trx) => {
          const meeting = await findMeeting(trx, param(ctx, 'documentId'));
          if (!meeting) throw notFound();
          return minutesOf(meeting, await minutesLines(trx, meeting.id));
        }),
      };
    },
  };
};
