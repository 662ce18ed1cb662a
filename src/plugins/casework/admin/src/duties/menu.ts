import { Calendar, File } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

const READ = 'plugin::content-manager.explorer.read';

/** The pages of duties and reports in the menu, for whoever may look at them. */
export function addDuties(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/casework/duties',
    icon: Calendar,
    intlLabel: { id: 'casework.duties.title', defaultMessage: 'Duties' },
    permissions: [{ action: READ, subject: 'api::duty.duty' }],
    position: 2,
    Component: () => import('./DutiesPage'),
  });
  app.addMenuLink({
    to: 'plugins/casework/reports',
    icon: File,
    intlLabel: { id: 'casework.reports.title', defaultMessage: 'Reports' },
    permissions: [{ action: READ, subject: 'api::report.report' }],
    position: 3,
    Component: () => import('../reports/ReportsApp'),
  });
}
