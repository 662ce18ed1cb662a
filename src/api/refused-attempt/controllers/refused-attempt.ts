import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::refused-attempt.refused-attempt');
