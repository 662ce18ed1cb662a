import type { Core } from '@strapi/strapi';
import { readPermissionsAtOnce } from './access/accounts';
import { closeDoors } from './access/closed-doors';
import { installDatabase } from './access/install';
import { installPasswords } from './access/passwords';
import { installQueryGuard } from './access/query-guard';
import { installSeam } from './access/seam';
import { assertLogin } from './access/startup';
import files from './files/controller';
import { installStore } from './files/store';
import { installForms } from './forms/install';
import { installGraphql } from './graphql/install';
import assessment from './assessment/controller';
import documents from './documents/controller';
import issues from './issues/controller';
import openapi from './openapi/controller';
import organisation from './organisation/controller';
import { seedReferenceData } from './organisation/reference-data';
import { seedApiAccess, seedPanelRoles } from './organisation/roles';
import { configurePanel } from './panel/configure';
import panel from './panel/controller';
import { installRelationSearch } from './panel/relation-search';
import routes from './routes';
import { bodyRead, errorLanguage, readableBody } from './shared/language-middleware';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    installSeam(strapi);
    installForms(strapi);
    installStore(strapi);
    installGraphql(strapi);
    installRelationSearch(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    readPermissionsAtOnce(strapi);
    installQueryGuard(strapi);
    installPasswords(strapi);
    closeDoors(strapi);
    await assertLogin(strapi);
    await installDatabase(strapi);
  },
  controllers: { assessment, documents, files, issues, openapi, organisation, panel },
  middlewares: { errorLanguage, readableBody, bodyRead },
  services: {
    /** Roles, reference data and the panel's looks; called by the application's bootstrap, after Strapi's own. */
    seed: ({ strapi }: { strapi: Core.Strapi }) => ({
      async run(): Promise<void> {
        await seedReferenceData(strapi);
        await seedPanelRoles(strapi);
        await seedApiAccess(strapi);
        await configurePanel(strapi);
      },
    }),
  },
  routes,
};
