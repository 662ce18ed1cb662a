import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::issue-request.issue-request');
