import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::notification-channel.notification-channel');
