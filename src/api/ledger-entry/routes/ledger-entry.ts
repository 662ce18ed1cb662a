import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::ledger-entry.ledger-entry', { only: ['find', 'findOne'] });
