import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::transfer.transfer', { only: ['find', 'findOne'] });
