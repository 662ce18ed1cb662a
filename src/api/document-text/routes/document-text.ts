import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::document-text.document-text', {
  except: ['create', 'delete'],
});
