import { createSecretKey } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { refuse } from '../answers/errors';
import { rowsOfKept, type Row } from '../database/as-owner';

/** Saves Strapi's authentication queries that it does not need; what it decides stays the same. */

/** A way of Strapi's to find out who asks. */
type Strategy = {
  name: string;
  authenticate(ctx: Context): Promise<Record<string, unknown>>;
  verify?(auth: { credentials: unknown; ability: Ability | null }, config: { scope?: unknown }): void;
};
type Ability = { can(action: string): boolean };

type Route = { info?: { type?: string }; config?: { auth?: false | { strategies?: unknown[] } } };

const STRATEGIES: Record<string, (strapi: Core.Strapi) => Strategy> = {
  'content-api': userStrategy,
  admin: panelStrategy,
};

/**
 * A bearer with dots is a user's JWT; API tokens are hexadecimal. Strapi would look each one up among the
 * tokens first, and then the user with one statement for each part. Here one statement finds them all.
 */
export function lookUpAtOnce(strapi: Core.Strapi, ctx: Context): void {
  const state = ctx.state as { route?: Route };
  const { route } = state;
  const strategy = STRATEGIES[route?.info?.type ?? ''];
  const auth = route?.config?.auth;
  if (!strategy || auth === false || auth?.strategies) return;
  if (!/^bearer\s+[^\s.]+\.[^\s.]+\.[^\s.]+$/i.test(ctx.get('authorization'))) return;
  state.route = {
    ...route,
    config: { ...route?.config, auth: { ...auth, strategies: [strategy(strapi)] } },
  };
}

const USER = 'plugin::users-permissions.user';
const ROLE = 'plugin::users-permissions.role';

/** The user with his role, the setting and the permissions that Strapi's strategy asks for one after the other. */
const WHO = `select row_to_json(u) as "user", row_to_json(r) as role,
    (select s.value from strapi_core_store_settings s
      where s.key = 'plugin_users-permissions_advanced' and s.environment is null and s.tag is null limit 1) as advanced,
    (select json_agg(p.action order by p.id) from up_permissions p
       join up_permissions_role_lnk k on k.permission_id = p.id where k.role_id = r.id) as actions
  from up_users u left join up_users_role_lnk l on l.user_id = u.id left join up_roles r on r.id = l.role_id
 where u.id = ? limit 1`;

type Who = { user: Row; role: Row | null; advanced: string | null; actions: string[] | null };

/** The strategy of users-permissions for a bearer's JWT, with one statement in place of four. It decides as that one does. */
function userStrategy(strapi: Core.Strapi): Strategy {
  return {
    name: 'users-permissions',
    async authenticate(ctx) {
      try {
        const { id, sessionId } = (await strapi.plugin('users-permissions').service('jwt').getToken(ctx)) as {
          id?: number;
          sessionId?: string;
        };
        if (id === undefined) return { authenticated: false };
        const [who] = await rowsOfKept<Who>(strapi.db.connection, WHO, [id]);
        if (!who) return { error: 'Invalid credentials' };
        const user = entityOf(strapi, USER, who.user);
        const settings = JSON.parse(who.advanced ?? 'null') as { email_confirmation?: boolean };
        if ((settings.email_confirmation && !user['confirmed']) || user['blocked'])
          return { error: 'Invalid credentials' };
        if (!who.role) return { authenticated: false };
        user['role'] = entityOf(strapi, ROLE, who.role);
        const ability = await strapi.contentAPI.permissions.engine.generateAbility(
          (who.actions ?? []).map((action) => ({ action })) as never,
        );
        ctx.state['user'] = user;
        if (sessionId) ctx.state['session'] = { id: sessionId };
        return { authenticated: true, credentials: user, ability };
      } catch {
        return { authenticated: false };
      }
    },
    verify({ credentials, ability }, { scope }) {
      if (!scope && credentials) return;
      if (!scope || !ability) throw new errors.UnauthorizedError();
      const actions = (Array.isArray(scope) ? scope : [scope]) as string[];
      if (!actions.every((action) => ability.can(action))) throw new errors.ForbiddenError();
    },
  };
}

const PANEL_USER = 'admin::user';
const PANEL_ROLE = 'admin::role';

/** The permissions of a user of the panel as one text; whether a condition of Strapi's depends on who he is. */
const PANEL_PERMISSIONS = `select md5(coalesce(string_agg(p::text, ',' order by p.id), '')) as list,
    coalesce(bool_or(jsonb_array_length(coalesce(p.conditions, '[]')) > 0), false) as "isConditional"
  from admin_permissions p
 where p.id in (select k.permission_id from admin_permissions_role_lnk k
                  join admin_users_roles_lnk r on r.role_id = k.role_id where r.user_id = u.id)`;

const PANEL_WHO = `select row_to_json(u) as "user",
    (select json_agg(r order by l.role_ord, r.id) from admin_roles r join admin_users_roles_lnk l on l.role_id = r.id
      where l.user_id = u.id) as roles,
    exists (select 1 from strapi_sessions s
             where s.session_id = ? and s.origin = 'admin' and s.expires_at > now() at time zone 'UTC') as "isActive",
    permissions.*
  from admin_users u cross join lateral (${PANEL_PERMISSIONS}) permissions
 where u.id = ?`;

type Permissions = { list: string; isConditional: boolean };
type PanelWho = Permissions & { user: Row; roles: Row[] | null; isActive: boolean };

/** The permissions of a user as they were found together with him. */
const permissionsOf = new WeakMap<object, Permissions>();

type Sessions = (origin: 'admin') => {
  validateAccessToken(token: string): { isValid: boolean; payload: { userId: string; sessionId: string } };
  isSessionActive(sessionId: string): Promise<boolean>;
};

/** The strategy of the panel, with one statement in place of four. It decides as Strapi's does. */
function panelStrategy(strapi: Core.Strapi): Strategy {
  return {
    name: 'admin',
    async authenticate(ctx) {
      const token = ctx.get('authorization').split(/\s+/)[1] ?? '';
      const sessions = (strapi.sessionManager as unknown as Sessions)('admin');
      const { isValid, payload } = sessions.validateAccessToken(token);
      if (!isValid || !/^\d{1,9}$/.test(payload.userId)) return { authenticated: false };
      const [who] = await rowsOfKept<PanelWho>(strapi.db.connection, PANEL_WHO, [
        payload.sessionId,
        Number(payload.userId),
      ]);
      // Strapi removes a session that has expired when it finds it.
      if (!who?.isActive && !(await sessions.isSessionActive(payload.sessionId)))
        return { authenticated: false };
      if (!who) return { authenticated: false };
      const user = entityOf(strapi, PANEL_USER, who.user);
      if (user['isActive'] !== true) return { authenticated: false };
      user['roles'] = (who.roles ?? []).map((role) => entityOf(strapi, PANEL_ROLE, role));
      permissionsOf.set(user, who);
      const { engine } = strapi.service('admin::permission') as unknown as { engine: PanelEngine };
      const ability = await engine.generateUserAbility(user as User);
      ctx.state['userAbility'] = ability;
      ctx.state['user'] = user;
      ctx.state['session'] = { id: payload.sessionId };
      return { authenticated: true, credentials: user, ability };
    },
  };
}

type Attributes = Record<string, { type: string; columnName?: string }>;

/** A row as Strapi's own query gives it: by the names of the attributes, instants as text. */
function entityOf(strapi: Core.Strapi, uid: string, row: Row): Record<string, unknown> {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as { attributes: Attributes };
  const columns = Object.entries(attributes).filter(([, { columnName }]) => columnName !== undefined);
  return Object.fromEntries(
    columns.map(([name, { type, columnName = '' }]) => {
      const value = row[columnName] ?? null;
      const isInstant = type === 'datetime' && typeof value === 'string';
      return [name, isInstant ? new Date(`${value}Z`).toISOString() : value];
    }),
  );
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

type User = { id: number } & Record<string, unknown>;
type PanelEngine = { generateUserAbility(user: User): Promise<unknown> };

/** What Strapi's engine does itself: it is one object for the whole process, and a process may start the application twice. */
const usual = new WeakMap<PanelEngine, PanelEngine['generateUserAbility']>();

/**
 * Computes what the permissions of a user of the panel allow once for each list of permissions. The list is read for
 * every request (PANEL_WHO), and its text holds the keys and the instants of its rows: a changed permission makes another list.
 */
export function keepPanelAbilities(strapi: Core.Strapi): void {
  const { engine } = strapi.service('admin::permission') as unknown as { engine: PanelEngine };
  const generate = usual.get(engine) ?? engine.generateUserAbility.bind(engine);
  usual.set(engine, generate);
  const known = new Map<string, Promise<unknown>>();
  engine.generateUserAbility = async (user) => {
    const found = permissionsOf.get(user);
    if (!found || found.isConditional) return generate(user);
    const before = known.get(found.list);
    if (before) return before;
    if (known.size >= KNOWN_ABILITIES) known.clear();
    const ability = generate(user);
    known.set(found.list, ability);
    ability.catch(() => known.delete(found.list));
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
