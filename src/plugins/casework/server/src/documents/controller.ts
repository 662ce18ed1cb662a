import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { startOfDay } from '../../../domain/calendar';
import { askerOf } from '../access/seam';
import { inTransaction, openWindow } from '../access/window';
import { presentInstant } from '../shared/clock';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { gatherCircular, halfOf, type CircularData } from './circular';
import { circularText } from './circular-text';
import { openPress } from './press';

const halfSchema = z.strictObject({ half: z.string().refine((value) => halfOf(value) !== null) });

/** The office's own, until circulars are issued. */
function requireOffice(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind === 'none') throw notFound();
  if (kind !== 'office') throw refuse(403, 'FORBIDDEN');
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const press = openPress();
  const gather = async (ctx: Context): Promise<CircularData> => {
    requireOffice(ctx);
    const { half } = parse(halfSchema, ctx.query);
    const now = presentInstant();
    if (startOfDay(halfOf(half)?.from ?? '') > now) throw refuse(400, 'PERIOD_NOT_BEGUN');
    return inTransaction(strapi, (trx) =>
      openWindow(trx, 'casework_actor', () => gatherCircular(trx, half, now)),
    );
  };
  return {
    /** GET /documents/circular/preview */
    async circularPreview(ctx: Context): Promise<void> {
      const data = await gather(ctx);
      ctx.body = { data: { figures: data, text: circularText(data) } };
    },

    /** GET /documents/circular.pdf */
    async circularPdf(ctx: Context): Promise<void> {
      const data = await gather(ctx);
      // The period's end, not the moment of printing: the same data give the same bytes.
      const { pdf } = await press.print(circularText(data), startOfDay(data.to));
      ctx.type = 'application/pdf';
      ctx.set(
        'Content-Disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(`通报-${data.half}.pdf`)}`,
      );
      ctx.set('Cache-Control', 'no-store');
      ctx.body = pdf;
    },
  };
};
