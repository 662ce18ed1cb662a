import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::pairing.pairing', { except: ['delete'] });
