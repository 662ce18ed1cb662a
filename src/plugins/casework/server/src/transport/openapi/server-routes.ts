import type { Core } from '@strapi/strapi';

/** A call of the API as the running server has it. */
export type ApiRoute = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** as the router has it, with the prefix: `/api/issues/:id` */
  path: string;
  owner:
    | { kind: 'content-type'; uid: string; action: string }
    | { kind: 'casework'; handler: string }
    | { kind: 'other' };
  /** needs no account */
  open: boolean;
};

type Layer = { path: unknown; methods: readonly string[] };
type Declared = { method: string; path: string; handler: unknown; config?: { auth?: unknown } };
type Router = { prefix?: string; routes: readonly Declared[]; type?: string };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The routes that the server really has under /api, with the handler that each was declared with. */
export function apiRoutes(strapi: Core.Strapi): ApiRoute[] {
  const declared = declaredRoutes(strapi);
  const layers = strapi.server.api('content-api').listRoutes() as unknown as Layer[];
  const routes = new Map<string, ApiRoute>();
  for (const { path, methods } of layers) {
    if (typeof path !== 'string') continue;
    for (const method of METHODS) {
      if (!methods.includes(method.toUpperCase())) continue;
      const key = `${method} ${path}`;
      const known = declared.get(key);
      routes.set(key, { method, path, owner: known?.owner ?? { kind: 'other' }, open: known?.open ?? false });
    }
  }
  return [...routes.values()];
}

function declaredRoutes(strapi: Core.Strapi): Map<string, Pick<ApiRoute, 'owner' | 'open'>> {
  const found = new Map<string, Pick<ApiRoute, 'owner' | 'open'>>();
  const add = (router: Router, prefix: string, ownerOf: (handler: string) => ApiRoute['owner']): void => {
    for (const { method, path, handler, config } of router.routes) {
      if (typeof handler !== 'string') continue;
      found.set(`${method.toLowerCase()} /api${prefix}${path}`, {
        owner: ownerOf(handler),
        open: config?.auth === false,
      });
    }
  };
  for (const api of Object.values(strapi.apis as Record<string, { routes: Record<string, Router> }>)) {
    for (const router of Object.values(api.routes)) {
      add(router, router.prefix ?? '', (handler) => ({
        kind: 'content-type',
        uid: handler.slice(0, handler.lastIndexOf('.')),
        action: handler.slice(handler.lastIndexOf('.') + 1),
      }));
    }
  }
  const casework = strapi.plugin('casework').routes as unknown as Record<string, Router>;
  for (const router of Object.values(casework)) {
    if (router.type !== 'content-api') continue;
    add(router, router.prefix ?? '/casework', (handler) => ({ kind: 'casework', handler }));
  }
  return found;
}
