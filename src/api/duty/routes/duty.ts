import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::duty.duty', { only: ['find', 'findOne'] });
