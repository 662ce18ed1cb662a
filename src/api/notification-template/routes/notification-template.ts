import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::notification-template.notification-template', {
  except: ['create', 'delete'],
});
