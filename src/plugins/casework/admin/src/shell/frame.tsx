import type { StrapiApp } from '@strapi/strapi/admin';
import type { RouteObject } from 'react-router-dom';
import { Shell } from './Shell';

type Router = { _routes: RouteObject[]; routes: RouteObject[] };

/**
 * Puts the shell around all pages and 今日 in the place of Strapi's first page. Strapi reads its routes once, when it
 * makes the router; until then plugins add to the flat list and look for entries in it. So the list stays as it is,
 * and only what is read from it at the end is wrapped.
 */
export function frame(app: StrapiApp): void {
  const router = (app as unknown as { router: Router }).router;
  Object.defineProperty(router, 'routes', {
    configurable: true,
    get(this: Router): RouteObject[] {
      const pages = this._routes.map((route) =>
        route.index
          ? { index: true, lazy: async () => ({ Component: (await import('../today/TodayPage')).default }) }
          : route,
      );
      return [{ Component: Shell, children: pages as RouteObject[] }];
    },
  });
}
