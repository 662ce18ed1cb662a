import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::notification-template.notification-template');
