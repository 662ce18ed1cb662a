import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::calendar-year.calendar-year', { except: ['delete'] });
