import type { Core } from '@strapi/strapi';
import { keepTokenKey, readPermissionsAtOnce } from './access/accounts';
import { closeDoors } from './access/closed-doors';
import { installDatabase } from './access/install';
import { allowOutside, refuseOutside } from './access/outside';
import { installPasswords } from './access/passwords';
import { installQueryGuard } from './access/query-guard';
import { installSeam } from './access/seam';
import { assertReady } from './access/startup';
import escalation from './escalation/controller';
import { seedRules } from './escalation/rules';
import files from './files/controller';
import { installStore } from './files/store';
import { dropUploads } from './files/uploads';
import { installForms } from './forms/install';
import { installGraphql } from './graphql/install';
import assessment from './assessment/controller';
import commonProblems from './common-problems/controller';
import documents from './documents/controller';
import duties from './duties/controller';
import { installDutySteps } from './duties/sweep-step';
import issues from './issues/controller';
import meetings from './meetings/controller';
import { installChecks } from './notifications/check';
import notifications from './notifications/controller';
import { seedTemplates } from './notifications/templates';
import openapi from './openapi/controller';
import organisation from './organisation/controller';
import { seedReferenceData } from './organisation/reference-data';
import { seedApiAccess, seedPanelRoles } from './organisation/roles';
import { configurePanel } from './panel/configure';
import panel from './panel/controller';
import { installRelationSearch } from './panel/relation-search';
import policies from './policies/controller';
import reports from './reports/controller';
import routes from './routes';
import { drain, resume } from './shared/draining';
import { bodyRead, errorLanguage, readableBody } from './shared/language-middleware';
import { requestLog } from './shared/request-log';
import sweep from './sweep/controller';
import { installSweepSteps } from './sweep/install';
import { installSchedule } from './sweep/schedule';
import tables from './tables/controller';
import visits from './visits/controller';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    resume();
    installSweepSteps();
    installSeam(strapi);
    installForms(strapi);
    installChecks(strapi);
    installStore(strapi);
    installGraphql(strapi);
    installRelationSearch(strapi);
    installDutySteps();
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    readPermissionsAtOnce(strapi);
    keepTokenKey(strapi);
    installQueryGuard(strapi);
    installPasswords(strapi);
    closeDoors(strapi);
    refuseOutside(strapi);
    await installDatabase(strapi);
    installSchedule(strapi);
  },
  /** The process is asked to leave: what runs ends first. */
  async destroy() {
    await drain();
    allowOutside();
  },
  controllers: {
    assessment,
    commonProblems,
    documents,
    duties,
    escalation,
    files,
    issues,
    meetings,
    notifications,
    openapi,
    organisation,
    panel,
    policies,
    reports,
    sweep,
    tables,
    visits,
  },
  middlewares: { requestLog, errorLanguage, readableBody, bodyRead, dropUploads },
  services: {
    /** Roles, reference data and the panel's looks; called by the application's bootstrap, after Strapi's own. */
    seed: ({ strapi }: { strapi: Core.Strapi }) => ({
      async run(): Promise<void> {
        await seedReferenceData(strapi);
        await seedRules(strapi);
        await seedTemplates(strapi);
        await seedPanelRoles(strapi);
        await seedApiAccess(strapi);
        await configurePanel(strapi);
        await assertReady(strapi);
      },
    }),
  },
  routes,
};
