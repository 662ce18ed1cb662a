import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::work-plan.work-plan', { except: ['delete'] });
