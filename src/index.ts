import type { Core } from '@strapi/strapi';
import { assertSecrets, beginStart } from './plugins/casework/server/src/platform/access/startup';
import { assertSignOn } from './plugins/casework/server/src/platform/sign-in/sign-on-settings';

let release: (() => Promise<void>) | null = null;

export default {
  /** Before the schema sync: one instance at a time, and none with secrets that are none. */
  async register({ strapi }: { strapi: Core.Strapi }) {
    assertSecrets(process.env);
    assertSignOn(process.env);
    release = await beginStart(strapi);
  },
  /** After Strapi's own: roles, reference data, the panel's looks. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi.plugin('casework').service('seed').run();
    await release?.();
    release = null;
  },
};
