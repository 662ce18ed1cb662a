import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::escalation-rule.escalation-rule', { except: ['delete'] });
