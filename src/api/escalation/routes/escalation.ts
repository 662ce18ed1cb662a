import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::escalation.escalation', { only: ['find', 'findOne'] });
