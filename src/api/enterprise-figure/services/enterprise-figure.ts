import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::enterprise-figure.enterprise-figure');
