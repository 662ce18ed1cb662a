import type { Core } from '@strapi/strapi';
import { presentInstant } from '../base/clock';
import { refuse } from '../answers/errors';
import type { Account } from '../access/actor';
import { inTransaction, rows, type Trx } from '../database/as-owner';
import { utc } from '../database/sql';

/**
 * Password rules (GB/T 22239: 口令复杂度、定期更换; configurable in 办理时限与参数), for the panel's accounts and
 * the API's alike, whichever way a password is set; and what a new password ends.
 */

/** bcrypt looks at no more. */
const MAX_BYTES = 72;
const CLASSES = [/\p{Lower}/u, /\p{Upper}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
const MIN_CLASSES = 3;

/**
 * Returns the fault of a password, or null.
 * @param minimum characters at least
 */
export function weaknessOf(password: string, minimum: number): 'PASSWORD_WEAK' | 'PASSWORD_LONG' | null {
  if (Buffer.byteLength(password) > MAX_BYTES) return 'PASSWORD_LONG';
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  return [...password].length < minimum || classes < MIN_CLASSES ? 'PASSWORD_WEAK' : null;
}

type AuthService = {
  hashPassword(password: string): Promise<string>;
  validatePassword(password: string, hash: string): Promise<boolean>;
};

type Event = {
  action?: string;
  params: { data?: { password?: unknown; isActive?: unknown; blocked?: unknown }; where?: object };
  result?: { id?: number };
};

export type DoorName = 'admin-panel' | 'interface';

const API_USER = 'plugin::users-permissions.user';

const DOOR_OF: Record<string, DoorName> = { 'admin::user': 'admin-panel', [API_USER]: 'interface' };

/** The clear text behind a hash, between its making and its storing. */
class Recent {
  private readonly plain = new Map<string, string>();

  set(hash: string, password: string): void {
    this.plain.set(hash, password);
    if (this.plain.size > 50) this.plain.delete(this.plain.keys().next().value ?? '');
  }

  take(hash: string): string | undefined {
    const password = this.plain.get(hash);
    this.plain.delete(hash);
    return password;
  }
}

/** Puts the rules in force. Passwords that no request sets (seeds, the command line) are not judged by them. */
export function installPasswords(strapi: Core.Strapi): void {
  const auth = strapi.service('admin::auth') as unknown as AuthService;
  const hash = auth.hashPassword.bind(auth);
  const recent = new Recent();

  auth.hashPassword = async (password) => {
    await judge(strapi, password);
    const made = await hash(password);
    if (isAsked(strapi)) recent.set(made, password);
    return made;
  };

  // The API's accounts are hashed by the document service itself.
  strapi.documents.use(async (context, next) => {
    const { data, documentId } = context.params as { data?: { password?: unknown }; documentId?: string };
    if (context.uid === API_USER && typeof data?.password === 'string' && isAsked(strapi)) {
      await judge(strapi, data.password);
      if (documentId !== undefined) await refuseUsed(strapi, auth, API_USER, { documentId }, data.password);
    }
    return next();
  });

  const before = async (event: Event, uid: string): Promise<void> => {
    const made = event.params.data?.password;
    const password = typeof made === 'string' ? recent.take(made) : undefined;
    if (password !== undefined && event.params.where)
      await refuseUsed(strapi, auth, uid, event.params.where, password);
  };
  const after = async (event: Event, uid: string): Promise<void> => {
    const { password: made, isActive, blocked } = event.params.data ?? {};
    const id = Number(event.result?.id);
    const door = DOOR_OF[uid];
    if (!door || Number.isNaN(id)) return;
    if (typeof made === 'string') {
      await inTransaction(strapi, (trx) =>
        rows(trx, 'select casework.password_set(?, ?, ?, ?, ?)', [
          door,
          id,
          made,
          presentInstant().toISOString(),
          new Date().toISOString(),
        ]),
      );
    }
    const ends =
      (typeof made === 'string' && event.action !== 'afterCreate') || isActive === false || blocked === true;
    if (ends) await endSessions(strapi, door, id);
  };
  strapi.db.lifecycles.subscribe({
    models: Object.keys(DOOR_OF),
    beforeUpdate: (event) => before(event as Event, event.model.uid),
    afterCreate: (event) => after(event as Event, event.model.uid),
    afterUpdate: (event) => after(event as Event, event.model.uid),
  });
}

const isAsked = (strapi: Core.Strapi): boolean => strapi.requestContext.get() !== undefined;

type Limits = { minimum: number; history: number };

async function limitsOf(strapi: Core.Strapi): Promise<Limits> {
  const [found] = await inTransaction(strapi, (trx) =>
    rows<Limits>(
      trx,
      'select coalesce(password_length, 10) as minimum, coalesce(password_history, 5) as history from settings limit 1',
    ),
  );
  return found ?? { minimum: 10, history: 5 };
}

async function judge(strapi: Core.Strapi, password: string): Promise<void> {
  if (!isAsked(strapi)) return;
  const { minimum } = await limitsOf(strapi);
  const weakness = weaknessOf(password, minimum);
  if (weakness) throw refuse(400, weakness, { minimum });
}

async function refuseUsed(
  strapi: Core.Strapi,
  auth: AuthService,
  uid: string,
  where: object,
  password: string,
): Promise<void> {
  const found = (await strapi.db.query(uid as 'admin::user').findOne({ where, select: ['id'] })) as {
    id: number;
  } | null;
  if (!found) return;
  const { history } = await limitsOf(strapi);
  const hashes = await inTransaction(strapi, (trx) =>
    rows<{ hash: string }>(trx, 'select casework.last_passwords(?, ?, ?) as hash', [
      DOOR_OF[uid],
      Number(found.id),
      history,
    ]),
  );
  for (const { hash } of hashes) {
    if (await auth.validatePassword(password, hash)) throw refuse(400, 'PASSWORD_REUSED', { history });
  }
}

/** Every token that an account holds is dead at once: what a new password, signing out and disabling do. */
export async function endSessions(strapi: Core.Strapi, door: DoorName, id: number): Promise<void> {
  await inTransaction(strapi, (trx) =>
    rows(trx, 'select casework.end_sessions(?, ?, ?)', [door, id, new Date().toISOString()]),
  );
  const origin = door === 'admin-panel' ? 'admin' : 'users-permissions';
  const manager = strapi.sessionManager as unknown as
    | ((origin: string) => { invalidateRefreshToken(userId: string): Promise<void> })
    | undefined;
  if (origin === 'admin') await manager?.(origin).invalidateRefreshToken(String(id));
}

/** Days before a password expires from which its owner is warned. */
const WARN_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

export type PasswordTerms = { changedAt: string | null; expiresAt: string | null; warn: boolean };
export const NO_TERMS: PasswordTerms = { changedAt: null, expiresAt: null, warn: false };

/**
 * Returns until when the password of an account is valid (设置：口令有效期). Runs inside `asOwner`.
 * @returns nulls for an API token, for a password that was never set here, and where passwords do not expire
 */
export async function passwordTerms(trx: Trx, account: Account, now: Date): Promise<PasswordTerms> {
  const door = DOOR_OF_ACCOUNT[account.strategy];
  const [found] = door
    ? await rows<{ changed: string; days: number }>(
        trx,
        `select ${utc('a.password_changed_at')} as changed,
                coalesce((select s.password_max_age_days from settings s limit 1), 90) as days
           from casework.account_state a where a.door = ? and a.account_id = ?`,
        [door, account.id],
      )
    : [];
  if (!found) return NO_TERMS;
  const changed = new Date(found.changed);
  const expires = found.days > 0 ? new Date(changed.getTime() + found.days * DAY) : null;
  return {
    changedAt: changed.toISOString(),
    expiresAt: expires?.toISOString() ?? null,
    warn: expires !== null && expires.getTime() - now.getTime() <= WARN_DAYS * DAY,
  };
}

const DOOR_OF_ACCOUNT: Partial<Record<Account['strategy'], DoorName>> = {
  api: 'interface',
  admin: 'admin-panel',
};
