import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::ledger-entry.ledger-entry');
