import { Secret, TOTP } from 'otpauth';
import type { Core } from '@strapi/strapi';
import { refuse } from '../answers/errors';
import { rows, type Trx } from '../database/as-owner';
import { asSystem } from '../database/outside-transaction';
import type { DoorName } from './passwords';
import { keyedHash, seal, unseal } from './sealed';

/**
 * The second factor of a local account: one-time codes by RFC 6238, and recovery codes for whoever has lost the telephone
 * (spec: page 6, sign-on; GB/T 22239: 双因子). An account of the panel and one of the API have each their own, as they
 * have passwords of their own. Everything here runs as the application itself.
 */

/** An account as the rules of signing in see it. */
export type FactorAccount = { door: DoorName; id: number; label: string };

const ISSUER = '敲门 Qiaomen';
const PERIOD = 30;
/** Telephones whose clocks are up to so many steps off are taken. */
const STEPS_OFF = 1;
/** choice: tries within the quarter of an hour; only who knows the password gets so far */
const MOST_TRIES = 5;
const TRIES_MINUTES = 15;
const ENROL_MINUTES = 15;
const RECOVERY_CODES = 10;
/** 80 random bits each. */
const RECOVERY_BYTES = 10;

const placeOf = ({ door, id }: Pick<FactorAccount, 'door' | 'id'>): string => `second-factor:${door}:${id}`;

const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret });

export type FactorState = {
  enrolled: boolean;
  since: string | null;
  /** by the roles that the office has named (settings: secondFactorFor) */
  demanded: boolean;
  recoveryCodesLeft: number;
};

/** Whether an account has a second factor, and whether one of its owner's present roles must have one. */
export async function factorState(
  trx: Trx,
  { door, id }: Pick<FactorAccount, 'door' | 'id'>,
  now: Date,
): Promise<FactorState> {
  const [found] = await rows<FactorState>(
    trx,
    `select exists (select 1 from casework.second_factors f where f.door = x.door and f.account_id = x.id
                      and f.confirmed_at is not null) as enrolled,
            (select to_char(f.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from casework.second_factors f
              where f.door = x.door and f.account_id = x.id) as since,
            (select count(*)::int from casework.recovery_codes c
              where c.door = x.door and c.account_id = x.id and c.used_at is null) as "recoveryCodesLeft",
            exists (
              select 1 from settings g, (
                select m.kind from staff_members s join memberships m on m.staff_member_id = s.id
                 where case x.door when 'admin-panel' then s.admin_user_id else s.api_user_id end = x.id
                   and m.since <= ?::timestamp and (m.until is null or m.until > ?::timestamp)
                union all
                select 'super' from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
                 where x.door = 'admin-panel' and l.user_id = x.id and r.code = 'strapi-super-admin') k
               where jsonb_exists(g.second_factor_for, k.kind)) as demanded
       from (select ?::text as door, ?::int as id) x`,
    [now.toISOString(), now.toISOString(), door, id],
  );
  return found ?? { enrolled: false, since: null, demanded: false, recoveryCodesLeft: 0 };
}

/**
 * Begins an enrolment: a secret that holds once a first code of it has been right.
 * @returns the secret for typing and as an address for the authenticator, which pages show as a QR code
 */
export async function beginEnrolment(
  strapi: Core.Strapi,
  trx: Trx,
  account: FactorAccount,
  now: Date,
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: 20 });
  await rows(
    trx,
    `insert into casework.second_factors (door, account_id, pending, pending_at) values (?, ?, ?, ?)
     on conflict (door, account_id) do update set pending = excluded.pending, pending_at = excluded.pending_at`,
    [account.door, account.id, seal(strapi, placeOf(account), secret.base32), now.toISOString()],
  );
  return { secret: secret.base32, uri: totpOf(secret, account.label).toString() };
}

type Tried = { secret: string | null; pending: string | null };

/**
 * Counts a try before its code is looked at, so that guesses side by side gain nothing: on a connection of its own, as
 * the request that brings a wrong code is rolled back.
 * @throws CaseworkError 429 when there have been too many; 409 for an account without a factor
 */
async function countTry(strapi: Core.Strapi, { door, id }: FactorAccount, now: Date): Promise<Tried> {
  const at = now.toISOString();
  const ask = async <T>(sql: string, bindings: readonly unknown[]): Promise<T[]> =>
    asSystem(async () => {
      const { rows: found } = await strapi.db.connection.raw(sql, bindings as never);
      return found as T[];
    });
  const [tried] = await ask<Tried>(
    `update casework.second_factors
        set tries = case when tried_at > ?::timestamptz - make_interval(mins => ${TRIES_MINUTES}) then tries + 1 else 1 end,
            tried_at = ?
      where door = ? and account_id = ?
        and (tries < ${MOST_TRIES} or tried_at <= ?::timestamptz - make_interval(mins => ${TRIES_MINUTES}))
     returning secret, case when pending_at > ?::timestamptz - make_interval(mins => ${ENROL_MINUTES}) then pending end as pending`,
    [at, at, door, id, at, at],
  );
  if (tried) return tried;
  const [exists] = await ask('select 1 from casework.second_factors where door = ? and account_id = ?', [
    door,
    id,
  ]);
  throw exists
    ? refuse(429, 'SECOND_FACTOR_LIMITED', { minutes: TRIES_MINUTES })
    : refuse(409, 'SECOND_FACTOR_NONE');
}

/** The time step that a code belongs to, or null. */
function stepOf(
  strapi: Core.Strapi,
  account: FactorAccount,
  sealed: string | null,
  code: string,
  now: Date,
): bigint | null {
  const secret = sealed === null ? null : unseal(strapi, placeOf(account), sealed);
  if (secret === null || !/^\d{6}$/.test(code)) return null;
  const totp = totpOf(Secret.fromBase32(secret), account.label);
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: STEPS_OFF });
  return delta === null ? null : BigInt(totp.counter({ timestamp: now.getTime() }) + delta);
}

export const tidyCode = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

const recoveryHash = (strapi: Core.Strapi, account: FactorAccount, code: string): string =>
  keyedHash(strapi, `recovery:${account.door}:${account.id}`, code);

/** What a code must be committed with, whether it was right or not: the try has been counted. */
export type CodeOutcome = 'by-code' | 'by-recovery-code' | 'wrong';

/**
 * Judges a code of an account's factor. A code is taken once: the same one again, and one of an earlier step, are wrong;
 * a recovery code is used up.
 * @throws CaseworkError 429 after too many tries, 409 without a factor
 */
export async function judgeCode(
  strapi: Core.Strapi,
  trx: Trx,
  account: FactorAccount,
  given: string,
  now: Date,
): Promise<CodeOutcome> {
  const { door, id } = account;
  const code = tidyCode(given);
  const { secret } = await countTry(strapi, account, now);
  if (secret === null) return 'wrong';
  const step = stepOf(strapi, account, secret, code, now);
  if (step !== null) {
    const taken = await rows(
      trx,
      `update casework.second_factors set last_step = ?, tries = 0
        where door = ? and account_id = ? and (last_step is null or last_step < ?) returning 1`,
      [String(step), door, id, String(step)],
    );
    return taken.length > 0 ? 'by-code' : 'wrong';
  }
  const used = await rows(
    trx,
    `update casework.recovery_codes set used_at = ? where door = ? and account_id = ? and hash = ? and used_at is null returning 1`,
    [now.toISOString(), door, id, recoveryHash(strapi, account, code)],
  );
  if (used.length === 0) return 'wrong';
  await rows(trx, 'update casework.second_factors set tries = 0 where door = ? and account_id = ?', [
    door,
    id,
  ]);
  return 'by-recovery-code';
}

/**
 * Ends an enrolment with the first code of the new secret.
 * @returns the recovery codes, which are shown this once; null for a wrong code, or when nothing has been begun
 * @throws CaseworkError 429, 409
 */
export async function confirmEnrolment(
  strapi: Core.Strapi,
  trx: Trx,
  account: FactorAccount,
  given: string,
  now: Date,
): Promise<string[] | null> {
  const { pending } = await countTry(strapi, account, now);
  const step = stepOf(strapi, account, pending, tidyCode(given), now);
  if (step === null) return null;
  await rows(
    trx,
    `update casework.second_factors set secret = pending, confirmed_at = ?, pending = null, pending_at = null,
            last_step = ?, tries = 0 where door = ? and account_id = ?`,
    [now.toISOString(), String(step), account.door, account.id],
  );
  return newRecoveryCodes(strapi, trx, account);
}

/** Ten new recovery codes; those before are void. */
export async function newRecoveryCodes(
  strapi: Core.Strapi,
  trx: Trx,
  account: FactorAccount,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    (new Secret({ size: RECOVERY_BYTES }).base32.match(/.{4}/g) ?? []).join('-'),
  );
  await rows(trx, 'delete from casework.recovery_codes where door = ? and account_id = ?', [
    account.door,
    account.id,
  ]);
  await rows(
    trx,
    'insert into casework.recovery_codes (door, account_id, hash) select ?, ?, h from unnest(?::text[]) h',
    [account.door, account.id, codes.map((code) => recoveryHash(strapi, account, tidyCode(code)))],
  );
  return codes;
}

/** Takes an account's factor away, with its recovery codes. @returns whether there was one */
export async function removeFactor(
  trx: Trx,
  { door, id }: Pick<FactorAccount, 'door' | 'id'>,
): Promise<boolean> {
  const removed = await rows<{ had: boolean }>(
    trx,
    `delete from casework.second_factors where door = ? and account_id = ? returning secret is not null as had`,
    [door, id],
  );
  return removed[0]?.had ?? false;
}
