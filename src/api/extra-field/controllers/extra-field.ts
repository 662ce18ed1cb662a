import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::extra-field.extra-field');
