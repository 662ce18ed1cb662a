import type { Context } from 'koa';
import { generatedPageSchema } from '../../../../contracts/paging';
import { fieldErrors, refuse } from '../answers/errors';
import { parse } from '../answers/parse';

/** Checks the shapes that Strapi takes for granted and answers with 500 when they are others. */

type Route = {
  handler?: unknown;
  info?: { pluginName?: string; apiName?: string; type?: string };
  config?: { auth?: unknown };
};

type Sent = Record<string, unknown> | null | undefined;

/**
 * Refuses shapes of query and body that Strapi fails in. An anonymous request is refused with 401 before its shape is
 * checked (spec: page 2, order of refusals), except where one signs in.
 * @throws CaseworkError 400
 */
export function requireShape(ctx: Context, isSignedIn: boolean): void {
  const { route } = ctx.state as { route?: Route };
  if (!isSignedIn && route?.config?.auth !== false && !ctx.path.startsWith('/api/auth/')) return;
  const { filters } = ctx.query as { filters?: unknown };
  // REST ignores filters that are a list, the Content Manager fails in them.
  if (Array.isArray(filters)) throw refuse(400, 'BAD_QUERY');
  const { body } = ctx.request as { body?: Sent };
  if (route?.handler === 'permission.check' && !arePermissions(body?.['permissions']))
    throw fieldErrors([{ field: 'permissions', code: 'BAD_VALUE' }]);
  if (route?.info?.type === 'content-api' && route.info.apiName !== undefined)
    parse(generatedPageSchema, { pagination: (ctx.query as { pagination?: unknown }).pagination });
  // Calls of our own have contracts, which name the field.
  const name = route?.info?.pluginName === 'casework' ? null : inherited(body);
  if (name !== null) throw refuse(400, 'UNKNOWN_NAME', { name });
}

/**
 * The panel asks for a page's permissions at once; each wrong item would cost Strapi's validator a separate error.
 */
const MOST_PERMISSIONS = 300;

const isAbsentOrText = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'string';

const arePermissions = (given: unknown): boolean =>
  Array.isArray(given) &&
  given.length <= MOST_PERMISSIONS &&
  given.every((one: unknown) => {
    if (typeof one !== 'object' || one === null) return false;
    const { action, subject, field } = one as Record<string, unknown>;
    return typeof action === 'string' && isAbsentOrText(subject) && isAbsentOrText(field);
  });

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
