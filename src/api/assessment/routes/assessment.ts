import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::assessment.assessment', { only: ['find', 'findOne'] });
