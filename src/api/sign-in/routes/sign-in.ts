import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::sign-in.sign-in', {
  only: ['find', 'findOne'],
});
