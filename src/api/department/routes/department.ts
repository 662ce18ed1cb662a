import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::department.department', { except: ['delete'] });
