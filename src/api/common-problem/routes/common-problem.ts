import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::common-problem.common-problem', { except: ['delete'] });
