import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { quarterSchema, visitSchema } from '../../../contracts/visits';
import { askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { presentInstant } from '../shared/clock';
import { asCaller, dataOf } from '../shared/door';
import { notFound, refuse } from '../shared/errors';
import { parse } from '../shared/parse';
import { coverageOf } from './coverage';
import { recordVisit } from './record-visit';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** POST /visits: a visit with the issues that were raised there */
  async record(ctx: Context): Promise<void> {
    const input = dataOf(ctx, visitSchema);
    const data = await asCaller(strapi, ctx, (trx, call) => recordVisit(strapi, trx, input, call));
    ctx.status = 201;
    ctx.body = { data };
  },

  /** GET /visits/coverage?quarter=2026Q3: the office's overview; a leader reads his own line */
  async coverage(ctx: Context): Promise<void> {
    const asker = askerOf(ctx);
    const { quarter } = parse(quarterSchema, ctx.query);
    // Who is behind is for the office and the leader himself: not for an auditor either (spec: duties).
    const all = ['office', 'super'].includes(asker.kind);
    const own = asker.kind === 'leader' || asker.kind === 'liaison';
    if (asker.kind === 'none') throw notFound();
    if (!all && !own) throw refuse(403, 'FORBIDDEN');
    ctx.body = {
      data: await inTransaction(strapi, (trx) =>
        coverageOf(trx, quarter, all ? null : asker.leaderId, presentInstant()),
      ),
    };
  },
});
