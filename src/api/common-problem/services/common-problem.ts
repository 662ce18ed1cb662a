import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::common-problem.common-problem');
