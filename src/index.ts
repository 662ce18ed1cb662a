import type { Core } from '@strapi/strapi';
import { assertSecrets, startingAlone } from './plugins/casework/server/src/access/startup';

let release: (() => Promise<void>) | null = null;

export default {
  /** Before the schema sync: one instance at a time, and none with secrets that are none. */
  async register({ strapi }: { strapi: Core.Strapi }) {
    assertSecrets(process.env);
    release = await startingAlone(strapi);
  },
  /** After Strapi's own: roles, reference data, the panel's looks. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi.plugin('casework').service('seed').run();
    await release?.();
    release = null;
  },
};
