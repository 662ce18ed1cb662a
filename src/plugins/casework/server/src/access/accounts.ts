import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** What Strapi's authentication asks the database for without need. It decides as before. */

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

/** The permissions of a role in one query; users-permissions reads the role once more before. */
export function readPermissionsAtOnce(strapi: Core.Strapi): void {
  const permissions = strapi.plugin('users-permissions').service('permission');
  permissions.findRolePermissions = (role: number) =>
    strapi.db.query('plugin::users-permissions.permission').findMany({ where: { role } });
}
