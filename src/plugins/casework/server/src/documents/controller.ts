import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { startOfDay } from '../../../domain/calendar';
import { requireOffice } from '../access/office';
import { inTransaction, openWindow } from '../access/window';
import { presentInstant } from '../shared/clock';
import { refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { gatherCircular, halfOf, type CircularData } from './circular';
import { circularText } from './circular-text';
import { openPress } from './press';

const halfSchema = z.strictObject({ half: z.string().refine((value) => halfOf(value) !== null) });

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const press = openPress();
  const gather = async (ctx: Context): Promise<CircularData> => {
    // The office's own, until circulars are issued.
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
