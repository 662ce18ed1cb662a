import { BOUND_CALLS } from './calls';
import { routesOf, type BoundCall, type Route } from './platform/calls/bind-calls';

const isForPanel = ({ declaration }: BoundCall): boolean => declaration.panelOnly === true;

/** Needs no account. */
const isOpen = (route: Route): boolean => route.config?.['auth'] === false;

/** The same calls with an API user's JWT under /api/casework and with an admin session under /casework. */
export default {
  'content-api': {
    type: 'content-api',
    routes: routesOf(BOUND_CALLS.filter((call) => !isForPanel(call))),
  },
  admin: {
    type: 'admin',
    routes: routesOf(BOUND_CALLS).map((route) => ({
      ...route,
      config: { ...route.config, ...(isOpen(route) ? {} : { policies: ['admin::isAuthenticatedAdmin'] }) },
    })),
  },
};
