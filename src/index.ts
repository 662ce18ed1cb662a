import type { Core } from '@strapi/strapi';

export default {
  register(_app: { strapi: Core.Strapi }) {},
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await (strapi.plugin('casework').service('seed') as { run(): Promise<void> }).run();
  },
};
