import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { claimsOfBearer } from '../../platform/access/request-transaction';
import { rows, type Trx } from '../../platform/database/as-owner';
import { endSessions, type DoorName } from '../../platform/sign-in/passwords';
import { seal, unseal } from '../../platform/sign-in/sealed';
import type { SignedOn } from './people';
import type { Identity, LoggedOut } from './provider';

/** Sessions that begin with the provider: how they begin, and how they end with it (single log-out). */

type Manager = {
  generateRefreshToken(id: string, device: string, options: object): Promise<{ token: string }>;
  generateAccessToken(token: string): Promise<{ token: string } | { error: unknown }>;
};

const SEALED = 'sign-on-session';

async function remember(
  strapi: Core.Strapi,
  trx: Trx,
  account: SignedOn,
  { session, identity, now }: { session: string; identity: Identity; now: Date },
): Promise<void> {
  await rows(
    trx,
    `insert into casework.sign_on_sessions (door, account_id, session, issuer, subject, sid, id_token, began_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (door, account_id, session) do update set issuer = excluded.issuer, subject = excluded.subject,
       sid = excluded.sid, id_token = excluded.id_token, began_at = excluded.began_at, ended_at = null`,
    [
      account.door,
      account.accountId,
      session,
      identity.issuer,
      identity.subject,
      identity.sid,
      seal(strapi, SEALED, identity.idToken),
      now.toISOString(),
    ],
  );
}

/**
 * Begins a session of the panel, as Strapi's own login does.
 * @returns the tokens, for the cookies that the panel reads them from
 */
export async function beginPanelSession(
  strapi: Core.Strapi,
  trx: Trx,
  account: SignedOn,
  identity: Identity,
  now: Date,
): Promise<{ refresh: string; access: string }> {
  const manager = (strapi.sessionManager as unknown as (origin: string) => Manager)('admin');
  // A session is known by its device, which is a browser; this one gets a name of its own.
  const device = randomUUID();
  const { token: refresh } = await manager.generateRefreshToken(String(account.accountId), device, {
    type: 'session',
  });
  const access = await manager.generateAccessToken(refresh);
  if ('error' in access) throw new Error('Strapi made no token of the panel');
  await remember(strapi, trx, account, { session: device, identity, now });
  return { refresh, access: access.token };
}

/** Begins a session of the API: the same token that a password is answered with. */
export async function beginApiSession(
  strapi: Core.Strapi,
  trx: Trx,
  account: SignedOn,
  identity: Identity,
  now: Date,
): Promise<string> {
  const service = strapi.plugin('users-permissions').service('jwt');
  const jwt = await service.issue({ id: account.accountId });
  const [, payload = ''] = jwt.split('.');
  const { iat } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { iat: number };
  await remember(strapi, trx, account, { session: String(iat), identity, now });
  return jwt;
}

/**
 * Ends the provider's part of a session that ends here.
 * @param session the panel's device or the second of the token's issue
 * @returns the token that the provider knows the session by; null when it did not begin with the provider
 */
export async function endSignOnSession(
  strapi: Core.Strapi,
  trx: Trx,
  { door, accountId, session }: { door: DoorName; accountId: number; session: string },
  now: Date,
): Promise<string | null> {
  const [ended] = await rows<{ token: string | null }>(
    trx,
    `with own as (select id, id_token from casework.sign_on_sessions
                   where door = ? and account_id = ? and session = ? and ended_at is null for update)
     update casework.sign_on_sessions s set ended_at = ?, id_token = null from own where s.id = own.id
     returning own.id_token as token`,
    [door, accountId, session, now.toISOString()],
  );
  return ended?.token ? unseal(strapi, SEALED, ended.token) : null;
}

/**
 * By what the request's session is known here: the panel's by its device, which its token names the session of, the
 * API's by the second of its token's issue.
 */
export async function signOnSessionOf(trx: Trx, ctx: Context): Promise<string | null> {
  const claims = claimsOfBearer(ctx.get('authorization'));
  if (claims === null) return null;
  if (typeof claims.sessionId !== 'string') return String(claims.iat);
  const [found] = await rows<{ device: string | null }>(
    trx,
    'select device_id as device from strapi_sessions where session_id = ?',
    [claims.sessionId],
  );
  return found?.device ?? null;
}

/**
 * Ends every session here of somebody who has logged out at the provider. A token that is sent again ends nothing that
 * has begun since.
 * @returns how many accounts were signed out
 */
export async function endByProvider(
  strapi: Core.Strapi,
  trx: Trx,
  { issuer, subject, sid, at }: LoggedOut,
  now: Date,
): Promise<number> {
  const ended = await rows<{ door: DoorName; account_id: number }>(
    trx,
    `update casework.sign_on_sessions set ended_at = ?, id_token = null
      where issuer = ? and ended_at is null and began_at < ?::timestamptz + interval '1 second'
        and (?::text is null or subject = ?) and (?::text is null or sid = ?)
     returning door, account_id`,
    [now.toISOString(), issuer, at.toISOString(), subject, subject, sid, sid],
  );
  const accounts = new Map(ended.map((one) => [`${one.door}:${one.account_id}`, one]));
  for (const { door, account_id } of accounts.values()) await endSessions(strapi, door, account_id);
  return accounts.size;
}
