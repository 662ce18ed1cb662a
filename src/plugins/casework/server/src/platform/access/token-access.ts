import { CALLS } from '../../../../contracts/calls';
import { refuse } from '../answers/errors';
import type { Account, Asker } from './actor';

/** Limits API tokens: those of Strapi's kind "read-only" read, and those that no person is tied to do nothing. */

type Authenticated = {
  strategy?: { name?: string };
  credentials?: { type?: string } | null;
};
type Verify = (auth: Authenticated | undefined, config?: { scope?: string | string[] } | false) => unknown;

/** Permissions of the calls that only read. Strapi takes those alone for reading whose name ends with `find`. */
const READING = new Set(
  CALLS.filter(({ method }) => method === 'GET').map(({ name }) => `plugin::casework.${name}`),
);

/** Lets read-only tokens take every call that only reads; expired ones have been refused before. */
export function letReadOnlyTokensRead(auth: { verify: Verify }): void {
  const verify = auth.verify.bind(auth);
  auth.verify = (given, config) => {
    const isReadOnly =
      given?.strategy?.name === 'content-api-token' && given.credentials?.type === 'read-only';
    const scopes = config ? [config.scope ?? []].flat() : [];
    if (isReadOnly && scopes.length > 0 && scopes.every((scope) => READING.has(scope))) return undefined;
    return verify(given, config);
  };
}

/**
 * Refuses a token that is tied to no person: a token sees what its person sees, and would be answered with empty
 * lists, as if there were no data.
 * @throws CaseworkError 403
 */
export function requireTied({ strategy }: Account, { kind, error }: Asker): void {
  if (strategy === 'token' && kind === 'none' && error === null) throw refuse(403, 'TOKEN_UNTIED');
}
