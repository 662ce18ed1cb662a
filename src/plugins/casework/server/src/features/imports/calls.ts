import { importCalls as declared } from '../../../../contracts/imports';
import { languageOf } from '../../../../contracts/messages';
import { HISTORY_COLUMNS, HISTORY_ENDINGS } from '../../../../domain/history';
import { notFound, refuse } from '../../platform/answers/errors';
import { bindCalls } from '../../platform/calls/bind-calls';
import { sendErrors } from './errors-sheet';
import { checkHistory, importHistory } from './history';
import { checkSheet, takeSheet } from './development';
import { listImports } from './list';
import { ProgressTeller, readErrors, readProgress } from './progress';
import { TABLES, type SheetTable } from './tables';
import { sendTemplate } from './template';
import { confirmedOf, uploadedSheet } from './uploaded';

/** Enterprises themselves are master data, the office's (spec: records). */
function requireMaster(table: SheetTable, kind: string): void {
  if (table === 'enterprises' && kind !== 'office') throw refuse(403, 'FORBIDDEN');
}

export const importCalls = bindCalls(declared, {
  history: async ({ strapi, ctx, asker, query: { dryRun, run }, asCaller }) => {
    const file = await uploadedSheet(ctx);
    const teller = new ProgressTeller(strapi, asker.account, run);
    const language = languageOf(ctx.get('accept-language'));
    return asCaller((trx, call) =>
      importHistory(strapi, trx, { file, dryRun: dryRun === 'true', call, teller, language }),
    );
  },

  historyErrors: async ({ ctx, asCaller }) => {
    const file = await uploadedSheet(ctx);
    const bad = await asCaller((trx, call) => checkHistory(trx, file, call));
    await sendErrors(ctx, bad, languageOf(ctx.get('accept-language')));
  },

  historyTemplate: ({ ctx }) => sendTemplate(ctx, '历史台账模板', HISTORY_COLUMNS, HISTORY_ENDINGS),

  sheet: async ({ strapi, ctx, asker, params, query: { dryRun, run }, asCaller }) => {
    const table = params.table as SheetTable;
    const file = await uploadedSheet(ctx);
    const language = languageOf(ctx.get('accept-language'));
    const confirmed = confirmedOf(ctx);
    return asCaller(async (trx, call) => {
      requireMaster(table, call.actor.kind);
      const teller = new ProgressTeller(strapi, asker.account, run);
      return takeSheet(trx, { table, file, dryRun: dryRun === 'true', confirmed, call, language, teller });
    });
  },

  sheetErrors: async ({ ctx, params, asCaller }) => {
    const table = params.table as SheetTable;
    const file = await uploadedSheet(ctx);
    const language = languageOf(ctx.get('accept-language'));
    const bad = await asCaller((trx, call) => {
      requireMaster(table, call.actor.kind);
      return checkSheet(trx, { table, file, dryRun: true, confirmed: [], call, language, teller: null });
    });
    await sendErrors(ctx, bad, language);
  },

  sheetTemplate: ({ ctx, params }) => {
    const { name, columns } = TABLES[params.table as SheetTable];
    return sendTemplate(ctx, `${name}模板`, columns);
  },

  list: ({ query: { pagination }, transaction }) => transaction((trx) => listImports(trx, pagination)),

  errors: async ({ ctx, asker, params, transaction }) => {
    const bad = await transaction((trx) => readErrors(trx, asker.account, params.id));
    if (!bad) throw notFound();
    await sendErrors(ctx, bad, languageOf(ctx.get('accept-language')));
  },

  progress: async ({ asker, params, transaction }) => {
    const found = await transaction((trx) => readProgress(trx, asker.account, params.id));
    if (!found) throw notFound();
    return { data: found };
  },
});
