import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::reassignment.reassignment', { except: ['delete'] });
