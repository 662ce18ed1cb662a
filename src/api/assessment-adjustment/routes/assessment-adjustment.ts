import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::assessment-adjustment.assessment-adjustment', {
  only: ['find', 'findOne'],
});
