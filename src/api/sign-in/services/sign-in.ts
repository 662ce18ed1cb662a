import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::sign-in.sign-in');
