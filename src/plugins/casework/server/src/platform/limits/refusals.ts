import { setTimeout as later } from 'node:timers/promises';
import type { Context, Next } from 'koa';
import { Rate } from './rate';

/**
 * What is refused has to be read all the same. Whoever is refused again and again for what his requests would cost
 * waits a second for each further refusal, and so does who has no account while there are more than fifty of such a
 * second, so that a flood takes no more than a part of the process. No other answer waits.
 */
const DELAY_MS = 1_000;
const costly = new Rate({ most: 20, per: 60_000, keys: 10_000 });
const strangers = new Rate({ most: 100, per: 2_000, keys: 1 });

/** The document of this request is refused for its cost, which its status alone does not say. */
export const noteTooCostly = (ctx: Context): void => {
  ctx.state['caseworkTooCostly'] = true;
};

/** Of whom a refusal is counted: of a token, or an address where there is none. */
const keyOf = (ctx: Context): string => {
  const token = ctx.get('authorization');
  return token === '' ? `address:${ctx.ip}` : `token:${token.slice(-64)}`;
};

function hasToWait(ctx: Context): boolean {
  if (ctx.status === 413 || ctx.state['caseworkTooCostly'] === true)
    return costly.take(keyOf(ctx), Date.now()) !== null;
  return ctx.status === 401 && strangers.take('all', Date.now()) !== null;
}

/** Around all else, when connections and places have been given back. */
export const holdRefusals =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (hasToWait(ctx)) await later(DELAY_MS, undefined, { ref: false });
  };
