import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::inspection.inspection', { except: ['delete'] });
