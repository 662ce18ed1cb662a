import { archiveCalls as declared } from '../../../../contracts/archive';
import { pageMeta } from '../../../../contracts/paging';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner } from '../../platform/database/as-owner';
import { storeOf } from '../../platform/files/store';
import { gatherPackage } from './gather';
import { recordPacked } from './packed';
import { previewRetention, yearsSet } from './retention';
import { writePackage } from './write';

export const archiveCalls = bindCalls(declared, {
  issue: async ({ strapi, ctx, asker, now, params, transaction }) => {
    const gathered = await transaction((trx) => gatherPackage(trx, params.documentId, asker));
    const content = await writePackage(gathered, storeOf(strapi));
    // That it is all there is on record before the first byte leaves.
    await transaction((trx) =>
      asOwner(trx, 'That a package was made is on record, which requests may not write', () =>
        recordPacked(trx, params.documentId, asker.account, now),
      ),
    );
    ctx.set({
      'Content-Disposition': `attachment; filename="archive.zip"; filename*=UTF-8''${encodeURIComponent(`${gathered.name}.zip`)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    ctx.body = content;
    ctx.type = 'application/zip';
  },

  retention: async ({ query: { years, pagination }, now, transaction }) => {
    const { set, asked, preview } = await transaction((trx) =>
      asOwner(trx, 'What is to be erased is told by tables that requests may not read', async () => {
        const inForce = await yearsSet(trx);
        const judged = years ?? inForce;
        return { set: inForce, asked: judged, preview: await previewRetention(trx, judged, now, pagination) };
      }),
    );
    const { data, total, due, held, erased } = preview;
    return { data, meta: { ...pageMeta(pagination, total), years: set, asked, due, held, erased } };
  },
});
