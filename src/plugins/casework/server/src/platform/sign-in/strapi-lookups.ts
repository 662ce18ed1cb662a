import { createSecretKey } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse } from '../answers/errors';

/** Saves Strapi's authentication queries that it does not need; what it decides stays the same. */

type Route = { info?: { type?: string }; config?: { auth?: false | { strategies?: unknown[] } } };

/**
 * A bearer with dots is a user's JWT; API tokens are hexadecimal. Strapi would look each one up among the
 * tokens first.
 */
export function skipTokenLookup(ctx: Context): void {
  const state = ctx.state as { route?: Route };
  const { route } = state;
  const auth = route?.config?.auth;
  if (route?.info?.type !== 'content-api' || auth === false || auth?.strategies) return;
  if (!/^bearer\s+[^\s.]+\.[^\s.]+\.[^\s.]+$/i.test(ctx.get('authorization'))) return;
  state.route = {
    ...route,
    config: { ...route.config, auth: { ...auth, strategies: ['users-permissions'] } },
  };
}

const NAMES = ['email', 'username', 'firstname', 'lastname'] as const;

/**
 * Refuses a person's change of the own account's names: the ledger, the record of attempts and the keys of repeated
 * calls refer to them, so the office gives them (spec: page 5, accounts). Language and password stay free.
 * @throws CaseworkError 403
 */
export function keepOwnNames(ctx: Context): void {
  const { route, user = {} } = ctx.state as { route?: { handler?: unknown }; user?: Record<string, unknown> };
  if (route?.handler !== 'authenticated-user.updateMe') return;
  const body = ((ctx.request as { body?: unknown }).body ?? {}) as Record<string, unknown>;
  const changed = NAMES.some(
    (name) => body[name] !== undefined && comparable(body[name]) !== comparable(user[name]),
  );
  if (changed) throw refuse(403, 'NAMES_BY_OFFICE');
}

const comparable = (value: unknown): string => JSON.stringify(value ?? '').toLowerCase();

type Permission = { action: string };
type Engine = { generateAbility(permissions: Permission[], options?: object): Promise<unknown> };

/** Roles differ in a handful of lists; more than that are API tokens with lists of their own. */
const KNOWN_ABILITIES = 16;

/**
 * Reads the permissions of a role in one query, and only the action of each: users-permissions reads the role once
 * more before, and every column. The result of a list of actions depends on the list alone, so it is computed once;
 * the list itself is read for every request, so that a removed permission has no effect any more.
 */
export function readPermissionsAtOnce(strapi: Core.Strapi): void {
  const permissions = strapi.plugin('users-permissions').service('permission');
  permissions.findRolePermissions = (role: number) =>
    strapi.db
      .query('plugin::users-permissions.permission')
      .findMany({ where: { role }, select: ['action'], orderBy: 'id' });

  const engine = strapi.contentAPI.permissions.engine as unknown as Engine;
  const generate = engine.generateAbility.bind(engine);
  const known = new Map<string, Promise<unknown>>();
  engine.generateAbility = (list, options) => {
    const isPlain = options === undefined && list.every((one) => Object.keys(one).length === 1);
    if (!isPlain) return generate(list, options);
    const key = list.map(({ action }) => action).join('\n');
    const before = known.get(key);
    if (before) return before;
    if (known.size >= KNOWN_ABILITIES) known.clear();
    const ability = generate(list);
    known.set(key, ability);
    ability.catch(() => known.delete(key));
    return ability;
  };
}

const JWT_SECRET = 'plugin::users-permissions.jwtSecret';

/**
 * Makes the secret of the API's tokens a key once. Of a text jsonwebtoken would find out for every request that
 * it is no public key, by failing to read it as one.
 */
export function keepTokenKey(strapi: Core.Strapi): void {
  const secret: unknown = strapi.config.get(JWT_SECRET);
  if (typeof secret === 'string') strapi.config.set(JWT_SECRET, createSecretKey(Buffer.from(secret)));
}
