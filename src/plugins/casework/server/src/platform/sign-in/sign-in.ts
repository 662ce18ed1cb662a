import { createHash } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { languageOf } from '../../../../contracts/messages';
import { presentInstant } from '../base/clock';
import { CaseworkError, refuse } from '../answers/errors';
import { inTransaction, rows, type Trx } from '../database/as-owner';
import {
  beginEnrolment,
  confirmEnrolment,
  factorState,
  judgeCode,
  type FactorAccount,
} from './second-factor';
import { passwordsClosed } from './sign-on-settings';

/**
 * Signing in: every attempt is recorded and counted in the database before its password is checked, in a separate
 * transaction, so that neither parallel guesses, nor another instance, nor a restart help the guesser (GB/T 22239:
 * 登录失败处理). Strapi's own counter is in the memory of one process.
 */

type Door = {
  name: 'admin-panel' | 'interface';
  uid: 'admin::user' | 'plugin::users-permissions.user';
  table: string;
  identifier: string;
};

type Route = { handler?: unknown; info?: { pluginName?: string; type?: string } };

const PANEL: Door = { name: 'admin-panel', uid: 'admin::user', table: 'admin_users', identifier: 'email' };
const INTERFACE: Door = {
  name: 'interface',
  uid: 'plugin::users-permissions.user',
  table: 'up_users',
  identifier: 'identifier',
};

/**
 * Returns the sign-in that a route belongs to, judged by its handler, because its address can be written in many
 * ways.
 */
export function doorOf(ctx: Context): Door | null {
  const { route } = ctx.state as { route?: Route };
  if (route?.handler === 'authentication.login' && route.info?.pluginName === 'admin') return PANEL;
  if (route?.handler === 'auth.callback' && route.info?.pluginName === 'users-permissions') return INTERFACE;
  return null;
}

/** A bcrypt hash of nothing that anybody types: an unknown account takes as long as a known one. */
const NOBODYS = '$2b$10$AhpVTnUYMEQg2PzCmvdRGeqHbYKTLe2VHAgcvCZUNV2mKcjrOLTZG';

type Attempt = { id: number; outcome: 'begun' | 'locked' | 'limited'; retryAfter: number | null };
/** `label` is what the record of changes knows the account by. */
type Account = { id: number; password: string | null; label: string; isSuper: boolean };

/** How an attempt ended, as it is recorded. */
type Outcome = 'success' | 'failure' | 'expired' | 'code-asked';

/** What was asked for beside the password is no failure of whoever knows it. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  PASSWORD_EXPIRED: 'expired',
  SECOND_FACTOR_REQUIRED: 'code-asked',
  SECOND_FACTOR_SETUP: 'code-asked',
};

/** By what somebody has come in, and what he is shown this once. */
type Proof = { method: 'by-password' | 'by-code' | 'by-recovery-code'; recoveryCodes?: string[] };

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
    const code = attempt.outcome === 'locked' ? 'SIGN_IN_LOCKED' : 'SIGN_IN_LIMITED';
    return answer(ctx, refuse(429, code));
  }
  const code = typeof body?.['code'] === 'string' ? body['code'].slice(0, 100) : null;
  if (body) delete body['code'];
  let outcome: Outcome = 'failure';
  let proof: Proof | null = null;
  try {
    await requireOpen(strapi, door, account);
    proof = await renewExpired(strapi, door, account, body, { code, now });
    if (!account?.password) await passwords(strapi).validatePassword(textOf(body?.['password']), NOBODYS);
    await unlessClosed(next, () => ctx.status === 200);
    if (ctx.status === 200 && account) {
      if (await isExpired(strapi, door, account.id, now)) throw refuse(403, 'PASSWORD_EXPIRED');
      proof ??= await secondStep(strapi, door, account, { code, now });
      outcome = 'success';
      if (proof.recoveryCodes) showCodes(ctx, proof.recoveryCodes);
    }
  } catch (error) {
    // Strapi's cookie and tokens must not be sent.
    ctx.remove('Set-Cookie');
    if (!(error instanceof CaseworkError)) throw error;
    outcome = OUTCOMES[error.code] ?? 'failure';
    answer(ctx, error);
  } finally {
    await strapi.db.connection.raw(
      'update sign_ins set outcome = ?, method = ?, updated_at = ? where id = ?',
      [
        outcome,
        outcome === 'success' ? (proof?.method ?? 'by-password') : null,
        now.toISOString(),
        attempt.id,
      ],
    );
    const device = body?.['deviceId'];
    if (outcome === 'success' && door === PANEL && account !== null && typeof device === 'string')
      await strapi.db.connection.raw(
        // A browser keeps its name. Without this, the new session would be as idle as the one that has ended.
        'update casework.panel_activity set last_seen = now() where device = ? and account_id = ?',
        [device, account.id],
      );
  }
}

/**
 * Where passwords are closed (LOCAL_PASSWORDS), system administrators alone come in with one: the provider may be what
 * has to be mended. Which account that is nobody learns: a wrong password of it is answered, timed and counted alike.
 * @throws CaseworkError 403
 */
async function requireOpen(strapi: Core.Strapi, door: Door, account: Account | null): Promise<void> {
  if (!passwordsClosed() || (door === PANEL && account?.isSuper === true)) return;
  await passwords(strapi).validatePassword('x', NOBODYS);
  throw refuse(403, 'LOCAL_PASSWORDS_CLOSED');
}

async function unlessClosed(next: () => Promise<unknown>, isIn: () => boolean): Promise<void> {
  if (!passwordsClosed()) return void (await next());
  await next().catch(() => undefined);
  if (!isIn()) throw refuse(403, 'LOCAL_PASSWORDS_CLOSED');
}

type SecondStep = { code: string | null; now: Date };

/**
 * Asks for the second factor of whoever has shown the right password: a code where the account has a factor; where its
 * roles demand one and it has none, the first code of a new one.
 * @throws CaseworkError 403 SECOND_FACTOR_REQUIRED, or SECOND_FACTOR_SETUP with the new secret; 400 for a wrong code,
 *   429 after too many
 */
async function secondStep(
  strapi: Core.Strapi,
  door: Door,
  account: Account,
  given: SecondStep,
): Promise<Proof> {
  return orThrow(await inTransaction(strapi, (trx) => judgeSecond(strapi, trx, door, account, given)));
}

function orThrow(result: Proof | CaseworkError): Proof {
  if (result instanceof CaseworkError) throw result;
  return result;
}

/** What is answered instead of thrown is committed: the new secret that somebody is asked to enrol. */
async function judgeSecond(
  strapi: Core.Strapi,
  trx: Trx,
  door: Door,
  account: Account,
  { code, now }: SecondStep,
): Promise<Proof | CaseworkError> {
  const own: FactorAccount = { door: door.name, id: account.id, label: account.label.replace(/^\w+:/, '') };
  const { enrolled, demanded } = await factorState(trx, own, now);
  if (!enrolled && !demanded) return { method: 'by-password' };
  await asOwnDoing(trx, account);
  if (enrolled) {
    if (code === null) return refuse(403, 'SECOND_FACTOR_REQUIRED');
    const judged = await judgeCode(strapi, trx, own, code, now);
    return judged === 'wrong' ? refuse(400, 'SECOND_FACTOR_WRONG') : { method: judged };
  }
  if (code === null)
    return refuse(403, 'SECOND_FACTOR_SETUP', {}, await beginEnrolment(strapi, trx, own, now));
  const recoveryCodes = await confirmEnrolment(strapi, trx, own, code, now);
  return recoveryCodes ? { method: 'by-code', recoveryCodes } : refuse(400, 'SECOND_FACTOR_WRONG');
}

/** The panel's answer has its values in `data`, the API's has them beside the token. */
function showCodes(ctx: Context, recoveryCodes: string[]): void {
  const body = ctx.body as { data?: object };
  ctx.body = body.data ? { ...body, data: { ...body.data, recoveryCodes } } : { ...body, recoveryCodes };
}

/** His own doing, though nobody has signed in yet: the record of changes says so. */
const asOwnDoing = (trx: Trx, { label }: Pick<Account, 'label'>): Promise<unknown> =>
  rows(trx, `select set_config('casework.actor', ?, true)`, [
    JSON.stringify({ kind: 'none', account: label }),
  ]);

/**
 * An expired password is changed where it is asked for: the request to sign in brings a `newPassword`, too. The old
 * one is checked first, and the second factor too, and the attempt has been counted; a password that has not expired is
 * changed elsewhere.
 * @returns what was shown beside the old password; null when nothing was to be changed
 * @throws CaseworkError 400 for a new password that the rules refuse, and what `secondStep` throws
 */
async function renewExpired(
  strapi: Core.Strapi,
  door: Door,
  account: Account | null,
  body: Record<string, unknown> | undefined,
  { code, now }: SecondStep,
): Promise<Proof | null> {
  if (body?.['newPassword'] === undefined) return null;
  const { newPassword } = body;
  delete body['newPassword'];
  if (!account?.password || !(await isExpired(strapi, door, account.id, now))) return null;
  const holds = await passwords(strapi).validatePassword(textOf(body['password']), account.password);
  if (!holds) return null;
  if (typeof newPassword !== 'string') throw refuse(400, 'PASSWORD_WEAK', { minimum: 10 });
  // A new password that the rules refuse uses no code up.
  const result = await inTransaction(strapi, async (trx) => {
    const judged = await judgeSecond(strapi, trx, door, account, { code, now });
    if (judged instanceof CaseworkError) return judged;
    await asOwnDoing(trx, account);
    await setPassword(strapi, door, account.id, newPassword);
    return judged;
  });
  const proof = orThrow(result);
  body['password'] = newPassword;
  return proof;
}

async function setPassword(strapi: Core.Strapi, door: Door, id: number, newPassword: string): Promise<void> {
  if (door === PANEL) {
    const users = strapi.service('admin::user') as unknown as {
      updateById(id: number, data: object): Promise<unknown>;
    };
    await users.updateById(id, { password: newPassword });
  } else {
    const { documentId } = (await strapi.db
      .query(door.uid)
      .findOne({ where: { id }, select: ['documentId'] })) as { documentId: string };
    await strapi.documents(door.uid as 'plugin::users-permissions.user').update({
      documentId,
      data: { password: newPassword },
    });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');

const passwords = (strapi: Core.Strapi) =>
  strapi.service('admin::auth') as unknown as {
    validatePassword(password: string, hash: string): Promise<boolean>;
  };

function answer(ctx: Context, error: CaseworkError): void {
  if (error.status === 429 && ctx.response.get('Retry-After') === '') ctx.set('Retry-After', '60');
  ctx.status = error.status;
  ctx.body = { data: null, error: error.toBody(languageOf(ctx.get('accept-language'))) };
}

async function findAccount(strapi: Core.Strapi, door: Door, given: string): Promise<Account | null> {
  if (given === '' || given.includes('\0')) return null;
  const { rows } = await strapi.db.connection.raw(
    door === PANEL
      ? `select u.id, u.password, 'admin:' || u.email as label, exists (
           select 1 from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
            where l.user_id = u.id and r.code = 'strapi-super-admin') as "isSuper"
           from admin_users u where lower(u.email) = lower(?) limit 1`
      : "select id, password, 'api:' || username as label, false as \"isSuper\" from up_users where provider = 'local' and (email = lower(?) or username = ?) limit 1",
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
