import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::refused-attempt.refused-attempt', {
  only: ['find', 'findOne'],
});
