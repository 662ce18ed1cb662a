import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse } from '../answers/errors';
import { isProduction } from './startup';

/** Closes the endpoints of Strapi that this application does not need: each would have to be guarded. */

type Route = { path?: string; handler?: unknown; info?: { pluginName?: string; type?: string } };

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  // The office gives new passwords; no link that sets one is sent to anybody.
  admin: [
    'authentication.forgotPassword',
    'authentication.resetPassword',
    // An invitation's link would sign its account in with neither password nor second factor having been asked for.
    'authentication.register',
    'authentication.registrationInfo',
    // Statistics are counted by queries of Strapi's own, which know no sight.
    'homepage.getKeyStatistics',
    // Trial and AI calls ask hosts of Strapi's vendor.
    'admin.licenseTrialTimeLeft',
    'ai.getAiUsage',
    'ai.getAiToken',
    // Webhooks would carry every record, whole, to an address that is fetched unchecked (CVE-2024-52588). What
    // leaves the system goes through features/notifications/webhook.ts.
    'webhooks.listWebhooks',
    'webhooks.createWebhook',
    'webhooks.getWebhook',
    'webhooks.updateWebhook',
    'webhooks.deleteWebhook',
    'webhooks.deleteWebhooks',
    'webhooks.triggerWebhook',
  ],
  // This endpoint lets every signed-in account send mail to anybody in the city's name. Notices go out by
  // features/notifications/mail.ts.
  email: ['email.send'],
  // This endpoint changes the languages of the whole panel, and Strapi lets every user call it.
  i18n: ['settings.updateSettings'],
  'content-manager': [
    'homepage.getRecentDocuments',
    'homepage.getCountDocuments',
    // No content type has drafts.
    'collection-types.discard',
    'single-types.discard',
  ],
};

/**
 * The calls of Strapi's own that are open in the API, where a token of full access is asked for no permission: signing
 * in, and files, whose rows PostgreSQL keeps. Accounts and roles are made and changed in the panel alone.
 */
const OPEN_AT_API: Readonly<Record<string, readonly string[]>> = {
  upload: [
    'content-api.upload',
    'content-api.find',
    'content-api.findPage',
    'content-api.findOne',
    'content-api.destroy',
  ],
  'users-permissions': [
    'auth.callback',
    'auth.changePassword',
    'auth.refresh',
    'auth.logout',
    'auth.getSessions',
    'auth.revokeSession',
    'user.me',
  ],
};

/** Answered as what does not exist. */
export function isClosed(strapi: Core.Strapi, ctx: Context): boolean {
  const { route } = ctx.state as { route?: Route };
  const plugin = route?.info?.pluginName ?? '';
  if (plugin === 'content-manager' && !isOfItsKind(strapi, ctx, route?.path ?? '')) return true;
  if (typeof route?.handler !== 'string' || plugin === '' || plugin === 'casework') return false;
  if (route.info?.type === 'content-api') return !OPEN_AT_API[plugin]?.includes(route.handler);
  return CLOSED[plugin]?.includes(route.handler) ?? false;
}

/**
 * Refuses to make the first super administrator over the interface: on a fresh installation Strapi gives the role
 * to the first visitor. In production the first one is made on the server (scripts/admin-create.mjs), however long
 * there is none.
 * @throws 403 FIRST_ADMIN_BY_COMMAND
 */
export function refuseFirstAdmin(ctx: Context): void {
  const { route } = ctx.state as { route?: Route };
  const isAsked = route?.info?.pluginName === 'admin' && route.handler === 'authentication.registerAdmin';
  if (isAsked && isProduction(process.env)) throw refuse(403, 'FIRST_ADMIN_BY_COMMAND');
}

/**
 * Whether the type asked of the Content Manager exists, and is of the kind of this address. At the address of
 * single types, a collection's first record would be changed, whichever it is.
 */
function isOfItsKind(strapi: Core.Strapi, ctx: Context, path: string): boolean {
  const { model } = (ctx['params'] ?? {}) as { model?: string };
  if (model === undefined) return true;
  const types = strapi.contentTypes as unknown as Record<string, { kind: string }>;
  if (!Object.hasOwn(types, model)) return Object.hasOwn(strapi.components, model);
  const [, wanted] = /\/(single|collection)-types\//.exec(path) ?? [];
  return wanted === undefined || types[model]?.kind === `${wanted}Type`;
}

/** Tokens of the admin kind keep their fields when their owner's role is restricted (CVE-2026-108114). */
export function closeDoors(strapi: Core.Strapi): void {
  const refuseAdminKind = (event: { params: { data?: { kind?: unknown } } }): void => {
    if (event.params.data?.kind === 'admin') throw refuse(403, 'ADMIN_TOKENS_CLOSED');
  };
  strapi.db.lifecycles.subscribe({
    models: ['admin::api-token'],
    beforeCreate: (event) => refuseAdminKind(event as never),
    beforeUpdate: (event) => refuseAdminKind(event as never),
  });
  // Behind a proxy only the address that the proxy itself saw counts: what a client writes before it does not.
  (strapi.server.app as { maxIpsCount?: number }).maxIpsCount = 1;
}

/**
 * Removes the closed endpoints from the panel's menu, because Strapi gives the super admin every right again at
 * each start.
 */
export async function hideClosedDoors(strapi: Core.Strapi): Promise<void> {
  const closed = { action: { $startsWith: 'admin::webhooks.' } };
  await strapi.db.query('admin::permission').deleteMany({ where: closed });
}
