import { measureCalls as declared } from '../../../../contracts/measures';
import { bindCalls } from '../../platform/calls/bind-calls';
import { askFigures, askRecords } from './ask';
import { sendFigures } from './figures-sheet';

export const measureCalls = bindCalls(declared, {
  figures: ({ strapi, asker, query, now }) => askFigures(strapi, asker, query, now),
  download: async ({ strapi, ctx, asker, query, now }) =>
    sendFigures(ctx, await askFigures(strapi, asker, query, now)),
  records: ({ strapi, asker, params, query, now }) => askRecords(strapi, asker, params.code, query, now),
});
