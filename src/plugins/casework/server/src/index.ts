import type { Core } from '@strapi/strapi';
import { installDatabase } from './access/install';
import { installSeam } from './access/seam';
import issues from './issues/controller';
import { seedReferenceData } from './organisation/reference-data';
import { seedApiAccess, seedPanelRoles } from './organisation/roles';
import routes from './routes';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    installSeam(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await installDatabase(strapi);
  },
  controllers: { issues },
  services: {
    /** Roles and reference data; called by the application's bootstrap, after Strapi's own. */
    seed: ({ strapi }: { strapi: Core.Strapi }) => ({
      async run(): Promise<void> {
        await seedReferenceData(strapi);
        await seedPanelRoles(strapi);
        await seedApiAccess(strapi);
      },
    }),
  },
  routes,
};
