import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::assessment-scheme.assessment-scheme', { except: ['delete'] });
