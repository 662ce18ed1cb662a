import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse } from '../shared/errors';

/** What Strapi opens and this application does not need: each would have to be guarded. */

type Route = { handler?: unknown; info?: { pluginName?: string; type?: string } };

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  // The office gives new passwords; nobody is sent a link that sets one.
  admin: [
    'authentication.forgotPassword',
    'authentication.resetPassword',
    // These count and list with queries of their own.
    'homepage.getKeyStatistics',
    // They would carry every record, whole, to an address that is fetched unchecked (CVE-2024-52588). What
    // leaves the system goes through notifications/webhook.ts.
    'webhooks.listWebhooks',
    'webhooks.createWebhook',
    'webhooks.getWebhook',
    'webhooks.updateWebhook',
    'webhooks.deleteWebhook',
    'webhooks.deleteWebhooks',
    'webhooks.triggerWebhook',
  ],
  'content-manager': ['homepage.getRecentDocuments', 'homepage.getCountDocuments'],
  'users-permissions': [
    'auth.forgotPassword',
    'auth.resetPassword',
    'auth.register',
    'auth.emailConfirmation',
    'auth.sendEmailConfirmation',
    'auth.connect',
  ],
};

/** Answered as what does not exist. */
export function isClosed(ctx: Context): boolean {
  const { route } = ctx.state as { route?: Route };
  const closed = CLOSED[route?.info?.pluginName ?? ''];
  return typeof route?.handler === 'string' && (closed?.includes(route.handler) ?? false);
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

/** Takes the closed doors out of the panel's menu: Strapi gives the super admin every right anew at each start. */
export async function hideClosedDoors(strapi: Core.Strapi): Promise<void> {
  const closed = { action: { $startsWith: 'admin::webhooks.' } };
  await strapi.db.query('admin::permission').deleteMany({ where: closed });
}
