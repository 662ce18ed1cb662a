import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::issue-request.issue-request');
