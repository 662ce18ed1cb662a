import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { accountOf } from '../access/actor';
import { countRequest } from '../metrics/registry';

/** Removes the token: a log must not open an enterprise's page. */
const withoutToken = (path: string): string => path.replace(/^(\/e\/l\/).+$/i, '$1…');

/**
 * Writes one line per request, refused and failed ones too: the call, its result, the account and the address (GB/T
 * 22239: 审计覆盖每个用户). Replaces Strapi's own log, which writes the whole address: search words, and the signature that
 * opens a file, do not belong in a log. Changes of records are recorded separately: in the ledger, the refused
 * attempts, the sign-ins and the changes.
 */
export const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const start = performance.now();
    const id = requestIdOf(ctx.get('x-request-id'));
    ctx.state['requestId'] = id;
    ctx.set('X-Request-Id', id);
    let status = 500;
    try {
      await next();
      ({ status } = ctx);
    } finally {
      const spent = performance.now() - start;
      const ms = Math.ceil(spent);
      const { label: account } = accountOf(ctx);
      const { method, ip } = ctx;
      const path = withoutToken(ctx.path);
      const { _matchedRoute: route } = ctx as { _matchedRoute?: string };
      countRequest(method, route, status, spent / 1_000);
      strapi.log.http(`${method} ${path} (${ms} ms) ${status} ${account} ${ip}`, {
        requestId: id,
        method,
        path,
        route,
        ms,
        status,
        account,
        ip,
      });
    }
  };

/** The proxy's id of a request, so that its log and ours can be laid side by side; an own one for what is none. */
export const requestIdOf = (given: string): string => (/^[\w.:-]{1,64}$/.test(given) ? given : randomUUID());
