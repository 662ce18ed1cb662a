import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::refused-attempt.refused-attempt');
