import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::sign-in.sign-in');
