import type { StrapiApp } from '@strapi/strapi/admin';

/** The panel's half of the plugin. Its pages and panels register here. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'casework', name: 'casework' });
  },
};
