import type { Core } from '@strapi/strapi';
import { CaseworkError, overloaded, refuse } from '../../platform/answers/errors';
import { presentInstant } from '../../platform/base/clock';
import { asOwner, inTransaction, type Trx } from '../../platform/database/as-owner';
import { asSystem } from '../../platform/database/outside-transaction';
import { Rate } from '../../platform/limits/rate';
import type { DoorName } from '../../platform/sign-in/passwords';
import { seal, unseal } from '../../platform/sign-in/sealed';
import { accountFor, recordSignOn, type SignedOn } from './people';
import { completeSignOn, requireSettings, type Begun, type Identity } from './provider';

/** A sign-on from its beginning to its session; what is remembered in between the browser or client keeps, sealed. */

/** So long somebody may take at the provider. */
export const SIGN_ON_SECONDS = 600;

/** An office of some hundred people signs on behind one address at half past eight. */
const attempts = new Rate({ most: 600, per: 10 * 60_000, keys: 20_000 });

/** @throws CaseworkError 429 */
export function slowDown(ip: string): void {
  if (attempts.take(ip, presentInstant().getTime()) !== null) throw overloaded(429);
}

type Kept<T> = Begun & { at: number; with: T };

const placeOf = (door: DoorName): string => `sign-on:${door}`;

/** What the browser or client keeps until it comes back. */
export const keepBegun = <T>(strapi: Core.Strapi, door: DoorName, begun: Begun, more: T): string =>
  seal(
    strapi,
    placeOf(door),
    JSON.stringify({ ...begun, at: presentInstant().getTime(), with: more } satisfies Kept<T>),
  );

/** @throws CaseworkError 403 for what was not begun here, or too long ago */
export function readBegun<T>(strapi: Core.Strapi, door: DoorName, sealed: string): Kept<T> {
  const text = unseal(strapi, placeOf(door), sealed);
  const kept = text === null ? null : (JSON.parse(text) as Kept<T>);
  const age = kept === null ? Infinity : presentInstant().getTime() - kept.at;
  if (kept === null || age < 0 || age > SIGN_ON_SECONDS * 1000) throw refuse(403, 'SIGN_ON_STALE');
  return kept;
}

/** The door's own work, before anybody is known. */
export const atTheDoor = <T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> =>
  asSystem(() =>
    inTransaction(strapi, (trx) =>
      asOwner(trx, 'A session is begun before there is an asker', () => work(trx)),
    ),
  );

/**
 * Finishes a sign-on: the identity is checked, its account found, the session begun, all of it on record.
 * @param begin makes the session, in the transaction that records the sign-on
 * @throws CaseworkError 403 for whoever does not get in, 503 when the provider cannot be reached
 */
export async function finishSignOn<T>(
  strapi: Core.Strapi,
  given: { door: DoorName; returned: URL; begun: Begun; ip: string },
  begin: (trx: Trx, account: SignedOn, identity: Identity, now: Date) => Promise<T>,
): Promise<T> {
  const { door, returned, begun, ip } = given;
  const { match } = requireSettings();
  // The state is compared before the provider is asked anything.
  if (returned.searchParams.get('state') !== begun.state) throw refuse(403, 'SIGN_ON_STALE');
  const identity = await completeSignOn(strapi, returned, begun);
  const now = presentInstant();
  const entry = { door, given: identity.claim ?? identity.subject, ip, now };
  try {
    return await atTheDoor(strapi, async (trx) => {
      const account = await accountFor(trx, identity, { door, match, now });
      await recordSignOn(trx, { ...entry, account });
      return begin(trx, account, identity, now);
    });
  } catch (error) {
    if (error instanceof CaseworkError)
      await atTheDoor(strapi, (trx) => recordSignOn(trx, { ...entry, account: null }));
    throw error;
  }
}
