import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { CaseworkError, databaseError, overloaded } from '../../platform/answers/errors';
import { isDraining, untilDone } from '../../platform/base/draining';
import { presentInstant } from '../../platform/base/clock';
import { publicOrigin } from '../../platform/base/origin';
import { isRecord } from '../../platform/base/values';
import { signOnSettings } from '../../platform/sign-in/sign-on-settings';
import {
  SIGN_ON_SECONDS,
  atTheDoor,
  finishSignOn,
  keepBegun,
  readBegun,
  slowDown,
} from '../../features/sign-in/flow';
import { beginSignOn, checkLogOut, logOutAddress, requireSettings } from '../../features/sign-in/provider';
import {
  beginPanelSession,
  endByProvider,
  endSignOnSession,
  signOnSessionOf,
} from '../../features/sign-in/sessions';

/**
 * Signing on to the panel: the addresses between which the browser goes to the identity provider and back, and the one at
 * which the provider says that somebody has logged out. They stand before Strapi's router, as the enterprise's page does.
 */

const COOKIE = 'qm_sign_on';
/** Strapi's cookies of the panel: what renews the session, and the token that the panel's pages read. */
const REFRESH_COOKIE = 'strapi_admin_refresh';
const ACCESS_COOKIE = 'jwtToken';
const PANEL = '/admin';
const LOGIN = `${PANEL}/auth/login`;

/** A page of the panel: no other host, however it is written. */
const isPanelPath = (path: string): boolean =>
  /^\/(?![/\\])[\w\-./:?=&%~+,]*$/.test(path) && path.length <= 500;

const callbackOf = (strapi: Core.Strapi, ctx: Context): string =>
  `${publicOrigin(strapi, ctx)}/sign-on/callback`;

/** Koa refuses `Secure` on a connection that a proxy has made plain; whether people use https is for PUBLIC_URL to say. */
const isSecure = (strapi: Core.Strapi, ctx: Context): boolean =>
  ctx.secure || publicOrigin(strapi, ctx).startsWith('https:');

function setCookie(
  strapi: Core.Strapi,
  ctx: Context,
  cookie: { name: string; value: string; path: string; seconds?: number; readable?: boolean },
): void {
  const { name, value, path, seconds, readable = false } = cookie;
  ctx.append(
    'Set-Cookie',
    [
      `${name}=${value}`,
      `Path=${path}`,
      ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
      ...(readable ? [] : ['HttpOnly']),
      'SameSite=Lax',
      ...(isSecure(strapi, ctx) ? ['Secure'] : []),
    ].join('; '),
  );
}

function redirect(ctx: Context, address: string): void {
  ctx.status = 302;
  ctx.set({ Location: address, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  ctx.body = '';
}

export const signOn =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const { method, path } = ctx;
    if (method === 'POST' && path === '/admin/logout') return alsoAtProvider(strapi, ctx, next);
    if (!path.startsWith('/sign-on/')) return next();
    if (method === 'GET' && path === '/sign-on/panel') return orLogin(strapi, ctx, () => begin(strapi, ctx));
    if (method === 'GET' && path === '/sign-on/callback')
      return orLogin(strapi, ctx, () => comeBack(strapi, ctx));
    if (method === 'POST' && path === '/sign-on/back-channel-log-out') return loggedOut(strapi, ctx);
    return next();
  };

/** Whatever goes wrong is said on the login page, by its code. */
async function orLogin(strapi: Core.Strapi, ctx: Context, work: () => Promise<void>): Promise<void> {
  try {
    if (isDraining()) throw overloaded(503);
    slowDown(ctx.ip);
    await untilDone(work());
  } catch (error) {
    const known = error instanceof CaseworkError ? error : databaseError(error);
    if (!known) strapi.log.error(`casework: sign-on: ${String(error)}`);
    redirect(ctx, `${LOGIN}?signOn=${known?.code ?? 'SIGN_ON_INVALID'}`);
  }
}

async function begin(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { to } = ctx.query;
  const { url, begun } = await beginSignOn(strapi, callbackOf(strapi, ctx));
  const kept = keepBegun(strapi, 'admin-panel', begun, typeof to === 'string' && isPanelPath(to) ? to : '/');
  setCookie(strapi, ctx, { name: COOKIE, value: kept, path: '/sign-on', seconds: SIGN_ON_SECONDS });
  redirect(ctx, url);
}

async function comeBack(strapi: Core.Strapi, ctx: Context): Promise<void> {
  requireSettings();
  const begun = readBegun<string>(strapi, 'admin-panel', ctx.cookies.get(COOKIE, { signed: false }) ?? '');
  // Used or refused, it has been answered.
  setCookie(strapi, ctx, { name: COOKIE, value: '', path: '/sign-on', seconds: 0 });
  const returned = new URL(ctx.originalUrl, 'http://panel.invalid');
  const { refresh, access } = await finishSignOn(
    strapi,
    { door: 'admin-panel', returned, begun, ip: ctx.ip },
    (trx, account, identity, now) => beginPanelSession(strapi, trx, account, identity, now),
  );
  const path = String(strapi.config.get('admin.auth.cookie.path') ?? PANEL);
  setCookie(strapi, ctx, { name: REFRESH_COOKIE, value: refresh, path });
  setCookie(strapi, ctx, { name: ACCESS_COOKIE, value: access, path, readable: true });
  redirect(ctx, `${PANEL}${begun.with}`);
}

/** The panel's log-out. A session that began with the provider ends there as well: the answer says where. */
async function alsoAtProvider(strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> {
  // Strapi forgets the session, and whether the token is one, it says itself.
  const session = signOnSettings()
    ? await atTheDoor(strapi, (trx) => signOnSessionOf(trx, ctx)).catch(() => null)
    : null;
  await next();
  const { user } = ctx.state as { user?: { id?: unknown } };
  if (ctx.status !== 200 || session === null || typeof user?.id !== 'number') return;
  const accountId = user.id;
  const token = await atTheDoor(strapi, (trx) =>
    endSignOnSession(strapi, trx, { door: 'admin-panel', accountId, session }, presentInstant()),
  );
  if (token === null) return;
  const url = await logOutAddress(strapi, token, `${publicOrigin(strapi, ctx)}${LOGIN}`);
  ctx.body = { data: { url } };
}

/** OpenID Connect Back-Channel Logout 1.0, §2.5 and §2.8. */
async function loggedOut(strapi: Core.Strapi, ctx: Context): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  try {
    if (isDraining()) throw overloaded(503);
    slowDown(ctx.ip);
    requireSettings();
    const { body } = ctx.request as { body?: unknown };
    const token = isRecord(body) ? body['logout_token'] : undefined;
    const ended = typeof token === 'string' ? await untilDone(checkLogOut(strapi, token)) : null;
    if (ended === null) {
      ctx.status = 400;
      ctx.body = { error: 'invalid_request' };
      return;
    }
    await untilDone(atTheDoor(strapi, (trx) => endByProvider(strapi, trx, ended, presentInstant())));
    ctx.status = 200;
    ctx.body = '';
  } catch (error) {
    const known = error instanceof CaseworkError ? error : databaseError(error);
    if (!known) throw error;
    ctx.status = known.status;
    ctx.body = { error: 'temporarily_unavailable' };
  }
}
