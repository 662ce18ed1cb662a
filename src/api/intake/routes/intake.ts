import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::intake.intake', { only: ['find', 'findOne'] });
