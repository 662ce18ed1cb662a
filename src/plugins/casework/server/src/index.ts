import type { Core } from '@strapi/strapi';
import { keepPanelAbilities, keepTokenKey, readPermissionsAtOnce } from './platform/sign-in/strapi-lookups';
import { closeDoors } from './platform/access/closed-endpoints';
import { installDatabase } from './platform/access/install';
import { assertReplica, closeReplica } from './platform/database/replica';
import { closeReserve } from './platform/database/reserve';
import { allowOutside, refuseOutside } from './platform/database/outside-transaction';
import { bodyLimits } from './platform/limits/body-limits';
import { holdRefusals } from './platform/limits/refusals';
import { noteDatabaseAway } from './platform/limits/database-away';
import { installPasswords } from './platform/sign-in/passwords';
import { installQueryGuard } from './platform/access/query-guard';
import { installRequestTransaction } from './platform/access/request-transaction';
import { assertReady } from './platform/access/startup';
import { ACTOR_ROLE, kindRoles } from './platform/access/visibility';
import { seedSchemes } from './features/assessment/default-schemes';
import { seedRules } from './features/escalation/rules';
import { assertStore, installStore } from './platform/files/store';
import { dropUploads } from './platform/files/uploads';
import { installForms } from './transport/forms/install';
import { loadInBatches } from './transport/graphql/batches';
import { installGraphql } from './transport/graphql/install';
import { installDutySteps } from './features/duties/sweep-step';
import { installTextChecks, seedTexts } from './features/documents/texts';
import { installChecks } from './features/notifications/check';
import { closePress } from './features/documents/print';
import { installSubscriptionChecks } from './features/events/check';
import { seedTemplates } from './features/notifications/templates';
import { seedReferenceData } from './features/organisation/reference-data';
import { seedApiAccess, seedPanelRoles } from './platform/access/strapi-roles';
import { configurePanel } from './transport/panel/configure';
import { installRelationSearch } from './transport/panel/relation-search';
import { fillFacts } from './features/measures/rebuild-facts';
import { BOUND_CALLS } from './calls';
import { controllersOf } from './platform/calls/bind-calls';
import routes from './routes';
import { installRecipientChecks } from './features/evidence/check';
import { showKey } from './features/evidence/step';
import { forgetFigures } from './features/operations/metrics';
import { collectProcess } from './platform/metrics/registry';
import { drain, resume } from './platform/base/draining';
import { bodyRead, errorLanguage, readableBody } from './platform/answers/language-middleware';
import { requestLog } from './platform/calls/request-log';
import { installSweepSteps } from './sweep-steps';
import { wecomOf } from './features/wecom/settings';
import { keepLinkSecret } from './platform/links/tokens';
import { portal, portalErrors } from './transport/portal/portal';
import { signOn } from './transport/sign-on/sign-on';
import { forgetProvider } from './features/sign-in/provider';
import { installSchedule } from './platform/sweep/schedule';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    // Settings of WeCom that are incomplete refuse to start.
    wecomOf(process.env);
    resume();
    forgetFigures();
    forgetProvider();
    collectProcess();
    installSweepSteps();
    installRequestTransaction(strapi);
    installForms(strapi);
    installChecks(strapi);
    installTextChecks(strapi);
    installSubscriptionChecks(strapi);
    installRecipientChecks(strapi);
    installStore(strapi);
    installGraphql(strapi, BOUND_CALLS);
    installRelationSearch(strapi);
    installDutySteps();
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    readPermissionsAtOnce(strapi);
    keepPanelAbilities(strapi);
    keepTokenKey(strapi);
    keepLinkSecret(strapi);
    installQueryGuard(strapi);
    loadInBatches(strapi);
    installPasswords(strapi);
    closeDoors(strapi);
    refuseOutside(strapi);
    noteDatabaseAway(strapi);
    await installDatabase(strapi);
    await fillFacts(strapi);
    await assertReplica(strapi, [ACTOR_ROLE, ...kindRoles]);
    await assertStore(strapi);
    showKey(strapi);
    installSchedule(strapi);
  },
  /** The process is asked to leave: what runs ends first. */
  async destroy() {
    await drain();
    await closeReserve();
    await closeReplica();
    await closePress();
    allowOutside();
  },
  controllers: controllersOf(BOUND_CALLS),
  middlewares: {
    requestLog,
    errorLanguage,
    readableBody,
    bodyRead,
    bodyLimits,
    holdRefusals,
    dropUploads,
    portal,
    portalErrors,
    signOn,
  },
  services: {
    /** Roles, reference data and the panel's looks; called by the application's bootstrap, after Strapi's own. */
    seed: ({ strapi }: { strapi: Core.Strapi }) => ({
      async run(): Promise<void> {
        await seedReferenceData(strapi);
        await seedRules(strapi);
        await seedSchemes(strapi);
        await seedTemplates(strapi);
        await seedTexts(strapi);
        await seedPanelRoles(strapi);
        await seedApiAccess(strapi);
        await configurePanel(strapi);
        await assertReady(strapi);
      },
    }),
  },
  routes,
};
