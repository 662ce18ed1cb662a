import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::issue-request.issue-request', { only: ['find', 'findOne'] });
