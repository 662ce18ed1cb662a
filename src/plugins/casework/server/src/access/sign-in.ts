import { createHash } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { languageOf } from '../../../contracts/messages';
import { presentInstant } from '../shared/clock';
import { refuse } from '../shared/errors';

/**
 * Signing in: every attempt is recorded and counted in the database before its password is looked at, in a
 * transaction of its own, so that neither parallel guesses, nor another instance, nor a restart help the
 * guesser (GB/T 22239: 登录失败处理). Strapi's own counter lives in the memory of one process.
 */

type Door = { name: 'admin-panel' | 'interface'; table: string; identifier: string };

type Route = { handler?: unknown; info?: { pluginName?: string; type?: string } };

const PANEL: Door = { name: 'admin-panel', table: 'admin_users', identifier: 'email' };
const INTERFACE: Door = { name: 'interface', table: 'up_users', identifier: 'identifier' };

/** The door that a route lets in by, judged by what it calls: its address can be written in many ways. */
export function doorOf(ctx: Context): Door | null {
  const { route } = ctx.state as { route?: Route };
  if (route?.handler === 'authentication.login' && route.info?.pluginName === 'admin') return PANEL;
  if (route?.handler === 'auth.callback' && route.info?.pluginName === 'users-permissions') return INTERFACE;
  return null;
}

/** A bcrypt hash of nothing that anybody types: an unknown account takes as long as a known one. */
const NOBODYS = '$2b$10$AhpVTnUYMEQg2PzCmvdRGeqHbYKTLe2VHAgcvCZUNV2mKcjrOLTZG';

type Attempt = { id: number; outcome: 'begun' | 'locked' | 'limited'; retryAfter: number | null };
type Account = { id: number; password: string | null };

/** Lets an attempt through to Strapi's own check, or answers it with 429. Call before any transaction. */
export async function signingIn(
  strapi: Core.Strapi,
  ctx: Context,
  door: Door,
  next: () => Promise<unknown>,
): Promise<void> {
  const body = (ctx.request as { body?: unknown }).body as Record<string, unknown> | undefined;
  const given = textOf(body?.[door.identifier]);
  const account = await findAccount(strapi, door, given);
  const now = presentInstant();
  const attempt = await begin(strapi, door, given, account, ctx.ip, now);
  if (attempt.outcome !== 'begun') {
    ctx.set('Retry-After', String(Math.max(1, attempt.retryAfter ?? 1)));
    answer(ctx, attempt.outcome === 'locked' ? 'SIGN_IN_LOCKED' : 'SIGN_IN_LIMITED', 429);
    return;
  }
  let isIn = false;
  try {
    if (!account?.password) await passwords(strapi).validatePassword(textOf(body?.['password']), NOBODYS);
    await next();
    isIn = ctx.status === 200;
  } finally {
    const expired = isIn && account !== null && (await isExpired(strapi, door, account.id, now));
    await strapi.db.connection.raw('update sign_ins set outcome = ?, updated_at = ? where id = ?', [
      expired ? 'expired' : isIn ? 'success' : 'failure',
      now.toISOString(),
      attempt.id,
    ]);
    if (expired) {
      // What Strapi has handed out must not leave.
      ctx.remove('Set-Cookie');
      answer(ctx, 'PASSWORD_EXPIRED', 403);
    }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');

const passwords = (strapi: Core.Strapi) =>
  strapi.service('admin::auth') as unknown as {
    validatePassword(password: string, hash: string): Promise<boolean>;
  };

function answer(
  ctx: Context,
  code: 'SIGN_IN_LOCKED' | 'SIGN_IN_LIMITED' | 'PASSWORD_EXPIRED',
  status: 403 | 429,
): void {
  ctx.status = status;
  ctx.body = { data: null, error: refuse(status, code).toBody(languageOf(ctx.get('accept-language'))) };
}

async function findAccount(strapi: Core.Strapi, door: Door, given: string): Promise<Account | null> {
  if (given === '' || given.includes('\0')) return null;
  const { rows } = await strapi.db.connection.raw(
    door === PANEL
      ? 'select id, password from admin_users where lower(email) = lower(?) limit 1'
      : "select id, password from up_users where provider = 'local' and (email = lower(?) or username = ?) limit 1",
    door === PANEL ? [given] : [given, given],
  );
  return rows[0] ?? null;
}

async function begin(
  strapi: Core.Strapi,
  door: Door,
  given: string,
  account: Account | null,
  ip: string,
  now: Date,
): Promise<Attempt> {
  const who = account?.id ?? `?${createHash('sha256').update(given.toLowerCase()).digest('hex')}`;
  const label = given.toWellFormed().replaceAll('\0', '').slice(0, 100);
  return strapi.db.connection.transaction(async (trx) => {
    const { rows } = await trx.raw(
      'select attempt as id, outcome, retry_after as "retryAfter" from casework.begin_sign_in(?, ?, ?, ?, ?, ?)',
      [door.name, label, `${door.name}:${who}`, ip.slice(0, 60), now.toISOString(), createId()],
    );
    return rows[0];
  });
}

async function isExpired(strapi: Core.Strapi, door: Door, id: number, now: Date): Promise<boolean> {
  const { rows } = await strapi.db.connection.raw(
    `select 1 from casework.account_state a, settings s
      where a.door = ? and a.account_id = ? and coalesce(s.password_max_age_days, 90) > 0
        and a.password_changed_at < ?::timestamp - make_interval(days => coalesce(s.password_max_age_days, 90))`,
    [door.name, id, now.toISOString()],
  );
  return rows.length > 0;
}
