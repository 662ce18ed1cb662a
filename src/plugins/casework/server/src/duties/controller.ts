import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { requireOfficeDecides } from '../access/office';
import { askerOf } from '../access/seam';
import { inTransaction, openWindow, rows } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound } from '../shared/errors';
import { parse } from '../shared/parse';
import { calendarOf, calendarSchema, listDuties, listSchema } from './list';
import { waiveDuty, waiveSchema } from './waive';

const bodySchema = z.strictObject({ data: z.unknown().optional() });

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /duties */
  async list(ctx: Context): Promise<void> {
    const query = parse(listSchema, ctx.query);
    const { page, pageSize } = query.pagination;
    const { data, total } = await inTransaction(strapi, (trx) =>
      listDuties(trx, askerOf(ctx), query, presentInstant()),
    );
    ctx.body = {
      data,
      meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
    };
  },

  /** GET /duties/calendar */
  async calendar(ctx: Context): Promise<void> {
    const query = parse(calendarSchema, ctx.query);
    ctx.body = {
      data: await inTransaction(strapi, (trx) => calendarOf(trx, askerOf(ctx), query, presentInstant())),
    };
  },

  /** POST /duties/:documentId/waive */
  async waive(ctx: Context): Promise<void> {
    const { documentId = '' } = ctx['params'] as { documentId?: string };
    const input = parse(waiveSchema, parse(bodySchema, ctx.request.body ?? {}).data ?? {});
    const asker = askerOf(ctx);
    const now = presentInstant();
    await inTransaction(strapi, async (trx) => {
      const [row] = await rows<{ id: number }>(trx, 'select id from duties where document_id = ?', [
        documentId,
      ]);
      if (!row) throw notFound();
      requireOfficeDecides(ctx);
      await openWindow(trx, 'casework_actor', () => waiveDuty(trx, row.id, input, asker, now));
    });
    ctx.body = { data: { documentId, state: 'waived', waivedAt: now.toISOString(), ...input } };
  },
});
