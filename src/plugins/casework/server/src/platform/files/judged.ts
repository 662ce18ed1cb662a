import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

const JUDGED = 'uploadsJudged';

/** Notes on a request that the files which came with it have been inspected. */
export function noteJudged(ctx: Context): void {
  ctx.state[JUDGED] = true;
}

/**
 * Whether the files of the present request have been inspected: Strapi stores them, and smaller pictures that it
 * makes of them.
 */
export const wereJudged = (strapi: Core.Strapi): boolean =>
  (strapi.requestContext.get() as Context | undefined)?.state[JUDGED] === true;
