import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { CaseworkError, RETRY_AFTER, databaseError, overloaded } from '../../platform/answers/errors';
import { accountOf } from '../../platform/access/actor';
import { enterGates } from '../../platform/limits/gates';
import { Rate } from '../../platform/limits/rate';
import { presentInstant } from '../../platform/base/clock';
import { isRecord } from '../../platform/base/values';
import { isToken, linkPath, newToken } from '../../platform/links/tokens';
import { enterByDigits, endSession, isLive } from '../../features/enterprise-links/open';
import { answerPage, bodyOf, seeOther } from './http';
import { get, post } from './rooms';
import { deadPage, digitsPage, plainPage, strangerPage } from './pages/door';
import {
  atTheDoor,
  csrfOf,
  endCookie,
  formCookieOf,
  isOwnForm,
  sessionOf,
  setFormCookie,
  setSession,
} from './session';
import { STYLE, STYLE_PATH } from './style';

/**
 * The enterprise's page under /e (plan §四.1, §四.2, §四.6): pages rendered here, forms that work without scripts. It
 * stands before Strapi's router, in whose routes and permissions it has no part; its transactions are narrowed as all
 * others are (session.ts).
 */

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Limits per address on opening links and trying digits: tokens cannot be guessed, but attempts are slowed down.
 */
const openings = new Rate({ most: 120, per: 10 * 60_000, keys: 20_000 });
const tries = new Rate({ most: 60, per: 10 * 60_000, keys: 20_000 });
/** How often one session may send a form. */
const forms = new Rate({ most: 60, per: 10 * 60_000, keys: 20_000 });

const isPortal = (path: string): boolean => path === '/e' || path.startsWith('/e/');

function protect(ctx: Context): void {
  ctx.set({
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    // With `no-referrer` browsers send no Origin either, by which forms are judged.
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
}

export const portal =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (!isPortal(ctx.path)) return next();
    protect(ctx);
    if (ctx.path === STYLE_PATH) return answerStyle(ctx);
    let leave: (() => void) | null = null;
    try {
      leave = await enterGates(ctx, accountOf(ctx), null);
      await serve(strapi, ctx);
    } catch (error) {
      answerError(strapi, ctx, error);
    } finally {
      leave?.();
    }
  };

/**
 * Outside of the body parser: what it refuses (a photo over 20 MB, a form that is none) is said on a page here, too.
 */
export const portalErrors =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (!isPortal(ctx.path) || !isRecord(ctx.body)) return;
    const { status } = ctx;
    protect(ctx);
    answerPage(
      ctx,
      status,
      status === 413
        ? plainPage(
            '内容过大',
            '照片每张不能超过 20 MB，合计不能超过 45 MB，一次最多9张。请返回后减少照片再提交。',
          )
        : plainPage('没有提交成功', '提交的内容无法读取，请返回后重试。'),
    );
  };

function answerStyle(ctx: Context): void {
  ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
  ctx.type = 'text/css; charset=utf-8';
  ctx.body = STYLE;
}

function answerError(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  const known = error instanceof CaseworkError ? error : databaseError(error);
  if (!known) strapi.log.error(`casework: ${ctx.method} /e: ${String(error)}`);
  const status = known?.status ?? 500;
  if (status === 429 || status === 503) {
    if (ctx.response.get('Retry-After') === '') ctx.set('Retry-After', String(RETRY_AFTER));
    return answerPage(ctx, status, plainPage('请稍后再试', '现在访问的人较多，请过一会儿再试。'));
  }
  if (status === 404)
    return answerPage(ctx, 404, plainPage('没有这一页', '您要看的内容不存在，或不属于贵企业。'));
  const text = known ? known.toBody('zh').message : '系统出了问题，请稍后再试，或直接致电工作组。';
  answerPage(ctx, status, plainPage('没有办成', text));
}

async function serve(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
  if (!isRead && ctx.method !== 'POST') {
    ctx.set('Allow', 'GET, HEAD, POST');
    return answerPage(ctx, 405, plainPage('没有这一页', '请从首页进入。'));
  }
  const link = /^\/e\/l\/([^/]+)\/?$/.exec(ctx.path)?.[1];
  if (link !== undefined) return isRead ? openLink(strapi, ctx, link) : tryDigits(strapi, ctx, link);
  if (!isRead && ctx.path === '/e/sign-out') return signOut(strapi, ctx);
  if (isRead) {
    if (!(await get(strapi, ctx))) answerPage(ctx, 401, strangerPage());
    return;
  }
  const session = sessionOf(ctx);
  if (session === null) return answerPage(ctx, 401, strangerPage());
  slowDown(ctx, forms, session);
  if (!isOwnForm(ctx, session, bodyOf(ctx)['csrf']))
    return answerPage(ctx, 403, plainPage('没有提交成功', FOREIGN));
  if (!(await post(strapi, ctx))) answerPage(ctx, 401, strangerPage());
}

const FOREIGN = '页面已过期，或不是从本站打开的。请返回后刷新页面再提交。';

/** @throws CaseworkError 429 */
function slowDown(ctx: Context, rate: Rate, key: string): void {
  const wait = rate.take(key, presentInstant().getTime());
  if (wait === null) return;
  ctx.set('Retry-After', String(wait));
  throw overloaded(429);
}

async function openLink(strapi: Core.Strapi, ctx: Context, token: string): Promise<void> {
  slowDown(ctx, openings, ctx.ip);
  const live = await atTheDoor(strapi, (trx, now) => isLive(trx, token, now));
  if (!live) return answerPage(ctx, 404, deadPage());
  askDigits(strapi, ctx, token, 200, null);
}

/** Asks for the digits with a new cookie each time, unless the browser has one: two tabs may be open. */
function askDigits(
  strapi: Core.Strapi,
  ctx: Context,
  token: string,
  status: number,
  left: number | null,
): void {
  const cookie = formCookieOf(ctx) ?? newToken();
  setFormCookie(strapi, ctx, cookie);
  answerPage(ctx, status, digitsPage(linkPath(token), { csrf: csrfOf(cookie), once: newToken() }, left));
}

async function tryDigits(strapi: Core.Strapi, ctx: Context, token: string): Promise<void> {
  slowDown(ctx, tries, ctx.ip);
  const { csrf, digits } = bodyOf(ctx);
  // A form from elsewhere counts as no try: else any page could use up the five.
  if (!isToken(token) || !isOwnForm(ctx, formCookieOf(ctx), csrf)) return openLink(strapi, ctx, token);
  const given = typeof digits === 'string' ? digits.trim().normalize('NFKC') : '';
  const entrance = await atTheDoor(strapi, (trx, now) =>
    enterByDigits(trx, token, given.slice(0, 20), sessionOf(ctx), now),
  );
  if (entrance.outcome === 'dead') return answerPage(ctx, 404, deadPage());
  if (entrance.outcome === 'wrong') return askDigits(strapi, ctx, token, 422, entrance.left);
  setSession(strapi, ctx, entrance.session, entrance.seconds);
  seeOther(ctx, entrance.issue === null ? '/e' : `/e/issues/${entrance.issue}`);
}

async function signOut(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const session = sessionOf(ctx);
  if (session !== null && isOwnForm(ctx, session, bodyOf(ctx)['csrf'])) {
    await atTheDoor(strapi, (trx, now) => endSession(trx, session, now));
    endCookie(strapi, ctx);
  }
  answerPage(ctx, 200, strangerPage());
}
