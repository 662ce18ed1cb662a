import type { Context } from 'koa';
import { fieldErrors, refuse } from '../shared/errors';

/** What Strapi takes for granted of a request, and fails without. */

type Route = { handler?: unknown; info?: { pluginName?: string }; config?: { auth?: unknown } };

type Sent = Record<string, unknown> | null | undefined;

/**
 * Whoever is nobody is told so first (spec: page 2, order of refusals), except where one signs in.
 * @throws CaseworkError 400
 */
export function requireShape(ctx: Context, isSignedIn: boolean): void {
  const { route } = ctx.state as { route?: Route };
  if (!isSignedIn && route?.config?.auth !== false && !ctx.path.startsWith('/api/auth/')) return;
  const { filters } = ctx.query as { filters?: unknown };
  // One door ignores it, another fails.
  if (Array.isArray(filters)) throw refuse(400, 'BAD_QUERY');
  const { body } = ctx.request as { body?: Sent };
  if (route?.handler === 'permission.check' && !Array.isArray(body?.['permissions']))
    throw fieldErrors([{ field: 'permissions', code: 'BAD_VALUE' }]);
  // Calls of our own have contracts, which name the field.
  const name = route?.info?.pluginName === 'casework' ? null : inherited(body);
  if (name !== null) throw refuse(400, 'UNKNOWN_NAME', { name });
}

/** A name in what was sent that every object has: looked up as a field, it is found. */
function inherited(body: unknown): string | null {
  const left = [body];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Object.keys(next)) {
      if (!Array.isArray(next) && key in Object.prototype) return key;
      left.push((next as Record<string, unknown>)[key]);
    }
  }
  return null;
}
