import { assessmentRoutes } from './assessment/routes';
import { commonProblemRoutes } from './common-problems/routes';
import { documentRoutes } from './documents/routes';
import { dutyRoutes } from './duties/routes';
import { escalationRoutes } from './escalation/routes';
import { fileRoutes } from './files/routes';
import { issueRoutes } from './issues/routes';
import { meetingRoutes } from './meetings/routes';
import { notificationRoutes } from './notifications/routes';
import { openApiRoutes } from './openapi/calls';
import { organisationRoutes } from './organisation/routes';
import { panelRoutes } from './panel/routes';
import { policyRoutes } from './policies/routes';
import { reportRoutes } from './reports/routes';
import { visitRoutes } from './visits/routes';
import { tableRoutes } from './tables/routes';
import { sweepRoutes } from './sweep/routes';

export type Route = { method: string; path: string; handler: string; config?: Record<string, unknown> };

export const ROUTES: readonly Route[] = [
  ...assessmentRoutes,
  ...commonProblemRoutes,
  ...documentRoutes,
  ...dutyRoutes,
  ...fileRoutes,
  ...issueRoutes,
  ...meetingRoutes,
  ...organisationRoutes,
  ...policyRoutes,
  ...reportRoutes,
  ...tableRoutes,
  ...openApiRoutes,
  ...visitRoutes,
  ...sweepRoutes,
  ...escalationRoutes,
  ...notificationRoutes,
];

/** Paths that need no account. */
const isOpen = (route: Route): boolean => route.config?.['auth'] === false;

/** The same calls with an API user's JWT under /api/casework and with an admin session under /casework. */
export default {
  'content-api': { type: 'content-api', routes: ROUTES.map((route) => ({ ...route })) },
  admin: {
    type: 'admin',
    routes: [...ROUTES, ...panelRoutes].map((route: Route) => ({
      ...route,
      config: { ...route.config, ...(isOpen(route) ? {} : { policies: ['admin::isAuthenticatedAdmin'] }) },
    })),
  },
};
