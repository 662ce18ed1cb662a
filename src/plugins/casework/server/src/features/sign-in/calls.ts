import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { secondFactorCalls as declaredFactors, signInCalls as declared } from '../../../../contracts/sign-in';
import { accountOf } from '../../platform/access/actor';
import { fieldErrors, overloaded, refuse } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { Rate } from '../../platform/limits/rate';
import type { DoorName } from '../../platform/sign-in/passwords';
import {
  beginEnrolment,
  confirmEnrolment,
  factorState,
  judgeCode,
  newRecoveryCodes,
  removeFactor,
  type FactorAccount,
} from '../../platform/sign-in/second-factor';
import { passwordsClosed, signOnSettings } from '../../platform/sign-in/sign-on-settings';
import { SIGN_ON_SECONDS, finishSignOn, keepBegun, readBegun, slowDown } from './flow';
import { beginSignOn, requireSettings } from './provider';
import { beginApiSession } from './sessions';

export const signInCalls = bindCalls(declared, {
  ways: () => ({
    data: {
      signOn: signOnSettings() !== null,
      name: signOnSettings()?.name ?? '',
      passwords: passwordsClosed() ? ('closed' as const) : ('open' as const),
    },
  }),

  begin: async ({ strapi, ctx, data: { redirectUri } }) => {
    slowDown(ctx.ip);
    if (!requireSettings().apiRedirects.includes(redirectUri))
      throw fieldErrors([{ field: 'redirectUri', code: 'BAD_VALUE' }]);
    const { url, begun } = await beginSignOn(strapi, redirectUri);
    return {
      data: {
        url,
        request: keepBegun(strapi, 'interface', begun, null),
        expiresAt: new Date(presentInstant().getTime() + SIGN_ON_SECONDS * 1000).toISOString(),
      },
    };
  },

  complete: async ({ strapi, ctx, data: { request, returned } }) => {
    slowDown(ctx.ip);
    requireSettings();
    const begun = readBegun(strapi, 'interface', request);
    const jwt = await finishSignOn(
      strapi,
      { door: 'interface', returned: new URL(returned), begun, ip: ctx.ip },
      (trx, account, identity, now) => beginApiSession(strapi, trx, account, identity, now),
    );
    return { data: { jwt } };
  },
});

const DOORS: Readonly<Record<string, DoorName>> = { api: 'interface', admin: 'admin-panel' };

/** @throws CaseworkError 403 for an API token, which has no password either */
function ownAccount(ctx: Context): FactorAccount {
  const { strategy, id, label } = accountOf(ctx);
  const door = DOORS[strategy];
  if (!door) throw refuse(403, 'FORBIDDEN');
  return { door, id, label: label.replace(/^\w+:/, '') };
}

/** How often one account may show its password here: it is no place to find one out. */
const guesses = new Rate({ most: 10, per: 15 * 60_000, keys: 20_000 });

/**
 * Whoever sits down at a session that somebody else has left must not bind his own telephone to it.
 * @throws CaseworkError 400
 */
async function requirePassword(
  strapi: Core.Strapi,
  trx: Trx,
  account: FactorAccount,
  given: string,
): Promise<void> {
  const [found] = await rows<{ password: string | null }>(
    trx,
    `select password from ${account.door === 'admin-panel' ? 'admin_users' : 'up_users'} where id = ?`,
    [account.id],
  );
  if (guesses.take(`${account.door}:${account.id}`, presentInstant().getTime()) !== null)
    throw overloaded(429);
  const passwords = strapi.service('admin::auth') as unknown as {
    validatePassword(password: string, hash: string): Promise<boolean>;
  };
  if (!found?.password || !(await passwords.validatePassword(given, found.password)))
    throw refuse(400, 'PASSWORD_WRONG');
}

type Own = { strapi: Core.Strapi; trx: Trx; account: FactorAccount; now: Date };

/** @throws CaseworkError 400 for a wrong code, 409 without a factor, 429 after too many */
async function requireCode({ strapi, trx, account, now }: Own, code: string | undefined): Promise<void> {
  if (code === undefined) throw refuse(400, 'SECOND_FACTOR_REQUIRED');
  if ((await judgeCode(strapi, trx, account, code, now)) === 'wrong')
    throw refuse(400, 'SECOND_FACTOR_WRONG');
}

/** A call on the caller's own account. */
const onOwn = async <T>(
  call: {
    strapi: Core.Strapi;
    ctx: Context;
    now: Date;
    transaction: <R>(work: (trx: Trx) => Promise<R>) => Promise<R>;
  },
  work: (own: Own) => Promise<T>,
): Promise<{ data: T }> => {
  const account = ownAccount(call.ctx);
  const { strapi, now } = call;
  return {
    data: await call.transaction((trx) =>
      asOwner(trx, 'Requests may not read or write second factors; an account keeps its own', () =>
        work({ strapi, trx, account, now }),
      ),
    ),
  };
};

export const secondFactorCalls = bindCalls(declaredFactors, {
  state: (call) => onOwn(call, ({ trx, account, now }) => factorState(trx, account, now)),

  enrol: (call) =>
    onOwn(call, async (own) => {
      const { strapi, trx, account, now } = own;
      await requirePassword(strapi, trx, account, call.data.password);
      const { enrolled } = await factorState(trx, account, now);
      if (enrolled) await requireCode(own, call.data.code);
      return beginEnrolment(strapi, trx, account, now);
    }),

  confirm: (call) =>
    onOwn(call, async ({ strapi, trx, account, now }) => {
      const recoveryCodes = await confirmEnrolment(strapi, trx, account, call.data.code, now);
      if (recoveryCodes === null) throw refuse(400, 'SECOND_FACTOR_WRONG');
      return { recoveryCodes };
    }),

  renewCodes: (call) =>
    onOwn(call, async (own) => {
      await requireCode(own, call.data.code);
      return { recoveryCodes: await newRecoveryCodes(own.strapi, own.trx, own.account) };
    }),

  remove: (call) =>
    onOwn(call, async (own) => {
      const { strapi, trx, account, now } = own;
      await requirePassword(strapi, trx, account, call.data.password);
      if ((await factorState(trx, account, now)).demanded) throw refuse(403, 'SECOND_FACTOR_DEMANDED');
      await requireCode(own, call.data.code);
      await removeFactor(trx, account);
      return factorState(trx, account, now);
    }),
});
