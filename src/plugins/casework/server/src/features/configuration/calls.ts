import { configurationCalls as declared } from '../../../../contracts/configuration';
import { languageOf } from '../../../../contracts/messages';
import { localDateOf } from '../../../../domain/calendar';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner } from '../../platform/database/as-owner';
import { readConfiguration } from './read';
import { readReadiness } from './readiness';
import { takeConfiguration } from './take';

export const configurationCalls = bindCalls(declared, {
  readiness: async ({ now, transaction }) => ({
    data: await transaction((trx) =>
      asOwner(trx, 'Who has an account is read for the list of what is missing', () =>
        readReadiness(trx, now, process.env),
      ),
    ),
  }),

  download: async ({ strapi, ctx, now, transaction }) => {
    const file = `配置-${localDateOf(now)}.json`;
    ctx.set(
      'Content-Disposition',
      `attachment; filename="configuration.json"; filename*=UTF-8''${encodeURIComponent(file)}`,
    );
    return transaction((trx) => readConfiguration(strapi, trx, now));
  },

  take: async ({ strapi, ctx, data, query: { dryRun }, now, transaction }) => ({
    data: await transaction((trx) =>
      takeConfiguration(
        { strapi, trx, now, language: languageOf(ctx.get('accept-language')) },
        data,
        dryRun === 'true',
      ),
    ),
  }),
});
