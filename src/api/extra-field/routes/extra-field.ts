import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::extra-field.extra-field', { except: ['delete'] });
