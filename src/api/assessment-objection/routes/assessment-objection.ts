import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::assessment-objection.assessment-objection', {
  only: ['find', 'findOne'],
});
