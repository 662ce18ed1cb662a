import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::enterprise-figure.enterprise-figure');
