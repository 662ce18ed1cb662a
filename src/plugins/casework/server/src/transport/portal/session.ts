import { createHash, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { actorOf, type Asker } from '../../platform/access/actor';
import { isDraining, untilDone } from '../../platform/base/draining';
import { presentInstant } from '../../platform/base/clock';
import { overloaded } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import {
  assertCommitted,
  asOwner,
  guardElevations,
  inTransaction,
  type Trx,
} from '../../platform/database/as-owner';
import { beginningWith, constant } from '../../platform/database/begin';
import { asSystem } from '../../platform/database/outside-transaction';
import { timeoutsSql, watchUse } from '../../platform/limits/use';
import { hashOf, isToken } from '../../platform/links/tokens';

/** Sessions of the enterprise's page, and the transaction that each of its requests runs in. */

const SESSION = 'qm_enterprise';
const BEFORE = 'qm_enterprise_form';

const cookieOf = (ctx: Context, name: string): string | null => {
  const value = ctx.cookies.get(name, { signed: false }) ?? '';
  return isToken(value) ? value : null;
};

export const sessionOf = (ctx: Context): string | null => cookieOf(ctx, SESSION);
/** Ties the form that asks for the digits to the browser that it was sent to. */
export const formCookieOf = (ctx: Context): string | null => cookieOf(ctx, BEFORE);

/** Koa refuses `Secure` on a connection that a proxy has made plain; whether people use https is for PUBLIC_URL to say. */
const isSecure = (strapi: Core.Strapi, ctx: Context): boolean =>
  ctx.secure || String(strapi.config.get('server.url') ?? '').startsWith('https:');

function setCookie(strapi: Core.Strapi, ctx: Context, name: string, value: string, seconds: number): void {
  const secure = isSecure(strapi, ctx) ? '; Secure' : '';
  ctx.append('Set-Cookie', `${name}=${value}; Path=/e; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`);
}

export const setSession = (strapi: Core.Strapi, ctx: Context, value: string, seconds: number): void =>
  setCookie(strapi, ctx, SESSION, value, seconds);
export const endCookie = (strapi: Core.Strapi, ctx: Context): void => setCookie(strapi, ctx, SESSION, '', 0);
export const setFormCookie = (strapi: Core.Strapi, ctx: Context, value: string): void =>
  setCookie(strapi, ctx, BEFORE, value, 3_600);

/** The token that the forms of a session carry; it follows from the cookie's, which no script and no other site reads. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`csrf:${token}`).digest('base64url');

/** Did this form come from our own page, sent to this very browser? */
export function isOwnForm(ctx: Context, token: string | null, given: unknown): boolean {
  const site = ctx.get('sec-fetch-site');
  if (site !== '' && site !== 'same-origin' && site !== 'none') return false;
  const origin = ctx.get('origin');
  if (origin !== '' && origin !== 'null' && hostOf(origin) !== ctx.host) return false;
  if (token === null || typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(csrfOf(token))];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
};

/** A signed-in visitor's request inside of its transaction. */
export type Visitor = { trx: Trx; asker: Asker; call: Call };

/**
 * Runs work in a transaction that sees exactly what the session's enterprise sees; or, without a session that holds,
 * answers null. What work throws is rolled back.
 */
export async function asVisitor<T>(
  strapi: Core.Strapi,
  ctx: Context,
  work: (visitor: Visitor) => Promise<T>,
): Promise<T | null> {
  if (isDraining()) throw overloaded(503);
  const token = sessionOf(ctx);
  if (token === null) return null;
  const now = presentInstant();
  const entering = `select casework.enter_by_link(${constant(hashOf(token))}, '${now.toISOString()}') as actor, ${timeoutsSql()}`;
  let result: T | null = null;
  let unwatch = (): void => undefined;
  try {
    const transaction = await untilDone(
      beginningWith(strapi, entering, async (trx, [entered]) => {
        guardElevations(trx);
        unwatch = watchUse(ctx, trx, false);
        const given = entered?.['actor'];
        const asker = (typeof given === 'string' ? JSON.parse(given) : given) as Asker;
        ctx.state['casework'] = { asker };
        const actor = actorOf(asker);
        if (actor) result = await work({ trx, asker, call: { actor, now } });
        return trx;
      }),
    );
    await assertCommitted(transaction);
  } finally {
    unwatch();
  }
  return result;
}

/** Work before sign-in, without a known visitor: links and sessions. */
export const atTheDoor = <T>(strapi: Core.Strapi, work: (trx: Trx, now: Date) => Promise<T>): Promise<T> => {
  if (isDraining()) throw overloaded(503);
  const now = presentInstant();
  return untilDone(
    asSystem(() =>
      inTransaction(strapi, (trx) =>
        asOwner(trx, 'A session of the page is opened before there is an asker', () => work(trx, now)),
      ),
    ),
  );
};
