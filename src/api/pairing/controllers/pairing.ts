import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::pairing.pairing');
