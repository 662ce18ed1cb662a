import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { linkSchema } from '../../../contracts/meetings';
import { requireOfficeDecides } from '../access/office';
import { askerOf } from '../access/seam';
import { inTransaction, type Trx } from '../access/window';
import { asCaller, dataOf, param } from '../shared/door';
import { notFound } from '../shared/errors';
import { candidatesFor, listProblems, overviewOf, suggestionsOf } from './candidates';
import { linkIssues } from './link';

/** Who sees all enterprises at once; everybody else sees no common problem. */
function requireSight(ctx: Context): void {
  const { kind } = askerOf(ctx);
  if (kind !== 'office' && kind !== 'auditor' && kind !== 'super') throw notFound();
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const read = async (ctx: Context, work: (trx: Trx) => Promise<unknown>): Promise<void> => {
    requireSight(ctx);
    ctx.body = { data: await inTransaction(strapi, work) };
  };
  const change = async (ctx: Context, how: 'link' | 'unlink'): Promise<void> => {
    const input = dataOf(ctx, linkSchema);
    requireSight(ctx);
    requireOfficeDecides(ctx);
    const documentId = param(ctx, 'documentId');
    await asCaller(strapi, ctx, (trx, call) => linkIssues(trx, documentId, input, how, call));
    await read(ctx, (trx) => overviewOf(trx, documentId));
  };

  return {
    /** GET /common-problems */
    list: (ctx: Context): Promise<void> => read(ctx, listProblems),
    /** GET /common-problems/suggestions */
    suggestions: (ctx: Context): Promise<void> => read(ctx, suggestionsOf),
    /** GET /common-problems/:documentId/overview */
    overview: (ctx: Context): Promise<void> => read(ctx, (trx) => overviewOf(trx, param(ctx, 'documentId'))),
    /** GET /common-problems/:documentId/candidates */
    candidates: (ctx: Context): Promise<void> =>
      read(ctx, (trx) => candidatesFor(trx, param(ctx, 'documentId'))),
    /** POST /common-problems/:documentId/link */
    link: (ctx: Context): Promise<void> => change(ctx, 'link'),
    /** POST /common-problems/:documentId/unlink */
    unlink: (ctx: Context): Promise<void> => change(ctx, 'unlink'),
  };
};
